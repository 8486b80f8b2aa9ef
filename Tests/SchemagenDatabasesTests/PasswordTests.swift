import SchemagenTestSupport
import Testing

@testable import SchemagenDatabases

@Suite struct PasswordTests {
    /// Connection strings that fail: well-formed, misspelt, and with a password that was not escaped. Every password
    /// holds `hunter` in one part and `sesame` in the other.
    static let failing = [
        "postgresql://u:hunter2sesame@127.0.0.1:1/db", "host=127.0.0.1 port=1 user=u password=hunter2sesame",
        "host=/nowhere user=u password='hunter2 sesame'", "password=hunter2 sesame host=x",
        "postgresql://u:hunter@sesame@127.0.0.1:1/db", "postgresql://u:hunter/sesame@127.0.0.1:1/db",
        "postgresql://u:hunter?sesame@127.0.0.1:1/db", "postgresql://u:hunter:sesame@127.0.0.1:1/db",
        "postgresql://u:hunter%zzsesame@127.0.0.1:1/db", "postgresql://u:hunter#sesame@[::1/db",
        "postgresql://u:hunter[sesame@127.0.0.1:1/db", "postgres://hunter:sesame/x@y@z", "mysql://u:huntersesame@h/d",
        "u:huntersesame@h", "postgresql://127.0.0.1:1/db?password=huntersesame&user=u",
        "postgresql://127.0.0.1:1/db?pasword=huntersesame", "postgresql://127.0.0.1:1/hunter@sesame",
        "postgresql://u:hunter,sesame@127.0.0.1:1/db?port=sesame",
    ]

    @Test(arguments: failing) func noErrorHoldsThePassword(_ text: String) {
        let error = #expect(throws: PostgreSQLError.self) { try PostgreSQLConnection(text) }
        let description = "\(error as Any)"
        #expect(!description.contains("hunter"), "\(description)")
        #expect(!description.contains("sesame"), "\(description)")
    }

    @Test func aConnectionDoesNotShowIt() throws {
        let server = try TestServer.shared.server
        let connection = try PostgreSQLConnection(server.connectionString() + " password=huntersesame")
        #expect(!connection.description.contains("hunter"))
        var dumped = ""
        dump(connection, to: &dumped)
        #expect(!dumped.contains("hunter"))
        #expect(connection.description == "postgresql://postgres@\(server.folder):5432/postgres")
    }

    @Test func aWrongPasswordIsRefusedWithoutBeingSaid() throws {
        let server = try ThrowawayServer(TestServer.shared.server.binaries)
        defer { server.stop() }
        let administration = try server.connect()
        try administration.execute("CREATE ROLE u LOGIN PASSWORD 'right'")
        let file = try administration.query("SHOW hba_file").first ?? nil
        try administration.execute(
            """
            CREATE TABLE lines (x text); INSERT INTO lines VALUES ('local all u scram-sha-256'), ('local all all trust');
            COPY lines TO '\(file ?? "")'; SELECT pg_reload_conf()
            """)
        let right = server.connectionString().replacing("user=postgres", with: "user=u password=right")
        let wrong = server.connectionString().replacing("user=postgres", with: "user=u password=huntersesame")
        var error: PostgreSQLError?
        // The reload comes to the server as a signal.
        for _ in 0..<200 where error == nil {
            do { _ = try PostgreSQLConnection(wrong) } catch let thrown as PostgreSQLError { error = thrown }
        }
        #expect(error?.message.contains("password authentication failed") == true)
        #expect(error?.message.contains("hunter") == false)
        #expect(try PostgreSQLConnection(right).query("SELECT current_user").first == "u")
    }
}
