import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// The rights that a run asks for before its first statement.
@Suite struct RunnerPrivilegeTests {
    /// A script that lacks one right.
    struct Case: Sendable, CustomTestStringConvertible {
        /// The right and its object as the refusal has them; `{role}` and `{boss}` stand for two roles, `{database}` for
        /// the database.
        var lacking: String
        /// What is there, made by a superuser.
        var setup = ""
        /// What is given to the role, or taken from everybody, on the live database.
        var rights = ""
        var script: String
        /// The role that lacks it.
        var role = "{role}"

        var testDescription: String { lacking }
    }

    private static let boss = "ALTER TABLE o OWNER TO {boss}; GRANT {boss} TO {role};"
    private static let table = "CREATE TABLE o (id integer PRIMARY KEY, note text);"
    private static let function =
        "CREATE FUNCTION f(x integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN RETURN x; END $$;"
    private static let noFunction = "REVOKE EXECUTE ON FUNCTION f FROM PUBLIC;"
    private static let trigger =
        "CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;"
    private static let create = "GRANT CREATE ON SCHEMA public TO {role};"

    static let schemas = [
        Case(lacking: "CREATE on database {database}", script: "CREATE SCHEMA sales;"),
        Case(lacking: "CREATE on schema public", script: "CREATE TABLE t (id integer PRIMARY KEY);"),
        Case(lacking: "CREATE on schema public", script: "CREATE VIEW v AS SELECT 1 AS one;"),
        Case(lacking: "CREATE on schema public", script: "CREATE SEQUENCE s;"),
        Case(lacking: "CREATE on schema public", script: "CREATE TYPE mood AS ENUM ('ok');"),
        Case(lacking: "CREATE on schema public", script: "CREATE DOMAIN d AS integer;"),
        Case(lacking: "CREATE on schema public", script: "CREATE COLLATION c (locale = 'C');"),
        Case(
            lacking: "CREATE on schema public",
            script: "CREATE FUNCTION h() RETURNS integer LANGUAGE sql AS 'SELECT 1';"),
        Case(
            lacking: "CREATE on schema public", setup: table,
            rights: boss + "REVOKE CREATE ON SCHEMA public FROM {boss};",
            script: "CREATE INDEX o_note ON o (note);"),
        Case(
            lacking: "CREATE on schema public", setup: table, rights: boss, script: "ALTER TABLE o ADD UNIQUE (note);"),
        Case(
            lacking: "CREATE on schema public", setup: function, rights: "ALTER FUNCTION f OWNER TO {role};",
            script: "CREATE OR REPLACE FUNCTION f(x integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT x + 1';"),
        Case(
            lacking: "CREATE on schema lib", setup: "CREATE SCHEMA lib;",
            rights: "GRANT USAGE ON SCHEMA lib TO {role};",
            script: "CREATE TABLE lib.t (id integer);"),
        Case(
            lacking: "USAGE on schema lib", setup: "CREATE SCHEMA lib; CREATE TYPE lib.mood AS ENUM ('ok');",
            rights: create,
            script: "CREATE TABLE t (m lib.mood);"),
        Case(
            lacking: "USAGE on schema lib", setup: "CREATE SCHEMA lib; CREATE TABLE lib.o (id integer PRIMARY KEY);",
            rights: create + "GRANT REFERENCES ON lib.o TO {role};",
            script: "CREATE TABLE t (o integer REFERENCES lib.o (id));"),
        Case(
            lacking: "USAGE on schema lib", setup: "CREATE SCHEMA lib; CREATE TABLE lib.o (id integer PRIMARY KEY);",
            rights: create, script: "CREATE VIEW v AS SELECT id FROM lib.o;"),
        Case(
            lacking: "USAGE on schema lib", setup: "CREATE SCHEMA lib; CREATE TABLE lib.o (id integer PRIMARY KEY);",
            rights: "ALTER TABLE lib.o OWNER TO {role};", script: "ALTER TABLE lib.o ADD COLUMN c text;"),
        Case(
            lacking: "ownership of schema lib", setup: "CREATE SCHEMA lib;",
            rights: "ALTER SCHEMA lib OWNER TO {boss};",
            script: "DROP SCHEMA lib;"),
        Case(lacking: "CREATE on database {database}", script: "CREATE PUBLICATION p;"),
    ]

    static let owners = [
        Case(lacking: "ownership of table public.o", setup: table, script: "ALTER TABLE o ADD COLUMN c text;"),
        Case(
            lacking: "ownership of table public.o", setup: table, rights: "ALTER TABLE o OWNER TO {boss};",
            script: "ALTER TABLE o ADD COLUMN c text;"),
        Case(lacking: "ownership of table public.o", setup: table, script: "DROP TABLE o;"),
        Case(lacking: "ownership of table public.o", setup: table, script: "COMMENT ON TABLE o IS 'x';"),
        Case(lacking: "ownership of table public.o", setup: table, script: "COMMENT ON COLUMN o.note IS 'x';"),
        Case(lacking: "ownership of table public.o", setup: table, script: "GRANT SELECT ON o TO PUBLIC;"),
        Case(lacking: "ownership of table public.o", setup: table, script: "ALTER TABLE o ENABLE ROW LEVEL SECURITY;"),
        Case(lacking: "ownership of table public.o", setup: table, script: "CREATE POLICY p ON o USING (true);"),
        Case(
            lacking: "ownership of table public.o", setup: table, rights: create,
            script: "CREATE INDEX o_note ON o (note);"),
        Case(
            lacking: "ownership of table public.o", setup: table, rights: create,
            script: "CREATE STATISTICS s ON id, note FROM o;"),
        Case(
            lacking: "ownership of table public.o", setup: "CREATE TABLE o (id integer) PARTITION BY LIST (id);",
            rights: create, script: "CREATE TABLE o_1 PARTITION OF o FOR VALUES IN (1);"),
        Case(
            lacking: "ownership of table public.o", setup: table, rights: create,
            script: "CREATE TABLE kid () INHERITS (o);"),
        Case(
            lacking: "ownership of table public.o", setup: table,
            rights: "GRANT CREATE ON DATABASE {database} TO {role};",
            script: "CREATE PUBLICATION p FOR TABLE o;"),
        Case(
            lacking: "ownership of table public.o",
            setup: table + trigger + "CREATE TRIGGER t BEFORE UPDATE ON o FOR EACH ROW EXECUTE FUNCTION g();",
            rights: "GRANT TRIGGER ON o TO {role};", script: "DROP TRIGGER t ON o;"),
        Case(
            lacking: "ownership of view public.v", setup: table + "CREATE VIEW v AS SELECT id FROM o;", rights: create,
            script: "CREATE OR REPLACE VIEW v AS SELECT id, note FROM o;"),
        Case(
            lacking: "ownership of materialized view public.v", setup: "CREATE MATERIALIZED VIEW v AS SELECT 1 AS one;",
            script: "DROP MATERIALIZED VIEW v;"),
        Case(lacking: "ownership of sequence public.s", setup: "CREATE SEQUENCE s;", script: "DROP SEQUENCE s;"),
        Case(
            lacking: "ownership of type public.mood", setup: "CREATE TYPE mood AS ENUM ('ok');",
            script: "ALTER TYPE mood ADD VALUE 'fine';"),
        Case(
            lacking: "ownership of type public.mood", setup: "CREATE TYPE mood AS ENUM ('ok');",
            script: "DROP TYPE mood;"),
        Case(
            lacking: "ownership of domain public.d", setup: "CREATE DOMAIN d AS integer;",
            script: "ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0);"),
        Case(lacking: "ownership of function public.f(integer)", setup: function, script: "DROP FUNCTION f(integer);"),
        Case(
            lacking: "ownership of function public.f(integer)", setup: function, rights: create,
            script: "CREATE OR REPLACE FUNCTION f(x integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT x + 1';"),
        Case(
            lacking: "ownership of STATISTICS public.s", setup: table + "CREATE STATISTICS s ON id, note FROM o;",
            script: "DROP STATISTICS s;"),
        Case(
            lacking: "ownership of COLLATION public.c", setup: "CREATE COLLATION c (locale = 'C');",
            script: "DROP COLLATION c;"),
        Case(
            lacking: "ownership of PUBLICATION p", setup: "CREATE PUBLICATION p;",
            rights: "GRANT CREATE ON DATABASE {database} TO {role};",
            script: "DROP PUBLICATION p;"),
        Case(
            lacking: "membership in role {boss}",
            script: "ALTER DEFAULT PRIVILEGES FOR ROLE {boss} GRANT SELECT ON TABLES TO PUBLIC;"),
    ]

    static let uses = [
        Case(
            lacking: "REFERENCES on table public.o", setup: table, rights: create,
            script: "CREATE TABLE t (o integer REFERENCES o (id));"),
        Case(
            lacking: "REFERENCES on table public.o", setup: table,
            rights: create + "GRANT REFERENCES (note) ON o TO {role};",
            script: "CREATE TABLE t (o integer REFERENCES o (id));"),
        Case(
            lacking: "REFERENCES on table public.o", setup: table + "CREATE TABLE t (o integer);",
            rights: "ALTER TABLE t OWNER TO {role};",
            script: "ALTER TABLE t ADD FOREIGN KEY (o) REFERENCES o (id) NOT VALID;"),
        Case(
            lacking: "USAGE on type public.mood", setup: "CREATE TYPE mood AS ENUM ('ok');",
            rights: create + "REVOKE USAGE ON TYPE mood FROM PUBLIC;", script: "CREATE TABLE t (m mood);"),
        Case(
            lacking: "USAGE on type public.mood", setup: "CREATE TYPE mood AS ENUM ('ok');",
            rights: create + "REVOKE USAGE ON TYPE mood FROM PUBLIC;", script: "CREATE TABLE t (m mood[]);"),
        Case(
            lacking: "USAGE on domain public.d", setup: "CREATE DOMAIN d AS integer; CREATE TABLE o (id integer);",
            rights: "REVOKE USAGE ON DOMAIN d FROM PUBLIC; ALTER TABLE o OWNER TO {role};",
            script: "ALTER TABLE o ALTER id TYPE d;"),
        Case(
            lacking: "USAGE on type public.mood", setup: "CREATE TYPE mood AS ENUM ('ok');",
            rights: create + "REVOKE USAGE ON TYPE mood FROM PUBLIC;",
            script: "CREATE FUNCTION h(m mood) RETURNS text LANGUAGE sql AS 'SELECT m::text';"),
        Case(
            lacking: "USAGE on type public.mood", setup: "CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE o (m mood);",
            rights: create + "REVOKE USAGE ON TYPE mood FROM PUBLIC;", script: "CREATE VIEW v AS SELECT m FROM o;"),
        Case(
            lacking: "USAGE on type public.mood", setup: "CREATE TYPE mood AS ENUM ('ok');",
            rights: create + "REVOKE USAGE ON TYPE mood FROM PUBLIC;", script: "CREATE DOMAIN d AS mood;"),
        Case(
            lacking: "USAGE on sequence public.s",
            setup: "CREATE SEQUENCE s; CREATE TABLE o (id integer); INSERT INTO o VALUES (1);",
            rights: "ALTER TABLE o OWNER TO {role};", script: "ALTER TABLE o ADD COLUMN n bigint DEFAULT nextval('s');"),
        Case(
            lacking: "TRIGGER on table public.o", setup: table + trigger,
            script: "CREATE TRIGGER t BEFORE UPDATE ON o FOR EACH ROW EXECUTE FUNCTION g();"),
        Case(
            lacking: "EXECUTE on function public.g()", setup: table + trigger,
            rights: "GRANT TRIGGER ON o TO {role}; REVOKE EXECUTE ON FUNCTION g FROM PUBLIC;",
            script: "CREATE TRIGGER t BEFORE UPDATE ON o FOR EACH ROW EXECUTE FUNCTION g();"),
        Case(
            lacking: "EXECUTE on function public.f(integer)", setup: table + function,
            rights: noFunction + "ALTER TABLE o OWNER TO {role};",
            script: "ALTER TABLE o ADD COLUMN c integer DEFAULT f(1);"),
        Case(
            lacking: "EXECUTE on function public.f(integer)", setup: table + function,
            rights: noFunction + "ALTER TABLE o OWNER TO {role};",
            script: "ALTER TABLE o ADD COLUMN c integer GENERATED ALWAYS AS (f(id)) STORED;"),
        Case(
            lacking: "EXECUTE on function public.f(integer)", setup: table + function,
            rights: noFunction + "ALTER TABLE o OWNER TO {role};", script: "ALTER TABLE o ADD CHECK (f(id) > 0);"),
        Case(
            lacking: "EXECUTE on function public.f(integer)", setup: function + "CREATE DOMAIN d AS integer;",
            rights: noFunction + "ALTER DOMAIN d OWNER TO {role};", script: "ALTER DOMAIN d ADD CHECK (f(VALUE) > 0);"),
        Case(
            lacking: "EXECUTE on function public.f(integer)",
            setup: table + function + "CREATE DOMAIN d AS integer CHECK (f(VALUE) > 0);",
            rights: noFunction + "ALTER TABLE o OWNER TO {role};", script: "ALTER TABLE o ADD COLUMN c d DEFAULT 1;"),
        Case(
            lacking: "EXECUTE on function public.f(integer)", setup: table + function,
            rights: create + noFunction + "ALTER TABLE o OWNER TO {role};",
            script: "CREATE INDEX o_f ON o (note) WHERE f(id) > 0;"),
        Case(
            lacking: "EXECUTE on function public.f(integer)", setup: table + "INSERT INTO o VALUES (1);" + function,
            rights: create + noFunction + "ALTER TABLE o OWNER TO {role};", script: "CREATE INDEX o_f ON o (f(id));"),
        // An index is built in the name of the table's owner.
        Case(
            lacking: "EXECUTE on function public.f(integer)", setup: table + "INSERT INTO o VALUES (1);" + function,
            rights: create + boss + noFunction + "GRANT EXECUTE ON FUNCTION f TO {role};",
            script: "CREATE INDEX o_f ON o (f(id));", role: "{boss}"),
        Case(
            lacking: "EXECUTE on function public.f(integer)", setup: function, rights: create + noFunction,
            script: "CREATE TABLE t (id integer); CREATE INDEX t_f ON t (id) WHERE f(id) > 0;"),
        Case(
            lacking: "EXECUTE on function public.f(integer)", setup: function, rights: create + noFunction,
            script: "CREATE MATERIALIZED VIEW v AS SELECT f(1) AS one;"),
        Case(
            lacking: "EXECUTE on function public.f(integer,integer)",
            setup: "CREATE FUNCTION f(x integer, y integer) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT x > y';",
            rights: create + noFunction,
            script: "CREATE OPERATOR ?> (LEFTARG = integer, RIGHTARG = integer, FUNCTION = f);"),
        Case(
            lacking: "EXECUTE on function public.f(integer,integer)",
            setup: "CREATE FUNCTION f(x integer, y integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT x + y';",
            rights: create + noFunction, script: "CREATE AGGREGATE a (integer) (SFUNC = f, STYPE = integer);"),
        Case(
            lacking: "SELECT on table public.o", setup: table, rights: create + "GRANT SELECT (id) ON o TO {role};",
            script: "CREATE MATERIALIZED VIEW v AS SELECT id, note FROM o;"),
        Case(
            lacking: "USAGE on language plpgsql", rights: create + "REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;",
            script: "CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;"),
        Case(
            lacking: "USAGE on foreign data wrapper w", setup: "CREATE FOREIGN DATA WRAPPER w;",
            script: "CREATE SERVER s FOREIGN DATA WRAPPER w;"),
        Case(
            lacking: "USAGE on foreign server s",
            setup: "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;", rights: create,
            script: "CREATE FOREIGN TABLE t (id integer) SERVER s;"),
        Case(
            lacking: "the rights of a superuser on event trigger e",
            setup: "CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;",
            script: "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION e();"),
        Case(
            lacking: "the rights of a superuser on publication p",
            rights: "GRANT CREATE ON DATABASE {database} TO {role};",
            script: "CREATE PUBLICATION p FOR ALL TABLES;"),
    ]

    /// Two roles of a database, and what stands for them in texts.
    private struct Roles {
        let database: String
        var role: String { "needy_\(database)" }
        var boss: String { "boss_\(database)" }

        func fill(_ text: String) -> String {
            text.replacing("{role}", with: role).replacing("{boss}", with: boss).replacing("{database}", with: database)
        }
    }

    /// Calls the body with the URL of a database under an ordinary role, after a first migration by a superuser.
    private func withRoles(
        _ history: (Roles) -> [RunnableMigration], rights: String,
        _ body: (Roles, [RunnableMigration], DatabaseURL, RunnerDatabase, PostgreSQLConnection) throws -> Void
    ) throws {
        try RunnerHistory.onPostgreSQL { database, connection in
            let roles = Roles(database: try #require(try connection.query("SELECT current_database()").first ?? nil))
            try connection.execute(
                "CREATE ROLE \(roles.role) LOGIN; CREATE ROLE \(roles.boss); REVOKE CREATE ON SCHEMA public FROM PUBLIC"
            )
            defer {
                try? connection.execute(
                    """
                    DROP OWNED BY \(roles.role), \(roles.boss) CASCADE; DROP ROLE \(roles.role); DROP ROLE \(roles.boss)
                    """)
            }
            let history = history(roles)
            _ = try database.apply(history, to: 1)
            try connection.execute(
                roles.fill("GRANT SELECT, INSERT, DELETE ON schemagen_journal TO {role}; \(rights)"))
            guard case .postgresql(let string) = database.url else { return }
            let url = DatabaseURL.postgresql(string.replacing("user=postgres", with: "user=\(roles.role)"))
            try body(roles, history, url, database, connection)
        }
    }

    private static func history(_ setup: String, _ script: String, _ roles: Roles) -> [RunnableMigration] {
        [
            RunnerHistory.migration(1, "setup", up: roles.fill(setup), down: ""),
            RunnerHistory.migration(2, "needy", up: roles.fill(script), down: ""),
        ]
    }

    private func run<Result>(
        _ url: DatabaseURL, _ history: [RunnableMigration], comparing: Bool = true,
        _ body: (MigrationRunner) throws -> Result
    ) throws -> Result {
        var options = RunnerOptions(tool: "test")
        if comparing { options.forecast = RunnerHistory.forecast(history) }
        let runner = try MigrationRunner(url, history: history, purpose: .applying, options: options)
        defer { runner.close() }
        return try body(runner)
    }

    private func apply(_ url: DatabaseURL, _ history: [RunnableMigration]) throws -> [Int] {
        try run(url, history) { try $0.apply().map(\.number) }
    }

    /// What is asked for is needed: the server itself refuses without it. It alone is asked for, and what the refusal says
    /// gives it.
    @Test(arguments: schemas + owners + uses)
    func oneRightIsLacking(_ example: Case) throws {
        try withRoles({ Self.history(example.setup, example.script, $0) }, rights: example.rights) {
            roles, history, url, database, connection in
            let refused = try #require(throws: RunnerError.self) {
                try run(url, history, comparing: false) { try $0.apply() }
            }
            #expect(refused.kind == .statement && refused.message.contains("42501"), "\(refused)")
            let error = try #require(throws: RunnerError.self) { try run(url, history) { try $0.apply() } }
            #expect(error.kind == .unable)
            let missing = try run(url, history) { try $0.rehearseApply().missingPrivileges }
            try #require(missing.count == 1, "\(missing)")
            let line = "\(roles.fill(example.role)) lacks \(roles.fill(example.lacking)), for 0002_needy: "
            #expect(missing[0].description.hasPrefix(line), "\(missing)")
            #expect(error.message.hasSuffix("nothing was done:\n  \(missing[0])"), "\(error)")
            #expect(try database.applied(history) == [1])
            let isForSuperuser = missing[0].remedy == "let a superuser run it"
            try connection.execute(isForSuperuser ? "ALTER ROLE \(roles.role) SUPERUSER" : missing[0].remedy)
            #expect(try apply(url, history) == [2])
        }
    }

    /// What the server does not ask for is not asked for either.
    @Test(arguments: [
        Case(
            lacking: "", setup: function, rights: create + noFunction,
            script: "CREATE TABLE t (id integer DEFAULT f(1) CHECK (f(id) > 0)); CREATE INDEX t_f ON t (f(id));"),
        Case(
            lacking: "", setup: function, rights: create + noFunction,
            script: "CREATE VIEW v AS SELECT f(1) AS one; CREATE DOMAIN d AS integer CHECK (f(VALUE) > 0);"),
        Case(
            lacking: "", setup: table + function, rights: noFunction + "ALTER TABLE o OWNER TO {role};",
            script: "ALTER TABLE o ADD CHECK (f(id) > 0) NOT VALID; ALTER TABLE o ALTER id SET DEFAULT f(1);"),
        Case(
            lacking: "", setup: table, rights: create + "GRANT REFERENCES (id) ON o TO {role};",
            script: "CREATE TABLE t (o integer REFERENCES o (id)); CREATE VIEW v AS SELECT * FROM o;"),
        Case(
            lacking: "", setup: table + trigger, rights: "GRANT TRIGGER ON o TO {role};",
            script: "CREATE TRIGGER t BEFORE UPDATE ON o FOR EACH ROW EXECUTE FUNCTION g();"),
        Case(
            lacking: "", setup: "CREATE SCHEMA lib; CREATE TABLE lib.o (id integer); CREATE INDEX i ON lib.o (id);",
            rights: "ALTER SCHEMA lib OWNER TO {role};", script: "DROP INDEX lib.i; DROP TABLE lib.o;"),
        Case(
            lacking: "", setup: "CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE o (m mood, n integer);",
            rights: "REVOKE USAGE ON TYPE mood FROM PUBLIC; ALTER TABLE o OWNER TO {role};",
            script: "ALTER TABLE o ALTER m SET NOT NULL; COMMENT ON COLUMN o.m IS 'x';"),
        Case(
            lacking: "", rights: "GRANT CREATE ON DATABASE {database} TO {role};",
            script: """
                CREATE SCHEMA lib; CREATE TYPE lib.mood AS ENUM ('ok'); CREATE TABLE lib.o (id integer PRIMARY KEY, m lib.mood);
                CREATE TABLE lib.t (o integer REFERENCES lib.o (id)); ALTER TABLE lib.o ADD COLUMN c text;
                CREATE MATERIALIZED VIEW lib.v AS SELECT * FROM lib.o; CREATE INDEX i ON lib.o (c);
                """),
    ])
    func enoughIsEnough(_ example: Case) throws {
        try withRoles({ Self.history(example.setup, example.script, $0) }, rights: example.rights) {
            _, history, url, _, _ in
            let applied = try apply(url, history)
            #expect(applied == [2])
        }
    }

    @Test func severalMigrationsNeedARight() throws {
        let history: (Roles) -> [RunnableMigration] = { roles in
            Self.history("", "CREATE TABLE t (id integer);", roles) + [
                RunnerHistory.migration(3, "more", up: "CREATE TABLE u (id integer);", down: "")
            ]
        }
        try withRoles(history, rights: "") { roles, history, url, _, _ in
            let missing = try run(url, history) { try $0.rehearseApply().missingPrivileges }
            #expect(
                missing.map { $0.description } == [
                    "\(roles.role) lacks CREATE on schema public, for 0002_needy, 0003_more: "
                        + "GRANT CREATE ON SCHEMA public TO \(roles.role)"
                ])
        }
    }

    @Test func theJournalNeedsRightsToo() throws {
        try withRoles({ Self.history("", "CREATE TABLE t (id integer);", $0) }, rights: Self.create) {
            roles, history, url, database, connection in
            try connection.execute("REVOKE INSERT, DELETE ON schemagen_journal FROM \(roles.role)")
            let missing = try run(url, history) { try $0.rehearseApply().missingPrivileges }
            #expect(missing.map { $0.right } == ["INSERT, DELETE"])
            #expect(missing.first?.neededBy == ["the journal"])
            try connection.execute(try #require(missing.first).remedy)
            #expect(try apply(url, history) == [2])
            // Without a table for it, one is to be made.
            try connection.execute("DROP TABLE schemagen_journal, t; REVOKE CREATE ON SCHEMA public FROM \(roles.role)")
            let first = try run(url, history, comparing: false) { try $0.rehearseApply().missingPrivileges }
            #expect(
                first.map { $0.description } == [
                    "\(roles.role) lacks CREATE on schema public, for the journal: "
                        + "GRANT CREATE ON SCHEMA public TO \(roles.role)"
                ])
        }
    }

    /// Membership gives no rights to a role that inherits none.
    @Test func aMemberMustInherit() throws {
        try withRoles(
            { Self.history(Self.table, "ALTER TABLE o ADD COLUMN c text;", $0) },
            rights: "ALTER ROLE {role} NOINHERIT; ALTER TABLE o OWNER TO {boss}; GRANT {boss} TO {role};"
        ) { roles, history, url, _, connection in
            let missing = try run(url, history) { try $0.rehearseApply().missingPrivileges }
            #expect(missing.map { $0.right } == ["ownership"])
            try connection.execute(try #require(missing.first).remedy)
            #expect(try apply(url, history) == [2])
        }
    }

    @Test(.needs(extensions: "citext")) func aTrustedExtensionIsForWhoMayCreate() throws {
        try withRoles({ Self.history("", "CREATE EXTENSION citext;", $0) }, rights: Self.create) {
            roles, history, url, _, connection in
            let missing = try run(url, history) { try $0.rehearseApply().missingPrivileges }
            #expect(
                missing.map { $0.description } == [
                    "\(roles.role) lacks CREATE on database \(roles.database), for 0002_needy: "
                        + "GRANT CREATE ON DATABASE \(roles.database) TO \(roles.role)"
                ])
            try connection.execute(try #require(missing.first).remedy)
            #expect(try apply(url, history) == [2])
        }
    }

    @Test(.needs(extensions: "dblink")) func anotherExtensionIsForASuperuser() throws {
        let rights = Self.create + "GRANT CREATE ON DATABASE {database} TO {role};"
        try withRoles({ Self.history("", "CREATE EXTENSION dblink;", $0) }, rights: rights) {
            roles, history, url, database, _ in
            let missing = try run(url, history) { try $0.rehearseApply().missingPrivileges }
            #expect(
                missing.map { $0.description } == [
                    "\(roles.role) lacks the rights of a superuser on extension dblink, for "
                        + "0002_needy: let a superuser run CREATE EXTENSION dblink"
                ])
            #expect(try database.applied(history) == [1])
        }
    }
}
