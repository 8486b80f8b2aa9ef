import SchemagenLanguage
import SchemagenModel

/// `@touch` stores the time, so the column must be able to hold one.
enum TouchRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for column in table.table.columns where column.isTouched {
            if case .timestamp = schema.index.storageType(of: column.type) { continue }
            findings.add(
                .touchNeedsTimestamp, "`@touch` stores the time, and `\(column.name)` is no Timestamp", at: column,
                of: table)
        }
    }
}
