// Declarations: which one begins here, and the small ones.
extension FileParser {
    /// Reads the declaration at the current token; nil where there is none, which has been reported.
    mutating func declaration(in namespace: Identifier?) -> DeclarationSyntax? {
        let documentation = documentation()
        return declaration(documentation: documentation, in: namespace)
    }

    private mutating func declaration(documentation: String?, in namespace: Identifier?) -> DeclarationSyntax? {
        let start = current.span.start
        guard let kind = declarationKind(keyword, documentation: documentation, in: namespace) else {
            return nil
        }
        return DeclarationSyntax(kind, span: span(from: start))
    }

    private mutating func declarationKind(
        _ keyword: Keyword, documentation: String?, in namespace: Identifier?
    ) -> DeclarationSyntax.Kind? {
        switch keyword {
        case .namespace: return self.namespace(documentation, in: namespace)
        case .extension: return extensionDeclaration(documentation)
        case .enum: return enumeration(documentation).map { .enumeration($0) }
        case .type: return typeAlias(documentation).map { .type($0) }
        case .mixin: return mixin(documentation).map { .mixin($0) }
        case .table: return table(documentation).map { .table($0) }
        case .virtual: return virtualTable(documentation).map { .virtualTable($0) }
        case .view: return view(documentation, isMaterialized: false).map { .view($0) }
        case .materialized:
            advance()
            guard self.keyword == .view else {
                fail(expected: "`view`")
                return nil
            }
            return view(documentation, isMaterialized: true).map { .view($0) }
        case .sequence: return sequence(documentation).map { .sequence($0) }
        case .sql: return opaque(documentation).map { .opaque($0) }
        case .removed:
            if documentation != nil { reportStrayDocumentation(of: current) }
            return removal().map { .removed($0) }
        case .schema:
            report(
                .misplacedHeader, "the header stands once, before all declarations", at: current.span,
                fixes: [.init("move its settings into the header at the top of the file")])
            _ = header()
            return nil
        default: return unknownDeclaration(documentation, in: namespace)
        }
    }

    // MARK: Words of other languages

    private static let keywords: [(word: String, keyword: Keyword)] = [
        ("namespace", .namespace), ("extension", .extension), ("enum", .enum), ("type", .type), ("mixin", .mixin),
        ("table", .table), ("virtual", .virtual), ("view", .view), ("materialized", .materialized),
        ("sequence", .sequence), ("sql", .sql), ("removed", .removed), ("schema", .schema),
    ]

    /// Words that other languages begin a similar declaration with.
    private static let foreign: [String: Keyword] = [
        "struct": .table, "class": .table, "actor": .table, "model": .table, "entity": .table, "record": .table,
        "enumeration": .enum, "typealias": .type, "domain": .type, "protocol": .mixin, "trait": .mixin,
        "function": .sql, "trigger": .sql, "procedure": .sql, "policy": .sql,
    ]

    /// Words that stand in front of a declaration in Swift.
    private static let modifiers: Set<String> = [
        "public", "private", "internal", "fileprivate", "open", "package", "final", "static", "indirect",
    ]

    private mutating func unknownDeclaration(
        _ documentation: String?, in namespace: Identifier?
    ) -> DeclarationSyntax.Kind? {
        let expected = "a declaration: `table`, `enum`, `type`, `mixin`, `view` and the like"
        // What stands here is wrong, not what stood before it.
        guard kind == .identifier else {
            fail(expected: expected, code: .expectedDeclaration, at: current.span)
            return nil
        }
        let word = text
        let span = current.span
        if Self.modifiers.contains(word), peek(1).kind == .identifier {
            report(
                .foreignKeyword, "`\(word)` has no meaning here", at: span,
                fixes: [.init("leave it out; the header's `swiftAccess` says how public the models are")])
            advance()
            return declarationKind(keyword, documentation: documentation, in: namespace)
        }
        if let meant = Self.foreign[word.lowercased()], peek(1).kind == .identifier || meant == .sql {
            let isSQL = meant == .sql
            report(
                .foreignKeyword, "`\(word)` begins no declaration", at: span,
                fixes: isSQL
                    ? [.init("write `sql \(word.lowercased()) \"name(…)\" \"\"\"…\"\"\"`")]
                    : [.init("did you mean `\(meant.rawValue)`?", replacement: meant.rawValue)])
            if isSQL {
                panic()
                return nil
            }
            return declarationKind(meant, documentation: documentation, in: namespace)
        }
        switch word.lowercased() {
        case "create", "alter", "drop", "insert", "comment", "grant", "begin", "select", "set":
            report(
                .foreignKeyword, "this is SQL; a schema declares what is there", at: span,
                fixes: [.init("write `table Name { … }`, or `sql KIND \"identity\" \"\"\"…\"\"\"` for other objects")])
            panic()
            return nil
        case "import", "func", "let", "var", "init":
            report(
                .foreignKeyword, "`\(word)` begins no declaration", at: span,
                fixes: word == "import" ? [.init("the header's `swiftImports` lists modules")] : [])
            panic()
            return nil
        default: break
        }
        let next = peek(1)
        if next.kind == .identifier || next.kind == .string,
            let meant = Suggestion.closest(to: word, in: Self.keywords.map(\.word)),
            let match = Self.keywords.first(where: { $0.word == meant })
        {
            report(
                .expectedDeclaration, "`\(word)` begins no declaration", at: span,
                fixes: [.init("did you mean `\(meant)`?", replacement: meant)])
            return declarationKind(match.keyword, documentation: documentation, in: namespace)
        }
        var fixes: [Diagnostic.Fix] = []
        if startsColumn() {
            fixes = [.init("a column stands in a table's `{ }`; is there a `}` too many above?")]
        } else if word == "uses" {
            fixes = [.init("it stands behind the name: `view Name uses A, B { … }`")]
        } else if looksLikeMember() {
            fixes = [.init("it stands in a table's `{ }`; is there a `}` too many above?")]
        }
        fail(expected: expected, code: .expectedDeclaration, at: span, fixes: fixes)
        return nil
    }

    // MARK: Small declarations

    private mutating func namespace(_ documentation: String?, in outer: Identifier?) -> DeclarationSyntax.Kind? {
        if let outer {
            report(
                .nestedNamespace, "namespaces do not nest", at: current.span,
                notes: [.init("the outer namespace", at: outer.span)],
                fixes: [.init("close `\(outer.text)` before")])
        }
        guard descend() else {
            ascend()
            return nil
        }
        defer { ascend() }
        advance()
        guard let name = name("the namespace's name") else { return nil }
        let sql = renamings(allowsFormer: false).sql
        let attributes = attributes()
        guard let opened = openBody(of: "namespace `\(name.text)`") else { return nil }
        let declarations = self.declarations(in: name)
        closeBody(opened, of: "namespace `\(name.text)`")
        let naming = NamingSyntax(documentation: documentation, name: name, sqlName: sql, attributes: attributes)
        return .namespace(NamespaceSyntax(naming: naming, declarations: declarations))
    }

    private mutating func extensionDeclaration(_ documentation: String?) -> DeclarationSyntax.Kind? {
        advance()
        guard let name = sqlName() else { return nil }
        let attributes = attributes()
        let naming = NamingSyntax(documentation: documentation, name: name, attributes: attributes)
        return .extension(ExtensionSyntax(naming: naming))
    }

    private mutating func typeAlias(_ documentation: String?) -> TypeAliasSyntax? {
        advance()
        guard var naming = naming("the type's name", documentation: documentation) else { return nil }
        if kind == .colon {
            report(
                .unexpectedToken, "what a type is stands behind `=`", at: current.span,
                fixes: [.init("write `=`", replacement: "=")])
            advance()
        } else if !eat(.equal) {
            fail(expected: "`=` and a type")
            return nil
        }
        let type = type()
        naming.attributes = attributes()
        var checks: [CheckSyntax] = []
        while keyword == .check {
            checks.append(domainCheck())
        }
        return TypeAliasSyntax(naming: naming, type: type, checks: checks)
    }

    private mutating func domainCheck() -> CheckSyntax {
        let documentation = documentation()
        advance()
        var name: Identifier?
        var sql: Identifier?
        let next = peek(1)
        if kind == .identifier, next.kind == .colon || next.keyword == .as && peek(3).kind == .colon {
            name = identifier
            advance()
            sql = renamings(allowsFormer: false).sql
            advance()
        }
        let condition = expression()
        return CheckSyntax(
            documentation: documentation, name: name, sqlName: sql, formerName: nil, condition: condition,
            attributes: attributes())
    }

    private mutating func mixin(_ documentation: String?) -> MixinSyntax? {
        advance()
        guard let name = name("the mixin's name") else { return nil }
        let what = "mixin `\(name.text)`"
        if keyword == .as || keyword == .was || kind == .at {
            reportExpected(
                "`{`", code: .misplacedClause,
                notes: [.init("a mixin is no object of the database and has no other name")])
            panic()
        }
        guard let opened = openBody(of: what) else { return nil }
        let members = members(opened: opened, of: what)
        return MixinSyntax(naming: NamingSyntax(documentation: documentation, name: name), members: members)
    }

    private mutating func sequence(_ documentation: String?) -> SequenceSyntax? {
        advance()
        guard var naming = naming("the sequence's name", documentation: documentation) else { return nil }
        let type: TypeSyntax? = eat(.colon) ? self.type() : nil
        naming.attributes = attributes()
        return SequenceSyntax(naming: naming, type: type)
    }
}
