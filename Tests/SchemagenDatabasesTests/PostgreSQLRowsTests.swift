import SchemagenDatabases
import SchemagenTestSupport
import Testing

@Suite struct PostgreSQLRowsTests {
    /// Fills the tables of a script on each server and hands over what came of it.
    private func fill(
        _ script: String, rows: Int = 4, _ body: (PostgreSQLConnection, RowReport) throws -> Void = { _, _ in }
    ) throws {
        try withDatabase { (connection) throws in
            try connection.execute(script)
            let report = try PostgreSQLRows(connection).fill(rowsPerTable: rows)
            try body(connection, report)
        }
    }

    /// The script's tables all get their rows.
    private func expectFilled(_ script: String, rows: Int = 4) throws {
        try fill(script, rows: rows) { (connection, report) throws in
            #expect(!report.tables.isEmpty)
            for table in report.tables {
                #expect(table.rows == rows && table.message == nil, "\(table)")
            }
            let contents = try PostgreSQLRows(connection).contents()
            #expect(contents.tables.map(\.count) == report.tables.map(\.rows))
        }
    }

    private static let everyType = [
        "bool", "int2", "int4", "int8", "numeric", "numeric(5,2)", "numeric(3)", "float4", "float8", "money", "text",
        "varchar", "varchar(3)", "char(2)", "char", "\"char\"", "name", "bytea", "date", "time", "time(0)", "timetz",
        "timestamp", "timestamp(3)", "timestamptz", "interval", "interval year to month", "uuid", "json", "jsonb",
        "jsonpath", "inet", "cidr", "macaddr", "macaddr8", "bit", "bit(5)", "varbit", "varbit(7)", "tsvector",
        "tsquery",
        "point", "line", "lseg", "box", "path", "polygon", "circle", "pg_lsn", "oid", "xid", "xid8", "tid",
        "pg_snapshot",
        "regclass", "regtype", "int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange",
        "int4multirange", "datemultirange", "int4[]", "text[]", "numeric(5,2)[]", "timestamptz[]", "box[]", "jsonb[]",
        "int4range[]", "mood", "mood[]", "percent", "code", "percent[]", "pair", "pair[]", "span", "bounded",
    ]

    private static let types = """
        CREATE TYPE mood AS ENUM ('a', 'b''c', 'D', ''); CREATE DOMAIN percent AS int CHECK (VALUE BETWEEN 40 AND 60);
        CREATE DOMAIN code AS varchar(5) NOT NULL CHECK (VALUE ~ '^[A-Z]{2}-\\d{2}$');
        CREATE TYPE pair AS (x int, y text, m mood); CREATE TYPE span AS RANGE (subtype = float8);
        CREATE DOMAIN bounded AS percent CHECK (VALUE > 50);
        """

    @Test func everyTypeIsFilled() throws {
        let columns = Self.everyType.enumerated().map { "c\($0) \($1) NOT NULL" }
        let nullable = Self.everyType.enumerated().map { "c\($0) \($1)" }
        let script = """
            \(Self.types)
            CREATE TABLE needed (id serial PRIMARY KEY, \(columns.joined(separator: ", ")));
            CREATE TABLE loose (\(nullable.joined(separator: ", ")))
            """
        try fill(script) { (connection, report) throws in
            #expect(report.tables.map(\.rows) == [4, 4], "\(report)")
            let contents = try PostgreSQLRows(connection).contents()
            // Every column that may be NULL is so in some rows and not in others.
            for column in contents["public.loose"]?.columns ?? [] where column.type != "code" {
                #expect((1...3).contains(column.nonNull), "\(column)")
            }
            for column in contents["public.needed"]?.columns ?? [] { #expect(column.nonNull == 4) }
        }
    }

    /// A table for each type, so that the types' own edges are stored and not only what goes with all others.
    @Test func everyTypeHasDistinctValuesAndEdges() throws {
        let tables = Self.everyType.enumerated().map { "CREATE TABLE t\($0) (c \($1));" }
        try fill(Self.types + tables.joined(separator: "\n"), rows: 5) { (connection, report) throws in
            #expect(report.tables.filter { $0.rows != 5 } == [])
            let contents = try PostgreSQLRows(connection).contents()
            for (number, type) in Self.everyType.enumerated() {
                let column = contents["public.t\(number)"]?.columns.first
                #expect((column?.nonNull ?? 0) >= 3, "\(type)")
                let distinct = try connection.query("SELECT count(DISTINCT c::text) FROM t\(number)").first ?? nil
                #expect((distinct.flatMap { Int($0) } ?? 0) >= 2, "\(type)")
            }
        }
    }

    @Test func nastyValuesAreAmongThem() throws {
        try fill("CREATE TABLE t (a text NOT NULL, d date NOT NULL, i int NOT NULL, f float8 NOT NULL)", rows: 24) {
            (connection, report) throws in
            #expect(report["public.t"]?.rows == 24)
            let found = try connection.query(
                """
                SELECT bool_or(a = ''), bool_or(a LIKE '%''%'), bool_or(a ~ '[\\U00010000-\\U0010ffff]'),
                    bool_or(d = 'infinity'), bool_or(i = 2147483647), bool_or(f = 'NaN') FROM t
                """)
            #expect(found.rows == [["t", "t", "t", "t", "t", "t"]])
        }
    }

    @Test func checksAreKept() throws {
        try expectFilled(
            """
            CREATE TABLE t (price numeric NOT NULL CHECK (price > 0 AND price < 10), narrow int NOT NULL UNIQUE
                    CHECK (narrow > 1000000 AND narrow <= 1000004),
                status text NOT NULL CHECK (status IN ('a', 'b')), code text UNIQUE NOT NULL CHECK (length(code) = 5),
                starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL, CHECK (ends_at > starts_at),
                mail text NOT NULL CHECK (mail ~ '^[^@]+@[^@]+\\.[a-z]{2,}$'), tag varchar(8) NOT NULL CHECK (tag LIKE 'x\\_%'),
                day date NOT NULL CHECK (day >= '2031-02-03' AND day < '2031-03-01'), a int, b int, c int,
                CHECK (num_nonnulls(a, b, c) = 1), CHECK (status <> 'a' OR price > 3), list int[] NOT NULL
                    CHECK (array_length(list, 1) = 3), doc jsonb NOT NULL CHECK (jsonb_typeof(doc) = 'array'),
                upper_only text NOT NULL CHECK (upper_only = upper(upper_only) AND length(upper_only) BETWEEN 2 AND 3))
            """)
    }

    @Test func generatedAndNumberedColumnsAreLeftToTheServer() throws {
        try fill(
            """
            CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n int NOT NULL, m int NOT NULL,
                product int GENERATED ALWAYS AS (n * m) STORED, s bigserial, day date NOT NULL,
                span int GENERATED ALWAYS AS (day - DATE '2000-01-01') STORED)
            """
        ) { (connection, report) throws in
            #expect(report["public.t"]?.rows == 4, "\(report)")
            #expect(try connection.query("SELECT string_agg(id::text, ',' ORDER BY id) FROM t").first != "")
            // The next row of the application's finds its number free.
            try connection.execute("INSERT INTO t (n, m, day) VALUES (1, 1, '2024-01-01')")
        }
    }

    @Test func keysInAnyShapeAreFollowed() throws {
        try expectFilled(
            """
            CREATE TABLE parent (tenant int NOT NULL, number text NOT NULL, PRIMARY KEY (tenant, number));
            CREATE TABLE other (tenant int, id int, note text, PRIMARY KEY (tenant, id));
            CREATE TABLE child (id serial PRIMARY KEY, tenant int NOT NULL, number text NOT NULL, other int,
                FOREIGN KEY (tenant, number) REFERENCES parent (tenant, number),
                FOREIGN KEY (tenant, other) REFERENCES other (tenant, id), UNIQUE (tenant, number));
            CREATE TABLE a_child (id int PRIMARY KEY REFERENCES child, x int, y int,
                FOREIGN KEY (x, y) REFERENCES other MATCH FULL);
            """)
    }

    @Test func circlesAreFilled() throws {
        try fill(
            """
            CREATE TABLE a (id serial PRIMARY KEY, b int, self int REFERENCES a);
            CREATE TABLE b (id serial PRIMARY KEY, a int NOT NULL REFERENCES a);
            ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b;
            CREATE TABLE strict_self (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, up int NOT NULL REFERENCES strict_self);
            CREATE TABLE unique_self (id text PRIMARY KEY, up text NOT NULL UNIQUE REFERENCES unique_self);
            CREATE TABLE x (id int PRIMARY KEY, y int NOT NULL);
            CREATE TABLE y (id bigserial PRIMARY KEY, x int NOT NULL UNIQUE REFERENCES x, z uuid NOT NULL);
            CREATE TABLE z (id uuid PRIMARY KEY, x int NOT NULL REFERENCES x DEFERRABLE INITIALLY DEFERRED);
            ALTER TABLE x ADD FOREIGN KEY (y) REFERENCES y; ALTER TABLE y ADD FOREIGN KEY (z) REFERENCES z;
            """
        ) { (connection, report) throws in
            #expect(report.tables.filter { $0.rows != 4 } == [])
            let used = "SELECT (SELECT count(b) FROM a) > 0 AND (SELECT count(self) FROM a) > 0"
            #expect(try connection.query(used).first == "t")
        }
    }

    @Test func partitionsTakeTheirRows() throws {
        try expectFilled(
            """
            CREATE TABLE r (id int, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
            CREATE TABLE r1 PARTITION OF r FOR VALUES FROM ('2031-01-01') TO ('2031-02-01');
            CREATE TABLE l (kind text NOT NULL, n int NOT NULL, UNIQUE (kind, n)) PARTITION BY LIST (kind);
            CREATE TABLE l1 PARTITION OF l FOR VALUES IN ('one', 'it''s') PARTITION BY RANGE (n);
            CREATE TABLE l11 PARTITION OF l1 FOR VALUES FROM (70000) TO (70010);
            CREATE TABLE h (id bigint PRIMARY KEY) PARTITION BY HASH (id);
            CREATE TABLE h0 PARTITION OF h FOR VALUES WITH (MODULUS 2, REMAINDER 0);
            CREATE TABLE h1 PARTITION OF h FOR VALUES WITH (MODULUS 2, REMAINDER 1);
            CREATE TABLE e (at timestamp NOT NULL) PARTITION BY RANGE (extract(year FROM at));
            CREATE TABLE e1 PARTITION OF e FOR VALUES FROM (1987) TO (1988);
            CREATE TABLE refers (id int, at date, FOREIGN KEY (id, at) REFERENCES r)
            """)
    }

    @Test func uniqueAndExcludingConstraintsAreKept() throws {
        try expectFilled(
            """
            CREATE TABLE booking (id serial, during tstzrange NOT NULL, EXCLUDE USING gist (during WITH &&));
            CREATE TABLE circle (c circle, EXCLUDE USING gist (c WITH &&));
            CREATE TABLE u (a boolean NOT NULL, b boolean NOT NULL, UNIQUE (a, b));
            CREATE TABLE n (v text UNIQUE, w int UNIQUE); CREATE TABLE f (mail text NOT NULL);
            CREATE UNIQUE INDEX ON f (lower(mail));
            CREATE TABLE heir (extra int NOT NULL) INHERITS (n); CREATE TABLE "Odd ""name"" €" ("a b" int CHECK ("a b" > 70))
            """)
    }

    @Test func whatRefusesEverythingStaysEmptyAndIsNamed() throws {
        try fill(
            """
            CREATE TABLE good (id serial PRIMARY KEY); CREATE TABLE bad (id serial PRIMARY KEY, n int, good int REFERENCES good);
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'never % here', 1; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON bad FOR EACH ROW EXECUTE FUNCTION refuse();
            CREATE TABLE swallowing (n int);
            CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                INSERT INTO log (n) VALUES (1); RETURN NULL; END $$;
            CREATE TRIGGER swallow BEFORE INSERT ON swallowing FOR EACH ROW EXECUTE FUNCTION swallow();
            CREATE TABLE log (id serial, n int); CREATE TABLE child (bad int NOT NULL REFERENCES bad);
            CREATE TABLE two (b boolean PRIMARY KEY); CREATE TABLE none (n int NOT NULL CHECK (n > 5 AND n < 3));
            CREATE VIEW v AS SELECT 1
            """
        ) { (connection, report) throws in
            #expect(report.empty.map(\.name) == ["public.bad", "public.child", "public.none", "public.swallowing"])
            #expect(report["public.bad"]?.message == "never 1 here (SQLSTATE P0001)")
            #expect(report["public.child"]?.message?.contains("child_bad_fkey") == true)
            #expect(report["public.none"]?.message?.contains("none_n_check") == true)
            #expect(report["public.swallowing"]?.message?.contains("trigger") == true)
            #expect(report["public.good"] == RowReport.Table(name: "public.good", rows: 4, added: 4))
            // What a refused attempt did elsewhere is undone.
            #expect(report["public.log"]?.rows == 4)
            #expect(report["public.two"]?.rows == 2)
            #expect(report["public.two"]?.message?.contains("two_pkey") == true)
            #expect(report.filled.count == 3)
            let before = try PostgreSQLRows(connection).contents()
            let second = try PostgreSQLRows(connection).fill(rowsPerTable: 4)
            #expect(second.tables.allSatisfy { $0.added == 0 })
            #expect(second.empty == report.empty)
            #expect(try PostgreSQLRows(connection).contents() == before)
        }
    }

    @Test func theSameSchemaGetsTheSameRows() throws {
        let columns = Self.everyType.enumerated().map { "c\($0) \($1)" }
        let script = """
            \(Self.types)
            CREATE TABLE t (id serial PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(), u uuid DEFAULT gen_random_uuid(),
                \(columns.joined(separator: ", ")));
            CREATE TABLE s (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), t int REFERENCES t, CHECK (t <> 7))
            """
        for server in try TestServer.all.get() {
            func contents() throws -> RowFingerprint {
                try server.withDatabase { (connection) throws in
                    try connection.execute(script)
                    _ = try PostgreSQLRows(connection).fill(rowsPerTable: 5)
                    return try PostgreSQLRows(connection).contents()
                }
            }
            let first = try contents()
            #expect(first.tables.map(\.count) == [5, 5])
            #expect(try contents() == first)
        }
    }

    @Test func rowsThatAreThereCount() throws {
        try withDatabase { (connection) throws in
            try connection.execute("CREATE TABLE t (id serial PRIMARY KEY, v text UNIQUE)")
            let rows = PostgreSQLRows(connection)
            try connection.execute("INSERT INTO t VALUES (1, 'alpha'), (2, 'a;b'), (7, ';')")
            let report = try rows.fill(rowsPerTable: 5)
            #expect(report["public.t"] == RowReport.Table(name: "public.t", rows: 5, added: 2))
            try connection.execute("BEGIN")
            #expect(throws: PostgreSQLError.self) { try rows.fill() }
        }
    }
}
