import SchemagenLanguage

/// A schema with every name, type and expression resolved: the value that all later stages work on.
///
/// Arrays keep the order of the file; mixins are expanded into the tables. References between objects are Swift names,
/// which are unique across tables, views, enums and types (namespaces are SQL's alone and do not nest Swift names).
public struct Schema: Sendable, Equatable {
    public var name: String
    public var documentation: String?
    public var settings: SchemaSettings
    public var namespaces: [Namespace]
    public var extensions: [DatabaseExtension]
    public var enums: [Enumeration]
    public var types: [NamedType]
    public var sequences: [SequenceObject]
    public var tables: [Table]
    public var views: [View]
    public var opaqueObjects: [OpaqueObject]
    /// `removed …` hints, in the order of the file.
    public var removals: [Removal]
    /// Names and kinds of all declarations in the order of the file, for what "depends on everything before it".
    public var declarationOrder: [ObjectIdentity]

    public init(
        name: String, documentation: String? = nil, settings: SchemaSettings = SchemaSettings(),
        namespaces: [Namespace] = [], extensions: [DatabaseExtension] = [], enums: [Enumeration] = [],
        types: [NamedType] = [], sequences: [SequenceObject] = [], tables: [Table] = [], views: [View] = [],
        opaqueObjects: [OpaqueObject] = [], removals: [Removal] = [], declarationOrder: [ObjectIdentity] = []
    ) {
        self.name = name
        self.documentation = documentation
        self.settings = settings
        self.namespaces = namespaces
        self.extensions = extensions
        self.enums = enums
        self.types = types
        self.sequences = sequences
        self.tables = tables
        self.views = views
        self.opaqueObjects = opaqueObjects
        self.removals = removals
        self.declarationOrder = declarationOrder
    }
}

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
    public var kind: ObjectKind
    public var name: String

    public init(_ kind: ObjectKind, _ name: String) {
        self.kind = kind
        self.name = name
    }
}

/// `namespace billing { … }`: a schema of PostgreSQL.
public struct Namespace: Sendable, Hashable {
    public var name: String
    public var sqlName: String
    public var documentation: String?
    public var anchor: SourceAnchor

    public init(name: String, sqlName: String, documentation: String? = nil, anchor: SourceAnchor = SourceAnchor()) {
        self.name = name
        self.sqlName = sqlName
        self.documentation = documentation
        self.anchor = anchor
    }
}

/// `extension pgcrypto`; PostgreSQL only.
public struct DatabaseExtension: Sendable, Hashable {
    /// The name in the file and in SQL.
    public var name: String
    public var version: String?
    /// The SQL name of the PostgreSQL schema that it is installed into.
    public var sqlSchema: String?
    public var documentation: String?
    public var anchor: SourceAnchor

    public init(
        name: String, version: String? = nil, sqlSchema: String? = nil, documentation: String? = nil,
        anchor: SourceAnchor = SourceAnchor()
    ) {
        self.name = name
        self.version = version
        self.sqlSchema = sqlSchema
        self.documentation = documentation
        self.anchor = anchor
    }
}

/// How an enum is stored where the database has native enums.
public enum EnumStorage: String, Sendable, Hashable, CaseIterable {
    /// A native enum type on PostgreSQL, text with a CHECK elsewhere.
    case native
    /// Text with a CHECK everywhere.
    case check
}

/// `enum ResponseStatus { pending, sent }`
public struct Enumeration: Sendable, Hashable {
    public struct Case: Sendable, Hashable {
        /// The Swift name.
        public var name: String
        /// The stored text.
        public var sqlName: String
        public var documentation: String?
        public var deprecation: String?
        public var formerName: String?
        public var anchor: SourceAnchor

        public init(
            name: String, sqlName: String, documentation: String? = nil, deprecation: String? = nil,
            formerName: String? = nil, anchor: SourceAnchor = SourceAnchor()
        ) {
            self.name = name
            self.sqlName = sqlName
            self.documentation = documentation
            self.deprecation = deprecation
            self.formerName = formerName
            self.anchor = anchor
        }
    }

    public var info: ObjectInfo
    public var storage: EnumStorage
    public var cases: [Case]

    public init(info: ObjectInfo, storage: EnumStorage, cases: [Case]) {
        self.info = info
        self.storage = storage
        self.cases = cases
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
    public var documentation: String?
    public var deprecation: String?
    /// `@group("Outreach")`
    public var group: String?
    public var formerName: String?
    /// Where it is to exist.
    public var databases: DatabaseSet
    /// Codes that `@allow` suppresses here, with their reasons.
    public var allowances: [Allowance]
    public var anchor: SourceAnchor

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
    public var code: String
    public var reason: String

    public init(code: String, reason: String) {
        self.code = code
        self.reason = reason
    }
}

/// How a `type` is stored where the database has domains.
public enum TypeStorage: String, Sendable, Hashable, CaseIterable {
    /// The base type; each column carries the checks.
    case base
    /// A domain on PostgreSQL, base and checks elsewhere.
    case domain
}

/// `type EmailAddress = String(320) check contains(value, "@")`
public struct NamedType: Sendable, Hashable {
    public struct Check: Sendable, Hashable {
        /// The name, where the check has one.
        public var name: String?
        /// The name of the domain's constraint: `email_address_check`.
        public var sqlName: String
        public var condition: Expression
        public var databases: DatabaseSet
        public var anchor: SourceAnchor

        public init(
            name: String?, sqlName: String, condition: Expression, databases: DatabaseSet = .all,
            anchor: SourceAnchor = SourceAnchor()
        ) {
            self.name = name
            self.sqlName = sqlName
            self.condition = condition
            self.databases = databases
            self.anchor = anchor
        }
    }

    public var info: ObjectInfo
    /// Never `named`: a type of a type resolves to the innermost base, its checks collected from all of them.
    public var base: DataType
    public var storage: TypeStorage
    public var checks: [Check]

    public init(info: ObjectInfo, base: DataType, storage: TypeStorage, checks: [Check]) {
        self.info = info
        self.base = base
        self.storage = storage
        self.checks = checks
    }
}

/// The options of a sequence or identity column; nil is the database's default.
public struct SequenceOptions: Sendable, Hashable {
    public var start: Int64?
    public var increment: Int64?
    public var minimum: Int64?
    public var maximum: Int64?
    public var cache: Int64?
    public var cycle: Bool

    public init(
        start: Int64? = nil, increment: Int64? = nil, minimum: Int64? = nil, maximum: Int64? = nil, cache: Int64? = nil,
        cycle: Bool = false
    ) {
        self.start = start
        self.increment = increment
        self.minimum = minimum
        self.maximum = maximum
        self.cache = cache
        self.cycle = cycle
    }
}

/// `sequence invoiceNumber: Int64 @options(start: 1000) @ownedBy(Invoice.number)`; PostgreSQL only.
public struct SequenceObject: Sendable, Hashable {
    public var info: ObjectInfo
    /// int16, int32 or int64.
    public var type: DataType
    public var options: SequenceOptions
    /// The Swift names of table and column.
    public var owner: ColumnPath?

    public init(info: ObjectInfo, type: DataType, options: SequenceOptions, owner: ColumnPath?) {
        self.info = info
        self.type = type
        self.options = options
        self.owner = owner
    }
}

/// A column by the Swift names of table and column.
public struct ColumnPath: Sendable, Hashable {
    public var table: String
    public var column: String

    public init(table: String, column: String) {
        self.table = table
        self.column = column
    }
}

/// `view ActiveLead as active_leads uses Lead { … } = sql """…"""`
public struct View: Sendable, Hashable {
    public var info: ObjectInfo
    public var isMaterialized: Bool
    public var columns: [Column]
    public var computed: [ComputedProperty]
    /// Of a materialized view.
    public var indexes: [Index]
    public var query: SQLText
    /// What the query reads; nil: everything declared before it.
    public var uses: [ObjectIdentity]?

    public init(
        info: ObjectInfo, isMaterialized: Bool, columns: [Column], computed: [ComputedProperty], indexes: [Index],
        query: SQLText, uses: [ObjectIdentity]?
    ) {
        self.info = info
        self.isMaterialized = isMaterialized
        self.columns = columns
        self.computed = computed
        self.indexes = indexes
        self.query = query
        self.uses = uses
    }
}

/// `sql function "touch()" on Lead uses A """create""" drop """drop"""`
public struct OpaqueObject: Sendable, Hashable {
    /// The words of the kind joined by one space.
    public var kind: String
    /// The identity, argument types included.
    public var identity: String
    public var documentation: String?
    /// The Swift name of the table that it belongs to.
    public var table: String?
    /// What it needs; nil: everything declared before it.
    public var uses: [ObjectIdentity]?
    public var create: SQLText
    /// nil: derived from kind and identity (`DROP FUNCTION touch()`).
    public var drop: SQLText?
    public var databases: DatabaseSet
    public var allowances: [Allowance]
    public var anchor: SourceAnchor

    public init(
        kind: String, identity: String, documentation: String? = nil, table: String?, uses: [ObjectIdentity]?,
        create: SQLText, drop: SQLText?, databases: DatabaseSet, allowances: [Allowance] = [],
        anchor: SourceAnchor = SourceAnchor()
    ) {
        self.kind = kind
        self.identity = identity
        self.documentation = documentation
        self.table = table
        self.uses = uses
        self.create = create
        self.drop = drop
        self.databases = databases
        self.allowances = allowances
        self.anchor = anchor
    }

    /// The name under which `ObjectIdentity` knows it: `function touch()`; `trigger touch on Lead` where it belongs to a
    /// table, since triggers, policies and rules of two tables may share a name.
    public var name: String { Self.name(kind: kind, identity: identity, table: table) }

    /// The name that an opaque object of that kind, identity and table would have.
    public static func name(kind: String, identity: String, table: String?) -> String {
        guard let table else { return "\(kind) \(identity)" }
        return "\(kind) \(identity) on \(table)"
    }
}

/// `removed column Campaign.notes`, `removed case ResponseStatus.cancelled -> .failed`
public struct Removal: Sendable, Hashable {
    /// As written: `column`, `table`, `case`, …
    public var kind: String
    public var path: [String]
    /// The expression behind `->` as canonical source.
    public var replacement: String?
    public var anchor: SourceAnchor

    public init(kind: String, path: [String], replacement: String?, anchor: SourceAnchor = SourceAnchor()) {
        self.kind = kind
        self.path = path
        self.replacement = replacement
        self.anchor = anchor
    }
}
