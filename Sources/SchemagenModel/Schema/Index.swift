/// One key of an index.
public struct IndexKey: Sendable, Equatable {
    /// What a key is.
    public enum Value: Sendable, Equatable {
        /// By Swift name.
        case column(String)
        case expression(Expression)
    }

    /// Where NULLs sort.
    public enum NullsOrder: String, Sendable, Equatable { case first, last }

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
public struct Index: Sendable, Equatable {
    /// Where the index was declared: counted apart in the documents.
    public enum Origin: String, Sendable, Equatable {
        /// `@index` on a column.
        case column
        /// `index(…)` or `unique(…) where …` in the table.
        case declared
    }

    private struct Fields: Sendable, Equatable {
        var sqlName: String
        var documentation: String?
        var isUnique: Bool
        var keys: [IndexKey]
        var method: String
        var include: [String]
        var predicate: Expression?
        var nullsNotDistinct: Bool
        var storageParameters: [StorageParameter]
        var partOf: String?
        var origin: Origin
        var databases: DatabaseSet
        var allowances: [Allowance]
        var anchor: SourceAnchor
    }

    private final class Box: Sendable {
        let fields: Fields

        init(_ fields: Fields) { self.fields = fields }
    }

    /// A copy retains one reference, whatever is in it.
    private var box: Box

    /// Makes one from its parts.
    public init(
        sqlName: String, documentation: String? = nil, isUnique: Bool = false, keys: [IndexKey],
        method: String = "btree", include: [String] = [], predicate: Expression? = nil, nullsNotDistinct: Bool = false,
        storageParameters: [StorageParameter] = [], partOf: String? = nil, origin: Origin = .declared,
        databases: DatabaseSet = .all, allowances: [Allowance] = [], anchor: SourceAnchor = SourceAnchor()
    ) {
        box = Box(
            Fields(
                sqlName: sqlName, documentation: documentation, isUnique: isUnique, keys: keys, method: method,
                include: include, predicate: predicate, nullsNotDistinct: nullsNotDistinct,
                storageParameters: storageParameters, partOf: partOf, origin: origin, databases: databases,
                allowances: allowances, anchor: anchor))
    }

    private mutating func change(_ edit: (inout Fields) -> Void) {
        var fields = box.fields
        edit(&fields)
        box = Box(fields)
    }

    /// Whether all parts are equal.
    public static func == (left: Index, right: Index) -> Bool {
        left.box === right.box || left.box.fields == right.box.fields
    }

    /// The SQL name.
    public var sqlName: String {
        get { box.fields.sqlName }
        set { change { $0.sqlName = newValue } }
    }

    /// The text of its `///` lines; nil: none.
    public var documentation: String? {
        get { box.fields.documentation }
        set { change { $0.documentation = newValue } }
    }

    /// Whether two rows must differ.
    public var isUnique: Bool {
        get { box.fields.isUnique }
        set { change { $0.isUnique = newValue } }
    }

    /// The keys, in order.
    public var keys: [IndexKey] {
        get { box.fields.keys }
        set { change { $0.keys = newValue } }
    }

    /// `btree` unless said otherwise.
    public var method: String {
        get { box.fields.method }
        set { change { $0.method = newValue } }
    }

    /// The columns that are covered but no keys.
    public var include: [String] {
        get { box.fields.include }
        set { change { $0.include = newValue } }
    }

    /// The condition behind `where`; nil: every row.
    public var predicate: Expression? {
        get { box.fields.predicate }
        set { change { $0.predicate = newValue } }
    }

    /// Whether two NULLs count as equal.
    public var nullsNotDistinct: Bool {
        get { box.fields.nullsNotDistinct }
        set { change { $0.nullsNotDistinct = newValue } }
    }

    /// Storage parameters, in the order written.
    public var storageParameters: [StorageParameter] {
        get { box.fields.storageParameters }
        set { change { $0.storageParameters = newValue } }
    }

    /// The SQL name of the index that it is a partition's part of: one of the table, or of a partition around; nil: it is the
    /// partition's own, or no partition's.
    public var partOf: String? {
        get { box.fields.partOf }
        set { change { $0.partOf = newValue } }
    }

    /// Where the index was declared.
    public var origin: Origin {
        get { box.fields.origin }
        set { change { $0.origin = newValue } }
    }

    /// Where it is to exist.
    public var databases: DatabaseSet {
        get { box.fields.databases }
        set { change { $0.databases = newValue } }
    }

    /// Findings that are suppressed here.
    public var allowances: [Allowance] {
        get { box.fields.allowances }
        set { change { $0.allowances = newValue } }
    }

    /// Where it was declared.
    public var anchor: SourceAnchor {
        get { box.fields.anchor }
        set { change { $0.anchor = newValue } }
    }
}
