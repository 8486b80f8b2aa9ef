/// What was measured of an index.
///
/// The figures of the index of a divided table are the sums over those of its partitions; each stands in the list too.
public struct IndexMeasures: Sendable, Hashable {
    /// The table that it is of.
    public var table: RelationName
    /// Its name; its schema is the table's.
    public var name: String
    /// How it finds: `btree`, `hash`, `gin` and so on.
    public var method: String = "btree"
    /// The names of the columns that it finds by, in order; nil where it finds by an expression.
    public var columns: [String?] = []
    /// The index of the divided table that this one of a partition is a part of; it cannot be dropped by itself.
    public var partOf: RelationName?
    /// Whether it lets no value in twice.
    public var isUnique = false
    /// Whether it is the primary key's.
    public var isPrimary = false
    /// The condition of the rows that it has, as the engine prints it; nil where it has all.
    public var condition: String?
    /// Whether queries may use it; not while it is made, nor after that has failed.
    public var isValid = true
    /// Whether replication tells rows apart by it.
    public var isReplicaIdentity = false
    /// The primary key, unique or exclusion constraint that it is made for; SQLite's have no names here, but are called
    /// `PRIMARY KEY` or `UNIQUE`.
    public var constraint: String?
    /// The room that it takes.
    public var bytes: Measure<Int64> = .unmeasured(.notAsked)
    /// What has been done with it since counting began.
    public var use: Measure<IndexUse> = .unmeasured(.notAsked)

    /// An index of which nothing else is known yet.
    public init(_ name: String, of table: RelationName) {
        self.name = name
        self.table = table
    }

    /// Whether it has only the rows that meet a condition.
    public var isPartial: Bool { condition != nil }

    /// Its name with its schema, which is the table's.
    public var qualifiedName: RelationName { RelationName(table.schema, name) }
}

/// What the server counted of an index since its counts began (`ServerMeasures.statsReset`), on the server that was
/// asked only: a standby counts by itself.
public struct IndexUse: Sendable, Hashable {
    /// Times that it was used.
    public var scans: Int64 = 0
    /// Entries that it returned.
    public var entriesRead: Int64 = 0
    /// Live rows that were fetched from the table by plain scans of it.
    public var rowsFetched: Int64 = 0
    /// When it was used last, nil for never; PostgreSQL 16 and later keep it.
    public var lastUsedAt: Measure<String?> = .unmeasured(.notAsked)

    /// Nothing counted.
    public init() {}
}
