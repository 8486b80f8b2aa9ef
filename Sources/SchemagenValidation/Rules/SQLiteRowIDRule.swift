import SchemagenLanguage
import SchemagenModel

/// What WITHOUT ROWID and AUTOINCREMENT demand.
enum SQLiteRowIDRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        let options = table.table.options
        guard table.databases.contains(.sqlite) else {
            if options.isWithoutRowID {
                findings.add(
                    .sqliteOnly, "`@withoutRowID` is SQLite's, and `\(table.name)` does not exist there", at: table)
            }
            return
        }
        let hasKey =
            table.table.primaryKey != nil
            || options.sqliteConstraints.contains { $0.uppercased().contains("PRIMARY KEY") }
        if options.isWithoutRowID, !hasKey {
            findings.add(.invalidRowID, "a table without rowid is stored by its primary key, and has none", at: table)
        }
        for column in table.table.columns {
            guard let identity = column.identity, table.exists(column.databases, on: .sqlite) else { continue }
            if options.isWithoutRowID {
                findings.add(
                    .invalidRowID, "SQLite numbers rows by their rowid, and `\(table.name)` has none", at: column,
                    of: table,
                    fixes: [Diagnostic.Fix("remove `@withoutRowID`, or `@identity`")])
            }
            if identity.isAutoincrement, table.table.primaryKey?.descending.first == true {
                findings.add(
                    .invalidRowID, "`@autoincrement` is for an ascending key, and this one is descending", at: column,
                    of: table)
            }
        }
    }
}
