import SchemagenLanguage
import SchemagenModel

/// The storage parameters of PostgreSQL's own index methods (CREATE INDEX, "Index Storage Parameters"). Those of methods
/// that extensions bring are not known here.
enum IndexParameterRule: TableRule {
    private static let known: [String: [String]] = [
        "btree": ["fillfactor", "deduplicate_items"],
        "hash": ["fillfactor"],
        "gist": ["fillfactor", "buffering"],
        "spgist": ["fillfactor"],
        "gin": ["fastupdate", "gin_pending_list_limit"],
        "brin": ["pages_per_range", "autosummarize"],
    ]

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        guard table.databases.contains(.postgresql) else { return }
        for index in table.table.indexes where !index.storageParameters.isEmpty {
            guard table.exists(index.databases, on: .postgresql), let names = known[index.method] else { continue }
            for parameter in index.storageParameters where !names.contains(parameter.name) {
                findings.add(
                    .unknownIndexParameter,
                    "an index of the method \(index.method) has no parameter `\(parameter.name)`", at: index, of: table,
                    fixes: [Diagnostic.Fix("its parameters are \(names.quoted)")])
            }
        }
    }
}
