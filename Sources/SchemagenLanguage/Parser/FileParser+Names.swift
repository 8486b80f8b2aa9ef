// Names, clauses, attributes, and paths.
extension FileParser {
    /// Reads a name.
    mutating func name(_ what: String) -> Identifier? {
        guard kind == .identifier else {
            var fixes: [Diagnostic.Fix] = []
            if kind == .string || kind == .rawString {
                fixes = [.init("a name stands without quotes; its SQL name stands behind `as`")]
            }
            fail(expected: what, code: .expectedName, fixes: fixes)
            return nil
        }
        let result = identifier
        advance()
        return result
    }

    /// Reads a name of SQL: a plain name, or anything in double quotes.
    ///
    /// - Parameter canBeEmpty: Whether it may be that of a constraint, which SQLite has without a name.
    mutating func sqlName(canBeEmpty: Bool = false) -> Identifier? {
        switch kind {
        case .identifier: return name("a SQL name")
        case .string, .rawString:
            let value = stream.stringValue(of: current)
            let result = Identifier(value, span: current.span)
            if !canBeEmpty || !value.isEmpty { checkSQLName(result) }
            advance()
            return result
        default:
            fail(expected: "a SQL name", code: .expectedName)
            return nil
        }
    }

    private mutating func checkSQLName(_ name: Identifier) {
        if name.text.isEmpty { return report(.badName, "a SQL name is empty", at: name.span) }
        for scalar in name.text.unicodeScalars {
            if scalar.value < 0x20 || scalar.value >= 0x7F && scalar.value < 0xA0 {
                return report(.badName, "a SQL name must hold no control character", at: name.span)
            }
            if CharacterClass.changesDirection(scalar) {
                return report(
                    .badName, "a SQL name must hold no character that turns the direction of text around",
                    at: name.span)
            }
        }
    }

    /// Reads `as sql` and `was name`, in this order. Where `allowsFormer` is false, `was` is an error.
    mutating func renamings(allowsFormer: Bool = true, canBeEmpty: Bool = false) -> (
        sql: Identifier?, former: Identifier?
    ) {
        var sql: Identifier?
        var former: Identifier?
        while kind == .identifier {
            let word = current.span
            if keyword == .as {
                if sql != nil {
                    report(.misplacedClause, "a second `as`", at: word)
                } else if former != nil {
                    report(
                        .misplacedClause, "`as` stands before `was`", at: word,
                        fixes: [.init("write `name as sql_name was oldName`")])
                }
                advance()
                sql = sqlName(canBeEmpty: canBeEmpty) ?? sql
            } else if keyword == .was {
                if former != nil { report(.misplacedClause, "a second `was`", at: word) }
                if !allowsFormer {
                    report(.misplacedClause, "`was` has no meaning here", at: word)
                }
                advance()
                former = name("the former name") ?? former
            } else {
                break
            }
        }
        return (sql, former)
    }

    /// Reads a name with `as` and `was`; attributes are read by whoever knows where they stand.
    mutating func naming(
        _ what: String, documentation: String?, allowsFormer: Bool = true, canBeEmpty: Bool = false
    ) -> NamingSyntax? {
        guard let name = name(what) else { return nil }
        let clauses = renamings(allowsFormer: allowsFormer, canBeEmpty: canBeEmpty)
        return NamingSyntax(
            documentation: documentation, name: name, sqlName: clauses.sql, formerName: clauses.former)
    }

    /// Reads any number of attributes.
    mutating func attributes() -> [AttributeSyntax] {
        var result: [AttributeSyntax] = []
        while kind == .at {
            if let attribute = attribute() { result.append(attribute) }
        }
        return result
    }

    private mutating func attribute() -> AttributeSyntax? {
        let start = current.span.start
        advance()
        if current.isFirstOnLine, startsColumn() || looksLikeDeclaration() {
            fail(expected: "an attribute's name", code: .expectedName)
            return nil
        }
        guard let name = name("an attribute's name") else { return nil }
        var arguments: [ArgumentSyntax]?
        if kind == .leftParenthesis { arguments = self.arguments(codeFirst: name.text == "allow") }
        return AttributeSyntax(name: name, arguments: arguments, span: span(from: start))
    }

    /// Reads words joined by hyphens without white space: a diagnostic's code.
    mutating func hyphenated() -> Identifier {
        let start = current.span.start
        var text = self.text
        advance()
        while kind == .minus, current.span.start == previousEnd, peek(1).kind == .identifier,
            peek(1).span.start == current.span.end
        {
            advance()
            text += "-" + self.text
            advance()
        }
        return Identifier(text, span: span(from: start))
    }

    /// Reads names joined by points; parts may be SQL names in quotes.
    mutating func path(_ what: String) -> [Identifier] {
        var result: [Identifier] = []
        repeat {
            if kind == .string || kind == .rawString {
                guard let part = sqlName() else { break }
                result.append(part)
            } else {
                guard let part = name(what) else { break }
                result.append(part)
            }
        } while eat(.dot)
        return result
    }

    /// Reads `uses A, B.c, "touch()"` where it stands.
    mutating func uses() -> [UseSyntax]? {
        guard keyword == .uses else { return nil }
        advance()
        var result: [UseSyntax] = []
        repeat {
            let start = current.span.start
            let isOpaque = kind == .string || kind == .rawString
            let path = path("the name of something used")
            if path.isEmpty { break }
            result.append(UseSyntax(path: path, isOpaque: isOpaque && path.count == 1, span: span(from: start)))
        } while eat(.comma)
        return result
    }

    /// Reads `(name, name)`.
    mutating func nameList(_ what: String) -> [Identifier] {
        var result: [Identifier] = []
        list(.rightParenthesis, of: what) { parser in
            if let name = parser.name(what) { result.append(name) }
        }
        return result
    }

    /// Reads a bracketed list whose opening bracket is the current token: elements with commas between them, and
    /// perhaps one behind the last.
    mutating func list(
        _ closer: Token.Kind, of what: String, allowsEmpty: Bool = false, element: (inout FileParser) -> Void
    ) {
        let opened = current.span
        let opener = FileParser.opener(of: closer)
        guard kind == opener else { return fail(expected: "`\(Self.spelling(opener))`") }
        let isRound = closer == .rightParenthesis
        let isSquare = closer == .rightBracket
        if isRound { openParentheses += 1 }
        if isSquare { openBrackets += 1 }
        advance()
        if kind == closer, !allowsEmpty { reportExpected(what) }
        let canDescend = descend()
        var isCommaMissing = false
        while canDescend, kind != closer, kind != .endOfFile {
            let start = index
            element(&self)
            if isPanicking || kind == closer || eat(.comma) { continue }
            guard index > start, startsElement() else { break }
            // A second one is more likely the consequence of a bracket that is missing.
            if isCommaMissing {
                panic()
                break
            }
            isCommaMissing = true
            reportExpected("`,`", code: .missingSeparator, fixes: [.init("write `,` between two of a list")])
        }
        ascend()
        if isRound { openParentheses -= 1 }
        if isSquare { openBrackets -= 1 }
        close(closer, opened: opened, expected: "`,` or `\(Self.spelling(closer))`")
    }

    /// Whether the current token can begin an element of a list, so that only a comma is missing before it.
    private func startsElement() -> Bool {
        if current.isFirstOnLine, looksLikeMember() || looksLikeDeclaration() { return false }
        switch kind {
        case .identifier, .integer, .decimal, .string, .rawString, .dot: return true
        default: return false
        }
    }
}
