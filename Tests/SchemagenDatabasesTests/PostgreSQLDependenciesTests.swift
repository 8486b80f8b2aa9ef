import SchemagenTestSupport
import Testing

@testable import SchemagenDatabases

@Suite struct PostgreSQLDependenciesTests {
    private static let script = """
        CREATE SCHEMA app; CREATE SCHEMA other;
        CREATE TYPE app.mood AS ENUM ('a', 'b'); CREATE DOMAIN app.moods AS app.mood CHECK (VALUE <> 'b');
        CREATE TYPE app.pair AS (m app.moods, n integer[]);
        CREATE FUNCTION app.one() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
        CREATE FUNCTION app.good(integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 > app.one()';
        CREATE SEQUENCE app.numbers;
        CREATE TABLE app.base (id serial PRIMARY KEY, n bigint DEFAULT nextval('app.numbers'), p app.pair, one integer DEFAULT app.one(),
            double integer GENERATED ALWAYS AS (app.one() * 2) STORED, CONSTRAINT base_good CHECK (app.good(one)));
        CREATE TABLE app.child (more text) INHERITS (app.base);
        CREATE TABLE app.refers (base integer REFERENCES app.base); 
        CREATE TABLE app.days (day date, base integer) PARTITION BY RANGE (day);
        CREATE TABLE app.days_1 PARTITION OF app.days DEFAULT;
        CREATE INDEX days_day ON app.days (day);
        CREATE INDEX base_good_index ON app.base (app.good(one));
        CREATE VIEW app.first AS SELECT id, p FROM app.base; CREATE VIEW app.second AS SELECT id, app.one() FROM app.first GROUP BY id;
        CREATE MATERIALIZED VIEW app.third AS SELECT * FROM app.second; CREATE INDEX third_id ON app.third (id);
        CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
        CREATE TRIGGER touched BEFORE UPDATE ON app.base FOR EACH ROW WHEN (app.good(new.one)) EXECUTE FUNCTION app.touch();
        CREATE POLICY own ON app.base USING (EXISTS (SELECT FROM app.refers r WHERE r.base = id));
        CREATE RULE quiet AS ON INSERT TO app.refers DO ALSO DELETE FROM app.days;
        CREATE FUNCTION app.add(integer, integer) RETURNS integer LANGUAGE sql AS 'SELECT $1 + $2';
        CREATE AGGREGATE app.sum(integer) (SFUNC = app.add, STYPE = integer);
        CREATE FUNCTION app.same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2';
        CREATE OPERATOR app.=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = app.same);
        CREATE OPERATOR CLASS app.odd FOR TYPE integer USING hash AS OPERATOR 1 app.===, FUNCTION 1 hashint4(integer);
        CREATE VIEW app.uses_operator AS SELECT 1 OPERATOR(app.===) 2 AS same, app.sum(id) FROM app.base;
        CREATE FUNCTION app.atomic() RETURNS SETOF app.first BEGIN ATOMIC SELECT * FROM app.first; END;
        CREATE STATISTICS app.stat ON id, n FROM app.base;
        CREATE PUBLICATION pub FOR TABLE app.base; CREATE TYPE app.span AS RANGE (subtype = app.mood);
        CREATE TABLE app.spans (a app.span, b app.span[]);
        CREATE FUNCTION app.body(status integer) RETURNS void LANGUAGE plpgsql SET search_path = app AS $$
            -- FROM days
            DECLARE m mood; r "refers"%ROWTYPE; x app.base.id%TYPE;
            BEGIN
                /* spans */ WITH child AS (SELECT 1) SELECT 'FROM app.spans', base FROM child INTO r;
                INSERT INTO third_not_known(id) VALUES (one());
                UPDATE first SET id = nextval('numbers') WHERE good(1, 2);
                DELETE FROM days_1 USING second s, other.far f WHERE s.id = status;
            END $$;
        CREATE FUNCTION app.traps() RETURNS bigint LANGUAGE sql SET search_path = app AS $$
            SELECT 1::bigint FROM days d JOIN days_1 e USING (base)
            WHERE d.base IS DISTINCT FROM base AND extract(year FROM d.day) > 1 AND substring('abc' FROM base) = '' FOR UPDATE OF d
            $$;
        CREATE TABLE other.far (a integer)
        """

    private func needs(_ dependencies: PostgreSQLDependencies, _ kind: CatalogueKind, _ path: String...) -> [String] {
        (dependencies.needs[CatalogueIdentity(kind, path)] ?? []).filter { $0.kind != .namespace }.map(\.description)
            .sorted()
    }

    @Test func whatTheServerKnowsIsRead() throws {
        try withDatabase { connection in
            try connection.execute(Self.script)
            let all = try PostgreSQLDependencies.read(connection)
            #expect(needs(all, .domain, "app", "moods") == ["enum app.mood"])
            #expect(
                needs(all, .checkConstraint, "app", "moods", "moods_check") == ["domain app.moods", "enum app.mood"])
            #expect(needs(all, .compositeType, "app", "pair") == ["domain app.moods"])
            #expect(
                needs(all, .table, "app", "base") == [
                    "composite type app.pair", "function app.one()", "sequence app.base_id_seq", "sequence app.numbers",
                ])
            #expect(needs(all, .sequence, "app", "base_id_seq") == [])
            #expect(
                needs(all, .checkConstraint, "app", "base", "base_good") == [
                    "function app.good(integer)", "table app.base",
                ])
            #expect(needs(all, .table, "app", "child").contains("table app.base"))
            #expect(needs(all, .table, "app", "refers") == [])
            #expect(
                needs(all, .foreignKey, "app", "refers", "refers_base_fkey") == [
                    "primary key app.base.base_pkey", "table app.base", "table app.refers",
                ])
            #expect(needs(all, .table, "app", "days_1") == ["table app.days"])
            #expect(
                needs(all, .index, "app", "days_1", "days_1_day_idx") == [
                    "index app.days.days_day", "table app.days_1",
                ])
            #expect(
                needs(all, .index, "app", "base", "base_good_index") == [
                    "function app.good(integer)", "table app.base",
                ])
            #expect(needs(all, .view, "app", "first") == ["composite type app.pair", "table app.base"])
            #expect(needs(all, .view, "app", "second") == ["function app.one()", "view app.first"])
            #expect(needs(all, .materializedView, "app", "third") == ["view app.second"])
            #expect(needs(all, .index, "app", "third", "third_id") == ["materialized view app.third"])
            #expect(
                needs(all, .trigger, "app", "base", "touched") == [
                    "function app.good(integer)", "function app.touch()", "table app.base",
                ])
            #expect(needs(all, .policy, "app", "base", "own") == ["table app.base", "table app.refers"])
            #expect(needs(all, .rule, "app", "refers", "quiet") == ["table app.days", "table app.refers"])
            #expect(needs(all, .aggregate, "app", "sum(integer)") == ["function app.add(integer, integer)"])
            #expect(needs(all, .operatorClass, "app", "odd using hash").contains("operator app.===(integer, integer)"))
            #expect(
                needs(all, .view, "app", "uses_operator") == [
                    "aggregate app.sum(integer)", "operator app.===(integer, integer)", "table app.base",
                ])
            #expect(needs(all, .function, "app", "atomic()") == ["view app.first"])
            #expect(needs(all, .statistics, "app", "stat") == ["table app.base"])
            #expect(needs(all, .publication, "pub") == ["table app.base", "table app.child"])
            #expect(needs(all, .table, "app", "spans") == ["range type app.span"])
            #expect(needs(all, .function, "app", "good(integer)") == [])
        }
    }

    @Test func bodiesAreSearchedForNames() throws {
        try withDatabase { connection in
            try connection.execute(Self.script)
            let all = try PostgreSQLDependencies.read(connection)
            func mentions(_ function: String) -> [String] {
                (all.mentions[CatalogueIdentity(.function, ["app", function])] ?? []).map(\.description).sorted()
            }
            #expect(mentions("good(integer)") == ["function app.one()"])
            // Not what is in comments and texts, not a column or a query with a table's name, not another overload.
            #expect(
                mentions("body(integer)") == [
                    "enum app.mood", "function app.one()", "sequence app.numbers", "table app.base", "table app.days_1",
                    "table app.refers", "table other.far", "view app.first", "view app.second",
                ])
            #expect(mentions("traps()") == ["table app.days", "table app.days_1"])
            #expect(all.uncheckedBodies.isEmpty)
        }
    }

    @Test func manyObjectsTakeNoMoreQueries() throws {
        try withDatabase { connection in
            func queries() throws -> Int {
                try connection.execute("SET log_statement = 'all'; SET client_min_messages = log")
                _ = connection.takeNotices()
                _ = try PostgreSQLDefinitions.read(connection)
                let count = connection.takeNotices().count
                try connection.execute("RESET log_statement; RESET client_min_messages")
                return count
            }
            try connection.execute("CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'")
            let few = try queries()
            try connection.execute(
                """
                DO $$ BEGIN
                    FOR i IN 1..700 LOOP
                        EXECUTE format('CREATE TABLE t%s (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text NOT NULL
                            DEFAULT ''x'', b integer CHECK (f(b) > 0), c date, d text UNIQUE, e numeric, f jsonb)', i);
                        EXECUTE format('CREATE INDEX ON t%s (lower(a)) WHERE b > 1', i);
                        EXECUTE format('CREATE VIEW v%s AS SELECT id, a FROM t%s', i, i);
                        EXECUTE format('CREATE FUNCTION f%s() RETURNS bigint LANGUAGE sql AS ''SELECT count(*) FROM v%s''', i, i);
                    END LOOP;
                END $$
                """)
            // Some 10,000 objects.
            let all = try PostgreSQLDependencies.read(connection)
            #expect(all.mentions.count == 700 && all.needs.count > 700 * 7)
            #expect(try queries() == few)
        }
    }
}
