/// A table with its mixins expanded.
public struct Table: Sendable, Hashable {
    /// What it has in common with others of its sort.
    public var info: ObjectInfo
    /// In the order of a new database.
    public var columns: [Column]
    /// The computed properties.
    public var computed: [ComputedProperty]
    /// The primary key; nil: none.
    public var primaryKey: PrimaryKey?
    /// The unique constraints.
    public var uniques: [UniqueConstraint]
    /// The checks, in the order written.
    public var checks: [CheckConstraint]
    /// The foreign keys.
    public var foreignKeys: [ForeignKey]
    /// The exclusion constraints.
    public var exclusions: [ExclusionConstraint]
    /// The indexes.
    public var indexes: [Index]
    /// What else is said about it.
    public var options: TableOptions
    /// `virtual table … using "fts5(…)"`, SQLite only: the module with its arguments.
    public var virtualModule: String?

    /// Makes one from its parts.
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
    /// How it is partitioned; nil: it is not.
    public var partitioning: Partitioning?
    /// `@withoutRowID`, SQLite.
    public var isWithoutRowID = false
    /// STRICT or as declared, SQLite: the header's `sqliteStorage` unless `@sqliteStorage(…)` says otherwise.
    public var sqliteStorage: SQLiteStorage = .strict
    /// The columns (Swift names) that `@touch` sets to now() on every UPDATE, by one trigger a table.
    public var touchTriggerName: String?

    /// Makes one from its parts.
    public init() {}
}

/// A storage parameter of a table or index.
public struct StorageParameter: Sendable, Hashable {
    /// The Swift name.
    public var name: String
    /// The value.
    public var value: String

    /// Makes one from its parts.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// Whether policies decide who sees which row.
public enum RowSecurity: String, Sendable, Hashable, CaseIterable {
    case enabled
    /// Enabled, for the table's owner too.
    case forced
}

/// How SQLite holds a table.
public enum SQLiteStorage: String, Sendable, Hashable, CaseIterable {
    case strict
    case declared
}
