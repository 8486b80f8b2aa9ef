import SchemagenLanguage
import SchemagenModel

/// What PostgreSQL refuses on a partitioned table, which stores nothing itself and whose rows all lie in its partitions
/// (CREATE TABLE, "PARTITION BY" and "INHERITS").
enum PartitionedTableRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        guard table.databases.contains(.postgresql) else { return }
        let options = table.table.options
        for parent in options.inherits where schema.index.tables[parent]?.options.partitioning != nil {
            findings.add(
                .partitionedTable, "`\(parent)` is partitioned: no table inherits from it but its partitions",
                at: table,
                fixes: [Diagnostic.Fix("share columns by a `mixin` instead")])
        }
        guard options.partitioning != nil else { return }
        if !options.inherits.isEmpty {
            findings.add(
                .partitionedTable, "a partitioned table inherits from none", at: table,
                fixes: [Diagnostic.Fix("share columns by a `mixin` instead")])
        }
        if !options.storageParameters.isEmpty {
            findings.add(
                .partitionedTable, "a partitioned table stores no rows, and takes no `@with`", at: table,
                fixes: [Diagnostic.Fix("remove `@with`")])
        }
        if options.clusterIndex != nil {
            findings.add(
                .partitionedTable, "a partitioned table stores no rows to order, and takes no `@clusterOn`", at: table,
                fixes: [Diagnostic.Fix("remove `@clusterOn`")])
        }
        for check in table.table.checks where check.isNoInherit && table.exists(check.info.databases, on: .postgresql) {
            findings.add(
                .partitionedTable,
                "a check that partitions do not have holds for no row: `\(check.name)` is `@noInherit`",
                at: check.info, of: table, fixes: [Diagnostic.Fix("remove `@noInherit`")])
        }
    }
}
