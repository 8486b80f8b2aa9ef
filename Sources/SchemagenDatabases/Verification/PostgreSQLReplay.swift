/// Replays on a PostgreSQL server, in scratch databases that go afterwards.
public final class PostgreSQLReplayServer: ReplayServer {
    private let connect: (String?) throws -> PostgreSQLConnection
    /// Whether the server goes afterwards, and roles that scripts name may be made on it.
    private let isThrowaway: Bool
    private var count = 0

    /// The version as the server numbers itself: `15.18`.
    public let version: String

    /// Replays on a throw-away server. Roles that the SQL names are made there, without the right to log in.
    /// - Throws: `PostgreSQLError`, `MissingLibraryError`.
    public init(_ server: ThrowawayServer) throws {
        connect = { try server.connect(database: $0 ?? "postgres") }
        isThrowaway = true
        version = try Self.version(of: connect)
    }

    /// Replays in scratch databases of a server that is there; the role needs CREATEDB. Nothing but those databases is
    /// touched.
    /// - Parameter connectionString: A database of the server, in any of libpq's forms.
    /// - Throws: `PostgreSQLError`, `MissingLibraryError`.
    public init(connectionString: String) throws {
        connect = { try PostgreSQLConnection(connectionString, database: $0) }
        isThrowaway = false
        version = try Self.version(of: connect)
    }

    private static func version(of connect: (String?) throws -> PostgreSQLConnection) throws -> String {
        let connection = try connect(nil)
        defer { connection.close() }
        return String(connection.serverVersionText.prefix { $0.isNumber || $0 == "." })
    }

    /// Calls the body with a new database, which is dropped afterwards.
    public func withDatabase<Result>(_ body: (PostgreSQLReplayDatabase) throws -> Result) throws -> Result {
        let administration = try connect(nil)
        defer { administration.close() }
        count += 1
        // The server process of this connection has a number that no other has now.
        let name = "schemagen_verify_\(administration.serverProcessID)_\(count)"
        do {
            _ = try administration.query("CREATE DATABASE \(name) TEMPLATE template0")
        } catch var error as PostgreSQLError where error.sqlState == "42501" {
            let role = try administration.query("SELECT quote_ident(current_user)").first?.flatMap(\.self) ?? ""
            error.message += "; scratch databases need it: ALTER ROLE \(role) CREATEDB"
            throw error
        }
        let outcome = Swift.Result {
            let connection = try connect(name)
            defer { connection.close() }
            return try body(PostgreSQLReplayDatabase(connection: connection, makesRoles: isThrowaway))
        }
        _ = try administration.query("DROP DATABASE \(name) WITH (FORCE)")
        return try outcome.get()
    }
}

/// A scratch database of a server.
public struct PostgreSQLReplayDatabase: ReplayDatabase {
    let connection: PostgreSQLConnection
    let makesRoles: Bool

    /// Runs a script in one transaction, unless its head says that it runs in none.
    public func run(_ script: String) throws(ScriptFailure) {
        var made: Set<String> = []
        while true {
            do {
                return try attempt(script)
            } catch let error as PostgreSQLError {
                // The roles of the production server are not the history's.
                if makesRoles, error.sqlState == "42704", let role = Self.missingRole(error.message),
                    made.insert(role).inserted,
                    (try? connection.query("CREATE ROLE \(PostgreSQLConnection.quotedIdentifier(role)) NOLOGIN")) != nil
                {
                    continue
                }
                throw Self.failure(error)
            } catch let failure as ScriptFailure {
                throw failure
            } catch {
                throw ScriptFailure("\(error)")
            }
        }
    }

    private func attempt(_ script: String) throws {
        switch RunnableMigration.Script.execution(of: script) {
        case .transaction: break
        case .batches: return try runBatches(script)
        case .statements:
            do {
                for statement in try PostgreSQLStatements(script).statements {
                    try PostgreSQLStatements.run(statement, on: connection, lockTimeout: 0) { _ in }
                }
            } catch let refusal as PostgreSQLStatements.Refusal {
                throw ScriptFailure(refusal.message, position: refusal.position)
            }
            return
        }
        try inTransaction { try connection.execute(script) }
    }

    private func inTransaction<Result>(_ body: () throws -> Result) throws -> Result {
        _ = try connection.query("BEGIN")
        do {
            let result = try body()
            _ = try connection.query("COMMIT")
            return result
        } catch {
            _ = try? connection.query("ROLLBACK")
            throw error
        }
    }

    /// As the runner does it, a batch having as few rows that the made-up rows of a table are several.
    private func runBatches(_ script: String) throws {
        let update: BatchedUpdate
        do {
            update = try BatchedUpdate(script)
        } catch {
            throw ScriptFailure(error.message, position: error.position)
        }
        let run = try BatchRun(update, size: 2, connection)
        var (progress, isLast) = (BatchProgress(), false)
        while !isLast { (progress, isLast) = try inTransaction { try run.next(after: progress) } }
    }

    private static func missingRole(_ message: String) -> String? {
        guard message.hasPrefix("role \""), message.hasSuffix("\" does not exist") else { return nil }
        return String(message.dropFirst(6).dropLast(16))
    }

    private static func failure(_ error: PostgreSQLError) -> ScriptFailure {
        let isMissingExtension =
            error.message.hasPrefix("extension \"") && error.message.hasSuffix("is not available")
            || error.message.hasPrefix("could not open extension control file")
        let code = error.sqlState.map { " (SQLSTATE \($0))" } ?? ""
        let detail = [error.detail, error.hint].compactMap(\.self).map { "; " + $0 }.joined()
        return ScriptFailure(
            error.message + detail + code, position: error.position, isUnverifiable: isMissingExtension,
            isViolation: ["22", "23"].contains(error.sqlState?.prefix(2)))
    }

    /// Everything that the database holds.
    public func catalogue() throws -> DatabaseCatalogue { try PostgreSQLCatalogue.read(connection) }

    /// What its objects use of one another.
    public func uses() throws -> CatalogueUses { try CatalogueUses.read(connection) }

    /// Puts rows into the tables that have none.
    public func fill() throws -> RowReport { try PostgreSQLRows(connection).fill() }

    /// Takes all rows out.
    public func clear() throws { try PostgreSQLRows(connection).clear() }

    /// The rows of all tables.
    public func contents() throws -> RowFingerprint { try PostgreSQLRows(connection).contents() }
}
