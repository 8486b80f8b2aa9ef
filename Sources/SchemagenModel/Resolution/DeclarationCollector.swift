import SchemagenLanguage

/// What surrounds a declaration: nothing, or a namespace.
struct DeclarationScope {
    /// The SQL name of the PostgreSQL schema.
    var sqlSchema: String?
    /// The databases of the schema, narrowed by the namespace's `@only`.
    var databases: DatabaseSet
    /// The findings that the namespace allows.
    var allowances: [Allowance] = []
}

/// A declaration with what surrounds it.
struct Scoped<Syntax> {
    var syntax: Syntax
    var scope: DeclarationScope
    /// The whole declaration.
    var span: SourceSpan
}

/// A table or a virtual table.
final class TableDeclaration {
    let naming: NamingSyntax
    let mixins: [Identifier]
    let members: [MemberSyntax]
    /// The module of a virtual table with its place.
    let module: (text: String, span: SourceSpan)?

    init(
        naming: NamingSyntax, mixins: [Identifier], members: [MemberSyntax],
        module: (text: String, span: SourceSpan)? = nil
    ) {
        self.naming = naming
        self.mixins = mixins
        self.members = members
        self.module = module
    }
}

/// The declarations of a file, namespaces opened, sorted by kind.
struct CollectedDeclarations {
    var namespaces: [Namespace] = []
    var extensions: [Scoped<ExtensionSyntax>] = []
    var enums: [Scoped<EnumSyntax>] = []
    var types: [Scoped<TypeAliasSyntax>] = []
    var mixins: [Scoped<MixinSyntax>] = []
    var tables: [Scoped<TableDeclaration>] = []
    var views: [Scoped<ViewSyntax>] = []
    var sequences: [Scoped<SequenceSyntax>] = []
    var opaqueObjects: [Scoped<OpaqueSyntax>] = []
    var removals: [Scoped<RemovedSyntax>] = []
    /// The objects in the order of the file.
    var order: [ObjectIdentity] = []
}

/// Opens the namespaces of a file and declares every Swift name, so that what follows can refer to what comes later.
struct DeclarationCollector {
    private let context: ResolutionContext
    private var result = CollectedDeclarations()
    private var namespaces: [String: SourceSpan] = [:]

    private init(context: ResolutionContext) { self.context = context }

    /// Collects the declarations of a tree.
    static func collect(_ tree: SyntaxTree, context: ResolutionContext) -> CollectedDeclarations {
        var collector = DeclarationCollector(context: context)
        let scope = DeclarationScope(databases: context.databases)
        context.declarations.reserve(tree.declarations.count)
        for declaration in tree.declarations { collector.collect(declaration, in: scope) }
        return collector.result
    }

    private mutating func collect(_ declaration: DeclarationSyntax, in scope: DeclarationScope) {
        let span = declaration.span
        switch declaration.kind {
        case .namespace(let syntax): collect(syntax, in: scope)
        case .extension(let syntax):
            result.extensions.append(Scoped(syntax: syntax, scope: scope, span: span))
            result.order.append(ObjectIdentity(.extension, syntax.naming.name.text))
        case .enumeration(let syntax):
            guard declare(syntax.naming, .enumeration) else { return }
            result.enums.append(Scoped(syntax: syntax, scope: scope, span: span))
        case .type(let syntax):
            guard declare(syntax.naming, .type) else { return }
            result.types.append(Scoped(syntax: syntax, scope: scope, span: span))
        case .mixin(let syntax):
            guard declare(syntax.naming, .mixin) else { return }
            result.mixins.append(Scoped(syntax: syntax, scope: scope, span: span))
        case .table(let syntax):
            guard declare(syntax.naming, .table) else { return }
            let table = TableDeclaration(naming: syntax.naming, mixins: syntax.mixins, members: syntax.members)
            result.tables.append(Scoped(syntax: table, scope: scope, span: span))
        case .virtualTable(let syntax):
            guard declare(syntax.naming, .table) else { return }
            let table = TableDeclaration(
                naming: syntax.naming, mixins: [], members: syntax.members, module: (syntax.module, syntax.moduleSpan))
            result.tables.append(Scoped(syntax: table, scope: scope, span: span))
        case .view(let syntax):
            guard declare(syntax.naming, .view) else { return }
            result.views.append(Scoped(syntax: syntax, scope: scope, span: span))
        case .sequence(let syntax):
            guard declare(syntax.naming, .sequence) else { return }
            context.sequences.insert(syntax.naming.name.text)
            result.sequences.append(Scoped(syntax: syntax, scope: scope, span: span))
        case .opaque(let syntax):
            result.opaqueObjects.append(Scoped(syntax: syntax, scope: scope, span: span))
            result.order.append(ObjectIdentity(.opaque, syntax.objectName))
        case .removed(let syntax):
            result.removals.append(Scoped(syntax: syntax, scope: scope, span: span))
        }
    }

    private mutating func declare(_ naming: NamingSyntax, _ kind: DeclarationTable.Kind) -> Bool {
        guard context.declarations.declare(naming.name, kind, context: context) else { return false }
        if let kind = kind.objectKind { result.order.append(ObjectIdentity(kind, naming.name.text)) }
        return true
    }

    private mutating func collect(_ syntax: NamespaceSyntax, in outer: DeclarationScope) {
        let naming = syntax.naming
        let name = naming.name
        let attributes = AttributeReader(naming.attributes, on: .namespace, context: context)
        var scope = outer
        scope.databases = attributes.databases(within: outer.databases)
        scope.allowances += attributes.allowances()
        scope.sqlSchema = context.explicitName(naming.sqlName) ?? SQLIdentifier.fitted(SnakeCase.convert(name.text))
        if outer.sqlSchema != nil {
            context.report(
                .misplacedDeclaration, "a namespace cannot stand in a namespace", at: name.span)
            scope.sqlSchema = outer.sqlSchema
        } else if let first = namespaces[name.text] {
            context.report(
                .repeatedName, "the namespace `\(name.text)` is declared twice", at: name.span,
                notes: [Diagnostic.Note("the first declaration", at: first)])
        } else {
            namespaces[name.text] = name.span
            result.namespaces.append(
                Namespace(
                    name: name.text, sqlName: scope.sqlSchema ?? name.text, documentation: naming.documentation,
                    anchor: SourceAnchor(name.span)))
            result.order.append(ObjectIdentity(.namespace, name.text))
        }
        for declaration in syntax.declarations { collect(declaration, in: scope) }
    }
}

extension ResolutionContext {
    /// Reports something that only PostgreSQL has and that would have to be in SQLite too.
    func requirePostgreSQLAlone(_ databases: DatabaseSet, what: String, at span: SourceSpan) {
        guard databases.contains(.sqlite) else { return }
        report(
            .postgresqlOnly, "SQLite has nothing like \(what)", at: span,
            fixes: [Diagnostic.Fix("`@only(postgresql)` says that it is for PostgreSQL alone")])
    }
}

extension OpaqueSyntax {
    /// The name under which the object is known: kind and identity, and the table that it belongs to, since triggers,
    /// policies and rules of two tables may share a name.
    var objectName: String {
        OpaqueObject.name(kind: kind.text, identity: identity.text, table: table?.text)
    }
}
