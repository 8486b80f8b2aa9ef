/// What kind of object an identity names.
public enum ObjectKind: String, Sendable, Equatable, CaseIterable {
    case namespace
    case `extension`
    case enumeration = "enum"
    case type
    case sequence
    case table
    case view
    /// The name of an opaque object is its kind and identity: `function touch()`.
    case opaque = "sql"
}

/// The identity of a whole object: its kind and Swift name.
public struct ObjectIdentity: Sendable, Hashable {
    /// What it is.
    public var kind: ObjectKind
    /// The Swift name.
    public var name: String

    /// Makes one from its parts.
    public init(_ kind: ObjectKind, _ name: String) {
        self.kind = kind
        self.name = name
    }
}

/// What every object with a Swift and a SQL name has in common.
public struct ObjectInfo: Sendable, Equatable {
    private struct Fields: Sendable, Equatable {
        var name: String
        var sqlName: String
        var sqlSchema: String?
        var documentation: String?
        var deprecation: String?
        var group: String?
        var formerName: String?
        var databases: DatabaseSet
        var allowances: [Allowance]
        var anchor: SourceAnchor
    }

    private final class Box: Sendable {
        let fields: Fields

        init(_ fields: Fields) { self.fields = fields }
    }

    /// A copy retains one reference, whatever is in it.
    private var box: Box

    /// Makes one from its parts.
    public init(
        name: String, sqlName: String, sqlSchema: String? = nil, documentation: String? = nil,
        deprecation: String? = nil, group: String? = nil, formerName: String? = nil, databases: DatabaseSet = .all,
        allowances: [Allowance] = [], anchor: SourceAnchor = SourceAnchor()
    ) {
        box = Box(
            Fields(
                name: name, sqlName: sqlName, sqlSchema: sqlSchema, documentation: documentation,
                deprecation: deprecation, group: group, formerName: formerName, databases: databases,
                allowances: allowances, anchor: anchor))
    }

    private mutating func change(_ edit: (inout Fields) -> Void) {
        var fields = box.fields
        edit(&fields)
        box = Box(fields)
    }

    /// Whether all parts are equal.
    public static func == (left: ObjectInfo, right: ObjectInfo) -> Bool {
        left.box === right.box || left.box.fields == right.box.fields
    }

    /// The Swift name: the object's identity.
    public var name: String {
        get { box.fields.name }
        set { change { $0.name = newValue } }
    }

    /// The SQL name, without namespace.
    public var sqlName: String {
        get { box.fields.sqlName }
        set { change { $0.sqlName = newValue } }
    }

    /// The SQL name of the PostgreSQL schema, where the object stands in a `namespace`.
    public var sqlSchema: String? {
        get { box.fields.sqlSchema }
        set { change { $0.sqlSchema = newValue } }
    }

    /// The text of its `///` lines; nil: none.
    public var documentation: String? {
        get { box.fields.documentation }
        set { change { $0.documentation = newValue } }
    }

    /// Why it is deprecated; nil: it is not.
    public var deprecation: String? {
        get { box.fields.deprecation }
        set { change { $0.deprecation = newValue } }
    }

    /// `@group("Outreach")`
    public var group: String? {
        get { box.fields.group }
        set { change { $0.group = newValue } }
    }

    /// The Swift name before a renaming, a hint for the next migration.
    public var formerName: String? {
        get { box.fields.formerName }
        set { change { $0.formerName = newValue } }
    }

    /// Where it is to exist.
    public var databases: DatabaseSet {
        get { box.fields.databases }
        set { change { $0.databases = newValue } }
    }

    /// Codes that `@allow` suppresses here, with their reasons.
    public var allowances: [Allowance] {
        get { box.fields.allowances }
        set { change { $0.allowances = newValue } }
    }

    /// Where it was declared.
    public var anchor: SourceAnchor {
        get { box.fields.anchor }
        set { change { $0.anchor = newValue } }
    }
}

/// `@allow(CODE, "reason")`
public struct Allowance: Sendable, Equatable {
    /// The code that is suppressed.
    public var code: String
    /// Why it is suppressed.
    public var reason: String
    /// Where it says so.
    public var anchor: SourceAnchor

    /// Makes one from its parts.
    public init(code: String, reason: String, anchor: SourceAnchor = SourceAnchor()) {
        self.code = code
        self.reason = reason
        self.anchor = anchor
    }
}

/// A column by the Swift names of table and column.
public struct ColumnPath: Sendable, Equatable {
    /// The table.
    public var table: String
    /// The Swift name of the column.
    public var column: String

    /// Makes one from its parts.
    public init(table: String, column: String) {
        self.table = table
        self.column = column
    }
}

/// `removed column Campaign.notes`, `removed case ResponseStatus.cancelled -> .failed`
public struct Removal: Sendable, Equatable {
    /// As written: `column`, `table`, `case`, …
    public var kind: String
    /// The names that lead to it.
    public var path: [String]
    /// The expression behind `->` as canonical source.
    public var replacement: String?
    /// Findings that are suppressed here.
    public var allowances: [Allowance]
    /// Where it was declared.
    public var anchor: SourceAnchor

    /// Makes one from its parts.
    public init(
        kind: String, path: [String], replacement: String?, allowances: [Allowance] = [],
        anchor: SourceAnchor = SourceAnchor()
    ) {
        self.kind = kind
        self.path = path
        self.replacement = replacement
        self.allowances = allowances
        self.anchor = anchor
    }
}
