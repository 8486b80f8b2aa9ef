/// Applies a history to a live database, and takes it back.
///
/// Each migration and its row in the journal are one transaction, or it says itself how it runs: whatever stops the runner, the journal says what is
/// there, and the same call goes on from it.
public final class MigrationRunner {
    let engine: any RunnerEngine
    let history: [RunnableMigration]
    let options: RunnerOptions

    /// Opens a database.
    /// - Parameters:
    ///   - url: The database. A SQLite file is made where it is not there only by `apply`.
    ///   - history: The migrations for it, oldest first.
    ///   - purpose: What for: only what `apply` asks for may make a file.
    /// - Throws: `RunnerError`.
    public convenience init(
        _ url: DatabaseURL, history: [RunnableMigration], purpose: Purpose, options: RunnerOptions = RunnerOptions()
    ) throws {
        let engine: any RunnerEngine = try Self.translating {
            switch url {
            case .postgresql(let connectionString):
                return PostgreSQLRunnerEngine(try PostgreSQLConnection(connectionString), options)
            case .sqlite(let path):
                return try SQLiteRunnerEngine(path, purpose, options)
            }
        }
        self.init(engine, history: history, options: options)
    }

    init(_ engine: any RunnerEngine, history: [RunnableMigration], options: RunnerOptions) {
        self.engine = engine
        self.history = history
        self.options = options
    }

    /// What a database is opened for.
    public enum Purpose: Sendable, Hashable {
        /// To read the journal; nothing is written, and a SQLite file that is not there is an error.
        case reading
        /// To read the journal of a database that `apply` would make.
        case rehearsal
        /// To change a database that is there.
        case changing
        /// To apply migrations, also to a SQLite file that is not there yet.
        case applying
    }

    /// Ends the connection.
    public func close() { engine.close() }

    /// What is applied and what is not.
    public struct Status: Sendable {
        /// The rows of the journal.
        public var applied: [Journal.Row]
        /// The migrations that are not applied yet.
        public var pending: [RunnableMigration]
        /// How far pending migrations have come that run in batches, by their numbers.
        public var begun: [Int: BatchProgress]
        /// What is wrong: nothing is applied or taken back while there is something.
        public var problems: [RunnerError]
    }

    /// Reads the journal; nothing is written, not even the journal's table.
    /// - Throws: `RunnerError` where it cannot be read.
    public func status() throws -> Status {
        let rows = try Self.translating { try journal() }
        let applied = Set(rows.map(\.number))
        let pending = history.filter { !applied.contains($0.number) }
        return Status(
            applied: rows, pending: pending, begun: try Self.translating { try begun(pending) },
            problems: Journal.problems(of: rows, against: history))
    }

    private func begun(_ pending: [RunnableMigration]) throws -> [Int: BatchProgress] {
        let found = try engine.batchProgress()
        var begun: [Int: BatchProgress] = [:]
        for migration in pending {
            if let entry = found[migration.number], entry.hash == migration.up.hash {
                begun[migration.number] = entry.progress
            }
        }
        return begun
    }

    /// Applies what is not applied yet.
    /// - Parameters:
    ///   - target: The number of the last migration to apply; nil for all.
    ///   - partial: Whether the target may be in the middle of a change.
    /// - Returns: The migrations that this run applied.
    /// - Throws: `RunnerError`; what was applied before stays.
    public func apply(to target: Int? = nil, partial: Bool = false) throws -> [RunnableMigration] {
        let end = try position(ofTarget: target, partial: partial)
        return try locked {
            try checkBeforehand(.up) { rows in migrations(after: rows, to: end) }
            var applied: [RunnableMigration] = []
            while let migration = try next(before: end) {
                try options.cancellation?.check()
                options.progress?("apply       \(migration.title)")
                let begin = ContinuousClock.now
                let sizeBefore = try options.measured.map { _ in try engine.size() }
                switch migration.up.execution {
                case .transaction: break
                case .statements: try engine.runStatements(migration.up)
                case .batches: try engine.runBatches(migration)
                }
                let isDone = try engine.transaction(foreignKeys: !migration.up.needsForeignKeysOff) {
                    // On SQLite another run may have been here since.
                    guard try next(before: end) == migration else { return false }
                    try engine.makeJournal()
                    if migration.up.isTransactional { try engine.run(migration.up) }
                    try engine.record(migration, tool: options.tool)
                    return true
                }
                if isDone {
                    applied.append(migration)
                    if let sizeBefore { try measure(migration, since: begin, sizeBefore) }
                }
            }
            return applied
        }
    }

    private func measure(_ migration: RunnableMigration, since begin: ContinuousClock.Instant, _ size: Int64) throws {
        let time = (ContinuousClock.now - begin).components
        options.measured?(
            MigrationMeasure(
                migration: migration, engineVersion: engine.version,
                milliseconds: Int(time.seconds * 1000 + time.attoseconds / 1_000_000_000_000_000),
                sizeBefore: size, sizeAfter: try engine.size()))
    }

    /// The rows of the journal as the history counts them.
    func journal() throws -> [Journal.Row] {
        Journal.recognised(try engine.journal(), in: history, isReplaced: options.isReplaced)
    }

    private func next(before end: Int) throws -> RunnableMigration? {
        let rows = try journal()
        try check(rows)
        return rows.count < end ? history[rows.count] : nil
    }

    /// Takes migrations back, the newest first.
    /// - Parameters:
    ///   - target: The number of the migration that is the last one afterwards, 0 for none; nil takes back the last
    ///     change, or with `partial` the last migration.
    ///   - partial: Whether it may stop in the middle of a change.
    ///   - allowedLosses: The tables that may lose rows or values.
    /// - Returns: The migrations that this run took back.
    /// - Throws: `RunnerError`; what was taken back before stays so.
    public func rollback(
        to target: Int? = nil, partial: Bool = false, allowedLosses: Set<String> = []
    ) throws -> [RunnableMigration] {
        let named = try target.map { try position(ofTarget: $0, partial: partial) }
        return try locked {
            let migrations = try checkBeforehand(.down) { rows in
                self.migrations(before: rows, to: named ?? positionBeforeLast(of: rows.count, partial: partial))
            }
            var undone: [RunnableMigration] = []
            for part in parts(of: migrations) {
                try options.cancellation?.check()
                for migration in part { options.progress?("rollback    \(migration.title)") }
                for migration in part where !migration.down.isTransactional { try engine.runStatements(migration.down) }
                // A change goes as one: refused for its second part it would else stay half.
                try engine.transaction(foreignKeys: !part.contains { $0.down.needsForeignKeysOff }) {
                    guard try journal().last?.number == part.first?.number else {
                        throw RunnerError(.unable, "another run changed the database meanwhile; run the command again")
                    }
                    for migration in part { try takeBack(migration, allowedLosses) }
                }
                undone += part
            }
            return undone
        }
    }

    /// The migrations, newest first, by their changes.
    private func parts(of migrations: [RunnableMigration]) -> [[RunnableMigration]] {
        var parts: [[RunnableMigration]] = []
        for migration in migrations {
            // What runs in no transaction is a part of its own.
            if let last = parts.last?.last, last.change == migration.change, last.down.isTransactional,
                migration.down.isTransactional
            {
                parts[parts.count - 1].append(migration)
            } else {
                parts.append([migration])
            }
        }
        return parts
    }

    private func takeBack(_ migration: RunnableMigration, _ allowed: Set<String>) throws {
        // Its statements, which have run, lose nothing: none that could is taken.
        guard migration.down.isTransactional else { return try engine.forget(migration) }
        if let refusal = refusal(of: try engine.runMeasuring(migration.down), by: migration, allowed) { throw refusal }
        try engine.forget(migration)
    }

    /// Records the history as applied on a database that holds its objects already; nothing of it is run.
    /// - Parameter target: The number of the last migration to record; nil for all.
    /// - Returns: The migrations that are recorded.
    /// - Throws: `RunnerError`, also where the journal holds something.
    public func baseline(to target: Int? = nil) throws -> [RunnableMigration] {
        let end = try position(ofTarget: target, partial: false)
        return try locked {
            try engine.transaction {
                if let row = try journal().last {
                    throw RunnerError(
                        .refused,
                        "the journal has rows already, the last of \(row.title): there is nothing to begin from")
                }
                try engine.makeJournal()
                for migration in history.prefix(end) { try engine.record(migration, tool: "\(options.tool) baseline") }
                return Array(history.prefix(end))
            }
        }
    }

    /// How many migrations are applied when a number is the last one.
    func position(ofTarget target: Int?, partial: Bool) throws -> Int {
        guard let target else { return history.count }
        if target == 0 { return 0 }
        guard let index = history.firstIndex(where: { $0.number == target }) else {
            let last = history.last.map { "; the last one is \($0.title)" } ?? ""
            throw RunnerError(.unable, "the history holds no migration \(target)\(last)")
        }
        if !partial, index + 1 < history.count, history[index + 1].change == history[index].change {
            let last = history.last { $0.change == history[index].change } ?? history[index]
            throw RunnerError(
                .refused,
                "\(history[index].title) is in the middle of a change that ends with \(last.title), and the state there is no "
                    + "schema; name the end of a change, or say --partial")
        }
        return index + 1
    }

    func positionBeforeLast(of count: Int, partial: Bool) -> Int {
        guard count > 0 else { return 0 }
        if partial { return count - 1 }
        let change = history[count - 1].change
        return history.firstIndex { $0.change == change } ?? 0
    }

    func check(_ rows: [Journal.Row]) throws {
        if let problem = Journal.problems(of: rows, against: history).first { throw problem }
    }

    private func locked<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try Self.translating {
                try engine.checkWritable()
                try engine.lock()
                defer { engine.unlock() }
                return try body()
            }
        } catch let error where options.cancellation?.isRequested == true {
            throw stopped(error)
        }
    }

    /// Why a run ended that was asked to stop, and what state it left.
    private func stopped(_ error: any Error) -> any Error {
        let state: String
        do {
            let rows = try journal()
            state =
                (rows.last.map { "the last migration of the database is \($0.title)" } ?? "no migration is applied")
                + (try begunState(after: rows))
        } catch {
            state = "`status` says what is applied"
        }
        return RunnerError(
            .stopped,
            "stopped; nothing of a migration that ran in a transaction is left: \(state). The same command goes on")
    }

    /// What stays of a migration that runs in batches.
    private func begunState(after rows: [Journal.Row]) throws -> String {
        guard let next = history.dropFirst(rows.count).first, let progress = try begun([next])[next.number] else {
            return ""
        }
        return ", and \(next.title) has filled \(progress.summary), which stay"
    }

    /// Gives the drivers' errors the runner's form.
    static func translating<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as RunnerError {
            throw error
        } catch {
            throw RunnerError(.unable, "\(error)")
        }
    }
}
