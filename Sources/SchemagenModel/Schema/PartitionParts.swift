/// What PostgreSQL keeps as an index: of a table or a partition, the whole or a part of one.
public enum PartitionedIndex: Sendable, Equatable {
    case primaryKey(PrimaryKey)
    case unique(UniqueConstraint)
    case exclusion(ExclusionConstraint)
    case index(Index)

    /// What it has as a constraint; nil: it is a plain index.
    public var info: ConstraintInfo? {
        switch self {
        case .primaryKey(let key): key.info
        case .unique(let unique): unique.info
        case .exclusion(let exclusion): exclusion.info
        case .index: nil
        }
    }

    /// The SQL name.
    public var sqlName: String {
        if case .index(let index) = self { index.sqlName } else { info?.sqlName ?? "" }
    }

    /// The SQL name of what it is a part of; nil: of nothing.
    public var partOf: String? {
        if case .index(let index) = self { index.partOf } else { info?.partOf }
    }

    /// Where it is to exist.
    public var databases: DatabaseSet {
        if case .index(let index) = self { index.databases } else { info?.databases ?? .all }
    }
}

/// An index of a partition that is a part of one around it.
public struct IndexPart: Sendable, Equatable {
    /// The SQL name of the partition.
    public var partition: String
    /// The part.
    public var index: PartitionedIndex
}

extension Table {
    /// The keys, exclusion constraints and indexes.
    public var partitionedIndexes: [PartitionedIndex] {
        (primaryKey.map { [.primaryKey($0)] } ?? []) + uniques.map { .unique($0) } + exclusions.map { .exclusion($0) }
            + indexes.map { .index($0) }
    }

    /// The foreign keys, and those that partitions alone have.
    public var allForeignKeys: [ForeignKey] {
        guard let partitioning = options.partitioning else { return foreignKeys }
        return foreignKeys + partitioning.foreignKeys.map(\.key)
    }
}

extension Partition {
    /// The keys, exclusion constraints and indexes.
    public var partitionedIndexes: [PartitionedIndex] {
        (primaryKey.map { [.primaryKey($0)] } ?? []) + uniques.map { .unique($0) } + exclusions.map { .exclusion($0) }
            + indexes.map { .index($0) }
    }
}

extension Partitioning {
    /// The parts that are said of an index or constraint, those of inner partitions first.
    ///
    /// When they are made in this order, and the whole behind them, then the server takes each for a part of what is around
    /// it and makes those that are not said, as long as no other index is there that it could take instead.
    public func parts(of name: String) -> [IndexPart] { parts(of: [name]) }

    private func parts(of names: Set<String>) -> [IndexPart] {
        var result: [IndexPart] = []
        for partition in partitions {
            let own = partition.partitionedIndexes.filter { $0.partOf.map(names.contains) ?? false }
            if let inner = partition.partitioning?.partitioning {
                // One of an inner partition may name the part of the partition around it.
                result += inner.parts(of: names.union(own.map(\.sqlName)))
            }
            result += own.map { IndexPart(partition: partition.sqlName, index: $0) }
        }
        return result
    }

    /// The foreign keys that partitions alone have, at whatever depth, with the SQL names of the partitions.
    public var foreignKeys: [(partition: String, key: ForeignKey)] {
        partitions.flatMap { partition in
            partition.foreignKeys.map { (partition.sqlName, $0) }
                + (partition.partitioning?.partitioning.foreignKeys ?? [])
        }
    }

    /// The indexes that partitions have for themselves, with the SQL names of the partitions, those of a partition before
    /// those of the partitions in it. Behind each parts of it may be found.
    public var ownIndexes: [(partition: String, index: Index, parts: [IndexPart])] {
        partitions.flatMap { partition in
            let inner = partition.partitioning?.partitioning
            return partition.indexes.filter { $0.partOf == nil }.map {
                (partition.sqlName, $0, inner?.parts(of: $0.sqlName) ?? [])
            } + (inner?.ownIndexes ?? [])
        }
    }
}
