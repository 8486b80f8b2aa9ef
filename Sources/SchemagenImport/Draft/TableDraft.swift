/// A `table` or `virtual table`.
public struct TableDraft: Sendable, Equatable {
    /// What it is called.
    public var name: DraftName
    /// Attributes as source text: `@unlogged`.
    public var attributes: [String] = []
    /// Of a virtual table, what stands behind USING.
    public var module: String?
    /// Its columns in the database's order.
    public var columns: [ColumnDraft] = []
    /// The columns that it has from tables that it inherits from, which are written there.
    public var inheritedColumns: [ColumnDraft] = []
    /// The primary key.
    public var primaryKey: KeyDraft?
    /// Unique constraints.
    public var uniques: [KeyDraft] = []
    /// Foreign keys.
    public var foreignKeys: [ForeignKeyDraft] = []
    /// Checks.
    public var checks: [CheckDraft] = []
    /// Exclusion constraints.
    public var exclusions: [ExclusionDraft] = []
    /// Indexes, unique ones among them.
    public var indexes: [KeyDraft] = []
    /// How it is divided.
    public var partitioning: PartitioningDraft?

    /// One without anything in it.
    public init(name: DraftName) { self.name = name }

    /// Its columns, wherever they are written.
    var allColumns: [ColumnDraft] { columns + inheritedColumns }
}

/// A column.
public struct ColumnDraft: Sendable, Equatable {
    /// What it is called.
    public var name: DraftName
    /// Its documentation.
    public var documentation: String?
    /// The type as source text, without `?`.
    public var type: String
    /// Whether it may hold NULL.
    public var isNullable: Bool
    /// The default as source text.
    public var defaultValue: String?
    /// Attributes as source text, in their order.
    public var attributes: [String]

    /// Makes one.
    public init(
        name: DraftName, documentation: String? = nil, type: String, isNullable: Bool, defaultValue: String? = nil,
        attributes: [String] = []
    ) {
        self.name = name
        self.documentation = documentation
        self.type = type
        self.isNullable = isNullable
        self.defaultValue = defaultValue
        self.attributes = attributes
    }
}

/// A primary key, a unique constraint or an index.
public struct KeyDraft: Sendable, Equatable {
    /// A key of it.
    public struct Key: Sendable, Equatable {
        /// The column's Swift name; nil for an expression.
        public var column: String?
        /// The expression as source text; empty for a column.
        public var expression: String
        /// Options as source text: `desc`, `collate("C")`.
        public var options: [String]

        /// A column.
        public init(column: String, options: [String] = []) {
            self.column = column
            expression = ""
            self.options = options
        }

        /// An expression.
        public init(expression: String, options: [String] = []) {
            column = nil
            self.expression = expression
            self.options = options
        }
    }

    /// The SQL name; nil where it has none (on SQLite), or always has the default one.
    public var sqlName: String?
    /// Its documentation.
    public var documentation: String?
    /// Whether it takes each key once: of an index. A constraint is unique by what it is.
    public var isUniqueIndex: Bool
    /// Its keys.
    public var keys: [Key]
    /// The method behind `using`; nil for the usual one.
    public var method: String?
    /// The Swift names of columns carried along.
    public var include: [String] = []
    /// The predicate as source text.
    public var predicate: String?
    /// Attributes as source text.
    public var attributes: [String]

    /// Makes one.
    public init(
        sqlName: String?, documentation: String? = nil, isUniqueIndex: Bool = false, keys: [Key],
        method: String? = nil, include: [String] = [], predicate: String? = nil, attributes: [String] = []
    ) {
        self.sqlName = sqlName
        self.documentation = documentation
        self.isUniqueIndex = isUniqueIndex
        self.keys = keys
        self.method = method
        self.include = include
        self.predicate = predicate
        self.attributes = attributes
    }
}

/// A foreign key.
public struct ForeignKeyDraft: Sendable, Equatable {
    /// The SQL name; nil where it has none, or always has the default one.
    public var sqlName: String?
    /// Its documentation.
    public var documentation: String?
    /// The Swift names of its columns.
    public var columns: [String]
    /// The Swift name of the table that it refers to.
    public var table: String
    /// The Swift names of the columns referred to.
    public var referenced: [String]
    /// Whether `referenced` is the primary key of the table, in its order.
    public var refersToKey: Bool
    /// Whether the column's type is the one that `Table.ID` would give it; true of single columns alone.
    public var hasTypeOfKey: Bool
    /// Attributes as source text: `@onDelete(cascade)`.
    public var attributes: [String]

    /// Makes one.
    public init(
        sqlName: String?, documentation: String? = nil, columns: [String], table: String, referenced: [String],
        refersToKey: Bool, hasTypeOfKey: Bool, attributes: [String] = []
    ) {
        self.sqlName = sqlName
        self.documentation = documentation
        self.columns = columns
        self.table = table
        self.referenced = referenced
        self.refersToKey = refersToKey
        self.hasTypeOfKey = hasTypeOfKey
        self.attributes = attributes
    }
}

/// A check.
public struct CheckDraft: Sendable, Equatable {
    /// The Swift name.
    public var name: String
    /// The SQL name; nil where it has none, or always has the default one.
    public var sqlName: String?
    /// Its documentation.
    public var documentation: String?
    /// The condition as source text.
    public var condition: String
    /// The Swift name of the only column that it is about; nil for others.
    public var column: String?
    /// Attributes as source text.
    public var attributes: [String]

    /// Makes one.
    public init(
        name: String, sqlName: String?, documentation: String? = nil, condition: String, column: String? = nil,
        attributes: [String] = []
    ) {
        self.name = name
        self.sqlName = sqlName
        self.documentation = documentation
        self.condition = condition
        self.column = column
        self.attributes = attributes
    }
}

/// An exclusion constraint.
public struct ExclusionDraft: Sendable, Equatable {
    /// The SQL name.
    public var sqlName: String
    /// Its documentation.
    public var documentation: String?
    /// The index method.
    public var method: String
    /// Its keys.
    public var keys: [KeyDraft.Key]
    /// The operators, one a key.
    public var operators: [String]
    /// The predicate as source text.
    public var predicate: String?
    /// Attributes as source text.
    public var attributes: [String]

    /// Makes one.
    public init(
        sqlName: String, documentation: String? = nil, method: String, keys: [KeyDraft.Key], operators: [String],
        predicate: String? = nil, attributes: [String] = []
    ) {
        self.sqlName = sqlName
        self.documentation = documentation
        self.method = method
        self.keys = keys
        self.operators = operators
        self.predicate = predicate
        self.attributes = attributes
    }
}

/// How a table is divided.
public struct PartitioningDraft: Sendable, Equatable {
    /// `range`, `list` or `hash`.
    public var strategy: String
    /// What rows are divided by.
    public var keys: [KeyDraft.Key]
    /// The partitions.
    public var partitions: [PartitionDraft]

    /// Makes one.
    public init(strategy: String, keys: [KeyDraft.Key], partitions: [PartitionDraft]) {
        self.strategy = strategy
        self.keys = keys
        self.partitions = partitions
    }
}

/// A partition.
public struct PartitionDraft: Sendable, Equatable {
    /// The Swift name, which is unique among the partitions of the table, and the SQL name.
    public var name: DraftName
    /// Its documentation.
    public var documentation: String?
    /// The bound as source text: `from ("2025-01-01") to (maxvalue)`.
    public var bound: String
    /// The primary key of its own.
    public var primaryKey: KeyDraft?
    /// Unique constraints of its own.
    public var uniques: [KeyDraft] = []
    /// Checks of its own.
    public var checks: [CheckDraft] = []
    /// Foreign keys of its own.
    public var foreignKeys: [ForeignKeyDraft] = []
    /// Exclusion constraints of its own.
    public var exclusions: [ExclusionDraft] = []
    /// Indexes of its own.
    public var indexes: [KeyDraft] = []
    /// How it is divided itself.
    public var partitioning: PartitioningDraft?

    /// One without anything of its own.
    public init(name: DraftName, documentation: String? = nil, bound: String) {
        self.name = name
        self.documentation = documentation
        self.bound = bound
    }
}
