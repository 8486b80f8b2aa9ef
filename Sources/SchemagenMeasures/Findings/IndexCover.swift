/// Which tables have indexes by which their foreign keys are found.
///
/// Deleting or changing a row that is referred to looks for the rows that refer to it: without an index by reading all
/// of their table.
struct IndexCover {
    private let indexes: [RelationName: [IndexMeasures]]
    private let partitions: [RelationName: [TableMeasures]]
    private let divided: Set<RelationName>

    init(_ tables: [TableMeasures], _ indexes: [IndexMeasures]) {
        self.indexes = Dictionary(grouping: indexes, by: \.table)
        partitions = Dictionary(grouping: tables.filter { $0.partitionOf != nil }) { $0.partitionOf ?? $0.name }
        divided = Set(tables.lazy.filter { $0.kind == .divided }.map(\.name))
    }

    /// The indexes of the key's own table that serve it.
    func indexes(for key: ForeignKeyMeasures) -> [IndexMeasures] { indexes(of: key.table, for: key.columns) }

    /// Whether the key is served: by an index of its table, or where that is divided by one of each partition.
    func isServed(_ key: ForeignKeyMeasures) -> Bool { key.isRowKey || isServed(key.table, key.columns) }

    private func isServed(_ table: RelationName, _ columns: [String]) -> Bool {
        if !indexes(of: table, for: columns).isEmpty { return true }
        guard divided.contains(table), let parts = partitions[table] else { return false }
        return parts.allSatisfy { isServed($0.name, columns) }
    }

    private func indexes(of table: RelationName, for columns: [String]) -> [IndexMeasures] {
        (indexes[table] ?? []).filter { $0.serves(columns) }
    }
}

extension IndexMeasures {
    /// Whether rows are found by it that have given values in all of these columns: they are the first that it finds
    /// by, in whatever order, and it has all rows, or all in which one of these columns is not NULL.
    func serves(_ wanted: [String]) -> Bool {
        guard isValid, !wanted.isEmpty else { return false }
        // A value that is sought is not NULL.
        if let condition, !wanted.contains(where: { Self.isNotNull($0, condition) }) { return false }
        switch method {
        case "btree": break
        case "hash" where wanted.count == 1: break
        default: return false
        }
        let names = Set(wanted.map(\.utf8Order))
        guard columns.count >= names.count else { return false }
        let leading = columns.prefix(names.count).compactMap { $0?.utf8Order }
        return leading.count == names.count && Set(leading) == names
    }

    /// Whether a condition, as an engine prints it, is that a column is not NULL, and nothing else.
    private static func isNotNull(_ column: String, _ condition: String) -> Bool {
        var text = condition[...]
        if text.hasPrefix("("), text.hasSuffix(")") { text = text.dropFirst().dropLast() }
        guard text.lowercased().hasSuffix(" is not null") else { return false }
        let name = text.dropLast(12)
        let quoted = column.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        return name == column || name == "\"\(quoted)\""
    }
}
