import SchemagenDatabases
import SchemagenDocuments
import SchemagenGeneration
import SchemagenHistory
import SchemagenMeasures
import SchemagenModel
import SchemagenPlanning
import SchemagenProject
import SchemagenVerification

/// Reads the figures of a live database, and what the project's history brings to it, in one snapshot.
struct LiveReading {
    private let files: ProjectFiles
    private let schema: Schema
    private let database: Database
    private let options: LiveDocumentOptions

    init(_ files: ProjectFiles, _ schema: Schema, on database: Database, _ options: LiveDocumentOptions) {
        self.files = files
        self.schema = schema
        self.database = database
        self.options = options
    }

    /// Reads it.
    /// - Throws: `PostgreSQLError`, `SQLiteError`, `MissingLibraryError` where the database cannot be read.
    func read(_ url: DatabaseURL) throws -> (DatabaseMeasures, ComingChange) {
        var measuring = MeasureOptions()
        if options.count {
            measuring.counting = .all
            // Who asks for it can wait; nobody waits for ever.
            measuring.statementMilliseconds = 600_000
        }
        switch url {
        case .postgresql(let string):
            let connection = try PostgreSQLConnection(string)
            defer { connection.close() }
            return try PostgreSQLMeasures.inSnapshot(connection, options: measuring) { reader in
                (try reader.measures(), try coming(try reader.journal()) { try reader.count($0) })
            }
        case .sqlite(let path):
            return try SQLiteMeasures.inSnapshot(path, options: measuring) { reader in
                (try reader.measures(), try coming(reader.journal()) { reader.count($0) })
            }
        }
    }

    /// The figures of a database that cost nothing.
    static func figures(of url: DatabaseURL) throws -> DatabaseMeasures {
        switch url {
        case .postgresql(let string):
            let connection = try PostgreSQLConnection(string)
            defer { connection.close() }
            return try PostgreSQLMeasures.read(connection)
        case .sqlite(let path): return try SQLiteMeasures.read(path)
        }
    }

    private func coming(
        _ journal: Measure<[Journal.Row]>, _ count: (String) throws -> Measure<Int64>
    ) throws -> ComingChange {
        guard let found = journal.value else { return ComingChange(journal.map { _ in [] }) }
        var rows = found
        var problems: [String] = []
        // A history that is not whole is told of below.
        if let history = RunnableHistory.prepare(files, on: database).history {
            rows = Journal.recognised(
                found, in: history.migrations, isReplaced: history.replacement(on: database))
            problems = Journal.problems(of: rows, against: history.migrations).map(\.description)
        }
        let pending = PendingChange.all(in: files, schema, on: database, applied: Set(rows.map(\.number)))
        let migrations = pending.changes.flatMap(\.migrations)
        let records = rehearsals
        var coming = ComingChange(
            .measured(
                migrations.map { migration in
                    var coming = ComingMigration(migration)
                    coming.throughput =
                        options.throughput.map { Throughput(given: $0) }
                        ?? Throughput(ofMigration: migration.entry?.number, in: records)
                    return coming
                }))
        coming.problems = problems + pending.problems
        coming.isJournalEmpty = rows.isEmpty
        for change in pending.changes {
            for constraint in change.constraints {
                let rows: Measure<Int64>
                switch constraint.question {
                case .unmeasured(let reason): rows = .unmeasured(.init(.notApplicable, reason))
                // Before another change is applied the question would be put to another schema than its own.
                case .query where change.followsAnother:
                    rows = .unmeasured(.init(.notApplicable, "another change has to be applied before"))
                case .query(let sql): rows = try count(sql)
                }
                coming.refusals.append(ComingRefusal(constraint.name, on: constraint.table, rows: rows))
            }
            for migration in change.migrations where migration.steps == nil {
                coming.refusals.append(
                    ComingRefusal(
                        "whatever \(migration.entry?.title ?? "the schema") brings", on: nil,
                        rows: .unmeasured(.init(.notAvailable, migration.remark ?? "what it does is not known"))))
            }
        }
        return coming
    }

    /// What was rehearsed on the database's kind of the migrations as they are.
    private var rehearsals: [Rehearsals.Record] {
        guard let bytes = files.migrations.files[Rehearsals.fileName], let read = Rehearsals(bytes),
            let lock = HistoryCheck.check(files.migrations).lock
        else { return [] }
        return read.records(of: lock.entries).filter { $0.database == database }
    }
}

extension ComingMigration {
    /// What the history says, as the page takes it.
    init(_ migration: PendingChange.Migration) {
        let execution: Execution =
            switch migration.mode {
            case .transaction, .transactionWithoutForeignKeys: .transaction
            case .single: .statements
            case .batches: .batches
            }
        guard let steps = migration.steps else {
            let reason = migration.remark ?? "it is not known"
            self.init(migration.entry?.title, execution, .unmeasured(.init(.notAvailable, reason)))
            return
        }
        self.init(
            migration.entry?.title, execution,
            .measured(steps.map { Step($0.summary, $0.effect, tablesToCome: $0.tablesToCome) }),
            remark: migration.remark)
    }
}
