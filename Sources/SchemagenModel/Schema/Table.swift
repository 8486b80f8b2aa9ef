/// A table with its mixins expanded.
public struct Table: Sendable, Hashable {
    public var info: ObjectInfo
    /// In the order of a new database.
    public var columns: [Column]
    public var computed: [ComputedProperty]
    public var primaryKey: PrimaryKey?
    public var uniques: [UniqueConstraint]
    public var checks: [CheckConstraint]
    public var foreignKeys: [ForeignKey]
    public var exclusions: [ExclusionConstraint]
    public var indexes: [Index]
    public var options: TableOptions
    /// `virtual table … using "fts5(…)"`, SQLite only: the module with its arguments.
    public var virtualModule: String?

    public init(
        info: ObjectInfo, columns: [Column] = [], computed: [ComputedProperty] = [], primaryKey: PrimaryKey? = nil,
        uniques: [UniqueConstraint] = [], checks: [CheckConstraint] = [], foreignKeys: [ForeignKey] = [],
        exclusions: [ExclusionConstraint] = [], indexes: [Index] = [], options: TableOptions = TableOptions(),
        virtualModule: String? = nil
    ) {
        self.info = info
        self.columns = columns
        self.computed = computed
        self.primaryKey = primaryKey
        self.uniques = uniques
        self.checks = checks
        self.foreignKeys = foreignKeys
        self.exclusions = exclusions
        self.indexes = indexes
        self.options = options
        self.virtualModule = virtualModule
    }

    /// The column of a Swift name.
    public func column(_ name: String) -> Column? { columns.first { $0.name == name } }
}

/// What a table has besides columns, keys and constraints.
public struct TableOptions: Sendable, Hashable {
    /// `@unlogged`, PostgreSQL.
    public var isUnlogged = false
    /// `@with(fillfactor: 70)`, PostgreSQL: name and value as written, in the order written.
    public var storageParameters: [StorageParameter] = []
    /// `@rowSecurity(enabled)`, `@rowSecurity(forced)`, PostgreSQL.
    public var rowSecurity: RowSecurity?
    /// `@inherits(Base)`, PostgreSQL: Swift names.
    public var inherits: [String] = []
    public var partitioning: Partitioning?
    /// `@withoutRowID`, SQLite.
    public var isWithoutRowID = false
    /// STRICT or as declared, SQLite: the header's `sqliteStorage` unless `@sqliteStorage(…)` says otherwise.
    public var sqliteStorage: SQLiteStorage = .strict
    /// The columns (Swift names) that `@touch` sets to now() on every UPDATE, by one trigger a table.
    public var touchTriggerName: String?

    public init() {}
}

/// A storage parameter of a table or index.
public struct StorageParameter: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

public enum RowSecurity: String, Sendable, Hashable, CaseIterable {
    case enabled
    /// Enabled, for the table's owner too.
    case forced
}

public enum SQLiteStorage: String, Sendable, Hashable, CaseIterable {
    case strict
    case declared
}

/// What SQLite does when a constraint is violated.
public enum ConflictResolution: String, Sendable, Hashable, CaseIterable {
    case rollback, abort, fail, ignore, replace
}

/// A stored column.
public struct Column: Sendable, Hashable {
    /// The Swift name.
    public var name: String
    public var sqlName: String
    public var documentation: String?
    public var type: DataType
    public var isNullable: Bool
    /// `= e`: the database's default.
    public var defaultValue: Expression?
    /// `@swiftDefault(e)`: one that only the models apply.
    public var swiftDefault: Expression?
    public var identity: Identity?
    public var generated: GeneratedValue?
    /// `@collate("de-x-icu")`, `@collate(postgresql: "…", sqlite: "NOCASE")`
    public var collation: SQLText?
    /// `@touch`
    public var isTouched: Bool
    public var isSensitive: Bool
    public var deprecation: String?
    /// The Swift name of the inverse relation, `@inverse(replies)`.
    public var inverse: String?
    public var formerName: String?
    /// `@backfill(e)`
    public var backfill: Expression?
    /// `@convert(e)`
    public var convert: Expression?
    /// SQLite's ON CONFLICT of NOT NULL.
    public var notNullConflict: ConflictResolution?
    public var databases: DatabaseSet
    public var allowances: [Allowance]
    public var anchor: SourceAnchor

    public init(
        name: String, sqlName: String, documentation: String? = nil, type: DataType, isNullable: Bool = false,
        defaultValue: Expression? = nil, swiftDefault: Expression? = nil, identity: Identity? = nil,
        generated: GeneratedValue? = nil, collation: SQLText? = nil, isTouched: Bool = false, isSensitive: Bool = false,
        deprecation: String? = nil, inverse: String? = nil, formerName: String? = nil, backfill: Expression? = nil,
        convert: Expression? = nil, notNullConflict: ConflictResolution? = nil, databases: DatabaseSet = .all,
        allowances: [Allowance] = [], anchor: SourceAnchor = SourceAnchor()
    ) {
        self.name = name
        self.sqlName = sqlName
        self.documentation = documentation
        self.type = type
        self.isNullable = isNullable
        self.defaultValue = defaultValue
        self.swiftDefault = swiftDefault
        self.identity = identity
        self.generated = generated
        self.collation = collation
        self.isTouched = isTouched
        self.isSensitive = isSensitive
        self.deprecation = deprecation
        self.inverse = inverse
        self.formerName = formerName
        self.backfill = backfill
        self.convert = convert
        self.notNullConflict = notNullConflict
        self.databases = databases
        self.allowances = allowances
        self.anchor = anchor
    }
}

/// `@identity(always | byDefault | serial, start: 1000)`; alone it is `byDefault`. On SQLite a single Int64 identity key
/// is the rowid (INTEGER PRIMARY KEY).
public struct Identity: Sendable, Hashable {
    public enum Mode: String, Sendable, Hashable, CaseIterable {
        case always, byDefault, serial
    }

    public var mode: Mode
    public var options: SequenceOptions
    /// The SQL name of the sequence: `leads_id_seq`.
    public var sequenceName: String
    /// `@autoincrement`: SQLite never gives an id twice.
    public var isAutoincrement: Bool

    public init(mode: Mode, options: SequenceOptions = SequenceOptions(), sequenceName: String, isAutoincrement: Bool = false) {
        self.mode = mode
        self.options = options
        self.sequenceName = sequenceName
        self.isAutoincrement = isAutoincrement
    }
}

/// `@generated(e)`, `@generated(e, virtual: true)`
public struct GeneratedValue: Sendable, Hashable {
    public var value: Expression
    public var isVirtual: Bool

    public init(value: Expression, isVirtual: Bool) {
        self.value = value
        self.isVirtual = isVirtual
    }
}

/// `computed name: T = e`: a Swift property, in no database.
public struct ComputedProperty: Sendable, Hashable {
    public var name: String
    public var documentation: String?
    public var type: DataType
    public var isNullable: Bool
    public var value: Expression
    public var deprecation: String?
    public var anchor: SourceAnchor

    public init(
        name: String, documentation: String? = nil, type: DataType, isNullable: Bool, value: Expression,
        deprecation: String? = nil, anchor: SourceAnchor = SourceAnchor()
    ) {
        self.name = name
        self.documentation = documentation
        self.type = type
        self.isNullable = isNullable
        self.value = value
        self.deprecation = deprecation
        self.anchor = anchor
    }
}

/// `@deferrable`, `@deferrable(initially: deferred)`
public enum Deferrability: String, Sendable, Hashable, CaseIterable {
    case immediate
    case deferred
}

/// What constraints have in common.
public struct ConstraintInfo: Sendable, Hashable {
    /// The constraint's SQL name.
    public var sqlName: String
    public var documentation: String?
    public var deferrable: Deferrability?
    /// `@notValid`, PostgreSQL: existing rows are not checked.
    public var isNotValid: Bool
    /// SQLite's ON CONFLICT.
    public var onConflict: ConflictResolution?
    public var databases: DatabaseSet
    public var allowances: [Allowance]
    public var anchor: SourceAnchor

    public init(
        sqlName: String, documentation: String? = nil, deferrable: Deferrability? = nil, isNotValid: Bool = false,
        onConflict: ConflictResolution? = nil, databases: DatabaseSet = .all, allowances: [Allowance] = [],
        anchor: SourceAnchor = SourceAnchor()
    ) {
        self.sqlName = sqlName
        self.documentation = documentation
        self.deferrable = deferrable
        self.isNotValid = isNotValid
        self.onConflict = onConflict
        self.databases = databases
        self.allowances = allowances
        self.anchor = anchor
    }
}

public struct PrimaryKey: Sendable, Hashable {
    public var info: ConstraintInfo
    /// Swift names.
    public var columns: [String]
    /// Swift names of the covered columns, PostgreSQL.
    public var include: [String]
    /// SQLite: the direction of each column where one is `desc`.
    public var descending: [Bool]

    public init(info: ConstraintInfo, columns: [String], include: [String] = [], descending: [Bool] = []) {
        self.info = info
        self.columns = columns
        self.include = include
        self.descending = descending
    }
}

/// A UNIQUE constraint. `unique(…)` with a `where`, a method or an expression is a unique `Index` instead.
public struct UniqueConstraint: Sendable, Hashable {
    public var info: ConstraintInfo
    /// Swift names.
    public var columns: [String]
    public var include: [String]
    /// `@nullsNotDistinct`, PostgreSQL 15.
    public var nullsNotDistinct: Bool

    public init(info: ConstraintInfo, columns: [String], include: [String] = [], nullsNotDistinct: Bool = false) {
        self.info = info
        self.columns = columns
        self.include = include
        self.nullsNotDistinct = nullsNotDistinct
    }
}

public struct CheckConstraint: Sendable, Hashable {
    public var info: ConstraintInfo
    /// The Swift name: `sentHasRecipient`; for `@check` on a column the column's name.
    public var name: String
    public var condition: Expression
    public var formerName: String?
    /// `@noInherit`, PostgreSQL.
    public var isNoInherit: Bool

    public init(
        info: ConstraintInfo, name: String, condition: Expression, formerName: String? = nil, isNoInherit: Bool = false
    ) {
        self.info = info
        self.name = name
        self.condition = condition
        self.formerName = formerName
        self.isNoInherit = isNoInherit
    }
}

public struct ForeignKey: Sendable, Hashable {
    public enum Action: String, Sendable, Hashable, CaseIterable {
        case noAction, restrict, cascade, setNull, setDefault
    }

    public var info: ConstraintInfo
    /// Swift names of the referencing columns.
    public var columns: [String]
    /// Swift name of the referenced table.
    public var table: String
    /// Swift names of the referenced columns, always filled in.
    public var referenced: [String]
    public var onDelete: Action
    public var onUpdate: Action
    /// The column list of `setNull(a, b)` or `setDefault(a, b)`, PostgreSQL 15: Swift names.
    public var onDeleteColumns: [String]
    /// `@matchFull`
    public var isMatchFull: Bool
    /// The name of the relation seen from the referenced table, `@inverse(replies)`.
    public var inverse: String?

    public init(
        info: ConstraintInfo, columns: [String], table: String, referenced: [String], onDelete: Action = .noAction,
        onUpdate: Action = .noAction, onDeleteColumns: [String] = [], isMatchFull: Bool = false, inverse: String? = nil
    ) {
        self.info = info
        self.columns = columns
        self.table = table
        self.referenced = referenced
        self.onDelete = onDelete
        self.onUpdate = onUpdate
        self.onDeleteColumns = onDeleteColumns
        self.isMatchFull = isMatchFull
        self.inverse = inverse
    }
}

/// One key of an index.
public struct IndexKey: Sendable, Hashable {
    public enum Value: Sendable, Hashable {
        /// By Swift name.
        case column(String)
        case expression(Expression)
    }

    public enum NullsOrder: String, Sendable, Hashable { case first, last }

    public var value: Value
    public var isDescending: Bool
    public var nulls: NullsOrder?
    public var collation: SQLText?
    /// The operator class with its parameters, PostgreSQL: `text_pattern_ops`.
    public var operatorClass: String?

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

public struct Index: Sendable, Hashable {
    /// Where the index was declared: counted apart in the documents.
    public enum Origin: String, Sendable, Hashable {
        /// `@index` on a column.
        case column
        /// `index(…)` or `unique(…) where …` in the table.
        case declared
    }

    public var sqlName: String
    public var documentation: String?
    public var isUnique: Bool
    public var keys: [IndexKey]
    /// `btree` unless said otherwise.
    public var method: String
    public var include: [String]
    public var predicate: Expression?
    public var nullsNotDistinct: Bool
    public var storageParameters: [StorageParameter]
    public var origin: Origin
    public var databases: DatabaseSet
    public var allowances: [Allowance]
    public var anchor: SourceAnchor

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

/// `exclude using gist (room with "=", during with "&&")`, PostgreSQL only.
public struct ExclusionConstraint: Sendable, Hashable {
    public struct Element: Sendable, Hashable {
        public var key: IndexKey
        /// The operator: `&&`.
        public var `operator`: String

        public init(key: IndexKey, operator: String) {
            self.key = key
            self.operator = `operator`
        }
    }

    public var info: ConstraintInfo
    public var method: String
    public var elements: [Element]
    public var predicate: Expression?

    public init(info: ConstraintInfo, method: String, elements: [Element], predicate: Expression?) {
        self.info = info
        self.method = method
        self.elements = elements
        self.predicate = predicate
    }
}

/// `partition by range(createdAt) { … }`, PostgreSQL only.
public struct Partitioning: Sendable, Hashable {
    public enum Strategy: String, Sendable, Hashable, CaseIterable { case range, list, hash }

    public var strategy: Strategy
    public var keys: [IndexKey]
    public var isManagedExternally: Bool
    public var partitions: [Partition]

    public init(strategy: Strategy, keys: [IndexKey], isManagedExternally: Bool, partitions: [Partition]) {
        self.strategy = strategy
        self.keys = keys
        self.isManagedExternally = isManagedExternally
        self.partitions = partitions
    }
}

/// One partition: a table in SQL, no type in Swift.
public struct Partition: Sendable, Hashable {
    public enum BoundValue: Sendable, Hashable {
        case minimum, maximum
        case value(Expression)
    }

    public enum Bound: Sendable, Hashable {
        case range(from: [BoundValue], to: [BoundValue])
        case list([BoundValue])
        case hash(modulus: Int, remainder: Int)
        case `default`
    }

    public var name: String
    public var sqlName: String
    public var documentation: String?
    public var bound: Bound
    public var primaryKey: PrimaryKey?
    public var uniques: [UniqueConstraint]
    public var checks: [CheckConstraint]
    public var indexes: [Index]
    public var partitioning: SubPartitioning?
    public var anchor: SourceAnchor

    public init(
        name: String, sqlName: String, documentation: String? = nil, bound: Bound, primaryKey: PrimaryKey? = nil,
        uniques: [UniqueConstraint] = [], checks: [CheckConstraint] = [], indexes: [Index] = [],
        partitioning: SubPartitioning? = nil, anchor: SourceAnchor = SourceAnchor()
    ) {
        self.name = name
        self.sqlName = sqlName
        self.documentation = documentation
        self.bound = bound
        self.primaryKey = primaryKey
        self.uniques = uniques
        self.checks = checks
        self.indexes = indexes
        self.partitioning = partitioning
        self.anchor = anchor
    }
}

/// The partitioning of a partition: a value type cannot hold itself directly.
public struct SubPartitioning: Sendable, Hashable {
    private let box: [Partitioning]

    public init(_ partitioning: Partitioning) { box = [partitioning] }

    public var partitioning: Partitioning { box[0] }
}
