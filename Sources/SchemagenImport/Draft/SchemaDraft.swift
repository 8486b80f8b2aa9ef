import SchemagenModel

/// A schema file before it is written: what a database holds, in the language's terms, with Swift names chosen.
///
/// Types and expressions are source text of the schema language. SQL names are always said; the writer leaves out the
/// `as` that the naming rules make unnecessary.
public struct SchemaDraft: Sendable, Equatable {
    /// The Swift name of the schema.
    public var name: String
    /// Its documentation.
    public var documentation: String?
    /// The header's `databases`: `postgresql(15)`.
    public var databases: [String]
    /// The header's `naming`; what is left out has the default pattern.
    public var naming: [NameKind: String] = [:]
    /// Other settings of the header in their order: `sqliteStorage: declared`.
    public var settings: [Setting] = []
    /// PostgreSQL's schemas but `public`.
    public var namespaces: [NamespaceDraft] = []
    /// Everything else, in the order of the file.
    public var declarations: [DeclarationDraft] = []

    /// A setting of the header.
    public struct Setting: Sendable, Equatable {
        /// Its key.
        public var key: String
        /// Its value as source text.
        public var value: String

        /// Makes one.
        public init(_ key: String, _ value: String) {
            self.key = key
            self.value = value
        }
    }

    /// How many tables, views and so on there are; kinds without any are left out.
    public var counts: [ImportedSchema.Count] {
        var counts: [String: Int] = [:]
        for declaration in declarations {
            switch declaration.content {
            case .databaseExtension: counts["extension", default: 0] += 1
            case .enumeration: counts["enum", default: 0] += 1
            case .type: counts["type", default: 0] += 1
            case .sequence: counts["sequence", default: 0] += 1
            case .table: counts["table", default: 0] += 1
            case .view: counts["view", default: 0] += 1
            case .opaque: break
            }
        }
        return ["table", "view", "enum", "type", "sequence", "extension"].compactMap { word in
            counts[word].map { ImportedSchema.Count(word: word, count: $0) }
        }
    }

    /// An empty one.
    public init(name: String, documentation: String? = nil, databases: [String]) {
        self.name = name
        self.documentation = documentation
        self.databases = databases
    }
}

/// A Swift name with the name in SQL.
public struct DraftName: Sendable, Equatable {
    /// The Swift name.
    public var swift: String
    /// The SQL name.
    public var sql: String

    /// Makes one.
    public init(swift: String, sql: String) {
        self.swift = swift
        self.sql = sql
    }
}

/// A `namespace`.
public struct NamespaceDraft: Sendable, Equatable {
    /// What it is called.
    public var name: DraftName
    /// Its documentation.
    public var documentation: String?

    /// Makes one.
    public init(name: DraftName, documentation: String? = nil) {
        self.name = name
        self.documentation = documentation
    }
}

/// A declaration of the file.
public struct DeclarationDraft: Sendable, Equatable {
    /// The SQL name of the namespace that it stands in; nil for none.
    public var namespace: String?
    /// Its documentation.
    public var documentation: String?
    /// What it declares.
    public var content: Content

    /// What a declaration can be.
    public enum Content: Sendable, Equatable {
        /// `extension name`, with attributes: `@schema(name)`.
        case databaseExtension(name: String, attributes: [String])
        case enumeration(EnumDraft)
        case type(TypeDraft)
        case sequence(SequenceDraft)
        case table(TableDraft)
        case view(ViewDraft)
        case opaque(OpaqueDraft)
    }

    /// Makes one.
    public init(namespace: String? = nil, documentation: String? = nil, _ content: Content) {
        self.namespace = namespace
        self.documentation = documentation
        self.content = content
    }
}

/// An `enum`.
public struct EnumDraft: Sendable, Equatable {
    /// What it is called.
    public var name: DraftName
    /// Its cases; the SQL name is the stored text.
    public var cases: [DraftName]
    /// Attributes as source text: `@storage(check)`.
    public var attributes: [String] = []

    /// Makes one.
    public init(name: DraftName, cases: [DraftName], attributes: [String] = []) {
        self.name = name
        self.cases = cases
        self.attributes = attributes
    }
}

/// A `type`.
public struct TypeDraft: Sendable, Equatable {
    /// What it is called.
    public var name: DraftName
    /// The type that it is made of, as source text.
    public var base: String
    /// Attributes as source text: `@storage(domain)`.
    public var attributes: [String]
    /// Its checks; one with an empty Swift name is written without a name, and has the default one.
    public var checks: [CheckDraft]

    /// Makes one.
    public init(name: DraftName, base: String, attributes: [String] = [], checks: [CheckDraft] = []) {
        self.name = name
        self.base = base
        self.attributes = attributes
        self.checks = checks
    }
}

/// A `sequence`.
public struct SequenceDraft: Sendable, Equatable {
    /// What it is called.
    public var name: DraftName
    /// Its type as source text; nil for Int64.
    public var type: String?
    /// Attributes as source text.
    public var attributes: [String]

    /// Makes one.
    public init(name: DraftName, type: String? = nil, attributes: [String] = []) {
        self.name = name
        self.type = type
        self.attributes = attributes
    }
}

/// A `view` or `materialized view`.
public struct ViewDraft: Sendable, Equatable {
    /// What it is called.
    public var name: DraftName
    /// Whether it keeps its rows.
    public var isMaterialized: Bool
    /// Its columns.
    public var columns: [ColumnDraft]
    /// The query.
    public var query: String
    /// What it reads, as source text of `uses`; nil for everything before it.
    public var uses: [String]?
    /// Attributes as source text.
    public var attributes: [String]
    /// Indexes of a materialized view.
    public var indexes: [KeyDraft]

    /// Makes one.
    public init(
        name: DraftName, isMaterialized: Bool = false, columns: [ColumnDraft], query: String, uses: [String]? = nil,
        attributes: [String] = [], indexes: [KeyDraft] = []
    ) {
        self.name = name
        self.isMaterialized = isMaterialized
        self.columns = columns
        self.query = query
        self.uses = uses
        self.attributes = attributes
        self.indexes = indexes
    }
}

/// A `sql KIND`: an object that is kept as text.
public struct OpaqueDraft: Sendable, Equatable {
    /// The words of the kind: `event trigger`.
    public var kind: String
    /// The identity, argument types included.
    public var identity: String
    /// The Swift name of the table or view that it belongs to.
    public var table: String?
    /// What it needs, as source text of `uses`; nil for everything before it.
    public var uses: [String]?
    /// Attributes as source text.
    public var attributes: [String]
    /// The text that creates it.
    public var create: String
    /// The text that drops it; nil where that follows from the identity.
    public var drop: String?

    /// Makes one.
    public init(
        kind: String, identity: String, table: String? = nil, uses: [String]? = nil, attributes: [String] = [],
        create: String, drop: String? = nil
    ) {
        self.kind = kind
        self.identity = identity
        self.table = table
        self.uses = uses
        self.attributes = attributes
        self.create = create
        self.drop = drop
    }
}
