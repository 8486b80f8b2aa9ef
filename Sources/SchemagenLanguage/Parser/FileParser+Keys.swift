// Indexes, keys, foreign keys and exclusion constraints.
extension FileParser {
    /// Reads `index(…)`, `unique(…)` or `primaryKey(…)` at its word.
    mutating func keyed(_ documentation: String?) -> IndexSyntax {
        advance()
        let keys = keys()
        var sqlName: Identifier?
        var method: Identifier?
        var include: [Identifier] = []
        var predicate: ExpressionSyntax?
        var last = Keyword.none
        while kind == .identifier, !startsColumn() {
            let clause = keyword
            guard Self.tailOrder.contains(clause) else { break }
            checkOrder(clause, after: &last)
            advance()
            switch clause {
            case .as: sqlName = self.sqlName(canBeEmpty: true)
            case .using: method = name("an index method")
            case .include: include = nameList("a column")
            default: predicate = expression()
            }
        }
        return IndexSyntax(
            documentation: documentation, keys: keys, sqlName: sqlName, method: method, include: include,
            predicate: predicate, attributes: attributes())
    }

    private static let tailOrder: [Keyword] = [.as, .using, .include, .where]

    /// Reports a clause that stands a second time or behind one that follows it.
    private mutating func checkOrder(_ clause: Keyword, after last: inout Keyword) {
        let order = Self.tailOrder
        let place = order.firstIndex(of: clause) ?? 0
        let before = order.firstIndex(of: last) ?? -1
        if place == before {
            report(.misplacedClause, "a second `\(clause.rawValue)`", at: current.span)
        } else if place < before {
            report(
                .misplacedClause, "`\(clause.rawValue)` stands before `\(last.rawValue)`", at: current.span,
                fixes: [.init("the order is `as`, `using`, `include`, `where`, attributes")])
        } else {
            last = clause
        }
    }

    /// Reads `(key, key)`.
    mutating func keys(withOperators: Bool = false) -> [KeySyntax] {
        var result: [KeySyntax] = []
        list(.rightParenthesis, of: "a column or an expression") { parser in
            result.append(parser.key(withOperator: withOperators))
        }
        return result
    }

    private mutating func key(withOperator: Bool) -> KeySyntax {
        var key = KeySyntax(value: expression(), options: [])
        while kind == .identifier {
            if keyword == .with {
                let place = current.span
                advance()
                guard kind == .string || kind == .rawString else {
                    fail(expected: "an operator in quotes", fixes: [.init("write `with \"=\"`")])
                    break
                }
                if !withOperator {
                    report(.misplacedClause, "`with` stands in `exclude` alone", at: place)
                }
                key.exclusionOperator = sqlName()
                continue
            }
            guard let option = option() else { break }
            key.options.append(option)
        }
        if withOperator, key.exclusionOperator == nil, !isPanicking {
            reportExpected("`with` and an operator in quotes", fixes: [.init("write `with \"=\"`")])
        }
        return key
    }

    private mutating func option() -> KeySyntax.Option? {
        var name = identifier
        switch keyword {
        case .asc, .desc, .nullsFirst, .nullsLast, .collate, .ops: break
        default:
            if keyword != .none { return nil }
            let words = ["asc", "desc", "nullsFirst", "nullsLast", "collate", "ops"]
            var word = text
            var isPair = false
            if word.lowercased() == "nulls", peek(1).kind == .identifier {
                word += stream.text(of: peek(1))
                isPair = true
            }
            guard let meant = Suggestion.closest(to: word, in: words) else { return nil }
            report(
                .unexpectedToken, "`\(text)` says nothing about a key", at: current.span,
                fixes: [.init("did you mean `\(meant)`?", replacement: isPair ? nil : meant)])
            if isPair { advance() }
            name.text = meant
        }
        advance()
        return KeySyntax.Option(name: name, arguments: kind == .leftParenthesis ? arguments() : nil)
    }

    /// Reads `foreignKey(a) as name references Table(b) @attributes` at its word.
    mutating func foreignKey(_ documentation: String?) -> ForeignKeySyntax? {
        advance()
        let columns = nameList("a column")
        var sql: Identifier?
        if keyword == .as {
            advance()
            sql = sqlName(canBeEmpty: true)
        }
        guard eat(.references) else {
            fail(
                expected: "`references` and a table", fixes: [.init("write `foreignKey(a) references Table(b)`")])
            return nil
        }
        guard let table = name("the name of a table") else { return nil }
        let referenced = kind == .leftParenthesis ? nameList("a column") : []
        if keyword == .as, !startsColumn() {
            report(
                .misplacedClause, "`as` stands before `references`", at: current.span,
                fixes: [.init("write `foreignKey(a) as name references Table(b)`")])
            advance()
            sql = sqlName() ?? sql
        }
        return ForeignKeySyntax(
            documentation: documentation, columns: columns, sqlName: sql, table: table, referenced: referenced,
            attributes: attributes())
    }

    /// Reads `exclude using method (key with "op") as name where expr @attributes` at its word.
    mutating func exclusion(_ documentation: String?) -> ExclusionSyntax? {
        advance()
        guard eat(.using) else {
            fail(expected: "`using` and an index method")
            return nil
        }
        guard let method = name("an index method") else { return nil }
        let keys = keys(withOperators: true)
        var sql: Identifier?
        if keyword == .as, !startsColumn() {
            advance()
            sql = sqlName()
        }
        var predicate: ExpressionSyntax?
        if keyword == .where, !startsColumn() {
            advance()
            predicate = expression()
        }
        return ExclusionSyntax(
            documentation: documentation, method: method, keys: keys, sqlName: sql, predicate: predicate,
            attributes: attributes())
    }
}
