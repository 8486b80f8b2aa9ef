// The header: `schema Name { key: value }`.
extension FileParser {
    /// Reads the header at the current token, which is the word `schema`.
    mutating func header() -> HeaderSyntax? {
        let documentation = documentation()
        let start = current.span.start
        advance()
        guard let name = name("the schema's name") else { return nil }
        guard let opened = openBody(of: "schema `\(name.text)`") else { return nil }
        var settings: [HeaderSyntax.Setting] = []
        while kind != .rightBrace, kind != .endOfFile {
            if current.isFirstOnLine, looksLikeDeclaration() { break }
            let first = index
            if let setting = setting() { settings.append(setting) }
            if isPanicking { resynchroniseMember(startedAt: first) }
            _ = eat(.comma)
        }
        closeBody(opened, of: "schema `\(name.text)`")
        return HeaderSyntax(documentation: documentation, name: name, settings: settings, span: span(from: start))
    }

    private mutating func setting() -> HeaderSyntax.Setting? {
        guard let key = name("a setting") else { return nil }
        if kind == .equal {
            report(
                .unexpectedToken, "a setting's value stands behind `:`", at: current.span,
                fixes: [.init("write `:`", replacement: ":")])
            advance()
        } else if !eat(.colon) {
            fail(expected: "`:` and the value of `\(key.text)`")
            return nil
        }
        return HeaderSyntax.Setting(key: key, value: settingValue())
    }

    /// Reads the value of a setting: no operators, but hyphenated keys.
    private mutating func settingValue() -> ExpressionSyntax {
        let start = current.span.start
        switch kind {
        case .leftBracket:
            var values: [ExpressionSyntax] = []
            list(.rightBracket, of: "a value", allowsEmpty: true) { values.append($0.settingValue()) }
            return ExpressionSyntax(.list(values), span: span(from: start))
        case .leftBrace:
            var entries: [ExpressionSyntax.ObjectEntry] = []
            list(.rightBrace, of: "an entry", allowsEmpty: true) { parser in
                guard let key = parser.settingKey() else { return }
                entries.append(ExpressionSyntax.ObjectEntry(key: key, value: parser.settingValue()))
            }
            return ExpressionSyntax(.object(entries), span: span(from: start))
        case .minus:
            advance()
            guard kind == .integer || kind == .decimal else {
                fail(expected: "a number")
                return ExpressionSyntax(.invalid, span: span(from: start))
            }
            return numberLiteral(sign: "-", from: start)
        case .identifier where peek(1).kind == .dot, .dot, .leftParenthesis, .exclamation:
            fail(expected: "a setting's value: a word, a number, a string, a list or a map")
            return ExpressionSyntax(.invalid, span: span(from: start))
        default: return primary()
        }
    }

    private mutating func settingKey() -> Identifier? {
        let key: Identifier
        switch kind {
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
}
