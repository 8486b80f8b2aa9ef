/// A kind of SQL name that the header's `naming` can give a pattern for.
public enum NameKind: String, Sendable, Equatable, CaseIterable {
    case table, view, column
    case enumeration = "enum"
    /// The stored text of an enum's case.
    case enumCase = "case"
    /// A domain.
    case type
    case index
    /// An index that takes each key once, which is no constraint; as `index` unless the header says otherwise.
    case uniqueIndex
    case unique, primaryKey, foreignKey, check
    case exclusion = "exclude"
    case sequence
    /// The sequence behind an identity column.
    case identity

    /// The place among all kinds.
    var position: Int {
        switch self {
        case .table: 0
        case .view: 1
        case .column: 2
        case .enumeration: 3
        case .enumCase: 4
        case .type: 5
        case .index: 6
        case .uniqueIndex: 7
        case .unique: 8
        case .primaryKey: 9
        case .foreignKey: 10
        case .check: 11
        case .exclusion: 12
        case .sequence: 13
        case .identity: 14
        }
    }

    /// The pattern unless the header has another: the names that PostgreSQL itself would give.
    public var defaultPattern: String {
        switch self {
        case .table, .view, .column, .enumeration, .enumCase, .type, .sequence: "{name}"
        case .index, .uniqueIndex: "{table}_{columns}_idx"
        case .unique: "{table}_{columns}_key"
        case .primaryKey: "{table}_pkey"
        case .foreignKey: "{table}_{columns}_fkey"
        case .check: "{table}_{name}_check"
        case .exclusion: "{table}_{columns}_excl"
        case .identity: "{table}_{column}_seq"
        }
    }

    /// Whether SQLite has such things without a name: an empty pattern makes none.
    var canBeNameless: Bool {
        switch self {
        case .primaryKey, .foreignKey, .unique, .check: true
        default: false
        }
    }

    /// The placeholders that mean something in a pattern of this kind.
    public var placeholders: [NamePlaceholder] {
        switch self {
        case .table, .view, .column, .enumeration, .enumCase, .type, .sequence:
            [.name, .numbered, .upperName, .swiftName, .capitalised, .lowercased]
        case .index, .uniqueIndex, .unique, .exclusion, .primaryKey: [.table, .columns, .column]
        case .foreignKey: [.table, .columns, .column, .target]
        case .check: [.table, .name, .numbered, .upperName, .swiftName, .capitalised, .lowercased]
        case .identity: [.table, .column]
        }
    }
}

/// What a naming pattern can have in braces.
public enum NamePlaceholder: String, Sendable, Equatable, CaseIterable {
    /// The SQL name of the table.
    case table
    /// The SQL name of the first column.
    case column
    /// The SQL names of the columns, joined by `_`, or by what stands behind a colon: `{columns:_and_}`.
    case columns
    /// The SQL name of the table that a foreign key refers to.
    case target
    /// The Swift name in snake_case; of a `@check`, the column's SQL name.
    case name
    /// The same with an underscore before each number: `line_2` of `line2`.
    case numbered = "name_1"
    /// As `name`, in capitals.
    case upperName = "NAME"
    /// The Swift name as it is.
    case swiftName
    /// The Swift name with a capital at its start: `CustomerId` of `customerId`.
    case capitalised = "SwiftName"
    /// The Swift name in lower case, without underscores added.
    case lowercased
}
