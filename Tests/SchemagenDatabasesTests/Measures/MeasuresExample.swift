import SchemagenDatabases
import SchemagenMeasures
import SchemagenTestSupport
import Testing

/// A database to measure, and roles that see more or less of it.
struct MeasuresExample {
    /// The superuser's connection.
    let connection: PostgreSQLConnection
    private let server: ThrowawayServer
    private let database: String

    /// Calls the body with a new database on each server of this run.
    static func onEachServer(_ setup: String = "", _ body: (MeasuresExample) throws -> Void) throws {
        for server in try TestServer.all.get() {
            try server.withDatabase { (connection) throws in
                let database = try #require(try connection.query("SELECT current_database()").first ?? nil)
                let example = MeasuresExample(connection: connection, server: server.server, database: database)
                try example.run(setup)
                try body(example)
            }
        }
    }

    /// Runs a script and lets the server count what it did at once.
    func run(_ script: String) throws {
        try connection.execute(script)
        // From 15 on; what is left is counted with the next statement.
        _ = try connection.query("SELECT pg_stat_force_next_flush()")
        _ = try connection.query("SELECT 1")
    }

    /// One more connection of the superuser.
    func connect() throws -> PostgreSQLConnection { try server.connect(database: database) }

    /// Calls the body with a connection of a new role.
    ///
    /// - Parameter rights: What the role is given; `{role}` stands for it.
    func withRole<Result>(_ rights: String = "", _ body: (PostgreSQLConnection) throws -> Result) throws -> Result {
        let role = "role_of_\(database)"
        try connection.execute("CREATE ROLE \(role) LOGIN; \(rights.replacing("{role}", with: role))")
        let string = server.connectionString(database: database).replacing("user=postgres", with: "user=\(role)")
        let other = try PostgreSQLConnection(string)
        let outcome = Swift.Result { try body(other) }
        other.close()
        try connection.execute("DROP OWNED BY \(role) CASCADE; DROP ROLE \(role)")
        return try outcome.get()
    }

    /// What the superuser measures.
    func measures(_ options: MeasureOptions = MeasureOptions()) throws -> DatabaseMeasures {
        try PostgreSQLMeasures.read(connection, options: options)
    }
}

extension DatabaseMeasures {
    /// The table of that name in the schema `public` or `main`.
    func table(_ name: String) throws -> TableMeasures {
        try #require(tables.value?.first { $0.name.name == name }, "no table \(name)")
    }

    /// The index of that name.
    func index(_ name: String) throws -> IndexMeasures {
        try #require(indexes.value?.first { $0.name == name }, "no index \(name)")
    }
}
