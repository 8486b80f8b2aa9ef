import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning

/// The two files of a migration on one database.
public struct MigrationFile: Sendable, Equatable {
    /// The text of `….up.sql` in UTF-8.
    public var upBytes: [UInt8]
    /// The text of `….down.sql` in UTF-8.
    public var downBytes: [UInt8]
    /// What could not be written; while there is an error the texts are not to be used.
    public var diagnostics: [Diagnostic]

    /// The text of `….up.sql`, which is made anew each time.
    public var up: String { String(decoding: upBytes, as: UTF8.self) }
    /// The text of `….down.sql`, which is made anew each time.
    public var down: String { String(decoding: downBytes, as: UTF8.self) }
}

/// Turns a plan into the texts of its files.
public enum MigrationFileWriter {
    /// Writes the files of each migration of a change.
    ///
    /// - Parameters:
    ///   - plan: What is to be done, in order.
    ///   - titles: Each migration's number and name: `0001_initial`.
    ///   - former: The schema before; nil for the first migration.
    ///   - schema: The schema after.
    public static func write(
        _ plan: ChangePlan, titles: [String], from former: Schema?, to schema: Schema
    ) -> [MigrationFile] {
        switch plan.database {
        case .postgresql: write(plan, titles, from: former, to: schema, with: PostgreSQLWriter.self)
        case .sqlite: write(plan, titles, from: former, to: schema, with: SQLiteWriter.self)
        }
    }

    /// Writes the files of a plan from nothing, which has one migration.
    ///
    /// - Parameters:
    ///   - plan: What is to be done, in order.
    ///   - title: The migration's number and name: `0001_initial`.
    ///   - schema: The schema after.
    public static func write(_ plan: ChangePlan, title: String, to schema: Schema) -> MigrationFile {
        write(plan, titles: [title], from: nil, to: schema)[0]
    }

    /// The statements of each step, by migration, of the up files and of the down files.
    static func statements(of plan: ChangePlan, from former: Schema?, to schema: Schema) -> ([[String]], [[String]]) {
        switch plan.database {
        case .postgresql: statements(of: plan, Writers<PostgreSQLWriter>(plan, from: former, to: schema))
        case .sqlite: statements(of: plan, Writers<SQLiteWriter>(plan, from: former, to: schema))
        }
    }

    private static func statements<Writer: StepWriter>(of plan: ChangePlan, _ writers: Writers<Writer>)
        -> ([[String]], [[String]])
    {
        var writers = writers
        func texts(_ steps: [PlannedStep]) -> [String] {
            steps.map { step in
                var statements = StatementBuffer(capacity: 320)
                writers.write(step, to: &statements)
                return StatementText.trimmed(String(decoding: statements.bytes, as: UTF8.self))
            }
        }
        return (plan.migrations.map { texts($0.up) }, plan.migrations.map { texts($0.down) })
    }

    /// One writer for each state of the names.
    private struct Writers<Writer: StepWriter> {
        var former: Writer
        var renamed: Writer
        var latter: Writer

        init(_ plan: ChangePlan, from former: Schema?, to schema: Schema) {
            latter = Writer(schema: schema, index: SchemaIndex(schema))
            self.former = former.map { Writer(schema: $0, index: SchemaIndex($0)) } ?? latter
            renamed = plan.renamed.map { Writer(schema: $0, index: SchemaIndex($0)) } ?? latter
        }

        mutating func write(_ step: PlannedStep, to out: inout StatementBuffer) {
            switch step.names {
            case .former: former.write(step.step, to: &out)
            case .renamed: renamed.write(step.step, to: &out)
            case .latter: latter.write(step.step, to: &out)
            }
        }

        var diagnostics: [Diagnostic] {
            // The up and the down file may not be writable for one and the same reason.
            var diagnostics = DiagnosticBag()
            for writer in [former, renamed, latter] { diagnostics.add(contentsOf: writer.diagnostics.diagnostics) }
            return diagnostics.sorted
        }
    }

    private static func write<Writer: StepWriter>(
        _ plan: ChangePlan, _ titles: [String], from former: Schema?, to schema: Schema, with _: Writer.Type
    ) -> [MigrationFile] {
        var writers = Writers<Writer>(plan, from: former, to: schema)
        let losses = LossSummary(plan, from: former, to: schema)
        var files: [MigrationFile] = []
        for (offset, title) in titles.enumerated() {
            // A change may need more migrations on another database.
            let migration = offset < plan.migrations.count ? plan.migrations[offset] : MigrationPlan()
            let isFilling = migration.up.contains { if case .backfill = $0.step { true } else { false } }
            let remark = isFilling ? "Nothing to undo: the values that were filled in stay." : nil
            let up = text(migration, losses, title, isUp: true, on: plan.database, &writers)
            let down = text(migration, losses, title, isUp: false, on: plan.database, &writers, remark: remark)
            files.append(MigrationFile(upBytes: up, downBytes: down, diagnostics: []))
        }
        if !files.isEmpty { files[0].diagnostics = writers.diagnostics }
        return files
    }

    private static func text<Writer: StepWriter>(
        _ migration: MigrationPlan, _ losses: LossSummary, _ title: String, isUp: Bool, on database: Database,
        _ writers: inout Writers<Writer>, remark: String? = nil
    ) -> [UInt8] {
        let (steps, mode) = (isUp ? migration.up : migration.down, migration.mode)
        let direction = isUp ? "up" : "down"
        let plain = steps.map(\.step)
        var statements = StatementBuffer(capacity: steps.count * (isUp ? 320 : 40))
        let isGuarded = mode == .transactionWithoutForeignKeys && !steps.isEmpty
        if isGuarded {
            SQLiteWriter.beginGuard(to: &statements)
        } else if database == .sqlite, dropsCycle(plain) {
            statements.begin(
                comment: "The tables refer to each other: foreign keys are checked at the end of the transaction.")
            statements.fixed("PRAGMA defer_foreign_keys = ON")
            statements.end()
        }
        for step in steps { writers.write(step, to: &statements) }
        if isGuarded { SQLiteWriter.endGuard(to: &statements) }
        var file = StatementBuffer(capacity: statements.bytes.count + 1000)
        file.put(comment: "\(title) (\(database.title), \(direction))")
        guard !statements.isEmpty else {
            file.put(comment: remark ?? "Nothing to do on \(database.title).")
            return file.bytes
        }
        for line in StepSummary.lines(plain, on: database) { file.put(comment: line) }
        for line in losses.lines(of: migration, isUp: isUp) { file.put(comment: line) }
        // With the first migration a database begins and ends.
        if !losses.isFirst { for line in EffectLines.lines(of: steps) { file.put(comment: line) } }
        let name = "\(title).\(direction).sql"
        switch (database, mode) {
        case (.postgresql, .single):
            file.put(comment: Self.noTransaction)
            file.put(comment: "Run it in no transaction: psql -v ON_ERROR_STOP=1 -f \(name)")
        case (.postgresql, .batches(let batches)):
            file.put(comment: Self.directive(batches))
            file.put(
                comment: "`apply` runs the UPDATE in these batches, each in a transaction of its own. As one statement:"
            )
            file.put(comment: "psql -1 -v ON_ERROR_STOP=1 -f \(name)")
        case (.postgresql, _):
            file.put(comment: "Run it inside one transaction: psql -1 -v ON_ERROR_STOP=1 -f \(name)")
        case (.sqlite, .transactionWithoutForeignKeys):
            file.put(comment: Self.withoutForeignKeys)
            file.put(comment: "Run it inside one transaction, foreign keys switched off before it:")
            file.put(
                comment: "sqlite3 -bail FILE 'PRAGMA foreign_keys = OFF' BEGIN '.read \(name)' COMMIT")
        case (.sqlite, _):
            file.put(comment: "Run it inside one transaction: sqlite3 -bail FILE BEGIN '.read \(name)' COMMIT")
        }
        file.put(statements)
        return file.bytes
    }

    /// What the head of a file says to a runner whose statements run in no transaction.
    private static let noTransaction = "schemagen: no transaction"
    /// What it says to a runner that divides the UPDATE.
    private static func directive(_ batches: Batches) -> String {
        let order =
            switch batches.order {
            case .key(let names): names.map(Quoting.identifier).joined(separator: ", ")
            case .place: "ctid"
            }
        return "schemagen: batches of \(batches.size) rows by \(order)"
    }
    /// What it says where foreign keys have to be off.
    private static let withoutForeignKeys = "schemagen: foreign keys off"

    /// Whether a table is dropped before one that refers to it.
    private static func dropsCycle(_ steps: [Step]) -> Bool {
        var dropped: Set<String> = []
        for step in steps {
            guard case .dropTable(let table) = step else { continue }
            for key in table.foreignKeys where key.info.databases.contains(.sqlite) && dropped.contains(key.table) {
                return true
            }
            dropped.insert(table.info.name)
        }
        return false
    }
}
