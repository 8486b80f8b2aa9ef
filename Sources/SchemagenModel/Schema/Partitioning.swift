/// `partition by range(createdAt) { … }`, PostgreSQL only.
public struct Partitioning: Sendable, Equatable {
    /// How a partitioned table tells its rows apart.
    public enum Strategy: String, Sendable, Equatable, CaseIterable { case range, list, hash }

    /// How rows are told apart.
    public var strategy: Strategy
    /// The keys, in order.
    public var keys: [IndexKey]
    /// Whether partitions come and go outside the schema.
    public var isManagedExternally: Bool
    /// The partitions.
    public var partitions: [Partition]

    /// Makes one from its parts.
    public init(strategy: Strategy, keys: [IndexKey], isManagedExternally: Bool, partitions: [Partition]) {
        self.strategy = strategy
        self.keys = keys
        self.isManagedExternally = isManagedExternally
        self.partitions = partitions
    }
}

/// One partition: a table in SQL, no type in Swift.
public struct Partition: Sendable, Equatable {
    /// One value of a bound.
    public enum BoundValue: Sendable, Equatable {
        case minimum, maximum
        case value(Expression)
    }

    /// Which rows a partition holds.
    public enum Bound: Sendable, Equatable {
        case range(from: [BoundValue], to: [BoundValue])
        case list([BoundValue])
        case hash(modulus: Int, remainder: Int)
        case `default`
    }

    /// The Swift name.
    public var name: String
    /// The SQL name.
    public var sqlName: String
    /// The text of its `///` lines; nil: none.
    public var documentation: String?
    /// Which rows it holds.
    public var bound: Bound
    /// The primary key; nil: none.
    public var primaryKey: PrimaryKey?
    /// The unique constraints.
    public var uniques: [UniqueConstraint]
    /// The checks, in the order written.
    public var checks: [CheckConstraint]
    /// The foreign keys that the partition alone has.
    public var foreignKeys: [ForeignKey]
    /// The exclusion constraints.
    public var exclusions: [ExclusionConstraint]
    /// The indexes.
    public var indexes: [Index]
    /// How it is partitioned; nil: it is not.
    public var partitioning: SubPartitioning?
    /// Where it was declared.
    public var anchor: SourceAnchor

    /// Makes one from its parts.
    public init(
        name: String, sqlName: String, documentation: String? = nil, bound: Bound, primaryKey: PrimaryKey? = nil,
        uniques: [UniqueConstraint] = [], checks: [CheckConstraint] = [], foreignKeys: [ForeignKey] = [],
        exclusions: [ExclusionConstraint] = [], indexes: [Index] = [], partitioning: SubPartitioning? = nil,
        anchor: SourceAnchor = SourceAnchor()
    ) {
        self.name = name
        self.sqlName = sqlName
        self.documentation = documentation
        self.bound = bound
        self.primaryKey = primaryKey
        self.uniques = uniques
        self.checks = checks
        self.foreignKeys = foreignKeys
        self.exclusions = exclusions
        self.indexes = indexes
        self.partitioning = partitioning
        self.anchor = anchor
    }
}

/// The partitioning of a partition: a value type cannot hold itself directly.
public struct SubPartitioning: Sendable, Equatable {
    private let box: [Partitioning]

    /// Makes one from its parts.
    public init(_ partitioning: Partitioning) { box = [partitioning] }

    /// How it is partitioned; nil: it is not.
    public var partitioning: Partitioning { box[0] }
}
