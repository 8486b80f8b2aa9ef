// Where the parser goes on after an error.
extension FileParser {
    /// Passes over a whole bracket, from the opening one at the current token to its partner. Stops before a `}` that
    /// closes something further out.
    mutating func skipBalanced() {
        var stack: [Token.Kind] = []
        var braces = 0
        repeat {
            switch kind {
            case .leftBrace:
                stack.append(.rightBrace)
                braces += 1
            case .leftParenthesis: stack.append(.rightParenthesis)
            case .leftBracket: stack.append(.rightBracket)
            case .rightBrace:
                if braces == 0 { return }
                while let last = stack.popLast(), last != .rightBrace {}
                braces -= 1
            case .rightParenthesis, .rightBracket:
                if stack.last == kind { stack.removeLast() }
            case .endOfFile: return
            default: break
            }
            skip()
        } while !stack.isEmpty
    }

    /// Goes on after an error inside a member: at the next line that begins a member or a declaration, or at the end of
    /// the body.
    mutating func resynchroniseMember(startedAt start: Int) {
        calm()
        if index == start, kind != .rightBrace, kind != .endOfFile { skipOne() }
        while true {
            switch kind {
            case .endOfFile, .rightBrace: return
            case .leftBrace, .leftParenthesis, .leftBracket: skipBalanced()
            default:
                if current.isFirstOnLine, looksLikeMember() || looksLikeDeclaration() { return }
                skip()
            }
        }
    }

    /// Goes on after an error outside a body: at the next line that begins a declaration, or at a closing brace.
    mutating func resynchroniseDeclaration(startedAt start: Int) {
        calm()
        if index == start, kind != .rightBrace, kind != .endOfFile { skipOne() }
        while true {
            switch kind {
            case .endOfFile, .rightBrace: return
            case .leftBrace, .leftParenthesis, .leftBracket: skipBalanced()
            default:
                if current.isFirstOnLine, looksLikeDeclaration() { return }
                skip()
            }
        }
    }

    private mutating func skipOne() {
        switch kind {
        case .leftBrace, .leftParenthesis, .leftBracket: skipBalanced()
        default: skip()
        }
    }

    /// After an error in front of a body, goes on at its `{`, so that the body is read and what it declares is known.
    mutating func recoverToBody() {
        guard isPanicking else { return }
        calm()
        while true {
            switch kind {
            case .leftBrace: return
            case .endOfFile, .rightBrace: return panic()
            case .leftParenthesis, .leftBracket: skipBalanced()
            default:
                if current.isFirstOnLine, looksLikeDeclaration() || looksLikeMember() { return panic() }
                skip()
            }
        }
    }

    /// Ends a bracketed list: moves past its closing bracket, or reports that it is missing. After an error in the list
    /// goes on behind the closing bracket where that can be found without leaving the member.
    mutating func close(_ closer: Token.Kind, opened: SourceSpan, expected what: String? = nil) {
        if kind == closer { return advance() }
        let mark = Self.spelling(closer)
        if !isPanicking {
            fail(
                expected: what ?? "`\(mark)`", code: .unclosedBracket,
                notes: [.init("`\(Self.spelling(Self.opener(of: closer)))` opened here", at: opened)])
        }
        calm()
        while true {
            if kind == closer { return skip() }
            switch kind {
            case .endOfFile, .rightBrace: return panic()
            case .rightParenthesis where openParentheses > 0 && closer != .rightParenthesis: return panic()
            case .rightBracket where openBrackets > 0 && closer != .rightBracket: return panic()
            case .leftBrace, .leftParenthesis, .leftBracket: skipBalanced()
            default:
                if current.isFirstOnLine, looksLikeMember() || looksLikeDeclaration() { return panic() }
                skip()
            }
        }
    }

    static func opener(of closer: Token.Kind) -> Token.Kind {
        switch closer {
        case .rightBrace: .leftBrace
        case .rightBracket: .leftBracket
        case .greater: .less
        default: .leftParenthesis
        }
    }

    static func spelling(_ kind: Token.Kind) -> String {
        switch kind {
        case .leftBrace: "{"
        case .rightBrace: "}"
        case .leftBracket: "["
        case .rightBracket: "]"
        case .less: "<"
        case .greater: ">"
        case .leftParenthesis: "("
        default: ")"
        }
    }

    /// Descends one level. Gives false, having reported it, where that is too deep.
    mutating func descend() -> Bool {
        depth += 1
        if depth <= Self.deepestNesting { return true }
        reportTooDeep(at: current.span)
        panic()
        return false
    }

    /// Comes back from a level.
    mutating func ascend() { depth -= 1 }

    mutating func reportTooDeep(at span: SourceSpan) {
        report(.nestingTooDeep, "this is nested more than \(Self.deepestNesting) levels deep", at: span)
    }

    // MARK: What a line begins

    /// Whether the current token begins a column: a word, then `:`, or `as` or `was` with a name and finally `:`.
    func startsColumn() -> Bool {
        guard kind == .identifier else { return false }
        if peek(1).kind == .colon { return true }
        var offset = 1
        for _ in 0..<2 {
            let clause = peek(offset).keyword
            let value = peek(offset + 1).kind
            if clause == .as, value == .identifier || value == .string || value == .rawString {
                offset += 2
            } else if clause == .was, value == .identifier {
                offset += 2
            } else {
                break
            }
            if peek(offset).kind == .colon { return true }
        }
        return false
    }

    /// Whether the current token, the first of its line, probably begins a member. Used to go on after an error.
    func looksLikeMember() -> Bool {
        guard kind == .identifier else { return false }
        if startsColumn() { return true }
        let next = peek(1)
        switch keyword {
        case .index, .unique, .primaryKey, .foreignKey: return next.kind == .leftParenthesis
        case .check, .computed: return next.kind == .identifier
        case .exclude: return next.keyword == .using
        case .partition: return next.keyword == .by
        // These continue the member on the line before.
        case .where, .include, .using, .references, .as, .was, .in, .with, .on, .drop, .uses, .managed, .externally,
            .from, .to, .modulus, .remainder:
            return false
        default: return next.kind == .identifier && !next.isFirstOnLine
        }
    }

    /// Whether the current token begins a declaration and cannot begin a member.
    func looksLikeDeclaration() -> Bool {
        guard kind == .identifier, keyword != .none, !startsColumn() else { return false }
        let next = peek(1)
        switch keyword {
        case .schema, .namespace, .enum, .mixin, .table, .view:
            return next.kind == .identifier && !next.isFirstOnLine && continuesDeclaration(2)
        case .type:
            return next.kind == .identifier && (peek(2).kind == .equal || continuesDeclaration(2))
        case .extension:
            return next.kind == .identifier || next.kind == .string
        case .virtual: return next.keyword == .table && peek(2).kind == .identifier
        case .materialized: return next.keyword == .view && peek(2).kind == .identifier
        case .sequence: return next.kind == .identifier && !next.isFirstOnLine
        case .sql: return next.kind == .identifier
        case .removed: return next.kind == .identifier && !next.isFirstOnLine
        default: return false
        }
    }

    /// Whether the token at an offset goes on as the head of a declaration does behind its name.
    private func continuesDeclaration(_ offset: Int) -> Bool {
        let token = peek(offset)
        switch token.kind {
        case .leftBrace, .colon, .at: return true
        default: return token.keyword == .as || token.keyword == .was || token.keyword == .uses
        }
    }
}
