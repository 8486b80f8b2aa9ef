/// One key of an index.
public struct IndexKey: Sendable, Hashable {
    /// What a key is.
    public enum Value: Sendable, Hashable {
        /// By Swift name.
        case column(String)
        case expression(Expression)
    }

    /// Where NULLs sort.
    public enum NullsOrder: String, Sendable, Hashable { case first, last }

    /// The value.
    public var value: Value
    /// Whether larger values come first.
    public var isDescending: Bool
    /// Where NULLs sort; nil: as the database has it.
    public var nulls: NullsOrder?
    /// The collation; nil: the default.
    public var collation: SQLText?
    /// The operator class with its parameters, PostgreSQL: `text_pattern_ops`.
    public var operatorClass: String?

    /// Makes one from its parts.
    public init(
        _ value: Value, isDescending: Bool = false, nulls: NullsOrder? = nil, collation: SQLText? = nil,
        operatorClass: String? = nil
    ) {
        self.value = value
        self.isDescending = isDescending
        self.nulls = nulls
        self.collation = collation
        self.operatorClass = operatorClass
    }
}

/// An index of a table or materialized view.
public struct Index: Sendable, Hashable {
    /// Where the index was declared: counted apart in the documents.
    public enum Origin: String, Sendable, Hashable {
        /// `@index` on a column.
        case column
        /// `index(…)` or `unique(…) where …` in the table.
        case declared
    }

    /// The SQL name.
    public var sqlName: String
    /// The text of its `///` lines; nil: none.
    public var documentation: String?
    /// Whether two rows must differ.
    public var isUnique: Bool
    /// The keys, in order.
    public var keys: [IndexKey]
    /// `btree` unless said otherwise.
    public var method: String
    /// The columns that are covered but no keys.
    public var include: [String]
    /// The condition behind `where`; nil: every row.
    public var predicate: Expression?
    /// Whether two NULLs count as equal.
    public var nullsNotDistinct: Bool
    /// Storage parameters, in the order written.
    public var storageParameters: [StorageParameter]
    /// Where the index was declared.
    public var origin: Origin
    /// Where it is to exist.
    public var databases: DatabaseSet
    /// Findings that are suppressed here.
    public var allowances: [Allowance]
    /// Where it was declared.
    public var anchor: SourceAnchor

    /// Makes one from its parts.
    public init(
        sqlName: String, documentation: String? = nil, isUnique: Bool = false, keys: [IndexKey],
        method: String = "btree", include: [String] = [], predicate: Expression? = nil, nullsNotDistinct: Bool = false,
        storageParameters: [StorageParameter] = [], origin: Origin = .declared, databases: DatabaseSet = .all,
        allowances: [Allowance] = [], anchor: SourceAnchor = SourceAnchor()
    ) {
        self.sqlName = sqlName
        self.documentation = documentation
        self.isUnique = isUnique
        self.keys = keys
        self.method = method
        self.include = include
        self.predicate = predicate
        self.nullsNotDistinct = nullsNotDistinct
        self.storageParameters = storageParameters
        self.origin = origin
        self.databases = databases
        self.allowances = allowances
        self.anchor = anchor
    }
}
