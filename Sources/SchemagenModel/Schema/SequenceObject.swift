/// The options of a sequence or identity column; nil is the database's default.
public struct SequenceOptions: Sendable, Equatable {
    /// The first value.
    public var start: Int64?
    /// The distance of one value to the next.
    public var increment: Int64?
    /// The smallest value.
    public var minimum: Int64?
    /// The largest value.
    public var maximum: Int64?
    /// How many values a connection takes at once.
    public var cache: Int64?
    /// Whether it starts again at the end.
    public var cycle: Bool

    /// Makes one from its parts.
    public init(
        start: Int64? = nil, increment: Int64? = nil, minimum: Int64? = nil, maximum: Int64? = nil, cache: Int64? = nil,
        cycle: Bool = false
    ) {
        self.start = start
        self.increment = increment
        self.minimum = minimum
        self.maximum = maximum
        self.cache = cache
        self.cycle = cycle
    }
}

/// `sequence invoiceNumber: Int64 @options(start: 1000) @ownedBy(Invoice.number)`; PostgreSQL only.
public struct SequenceObject: Sendable, Equatable {
    /// What it has in common with others of its sort.
    public var info: ObjectInfo
    /// int16, int32 or int64.
    public var type: DataType
    /// What else is said about it.
    public var options: SequenceOptions
    /// The Swift names of table and column.
    public var owner: ColumnPath?

    /// Makes one from its parts.
    public init(info: ObjectInfo, type: DataType, options: SequenceOptions, owner: ColumnPath?) {
        self.info = info
        self.type = type
        self.options = options
        self.owner = owner
    }
}
