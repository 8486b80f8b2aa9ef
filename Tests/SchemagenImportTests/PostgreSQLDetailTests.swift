import SchemagenDatabases
import SchemagenImport
import SchemagenTestSupport
import Testing

/// The law on what random schemas found: each a small case of what did not come back as it was.
@Suite struct PostgreSQLDetailTests {
    /// What a table has on a column that it inherits cannot stand on the column, which is written elsewhere.
    @Test func keysOnInheritedColumns() throws {
        let law = try ImportLaw(
            script: """
                CREATE TABLE others (id integer PRIMARY KEY);
                CREATE TABLE base (id integer NOT NULL, kind text, "dueAt" date, size integer, other_id integer);
                CREATE TABLE child (extra text) INHERITS (base);
                ALTER TABLE child ADD PRIMARY KEY (id), ADD UNIQUE (kind), ADD CHECK (size > 0),
                    ADD FOREIGN KEY (other_id) REFERENCES others;
                CREATE INDEX ON child (size);
                CREATE INDEX ON child ("dueAt" DESC, extra);
                CREATE INDEX child_due_at_idx ON child ("dueAt");
                """, name: "Inheriting")
        #expect(law.breaches == [])
        #expect(law.imported.opaque.map(\.object) == ["primary key public.child.child_pkey"])
        #expect(law.imported.source.contains("    index(size)\n"))
    }

    @Test func whatHasNoLog() throws {
        let law = try ImportLaw(
            script: """
                CREATE UNLOGGED TABLE cache (id serial PRIMARY KEY, value text);
                """ + (try unloggedSequence), name: "Cache")
        #expect(law.breaches == [])
        #expect(law.imported.source.contains("id: Int32 @primaryKey @identity(serial)"))
    }

    /// A sequence without a log, where there is such a thing.
    private var unloggedSequence: String {
        get throws {
            try TestServer.shared.server.binaries.majorVersion < 15 ? "" : "\nCREATE UNLOGGED SEQUENCE free_numbers"
        }
    }

    /// What tables are given by default they are not given afterwards, however late a part of them is made.
    @Test func privilegesByDefault() throws {
        let law = try ImportLaw(
            script: """
                CREATE SCHEMA other;
                CREATE TABLE parts (id bigint NOT NULL) PARTITION BY LIST (id);
                CREATE TABLE other.parts_1 PARTITION OF parts FOR VALUES IN (1);
                CREATE TABLE other.plain (id bigint NOT NULL);
                ALTER DEFAULT PRIVILEGES IN SCHEMA other GRANT SELECT ON TABLES TO PUBLIC;
                CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$
                    BEGIN RAISE EXCEPTION 'no more'; END $$;
                CREATE VIEW other.all_parts AS SELECT * FROM parts;
                """, name: "Given")
        #expect(law.breaches == [])
    }

    /// A check that nothing has proved is unproved for what inherits it, which a table made later would not have so.
    @Test func unprovedChecksOfParents() throws {
        let law = try ImportLaw(
            script: """
                CREATE TABLE base (id integer PRIMARY KEY, size integer);
                CREATE TABLE child (extra text) INHERITS (base);
                ALTER TABLE base ADD CONSTRAINT size_check CHECK (size > 0) NOT VALID;
                CREATE TABLE parts (id integer, size integer) PARTITION BY LIST (id);
                CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
                ALTER TABLE parts ADD CONSTRAINT parts_check CHECK (size > 0) NOT VALID;
                CREATE TABLE alone (id integer PRIMARY KEY, size integer);
                ALTER TABLE alone ADD CONSTRAINT alone_check CHECK (size > 0) NOT VALID;
                """, name: "Unproved")
        #expect(law.breaches == [])
        #expect(law.imported.opaque.count == 2)
    }

    /// A default may count on the numbers of another table.
    @Test func numbersOfAnotherTable() throws {
        let law = try ImportLaw(
            script: """
                CREATE TABLE rows (id serial PRIMARY KEY);
                CREATE TABLE copies (LIKE rows INCLUDING ALL);
                """, name: "Rows")
        #expect(law.breaches == [])
    }

    /// From PostgreSQL 18 on NOT NULL has a name.
    @Test(.needs(majorVersion: 18)) func namedNotNull() throws {
        let law = try ImportLaw(
            script: """
                CREATE TABLE named (id integer PRIMARY KEY, a integer CONSTRAINT "must be" NOT NULL,
                    "B" text CONSTRAINT b_there NOT NULL, c integer NOT NULL);
                CREATE TABLE copied (LIKE named);
                """, name: "Named")
        #expect(law.breaches == [])
        #expect(law.imported.opaque.count == 6)
    }

    /// A partition that is kept as text is no more needed by tables than others are.
    @Test func typesBeforePartitionsKeptAsText() throws {
        let law = try ImportLaw(
            script: """
                CREATE SCHEMA other;
                CREATE DOMAIN even AS bigint CHECK (VALUE % 2 = 0);
                CREATE TYPE pair AS (a even, b text);
                CREATE FUNCTION short(a bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
                CREATE TABLE parts (id bigint PRIMARY KEY, p pair, CHECK (short(id) > 0)) PARTITION BY LIST (id);
                CREATE TABLE other.parts_1 PARTITION OF parts FOR VALUES IN (1);
                CREATE TABLE before_it (id bigint PRIMARY KEY REFERENCES parts, p pair);
                """, name: "Pairs")
        #expect(law.breaches == [])
    }

    /// In the name of an index the second of two equal parts has a number.
    @Test func indexesOfOneColumnTwice() throws {
        let name = "a_column_whose_name_is_long"
        let law = try ImportLaw(
            script: """
                CREATE TABLE tables (id integer PRIMARY KEY, a text, \(name) bigint);
                CREATE INDEX ON tables (a) INCLUDE (a);
                CREATE INDEX ON tables (lower(a), (a || 'x'), (a || 'y'));
                CREATE INDEX ON tables (\(name)) INCLUDE (\(name));
                """, name: "Twice")
        #expect(law.breaches == [])
        #expect(law.imported.source.contains("    index(a) include(a)\n"))
    }

    /// Indexes on `sql(…)` come late in a plan, for the sake of functions, and comments on them later still.
    @Test func commentsOnIndexesOfExpressions() throws {
        let law = try ImportLaw(
            script: """
                CREATE FUNCTION short(a text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT left($1, 3)';
                CREATE TABLE words (id integer PRIMARY KEY, word text);
                CREATE INDEX words_lower ON words (lower(word));
                CREATE INDEX words_short ON words (short(word));
                COMMENT ON INDEX words_lower IS ' not as it is typed ';
                COMMENT ON INDEX words_short IS ' the first letters ';
                COMMENT ON TABLE words IS ' all of them ';
                """, name: "Words")
        #expect(law.breaches == [])
        #expect(law.imported.opaque.count == 4)
    }

    /// The server prints a list of varchars with a cast around it that it would give to each value, were it read so.
    @Test func listsOfVarchars() throws {
        let body = "BEGIN RETURN 'a'::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]); END"
        try TestServer.shared.withDatabase { connection in
            try connection.execute(
                """
                CREATE TABLE codes (
                    id integer PRIMARY KEY, code varchar(9) CHECK (code NOT IN ('it''s', '])::text[]')), word text,
                    CHECK (upper(code) = code OR code IN ('x', 'y')));
                CREATE INDEX ON codes (id) WHERE upper(code) = 'A' OR code IN ('x', 'y');
                CREATE VIEW usual AS SELECT id FROM codes WHERE code IN ('x', 'y') AND word NOT IN (code, 'z');
                CREATE POLICY only_usual ON codes USING (code IN ('x', 'y'));
                CREATE FUNCTION is_usual() RETURNS boolean LANGUAGE plpgsql AS $$ \(body) $$;
                CREATE FUNCTION is_a(code varchar) RETURNS boolean RETURN code IN ('a', 'b');
                """)
            let server = try PostgreSQLReplayServer(TestServer.shared.server)
            let imported = try PostgreSQLImport.run(connection, name: "Codes", server: server)
            #expect(imported.notes == [])
            #expect(
                imported.source.contains("ALL (ARRAY['it''s'::character varying, '])::text[]'::character varying])"))
            #expect(imported.source.contains(body))
        }
    }

    /// A domain is made behind the one that it stands on, whatever their names and schemas.
    @Test func domainsOnDomains() throws {
        let law = try ImportLaw(
            script: """
                CREATE SCHEMA "Other one";
                CREATE DOMAIN "Other one".base AS integer CHECK (VALUE > 0);
                CREATE DOMAIN middle AS "Other one".base CHECK (VALUE % 2 = 0);
                CREATE DOMAIN above AS middle;
                CREATE DOMAIN a_list AS middle[] CHECK (cardinality(VALUE) < 9);
                CREATE TYPE pair AS (one above, other above);
                CREATE DOMAIN a_pair AS pair;
                CREATE TABLE uses (id above PRIMARY KEY, many a_list, both_ones a_pair);
                """, name: "Domains")
        #expect(law.breaches == [], "\(law.imported.source)")
    }
}
