import SchemagenLanguage
import SchemagenModel

/// What SQLite's tables lack. An option that changes what is stored or seen is an error; one that only changes how fast
/// PostgreSQL is has no effect on SQLite, and is a warning.
enum SQLiteTableOptionsRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        guard table.databases.contains(.sqlite) else { return }
        let options = table.table.options
        var missing: [String] = []
        if options.partitioning != nil { missing.append("partitions") }
        if !options.inherits.isEmpty { missing.append("inheritance") }
        if options.rowSecurity != nil { missing.append("row security") }
        for feature in missing {
            findings.add(
                .postgresqlOnly, "SQLite has no \(feature), and `\(table.name)` is for SQLite too", at: table,
                fixes: [Diagnostic.Fix("put `@only(postgresql)` behind the table")])
        }
        guard table.databases.contains(.postgresql) else {
            if options.isUnlogged || !options.storageParameters.isEmpty {
                findings.add(
                    .postgresqlOnly,
                    "`@unlogged` and `@with` are PostgreSQL's, and `\(table.name)` is for SQLite alone",
                    at: table)
            }
            return
        }
        if options.isUnlogged {
            findings.add(.noEffectOnSQLite, "`@unlogged` has no effect on SQLite", at: table)
        }
        if !options.storageParameters.isEmpty {
            findings.add(.noEffectOnSQLite, "`@with` has no effect on SQLite", at: table)
        }
    }
}
