import SchemagenLanguage

/// What an expression can see where it stands: names, databases, and which of the language's rules hold there.
public struct ExpressionScope: Sendable {
    /// The place that an expression stands in.
    public enum Context: Sendable, Equatable {
        /// `= e`: evaluated by the database, for one row that does not exist yet.
        case columnDefault
        /// `@swiftDefault(e)`: evaluated by the models.
        case swiftDefault
        /// A check of a table or column.
        case check
        /// A check of a `type`, where `value` is the value checked.
        case typeCheck
        /// A key of an index or of a partitioning.
        case index
        /// The `where` of an index or of an exclusion constraint.
        case indexPredicate
        /// `@generated(e)`
        case generated
        /// `computed name: T = e`: Swift only.
        case computed
        /// `@backfill(e)`, `@convert(e)`
        case hint
        /// A bound of a partition.
        case partitionBound
    }

    /// The place.
    public var context: Context
    /// The columns of the row.
    let columns: ExpressionColumns
    /// What `value` stands for; nil where it stands for nothing.
    public var value: ExpressionColumn?
    /// All enums, by Swift name.
    public var enumerations: [String: Enumeration]
    /// The Swift names of all sequences.
    public var sequences: Set<String>
    /// The databases that the expression is for.
    public var databases: DatabaseSet

    /// Makes a scope.
    public init(
        context: Context, columns: [String: ExpressionColumn], value: ExpressionColumn?,
        enumerations: [String: Enumeration], sequences: Set<String>, databases: DatabaseSet
    ) {
        self.init(
            context: context, columns: ExpressionColumns(columns), value: value, enumerations: enumerations,
            sequences: sequences, databases: databases)
    }

    /// Makes a scope of columns that are a list already.
    init(
        context: Context, columns: ExpressionColumns, value: ExpressionColumn?, enumerations: [String: Enumeration],
        sequences: Set<String>, databases: DatabaseSet
    ) {
        self.context = context
        self.columns = columns
        self.value = value
        self.enumerations = enumerations
        self.sequences = sequences
        self.databases = databases
    }

    /// Whether the expression belongs to a row that has columns to read.
    var readsColumns: Bool {
        switch context {
        case .columnDefault, .swiftDefault, .partitionBound, .typeCheck: false
        case .check, .index, .indexPredicate, .generated, .computed, .hint: true
        }
    }

    /// Whether `now()`, `today()` and `uuid()` may stand here: where a value is made once and stored.
    var makesValues: Bool {
        switch context {
        case .columnDefault, .swiftDefault, .hint: true
        case .check, .typeCheck, .index, .indexPredicate, .generated, .computed, .partitionBound: false
        }
    }

    /// Whether strings may spell values of other types here, and lists spell arrays.
    var spellsValues: Bool { makesValues || context == .partitionBound }
}

/// The columns of a row, by Swift name.
struct ExpressionColumns: Sendable {
    private let positions: NamePositions
    private let columns: [ExpressionColumn]

    /// No columns.
    static let none = ExpressionColumns(NamePositions(), [])

    init(_ positions: NamePositions, _ columns: [ExpressionColumn]) {
        self.positions = positions
        self.columns = columns
    }

    init(_ columns: [String: ExpressionColumn]) {
        var positions = NamePositions()
        for name in columns.keys { positions.append(name) }
        self.init(positions, Array(columns.values))
    }

    /// The column of a name.
    subscript(name: String) -> ExpressionColumn? { positions[name].map { columns[$0] } }

    /// The names of all columns, for suggestions.
    var names: [String] { positions.names }
}

/// What an expression needs to know of a column.
public struct ExpressionColumn: Sendable, Equatable {
    /// The type.
    public var type: ValueType
    /// Whether it can be nil.
    public var isNullable: Bool

    /// Makes a column.
    public init(type: ValueType, isNullable: Bool) {
        self.type = type
        self.isNullable = isNullable
    }
}

/// What an expression has to be where it stands.
public enum ExpectedType: Sendable, Equatable {
    /// A Bool; unknown counts as each place defines it.
    case condition
    /// A value that fits the type: one without `named` and `reference`.
    case value(DataType, isNullable: Bool)
    /// Anything.
    case any
}
