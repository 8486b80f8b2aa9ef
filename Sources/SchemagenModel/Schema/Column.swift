/// A stored column.
public struct Column: Sendable, Equatable {
    /// What every column has.
    private struct Fields: Sendable, Equatable {
        var name: String
        var sqlName: String
        var documentation: String?
        var type: DataType
        var isNullable: Bool
        var databases: DatabaseSet
        var defaultValue: Expression?
        var anchor: SourceAnchor
    }

    /// What few columns have, kept apart so that the others stay small.
    private struct Extras: Sendable, Equatable {
        var swiftDefault: Expression?
        var identity: Identity?
        var generated: GeneratedValue?
        var collation: SQLText?
        var isTouched = false
        var isSensitive = false
        var deprecation: String?
        var inverse: String?
        var formerName: String?
        var backfill: Expression?
        var backfillForm: BackfillForm?
        var convert: Expression?
        var notNullConflict: ConflictResolution?
        var lacksNotNull = false
        var sqlite = SQLiteColumn()
        var postgresql = PostgreSQLColumn()
        var allowances: [Allowance] = []

        /// Whether it says nothing.
        var isEmpty: Bool {
            swiftDefault == nil && identity == nil && generated == nil && collation == nil && !isTouched && !isSensitive
                && deprecation == nil && inverse == nil && formerName == nil && backfill == nil && backfillForm == nil
                && convert == nil
                && notNullConflict == nil && !lacksNotNull && sqlite == SQLiteColumn()
                && postgresql == PostgreSQLColumn() && allowances.isEmpty
        }
    }

    private final class Box: Sendable {
        let fields: Fields

        init(_ fields: Fields) { self.fields = fields }
    }

    private final class ExtrasBox: Sendable {
        let extras: Extras

        init(_ extras: Extras) { self.extras = extras }
    }

    // A copy retains two references at most, whatever is in them.
    private var box: Box
    private var extras: ExtrasBox?

    /// Makes one from its parts.
    public init(
        name: String, sqlName: String, documentation: String? = nil, type: DataType, isNullable: Bool = false,
        defaultValue: Expression? = nil, swiftDefault: Expression? = nil, identity: Identity? = nil,
        generated: GeneratedValue? = nil, collation: SQLText? = nil, isTouched: Bool = false, isSensitive: Bool = false,
        deprecation: String? = nil, inverse: String? = nil, formerName: String? = nil, backfill: Expression? = nil,
        convert: Expression? = nil, notNullConflict: ConflictResolution? = nil, lacksNotNull: Bool = false,
        sqlite: SQLiteColumn = SQLiteColumn(), postgresql: PostgreSQLColumn = PostgreSQLColumn(),
        databases: DatabaseSet = .all, allowances: [Allowance] = [],
        anchor: SourceAnchor = SourceAnchor()
    ) {
        box = Box(
            Fields(
                name: name, sqlName: sqlName, documentation: documentation, type: type, isNullable: isNullable,
                databases: databases, defaultValue: defaultValue, anchor: anchor))
        let extras = Extras(
            swiftDefault: swiftDefault, identity: identity, generated: generated, collation: collation,
            isTouched: isTouched, isSensitive: isSensitive, deprecation: deprecation, inverse: inverse,
            formerName: formerName, backfill: backfill, convert: convert, notNullConflict: notNullConflict,
            lacksNotNull: lacksNotNull, sqlite: sqlite, postgresql: postgresql, allowances: allowances)
        self.extras = extras.isEmpty ? nil : ExtrasBox(extras)
    }

    /// Makes one without what only few columns have.
    init(
        name: String, sqlName: String, documentation: String?, type: DataType, isNullable: Bool,
        databases: DatabaseSet, anchor: SourceAnchor
    ) {
        box = Box(
            Fields(
                name: name, sqlName: sqlName, documentation: documentation, type: type, isNullable: isNullable,
                databases: databases, defaultValue: nil, anchor: anchor))
    }

    private mutating func change(_ edit: (inout Fields) -> Void) {
        var fields = box.fields
        edit(&fields)
        box = Box(fields)
    }

    private mutating func changeExtras(_ edit: (inout Extras) -> Void) {
        var changed = extras?.extras ?? Extras()
        edit(&changed)
        extras = changed.isEmpty ? nil : ExtrasBox(changed)
    }

    /// Whether all parts are equal.
    public static func == (left: Column, right: Column) -> Bool {
        (left.box === right.box || left.box.fields == right.box.fields)
            && (left.extras === right.extras || left.extras?.extras == right.extras?.extras)
    }

    /// The Swift name.
    public var name: String {
        get { box.fields.name }
        set { change { $0.name = newValue } }
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

    /// The type.
    public var type: DataType {
        get { box.fields.type }
        set { change { $0.type = newValue } }
    }

    /// Whether the value can be NULL.
    public var isNullable: Bool {
        get { box.fields.isNullable }
        set { change { $0.isNullable = newValue } }
    }

    /// `= e`: the database's default.
    public var defaultValue: Expression? {
        get { box.fields.defaultValue }
        set { change { $0.defaultValue = newValue } }
    }

    /// `@swiftDefault(e)`: one that only the models apply.
    public var swiftDefault: Expression? {
        get { extras?.extras.swiftDefault }
        set { changeExtras { $0.swiftDefault = newValue } }
    }

    /// How the database gives numbers; nil: it does not.
    public var identity: Identity? {
        get { extras?.extras.identity }
        set { changeExtras { $0.identity = newValue } }
    }

    /// What the column is generated from; nil: it is not.
    public var generated: GeneratedValue? {
        get { extras?.extras.generated }
        set { changeExtras { $0.generated = newValue } }
    }

    /// `@collate("de-x-icu")`, `@collate(postgresql: "…", sqlite: "NOCASE")`
    public var collation: SQLText? {
        get { extras?.extras.collation }
        set { changeExtras { $0.collation = newValue } }
    }

    /// `@touch`
    public var isTouched: Bool {
        get { extras?.extras.isTouched ?? false }
        set { changeExtras { $0.isTouched = newValue } }
    }

    /// Whether the value is kept out of descriptions.
    public var isSensitive: Bool {
        get { extras?.extras.isSensitive ?? false }
        set { changeExtras { $0.isSensitive = newValue } }
    }

    /// Why it is deprecated; nil: it is not.
    public var deprecation: String? {
        get { extras?.extras.deprecation }
        set { changeExtras { $0.deprecation = newValue } }
    }

    /// The Swift name of the inverse relation, `@inverse(replies)`.
    public var inverse: String? {
        get { extras?.extras.inverse }
        set { changeExtras { $0.inverse = newValue } }
    }

    /// The Swift name before a renaming, a hint for the next migration.
    public var formerName: String? {
        get { extras?.extras.formerName }
        set { changeExtras { $0.formerName = newValue } }
    }

    /// `@backfill(e)`
    public var backfill: Expression? {
        get { extras?.extras.backfill }
        set { changeExtras { $0.backfill = newValue } }
    }

    /// The form that `@backfill(e, in: …)` asks for; nil: the schema's.
    public var backfillForm: BackfillForm? {
        get { extras?.extras.backfillForm }
        set { changeExtras { $0.backfillForm = newValue } }
    }

    /// `@convert(e)`
    public var convert: Expression? {
        get { extras?.extras.convert }
        set { changeExtras { $0.convert = newValue } }
    }

    /// SQLite's ON CONFLICT of NOT NULL.
    public var notNullConflict: ConflictResolution? {
        get { extras?.extras.notNullConflict }
        set { changeExtras { $0.notNullConflict = newValue } }
    }

    /// `@notNull(false)`: the column has no NOT NULL of its own, though the type has no `?`.
    public var lacksNotNull: Bool {
        get { extras?.extras.lacksNotNull ?? false }
        set { changeExtras { $0.lacksNotNull = newValue } }
    }

    /// How SQLite has it, where that does not follow from the type.
    public var sqlite: SQLiteColumn {
        get { extras?.extras.sqlite ?? SQLiteColumn() }
        set { changeExtras { $0.sqlite = newValue } }
    }

    /// How PostgreSQL keeps it, where that is not as usual.
    public var postgresql: PostgreSQLColumn {
        get { extras?.extras.postgresql ?? PostgreSQLColumn() }
        set { changeExtras { $0.postgresql = newValue } }
    }

    /// Where it is to exist.
    public var databases: DatabaseSet {
        get { box.fields.databases }
        set { change { $0.databases = newValue } }
    }

    /// Findings that are suppressed here.
    public var allowances: [Allowance] {
        get { extras?.extras.allowances ?? [] }
        set { changeExtras { $0.allowances = newValue } }
    }

    /// Where it was declared.
    public var anchor: SourceAnchor {
        get { box.fields.anchor }
        set { change { $0.anchor = newValue } }
    }
}

/// How SQLite has a column, where that does not follow from its type.
public struct SQLiteColumn: Sendable, Equatable {
    /// `@sqliteType("NVARCHAR(160)")`: the declared type, empty for none. Nothing is checked then.
    public var type: String?
    /// `@sqliteDefinition("…")`: all that stands behind the column's name.
    public var definition: String?
    /// Makes one from its parts.
    public init(type: String? = nil, definition: String? = nil) {
        self.type = type
        self.definition = definition
    }

    /// Whether the database has the column as it was declared, without checks of the language's.
    public var isDeclared: Bool { type != nil || definition != nil }
}

/// `@identity(always | byDefault | serial, start: 1000)`; alone it is `byDefault`. On SQLite a single Int64 identity key
/// is the rowid (INTEGER PRIMARY KEY).
public struct Identity: Sendable, Equatable {
    /// How an identity column gets its numbers.
    public enum Mode: String, Sendable, Equatable, CaseIterable {
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
public struct GeneratedValue: Sendable, Equatable {
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
public struct ComputedProperty: Sendable, Equatable {
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
public enum ConflictResolution: String, Sendable, Equatable, CaseIterable {
    case rollback, abort, fail, ignore, replace
}
