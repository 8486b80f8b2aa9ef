import SchemagenLanguage
import SchemagenModel

/// A btree of PostgreSQL, as keys, unique constraints and plain indexes are, needs values that can be put in order; some
/// types have none that can.
enum UnorderedKeyRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        guard table.databases.contains(.postgresql) else { return }
        var types: [String: String] = [:]
        for column in table.table.columns {
            if let type = unordered(column.type, schema.index) { types[column.name] = type }
        }
        guard !types.isEmpty else { return }
        check(table.table.partitionedIndexes, of: table, types, &findings)
        if let partitioning = table.table.options.partitioning { check(partitioning, of: table, types, &findings) }
    }

    private static func check(
        _ partitioning: Partitioning, of table: TableFacts, _ types: [String: String],
        _ findings: inout ValidationFindings
    ) {
        if partitioning.strategy != .hash, let (name, type) = first(of: partitioning.keys, types) {
            findings.add(
                .unorderedKey, "PostgreSQL has no order for \(type), so that `\(name)` cannot divide a table",
                at: table)
        }
        for partition in partitioning.partitions {
            check(partition.partitionedIndexes, of: table, types, &findings)
            if let inner = partition.partitioning?.partitioning { check(inner, of: table, types, &findings) }
        }
    }

    private static func check(
        _ indexes: [PartitionedIndex], of table: TableFacts, _ types: [String: String],
        _ findings: inout ValidationFindings
    ) {
        for index in indexes where table.exists(index.databases, on: .postgresql) {
            switch index {
            case .primaryKey(let key): check(key.columns.map { IndexKey(.column($0)) }, key.info)
            case .unique(let unique): check(unique.columns.map { IndexKey(.column($0)) }, unique.info)
            case .index(let index):
                guard index.method == "btree", let (name, type) = first(of: index.keys, types) else { continue }
                findings.add(
                    .unorderedKey, "PostgreSQL has no order for \(type), so that no plain index takes `\(name)`",
                    at: index, of: table, fixes: [fix(type) ?? Diagnostic.Fix("choose another method with `using`")])
            case .exclusion(let exclusion):
                guard exclusion.method == "btree" else { continue }
                check(exclusion.elements.map(\.key), exclusion.info)
            }
        }
        func check(_ keys: [IndexKey], _ info: ConstraintInfo) {
            guard let (name, type) = first(of: keys, types) else { return }
            findings.add(
                .unorderedKey, "PostgreSQL has no order for \(type), so that `\(name)` cannot be unique", at: info,
                of: table, fixes: [fix(type)].compactMap(\.self))
        }
    }

    /// The first column whose values have no order, unless an operator class knows one.
    private static func first(of keys: [IndexKey], _ types: [String: String]) -> (name: String, type: String)? {
        for key in keys where key.operatorClass == nil {
            if case .column(let name) = key.value, let type = types[name] { return (name, type) }
        }
        return nil
    }

    private static func fix(_ type: String) -> Diagnostic.Fix? {
        type == "json" ? Diagnostic.Fix("make it a `JSON`: jsonb has an order") : nil
    }

    /// The name of a type without an operator class for btree. Lists of it have one, and types in SQL are not known here.
    private static func unordered(_ type: DataType, _ index: SchemaIndex) -> String? {
        switch index.storageType(of: type) {
        case .jsonText: "json"
        case .xml: "xml"
        case .point: "point"
        case .line: "line"
        case .lineSegment: "lseg"
        case .box: "box"
        case .path: "path"
        case .polygon: "polygon"
        case .circle: "circle"
        default: nil
        }
    }
}
