import SchemagenLanguage
import SchemagenModel

/// What a view reads exists wherever the view does.
enum UsedObjectsRule: SchemaRule {
    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings) {
        var databases: [ObjectIdentity: DatabaseSet] = [:]
        for table in schema.schema.tables {
            databases[ObjectIdentity(.table, table.info.name)] = table.info.databases
        }
        for view in schema.schema.views { databases[ObjectIdentity(.view, view.info.name)] = view.info.databases }
        for view in schema.schema.views {
            for use in view.uses ?? [] {
                guard let there = databases[use] else { continue }
                for database in schema.targets.intersection(view.info.databases).databases
                where !there.contains(database) {
                    findings.add(
                        .missingOnDatabase,
                        "view `\(view.info.name)` exists on \(database.title), where `\(use.name)`, which it uses, does not",
                        at: view.info.anchor, allowances: view.info.allowances,
                        fixes: [
                            Diagnostic.Fix(
                                "put `@only(\(database == .postgresql ? "sqlite" : "postgresql"))` behind it")
                        ])
                }
            }
        }
    }
}
