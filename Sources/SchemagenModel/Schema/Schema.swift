import SchemagenLanguage

/// A schema with every name, type and expression resolved: the value that all later stages work on.
///
/// Arrays keep the order of the file; mixins are expanded into the tables. References between objects are Swift names,
/// which are unique across tables, views, enums and types (namespaces are SQL's alone and do not nest Swift names).
public struct Schema: Sendable, Equatable {
    /// The Swift name.
    public var name: String
    /// The text of its `///` lines; nil: none.
    public var documentation: String?
    /// The settings.
    public var settings: SchemaSettings
    /// The namespaces.
    public var namespaces: [Namespace]
    /// The extensions.
    public var extensions: [DatabaseExtension]
    /// The enums.
    public var enums: [Enumeration]
    /// The types.
    public var types: [NamedType]
    /// The sequences.
    public var sequences: [SequenceObject]
    /// The tables.
    public var tables: [Table]
    /// The views.
    public var views: [View]
    /// The objects given as SQL.
    public var opaqueObjects: [OpaqueObject]
    /// `removed …` hints, in the order of the file.
    public var removals: [Removal]
    /// Names and kinds of all declarations in the order of the file, for what "depends on everything before it".
    public var declarationOrder: [ObjectIdentity]

    /// Makes one from its parts.
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

/// `namespace billing { … }`: a schema of PostgreSQL.
public struct Namespace: Sendable, Equatable {
    /// The Swift name.
    public var name: String
    /// The SQL name.
    public var sqlName: String
    /// The text of its `///` lines; nil: none.
    public var documentation: String?
    /// Where it was declared.
    public var anchor: SourceAnchor

    /// Makes one from its parts.
    public init(name: String, sqlName: String, documentation: String? = nil, anchor: SourceAnchor = SourceAnchor()) {
        self.name = name
        self.sqlName = sqlName
        self.documentation = documentation
        self.anchor = anchor
    }
}

/// `extension pgcrypto`; PostgreSQL only.
public struct DatabaseExtension: Sendable, Equatable {
    /// The name in the file and in SQL.
    public var name: String
    /// The version to install; nil: the newest.
    public var version: String?
    /// The SQL name of the PostgreSQL schema that it is installed into.
    public var sqlSchema: String?
    /// The text of its `///` lines; nil: none.
    public var documentation: String?
    /// Where it was declared.
    public var anchor: SourceAnchor

    /// Makes one from its parts.
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
