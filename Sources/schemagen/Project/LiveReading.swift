import SchemagenDatabases
import SchemagenDocuments
import SchemagenGeneration
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
        var coming = ComingChange(.measured(pending.changes.flatMap { $0.migrations.map(ComingMigration.init) }))
        coming.problems = problems + pending.problems
        coming.isJournalEmpty = rows.isEmpty
        coming.bytesPerSecond = options.throughput
        for change in pending.changes {
            for query in change.queries {
                // Before another change is applied the question would be put to another schema than its own.
                let rows =
                    change.followsAnother
                    ? .unmeasured(.init(.notApplicable, "another change has to be applied before"))
                    : try count(query.sql)
                coming.refusals.append(ComingRefusal(query.constraint, on: query.table, rows: rows))
            }
        }
        return coming
    }
}

extension ComingMigration {
    /// What the history says, as the page takes it.
    fileprivate init(_ migration: PendingChange.Migration) {
        let execution: Execution =
            switch migration.mode {
            case .transaction, .transactionWithoutForeignKeys: .transaction
            case .single: .statements
            case .batches: .batches
            }
        guard let steps = migration.steps else {
            let reason = migration.remark ?? "it is not known"
            self.init(migration.title, execution, .unmeasured(.init(.notAvailable, reason)))
            return
        }
        self.init(
            migration.title, execution,
            .measured(steps.map { Step($0.summary, $0.effect, tablesToCome: $0.tablesToCome) }),
            remark: migration.remark)
    }
}
