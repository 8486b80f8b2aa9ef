/// A table with its mixins expanded.
public struct Table: Sendable, Equatable {
    private struct Fields: Sendable, Equatable {
        var info: ObjectInfo
        var columns: [Column]
        var computed: [ComputedProperty]
        var primaryKey: PrimaryKey?
        var uniques: [UniqueConstraint]
        var checks: [CheckConstraint]
        var foreignKeys: [ForeignKey]
        var exclusions: [ExclusionConstraint]
        var indexes: [Index]
        var options: TableOptions
        var virtualModule: String?
    }

    private final class Box: Sendable {
        let fields: Fields

        init(_ fields: Fields) { self.fields = fields }
    }

    /// A copy retains one reference, whatever is in it.
    private var box: Box

    /// Makes one from its parts.
    public init(
        info: ObjectInfo, columns: [Column] = [], computed: [ComputedProperty] = [], primaryKey: PrimaryKey? = nil,
        uniques: [UniqueConstraint] = [], checks: [CheckConstraint] = [], foreignKeys: [ForeignKey] = [],
        exclusions: [ExclusionConstraint] = [], indexes: [Index] = [], options: TableOptions = TableOptions(),
        virtualModule: String? = nil
    ) {
        box = Box(
            Fields(
                info: info, columns: columns, computed: computed, primaryKey: primaryKey, uniques: uniques,
                checks: checks, foreignKeys: foreignKeys, exclusions: exclusions, indexes: indexes, options: options,
                virtualModule: virtualModule))
    }

    private mutating func change(_ edit: (inout Fields) -> Void) {
        var fields = box.fields
        edit(&fields)
        box = Box(fields)
    }

    /// Whether all parts are equal.
    public static func == (left: Table, right: Table) -> Bool {
        left.box === right.box || left.box.fields == right.box.fields
    }

    /// The column of a Swift name.
    public func column(_ name: String) -> Column? { columns.first { $0.name == name } }

    /// What it has in common with others of its sort.
    public var info: ObjectInfo {
        get { box.fields.info }
        set { change { $0.info = newValue } }
    }

    /// In the order of a new database.
    public var columns: [Column] {
        get { box.fields.columns }
        set { change { $0.columns = newValue } }
    }

    /// The computed properties.
    public var computed: [ComputedProperty] {
        get { box.fields.computed }
        set { change { $0.computed = newValue } }
    }

    /// The primary key; nil: none.
    public var primaryKey: PrimaryKey? {
        get { box.fields.primaryKey }
        set { change { $0.primaryKey = newValue } }
    }

    /// The unique constraints.
    public var uniques: [UniqueConstraint] {
        get { box.fields.uniques }
        set { change { $0.uniques = newValue } }
    }

    /// The checks, in the order written.
    public var checks: [CheckConstraint] {
        get { box.fields.checks }
        set { change { $0.checks = newValue } }
    }

    /// The foreign keys.
    public var foreignKeys: [ForeignKey] {
        get { box.fields.foreignKeys }
        set { change { $0.foreignKeys = newValue } }
    }

    /// The exclusion constraints.
    public var exclusions: [ExclusionConstraint] {
        get { box.fields.exclusions }
        set { change { $0.exclusions = newValue } }
    }

    /// The indexes.
    public var indexes: [Index] {
        get { box.fields.indexes }
        set { change { $0.indexes = newValue } }
    }

    /// What else is said about it.
    public var options: TableOptions {
        get { box.fields.options }
        set { change { $0.options = newValue } }
    }

    /// `virtual table … using "fts5(…)"`, SQLite only: the module with its arguments.
    public var virtualModule: String? {
        get { box.fields.virtualModule }
        set { change { $0.virtualModule = newValue } }
    }
}

/// What a table has besides columns, keys and constraints.
public struct TableOptions: Sendable, Equatable {
    /// `@unlogged`, PostgreSQL.
    public var isUnlogged = false
    /// `@with(fillfactor: 70)`, PostgreSQL: name and value as written, in the order written.
    public var storageParameters: [StorageParameter] = []
    /// `@rowSecurity(enabled)`, `@rowSecurity(forced)`, PostgreSQL.
    public var rowSecurity: RowSecurity?
    /// `@replicaIdentity(full)`, PostgreSQL; nil: by the primary key.
    public var replicaIdentity: ReplicaIdentity?
    /// `@clusterOn(name)`, PostgreSQL: the SQL name of the index by which CLUSTER orders the rows.
    public var clusterIndex: String?
    /// `@inherits(Base)`, PostgreSQL: Swift names.
    public var inherits: [String] = []
    /// How it is partitioned; nil: it is not.
    public var partitioning: Partitioning?
    /// `@withoutRowID`, SQLite.
    public var isWithoutRowID = false
    /// STRICT or as declared, SQLite: the header's `sqliteStorage` unless `@sqliteStorage(…)` says otherwise.
    public var sqliteStorage: SQLiteStorage = .strict
    /// `@sqliteConstraint("…")`: constraints as SQL text, in the order written.
    public var sqliteConstraints: [String] = []
    /// The columns (Swift names) that `@touch` sets to now() on every UPDATE, by one trigger a table.
    public var touchTriggerName: String?

    /// Makes one from its parts.
    public init() {}
}

/// A storage parameter of a table or index.
public struct StorageParameter: Sendable, Equatable {
    /// What stands in front of the names of a table's TOAST table, with a point: `toast.autovacuum_enabled`.
    public static let toast = "toast"

    /// The name in SQL.
    public var name: String
    /// The value.
    public var value: String

    /// The name without what stands in front of it, of a parameter of the TOAST table; nil of any other.
    public var toastName: String? {
        let start = Self.toast + "."
        return name.hasPrefix(start) ? String(name.dropFirst(start.count)) : nil
    }

    /// Makes one from its parts.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// How replication knows a row that was changed or deleted.
public enum ReplicaIdentity: Sendable, Equatable {
    /// By all of its columns.
    case full
    /// Not at all.
    case nothing
    /// By the columns of a unique index, whose SQL name it is.
    case index(String)
}

/// Whether policies decide who sees which row.
public enum RowSecurity: String, Sendable, Equatable, CaseIterable {
    case enabled
    /// Enabled, for the table's owner too.
    case forced
}

/// How SQLite holds a table.
public enum SQLiteStorage: String, Sendable, Equatable, CaseIterable {
    /// STRICT tables, with SQLite's own type names.
    case strict
    /// Type names like PostgreSQL's, which SQLite only records.
    case declared
    /// SQLite's own type names in tables that are not STRICT.
    case plain
}
