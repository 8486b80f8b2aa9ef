/// What kind of object an identity names.
public enum ObjectKind: String, Sendable, Hashable, CaseIterable {
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
public struct ObjectInfo: Sendable, Hashable {
    /// The Swift name: the object's identity.
    public var name: String
    /// The SQL name, without namespace.
    public var sqlName: String
    /// The SQL name of the PostgreSQL schema, where the object stands in a `namespace`.
    public var sqlSchema: String?
    /// The text of its `///` lines; nil: none.
    public var documentation: String?
    /// Why it is deprecated; nil: it is not.
    public var deprecation: String?
    /// `@group("Outreach")`
    public var group: String?
    /// The Swift name before a renaming, a hint for the next migration.
    public var formerName: String?
    /// Where it is to exist.
    public var databases: DatabaseSet
    /// Codes that `@allow` suppresses here, with their reasons.
    public var allowances: [Allowance]
    /// Where it was declared.
    public var anchor: SourceAnchor

    /// Makes one from its parts.
    public init(
        name: String, sqlName: String, sqlSchema: String? = nil, documentation: String? = nil,
        deprecation: String? = nil, group: String? = nil, formerName: String? = nil, databases: DatabaseSet = .all,
        allowances: [Allowance] = [], anchor: SourceAnchor = SourceAnchor()
    ) {
        self.name = name
        self.sqlName = sqlName
        self.sqlSchema = sqlSchema
        self.documentation = documentation
        self.deprecation = deprecation
        self.group = group
        self.formerName = formerName
        self.databases = databases
        self.allowances = allowances
        self.anchor = anchor
    }
}

/// `@allow(CODE, "reason")`
public struct Allowance: Sendable, Hashable {
    /// The code that is suppressed.
    public var code: String
    /// Why it is suppressed.
    public var reason: String

    /// Makes one from its parts.
    public init(code: String, reason: String) {
        self.code = code
        self.reason = reason
    }
}

/// A column by the Swift names of table and column.
public struct ColumnPath: Sendable, Hashable {
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
public struct Removal: Sendable, Hashable {
    /// As written: `column`, `table`, `case`, …
    public var kind: String
    /// The names that lead to it.
    public var path: [String]
    /// The expression behind `->` as canonical source.
    public var replacement: String?
    /// Where it was declared.
    public var anchor: SourceAnchor

    /// Makes one from its parts.
    public init(kind: String, path: [String], replacement: String?, anchor: SourceAnchor = SourceAnchor()) {
        self.kind = kind
        self.path = path
        self.replacement = replacement
        self.anchor = anchor
    }
}
