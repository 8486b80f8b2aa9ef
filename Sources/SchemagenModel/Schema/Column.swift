/// A stored column.
public struct Column: Sendable, Hashable {
    /// The Swift name.
    public var name: String
    /// The SQL name.
    public var sqlName: String
    /// The text of its `///` lines; nil: none.
    public var documentation: String?
    /// The type.
    public var type: DataType
    /// Whether the value can be NULL.
    public var isNullable: Bool
    /// `= e`: the database's default.
    public var defaultValue: Expression?
    /// `@swiftDefault(e)`: one that only the models apply.
    public var swiftDefault: Expression?
    /// How the database gives numbers; nil: it does not.
    public var identity: Identity?
    /// What the column is generated from; nil: it is not.
    public var generated: GeneratedValue?
    /// `@collate("de-x-icu")`, `@collate(postgresql: "…", sqlite: "NOCASE")`
    public var collation: SQLText?
    /// `@touch`
    public var isTouched: Bool
    /// Whether the value is kept out of descriptions.
    public var isSensitive: Bool
    /// Why it is deprecated; nil: it is not.
    public var deprecation: String?
    /// The Swift name of the inverse relation, `@inverse(replies)`.
    public var inverse: String?
    /// The Swift name before a renaming, a hint for the next migration.
    public var formerName: String?
    /// `@backfill(e)`
    public var backfill: Expression?
    /// `@convert(e)`
    public var convert: Expression?
    /// SQLite's ON CONFLICT of NOT NULL.
    public var notNullConflict: ConflictResolution?
    /// Where it is to exist.
    public var databases: DatabaseSet
    /// Findings that are suppressed here.
    public var allowances: [Allowance]
    /// Where it was declared.
    public var anchor: SourceAnchor

    /// Makes one from its parts.
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
    /// How an identity column gets its numbers.
    public enum Mode: String, Sendable, Hashable, CaseIterable {
        case always, byDefault, serial
    }

    /// How the numbers are given.
    public var mode: Mode
    /// What else is said about it.
    public var options: SequenceOptions
    /// The SQL name of the sequence: `leads_id_seq`.
    public var sequenceName: String
    /// `@autoincrement`: SQLite never gives an id twice.
    public var isAutoincrement: Bool

    /// Makes one from its parts.
    public init(
        mode: Mode, options: SequenceOptions = SequenceOptions(), sequenceName: String, isAutoincrement: Bool = false
    ) {
        self.mode = mode
        self.options = options
        self.sequenceName = sequenceName
        self.isAutoincrement = isAutoincrement
    }
}

/// `@generated(e)`, `@generated(e, virtual: true)`
public struct GeneratedValue: Sendable, Hashable {
    /// The value.
    public var value: Expression
    /// Whether the value is computed when read.
    public var isVirtual: Bool

    /// Makes one from its parts.
    public init(value: Expression, isVirtual: Bool) {
        self.value = value
        self.isVirtual = isVirtual
    }
}

/// `computed name: T = e`: a Swift property, in no database.
public struct ComputedProperty: Sendable, Hashable {
    /// The Swift name.
    public var name: String
    /// The text of its `///` lines; nil: none.
    public var documentation: String?
    /// The type.
    public var type: DataType
    /// Whether the value can be NULL.
    public var isNullable: Bool
    /// The value.
    public var value: Expression
    /// Why it is deprecated; nil: it is not.
    public var deprecation: String?
    /// Where it was declared.
    public var anchor: SourceAnchor

    /// Makes one from its parts.
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

/// What SQLite does when a constraint is violated.
public enum ConflictResolution: String, Sendable, Hashable, CaseIterable {
    case rollback, abort, fail, ignore, replace
}
