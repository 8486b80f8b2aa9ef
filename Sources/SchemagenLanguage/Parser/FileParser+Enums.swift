// Enums.
extension FileParser {
    /// Reads an enum at its keyword.
    mutating func enumeration(_ documentation: String?) -> EnumSyntax? {
        advance()
        guard var naming = naming("the enum's name", documentation: documentation) else { return nil }
        if kind == .colon {
            report(
                .unexpectedToken, "an enum has no raw type; its cases are stored as text", at: current.span,
                fixes: [.init("leave `: …` out")])
            advance()
            _ = type()
        }
        naming.attributes = attributes()
        let what = "enum `\(naming.name.text)`"
        guard let opened = openBody(of: what) else { return nil }
        var cases: [NamingSyntax] = []
        var isCommaMissing = false
        while kind != .rightBrace, kind != .endOfFile {
            let start = index
            if misplacedRemoval("case", in: what) {
                resynchroniseCase(startedAt: start)
                continue
            }
            if current.isFirstOnLine, looksLikeDeclaration() { break }
            if let item = enumCase(isFirst: cases.isEmpty) { cases.append(item) }
            if isPanicking { resynchroniseCase(startedAt: start) }
            if eat(.comma) || kind == .rightBrace || kind == .endOfFile { continue }
            if current.isFirstOnLine, looksLikeDeclaration() { continue }
            if kind == .identifier, current.isFirstOnLine || !isCommaMissing || isSwiftCase {
                reportMissingComma()
                isCommaMissing = true
            } else if kind == .identifier {
                // A second one on a line is no case.
                resynchroniseCase(startedAt: index)
            } else {
                let here = index
                fail(expected: "`,` or `}`")
                resynchroniseCase(startedAt: here)
                _ = eat(.comma)
            }
        }
        closeBody(opened, of: what)
        return EnumSyntax(naming: naming, cases: cases)
    }

    /// A `case` in Swift's manner gets its own message.
    private mutating func reportMissingComma() {
        if isSwiftCase { return }
        reportExpected(
            "`,` between two cases", code: .missingSeparator,
            fixes: [.init("write `,` behind the case before")])
    }

    /// Whether Swift's `case` stands before the name of a case.
    private var isSwiftCase: Bool {
        guard kind == .identifier, !current.isQuoted, current.span.end - current.span.start == 4 else { return false }
        let next = peek(1)
        guard next.kind == .identifier, text == "case" else { return false }
        return next.keyword != .as && next.keyword != .was || peek(2).kind == .comma || peek(2).kind == .rightBrace
    }

    private mutating func enumCase(isFirst: Bool) -> NamingSyntax? {
        let documentation = documentation()
        if isSwiftCase {
            report(
                .foreignKeyword, "the cases of an enum have no `case` before them", at: current.span,
                fixes: [.init("leave `case` out and write `,` between cases", replacement: "")])
            advance()
        }
        if kind == .dot {
            report(
                .unexpectedToken, "a case is declared without a point", at: current.span,
                fixes: [.init("leave the `.` out", replacement: "")])
            advance()
        }
        guard var naming = naming("a case", documentation: documentation) else { return nil }
        if kind == .equal {
            report(
                .unexpectedToken, "what a case is stored as stands behind `as`", at: current.span,
                fixes: [.init("write `as`", replacement: "as")])
            advance()
            if current.isFirstOnLine || kind == .rightBrace {
                panic()
            } else if kind == .string || kind == .identifier {
                naming.sqlName = sqlName()
            } else {
                skip()
            }
        }
        if kind == .leftParenthesis {
            report(.unexpectedToken, "a case carries no values", at: current.span)
            skipBalanced()
        }
        naming.attributes = attributes()
        return naming
    }

    /// Goes on behind an error in a case: at the next comma, at the first name of another line, or at the end.
    private mutating func resynchroniseCase(startedAt start: Int) {
        calm()
        if index == start, kind != .rightBrace, kind != .endOfFile, kind != .comma { skip() }
        while true {
            switch kind {
            case .endOfFile, .rightBrace, .comma: return
            case .leftBrace, .leftParenthesis, .leftBracket: skipBalanced()
            default:
                if current.isFirstOnLine, kind == .identifier { return }
                skip()
            }
        }
    }
}
