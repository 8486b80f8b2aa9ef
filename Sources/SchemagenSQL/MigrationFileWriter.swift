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
    /// Writes both files of a plan.
    ///
    /// - Parameters:
    ///   - plan: What is to be done, in order.
    ///   - title: The migration's number and name: `0001_initial`.
    ///   - former: The schema before; nil for the first migration.
    ///   - schema: The schema after.
    public static func write(
        _ plan: MigrationPlan, title: String, from former: Schema?, to schema: Schema
    ) -> MigrationFile {
        switch plan.database {
        case .postgresql: write(plan, title, from: former, to: schema, with: PostgreSQLWriter.self)
        case .sqlite: write(plan, title, from: former, to: schema, with: SQLiteWriter.self)
        }
    }

    private static func write<Writer: StepWriter>(
        _ plan: MigrationPlan, _ title: String, from former: Schema?, to schema: Schema, with _: Writer.Type
    ) -> MigrationFile {
        let index = SchemaIndex(schema)
        var new = Writer(schema: schema, index: index)
        // Without a schema before nothing is dropped on the way up, and nothing brought back on the way down.
        var old = former.map { Writer(schema: $0, index: SchemaIndex($0)) } ?? Writer(schema: schema, index: index)
        let up = text(plan.up, title: title, isUp: true, on: plan.database, creating: &new, dropping: &old)
        // What the down file drops is of the new schema, what it brings back is of the old.
        let down = text(plan.down, title: title, isUp: false, on: plan.database, creating: &old, dropping: &new)
        // The up and the down file may not be writable for one and the same reason.
        var diagnostics = DiagnosticBag()
        diagnostics.add(contentsOf: old.diagnostics.diagnostics)
        diagnostics.add(contentsOf: new.diagnostics.diagnostics)
        return MigrationFile(upBytes: up, downBytes: down, diagnostics: diagnostics.sorted)
    }

    private static func text<Writer: StepWriter>(
        _ steps: [Step], title: String, isUp: Bool, on database: Database, creating: inout Writer,
        dropping: inout Writer
    ) -> [UInt8] {
        let direction = isUp ? "up" : "down"
        var statements = StatementBuffer(capacity: steps.count * (isUp ? 320 : 40))
        if database == .sqlite, dropsCycle(steps) {
            statements.begin(
                comment: "The tables refer to each other: foreign keys are checked at the end of the transaction.")
            statements.fixed("PRAGMA defer_foreign_keys = ON")
            statements.end()
        }
        for step in steps {
            if step.isDrop { dropping.write(step, to: &statements) } else { creating.write(step, to: &statements) }
        }
        var file = StatementBuffer(capacity: statements.bytes.count + 1000)
        file.put(comment: "\(title) (\(database.title), \(direction))")
        guard !statements.isEmpty else {
            file.put(comment: "Nothing to do on \(database.title).")
            return file.bytes
        }
        for line in StepSummary.lines(steps, on: database) { file.put(comment: line) }
        let name = "\(title).\(direction).sql"
        switch database {
        case .postgresql: file.put(comment: "Run it inside one transaction: psql -1 -v ON_ERROR_STOP=1 -f \(name)")
        case .sqlite:
            file.put(comment: "Run it inside one transaction: sqlite3 -bail FILE BEGIN '.read \(name)' COMMIT")
        }
        file.put(statements)
        return file.bytes
    }

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
