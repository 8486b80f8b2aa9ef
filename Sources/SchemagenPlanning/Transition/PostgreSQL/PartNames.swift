import SchemagenModel

/// The names that PostgreSQL gives to the parts that partitions have of an index or constraint.
enum PartNames {
    /// The name of a partition's part; nil where it cannot be told: that of an expression follows from how it is written.
    static func chosen(for partition: String, of whole: PartitionedIndex, in table: Table) -> String? {
        guard let stem = Stem(of: whole, in: table) else { return nil }
        return stem.name(for: partition, number: twins(of: whole, stem, for: partition, in: table).earlier)
    }

    /// The names of parts that the server numbers: what it counts is what is there by then, and not what the table says.
    static func numbered(_ wholes: [PartitionedIndex], in table: Table) -> [PartName] {
        guard let partitioning = table.options.partitioning else { return [] }
        return wholes.flatMap { whole -> [PartName] in
            guard let stem = Stem(of: whole, in: table) else { return [] }
            let said = Set(partitioning.parts(of: whole.sqlName).map(\.partition))
            return partitioning.names.compactMap { partition in
                guard !said.contains(partition) else { return nil }
                let twins = twins(of: whole, stem, for: partition, in: table)
                guard twins.isTwin else { return nil }
                let name = stem.name(for: partition, number: twins.earlier)
                return PartName(whole: whole.sqlName, partition: partition, name: name)
            }
        }
    }

    /// How many indexes before one give a partition's part the same name, and whether any does.
    private static func twins(
        of whole: PartitionedIndex, _ stem: Stem, for partition: String, in table: Table
    ) -> (earlier: Int, isTwin: Bool) {
        let name = stem.name(for: partition)
        let alike = table.partitionedIndexes.filter { $0.databases.contains(.postgresql) }.filter { other in
            other.sqlName == whole.sqlName
                || Stem(of: other, in: table)?.name(for: partition) == name
                    && table.options.partitioning?.parts(of: other.sqlName).contains { $0.partition == partition }
                        != true
        }
        return (alike.firstIndex { $0.sqlName == whole.sqlName } ?? 0, alike.count > 1)
    }

    /// What a name has besides that of the partition.
    private struct Stem {
        private let columns: [String]?
        private let label: String

        init?(of whole: PartitionedIndex, in table: Table) {
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
            case .primaryKey: (columns, label) = (nil, "pkey")
            case .unique(let unique): (columns, label) = (names(unique.columns + unique.include), "key")
            case .exclusion(let exclusion):
                guard let keys = names(exclusion.elements.map(\.key)) else { return nil }
                (columns, label) = (keys, "excl")
            case .index(let index):
                guard let keys = names(index.keys) else { return nil }
                (columns, label) = (keys + names(index.include), "idx")
            }
            if let columns, Set(columns).count != columns.count { return nil }
        }

        func name(for partition: String, number: Int = 0) -> String {
            joined(partition, columns, number == 0 ? label : "\(label)\(number)")
        }
    }

    /// As the server's `makeObjectName` joins them: the longer one of the two is shortened until all fits.
    private static func joined(_ table: String, _ columns: [String]?, _ label: String) -> String {
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
