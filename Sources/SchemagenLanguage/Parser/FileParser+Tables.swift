// Tables, virtual tables and views.
extension FileParser {
    /// Reads a table at its keyword.
    mutating func table(_ documentation: String?) -> TableSyntax? {
        advance()
        guard var naming = naming("the table's name", documentation: documentation) else { return nil }
        var mixins: [Identifier] = []
        if eat(.colon) {
            repeat {
                guard let mixin = name("the name of a mixin") else { break }
                mixins.append(mixin)
            } while eat(.comma)
        }
        naming.attributes = attributes()
        if kind == .colon, mixins.isEmpty, !naming.attributes.isEmpty {
            report(
                .misplacedClause, "mixins stand before the attributes", at: current.span,
                fixes: [.init("write `table \(naming.name.text): Mixin @attribute { … }`")])
            panic()
        }
        if kind == .leftParenthesis {
            report(
                .foreignKeyword, "the members of a table stand in braces", at: current.span,
                fixes: [.init("write `table \(naming.name.text) { … }`")])
            skipBalanced()
            if kind != .leftBrace { return TableSyntax(naming: naming, mixins: mixins, members: []) }
        }
        let what = "table `\(naming.name.text)`"
        guard let opened = openBody(of: what) else { return nil }
        return TableSyntax(naming: naming, mixins: mixins, members: members(opened: opened, of: what))
    }

    /// Reads a virtual table at the word `virtual`.
    mutating func virtualTable(_ documentation: String?) -> VirtualTableSyntax? {
        advance()
        guard eat(.table) else {
            fail(expected: "`table`")
            return nil
        }
        guard var naming = naming("the virtual table's name", documentation: documentation) else { return nil }
        var module = ""
        var moduleSpan = current.span
        if eat(.using) {
            moduleSpan = current.span
            if kind == .string || kind == .rawString {
                module = stream.stringValue(of: current)
                advance()
            } else {
                fail(
                    expected: "the module in quotes",
                    fixes: [.init("write `using \"fts5(title, body)\"`")])
            }
        } else {
            fail(
                expected: "`using` and the module", fixes: [.init("write `using \"fts5(title, body)\"`")])
        }
        naming.attributes = attributes()
        let what = "table `\(naming.name.text)`"
        guard let opened = openBody(of: what) else { return nil }
        return VirtualTableSyntax(
            naming: naming, module: module, moduleSpan: moduleSpan, members: members(opened: opened, of: what))
    }

    /// Reads a view at the word `view`.
    mutating func view(_ documentation: String?, isMaterialized: Bool) -> ViewSyntax? {
        advance()
        guard var naming = naming("the view's name", documentation: documentation) else { return nil }
        let uses = uses()
        naming.attributes = attributes()
        let what = "view `\(naming.name.text)`"
        guard let opened = openBody(of: what) else { return nil }
        let members = members(opened: opened, of: what)
        var query = SQLTextSyntax.common("")
        var querySpan = span(from: previousEnd)
        if eat(.equal) {
            (query, querySpan) = viewQuery()
        } else {
            fail(
                expected: "`=` and the view's query", fixes: [.init("write `= sql \"\"\"…\"\"\"` behind the `}`")])
        }
        return ViewSyntax(
            isMaterialized: isMaterialized, naming: naming, uses: uses, members: members, query: query,
            querySpan: querySpan)
    }

    private mutating func viewQuery() -> (SQLTextSyntax, SourceSpan) {
        let start = current.span.start
        if kind == .string || kind == .rawString {
            report(
                .badSQLText, "the word `sql` stands before a view's query", at: current.span,
                fixes: [.init("write `= sql \"\"\"…\"\"\"`")])
        } else if !eat(.sql) {
            fail(expected: "`sql` and the view's query")
            return (.common(""), span(from: start))
        }
        let text = sqlText() ?? .common("")
        return (text, span(from: start))
    }

    // MARK: SQL texts

    /// Reads a text, or one for each database in parentheses.
    mutating func sqlText() -> SQLTextSyntax? {
        switch kind {
        case .string, .rawString:
            let text = stream.stringValue(of: current)
            advance()
            return .common(text)
        case .leftParenthesis:
            let span = current.span
            let arguments = self.arguments()
            return isPanicking ? nil : sqlText(arguments, at: span)
        default:
            fail(
                expected: "SQL in quotes", code: .badSQLText,
                fixes: [.init("write \"\"\"…\"\"\", or (postgresql: \"\"\"…\"\"\", sqlite: \"\"\"…\"\"\")")])
            return nil
        }
    }

    private mutating func sqlText(_ arguments: [ArgumentSyntax], at span: SourceSpan) -> SQLTextSyntax? {
        var texts: [String: String] = [:]
        for argument in arguments {
            guard case .string(let text) = argument.value.kind else {
                report(.badSQLText, "SQL stands in quotes", at: argument.value.span)
                continue
            }
            guard let label = argument.label else {
                if arguments.count == 1 { return .common(text) }
                report(
                    .badSQLText, "it is not said which database this is for", at: argument.value.span,
                    fixes: [.init("write `postgresql:` or `sqlite:` before it")])
                continue
            }
            guard label.text == "postgresql" || label.text == "sqlite" else {
                let meant = Suggestion.closest(to: label.text, in: ["postgresql", "sqlite"])
                report(
                    .badSQLText, "there is no database `\(label.text)`", at: label.span,
                    fixes: [
                        meant.map { .init("did you mean `\($0)`?", replacement: $0) }
                            ?? .init("the databases are `postgresql` and `sqlite`")
                    ])
                continue
            }
            if texts[label.text] != nil {
                report(.badSQLText, "a second text for `\(label.text)`", at: label.span)
                continue
            }
            texts[label.text] = text
        }
        if arguments.isEmpty { report(.badSQLText, "there is no SQL in the parentheses", at: span) }
        return .perDatabase(postgresql: texts["postgresql"], sqlite: texts["sqlite"])
    }
}
