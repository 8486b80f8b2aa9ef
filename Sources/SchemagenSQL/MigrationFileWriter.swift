import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning

/// The two files of a migration on one database.
public struct MigrationFile: Sendable, Equatable {
    /// The text of `….up.sql`.
    public var up: String
    /// The text of `….down.sql`.
    public var down: String
    /// What could not be written; while there is an error the texts are not to be used.
    public var diagnostics: [Diagnostic]
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
        var old = Writer(schema: former ?? schema, database: plan.database)
        var new = Writer(schema: schema, database: plan.database)
        let up = text(plan.up, title: title, isUp: true, on: plan.database, creating: &new, dropping: &old)
        // What the down file drops is of the new schema, what it brings back is of the old.
        let down = text(plan.down, title: title, isUp: false, on: plan.database, creating: &old, dropping: &new)
        // The up and the down file may not be writable for one and the same reason.
        var diagnostics = DiagnosticBag()
        diagnostics.add(contentsOf: old.diagnostics)
        diagnostics.add(contentsOf: new.diagnostics)
        return MigrationFile(up: up, down: down, diagnostics: diagnostics.sorted)
    }

    private static func text(
        _ steps: [Step], title: String, isUp: Bool, on database: Database, creating: inout Writer,
        dropping: inout Writer
    ) -> String {
        let direction = isUp ? "up" : "down"
        var text = Quoting.comment("\(title) (\(database.title), \(direction))") + "\n"
        var statements: [Statement] = []
        if database == .sqlite, dropsCycle(steps) {
            statements.append(
                Statement(
                    "PRAGMA defer_foreign_keys = ON",
                    comment: "The tables refer to each other: foreign keys are checked at the end of the transaction."))
        }
        for step in steps {
            statements += step.isDrop ? dropping.statements(for: step) : creating.statements(for: step)
        }
        guard !statements.isEmpty else {
            return text + Quoting.comment("Nothing to do on \(database.title).") + "\n"
        }
        for line in StepSummary.lines(steps, on: database) { text += Quoting.comment(line) + "\n" }
        let file = "\(title).\(direction).sql"
        switch database {
        case .postgresql:
            text += Quoting.comment("Run it inside one transaction: psql -1 -v ON_ERROR_STOP=1 -f \(file)") + "\n"
        case .sqlite:
            text +=
                Quoting.comment("Run it inside one transaction: sqlite3 -bail FILE BEGIN '.read \(file)' COMMIT") + "\n"
        }
        for statement in statements {
            text += "\n"
            statement.append(to: &text)
        }
        return text
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

    /// The writer of one of the databases.
    private enum Writer {
        case postgresql(PostgreSQLWriter)
        case sqlite(SQLiteWriter)

        init(schema: Schema, database: Database) {
            switch database {
            case .postgresql: self = .postgresql(PostgreSQLWriter(schema: schema))
            case .sqlite: self = .sqlite(SQLiteWriter(schema: schema))
            }
        }

        mutating func statements(for step: Step) -> [Statement] {
            switch self {
            case .postgresql(var writer):
                let statements = writer.statements(for: step)
                self = .postgresql(writer)
                return statements
            case .sqlite(var writer):
                let statements = writer.statements(for: step)
                self = .sqlite(writer)
                return statements
            }
        }

        var diagnostics: [Diagnostic] {
            switch self {
            case .postgresql(let writer): writer.diagnostics.diagnostics
            case .sqlite(let writer): writer.diagnostics.diagnostics
            }
        }
    }
}
