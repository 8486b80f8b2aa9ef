import SchemagenLanguage
import SchemagenModel

/// What SQLite's indexes lack.
enum SQLiteIndexesRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for index in table.table.indexes {
            if table.exists(index.databases, on: .sqlite) {
                for feature in missing(index) {
                    findings.add(
                        .postgresqlOnly, "SQLite has no \(feature)", at: index, of: table,
                        fixes: [Diagnostic.Fix("put `@only(postgresql)` behind the index")])
                }
            }
            for key in index.keys {
                guard let collation = key.collation else { continue }
                for database in index.databases.intersection(table.databases).databases where collation[database] == nil
                {
                    findings.add(
                        .sqlTextMissing, "a collation of the index has no name for \(database.title)", at: index,
                        of: table,
                        fixes: [Diagnostic.Fix("write `collate(postgresql: \"…\", sqlite: \"…\")`")])
                }
            }
        }
    }

    private static func missing(_ index: Index) -> [String] {
        var features: [String] = []
        if index.method != "btree" { features.append("\(index.method) indexes") }
        if !index.include.isEmpty { features.append("included columns") }
        if index.nullsNotDistinct { features.append("NULLS NOT DISTINCT") }
        if !index.storageParameters.isEmpty { features.append("storage parameters") }
        if index.keys.contains(where: { $0.operatorClass != nil }) { features.append("operator classes") }
        if index.keys.contains(where: { $0.nulls != nil }) { features.append("NULLS FIRST and NULLS LAST in an index") }
        return features
    }
}
