/// Runs migrations on PostgreSQL, over a connection that is the run's alone.
///
/// A session's advisory lock keeps other runs out. Each transaction first asserts that this very session holds it: behind a
/// pooler that gives each transaction another session, it does not, and nothing is done.
final class PostgreSQLRunnerEngine: RunnerEngine {
    let connection: PostgreSQLConnection
    let options: RunnerOptions
    private let journalName = "\(Journal.schema).\(Journal.table)"

    /// The two halves of the key: "schemage", as eight bytes. The database is part of what is locked.
    private static let lockKey = (high: 0x7363_6865, low: 0x6D61_6765)
    private static var lockNumber: String { String(lockKey.high << 32 | lockKey.low) }
    private static let locks =
        """
        pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
            AND l.classid = \(lockKey.high) AND l.objid = \(lockKey.low)
            AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """

    init(_ connection: PostgreSQLConnection, _ options: RunnerOptions) {
        self.connection = connection
        self.options = options
    }

    func close() { connection.close() }

    /// Some builds say more behind the numbers.
    var version: String { String(connection.serverVersionText.prefix { $0.isNumber || $0 == "." }) }

    func size() throws -> Int64 {
        let text = try connection.query("SELECT pg_database_size(current_database())").first ?? nil
        return text.flatMap { Int64($0) } ?? 0
    }

    func checkWritable() throws {
        if let reason = try readOnlyReason() { throw RunnerError(.unable, reason) }
        guard try connection.query("SELECT pg_backend_pid()").first == String(connection.serverProcessID) else {
            throw RunnerError(.unable, Self.poolerMessage(connection))
        }
    }

    func readOnlyReason() throws -> String? {
        let row = try connection.query("SELECT pg_is_in_recovery(), current_setting('transaction_read_only')").rows
            .first
        if row?.first == "t" { return "\(connection) is a standby, which takes no changes; name the primary server" }
        guard row?.last == "on" else { return nil }
        return
            "\(connection) is read-only (default_transaction_read_only is on): allow writing for this role and database"
    }

    private static func poolerMessage(_ connection: PostgreSQLConnection) -> String {
        "\(connection) is reached through a pooler, or a migration let the run's lock go: nothing keeps other runs out, so "
            + "nothing more is done; connect to the server itself and run the command again"
    }

    // MARK: The lock of the run

    func lock() throws {
        var waited = 0
        var attempt = 0
        while try connection.query("SELECT pg_try_advisory_lock(\(Self.lockNumber))").first != "t" {
            try options.cancellation?.check()
            if attempt == 0 { options.progress?("waiting for \(try holder())") }
            guard waited < options.patience else {
                throw RunnerError(
                    .unable,
                    "another run holds the lock: \(try holder()). Waited \(seconds(options.patience)); wait for it to end, or "
                        + "end it with pg_terminate_backend, and run the command again")
            }
            attempt += 1
            waited += try sleep(min(100 * attempt, 500, max(options.patience - waited, 1)))
        }
        // Only what is seen to be held is relied upon.
        try assertLock()
    }

    func unlock() { _ = try? connection.query("SELECT pg_advisory_unlock(\(Self.lockNumber))") }

    private func assertLock() throws {
        let held = try connection.query("SELECT FROM \(Self.locks) AND l.pid = pg_backend_pid()").rows
        if held.isEmpty { throw RunnerError(.unable, Self.poolerMessage(connection)) }
    }

    /// Who holds the lock, as far as this role may see it.
    private func holder() throws -> String {
        let rows = try connection.query(
            """
            SELECT a.pid, a.application_name, a.usename, to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS "UTC"')
            FROM pg_stat_activity a WHERE a.pid IN (SELECT l.pid FROM \(Self.locks))
            """
        ).rows
        guard let row = rows.first, row.count == 4, let pid = row[0] else { return "a session that has just ended" }
        var parts = ["server process \(pid)"]
        if let application = row[1], !application.isEmpty { parts.append("application \(application)") }
        if let user = row[2] { parts.append("role \(user)") }
        if let since = row[3] { parts.append("connected since \(since)") }
        return parts.joined(separator: ", ")
    }

    func sleep(_ milliseconds: Int) throws -> Int {
        _ = try interruptible { try connection.query("SELECT pg_sleep(\(milliseconds)::float8 / 1000)") }
        return milliseconds
    }

    private func seconds(_ milliseconds: Int) -> String {
        milliseconds % 1_000 == 0 ? "\(milliseconds / 1_000) s" : "\(milliseconds) ms"
    }

    // MARK: Transactions

    /// Others held what a migration wants; nothing of it is left, and it can be tried again.
    struct Contention: Error {
        var error: RunnerError
    }

    /// Whether an error is a lock that was not to be had in time, or two that each waited for the other's.
    static func isContention(_ error: PostgreSQLError) -> Bool {
        error.sqlState == "55P03" || error.sqlState == "40P01"
    }

    func transaction<Result>(foreignKeys: Bool, _ body: () throws -> Result) throws -> Result {
        try transaction(leaving: nil, body)
    }

    /// - Parameter remains: What there is of the migration when this fails; nil: nothing.
    func transaction<Result>(leaving remains: String?, _ body: () throws -> Result) throws -> Result {
        var attempt = 1
        while true {
            do {
                return try attemptTransaction(leaving: remains, body)
            } catch let contention as Contention {
                guard attempt < options.attempts else {
                    throw RunnerError(
                        .unable,
                        "\(contention.error.message). Tried \(DataLoss.count(Int64(attempt), "time")), waiting "
                            + "\(seconds(options.lockTimeout)) each; \(remains ?? "nothing of this migration is left"). Run the command again "
                            + "when the table is less busy", path: contention.error.path,
                        position: contention.error.position)
                }
                options.progress?("waiting for a table that others use: \(contention.error.message)")
                _ = try sleep(RunnerOptions.wait(afterAttempt: attempt, seed: Int(connection.serverProcessID)))
                attempt += 1
            }
        }
    }

    private func attemptTransaction<Result>(leaving remains: String?, _ body: () throws -> Result) throws -> Result {
        let result: Result
        do {
            _ = try connection.query("BEGIN")
            try assertLock()
            // What a migration before this one set for the session does not reach it.
            try connection.execute(
                """
                SET LOCAL lock_timeout = \(options.lockTimeout); SET LOCAL search_path = public; SET LOCAL TimeZone = 'UTC'
                """)
            result = try interruptible(body)
        } catch {
            _ = try? connection.query("ROLLBACK")
            throw lost(error, remains ?? "nothing of the migration that ran is left")
        }
        do {
            _ = try connection.query("COMMIT")
        } catch {
            _ = try? connection.query("ROLLBACK")
            throw lost(error, "whether the migration that ran is done, `status` says")
        }
        return result
    }

    /// An error, said to be the loss of the connection where it is that.
    private func lost(_ error: any Error, _ state: String) -> any Error {
        let text: String
        switch error {
        case let error as RunnerError: text = error.message
        case let error as PostgreSQLError: text = error.message
        default: return error
        }
        guard connection.transactionStatus == .unknown else { return error }
        return RunnerError(.unable, "the connection was lost (\(text)); \(state). Run the command again")
    }

    private func interruptible<Result>(_ body: () throws -> Result) throws -> Result {
        guard let cancellation = options.cancellation else { return try body() }
        return try connection.withCanceller { try cancellation.interruptible(by: $0, body) }
    }

    // MARK: The database as it is

    func inspect<Result>(_ body: () throws -> Result) throws -> Result { try body() }

    func catalogue() throws -> DatabaseCatalogue { try interruptible { try PostgreSQLCatalogue.read(connection) } }

    func missingPrivileges(
        for changes: StructuralChanges?, by scripts: [(title: String, script: RunnableMigration.Script)]
    ) throws -> [MissingPrivilege] {
        var needs = PrivilegeNeeds(changes)
        for (number, entry) in scripts.enumerated() where entry.script.execution == .batches {
            needs.noteBatches(try batchedUpdate(of: entry.script), number)
        }
        return try PrivilegeQuestion(needs, titles: scripts.map(\.title), connection).missing()
    }

    func contents(of dropped: [StructuralChanges.Dropped]) throws -> [DataLoss] {
        try interruptible { try PostgreSQLLoss(connection).contents(of: dropped) }
    }

    // MARK: The journal

    func journal() throws -> [Journal.Row] {
        guard try connection.query("SELECT to_regclass('\(journalName)')").first != .some(nil) else { return [] }
        return try connection.query("SELECT \(Journal.columns) FROM \(journalName) ORDER BY number").rows.map { texts in
            guard let row = Journal.Row(texts) else {
                throw RunnerError(.unable, "the table \(journalName) holds a row that is none of the journal's")
            }
            return row
        }
    }

    func makeJournal() throws {
        guard try connection.query("SELECT to_regclass('\(journalName)')").first == .some(nil) else { return }
        do {
            try connection.execute(Journal.creation(of: journalName))
        } catch let error as PostgreSQLError where error.sqlState == "42501" || error.sqlState == "3F000" {
            throw RunnerError(
                .unable,
                "the journal's table \(journalName) cannot be made: \(error.message); this role needs CREATE on it")
        }
    }

    func record(_ migration: RunnableMigration, tool: String) throws {
        _ = try connection.query(
            """
            INSERT INTO \(journalName) (\(Journal.columns))
            VALUES ($1, $2, $3, $4, $5, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), $6)
            """,
            [
                String(migration.number), migration.title, String(migration.change), migration.up.hash,
                migration.structureHash, tool,
            ])
        if migration.up.execution == .batches { try forgetBatches(from: migration.number) }
    }

    func forget(_ migration: RunnableMigration) throws {
        _ = try connection.query(
            "DELETE FROM \(journalName) WHERE number \(migration.isBaseline ? "<=" : "=") $1",
            [String(migration.number)])
        try forgetBatches(from: migration.number)
    }

    func hasRows(_ table: String) throws -> Bool {
        try connection.query("SELECT EXISTS (SELECT FROM \(table))").first == "t"
    }

    // MARK: Files

    func checkStatements(_ script: RunnableMigration.Script) throws {
        switch script.execution {
        case .transaction: break
        case .statements: _ = try statements(of: script)
        case .batches: _ = try batchedUpdate(of: script)
        }
    }

    private func statements(of script: RunnableMigration.Script) throws -> [PostgreSQLStatements.Statement] {
        do {
            return try PostgreSQLStatements(script.text).statements
        } catch {
            throw RunnerError(.refused, error.message, path: script.path, position: error.position)
        }
    }

    func runStatements(_ script: RunnableMigration.Script) throws {
        for statement in try statements(of: script) {
            try options.cancellation?.check()
            try assertLock()
            do {
                try interruptible {
                    try PostgreSQLStatements.run(
                        statement, on: connection, lockTimeout: options.lockTimeout,
                        say: { options.progress?("            \($0)") })
                }
            } catch let error as PostgreSQLError {
                var failure = Self.failure(error, script)
                failure.message +=
                    ". It ran in no transaction: what came before it stays, and the next run goes on from there"
                throw lost(failure, "what came before the statement that ran stays")
            }
        }
    }

    static func failure(_ error: PostgreSQLError, _ script: RunnableMigration.Script) -> RunnerError {
        let code = error.sqlState.map { " (SQLSTATE \($0))" } ?? ""
        let details = [error.detail, error.hint].compactMap(\.self).map { "; " + $0 }.joined()
        // Full disks and memory, and a server that goes, are no fault of the file.
        let isOfServer = ["53", "57", "58"].contains { error.sqlState?.hasPrefix($0) == true }
        return RunnerError(
            isOfServer ? .unable : .statement, error.message + details + code, path: script.path,
            position: error.position)
    }

    func run(_ script: RunnableMigration.Script) throws {
        do {
            _ = try connection.query("SAVEPOINT schemagen_migration")
            try connection.execute(script.text)
        } catch let error as PostgreSQLError {
            let failure = Self.failure(error, script)
            if Self.isContention(error) { throw Contention(error: failure) }
            throw failure
        }
        do {
            _ = try connection.query("RELEASE SAVEPOINT schemagen_migration")
        } catch is PostgreSQLError where connection.transactionStatus != .unknown {
            throw RunnerError(
                .statement,
                "the file ends the transaction that it is run in (COMMIT or ROLLBACK): what it did before may stay, and is not "
                    + "in the journal", path: script.path)
        }
    }

    func runMeasuring(_ script: RunnableMigration.Script) throws -> [DataLoss] {
        let loss = PostgreSQLLoss(connection)
        let before = try loss.tables()
        _ = try connection.query("SAVEPOINT schemagen_trial")
        try run(script)
        let touched = try loss.touched(before)
        guard !touched.isEmpty else { return [] }
        // What is gone cannot be counted any more, and what was counted before the tables were locked may have grown: back,
        // lock, count, and once more.
        _ = try connection.query("ROLLBACK TO SAVEPOINT schemagen_trial")
        let counts: [PostgreSQLLoss.Counts]
        do {
            counts = try loss.count(touched)
        } catch let error as PostgreSQLError where Self.isContention(error) {
            throw Contention(error: RunnerError(.unable, error.message, path: script.path))
        }
        try run(script)
        return try loss.losses(counts)
    }
}
