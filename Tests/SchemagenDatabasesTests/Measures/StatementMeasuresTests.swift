import SchemagenDatabases
import SchemagenMeasures
import SchemagenTestSupport
import Testing

/// What needs a server that was started with other settings: slow statements, and prepared transactions.
@Suite struct StatementMeasuresTests {
    @Test(.needs(extensions: "pg_stat_statements")) func slowStatementsAndPreparedTransactionsAreTold() throws {
        let server = try RestartableServer()
        func connect(_ role: String = "postgres") throws -> PostgreSQLConnection {
            try PostgreSQLConnection(server.connectionString.replacing("user=postgres", with: "user=\(role)"))
        }
        var connection = try connect()
        try connection.execute("CREATE SCHEMA \"mo re\"; CREATE EXTENSION pg_stat_statements SCHEMA \"mo re\"")
        // Installed, but not loaded.
        var measures = try PostgreSQLMeasures.read(connection)
        let version = try #require(measures.server?.statementExtension.value ?? nil).version
        #expect(
            measures.server?.statementExtension
                == .measured(StatementExtension(schema: "mo re", version: version, isReadable: false)))
        #expect(measures.server?.slowStatements.reason?.kind == .notAvailable)

        for setting in [
            "shared_preload_libraries = 'pg_stat_statements'", "max_prepared_transactions = 2",
        ] {
            try connection.execute("ALTER SYSTEM SET \(setting)")
        }
        connection.close()
        try server.stop("fast")
        try server.start()
        connection = try connect()
        try connection.execute(
            """
            CREATE ROLE app LOGIN; CREATE ROLE monitor LOGIN; GRANT pg_monitor TO monitor; CREATE ROLE nobody LOGIN;
            GRANT USAGE ON SCHEMA "mo re" TO app, monitor; CREATE TABLE t (a int)
            """)
        try connection.execute("CREATE DATABASE other")
        _ = try connection.query("SELECT \"mo re\".pg_stat_statements_reset()")
        for number in 1...3 { _ = try connection.query("SELECT \(number) AS three_times FROM pg_sleep(0.05)") }
        let app = try connect("app")
        _ = try app.query("SELECT 'secret' AS app_did FROM pg_sleep(0.3)")
        let other = try PostgreSQLConnection(server.connectionString, database: "other")
        _ = try other.query("SELECT 1 AS elsewhere FROM pg_sleep(0.5)")
        try connection.execute("BEGIN; INSERT INTO t VALUES (1); PREPARE TRANSACTION 'left over'")
        defer { try? connection.execute("ROLLBACK PREPARED 'left over'") }

        var options = MeasureOptions()
        options.slowStatements = 2
        measures = try PostgreSQLMeasures.read(connection, options: options)
        #expect((measures.server?.statementExtension.value ?? nil)?.isReadable == true)
        let slow = try #require(measures.server?.slowStatements.value)
        #expect(
            slow.map(\.text.value) == [
                "SELECT $1 AS app_did FROM pg_sleep($2)", "SELECT $1 AS three_times FROM pg_sleep($2)",
            ])
        #expect(slow.map(\.role) == ["app", "postgres"] && slow.map(\.calls) == [1, 3] && slow.map(\.rows) == [1, 3])
        #expect(slow[0].totalMicroseconds >= 300_000 && slow[1].meanMicroseconds >= 50_000)
        #expect(slow[1].maximumMicroseconds <= slow[1].totalMicroseconds)
        #expect(measures.server?.preparedTransactions.value?.map(\.identifier) == ["left over"])
        #expect(measures.server?.preparedTransactions.value?.map(\.role) == ["postgres"])
        #expect(try MeasuresDocument.read(MeasuresDocument.text(measures)) == measures)

        // Before PostgreSQL 16 the constants of such a statement stand in its text.
        try connection.execute("ALTER ROLE app PASSWORD 'geheim'")
        options.slowStatements = 1_000
        try connection.execute("ALTER ROLE app PASSWORD $$geheim$$")
        try connection.execute("ALTER ROLE app PassWord $tag$geheim$tag$")
        try connection.execute("ALTER ROLE app PASSWORD E'geh\\x65im'")
        try connection.execute(
            "CREATE SUBSCRIPTION s CONNECTION 'postgresql://me:geheim@h/d' PUBLICATION p WITH (connect = false)")
        try connection.execute("COMMENT ON TABLE t IS 'harmless'")
        _ = try connection.query("SELECT 'x' AS password WHERE 1 = $1::int", ["1"])
        let text = MeasuresDocument.text(try PostgreSQLMeasures.read(connection, options: options))
        #expect(!text.contains("geheim") && !text.contains("x65im"))
        // What holds no password is told all the same.
        #expect(text.contains("COMMENT ON TABLE t IS") && text.contains("AS password WHERE"))
        options.slowStatements = 2

        let monitored = try PostgreSQLMeasures.read(connect("monitor"), options: options)
        #expect(monitored.server?.slowStatements.value?.map(\.text) == slow.map(\.text))
        let own = try PostgreSQLMeasures.read(app, options: options)
        #expect(own.server?.slowStatements.value?.map(\.text.reason?.kind) == [nil, .notPermitted])
        let nobody = try PostgreSQLMeasures.read(connect("nobody"), options: options)
        #expect((nobody.server?.statementExtension.value ?? nil)?.schema == "mo re")
        #expect((nobody.server?.statementExtension.value ?? nil)?.isReadable == false)
        #expect(nobody.server?.slowStatements.reason?.kind == .notPermitted)
    }
}
