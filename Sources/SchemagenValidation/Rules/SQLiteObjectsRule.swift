import SchemagenLanguage
import SchemagenModel

/// Objects that SQLite lacks.
enum SQLiteObjectsRule: SchemaRule {
    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings) {
        guard schema.targets.contains(.sqlite) else { return }
        func report(_ feature: String, _ info: ObjectInfo) {
            guard info.databases.contains(.sqlite) else { return }
            findings.add(
                .postgresqlOnly, "SQLite has no \(feature)", at: info.anchor, allowances: info.allowances,
                fixes: [Diagnostic.Fix("put `@only(postgresql)` behind `\(info.name)`")])
        }
        for sequence in schema.schema.sequences { report("sequences", sequence.info) }
        for view in schema.schema.views where view.isMaterialized { report("materialized views", view.info) }
        // Enums and types stand in no namespace on SQLite, where they are part of their columns.
        for table in schema.schema.tables where table.info.sqlSchema != nil { report("namespaces", table.info) }
        for view in schema.schema.views where view.info.sqlSchema != nil { report("namespaces", view.info) }
    }
}
