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
        /// The key.
        public var key: Identifier
        /// The value.
        public var value: ExpressionSyntax

        /// Makes one from its parts.
        public init(key: Identifier, value: ExpressionSyntax) {
            self.key = key
            self.value = value
        }
    }

    /// The text of the `///` lines, markers and one following space removed, joined by LF.
    public var documentation: String?
    /// The Swift name.
    public var name: Identifier
    /// The settings.
    public var settings: [Setting]
    /// Where it stands.
    public var span: SourceSpan

    /// Makes one from its parts.
    public init(documentation: String?, name: Identifier, settings: [Setting], span: SourceSpan) {
        self.documentation = documentation
        self.name = name
        self.settings = settings
        self.span = span
    }
}

/// `@name(arguments)`
public struct AttributeSyntax: Sendable {
    /// The Swift name.
    public var name: Identifier
    /// The arguments; nil where there are no parentheses.
    public var arguments: [ArgumentSyntax]?
    /// Where it stands.
    public var span: SourceSpan

    /// Makes one from its parts.
    public init(name: Identifier, arguments: [ArgumentSyntax]?, span: SourceSpan) {
        self.name = name
        self.arguments = arguments
        self.span = span
    }
}

/// What every named declaration and member has in common: `/// docs`, `name as sql was old @attributes`.
public struct NamingSyntax: Sendable {
    /// The text of its `///` lines; nil: none.
    public var documentation: String?
    /// The Swift name.
    public var name: Identifier
    /// The SQL name behind `as`.
    public var sqlName: Identifier?
    /// The former Swift name behind `was`.
    public var formerName: Identifier?
    /// The attributes, in the order written.
    public var attributes: [AttributeSyntax]

    /// Makes one from its parts.
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
public struct TypeSyntax: Sendable {
    /// What it can be.
    public indirect enum Kind: Sendable {
        /// A name with points, generic arguments in `< >` and arguments in `( )`.
        case named([Identifier], generics: [TypeSyntax], arguments: [ArgumentSyntax])
        /// `[T]`
        case array(TypeSyntax)
        /// It has been reported.
        case invalid
    }

    /// What it is.
    public var kind: Kind
    /// Whether a `?` follows.
    public var isOptional: Bool
    /// Where it stands, without the `?`.
    public var span: SourceSpan

    /// Makes one from its parts.
    public init(_ kind: Kind, isOptional: Bool, span: SourceSpan) {
        self.kind = kind
        self.isOptional = isOptional
        self.span = span
    }
}

/// A raw or quoted SQL text, per database or one for all.
public enum SQLTextSyntax: Equatable, Sendable {
    /// One text for every database that the declaration is for.
    case common(String)
    /// A text for each database that has one.
    case perDatabase(postgresql: String?, sqlite: String?)
}

/// A declaration at the top of a file or in a namespace.
public struct DeclarationSyntax: Sendable {
    /// What it can be.
    public enum Kind: Sendable {
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

    /// What it is.
    public var kind: Kind
    /// The whole declaration, documentation excluded.
    public var span: SourceSpan

    /// Makes one from its parts.
    public init(_ kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}

/// `namespace billing as "Billing" { declarations }`
public final class NamespaceSyntax: Sendable {
    /// Documentation, names and attributes.
    public let naming: NamingSyntax
    /// The declarations, in the order written.
    public let declarations: [DeclarationSyntax]

    /// Makes one from its parts.
    public init(naming: NamingSyntax, declarations: [DeclarationSyntax]) {
        self.naming = naming
        self.declarations = declarations
    }
}

/// `extension pgcrypto`, `extension "uuid-ossp" @version("1.1")`
public final class ExtensionSyntax: Sendable {
    /// Documentation, names and attributes.
    public let naming: NamingSyntax

    /// Makes one from its parts.
    public init(naming: NamingSyntax) { self.naming = naming }
}

/// `enum ResponseStatus { pending, sent }`
public final class EnumSyntax: Sendable {
    /// Documentation, names and attributes.
    public let naming: NamingSyntax
    /// Each case: documentation, name, `as "stored text"`, `was old`, attributes.
    public let cases: [NamingSyntax]

    /// Makes one from its parts.
    public init(naming: NamingSyntax, cases: [NamingSyntax]) {
        self.naming = naming
        self.cases = cases
    }
}

/// `type EmailAddress = String(320) check contains(value, "@") check short as email_short: length(value) < 321`
public final class TypeAliasSyntax: Sendable {
    /// Documentation, names and attributes.
    public let naming: NamingSyntax
    /// The type.
    public let type: TypeSyntax
    /// The checks, in the order written.
    public let checks: [CheckSyntax]

    /// Makes one from its parts.
    public init(naming: NamingSyntax, type: TypeSyntax, checks: [CheckSyntax]) {
        self.naming = naming
        self.type = type
        self.checks = checks
    }
}

/// `mixin Timestamps { members }`
public final class MixinSyntax: Sendable {
    /// Documentation, names and attributes.
    public let naming: NamingSyntax
    /// The members, in the order written.
    public let members: [MemberSyntax]

    /// Makes one from its parts.
    public init(naming: NamingSyntax, members: [MemberSyntax]) {
        self.naming = naming
        self.members = members
    }
}

/// `table AutoResponse as auto_responses: Timestamps @attributes { members }`
public final class TableSyntax: Sendable {
    /// Documentation, names and attributes.
    public let naming: NamingSyntax
    /// The mixins, in the order named.
    public let mixins: [Identifier]
    /// The members, in the order written.
    public let members: [MemberSyntax]

    /// Makes one from its parts.
    public init(naming: NamingSyntax, mixins: [Identifier], members: [MemberSyntax]) {
        self.naming = naming
        self.mixins = mixins
        self.members = members
    }
}

/// `virtual table Search as search using "fts5(title, body)" { title: String }`
public final class VirtualTableSyntax: Sendable {
    /// Documentation, names and attributes.
    public let naming: NamingSyntax
    /// The module and its arguments, as they stand behind USING.
    public let module: String
    /// Where the module stands.
    public let moduleSpan: SourceSpan
    /// The members, in the order written.
    public let members: [MemberSyntax]

    /// Makes one from its parts.
    public init(naming: NamingSyntax, module: String, moduleSpan: SourceSpan, members: [MemberSyntax]) {
        self.naming = naming
        self.module = module
        self.moduleSpan = moduleSpan
        self.members = members
    }
}

/// `materialized view Name as sql_name uses A, B @attributes { members } = sql """…"""`
public final class ViewSyntax: Sendable {
    /// Whether the view holds its rows.
    public let isMaterialized: Bool
    /// Documentation, names and attributes.
    public let naming: NamingSyntax
    /// What the view reads; nil where it has no `uses`.
    public let uses: [UseSyntax]?
    /// The members, in the order written.
    public let members: [MemberSyntax]
    /// The query.
    public let query: SQLTextSyntax
    /// Where the query stands.
    public let querySpan: SourceSpan

    /// Makes one from its parts.
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
public final class SequenceSyntax: Sendable {
    /// Documentation, names and attributes.
    public let naming: NamingSyntax
    /// The type.
    public let type: TypeSyntax?

    /// Makes one from its parts.
    public init(naming: NamingSyntax, type: TypeSyntax?) {
        self.naming = naming
        self.type = type
    }
}

/// One name behind `uses`: a Swift name (`Lead`, `Lead.email`, `invoiceNumber`), or the identity of an opaque object in
/// quotes (`"touch_row()"`).
public struct UseSyntax: Sendable {
    /// The names that lead to it.
    public var path: [Identifier]
    /// Whether the one element of the path was quoted: an opaque object.
    public var isOpaque: Bool
    /// Where it stands.
    public var span: SourceSpan

    /// Makes one from its parts.
    public init(path: [Identifier], isOpaque: Bool, span: SourceSpan) {
        self.path = path
        self.isOpaque = isOpaque
        self.span = span
    }
}

/// `sql function "touch()" on Lead uses A, "b()" @attributes """create""" drop """drop"""`
public final class OpaqueSyntax: Sendable {
    /// The text of its `///` lines; nil: none.
    public let documentation: String?
    /// The words of the kind joined by one space: `function`, `event trigger`, `default privileges`.
    public let kind: Identifier
    /// The identity, argument types included.
    public let identity: Identifier
    /// The table.
    public let table: Identifier?
    /// What it needs; nil: not said.
    public let uses: [UseSyntax]?
    /// The attributes, in the order written.
    public let attributes: [AttributeSyntax]
    /// The text that creates it.
    public let create: SQLTextSyntax
    /// The text that drops it.
    public let drop: SQLTextSyntax?

    /// Makes one from its parts.
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
public final class RemovedSyntax: Sendable {
    /// The words of the kind joined by one space: `column`, `materialized view`, `sql function`.
    public let kind: Identifier
    /// The names that lead to it.
    public let path: [Identifier]
    /// What stands behind `->`; nil: nothing.
    public let replacement: ExpressionSyntax?
    /// The attributes, in the order written.
    public let attributes: [AttributeSyntax]

    /// Makes one from its parts.
    public init(
        kind: Identifier, path: [Identifier], replacement: ExpressionSyntax?, attributes: [AttributeSyntax] = []
    ) {
        self.kind = kind
        self.path = path
        self.replacement = replacement
        self.attributes = attributes
    }
}
