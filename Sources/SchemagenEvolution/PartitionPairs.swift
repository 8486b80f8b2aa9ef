import SchemagenModel

/// Which partitions of a divided table are which of the old one's, where both tell their rows apart in the same way.
///
/// Partitions have no `was`: the Swift name decides, then the SQL name. One of the two stays when the other changes.
public struct PartitionPairs: Sendable {
    /// A partition that stays.
    public struct Pair: Sendable {
        /// The offset in the old partitioning.
        public let old: Int
        /// The offset in the new one.
        public let new: Int
        private let box: [PartitionPairs]
        /// Whether it is divided otherwise than before, or was or is not divided at all: it is made anew with its rows.
        public let isRemade: Bool

        /// The partitions in it, where it is divided as before.
        public var inner: PartitionPairs? { box.first }

        init(old: Int, new: Int, inner: PartitionPairs?, isRemade: Bool) {
            self.old = old
            self.new = new
            box = inner.map { [$0] } ?? []
            self.isRemade = isRemade
        }
    }

    /// The old partitioning.
    public let before: Partitioning
    /// The new one.
    public let after: Partitioning
    /// The partitions that stay, in the order of the new ones.
    public let pairs: [Pair]
    /// Offsets into the new partitions.
    public let added: [Int]
    /// Offsets into the old partitions. Those that something else manages from now on are none.
    public let removed: [Int]

    /// Whether something else made the partitions so far.
    public var isAdopted: Bool { before.isManagedExternally && !after.isManagedExternally }

    /// Pairs the partitions of two partitionings; nil where rows are told apart otherwise.
    init?(
        _ before: Partitioning?, of formerTable: Table, in old: Structure, _ after: Partitioning?, of table: Table,
        in new: Structure
    ) {
        guard let before, let after,
            old.divisionText(of: before, in: formerTable) == new.divisionText(of: after, in: table)
        else { return nil }
        self.before = before
        self.after = after
        let pairing = Pairing(
            before.partitions.map { Pairing.Names(name: $0.name, formerName: nil, sqlName: $0.sqlName) },
            after.partitions.map { Pairing.Names(name: $0.name, formerName: nil, sqlName: $0.sqlName) }
        ) { _, _ in true }
        pairs = pairing.pairs.map { pair in
            let first = before.partitions[pair.old].partitioning?.partitioning
            let second = after.partitions[pair.new].partitioning?.partitioning
            let inner = PartitionPairs(first, of: formerTable, in: old, second, of: table, in: new)
            return Pair(
                old: pair.old, new: pair.new, inner: inner, isRemade: inner == nil && (first != nil || second != nil))
        }
        added = pairing.added
        removed = after.isManagedExternally ? [] : pairing.removed
    }

    /// The old partitioning with the new SQL names.
    func renamed() -> Partitioning {
        var result = before
        for pair in pairs {
            result.partitions[pair.old].sqlName = after.partitions[pair.new].sqlName
            if let inner = pair.inner { result.partitions[pair.old].partitioning = SubPartitioning(inner.renamed()) }
        }
        return result
    }

    /// Whether a partition goes, at whatever depth.
    public var losesPartitions: Bool { !removed.isEmpty || pairs.contains { $0.inner?.losesPartitions ?? false } }

    /// Whether a partition that stays has another SQL name.
    var isRenaming: Bool {
        pairs.contains { pair in
            before.partitions[pair.old].sqlName != after.partitions[pair.new].sqlName || pair.inner?.isRenaming ?? false
        }
    }
}

/// The texts of a table's partitions.
extension Structure {
    private func text(of partitioning: Partitioning, in table: Table) -> [UInt8] {
        var bare = table
        bare.options = TableOptions()
        bare.options.partitioning = partitioning
        return optionsText(of: bare)
    }

    /// How a partitioning tells rows apart.
    public func divisionText(of partitioning: Partitioning, in table: Table) -> [UInt8] {
        text(
            of: Partitioning(
                strategy: partitioning.strategy, keys: partitioning.keys, isManagedExternally: false, partitions: []),
            in: table)
    }

    /// Which rows a partition holds.
    public func boundText(of partition: Partition, in table: Table) -> [UInt8] {
        text(of: Partition(name: "", sqlName: "", bound: partition.bound), in: table)
    }

    /// What a partition has for itself.
    func memberText(of partition: Partition, in table: Table) -> [UInt8] {
        var bare = partition
        bare.sqlName = ""
        bare.bound = .default
        bare.partitioning = nil
        return text(of: bare, in: table)
    }

    private func text(of partition: Partition, in table: Table) -> [UInt8] {
        text(
            of: Partitioning(strategy: .range, keys: [], isManagedExternally: false, partitions: [partition]), in: table
        )
    }
}
