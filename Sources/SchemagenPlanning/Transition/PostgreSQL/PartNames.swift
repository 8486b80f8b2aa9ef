import SchemagenModel

/// The names that PostgreSQL gives to the parts that partitions have of an index or constraint.
enum PartNames {
    /// The name of a partition's part; nil where it cannot be told: that of an expression follows from how it is written.
    static func chosen(for partition: String, of whole: PartitionedIndex, in table: Table) -> String? {
        func names(_ columns: [String]) -> [String] { columns.map { table.column($0)?.sqlName ?? $0 } }
        func names(_ keys: [IndexKey]) -> [String]? {
            var result: [String] = []
            for key in keys {
                guard case .column(let name) = key.value else { return nil }
                result += names([name])
            }
            return result
        }
        switch whole {
        case .primaryKey: return joined(partition, nil, "pkey")
        case .unique(let unique): return joined(partition, names(unique.columns + unique.include), "key")
        case .exclusion(let exclusion):
            return names(exclusion.elements.map(\.key)).flatMap { joined(partition, $0, "excl") }
        case .index(let index):
            return names(index.keys).flatMap { joined(partition, $0 + names(index.include), "idx") }
        }
    }

    /// As the server's `makeObjectName` joins them: the longer one of the two is shortened until all fits.
    private static func joined(_ table: String, _ columns: [String]?, _ label: String) -> String? {
        if let columns, Set(columns).count != columns.count { return nil }
        let (first, second) = (Array(table.utf8), columns.map { Array($0.joined(separator: "_").utf8) })
        var (firstCount, secondCount) = (first.count, second?.count ?? 0)
        let available = SQLIdentifier.maximumLength - label.utf8.count - 1 - (second == nil ? 0 : 1)
        while firstCount + secondCount > available {
            if firstCount > secondCount { firstCount -= 1 } else { secondCount -= 1 }
        }
        var result = clipped(first, firstCount)
        if let second { result += "_" + clipped(second, secondCount) }
        return result + "_" + label
    }

    /// The beginning of a text that does not end within a character.
    private static func clipped(_ bytes: [UInt8], _ count: Int) -> String {
        var count = count
        while count > 0, count < bytes.count, bytes[count] & 0xC0 == 0x80 { count -= 1 }
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
