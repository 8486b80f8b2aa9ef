import SchemagenLanguage
import SchemagenModel

/// On PostgreSQL every key of a partitioned table holds all columns of the partition key: uniqueness is kept by each
/// partition for itself.
enum PartitionKeyRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        guard let partitioning = table.table.options.partitioning, table.databases.contains(.postgresql) else { return }
        var wanted: [String] = []
        var hasExpression = false
        for key in partitioning.keys {
            switch key.value {
            case .column(let name):
                wanted.append(name)
                if let column = table.columns[name], column.generated != nil {
                    findings.add(
                        .partitionKeyNotInKey, "the partition key cannot hold `\(name)`, which is generated",
                        at: column,
                        of: table)
                }
            case .expression: hasExpression = true
            }
        }
        func check(_ columns: [String], _ add: (String, [Diagnostic.Fix]) -> Void) {
            if hasExpression {
                add("a table that is partitioned by an expression can have no unique key", [])
                return
            }
            let missing = wanted.filter { !columns.contains($0) }
            guard !missing.isEmpty else { return }
            add(
                "a key of a partitioned table holds the columns that it is partitioned by, and \(missing.quoted) is missing",
                [Diagnostic.Fix("add \(missing.quoted) to the key")])
        }
        for key in table.keys where table.exists(key.info.databases, on: .postgresql) {
            check(key.columns) { findings.add(.partitionKeyNotInKey, $0, at: key.info, of: table, fixes: $1) }
        }
        for index in table.table.indexes where index.isUnique && table.exists(index.databases, on: .postgresql) {
            var columns: [String] = []
            for key in index.keys {
                if case .column(let name) = key.value { columns.append(name) }
            }
            check(columns) { findings.add(.partitionKeyNotInKey, $0, at: index, of: table, fixes: $1) }
        }
    }
}
