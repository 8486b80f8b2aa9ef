import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Synchronization

/// Histories for the runner, and databases to run them on.
enum RunnerHistory {
    /// A migration whose hash is its text.
    static func migration(
        _ number: Int, _ name: String, up: String, down: String, change: Int? = nil, isIrreversible: Bool = false
    ) -> RunnableMigration {
        let title = "000\(number)_\(name)"
        return RunnableMigration(
            number: number, title: title, change: change ?? number,
            up: .init(path: "\(title).up.sql", text: up, hash: "up \(up)"),
            down: .init(path: "\(title).down.sql", text: down, hash: "down \(down)"),
            structureHash: "structure \(number)",
            isIrreversible: isIrreversible)
    }

    /// Three migrations; the second and the third are one change.
    static let three = [
        migration(1, "a", up: "CREATE TABLE a (id integer PRIMARY KEY, note text);", down: "DROP TABLE a;"),
        migration(
            2, "b", up: "CREATE TABLE b (id integer PRIMARY KEY, a_id integer REFERENCES a (id));",
            down: "DROP TABLE b;"),
        migration(3, "c", up: "ALTER TABLE b ADD COLUMN c text;", down: "ALTER TABLE b DROP COLUMN c;", change: 2),
    ]

    /// Calls the body with the URL of an empty database of each engine, and with what runs SQL there besides and what asks
    /// it for a number.
    static func onEachEngine(_ body: (RunnerDatabase) throws -> Void) throws {
        try onPostgreSQL { database, _ in try body(database) }
        try onSQLite(body)
    }

    /// What a history says of the structure, built on the server under test.
    static func forecast(
        _ history: [RunnableMigration]
    ) -> @Sendable (DatabaseCatalogue.Engine, Int, [RunnableMigration.Script]) -> StructuralForecast {
        { engine, applied, scripts in
            let beginning = history.prefix(applied).map(\.up)
            do {
                if engine.name == "SQLite" {
                    return try .build(on: SQLiteReplayServer(), beginning: beginning, scripts: scripts)
                }
                let servers = try TestServer.all.get()
                guard let server = servers.first(where: { $0.server.binaries.majorVersion == engine.majorVersion })
                else { return .unknown(reason: "no server of this version") }
                return try .build(on: PostgreSQLReplayServer(server.server), beginning: beginning, scripts: scripts)
            } catch {
                return .unknown(reason: "\(error)")
            }
        }
    }

    static func onPostgreSQL(_ body: (RunnerDatabase, PostgreSQLConnection) throws -> Void) throws {
        for server in try TestServer.all.get() {
            try server.withDatabase { connection in
                let name = try connection.query("SELECT current_database()").first ?? nil
                let url = DatabaseURL.postgresql(server.server.connectionString(database: name ?? ""))
                try body(
                    RunnerDatabase(
                        url: url, execute: connection.execute,
                        number: { sql in try connection.query(sql).first?.flatMap { Int($0) } }), connection)
            }
        }
    }

    static func onSQLite(_ body: (RunnerDatabase) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "schemagen-runner-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "live.db").path(percentEncoded: false)
        let database = try SQLiteDatabase(.file(path))
        defer { database.close() }
        try body(
            RunnerDatabase(
                url: .sqlite(path), execute: { try database.execute($0) },
                number: {
                    guard case .integer(let number) = try database.query($0).first else { return nil }
                    return Int(number)
                }))
    }
}

/// A live database of a test.
struct RunnerDatabase {
    let url: DatabaseURL
    let execute: (String) throws -> Void
    let number: (String) throws -> Int?

    var isSQLite: Bool { if case .sqlite = url { true } else { false } }

    /// Calls the body with a runner for it.
    func run<Result>(
        _ history: [RunnableMigration], for purpose: MigrationRunner.Purpose = .applying,
        options: RunnerOptions = RunnerOptions(tool: "test", patience: 300), _ body: (MigrationRunner) throws -> Result
    ) throws -> Result {
        let runner = try MigrationRunner(url, history: history, purpose: purpose, options: options)
        defer { runner.close() }
        return try body(runner)
    }

    func apply(_ history: [RunnableMigration], to target: Int? = nil, partial: Bool = false) throws -> [Int] {
        try run(history) { try $0.apply(to: target, partial: partial).map(\.number) }
    }

    func pending(_ history: [RunnableMigration]) throws -> [RunnableMigration] {
        try run(history, for: .rehearsal) { try $0.rehearseApply().migrations }
    }

    func baseline(_ history: [RunnableMigration], to target: Int? = nil) throws -> [Int] {
        try run(history, for: .changing) { try $0.baseline(to: target).map(\.number) }
    }

    func rollback(
        _ history: [RunnableMigration], to target: Int? = nil, partial: Bool = false, allowing losses: Set<String> = []
    ) throws -> [Int] {
        try run(history, for: .changing) {
            try $0.rollback(to: target, partial: partial, allowedLosses: losses).map(\.number)
        }
    }

    func status(_ history: [RunnableMigration]) throws -> MigrationRunner.Status {
        try run(history, for: .reading) { try $0.status() }
    }

    func applied(_ history: [RunnableMigration]) throws -> [Int] { try status(history).applied.map(\.number) }

    /// Whether a table is there.
    func has(_ table: String) throws -> Bool {
        let sql =
            isSQLite
            ? "SELECT count(*) FROM sqlite_schema WHERE name = '\(table)'"
            : "SELECT count(*) FROM pg_class WHERE relname = '\(table)'"
        return try number(sql) == 1
    }

    /// Applies after comparing the structure; gives also what the runner said.
    func applyComparing(_ history: [RunnableMigration], to target: Int? = nil) throws -> (numbers: [Int], said: String)
    {
        let lines = Lines()
        var options = RunnerOptions(tool: "test", patience: 300, progress: lines.add)
        options.forecast = RunnerHistory.forecast(history)
        let numbers = try run(history, options: options) { try $0.apply(to: target, partial: true).map(\.number) }
        return (numbers, lines.text)
    }
}

/// What a runner says, line by line.
final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    @Sendable func add(_ line: String) { lines.withLock { $0.append(line) } }

    var text: String { lines.withLock { $0.joined(separator: "\n") } }
}

/// What a run is doing just now, as another session sees it.
extension DatabaseURL {
    /// Whether a session waits for the lock of another.
    var hasWaiter: Bool {
        guard case .postgresql(let string) = self else { return false }
        return Self.counts(
            "FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()", string)
    }

    /// Whether a statement sleeps, or has written more than stays in memory.
    var isBusy: Bool {
        switch self {
        case .postgresql(let string):
            return Self.counts(
                "FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()", string)
        case .sqlite(let path):
            let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            return size ?? 0 > 1_000_000
        }
    }

    private static func counts(_ rows: String, _ connectionString: String) -> Bool {
        guard let connection = try? PostgreSQLConnection(connectionString) else { return false }
        defer { connection.close() }
        return (try? connection.query("SELECT \(rows)").rows.isEmpty) == false
    }
}
