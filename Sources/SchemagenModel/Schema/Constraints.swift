/// `@deferrable`, `@deferrable(initially: deferred)`
public enum Deferrability: String, Sendable, Equatable, CaseIterable {
    case immediate
    case deferred
}

/// What constraints have in common.
public struct ConstraintInfo: Sendable, Equatable {
    /// The constraint's SQL name; empty for one without a name, which SQLite alone has.
    public var sqlName: String
    /// The text of its `///` lines; nil: none.
    public var documentation: String?
    /// When it is checked; nil: at once, always.
    public var deferrable: Deferrability?
    /// `@notValid`, PostgreSQL: existing rows are not checked.
    public var isNotValid: Bool
    /// SQLite's ON CONFLICT.
    public var onConflict: ConflictResolution?
    /// The SQL name of the key or exclusion constraint that it is a partition's part of; nil: it is its own.
    public var partOf: String?
    /// Where it is to exist.
    public var databases: DatabaseSet
    /// Findings that are suppressed here.
    public var allowances: [Allowance]
    /// Where it was declared.
    public var anchor: SourceAnchor

    /// Makes one from its parts.
    public init(
        sqlName: String, documentation: String? = nil, deferrable: Deferrability? = nil, isNotValid: Bool = false,
        onConflict: ConflictResolution? = nil, partOf: String? = nil, databases: DatabaseSet = .all,
        allowances: [Allowance] = [], anchor: SourceAnchor = SourceAnchor()
    ) {
        self.sqlName = sqlName
        self.documentation = documentation
        self.deferrable = deferrable
        self.isNotValid = isNotValid
        self.onConflict = onConflict
        self.partOf = partOf
        self.databases = databases
        self.allowances = allowances
        self.anchor = anchor
    }
}

/// The primary key of a table.
public struct PrimaryKey: Sendable, Equatable {
    /// What it has in common with others of its sort.
    public var info: ConstraintInfo
    /// Swift names.
    public var columns: [String]
    /// Swift names of the covered columns, PostgreSQL.
    public var include: [String]
    /// SQLite: the direction of each column where one is `desc`.
    public var descending: [Bool]

    /// Makes one from its parts.
    public init(info: ConstraintInfo, columns: [String], include: [String] = [], descending: [Bool] = []) {
        self.info = info
        self.columns = columns
        self.include = include
        self.descending = descending
    }
}

/// A UNIQUE constraint. `unique(…)` with a `where`, a method or an expression is a unique `Index` instead.
public struct UniqueConstraint: Sendable, Equatable {
    /// What it has in common with others of its sort.
    public var info: ConstraintInfo
    /// Swift names.
    public var columns: [String]
    /// The columns that are covered but no keys.
    public var include: [String]
    /// `@nullsNotDistinct`, PostgreSQL 15.
    public var nullsNotDistinct: Bool

    /// Makes one from its parts.
    public init(info: ConstraintInfo, columns: [String], include: [String] = [], nullsNotDistinct: Bool = false) {
        self.info = info
        self.columns = columns
        self.include = include
        self.nullsNotDistinct = nullsNotDistinct
    }
}

/// A check of a table.
public struct CheckConstraint: Sendable, Equatable {
    /// What it has in common with others of its sort.
    public var info: ConstraintInfo
    /// The Swift name: `sentHasRecipient`; for `@check` on a column the column's name.
    public var name: String
    /// The condition.
    public var condition: Expression
    /// The Swift name before a renaming, a hint for the next migration.
    public var formerName: String?
    /// `@noInherit`, PostgreSQL.
    public var isNoInherit: Bool

    /// Makes one from its parts.
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

/// A foreign key of a table.
public struct ForeignKey: Sendable, Equatable {
    /// What happens to referencing rows.
    public enum Action: String, Sendable, Equatable, CaseIterable {
        case noAction, restrict, cascade, setNull, setDefault
    }

    private struct Fields: Sendable, Equatable {
        var info: ConstraintInfo
        var columns: [String]
        var table: String
        var referenced: [String]
        var onDelete: Action
        var onUpdate: Action
        var onDeleteColumns: [String]
        var isMatchFull: Bool
        var isUnlisted = false
        var inverse: String?
    }

    private final class Box: Sendable {
        let fields: Fields

        init(_ fields: Fields) { self.fields = fields }
    }

    /// A copy retains one reference, whatever is in it.
    private var box: Box

    /// Makes one from its parts.
    public init(
        info: ConstraintInfo, columns: [String], table: String, referenced: [String], onDelete: Action = .noAction,
        onUpdate: Action = .noAction, onDeleteColumns: [String] = [], isMatchFull: Bool = false, inverse: String? = nil
    ) {
        box = Box(
            Fields(
                info: info, columns: columns, table: table, referenced: referenced, onDelete: onDelete,
                onUpdate: onUpdate, onDeleteColumns: onDeleteColumns, isMatchFull: isMatchFull, inverse: inverse))
    }

    private mutating func change(_ edit: (inout Fields) -> Void) {
        var fields = box.fields
        edit(&fields)
        box = Box(fields)
    }

    /// Whether all parts are equal.
    public static func == (left: ForeignKey, right: ForeignKey) -> Bool {
        left.box === right.box || left.box.fields == right.box.fields
    }

    /// What it has in common with others of its sort.
    public var info: ConstraintInfo {
        get { box.fields.info }
        set { change { $0.info = newValue } }
    }

    /// Swift names of the referencing columns.
    public var columns: [String] {
        get { box.fields.columns }
        set { change { $0.columns = newValue } }
    }

    /// Swift name of the referenced table.
    public var table: String {
        get { box.fields.table }
        set { change { $0.table = newValue } }
    }

    /// Swift names of the referenced columns, always filled in.
    public var referenced: [String] {
        get { box.fields.referenced }
        set { change { $0.referenced = newValue } }
    }

    /// What happens when the referenced row is deleted.
    public var onDelete: Action {
        get { box.fields.onDelete }
        set { change { $0.onDelete = newValue } }
    }

    /// What happens when the referenced key changes.
    public var onUpdate: Action {
        get { box.fields.onUpdate }
        set { change { $0.onUpdate = newValue } }
    }

    /// The column list of `setNull(a, b)` or `setDefault(a, b)`, PostgreSQL 15: Swift names.
    public var onDeleteColumns: [String] {
        get { box.fields.onDeleteColumns }
        set { change { $0.onDeleteColumns = newValue } }
    }

    /// `@matchFull`
    public var isMatchFull: Bool {
        get { box.fields.isMatchFull }
        set { change { $0.isMatchFull = newValue } }
    }

    /// `@unlisted`, SQLite: REFERENCES without a list of columns.
    public var isUnlisted: Bool {
        get { box.fields.isUnlisted }
        set { change { $0.isUnlisted = newValue } }
    }

    /// The name of the relation seen from the referenced table, `@inverse(replies)`.
    public var inverse: String? {
        get { box.fields.inverse }
        set { change { $0.inverse = newValue } }
    }
}

/// `exclude using gist (room with "=", during with "&&")`, PostgreSQL only.
public struct ExclusionConstraint: Sendable, Equatable {
    /// One key with its operator.
    public struct Element: Sendable, Equatable {
        /// The key.
        public var key: IndexKey
        /// The operator: `&&`.
        public var `operator`: String

        /// Makes one from its parts.
        public init(key: IndexKey, operator: String) {
            self.key = key
            self.operator = `operator`
        }
    }

    /// What it has in common with others of its sort.
    public var info: ConstraintInfo
    /// The index method.
    public var method: String
    /// The keys with their operators.
    public var elements: [Element]
    /// The condition behind `where`; nil: every row.
    public var predicate: Expression?

    /// Makes one from its parts.
    public init(info: ConstraintInfo, method: String, elements: [Element], predicate: Expression?) {
        self.info = info
        self.method = method
        self.elements = elements
        self.predicate = predicate
    }
}

/// The order of constraints: by name, and those without one by what they are about.
extension UniqueConstraint {
    /// What tells it from others of the table.
    public var sortKey: String { info.sqlName.isEmpty ? columns.joined(separator: ", ") : info.sqlName }
}

extension CheckConstraint {
    /// What tells it from others of the table.
    public var sortKey: String { info.sqlName.isEmpty ? name : info.sqlName }
}

extension ForeignKey {
    /// What tells it from others of the table.
    public var sortKey: String {
        guard info.sqlName.isEmpty else { return info.sqlName }
        return "\(columns.joined(separator: ", ")) \(table) \(referenced.joined(separator: ", "))"
    }
}
