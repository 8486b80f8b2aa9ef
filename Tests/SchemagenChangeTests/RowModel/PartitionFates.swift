import SchemagenModel

/// What becomes of the rows of a divided table, by what the reference promises: all of them stay, but for those of a
/// partition that is removed and that no partition with new bounds takes.
extension SchemaPairs {
    /// Whether a row stays; nil: it cannot be told.
    func keeps(_ row: Row, _ former: Table, _ latter: Table) -> Bool? {
        guard let before = former.options.partitioning, let after = latter.options.partitioning else { return true }
        let partners = columns(former, latter)
        func old(_ name: String) throws -> ModelValue {
            guard let column = former.column(name), let cell = row[column.sqlName] else { throw Unknown() }
            return ValueReader(database: database, storage: oldIndex.storageType(of: column.type)).value(cell)
        }
        func new(_ name: String) throws -> ModelValue {
            guard let column = latter.column(name), let partner = partners[name], column.generated == nil,
                oldIndex.storageType(of: partner.type) == newIndex.storageType(of: column.type),
                let value = try? old(partner.name), value != .null || column.isNullable
            else { throw Unknown() }
            return value
        }
        let start = PartitionPlaces(index: oldIndex, table: former, column: old)
        let end = PartitionPlaces(index: newIndex, table: latter, column: new)
        return try? keeps(before, after, start, end)
    }

    private func keeps(
        _ before: Partitioning, _ after: Partitioning, _ start: PartitionPlaces, _ end: PartitionPlaces
    ) throws -> Bool {
        let steps = PartitionSteps(before, after, self, start.table, end.table)
        guard steps.isDividedAsBefore, !steps.removed.isEmpty || steps.kept.contains(where: { $0.before.isDivided })
        else { return true }
        guard let partition = try start.partition(in: before) else { throw Unknown() }
        guard let latter = steps.kept.first(where: { $0.before.name == partition.name })?.after else {
            if steps.hasNewDefault { throw Unknown() }
            return try steps.takers.contains { try end.holds($0, of: after) }
        }
        guard let inner = partition.partitioning?.partitioning, let last = latter.partitioning?.partitioning else {
            return true
        }
        if partition.bound != latter.bound, try !end.holds(latter, of: after) { return true }
        return try keeps(inner, last, start, end)
    }

    /// The partitions of a table that are removed and may take rows along, by their SQL names.
    func goingPartitions(_ former: Table, _ latter: Table) -> [(name: String, isSure: Bool)] {
        func going(_ before: Partitioning, _ after: Partitioning) -> [(name: String, isSure: Bool)] {
            let steps = PartitionSteps(before, after, self, former, latter)
            guard steps.isDividedAsBefore else { return [] }
            var result: [(name: String, isSure: Bool)] = []
            for partition in steps.removed {
                do {
                    if try !PartitionCover(index: oldIndex).covers(partition, steps.takers) {
                        result.append((partition.sqlName, !steps.hasNewDefault))
                    }
                } catch {
                    result.append((partition.sqlName, false))
                }
            }
            for (first, last) in steps.kept {
                guard let inner = first.partitioning?.partitioning, let other = last.partitioning?.partitioning else {
                    continue
                }
                // Rows that leave a partition for the sake of its bounds leave before anything in it is removed.
                result += going(inner, other).map { ($0.name, $0.isSure && first.bound == last.bound) }
            }
            return result
        }
        guard let before = former.options.partitioning, let after = latter.options.partitioning else { return [] }
        return going(before, after)
    }
}

/// What happens on one level of partitions.
struct PartitionSteps {
    /// Whether the rows are told apart in the same way; otherwise all is made anew with its rows.
    let isDividedAsBefore: Bool
    private(set) var kept: [(before: Partition, after: Partition)] = []
    private(set) var removed: [Partition] = []
    /// The partitions with new bounds that take rows of those that are removed.
    private(set) var takers: [Partition] = []
    /// Whether what no other partition holds has a place that it did not have: nobody says whether it takes too.
    private(set) var hasNewDefault = false

    init(_ before: Partitioning, _ after: Partitioning, _ pairs: SchemaPairs, _ former: Table, _ latter: Table) {
        let names = pairs.columns(former, latter)
        isDividedAsBefore =
            before.strategy == after.strategy && before.keys.count == after.keys.count
            && zip(before.keys, after.keys).allSatisfy { first, last in
                guard case .column(let name) = first.value, case .column(let other) = last.value else {
                    return first == last
                }
                return names[other]?.name == name && first.operatorClass == last.operatorClass
                    && first.collation == last.collation
            }
        // Partitions of others are nobody's business.
        guard isDividedAsBefore, !before.isManagedExternally, !after.isManagedExternally else { return }
        let partners = SchemaPairs.partners(
            before.partitions.map { SchemaPairs.Name($0.name, nil, $0.sqlName) },
            after.partitions.map { SchemaPairs.Name($0.name, nil, $0.sqlName) })
        for partition in after.partitions {
            let former = before.partitions.first { $0.name == partners[partition.name] }
            if let former { kept.append((former, partition)) }
            guard former?.bound != partition.bound else { continue }
            if partition.bound == .default { hasNewDefault = true } else { takers.append(partition) }
        }
        removed = before.partitions.filter { partition in !kept.contains { $0.before.name == partition.name } }
    }
}

extension Partition {
    fileprivate var isDivided: Bool { partitioning != nil }
}

/// Whether some bounds hold all that another holds.
struct PartitionCover {
    let index: SchemaIndex

    /// - Throws: `Unknown` where the order of values is the server's.
    func covers(_ partition: Partition, _ others: [Partition]) throws -> Bool {
        switch partition.bound {
        case .default:
            if others.isEmpty { return false }
            throw Unknown()
        case .list(let values):
            let known = try others.flatMap { other in
                guard case .list(let values) = other.bound else { return [] as [ModelValue] }
                return try values.map(value)
            }
            return try values.allSatisfy { known.contains(try value($0)) }
        case .hash(let modulus, let remainder):
            let moduli = others.compactMap { other in
                if case .hash(let modulus, let remainder) = other.bound { (modulus, remainder) } else { nil }
            }
            // Moduli divide one another.
            let largest = moduli.map(\.0).reduce(modulus, max)
            return stride(from: remainder, to: largest, by: modulus).allSatisfy { place in
                moduli.contains { place % $0.0 == $0.1 }
            }
        case .range(var from, let to):
            // Ranges do not overlap: one goes on where another ends.
            var ranges = others.compactMap { other in
                if case .range(let from, let to) = other.bound { (from, to) } else { nil }
            }
            while try order(from, to) < 0 {
                let next = try ranges.firstIndex { try order($0.0, from) <= 0 && order(from, $0.1) < 0 }
                guard let next else { return false }
                from = ranges.remove(at: next).1
            }
            return true
        }
    }

    private func value(_ bound: Partition.BoundValue) throws -> ModelValue {
        guard case .value(let expression) = bound else { throw Unknown() }
        return try Evaluator(index: index) { _ in throw Unknown() }.value(expression)
    }

    private func order(_ first: [Partition.BoundValue], _ last: [Partition.BoundValue]) throws -> Int {
        for pair in zip(first, last) {
            switch pair {
            case (.minimum, .minimum), (.maximum, .maximum): return 0
            case (.minimum, _), (_, .maximum): return -1
            case (.maximum, _), (_, .minimum): return 1
            case (.value, .value):
                let order = try BoundOrder.compare(value(pair.0), value(pair.1))
                if order != 0 { return order }
            }
        }
        return 0
    }
}
