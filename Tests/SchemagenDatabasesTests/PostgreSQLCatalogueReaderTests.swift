import SchemagenTestSupport
import Testing

@testable import SchemagenDatabases

@Suite struct PostgreSQLCatalogueReaderTests {
    @Test func anEmptyDatabaseHasNothingButPublic() throws {
        try withDatabase { connection in
            let catalogue = try PostgreSQLCatalogue.read(connection)
            #expect(catalogue.objects == [CatalogueObject(CatalogueIdentity(.namespace, ["public"]))])
            #expect(catalogue.engine.description == "PostgreSQL \(connection.serverMajorVersion)")
            try connection.execute(
                "COMMENT ON SCHEMA public IS 'mine'; GRANT CREATE ON SCHEMA public TO pg_monitor WITH GRANT OPTION")
            let changed = try PostgreSQLCatalogue.read(connection)[CatalogueIdentity(.namespace, ["public"])]
            #expect(changed?.text(.comment) == "mine")
            #expect(changed?.list(.grants).last == "pg_monitor=CREATE*")
        }
    }

    @Test func readingTwiceOrBuildingTwiceMakesNoDifference() throws {
        for server in try TestServer.all.get() {
            let script = CatalogueExample.script(server.server.binaries.majorVersion)
            let first = try server.withDatabase { connection in
                try connection.execute(script)
                let first = try PostgreSQLCatalogue.read(connection)
                #expect(try PostgreSQLCatalogue.read(connection) == first)
                return first
            }
            let second = try server.withDatabase { connection in
                // Other oids, other owners.
                try connection.execute(
                    """
                    CREATE TABLE before (a integer); DROP TABLE before; BEGIN;
                    CREATE ROLE other_owner SUPERUSER; SET LOCAL ROLE other_owner
                    """)
                // The database's owner and the role that works there are one, as they were above.
                let name = try connection.query("SELECT current_database()").first ?? nil
                try connection.execute("ALTER DATABASE \(name ?? "") OWNER TO other_owner")
                try connection.execute(script)
                let second = try PostgreSQLCatalogue.read(connection)
                try connection.execute("ROLLBACK")
                return second
            }
            #expect(try second.differences(from: first) == [])
            #expect(second == first)
        }
    }

    @Test func namesAreAsTheDatabaseHasThem() throws {
        let names = ["Upper", "a.b", "quo\"te", "it's", "Größe 👩‍👩‍👧", "x{,}\\", "NULL", "select"]
        try withDatabase { connection in
            for name in names {
                let quoted = PostgreSQLConnection.quotedIdentifier(name)
                try connection.execute(
                    """
                    CREATE SCHEMA \(quoted); CREATE TYPE \(quoted).e AS ENUM ('{a,"b"}', '', 'NULL');
                    CREATE TABLE \(quoted).\(quoted) (\(quoted) integer CONSTRAINT \(quoted) CHECK (\(quoted) > 0));
                    CREATE INDEX i ON \(quoted).\(quoted) (\(quoted));
                    CREATE FUNCTION \(quoted).\(quoted)(\(quoted).\(quoted)) RETURNS integer LANGUAGE sql AS 'SELECT 1';
                    CREATE TABLE \(quoted).child (a integer) INHERITS (\(quoted).\(quoted))
                    """)
            }
            let catalogue = try PostgreSQLCatalogue.read(connection)
            for name in names {
                #expect(catalogue[CatalogueIdentity(.namespace, [name])] != nil)
                let column = catalogue[CatalogueIdentity(.column, [name, name, name])]
                #expect(column?.text(.type) == "integer" && column?.number(.position) == 1, "\(name)")
                #expect(catalogue[CatalogueIdentity(.checkConstraint, [name, name, name])]?.list(.columns) == [name])
                #expect(catalogue[CatalogueIdentity(.index, [name, name, "i"])]?.list(.columns) == [name])
                let labels = catalogue[CatalogueIdentity(.enumeration, [name, "e"])]?.list(.labels)
                #expect(labels == [#"{a,"b"}"#, "", "NULL"])
                let functions = catalogue.objects(.function).filter { $0.identity.path[0] == name }
                #expect(functions.count == 1 && functions.first?.identity.path[1].hasPrefix("\(name)(") == true)
                let parents = catalogue[CatalogueIdentity(.table, [name, "child"])]?.list(.parents)
                #expect(parents?.count == 1)
            }
        }
    }

    @Test(.needs(extensions: "citext")) func whatAnExtensionBringsIsLeftOut() throws {
        try withDatabase { connection in
            let before = try PostgreSQLCatalogue.read(connection)
            try connection.execute("CREATE SCHEMA tools; CREATE EXTENSION citext SCHEMA tools")
            let difference = try PostgreSQLCatalogue.read(connection).differences(from: before)
            #expect(
                difference.map(\.description) == ["schema tools is not expected", "extension citext is not expected"])
            let citext = try PostgreSQLCatalogue.read(connection)[CatalogueIdentity(.extension, ["citext"])]
            #expect(citext?.text(.schema) == "tools" && citext?.text(.version) != nil && citext?.facts.count == 2)
            try connection.execute("COMMENT ON EXTENSION citext IS 'mine'; CREATE TABLE tools.t (a tools.citext)")
            let after = try PostgreSQLCatalogue.read(connection)
            #expect(after[CatalogueIdentity(.extension, ["citext"])]?.text(.comment) == "mine")
            #expect(after[CatalogueIdentity(.column, ["tools", "t", "a"])]?.text(.type) == "tools.citext")
        }
    }

    @Test func temporaryObjectsAreLeftOutAndHideNothing() throws {
        try withDatabase { connection in
            try connection.execute("CREATE TABLE pg_constraint (a integer PRIMARY KEY)")
            let before = try PostgreSQLCatalogue.read(connection)
            try connection.execute(
                """
                CREATE TEMPORARY TABLE pg_class (a integer PRIMARY KEY); CREATE TEMPORARY VIEW pg_namespace AS SELECT 1 AS oid;
                CREATE FUNCTION pg_temp.format_type(oid, integer) RETURNS text LANGUAGE sql AS 'SELECT ''wrong''';
                SET search_path = pg_temp, public, pg_catalog
                """)
            #expect(try PostgreSQLCatalogue.read(connection) == before)
        }
    }

    @Test func theSessionStaysAsItWas() throws {
        try withDatabase { connection in
            try connection.execute(
                "SET search_path = public, \"$user\"; SET quote_all_identifiers = on; SET TimeZone = 'Asia/Tokyo'")
            let settings = """
                SELECT concat_ws('|', current_setting('search_path'), current_setting('quote_all_identifiers'),
                    current_setting('TimeZone'), current_setting('jit'), current_setting('transaction_isolation'))
                """
            let before = try connection.query(settings).first
            let idle = try PostgreSQLCatalogue.read(connection)
            #expect(try connection.query(settings).first == before)
            #expect(connection.transactionStatus == .idle)

            try connection.execute("BEGIN; CREATE TABLE mine (at timestamptz DEFAULT '2026-01-01 00:00:00+00')")
            let inside = try PostgreSQLCatalogue.read(connection)
            #expect(try inside.differences(from: idle).map(\.description) == ["table public.mine is not expected"])
            let column = inside[CatalogueIdentity(.column, ["public", "mine", "at"])]
            #expect(column?.text(.defaultValue) == "'2026-01-01 00:00:00+00'::timestamp with time zone")
            #expect(try connection.query(settings).first == before)
            #expect(connection.transactionStatus == .open)
            try connection.execute("INSERT INTO mine DEFAULT VALUES; COMMIT")
            #expect(try connection.query("SELECT count(*) FROM mine").first == "1")

            try connection.execute("BEGIN")
            #expect(throws: PostgreSQLError.self) { try connection.execute("nonsense") }
            let error = #expect(throws: PostgreSQLError.self) { try PostgreSQLCatalogue.read(connection) }
            #expect(error?.sqlState == "25P02")
        }
    }

    @Test func everyRoleReadsTheSame() throws {
        try withDatabase { connection in
            try connection.execute(CatalogueExample.script(connection.serverMajorVersion))
            let expected = try PostgreSQLCatalogue.read(connection)
            try connection.execute("BEGIN; CREATE ROLE nobody_special; SET LOCAL ROLE nobody_special")
            #expect(throws: PostgreSQLError.self) {
                try connection.execute("SAVEPOINT a; SELECT * FROM app.leads")
            }
            try connection.execute("ROLLBACK TO a")
            #expect(try PostgreSQLCatalogue.read(connection) == expected)
            try connection.execute("ROLLBACK")
        }
    }

    @Test func manyObjectsTakeNoMoreQueries() throws {
        try withDatabase { connection in
            // The server tells the client about each statement.
            func queries() throws -> Int {
                try connection.execute("SET log_statement = 'all'; SET client_min_messages = log")
                _ = connection.takeNotices()
                _ = try PostgreSQLCatalogue.read(connection)
                let count = connection.takeNotices().count
                try connection.execute("RESET log_statement; RESET client_min_messages")
                return count
            }
            let few = try queries()
            #expect(few > PostgreSQLCatalogue.statements(connection.serverMajorVersion).count)
            try connection.execute(
                """
                DO $$ BEGIN
                    FOR i IN 1..500 LOOP
                        EXECUTE format('CREATE TABLE t%s (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text NOT NULL
                            DEFAULT ''x'', b integer CHECK (b > 0), c date, d text UNIQUE, e numeric, f jsonb)', i);
                        EXECUTE format('CREATE INDEX ON t%s (lower(a)) WHERE b > 1', i);
                        EXECUTE format('COMMENT ON COLUMN t%s.c IS ''day''', i);
                    END LOOP;
                END $$
                """)
            #expect(try queries() == few)
            #expect(try PostgreSQLCatalogue.read(connection).objects.count == 1 + 500 * 12)
        }
    }
}
