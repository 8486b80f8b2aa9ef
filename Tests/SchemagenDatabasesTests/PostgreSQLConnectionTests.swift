import SchemagenTestSupport
import Testing

@testable import SchemagenDatabases

@Suite struct PostgreSQLConnectionTests {
    @Test func valuesComeBackAsTheyWent() throws {
        let values: [String?] = [
            nil, "", "it's \"quoted\" \\ é e\u{301} 👩‍👩‍👧 ß \r\n\t", "$1 %s :x ?",
            String(repeating: "x", count: 10_000_000),
        ]
        try withDatabase { connection in
            try connection.execute("CREATE TABLE t (id serial, v text)")
            for value in values {
                _ = try connection.query("INSERT INTO t (v) VALUES ($1)", [value])
            }
            let table = try connection.query("SELECT v, octet_length(v) AS \"größe \"\"x\"\"\" FROM t ORDER BY id")
            #expect(table.columns == ["v", "größe \"x\""])
            #expect(table.rows.map { $0[0] } == values)
            #expect(table.rows.map { $0[1] } == values.map { $0.map { String($0.utf8.count) } })
        }
    }

    @Test func aNULIsRefused() throws {
        try withDatabase { connection in
            #expect(throws: PostgreSQLError.self) { try connection.query("SELECT $1::text", ["a\0b"]) }
            #expect(throws: PostgreSQLError.self) { try connection.execute("SELECT 1;\0 SELECT 2") }
            #expect(throws: PostgreSQLError.self) { try PostgreSQLConnection("host=/tmp\0") }
        }
    }

    @Test func theSessionIsFixed() throws {
        let server = try TestServer.shared.server
        try withDatabase { (connection) throws in
            #expect(
                try connection.query("SELECT timestamptz '2026-01-02 03:04:05.678901+02'").first
                    == "2026-01-02 01:04:05.678901+00")
            #expect(try connection.query("SELECT current_setting('search_path')").first == "\"public\"")
            #expect(try connection.query("SELECT 0.1::float8 + 0.2::float8").first == "0.30000000000000004")
            #expect(try connection.query("SELECT '\\x00ff'::bytea").first == "\\x00ff")
            #expect(connection.parameter("client_encoding") == "UTF8")
            #expect(connection.parameter("nosuch") == nil)
        }
        let other = try PostgreSQLConnection(
            server.connectionString(), searchPath: ["we\"ird", "public"], timeZone: "Asia/Tokyo")
        #expect(try other.query("SELECT current_setting('search_path')").first == "\"we\"\"ird\", \"public\"")
        #expect(other.parameter("TimeZone") == "Asia/Tokyo")
    }

    @Test func aScriptIsOneTransaction() throws {
        try withDatabase { connection in
            try connection.execute("CREATE TABLE a (x int); INSERT INTO a VALUES (1), (2); SELECT * FROM a; -- end")
            #expect(throws: PostgreSQLError.self) { try connection.execute("INSERT INTO a VALUES (3); SELECT 1 / 0") }
            #expect(try connection.query("SELECT count(*) FROM a").first == "2")
            try connection.execute("")
            try connection.execute("CREATE INDEX CONCURRENTLY ON a (x)")
            let error = #expect(throws: PostgreSQLError.self) {
                try connection.execute("SELECT 1; CREATE INDEX CONCURRENTLY ON a (x)")
            }
            #expect(error?.sqlState == "25001")
        }
    }

    @Test func anErrorCarriesAllThatTheServerSays() throws {
        try withDatabase { connection in
            let syntax = #expect(throws: PostgreSQLError.self) {
                try connection.execute("SELECT 'é👩‍👩‍👧';\n  SELEC 1")
            }
            #expect(syntax?.sqlState == "42601")
            #expect(syntax?.position?.description == "line 2, column 3")
            #expect(syntax?.description.hasPrefix("line 2, column 3: syntax error") == true)
            let name = #expect(throws: PostgreSQLError.self) {
                try connection.query("SELECT abc FROM (SELECT 1 AS abd) t")
            }
            #expect(name?.hint?.contains("abd") == true)
            try connection.execute("CREATE TABLE a (x int UNIQUE); INSERT INTO a VALUES (1)")
            let unique = #expect(throws: PostgreSQLError.self) { try connection.query("INSERT INTO a VALUES (1)") }
            #expect(unique?.sqlState == "23505")
            #expect(unique?.detail == "Key (x)=(1) already exists.")
            let inner = #expect(throws: PostgreSQLError.self) {
                try connection.execute("DO $$ BEGIN PERFORM 1 / 0; END $$")
            }
            #expect(inner?.context?.contains("inline_code_block") == true)
        }
    }

    @Test func noticesAreCollected() throws {
        try withDatabase { connection in
            try connection.execute("CREATE TABLE a (x int); CREATE TABLE IF NOT EXISTS a (x int)")
            let notices = connection.takeNotices()
            #expect(notices.map(\.severity) == ["NOTICE"])
            #expect(notices.first?.message.contains("already exists") == true)
            #expect(connection.notices.isEmpty)
        }
    }

    @Test func aTransactionSaysHowItStands() throws {
        try withDatabase { connection in
            #expect(connection.transactionStatus == .idle)
            try connection.execute("BEGIN")
            #expect(connection.transactionStatus == .open)
            #expect(throws: PostgreSQLError.self) { try connection.execute("nonsense") }
            #expect(connection.transactionStatus == .failed)
            try connection.execute("ROLLBACK")
            #expect(connection.transactionStatus == .idle)
            connection.close()
            connection.close()
            #expect(connection.transactionStatus == .unknown)
            #expect(throws: PostgreSQLError.self) { try connection.query("SELECT 1") }
        }
    }

    @Test func copyIsRefusedAndTheConnectionGoesOn() throws {
        try withDatabase { connection in
            try connection.execute("CREATE TABLE a (x int)")
            #expect(throws: PostgreSQLError.self) { try connection.execute("COPY a FROM STDIN") }
            #expect(throws: PostgreSQLError.self) { try connection.execute("COPY a TO STDOUT") }
            #expect(try connection.query("SELECT 1").first == "1")
        }
    }

    @Test func aLostConnectionIsAnError() throws {
        try withDatabase { connection in
            let other = try TestServer.shared.server.connect()
            let id = other.serverProcessID
            _ = try TestServer.shared.server.connect().query("SELECT pg_terminate_backend($1)", [String(id)])
            #expect(throws: PostgreSQLError.self) {
                for _ in 0..<100 { _ = try other.query("SELECT pg_sleep(0.05)") }
            }
            #expect(other.transactionStatus == .unknown)
            _ = try connection.query("SELECT 1")
        }
    }

    @Test func theVersionIsTheBinaries() throws {
        for test in try TestServer.all.get() {
            let connection = try test.server.connect()
            #expect(connection.serverMajorVersion == test.server.binaries.majorVersion)
            #expect(connection.serverVersionText.hasPrefix(String(connection.serverMajorVersion)))
        }
    }

    @Test func namesWithQuotesAreReached() throws {
        let server = try TestServer.shared.server
        let administration = try server.connect()
        try administration.execute(#"CREATE DATABASE "o'\b x" TEMPLATE template0"#)
        let connection = try server.connect(database: #"o'\b x"#)
        #expect(try connection.query("SELECT current_database()").first == #"o'\b x"#)
        #expect(connection.description.hasSuffix(#":5432/o'\b x"#))
        connection.close()
        try administration.execute(#"DROP DATABASE "o'\b x""#)
    }

    @Test func aMissingLibraryIsNamedWithItsPackage() {
        var description = PostgreSQLLibrary.installed
        description.names = ["libnosuchpq.so.9", "/nowhere/libpq.so"]
        let error = #expect(throws: MissingLibraryError.self) { try PostgreSQLLibrary(description) }
        #expect(error?.description.contains("apt-get install libpq5") == true)
        #expect(error?.description.contains("brew install libpq") == true)
    }
}
