import SchemagenLanguage
import SchemagenModel

/// What only a newer version of a database has than the oldest that the schema is for.
enum VersionRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        if let minimum = schema.minimum(.postgresql), table.databases.contains(.postgresql) {
            checkPostgreSQL(table, minimum, &findings)
        }
        if let minimum = schema.minimum(.sqlite), table.databases.contains(.sqlite) {
            checkSQLite(table, minimum, &findings)
        }
    }

    private static func checkPostgreSQL(
        _ table: TableFacts, _ minimum: DatabaseVersion, _ findings: inout ValidationFindings
    ) {
        let fix = { (version: Int) in [Diagnostic.Fix("raise the header's minimum to `postgresql(\(version))`")] }
        if minimum < DatabaseVersion(15) {
            for unique in table.table.uniques
            where unique.nullsNotDistinct && table.exists(unique.info.databases, on: .postgresql) {
                findings.add(
                    .needsNewerVersion, "NULLS NOT DISTINCT needs PostgreSQL 15", at: unique.info, of: table,
                    fixes: fix(15))
            }
            for index in table.table.indexes
            where index.nullsNotDistinct && table.exists(index.databases, on: .postgresql) {
                findings.add(
                    .needsNewerVersion, "NULLS NOT DISTINCT needs PostgreSQL 15", at: index, of: table, fixes: fix(15))
            }
            for key in table.table.allForeignKeys
            where !key.onDeleteColumns.isEmpty && table.exists(key.info.databases, on: .postgresql) {
                findings.add(
                    .needsNewerVersion, "ON DELETE for some of the columns needs PostgreSQL 15", at: key.info,
                    of: table,
                    fixes: fix(15))
            }
        }
        for column in table.table.columns {
            guard table.exists(column.databases, on: .postgresql) else { continue }
            if let generated = column.generated {
                let needed = generated.isVirtual ? 18 : 12
                if minimum < DatabaseVersion(needed) {
                    findings.add(
                        .needsNewerVersion,
                        "a \(generated.isVirtual ? "virtual" : "stored") generated column needs PostgreSQL \(needed)",
                        at: column, of: table,
                        fixes: generated.isVirtual
                            ? [Diagnostic.Fix("store it: remove `virtual: true`")] + fix(needed) : fix(needed))
                }
            }
            if case .multiRange = column.type, minimum < DatabaseVersion(14) {
                findings.add(
                    .needsNewerVersion, "MultiRange needs PostgreSQL 14", at: column, of: table, fixes: fix(14))
            }
        }
    }

    private static func checkSQLite(
        _ table: TableFacts, _ minimum: DatabaseVersion, _ findings: inout ValidationFindings
    ) {
        if minimum < DatabaseVersion(3, 37), table.table.options.sqliteStorage == .strict,
            table.table.virtualModule == nil
        {
            findings.add(
                .needsNewerVersion, "a STRICT table needs SQLite 3.37", at: table,
                fixes: [
                    Diagnostic.Fix(
                        "set `sqliteStorage: declared` in the header, or raise the minimum to `sqlite(3.37)`")
                ])
        }
        guard minimum < DatabaseVersion(3, 31) else { return }
        for column in table.table.columns
        where column.generated != nil && table.exists(column.databases, on: .sqlite) {
            findings.add(
                .needsNewerVersion, "a generated column needs SQLite 3.31", at: column, of: table,
                fixes: [Diagnostic.Fix("raise the header's minimum to `sqlite(3.31)`")])
        }
    }
}
