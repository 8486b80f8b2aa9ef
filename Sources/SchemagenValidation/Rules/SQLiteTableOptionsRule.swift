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
        for column in table.table.columns where table.exists(column.databases, on: .sqlite) {
            for attribute in column.postgresql.attributes {
                if table.exists(column.databases, on: .postgresql) {
                    findings.add(.noEffectOnSQLite, "`@\(attribute)` has no effect on SQLite", at: column, of: table)
                } else {
                    findings.add(
                        .postgresqlOnly, "`@\(attribute)` is PostgreSQL's, and `\(column.name)` is for SQLite alone",
                        at: column, of: table)
                }
            }
        }
        var ineffective: [String] = []
        if options.isUnlogged { ineffective.append("@unlogged") }
        if !options.storageParameters.isEmpty { ineffective.append("@with") }
        if options.replicaIdentity != nil { ineffective.append("@replicaIdentity") }
        if options.clusterIndex != nil { ineffective.append("@clusterOn") }
        guard table.databases.contains(.postgresql) else {
            if !ineffective.isEmpty {
                findings.add(
                    .postgresqlOnly,
                    "\(ineffective.quoted) is PostgreSQL's, and `\(table.name)` is for SQLite alone", at: table)
            }
            return
        }
        for attribute in ineffective {
            findings.add(.noEffectOnSQLite, "`\(attribute)` has no effect on SQLite", at: table)
        }
    }
}
