import SchemagenHistory
import SchemagenModel
import SchemagenPlanning

/// One migration of a change on a database. What a change does is divided into migrations where a part of it must be
/// committed before the next, or should not hold its locks; each can be checked by itself.
struct RunbookPhase {
    /// The line of the lock.
    let entry: LockEntry
    /// What it does; nil where hands wrote it.
    let migration: MigrationPlan?

    init(_ entry: LockEntry, _ migration: MigrationPlan?) {
        self.entry = entry
        self.migration = migration
    }

    /// What it does, step by step, as a sentence; of many steps the first.
    var words: String {
        guard let migration else { return "What it does stands in its file alone." }
        let summaries = migration.up.map { MarkdownText.inline($0.step.summary) }
        let shown = summaries.prefix(summaries.count > 5 ? 4 : 5).joined(separator: "; ")
        return shown.isEmpty
            ? "Nothing." : shown + (summaries.count > 5 ? "; and \(summaries.count - 4) more steps." : ".")
    }

    /// The checks that can be made when it is done, and not before the change is: what its own statements leave.
    func checks(_ queries: PostgreSQLRunbookQueries, of schema: Schema) -> [RunbookCheck] {
        var checks: [RunbookCheck] = []
        var indexed: [QualifiedName] = []
        var validated: [(table: QualifiedName, name: String)] = []
        let tables = schema.tableNames
        for step in migration?.up.map(\.step) ?? [] {
            switch step {
            case .backfill(let backfill):
                guard let table = tables[backfill.table] else { continue }
                for value in backfill.values where !value.isNullForSomeRows {
                    checks.append(queries.emptyValues(of: value.column, in: table))
                }
            case .createIndex(_, let owner, _, true):
                if let table = tables[owner], !indexed.contains(table) { indexed.append(table) }
            case .validateConstraint(let constraint, let owner):
                if let table = tables[owner] { validated.append((table, constraint.sqlName)) }
            default: continue
            }
        }
        if !indexed.isEmpty { checks.append(queries.invalidIndexes(of: indexed)) }
        if !validated.isEmpty { checks.append(queries.unvalidated(validated)) }
        return checks
    }
}
