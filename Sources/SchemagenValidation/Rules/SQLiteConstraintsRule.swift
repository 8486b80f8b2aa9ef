import SchemagenLanguage
import SchemagenModel

/// What SQLite's keys, checks and foreign keys lack.
enum SQLiteConstraintsRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        guard table.databases.contains(.sqlite) else { return }
        func report(_ feature: String, _ info: ConstraintInfo) {
            findings.add(
                .postgresqlOnly, "SQLite has no \(feature)", at: info, of: table,
                fixes: [Diagnostic.Fix("put `@only(postgresql)` behind it")])
        }
        if let key = table.table.primaryKey, table.exists(key.info.databases, on: .sqlite) {
            if !key.include.isEmpty { report("included columns", key.info) }
            if key.info.deferrable != nil { report("deferrable keys", key.info) }
        }
        for unique in table.table.uniques where table.exists(unique.info.databases, on: .sqlite) {
            if !unique.include.isEmpty { report("included columns", unique.info) }
            if unique.info.deferrable != nil { report("deferrable unique constraints", unique.info) }
            if unique.nullsNotDistinct { report("NULLS NOT DISTINCT", unique.info) }
        }
        for constraint in table.table.checks where table.exists(constraint.info.databases, on: .sqlite) {
            if constraint.info.isNotValid { report("NOT VALID", constraint.info) }
            if constraint.isNoInherit { report("NO INHERIT", constraint.info) }
        }
        for key in table.table.foreignKeys where table.exists(key.info.databases, on: .sqlite) {
            if key.info.isNotValid { report("NOT VALID", key.info) }
            if key.isMatchFull { report("MATCH FULL: it reads the words and ignores them", key.info) }
            if !key.onDeleteColumns.isEmpty { report("ON DELETE SET NULL for some of the columns", key.info) }
        }
        for exclusion in table.table.exclusions where table.exists(exclusion.info.databases, on: .sqlite) {
            report("exclusion constraints", exclusion.info)
        }
    }
}
