import SchemagenDatabases
import Synchronization

/// The PostgreSQL servers that a test process uses: throw-away ones, started when a test first asks.
///
/// The system's version, unless `SCHEMAGEN_TEST_POSTGRES` lists major versions or folders of server programs, divided
/// by commas. Where there are none the tests fail and say what to install: a test that skips proves nothing.
public struct TestServer: Sendable {
    /// The server.
    public let server: ThrowawayServer

    /// The first server, the one for tests that need no more.
    public static var shared: TestServer {
        get throws { try all.get()[0] }
    }

    /// All of them: at least one.
    public static let all = Result { try start() }

    private static let databases = Atomic<Int>(0)

    private static func start() throws -> [TestServer] {
        let wanted = environmentVariable("SCHEMAGEN_TEST_POSTGRES") ?? ""
        let servers = try wanted.split(separator: ",").map { entry in
            let binaries =
                if let major = Int(entry) {
                    try PostgreSQLBinaries.find(majorVersion: major)
                } else {
                    try PostgreSQLBinaries(folder: String(entry))
                }
            return TestServer(server: try ThrowawayServer(binaries))
        }
        return servers.isEmpty ? [TestServer(server: try ThrowawayServer())] : servers
    }

    /// Whether extensions can be created there.
    public func offers(_ extensions: [String]) throws -> Bool {
        let connection = try server.connect()
        defer { connection.close() }
        for name in extensions {
            let found = try connection.query("SELECT FROM pg_available_extensions WHERE name = $1", [name])
            if found.rows.isEmpty { return false }
        }
        return true
    }

    /// Calls the body with a connection to a new, empty database, which is dropped afterwards.
    ///
    /// - Parameters:
    ///   - options: What to add to CREATE DATABASE: `LOCALE_PROVIDER icu ICU_LOCALE 'en-US'`.
    ///   - body: May open more connections with `server.connect(database:)`; the database goes all the same.
    public func withDatabase<Result>(
        options: String = "", _ body: (PostgreSQLConnection) throws -> Result
    ) throws -> Result {
        let number = Self.databases.add(1, ordering: .relaxed).newValue
        let name = "test_\(number)"
        let administration = try server.connect()
        defer { administration.close() }
        try administration.execute("CREATE DATABASE \(name) TEMPLATE template0 \(options)")
        // The name stands here too for what asks for it: `SELECT current_database()`.
        let connection = try server.connect(database: name)
        let outcome = Swift.Result { try body(connection) }
        connection.close()
        try administration.execute("DROP DATABASE \(name) WITH (FORCE)")
        return try outcome.get()
    }
}

/// Calls the body with a new, empty database on each PostgreSQL server of this run.
///
/// - Parameters:
///   - options: What to add to CREATE DATABASE.
///   - extensions: What the body creates. A server that was asked for by `SCHEMAGEN_TEST_POSTGRES` and built without them
///     is passed over; the system's must have them.
/// - Throws: What the body throws, with the server's version in front where there are several.
public func withDatabase(
    options: String = "", needing extensions: [String] = [], _ body: (PostgreSQLConnection) throws -> Void
) throws {
    var servers = try TestServer.all.get()
    if !extensions.isEmpty, environmentVariable("SCHEMAGEN_TEST_POSTGRES") != nil {
        servers = try servers.filter { try $0.offers(extensions) }
    }
    for server in servers {
        do {
            try server.withDatabase(options: options, body)
        } catch  where servers.count > 1 {
            throw OnServerError(majorVersion: server.server.binaries.majorVersion, error: error)
        }
    }
}

/// An error with the version of the server that it happened on.
struct OnServerError: Error, CustomStringConvertible {
    var majorVersion: Int
    var error: any Error

    var description: String { "on PostgreSQL \(majorVersion): \(error)" }
}

/// Makes the type citext: by the extension, or as a plain text on a server that was built without it. Inside expressions
/// both count as text.
public func makeCitext(_ connection: PostgreSQLConnection) throws {
    let offered = try connection.query("SELECT FROM pg_available_extensions WHERE name = 'citext'").rows
    try connection.execute(offered.isEmpty ? "CREATE DOMAIN citext AS text" : "CREATE EXTENSION citext")
}
