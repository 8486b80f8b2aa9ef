// Members of tables, mixins, views and partitions.
extension FileParser {
    /// Reads `{ members }`.
    mutating func body() -> [MemberSyntax] {
        recoverToBody()
        let opened = current.span
        guard eat(.leftBrace) else {
            fail(expected: "`{`")
            return []
        }
        var members: [MemberSyntax] = []
        if descend() {
            while kind != .rightBrace, kind != .endOfFile {
                if kind == .identifier, looksLikeDeclaration() { break }
                let start = index
                if let member = member() { members.append(member) }
                if isPanicking {
                    resynchroniseMember(startedAt: start)
                } else if kind == .comma, peek(1).isFirstOnLine || peek(1).kind == .rightBrace {
                    report(
                        .unexpectedToken, "members stand without commas between them", at: current.span,
                        fixes: [.init("take the comma out", replacement: "")])
                    skip()
                }
            }
        }
        ascend()
        close(.rightBrace, opened: opened, expected: "a member or `}`")
        return members
    }

    private mutating func member() -> MemberSyntax? {
        let documentation = documentation()
        let start = current.span.start
        guard kind == .identifier else {
            fail(expected: "a member", code: .expectedMember)
            return nil
        }
        skipSwiftWord()
        let kind: MemberSyntax.Kind?
        let next = peek(1)
        if startsColumn() {
            kind = column(documentation)
        } else {
            switch keyword {
            case .index where next.kind == .leftParenthesis: kind = index(documentation).map(MemberSyntax.Kind.index)
            case .unique where next.kind == .leftParenthesis: kind = index(documentation).map(MemberSyntax.Kind.unique)
            case .primaryKey where next.kind == .leftParenthesis:
                kind = index(documentation).map(MemberSyntax.Kind.primaryKey)
            case .foreignKey where next.kind == .leftParenthesis: kind = foreignKey(documentation)
            case .check where next.kind == .identifier: kind = check(documentation)
            case .computed where next.kind == .identifier: kind = computed(documentation)
            case .exclude where next.keyword == .using: kind = exclusion(documentation)
            case .partition where next.keyword == .by: kind = partitioning()
            default: kind = unknownMember()
            }
        }
        return kind.map { MemberSyntax($0, span: span(from: start)) }
    }

    /// `let` and `var` before a column are Swift's.
    private mutating func skipSwiftWord() {
        guard peek(1).kind == .identifier, !peek(1).isFirstOnLine, !current.isQuoted, text == "let" || text == "var",
            peek(2).kind == .colon
        else { return }
        report(
            .foreignKeyword, "a column stands without `\(text)`", at: current.span,
            fixes: [.init("take `\(text)` out", replacement: "")])
        advance()
    }

    private mutating func unknownMember() -> MemberSyntax.Kind? {
        let word = identifier
        if peek(1).kind == .identifier, !peek(1).isFirstOnLine {
            if let close = Suggestion.closest(to: word.text, in: Self.memberWords), close != word.text {
                report(
                    .expectedMember, "`\(word.text)` begins no member", at: word.span,
                    fixes: [.init("did you mean `\(close)`?", replacement: close)])
            } else {
                report(
                    .expectedMember, "a column is written `name: Type`", at: word.span,
                    fixes: [.init("write `\(word.text): \(stream.text(of: peek(1)))`")])
            }
        } else {
            skip()
            reportExpected("`:` and a type", code: .expectedMember, fixes: [.init("write `\(word.text): Type`")])
        }
        panic()
        return nil
    }

    private static let memberWords = [
        "computed", "primaryKey", "unique", "index", "check", "foreignKey", "exclude", "partition",
    ]

    private mutating func column(_ documentation: String?) -> MemberSyntax.Kind? {
        guard var naming = naming("the column's name", documentation: documentation) else { return nil }
        guard eat(.colon) else {
            fail(expected: "`:` and a type")
            return nil
        }
        let type = type()
        let value = isPanicking ? nil : defaultValue()
        naming.attributes = attributes()
        return .column(ColumnSyntax(naming: naming, type: type, defaultValue: value))
    }

    private mutating func defaultValue() -> ExpressionSyntax? {
        if kind == .equalEqual {
            report(
                .foreignOperator, "a default stands behind `=`", at: current.span,
                fixes: [.init("write `=`", replacement: "=")])
            advance()
            return expression()
        }
        return eat(.equal) ? expression() : nil
    }

    private mutating func computed(_ documentation: String?) -> MemberSyntax.Kind? {
        advance()
        guard let name = name("the property's name") else { return nil }
        guard eat(.colon) else {
            fail(expected: "`:` and a type")
            return nil
        }
        let type = type()
        guard eat(.equal) else {
            fail(expected: "`=` and an expression")
            return nil
        }
        let value = expression()
        return .computed(
            ComputedSyntax(
                naming: NamingSyntax(documentation: documentation, name: name, attributes: attributes()), type: type,
                value: value))
    }

    private mutating func check(_ documentation: String?) -> MemberSyntax.Kind? {
        advance()
        guard let naming = naming("the check's name", documentation: documentation) else { return nil }
        guard eat(.colon) else {
            fail(
                expected: "`:` and the condition",
                fixes: [.init("a check has a name: `check positive: total >= 0`")])
            return nil
        }
        let condition = expression()
        return .check(
            CheckSyntax(
                documentation: documentation, name: naming.name, sqlName: naming.sqlName,
                formerName: naming.formerName, condition: condition, attributes: attributes()))
    }

    private mutating func foreignKey(_ documentation: String?) -> MemberSyntax.Kind? {
        advance()
        let columns = nameList("a column")
        let sqlName = renamings(allowsFormer: false).sql
        guard eat(.references) else {
            fail(
                expected: "`references` and a table", fixes: [.init("write `foreignKey(a, b) references Table(a, b)`")])
            return nil
        }
        guard let table = name("the referenced table") else { return nil }
        let referenced = kind == .leftParenthesis ? nameList("a column") : []
        return .foreignKey(
            ForeignKeySyntax(
                documentation: documentation, columns: columns, sqlName: sqlName, table: table, referenced: referenced,
                attributes: attributes()))
    }
}
