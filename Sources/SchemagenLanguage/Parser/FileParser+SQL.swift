// Declarations whose substance is SQL: views and opaque objects.
extension FileParser {
    mutating func view(_ documentation: String?) -> DeclarationSyntax.Kind? {
        let isMaterialized = eat(.materialized)
        guard eat(.view) else {
            fail(expected: "`view`")
            return nil
        }
        guard var naming = naming("the view's name", documentation: documentation) else { return nil }
        let uses = uses()
        naming.attributes = attributes()
        let members = body()
        guard eat(.equal) else {
            fail(
                expected: "`=` and the query",
                fixes: [.init("write `= sql \"\"\"` and the query behind the view's `}`")])
            return nil
        }
        let start = current.span.start
        guard eat(.sql) else {
            fail(expected: "`sql` and the query in quotes")
            return nil
        }
        guard let query = sqlText("the query") else { return nil }
        return .view(
            ViewSyntax(
                isMaterialized: isMaterialized, naming: naming, uses: uses, members: members, query: query,
                querySpan: span(from: start)))
    }

    mutating func opaque(_ documentation: String?) -> DeclarationSyntax.Kind? {
        advance()
        var words: [String] = []
        var kindSpan = current.span
        while kind == .identifier {
            words.append(text)
            kindSpan = kindSpan.union(current.span)
            advance()
        }
        guard !words.isEmpty else {
            fail(expected: "the kind of the object, as `function`", code: .expectedName)
            return nil
        }
        guard kind == .string || kind == .rawString else {
            fail(
                expected: "the identity in quotes", code: .expectedName,
                fixes: [.init("write `sql function \"name(argument types)\"`")])
            return nil
        }
        let identity = Identifier(stream.stringValue(of: current), span: current.span)
        advance()
        var table: Identifier?
        if eat(.on) {
            guard let name = name("the name of a table") else { return nil }
            table = name
        }
        let uses = uses()
        let attributes = attributes()
        guard let create = sqlText("the text that creates the object") else { return nil }
        var drop: SQLTextSyntax?
        if eat(.drop) {
            guard let text = sqlText("the text that drops the object") else { return nil }
            drop = text
        }
        return .opaque(
            OpaqueSyntax(
                documentation: documentation, kind: Identifier(words.joined(separator: " "), span: kindSpan),
                identity: identity, table: table, uses: uses, attributes: attributes, create: create, drop: drop))
    }

    /// Reads `"…"` or `(postgresql: "…", sqlite: "…")`.
    private mutating func sqlText(_ what: String) -> SQLTextSyntax? {
        switch kind {
        case .string, .rawString:
            let text = stream.stringValue(of: current)
            advance()
            return .common(text)
        case .leftParenthesis:
            let start = current.span.start
            return sqlText(of: arguments(), at: span(from: start))
        default:
            fail(expected: "\(what) in quotes")
            return nil
        }
    }

    private mutating func sqlText(of arguments: [ArgumentSyntax], at place: SourceSpan) -> SQLTextSyntax? {
        var postgresql: String?
        var sqlite: String?
        for argument in arguments {
            guard case .string(let text) = argument.value.kind else {
                report(.badSQLText, "SQL stands in quotes", at: argument.value.span)
                continue
            }
            switch argument.label?.text {
            case nil where arguments.count == 1: return .common(text)
            case "postgresql" where postgresql == nil: postgresql = text
            case "sqlite" where sqlite == nil: sqlite = text
            default:
                report(
                    .badSQLText, "a text is for `postgresql` or for `sqlite`, each once",
                    at: argument.label?.span ?? argument.value.span)
            }
        }
        if postgresql == nil, sqlite == nil {
            report(.badSQLText, "there is no text", at: place)
            return nil
        }
        return .perDatabase(postgresql: postgresql, sqlite: sqlite)
    }
}
