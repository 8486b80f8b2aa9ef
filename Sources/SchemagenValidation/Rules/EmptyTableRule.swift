import SchemagenLanguage
import SchemagenModel

/// A table needs a column, and on each of its databases.
enum EmptyTableRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        guard !table.table.columns.isEmpty else {
            // The columns of an inheriting table may all be its parents'.
            if table.table.options.inherits.isEmpty {
                findings.add(.tableWithoutColumns, "`\(table.name)` has no columns", at: table)
            }
            return
        }
        for database in table.databases.databases {
            var hasStored = false
            for column in table.table.columns
            where table.exists(column.databases, on: database) && (database == .postgresql || column.generated == nil) {
                hasStored = true
                break
            }
            if !hasStored, table.table.options.inherits.isEmpty {
                let kind = database == .sqlite ? "columns that are not generated" : "columns"
                findings.add(.tableWithoutColumns, "`\(table.name)` has no \(kind) on \(database.title)", at: table)
            }
        }
    }
}
