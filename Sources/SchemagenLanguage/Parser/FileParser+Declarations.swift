// The file, its header and its declarations.
extension FileParser {
    /// Reads the whole file.
    mutating func file() -> SyntaxTree {
        var header: HeaderSyntax?
        if keyword == .schema, peek(1).kind == .identifier { header = self.header() }
        var result: [DeclarationSyntax] = []
        declarations(into: &result, isNested: false)
        finish()
        return SyntaxTree(header: header, declarations: result)
    }

    /// Reads declarations up to the end of the file, or of the namespace.
    private mutating func declarations(into result: inout [DeclarationSyntax], isNested: Bool) {
        while kind != .endOfFile {
            if kind == .rightBrace {
                if isNested { return }
                report(.unexpectedToken, "this `}` closes nothing", at: current.span, fixes: [.init("take it out")])
                skip()
                continue
            }
            let start = index
            if let declaration = declaration(isNested: isNested) { result.append(declaration) }
            if isPanicking { resynchroniseDeclaration(startedAt: start) }
        }
    }

    // MARK: Header

    private mutating func header() -> HeaderSyntax? {
        let documentation = documentation()
        let start = current.span.start
        advance()
        guard let name = name("the schema's name") else {
            resynchroniseDeclaration(startedAt: index)
            return nil
        }
        var settings: [HeaderSyntax.Setting] = []
        let opened = current.span
        if kind == .leftBrace {
            advance()
            while kind != .rightBrace, kind != .endOfFile {
                let first = index
                if let setting = setting() { settings.append(setting) }
                if isPanicking {
                    resynchroniseMember(startedAt: first)
                    continue
                }
                _ = eat(.comma)
            }
            close(.rightBrace, opened: opened)
        } else {
            reportExpected("`{`")
        }
        if isPanicking { resynchroniseDeclaration(startedAt: index) }
        return HeaderSyntax(
            documentation: documentation, name: name, settings: settings, span: span(from: start))
    }

    private mutating func setting() -> HeaderSyntax.Setting? {
        guard let key = name("a setting") else { return nil }
        guard eat(.colon) else {
            fail(expected: "`:` behind `\(key.text)`")
            return nil
        }
        return HeaderSyntax.Setting(key: key, value: expression())
    }

    // MARK: Declarations

    private mutating func declaration(isNested: Bool) -> DeclarationSyntax? {
        let documentation = documentation()
        let start = current.span.start
        guard kind == .identifier else {
            fail(expected: "a declaration", code: .expectedDeclaration)
            return nil
        }
        let body: DeclarationSyntax.Kind?
        switch keyword {
        case .namespace: body = namespace(documentation, isNested: isNested)
        case .extension: body = self.extension(documentation)
        case .enum: body = enumeration(documentation)
        case .type: body = typeAlias(documentation)
        case .mixin: body = mixin(documentation)
        case .table: body = table(documentation)
        case .virtual: body = virtualTable(documentation)
        case .view, .materialized: body = view(documentation)
        case .sequence: body = sequence(documentation)
        case .sql: body = opaque(documentation)
        case .removed: body = removed()
        case .schema:
            report(
                .misplacedHeader, "the header stands once, at the start of the file", at: current.span,
                fixes: [.init("move it to the top, or take it out")])
            _ = header()
            return nil
        default:
            unknownDeclaration()
            return nil
        }
        return body.map { DeclarationSyntax($0, span: span(from: start)) }
    }

    private mutating func unknownDeclaration() {
        let word = text
        let foreign = ["struct", "class", "let", "var", "func", "model", "create", "CREATE", "final", "public"]
        var fixes: [Diagnostic.Fix] = []
        if ["struct", "class", "model", "create", "CREATE", "final", "public"].contains(word) {
            fixes = [.init("did you mean `table`?", replacement: "table")]
        } else if !foreign.contains(word), let close = Suggestion.closest(to: word, in: Self.declarationWords) {
            fixes = [.init("did you mean `\(close)`?", replacement: close)]
        }
        report(
            .expectedDeclaration, "`\(word)` begins no declaration", at: current.span,
            notes: fixes.isEmpty
                ? [.init("declarations begin with \(Self.declarationWords.joined(separator: ", "))")] : [],
            fixes: fixes)
        panic()
    }

    private static let declarationWords = [
        "namespace", "extension", "enum", "type", "mixin", "table", "virtual", "view", "materialized", "sequence",
        "sql",
        "removed",
    ]

    private mutating func namespace(_ documentation: String?, isNested: Bool) -> DeclarationSyntax.Kind? {
        if isNested {
            report(
                .nestedNamespace, "a namespace stands in no other", at: current.span,
                fixes: [.init("end the outer one first")])
        }
        advance()
        guard var naming = naming("the namespace's name", documentation: documentation, allowsFormer: false) else {
            return nil
        }
        naming.attributes = attributes()
        recoverToBody()
        let opened = current.span
        guard eat(.leftBrace) else {
            fail(expected: "`{`")
            return nil
        }
        var inner: [DeclarationSyntax] = []
        if descend() { declarations(into: &inner, isNested: true) }
        ascend()
        close(.rightBrace, opened: opened)
        return .namespace(NamespaceSyntax(naming: naming, declarations: inner))
    }

    private mutating func `extension`(_ documentation: String?) -> DeclarationSyntax.Kind? {
        advance()
        guard let name = sqlName() else { return nil }
        return .extension(
            ExtensionSyntax(
                naming: NamingSyntax(documentation: documentation, name: name, attributes: attributes())))
    }

    private mutating func enumeration(_ documentation: String?) -> DeclarationSyntax.Kind? {
        advance()
        guard var naming = naming("the enum's name", documentation: documentation) else { return nil }
        naming.attributes = attributes()
        recoverToBody()
        var cases: [NamingSyntax] = []
        list(.rightBrace, of: "an enum case", allowsEmpty: true) { parser in
            if let enumCase = parser.enumCaseDeclaration() { cases.append(enumCase) }
        }
        return .enumeration(EnumSyntax(naming: naming, cases: cases))
    }

    private mutating func enumCaseDeclaration() -> NamingSyntax? {
        let documentation = documentation()
        if text == "case", !current.isQuoted, peek(1).kind == .identifier, !peek(1).isFirstOnLine {
            report(
                .foreignKeyword, "a case stands without `case`", at: current.span,
                fixes: [.init("take `case` out", replacement: "")])
            advance()
        }
        if kind == .dot {
            report(
                .unexpectedToken, "a case is declared without its point", at: current.span,
                fixes: [.init("take the point out", replacement: "")])
            advance()
        }
        guard var naming = naming("an enum case", documentation: documentation) else { return nil }
        naming.attributes = attributes()
        return naming
    }

    private mutating func typeAlias(_ documentation: String?) -> DeclarationSyntax.Kind? {
        advance()
        guard var naming = naming("the type's name", documentation: documentation) else { return nil }
        guard eat(.equal) else {
            fail(expected: "`=` and the type", fixes: [.init("write `type \(naming.name.text) = String`")])
            return nil
        }
        let type = type()
        naming.attributes = attributes()
        var checks: [CheckSyntax] = []
        while keyword == .check || kind == .identifier && current.hasDocumentation && peek(0).keyword == .check {
            checks.append(domainCheck())
        }
        return .type(TypeAliasSyntax(naming: naming, type: type, checks: checks))
    }

    private mutating func domainCheck() -> CheckSyntax {
        let documentation = documentation()
        advance()
        var name: Identifier?
        var sqlName: Identifier?
        let next = peek(1)
        if kind == .identifier, next.kind == .colon || next.keyword == .as {
            name = identifier
            advance()
            sqlName = renamings(allowsFormer: false).sql
            if !eat(.colon) { fail(expected: "`:` and the condition") }
        }
        let condition = expression()
        return CheckSyntax(
            documentation: documentation, name: name, sqlName: sqlName, formerName: nil, condition: condition,
            attributes: attributes())
    }

    private mutating func mixin(_ documentation: String?) -> DeclarationSyntax.Kind? {
        advance()
        guard let naming = naming("the mixin's name", documentation: documentation, allowsFormer: false) else {
            return nil
        }
        return .mixin(MixinSyntax(naming: naming, members: body()))
    }

    private mutating func table(_ documentation: String?) -> DeclarationSyntax.Kind? {
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
        return .table(TableSyntax(naming: naming, mixins: mixins, members: body()))
    }

    private mutating func virtualTable(_ documentation: String?) -> DeclarationSyntax.Kind? {
        advance()
        guard eat(.table) else {
            fail(expected: "`table`")
            return nil
        }
        guard var naming = naming("the table's name", documentation: documentation) else { return nil }
        guard eat(.using), kind == .string || kind == .rawString else {
            fail(expected: "`using` and the module in quotes", fixes: [.init("write `using \"fts5(title)\"`")])
            return nil
        }
        let module = stream.stringValue(of: current)
        let moduleSpan = current.span
        advance()
        naming.attributes = attributes()
        return .virtualTable(
            VirtualTableSyntax(naming: naming, module: module, moduleSpan: moduleSpan, members: body()))
    }

    private mutating func sequence(_ documentation: String?) -> DeclarationSyntax.Kind? {
        advance()
        guard var naming = naming("the sequence's name", documentation: documentation) else { return nil }
        let type = eat(.colon) ? self.type() : nil
        naming.attributes = attributes()
        return .sequence(SequenceSyntax(naming: naming, type: type))
    }

    private mutating func removed() -> DeclarationSyntax.Kind? {
        advance()
        guard kind == .identifier else {
            fail(expected: "what was removed: `column`, `table`, `case`, …", code: .expectedName)
            return nil
        }
        // The kind is every word but the last path; a path starts at the last word of a run.
        var words: [String] = [text]
        let kindStart = current.span
        var kindSpan = kindStart
        advance()
        while kind == .identifier, peek(1).kind == .identifier || peek(1).kind == .string || peek(1).kind == .rawString,
            !peek(1).isFirstOnLine, !current.isQuoted
        {
            words.append(text)
            kindSpan = kindSpan.union(current.span)
            advance()
        }
        let path = path("the path of what was removed")
        let replacement = eat(.arrow) ? expression() : nil
        return .removed(
            RemovedSyntax(
                kind: Identifier(words.joined(separator: " "), span: kindSpan), path: path, replacement: replacement))
    }
}
