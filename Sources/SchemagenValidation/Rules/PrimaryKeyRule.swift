import SchemagenLanguage
import SchemagenModel

/// A table should have a primary key, and the key's columns are never nil.
enum PrimaryKeyRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        guard let key = table.table.primaryKey else {
            if table.table.virtualModule == nil, !table.table.columns.isEmpty {
                findings.add(
                    .missingPrimaryKey, "`\(table.name)` has no primary key", at: table,
                    fixes: [Diagnostic.Fix("mark a column `@primaryKey`, or name several: `primaryKey(a, b)`")])
            }
            return
        }
        for name in key.columns {
            guard let column = table.columns[name] else { continue }
            if column.isNullable {
                findings.add(
                    .nullablePrimaryKey, "`\(name)` is in the primary key and can be nil", at: column, of: table,
                    notes: [Diagnostic.Note("the primary key is declared here", at: key.info.anchor.span)],
                    fixes: [Diagnostic.Fix("remove the `?`")])
            }
            guard column.generated != nil else { continue }
            if table.exists(key.info.databases, on: .sqlite), table.exists(column.databases, on: .sqlite) {
                findings.add(
                    .postgresqlOnly, "SQLite has no generated column in a primary key, and `\(name)` is one",
                    at: column,
                    of: table)
            }
        }
    }
}
