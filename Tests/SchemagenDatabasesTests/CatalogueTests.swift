import SchemagenDatabases
import SchemagenTestSupport
import Testing

@Suite struct CatalogueTests {
    @Test func postgreSQLListsEachKindOfObject() throws {
        try withDatabase { connection in
            let before = try Catalogue(connection)
            #expect(before.lines.filter { !$0.hasPrefix("comment ") } == ["schema public"])
            try connection.execute(
                #"""
                CREATE SCHEMA "Bill""ing"; CREATE TYPE mood AS ENUM ('a', 'b''c');
                CREATE DOMAIN email AS text NOT NULL DEFAULT 'x' CHECK (VALUE <> ''); CREATE SEQUENCE counter START 7;
                CREATE TABLE "Bill""ing".t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, m mood DEFAULT 'a',
                    e email, n text COLLATE "C" NOT NULL, g int GENERATED ALWAYS AS (1 + 1) STORED, CHECK (id > 0));
                CREATE INDEX hot ON "Bill""ing".t (lower(n) DESC) WHERE m = 'a';
                COMMENT ON COLUMN "Bill""ing".t.n IS 'it''s';
                CREATE VIEW v AS SELECT id FROM "Bill""ing".t; CREATE MATERIALIZED VIEW mv AS SELECT 1 AS one;
                CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
                CREATE TRIGGER tr BEFORE UPDATE ON "Bill""ing".t FOR EACH ROW EXECUTE FUNCTION touch();
                CREATE TABLE p (a int, b text) PARTITION BY RANGE (a);
                CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2);
                CREATE POLICY pol ON "Bill""ing".t USING (id = 1); ALTER TABLE "Bill""ing".t ENABLE ROW LEVEL SECURITY;
                CREATE TABLE c (t_id bigint);
                ALTER TABLE c ADD FOREIGN KEY (t_id) REFERENCES "Bill""ing".t ON DELETE CASCADE NOT VALID;
                CREATE TYPE span AS RANGE (subtype = float8); CREATE TYPE pair AS (x int, y int);
                CREATE STATISTICS st ON a, b FROM p
                """#)
            let catalogue = try Catalogue(connection)
            for line in [
                #"schema "Bill""ing""#, "enum public.mood ('a', 'b''c')",
                "domain public.email text not null default 'x'::text",
                "sequence public.counter bigint start 7 increment 1 from 1 to 9223372036854775807 cache 1",
                #"table "Bill""ing".t row security"#, #"columns "Bill""ing".t (id, m, e, n, g)"#,
                #"column "Bill""ing".t.id bigint not null identity always"#,
                #"column "Bill""ing".t.n text collate "C" not null"#,
                #"column "Bill""ing".t.g integer stored (1 + 1)"#,
                #"constraint "Bill""ing".t.t_pkey PRIMARY KEY (id)"#,
                #"constraint "Bill""ing".t.t_id_check CHECK ((id > 0))"#,
                "constraint public.email.email_check CHECK ((VALUE <> ''::text))",
                #"constraint public.c.c_t_id_fkey FOREIGN KEY (t_id) REFERENCES "Bill""ing".t(id) ON DELETE CASCADE NOT VALID"#,
                #"index "Bill""ing".hot"#, #"comment table column "Bill""ing".t.n 'it''s'"#, "view public.v as",
                "materialized view public.mv", "function public.touch()", #"trigger "Bill""ing".t.tr"#,
                "partitioned table public.p by RANGE (a)",
                "table public.p1 partition FOR VALUES FROM (1) TO (2) of public.p",
                #"policy "Bill""ing".t.pol for * to public using (id = 1)"#, "range public.span of double precision",
                "composite public.pair", "statistics object public.st",
            ] {
                #expect(catalogue.contains(line), "\(line)\nis not in\n\(catalogue)")
            }
            #expect(catalogue.difference(from: before).count == catalogue.lines.count - before.lines.count)
            try connection.execute(
                #"""
                DROP TABLE c, p; DROP VIEW v; DROP MATERIALIZED VIEW mv; DROP TABLE "Bill""ing".t; DROP FUNCTION touch;
                DROP TYPE mood, email, span, pair; DROP SEQUENCE counter; DROP SCHEMA "Bill""ing"
                """#)
            #expect(try Catalogue(connection) == before)
            #expect(try connection.query("SELECT current_setting('search_path')").first == "\"public\"")
        }
    }

    @Test func sqliteListsEachKindOfObject() throws {
        try withSQLite { database in
            #expect(try Catalogue(database).lines.isEmpty)
            try database.execute(
                #"""
                CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, x TEXT NOT NULL DEFAULT 'a''b' UNIQUE) STRICT;
                CREATE TABLE "b""" (a INTEGER REFERENCES a ON DELETE CASCADE, y TEXT COLLATE NOCASE,
                    g ANY AS (a + 1), PRIMARY KEY (a, y)) WITHOUT ROWID;
                CREATE UNIQUE INDEX i ON a(x DESC, lower(x)) WHERE x > '';
                CREATE VIEW v AS SELECT x FROM a; CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END
                """#)
            let catalogue = try Catalogue(database)
            for line in [
                "table a sql CREATE TABLE", "options a strict table", #"options b" without rowid table"#,
                "column a.id INTEGER key 1", "column a.x TEXT not null default 'a''b'", #"column b".g ANY virtual"#,
                #"columns b" (a, y, g)"#, "keys of a c unique partial i (x desc, expression)", "keys of a u unique (x)",
                #"keys of b" pk unique (a, y collate NOCASE)"#,
                #"foreign key b" (a) references a on delete cascade on update no action"#, "view v sql CREATE VIEW",
                "trigger t on a sql", "index i on a sql",
            ] {
                #expect(catalogue.contains(line), "\(line)\nis not in\n\(catalogue)")
            }
            try database.execute(#"DROP VIEW v; DROP TABLE "b"""; DROP TABLE a"#)
            #expect(try Catalogue(database).lines.isEmpty)
        }
    }
}
