// Expressions: operands.
extension FileParser {
    /// Reads an operand without operators.
    mutating func primary() -> ExpressionSyntax {
        height = 1
        let start = current.span.start
        switch kind {
        case .integer, .decimal: return numberLiteral(sign: "", from: start)
        case .string, .rawString: return stringLiteral()
        // A name with a colon on the next line is the next column, unless it is the middle of a choice.
        case .identifier where openChoices > 0 || !(current.isFirstOnLine && startsColumn()):
            return peek(1).kind == .leftParenthesis ? call() : word()
        case .dot: return enumCase()
        case .leftParenthesis: return parenthesised()
        case .leftBracket: return listLiteral()
        case .leftBrace: return object()
        default:
            fail(expected: "an expression", code: .expectedExpression)
            return ExpressionSyntax(.invalid, span: place)
        }
    }

    private mutating func stringLiteral() -> ExpressionSyntax {
        let span = current.span
        let value = stream.stringValue(of: current)
        advance()
        return ExpressionSyntax(.string(value), span: span)
    }

    private mutating func listLiteral() -> ExpressionSyntax {
        let start = current.span.start
        let values = expressionList(.rightBracket)
        return ExpressionSyntax(.list(values), span: span(from: start))
    }

    /// Reads values in brackets with commas between them.
    mutating func expressionList(_ closer: Token.Kind) -> [ExpressionSyntax] {
        var values: [ExpressionSyntax] = []
        var deepest = 0
        list(closer, of: "a value", allowsEmpty: true) { parser in
            values.append(parser.expression())
            deepest = max(deepest, parser.height)
        }
        height = deepest + 1
        return values
    }

    /// Reads the number at the current token.
    mutating func numberLiteral(sign: String, from start: Int32) -> ExpressionSyntax {
        height = 1
        var text = self.text
        if text.utf8.contains(0x5F) { text.removeAll { $0 == "_" } }
        if !sign.isEmpty { text = sign + text }
        let isInteger = kind == .integer
        advance()
        return ExpressionSyntax(isInteger ? .integer(text) : .decimal(text), span: span(from: start))
    }

    private mutating func enumCase() -> ExpressionSyntax {
        let start = current.span.start
        let next = peek(1)
        if next.kind == .integer, next.span.start == current.span.end {
            let digits = stream.text(of: next)
            report(
                .badNumber, "a number has a digit on both sides of its point",
                at: current.span.union(next.span),
                fixes: [.init("write 0.\(digits)", replacement: "0.\(digits)")])
            advance()
            advance()
            return ExpressionSyntax(.decimal("0.\(digits)"), span: span(from: start))
        }
        advance()
        guard let name = name("the name of an enum case") else {
            return ExpressionSyntax(.invalid, span: span(from: start))
        }
        return ExpressionSyntax(.enumCase(name.text), span: span(from: start))
    }

    private mutating func parenthesised() -> ExpressionSyntax {
        let opened = current.span
        openParentheses += 1
        advance()
        let inner = expression()
        let innerHeight = height
        openParentheses -= 1
        close(.rightParenthesis, opened: opened)
        height = innerHeight
        return ExpressionSyntax(inner.kind, span: span(from: opened.start))
    }

    /// Reads what begins with a name and is no call: a literal word, a column, `Table.column`.
    private mutating func word() -> ExpressionSyntax {
        let start = current.span.start
        let next = peek(1).kind
        if next != .dot, !current.isQuoted, let literal = literalWord() {
            advance()
            return ExpressionSyntax(literal, span: span(from: start))
        }
        let first = identifier
        advance()
        guard kind == .dot else { return ExpressionSyntax(.name(first.text), span: first.span) }
        var path = [first]
        while kind == .dot {
            advance()
            guard let part = name("a name") else { break }
            path.append(part)
        }
        if kind == .leftParenthesis {
            report(
                .unexpectedToken, "values have no methods", at: current.span,
                fixes: [.init("call a function with the value as its argument: `length(name)`")])
            skipBalanced()
        }
        return ExpressionSyntax(.member(path), span: span(from: start))
    }

    private mutating func call() -> ExpressionSyntax {
        let name = identifier
        advance()
        let arguments = self.arguments()
        height += 1
        return ExpressionSyntax(.call(name, arguments), span: span(from: name.span.start))
    }

    /// `true`, `false` and `nil`; SQL's spelling of them is reported.
    private mutating func literalWord() -> ExpressionSyntax.Kind? {
        switch keyword {
        case .true: return .boolean(true)
        case .false: return .boolean(false)
        case .nil: return .null
        case .none: break
        default: return nil
        }
        let length = current.span.end - current.span.start
        if length < 4 || length > 5 { return nil }
        let text = self.text
        let meant: (String, ExpressionSyntax.Kind)
        switch text {
        case "NULL", "null", "Null": meant = ("nil", .null)
        case "TRUE", "True": meant = ("true", .boolean(true))
        case "FALSE", "False": meant = ("false", .boolean(false))
        default: return nil
        }
        report(
            .foreignKeyword, "`\(text)` is SQL's word", at: current.span,
            fixes: [.init("did you mean `\(meant.0)`?", replacement: meant.0)])
        return meant.1
    }

    /// Reads `{ key: value }`.
    private mutating func object() -> ExpressionSyntax {
        let start = current.span.start
        var entries: [ExpressionSyntax.ObjectEntry] = []
        var deepest = 0
        list(.rightBrace, of: "an entry", allowsEmpty: true) { parser in
            guard let key = parser.objectKey() else { return }
            let value = parser.expression()
            deepest = max(deepest, parser.height)
            entries.append(ExpressionSyntax.ObjectEntry(key: key, value: value))
        }
        height = deepest + 1
        return ExpressionSyntax(.object(entries), span: span(from: start))
    }

    private mutating func objectKey() -> Identifier? {
        let key: Identifier
        switch kind {
        // A diagnostic's code, in the header's `lint`.
        case .identifier: key = hyphenated()
        case .string, .rawString:
            key = Identifier(stream.stringValue(of: current), span: current.span)
            advance()
        default:
            fail(expected: "a key", code: .expectedName)
            return nil
        }
        guard eat(.colon) else {
            fail(expected: "`:` behind the key")
            return nil
        }
        return key
    }

    /// Reads `(label: value, value)`. With `codeFirst`, the first argument is a diagnostic's code.
    mutating func arguments(codeFirst: Bool = false) -> [ArgumentSyntax] {
        var result: [ArgumentSyntax] = []
        var deepest = 0
        list(.rightParenthesis, of: "an argument", allowsEmpty: true) { parser in
            if codeFirst, result.isEmpty, parser.kind == .identifier, parser.peek(1).kind != .colon {
                let code = parser.hyphenated()
                let value = ExpressionSyntax(.name(code.text), span: code.span)
                result.append(ArgumentSyntax(label: nil, value: value))
                return
            }
            var label: Identifier?
            if parser.kind == .identifier, parser.peek(1).kind == .colon, parser.peek(2).kind != .colon {
                label = parser.identifier
                parser.advance()
                parser.advance()
            }
            let value = parser.expression()
            deepest = max(deepest, parser.height)
            result.append(ArgumentSyntax(label: label, value: value))
        }
        height = deepest
        return result
    }
}
