import SchemagenLanguage

/// Resolves objects that are kept as SQL text.
struct OpaqueResolver {
    /// The kinds that there are, with what has to be known to drop one.
    private enum Drop { case derived, derivedWithTable, written }

    private static let kinds: [String: Drop] = [
        "function": .derived, "procedure": .derived, "aggregate": .derived, "operator": .derived,
        "operator class": .derived, "operator family": .derived, "cast": .derived, "conversion": .derived,
        "transform": .derived, "language": .derived, "access method": .derived, "collation": .derived,
        "type": .derived, "domain": .derived, "sequence": .derived, "schema": .derived, "statistics": .derived,
        "publication": .derived, "event trigger": .derived, "text search configuration": .derived,
        "text search dictionary": .derived, "text search parser": .derived, "text search template": .derived,
        "foreign data wrapper": .derived, "server": .derived, "foreign table": .derived, "table": .derived,
        "view": .derived, "materialized view": .derived, "index": .derived,
        "trigger": .derivedWithTable, "policy": .derivedWithTable, "rule": .derivedWithTable,
        "constraint": .derivedWithTable,
        // What such a text changes was something else before, which only its author knows.
        "comment": .written, "setting": .written, "grant": .written, "default privileges": .written,
    ]

    /// The kinds in alphabetical order.
    static let kindNames: [String] = kinds.keys.sorted()

    private let context: ResolutionContext
    private let uses: UsesResolver

    /// Makes a resolver.
    init(uses: UsesResolver, context: ResolutionContext) {
        self.context = context
        self.uses = uses
    }

    /// The objects of the declarations.
    func resolve(_ declarations: [Scoped<OpaqueSyntax>]) -> [OpaqueObject] {
        var names: [String: SourceSpan] = [:]
        var result: [OpaqueObject] = []
        for declaration in declarations {
            let object = resolve(declaration)
            let key = object.name
            // Two texts for one object, each for one database, are two declarations of it.
            if let first = names[key] {
                context.report(
                    .repeatedName, "`\(key)` is declared twice", at: declaration.syntax.identity.span,
                    notes: [Diagnostic.Note("the first declaration", at: first)],
                    fixes: [Diagnostic.Fix("texts that differ go into one: `(postgresql: \"…\", sqlite: \"…\")`")])
                continue
            }
            names[key] = declaration.syntax.identity.span
            result.append(object)
        }
        return result
    }

    private func resolve(_ declaration: Scoped<OpaqueSyntax>) -> OpaqueObject {
        let syntax = declaration.syntax
        let kind = syntax.kind
        let attributes = AttributeReader(syntax.attributes, on: .opaque, context: context)
        let databases = attributes.databases(within: declaration.scope.databases)
        if syntax.identity.text.isEmpty || SQLIdentifier.hasControlCharacter(syntax.identity.text) {
            context.report(
                .invalidSQLName, "an identity is neither empty nor does it hold control characters",
                at: syntax.identity.span)
        }
        if let drop = Self.kinds[kind.text] {
            if !["trigger", "view", "table"].contains(kind.text) {
                context.requirePostgreSQLAlone(databases, what: "`sql \(kind.text)`", at: syntax.identity.span)
            }
            checkDrop(syntax, drop, for: databases)
        } else {
            context.reportUnknown(
                .unknownSQLKind, "there is no kind of object `\(kind.text)`", name: kind.text, among: Self.kindNames,
                at: kind.span)
        }
        if let table = syntax.table {
            switch context.declarations[table.text]?.kind {
            case .table?, .view?: break
            default: context.reportUnknownTable(table, for: "to belong to")
            }
        }
        return OpaqueObject(
            kind: kind.text, identity: syntax.identity.text, documentation: syntax.documentation,
            table: syntax.table?.text, uses: uses.resolve(syntax.uses),
            create: context.sqlText(syntax.create),
            drop: syntax.drop.map { context.sqlText($0) },
            databases: databases, allowances: attributes.allowances() + declaration.scope.allowances,
            anchor: SourceAnchor(syntax.identity.span))
    }

    private func checkDrop(_ syntax: OpaqueSyntax, _ drop: Drop, for databases: DatabaseSet) {
        guard syntax.drop == nil else { return }
        switch drop {
        case .derived: break
        case .derivedWithTable:
            // SQLite's triggers have names of their own.
            guard syntax.table == nil, databases.contains(.postgresql) else { return }
            context.report(
                .missingDrop, "a \(syntax.kind.text) belongs to a table, and this one does not say to which",
                at: syntax.identity.span,
                fixes: [Diagnostic.Fix("name it: `sql \(syntax.kind.text) \"…\" on Table`")])
        case .written:
            context.report(
                .missingDrop, "how to take back `\(syntax.kind.text)` does not follow from its identity",
                at: syntax.identity.span, fixes: [Diagnostic.Fix("add what takes it back: `drop \"…\"`")])
        }
    }
}
