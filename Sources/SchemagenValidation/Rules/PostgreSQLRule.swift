import SchemagenLanguage
import SchemagenModel

/// What PostgreSQL lacks.
enum PostgreSQLRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        guard table.databases.contains(.postgresql) else { return }
        if table.table.virtualModule != nil {
            findings.add(
                .sqliteOnly, "PostgreSQL has no virtual tables", at: table,
                fixes: [Diagnostic.Fix("put `@only(sqlite)` behind the table")])
        }
        func check(_ info: ConstraintInfo) {
            guard info.onConflict != nil, table.exists(info.databases, on: .postgresql) else { return }
            findings.add(
                .sqliteOnly, "PostgreSQL has no conflict clauses", at: info, of: table,
                fixes: [Diagnostic.Fix("put `@only(sqlite)` behind it")])
        }
        if let key = table.table.primaryKey { check(key.info) }
        for unique in table.table.uniques { check(unique.info) }
        for constraint in table.table.checks { check(constraint.info) }
        if let key = table.table.primaryKey, key.descending.contains(true),
            table.exists(key.info.databases, on: .postgresql)
        {
            findings.add(.sqliteOnly, "PostgreSQL has no descending primary keys", at: key.info, of: table)
        }
    }
}
