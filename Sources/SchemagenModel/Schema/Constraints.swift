/// `@deferrable`, `@deferrable(initially: deferred)`
public enum Deferrability: String, Sendable, Hashable, CaseIterable {
    case immediate
    case deferred
}

/// What constraints have in common.
public struct ConstraintInfo: Sendable, Hashable {
    /// The constraint's SQL name.
    public var sqlName: String
    /// The text of its `///` lines; nil: none.
    public var documentation: String?
    /// When it is checked; nil: at once, always.
    public var deferrable: Deferrability?
    /// `@notValid`, PostgreSQL: existing rows are not checked.
    public var isNotValid: Bool
    /// SQLite's ON CONFLICT.
    public var onConflict: ConflictResolution?
    /// Where it is to exist.
    public var databases: DatabaseSet
    /// Findings that are suppressed here.
    public var allowances: [Allowance]
    /// Where it was declared.
    public var anchor: SourceAnchor

    /// Makes one from its parts.
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

/// The primary key of a table.
public struct PrimaryKey: Sendable, Hashable {
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
public struct UniqueConstraint: Sendable, Hashable {
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
public struct CheckConstraint: Sendable, Hashable {
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
public struct ForeignKey: Sendable, Hashable {
    /// What happens to referencing rows.
    public enum Action: String, Sendable, Hashable, CaseIterable {
        case noAction, restrict, cascade, setNull, setDefault
    }

    /// What it has in common with others of its sort.
    public var info: ConstraintInfo
    /// Swift names of the referencing columns.
    public var columns: [String]
    /// Swift name of the referenced table.
    public var table: String
    /// Swift names of the referenced columns, always filled in.
    public var referenced: [String]
    /// What happens when the referenced row is deleted.
    public var onDelete: Action
    /// What happens when the referenced key changes.
    public var onUpdate: Action
    /// The column list of `setNull(a, b)` or `setDefault(a, b)`, PostgreSQL 15: Swift names.
    public var onDeleteColumns: [String]
    /// `@matchFull`
    public var isMatchFull: Bool
    /// The name of the relation seen from the referenced table, `@inverse(replies)`.
    public var inverse: String?

    /// Makes one from its parts.
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

/// `exclude using gist (room with "=", during with "&&")`, PostgreSQL only.
public struct ExclusionConstraint: Sendable, Hashable {
    /// One key with its operator.
    public struct Element: Sendable, Hashable {
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
