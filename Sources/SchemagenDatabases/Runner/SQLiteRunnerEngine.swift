#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs migrations on a SQLite file.
///
/// SQLite has no lock that outlives a transaction: each one begins with the write lock and reads the journal under it, so
/// that two runs at the same time share the work and none does it twice.
final class SQLiteRunnerEngine: RunnerEngine {
    /// Nil for a file that is not there and is only asked about.
    private let database: SQLiteDatabase?
    private let path: String
    private let options: RunnerOptions

    convenience init(_ path: String, _ purpose: MigrationRunner.Purpose, _ options: RunnerOptions) throws {
        let isThere = access(path, F_OK) == 0
        let database: SQLiteDatabase?
        switch purpose {
        case .applying: database = try SQLiteDatabase(.file(path))
        case .rehearsal where !isThere: database = nil
        case .reading, .rehearsal: database = try SQLiteDatabase(.readOnly(path))
        case .changing:
            guard isThere else { throw RunnerError(.unable, "\(path) is not there") }
            database = try SQLiteDatabase(.file(path))
        }
        try self.init(database, path, options)
    }

    init(_ database: SQLiteDatabase?, _ path: String, _ options: RunnerOptions) throws {
        self.database = database
        self.path = path
        self.options = options
        // Waiting is done here: SQLite's own cannot be stopped.
        _ = try database?.query("PRAGMA busy_timeout = \(max(0, min(options.patience, 100)))")
    }

    func close() { database?.close() }

    var version: String { database?.version ?? "" }

    func size() throws -> Int64 {
        let pages = try open().query("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        guard case .integer(let bytes)? = pages.first else { return 0 }
        return bytes
    }

    private func open() throws -> SQLiteDatabase {
        guard let database else { throw RunnerError(.unable, "\(path) is not there") }
        return database
    }

    func checkWritable() throws { try transaction {} }
    func lock() throws {}
    func unlock() {}

    func transaction<Result>(foreignKeys: Bool, _ body: () throws -> Result) throws -> Result {
        let database = try open()
        do {
            // What a migration before this one set for the connection does not reach it; inside a transaction this would
            // do nothing.
            try waiting {
                try database.execute("PRAGMA foreign_keys = \(foreignKeys ? "ON" : "OFF"); BEGIN IMMEDIATE")
            }
            do {
                let result = try interruptible(body)
                try waiting { try database.execute("COMMIT") }
                return result
            } catch {
                try? database.execute("ROLLBACK")
                throw error
            }
        } catch let error as SQLiteError {
            throw explained(error)
        }
    }

    func inspect<Result>(_ body: () throws -> Result) throws -> Result {
        guard let database else { return try body() }
        do {
            try database.execute("BEGIN")
            defer { try? database.execute("ROLLBACK") }
            return try body()
        } catch let error as SQLiteError {
            throw explained(error)
        }
    }

    func catalogue() throws -> DatabaseCatalogue {
        if let database { return try waiting { try SQLiteCatalogue.read(database) } }
        let empty = try SQLiteDatabase(.memory)
        defer { empty.close() }
        return try SQLiteCatalogue.read(empty)
    }

    func missingPrivileges(
        for changes: StructuralChanges?, by scripts: [(title: String, script: RunnableMigration.Script)]
    ) throws -> [MissingPrivilege] { [] }

    /// Whether a file can be written, the system says only of an attempt.
    func readOnlyReason() throws -> String? { nil }

    func contents(of dropped: [StructuralChanges.Dropped]) throws -> [DataLoss] {
        guard database != nil, !dropped.isEmpty else { return [] }
        let counts = try counts()
        return dropped.compactMap { dropped in
            guard let table = dropped.table.last, let count = counts[table] else { return nil }
            guard let column = dropped.column else {
                return count.rows > 0 ? DataLoss(table: table, amount: DataLoss.count(count.rows, "row")) : nil
            }
            guard let values = count.values.first(where: { $0.0 == column })?.1, values > 0 else { return nil }
            return DataLoss(table: table, amount: "\(DataLoss.count(values, "value")) of the column \(column)")
        }
    }

    func hasRows(_ table: String) throws -> Bool {
        try !open().query("SELECT 1 FROM \(table) LIMIT 1").rows.isEmpty
    }

    func checkStatements(_ script: RunnableMigration.Script) throws {
        let line: String
        switch script.execution {
        case .transaction: return
        case .statements: line = RunnableMigration.Script.noTransaction
        case .batches: line = "\(BatchDirective.words) …"
        }
        throw RunnerError(
            .refused, "on SQLite every migration runs in a transaction; take the line `\(line)` away", path: script.path
        )
    }

    func runStatements(_ script: RunnableMigration.Script) throws { try checkStatements(script) }

    func runBatches(_ migration: RunnableMigration) throws { try checkStatements(migration.up) }

    func batchProgress() throws -> [Int: (hash: String, progress: BatchProgress)] { [:] }

    private func interruptible<Result>(_ body: () throws -> Result) throws -> Result {
        guard let cancellation = options.cancellation, let database else { return try body() }
        return try cancellation.interruptible(by: database.interrupt, body)
    }

    /// Calls a body again as long as others hold the lock that it wants.
    private func waiting<Result>(_ body: () throws -> Result) throws -> Result {
        let end = ContinuousClock.now + .milliseconds(options.patience)
        while true {
            do {
                return try body()
            } catch let error as SQLiteError where [5, 6].contains(error.primaryCode) && ContinuousClock.now < end {
                try options.cancellation?.check()
                usleep(10_000)
            }
        }
    }

    /// An error that is not of a migration's file.
    private func explained(_ error: SQLiteError) -> RunnerError {
        switch error.primaryCode {
        case 5, 6:
            RunnerError(
                .unable,
                "\(path) is busy: another connection holds its lock. Waited \(options.patience) ms; nothing of the migration "
                    + "that was to run is left. Run the command again")
        case 13:
            RunnerError(.unable, "the disk is full: \(path) cannot grow; nothing of the migration that ran is left")
        case 8, 10, 14: RunnerError(.unable, "\(path) cannot be written: \(error.message) (SQLite code \(error.code))")
        default: RunnerError(.unable, "\(path): \(error.message) (SQLite code \(error.code))")
        }
    }

    // MARK: The journal

    func journal() throws -> [Journal.Row] {
        guard let database else { return [] }
        do {
            let found = try waiting {
                try database.query(
                    "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", [.text(Journal.table)])
            }
            guard !found.rows.isEmpty else { return [] }
            let rows = try waiting {
                try database.query("SELECT \(Journal.columns) FROM \(Journal.table) ORDER BY number").rows
            }
            return try rows.map { row in
                let texts = row.map { value -> String? in
                    switch value {
                    case .integer(let number): String(number)
                    case .text(let text): text
                    default: nil
                    }
                }
                guard let row = Journal.Row(texts) else {
                    throw RunnerError(.unable, "the table \(Journal.table) holds a row that is none of the journal's")
                }
                return row
            }
        } catch let error as SQLiteError {
            throw explained(error)
        }
    }

    func makeJournal() throws { try open().execute(Journal.creation(of: Journal.table)) }

    func record(_ migration: RunnableMigration, tool: String) throws {
        _ = try open().query(
            """
            INSERT INTO \(Journal.table) (\(Journal.columns)) VALUES (?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?)
            """,
            [
                .integer(Int64(migration.number)), .text(migration.title), .integer(Int64(migration.change)),
                .text(migration.up.hash), .text(migration.structureHash), .text(tool),
            ])
    }

    func forget(_ migration: RunnableMigration) throws {
        _ = try open().query(
            "DELETE FROM \(Journal.table) WHERE number \(migration.isBaseline ? "<=" : "=") ?",
            [.integer(Int64(migration.number))])
    }

    // MARK: Files

    func run(_ script: RunnableMigration.Script) throws {
        let database = try open()
        // Rows that pointed nowhere before are not this migration's doing.
        let before = try? dangling()
        try database.execute("SAVEPOINT schemagen_migration")
        do {
            try database.execute(script.text)
        } catch let error as SQLiteError where ![5, 6, 8, 9, 10, 13, 14].contains(error.primaryCode) {
            throw RunnerError(
                .statement, "\(error.message) (SQLite code \(error.code))", path: script.path,
                position: error.position ?? error.statement)
        }
        do {
            try database.execute("RELEASE schemagen_migration")
        } catch let error as SQLiteError where error.primaryCode == 1 {
            throw RunnerError(
                .statement,
                "the file ends the transaction that it is run in (COMMIT or ROLLBACK): what it did before may stay, and is not "
                    + "in the journal", path: script.path)
        }
        guard let before else { return }
        for (reference, count) in try dangling().sorted(by: { $0.key < $1.key }) where count > before[reference] ?? 0 {
            throw RunnerError(
                .statement, "after it \(DataLoss.count(count, "row")) of \(reference) that is not there",
                path: script.path)
        }
    }

    /// How many rows refer to nothing, by the tables.
    private func dangling() throws -> [String: Int64] {
        var counts: [String: Int64] = [:]
        for row in try open().query("SELECT \"table\", parent FROM pragma_foreign_key_check").rows {
            guard case .text(let child) = row[0], case .text(let parent) = row[1] else { continue }
            counts["\(child) refer to a row of \(parent)", default: 0] += 1
        }
        return counts
    }

    func runMeasuring(_ script: RunnableMigration.Script) throws -> [DataLoss] {
        // The write lock is held: nothing changes between the counts but by the script.
        let before = try counts()
        try run(script)
        let formerTables = RenamedTables(before: script.text, among: before.keys.map { [$0] }, isSQLite: true)
        var after: [String: (rows: Int64, values: [(String, Int64)])] = [:]
        for (table, counts) in try counts() {
            guard let former = formerTables.table([table])?.last else { continue }
            let names = Set((before[former]?.values ?? []).map(\.0))
            let values = counts.values.map { name, number in
                (formerTables.column(name, of: [table], before: names), number)
            }
            after[former] = (counts.rows, values)
        }
        return before.sorted { $0.key < $1.key }.compactMap { table, old in
            let new = after[table]
            var amounts: [String] = []
            if old.rows > new?.rows ?? 0 { amounts.append(DataLoss.count(old.rows - (new?.rows ?? 0), "row")) }
            if let new {
                for (column, values) in old.values where values > 0 && !new.values.contains(where: { $0.0 == column }) {
                    amounts.append("\(DataLoss.count(values, "value")) of the column \(column)")
                }
            }
            return amounts.isEmpty ? nil : DataLoss(table: table, amount: amounts.joined(separator: ", "))
        }
    }

    /// The rows of each table, and the values of each of its columns that are not NULL.
    private func counts() throws -> [String: (rows: Int64, values: [(String, Int64)])] {
        let database = try open()
        let tables = try database.query(
            """
            SELECT t.name, x.name FROM sqlite_schema t, pragma_table_xinfo(t.name) x
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND t.name <> ?
                AND t.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY t.name, x.cid
            """, [.text(Journal.table)])
        var columns: [String: [String]] = [:]
        for row in tables.rows {
            guard case .text(let table) = row[0], case .text(let column) = row[1] else { continue }
            columns[table, default: []].append(column)
        }
        return try columns.reduce(into: [:]) { counts, entry in
            let terms = ["count(*)"] + entry.value.map { "count(\(PostgreSQLConnection.quotedIdentifier($0)))" }
            let table = PostgreSQLConnection.quotedIdentifier(entry.key)
            let row = try database.query("SELECT \(terms.joined(separator: ", ")) FROM \(table)").rows.first ?? []
            let numbers = row.map { value in if case .integer(let number) = value { number } else { Int64(0) } }
            counts[entry.key] = (numbers.first ?? 0, zip(entry.value, numbers.dropFirst()).map { ($0, $1) })
        }
    }
}
