import SchemagenDatabases
import Synchronization

/// The PostgreSQL servers that a test process uses: throw-away ones, started when a test first asks.
///
/// The system's version, unless `SCHEMAGEN_TEST_POSTGRES` lists major versions or folders of server programs, divided
/// by commas. Where there are none the tests fail and say what to install. A test whose subject a server lacks names it by a
/// trait (`.needs(extensions: "citext")`) and is skipped there, in sight of who runs it.
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

    /// Whether the server can make collations of ICU. Those of its catalogue say nothing: some stand there all the same.
    func hasICU() throws -> Bool {
        let connection = try server.connect()
        defer { connection.close() }
        do {
            try connection.execute("BEGIN; CREATE COLLATION probe (provider = icu, locale = 'und'); ROLLBACK")
            return true
        } catch let error as PostgreSQLError where error.sqlState == "0A000" {
            return false
        }
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
/// - Parameter options: What to add to CREATE DATABASE.
/// - Throws: What the body throws, with the server's version in front where there are several.
public func withDatabase(
    options: String = "", _ body: (PostgreSQLConnection) throws -> Void
) throws {
    let servers = try TestServer.all.get()
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

/// Makes the type citext: by the extension, or as a plain text on a server that was built without it, for tests in which it
/// is one type of many. Inside expressions both count as text; that they do is shown by a test that needs the extension.
public func makeCitext(_ connection: PostgreSQLConnection) throws {
    let offered = try connection.query("SELECT FROM pg_available_extensions WHERE name = 'citext'").rows
    try connection.execute(offered.isEmpty ? "CREATE DOMAIN citext AS text" : "CREATE EXTENSION citext")
}

/// A collation named `insensitive` that takes `a` and `A` for the same.
public let insensitiveCollation =
    "CREATE COLLATION insensitive (provider = icu, locale = 'und-u-ks-level2', deterministic = false)"

/// Makes that collation, or a plain one of its name on a server that was built without ICU, for tests in which it is one
/// thing of many.
public func makeInsensitiveCollation(_ connection: PostgreSQLConnection) throws {
    do {
        try connection.execute(insensitiveCollation)
    } catch let error as PostgreSQLError where error.sqlState == "0A000" {
        try connection.execute("CREATE COLLATION insensitive FROM \"C\"")
    }
}
