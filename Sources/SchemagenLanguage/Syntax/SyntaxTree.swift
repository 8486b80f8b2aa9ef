/// A schema file as it is written. Meaning comes later: attributes, settings and types are kept generic here.
public struct SyntaxTree: Sendable {
    /// `schema Name { … }`, where the file has one.
    public var header: HeaderSyntax?
    /// The declarations in the order of the file.
    public var declarations: [DeclarationSyntax]

    /// Makes a tree.
    public init(header: HeaderSyntax?, declarations: [DeclarationSyntax]) {
        self.header = header
        self.declarations = declarations
    }
}

/// `schema LeadGen { databases: [postgresql(14)] }`
public struct HeaderSyntax: Sendable {
    /// One `key: value`.
    public struct Setting: Sendable {
        public var key: Identifier
        public var value: ExpressionSyntax

        public init(key: Identifier, value: ExpressionSyntax) {
            self.key = key
            self.value = value
        }
    }

    /// The text of the `///` lines, markers and one following space removed, joined by LF.
    public var documentation: String?
    public var name: Identifier
    public var settings: [Setting]
    public var span: SourceSpan

    public init(documentation: String?, name: Identifier, settings: [Setting], span: SourceSpan) {
        self.documentation = documentation
        self.name = name
        self.settings = settings
        self.span = span
    }
}

/// `@name(arguments)`
public struct AttributeSyntax: Sendable {
    public var name: Identifier
    /// The arguments; nil where there are no parentheses.
    public var arguments: [ArgumentSyntax]?
    public var span: SourceSpan

    public init(name: Identifier, arguments: [ArgumentSyntax]?, span: SourceSpan) {
        self.name = name
        self.arguments = arguments
        self.span = span
    }
}

/// What every named declaration and member has in common: `/// docs`, `name as sql was old @attributes`.
public struct NamingSyntax: Sendable {
    public var documentation: String?
    public var name: Identifier
    /// The SQL name behind `as`.
    public var sqlName: Identifier?
    /// The former Swift name behind `was`.
    public var formerName: Identifier?
    public var attributes: [AttributeSyntax]

    public init(
        documentation: String? = nil, name: Identifier, sqlName: Identifier? = nil, formerName: Identifier? = nil,
        attributes: [AttributeSyntax] = []
    ) {
        self.documentation = documentation
        self.name = name
        self.sqlName = sqlName
        self.formerName = formerName
        self.attributes = attributes
    }
}

/// A type as it is written: `String(320)?`, `Lead.ID`, `[Int32]`, `JSON<Settings>`, `native(postgresql: "tsvector")`.
public struct TypeSyntax: Hashable, Sendable {
    public indirect enum Kind: Hashable, Sendable {
        /// A name with points, generic arguments in `< >` and arguments in `( )`.
        case named([Identifier], generics: [TypeSyntax], arguments: [ArgumentSyntax])
        /// `[T]`
        case array(TypeSyntax)
        /// It has been reported.
        case invalid
    }

    public var kind: Kind
    /// Whether a `?` follows.
    public var isOptional: Bool
    /// Where it stands, without the `?`.
    public var span: SourceSpan

    public init(_ kind: Kind, isOptional: Bool, span: SourceSpan) {
        self.kind = kind
        self.isOptional = isOptional
        self.span = span
    }
}

/// A raw or quoted SQL text, per database or one for all.
public enum SQLTextSyntax: Hashable, Sendable {
    /// One text for every database that the declaration is for.
    case common(String)
    /// A text for each database that has one.
    case perDatabase(postgresql: String?, sqlite: String?)
}

/// A declaration at the top of a file or in a namespace.
public struct DeclarationSyntax: Sendable {
    public indirect enum Kind: Sendable {
        case namespace(NamespaceSyntax)
        case `extension`(ExtensionSyntax)
        case enumeration(EnumSyntax)
        case type(TypeAliasSyntax)
        case mixin(MixinSyntax)
        case table(TableSyntax)
        case virtualTable(VirtualTableSyntax)
        case view(ViewSyntax)
        case sequence(SequenceSyntax)
        case opaque(OpaqueSyntax)
        case removed(RemovedSyntax)
    }

    public var kind: Kind
    /// The whole declaration, documentation excluded.
    public var span: SourceSpan

    public init(_ kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}

/// `namespace billing as "Billing" { declarations }`
public struct NamespaceSyntax: Sendable {
    public var naming: NamingSyntax
    public var declarations: [DeclarationSyntax]

    public init(naming: NamingSyntax, declarations: [DeclarationSyntax]) {
        self.naming = naming
        self.declarations = declarations
    }
}

/// `extension pgcrypto`, `extension "uuid-ossp" @version("1.1")`
public struct ExtensionSyntax: Sendable {
    public var naming: NamingSyntax

    public init(naming: NamingSyntax) { self.naming = naming }
}

/// `enum ResponseStatus { pending, sent }`
public struct EnumSyntax: Sendable {
    public var naming: NamingSyntax
    /// Each case: documentation, name, `as "stored text"`, `was old`, attributes.
    public var cases: [NamingSyntax]

    public init(naming: NamingSyntax, cases: [NamingSyntax]) {
        self.naming = naming
        self.cases = cases
    }
}

/// `type EmailAddress = String(320) check contains(value, "@") check short as email_short: length(value) < 321`
public struct TypeAliasSyntax: Sendable {
    public var naming: NamingSyntax
    public var type: TypeSyntax
    public var checks: [CheckSyntax]

    public init(naming: NamingSyntax, type: TypeSyntax, checks: [CheckSyntax]) {
        self.naming = naming
        self.type = type
        self.checks = checks
    }
}

/// `mixin Timestamps { members }`
public struct MixinSyntax: Sendable {
    public var naming: NamingSyntax
    public var members: [MemberSyntax]

    public init(naming: NamingSyntax, members: [MemberSyntax]) {
        self.naming = naming
        self.members = members
    }
}

/// `table AutoResponse as auto_responses: Timestamps @attributes { members }`
public struct TableSyntax: Sendable {
    public var naming: NamingSyntax
    public var mixins: [Identifier]
    public var members: [MemberSyntax]

    public init(naming: NamingSyntax, mixins: [Identifier], members: [MemberSyntax]) {
        self.naming = naming
        self.mixins = mixins
        self.members = members
    }
}

/// `virtual table Search as search using "fts5(title, body)" { title: String }`
public struct VirtualTableSyntax: Sendable {
    public var naming: NamingSyntax
    /// The module and its arguments, as they stand behind USING.
    public var module: String
    public var moduleSpan: SourceSpan
    public var members: [MemberSyntax]

    public init(naming: NamingSyntax, module: String, moduleSpan: SourceSpan, members: [MemberSyntax]) {
        self.naming = naming
        self.module = module
        self.moduleSpan = moduleSpan
        self.members = members
    }
}

/// `materialized view Name as sql_name uses A, B @attributes { members } = sql """…"""`
public struct ViewSyntax: Sendable {
    public var isMaterialized: Bool
    public var naming: NamingSyntax
    /// What the view reads; nil where it has no `uses`.
    public var uses: [UseSyntax]?
    public var members: [MemberSyntax]
    public var query: SQLTextSyntax
    public var querySpan: SourceSpan

    public init(
        isMaterialized: Bool, naming: NamingSyntax, uses: [UseSyntax]?, members: [MemberSyntax],
        query: SQLTextSyntax, querySpan: SourceSpan
    ) {
        self.isMaterialized = isMaterialized
        self.naming = naming
        self.uses = uses
        self.members = members
        self.query = query
        self.querySpan = querySpan
    }
}

/// `sequence invoiceNumber as invoice_no: Int64 @options(start: 1000) @ownedBy(Invoice.number)`
public struct SequenceSyntax: Sendable {
    public var naming: NamingSyntax
    public var type: TypeSyntax?

    public init(naming: NamingSyntax, type: TypeSyntax?) {
        self.naming = naming
        self.type = type
    }
}

/// One name behind `uses`: a Swift name (`Lead`, `Lead.email`, `invoiceNumber`), or the identity of an opaque object in
/// quotes (`"touch_row()"`).
public struct UseSyntax: Hashable, Sendable {
    public var path: [Identifier]
    /// Whether the one element of the path was quoted: an opaque object.
    public var isOpaque: Bool
    public var span: SourceSpan

    public init(path: [Identifier], isOpaque: Bool, span: SourceSpan) {
        self.path = path
        self.isOpaque = isOpaque
        self.span = span
    }
}

/// `sql function "touch()" on Lead uses A, "b()" @attributes """create""" drop """drop"""`
public struct OpaqueSyntax: Sendable {
    public var documentation: String?
    /// The words of the kind joined by one space: `function`, `event trigger`, `default privileges`.
    public var kind: Identifier
    /// The identity, argument types included.
    public var identity: Identifier
    public var table: Identifier?
    public var uses: [UseSyntax]?
    public var attributes: [AttributeSyntax]
    public var create: SQLTextSyntax
    public var drop: SQLTextSyntax?

    public init(
        documentation: String?, kind: Identifier, identity: Identifier, table: Identifier?, uses: [UseSyntax]?,
        attributes: [AttributeSyntax], create: SQLTextSyntax, drop: SQLTextSyntax?
    ) {
        self.documentation = documentation
        self.kind = kind
        self.identity = identity
        self.table = table
        self.uses = uses
        self.attributes = attributes
        self.create = create
        self.drop = drop
    }
}

/// `removed column Campaign.notes`, `removed case ResponseStatus.cancelled -> .failed`
public struct RemovedSyntax: Sendable {
    /// The words of the kind joined by one space: `column`, `materialized view`, `sql function`.
    public var kind: Identifier
    public var path: [Identifier]
    public var replacement: ExpressionSyntax?

    public init(kind: Identifier, path: [Identifier], replacement: ExpressionSyntax?) {
        self.kind = kind
        self.path = path
        self.replacement = replacement
    }
}
