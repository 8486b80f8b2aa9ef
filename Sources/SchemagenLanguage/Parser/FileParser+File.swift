// The file: an optional header, then declarations.
extension FileParser {
    /// Reads the whole file.
    mutating func file() -> SyntaxTree {
        var header: HeaderSyntax?
        if keyword == .schema {
            header = self.header()
            if isPanicking { resynchroniseDeclaration(startedAt: -1) }
        }
        let declarations = self.declarations(in: nil)
        finish()
        return SyntaxTree(header: header, declarations: declarations)
    }

    /// Reads declarations up to the end of the file, or of the namespace whose name is given.
    mutating func declarations(in namespace: Identifier?) -> [DeclarationSyntax] {
        var result: [DeclarationSyntax] = []
        while true {
            let start = index
            switch kind {
            case .endOfFile: return result
            case .rightBrace:
                if namespace != nil { return result }
                report(.unmatchedBracket, "this `}` closes nothing", at: current.span, fixes: [.init("leave it out")])
                advance()
            case .at:
                report(
                    .misplacedAttribute, "an attribute stands behind the name, before the `{`", at: current.span,
                    fixes: [.init("write `table Name @attribute { … }`")])
                _ = attributes()
            case .comma:
                report(
                    .unexpectedToken, "nothing separates declarations", at: current.span,
                    fixes: [.init("leave the `,` out", replacement: "")])
                advance()
                if kind != .identifier, kind != .rightBrace { panic() }
            default:
                if let declaration = declaration(in: namespace) { result.append(declaration) }
            }
            if isPanicking {
                resynchroniseDeclaration(startedAt: start)
                // It closes what was closed too early above, and that has been reported.
                if namespace == nil, kind == .rightBrace { skip() }
            }
        }
    }

    // MARK: Bodies

    /// Moves past the `{` of a body and gives its place.
    mutating func openBody(of what: String) -> SourceSpan? {
        recoverToBody()
        let opened = current.span
        if eat(.leftBrace) { return opened }
        if isPanicking { return nil }
        let isMissing = kind == .identifier && !looksLikeDeclaration() && startsBody()
        reportExpected("`{` and what \(what) holds")
        if isMissing { return opened }
        panic()
        recoverToBody()
        let place = current.span
        return eat(.leftBrace) ? place : nil
    }

    /// Whether the current token can be the first of a body, so that only its `{` is missing.
    private func startsBody() -> Bool {
        // A `{` further on in the line: something in the head is wrong.
        var offset = 1
        while offset < 32, !peek(offset).isFirstOnLine, peek(offset).kind != .endOfFile {
            if peek(offset).kind == .leftBrace { return false }
            offset += 1
        }
        if looksLikeMember() { return true }
        // The first case of an enum.
        let next = peek(1)
        return next.kind == .comma || next.kind == .rightBrace || next.keyword == .as || next.keyword == .was
    }

    /// Moves past the `}` of a body, or reports that it is missing.
    mutating func closeBody(_ opened: SourceSpan, of what: String) {
        if isPanicking { calm() }
        if eat(.rightBrace) { return }
        reportExpected(
            "`}` at the end of \(what)", code: .unclosedBracket, notes: [.init("`{` opened here", at: opened)])
    }

    /// Reads the members up to the `}` of a body whose `{` has been read.
    mutating func members(opened: SourceSpan, of what: String) -> [MemberSyntax] {
        var result: [MemberSyntax] = []
        while kind != .rightBrace, kind != .endOfFile {
            let start = index
            if misplacedRemoval("column", in: what) {
                resynchroniseMember(startedAt: start)
                continue
            }
            if current.isFirstOnLine, looksLikeDeclaration() { break }
            switch kind {
            case .comma:
                report(
                    .unexpectedToken, "nothing separates members", at: current.span,
                    fixes: [.init("leave the `,` out", replacement: "")])
                advance()
                if kind != .identifier, kind != .rightBrace { panic() }
            case .at:
                report(
                    .misplacedAttribute, "an attribute stands behind the member that it belongs to", at: current.span,
                    fixes: [.init("move it to the end of the member")])
                _ = attributes()
            default:
                if let member = member() { result.append(member) }
            }
            if isPanicking { resynchroniseMember(startedAt: start) }
        }
        closeBody(opened, of: what)
        return result
    }
}
