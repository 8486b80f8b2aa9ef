// Members: which one begins here, columns, computed properties and checks.
extension FileParser {
    /// Reads the member at the current token; nil where there is none, which has been reported.
    mutating func member() -> MemberSyntax? {
        let documentation = documentation()
        let start = current.span.start
        guard let kind = memberKind(documentation) else { return nil }
        return MemberSyntax(kind, span: span(from: start))
    }

    private mutating func memberKind(_ documentation: String?) -> MemberSyntax.Kind? {
        if startsColumn() { return column(documentation).map { .column($0) } }
        let next = peek(1)
        switch keyword {
        case .primaryKey where next.kind == .leftParenthesis: return .primaryKey(keyed(documentation))
        case .unique where next.kind == .leftParenthesis: return .unique(keyed(documentation))
        case .index where next.kind == .leftParenthesis: return .index(keyed(documentation))
        case .foreignKey where next.kind == .leftParenthesis: return foreignKey(documentation).map { .foreignKey($0) }
        case .exclude where next.keyword == .using: return exclusion(documentation).map { .exclusion($0) }
        case .partition where next.keyword == .by:
            if documentation != nil { reportStrayDocumentation(of: current) }
            return partitioning().map { .partitioning($0) }
        case .computed where next.kind == .identifier: return computed(documentation).map { .computed($0) }
        case .check where next.kind == .identifier && isNamedCheck(): return check(documentation).map { .check($0) }
        case .check where next.kind != .colon: return .check(unnamedCheck(documentation))
        default: return unknownMember(documentation)
        }
    }

    // MARK: Columns

    private mutating func column(_ documentation: String?) -> ColumnSyntax? {
        guard let naming = naming("a column's name", documentation: documentation) else { return nil }
        _ = eat(.colon)
        return column(naming)
    }

    /// Reads what follows the colon of a column.
    mutating func column(_ naming: consuming NamingSyntax) -> ColumnSyntax {
        let type = type()
        var defaultValue: ExpressionSyntax?
        if kind == .equalEqual {
            report(
                .foreignOperator, "a default stands behind `=`", at: current.span,
                fixes: [.init("write `=`", replacement: "=")])
            advance()
            defaultValue = expression()
        } else if eat(.equal) {
            defaultValue = expression()
        }
        naming.attributes = attributes()
        if kind == .equal {
            report(
                .misplacedClause, "the default stands before the attributes", at: current.span,
                fixes: [.init("write `name: Type = value @attribute`")])
            advance()
            let value = expression()
            defaultValue = defaultValue ?? value
            naming.attributes += attributes()
        }
        if kind == .identifier, !current.isFirstOnLine { sqlColumnWord() }
        return ColumnSyntax(naming: naming, type: type, defaultValue: defaultValue)
    }

    /// Reports what SQL writes behind a column's type.
    private mutating func sqlColumnWord() {
        if startsColumn() || current.isQuoted { return }
        let fix: Diagnostic.Fix
        switch text.lowercased() {
        case "not": fix = .init("leave it out: a column is never nil unless its type ends with `?`")
        case "null", "nullable", "optional": fix = .init("write `?` behind the type")
        case "default": fix = .init("write `= value` behind the type")
        case "primary": fix = .init("write `@primaryKey`")
        case "primarykey" where peek(1).kind != .leftParenthesis: fix = .init("write `@primaryKey`")
        case "unique" where peek(1).kind != .leftParenthesis: fix = .init("write `@unique`")
        case "references": fix = .init("give the column the type `Table.ID`, or write `@references(Table.column)`")
        case "check" where peek(1).kind == .leftParenthesis: fix = .init("write `@check(…)`")
        case "collate": fix = .init("write `@collate(\"…\")`")
        case "generated": fix = .init("write `@generated(…)`, or `@identity`")
        default: return
        }
        report(.foreignKeyword, "`\(text)` is SQL's word", at: current.span, fixes: [fix])
        panic()
    }

    private mutating func computed(_ documentation: String?) -> ComputedSyntax? {
        advance()
        guard let name = name("the property's name") else { return nil }
        var naming = NamingSyntax(documentation: documentation, name: name)
        guard eat(.colon) else {
            fail(expected: "`:` and the property's type")
            return nil
        }
        let type = type()
        let value: ExpressionSyntax
        if eat(.equal) {
            value = expression()
        } else {
            fail(
                expected: "`=` and an expression",
                fixes: [.init("write `computed \(naming.name.text): Type = expression`")])
            value = ExpressionSyntax(.invalid, span: place)
        }
        naming.attributes = attributes()
        return ComputedSyntax(naming: naming, type: type, value: value)
    }

    // MARK: Checks

    /// Whether `check` is followed by a name and not by its condition.
    private func isNamedCheck() -> Bool {
        let next = peek(2)
        return next.kind == .colon || next.keyword == .as || next.keyword == .was
    }

    private mutating func check(_ documentation: String?) -> CheckSyntax? {
        advance()
        guard let naming = naming("the check's name", documentation: documentation, canBeEmpty: true) else {
            return nil
        }
        guard eat(.colon) else {
            fail(expected: "`:` and a condition")
            return nil
        }
        let condition = expression()
        return CheckSyntax(
            documentation: documentation, name: naming.name, sqlName: naming.sqlName, formerName: naming.formerName,
            condition: condition, attributes: attributes())
    }

    private mutating func unnamedCheck(_ documentation: String?) -> CheckSyntax {
        report(
            .unnamedCheck, "a check of a table has a name", at: current.span,
            fixes: [.init("write `check name: condition`")])
        advance()
        let condition = expression()
        return CheckSyntax(
            documentation: documentation, name: nil, sqlName: nil, formerName: nil, condition: condition,
            attributes: attributes())
    }

    // MARK: Mistakes

    private static let memberWords = [
        "primaryKey", "unique", "index", "check", "foreignKey", "exclude", "partition", "computed",
    ]
    private static let swiftWords: Set<String> = [
        "let", "var", "public", "private", "internal", "static", "lazy", "const", "column", "field", "property",
    ]

    private mutating func unknownMember(_ documentation: String?) -> MemberSyntax.Kind? {
        guard kind == .identifier else {
            let isName = kind == .string && peek(1).kind == .colon
            fail(
                expected: "a column or another member", code: .expectedMember,
                fixes: isName ? [.init("a column's SQL name stands behind `as`: `name as \"…\": Type`")] : [])
            return nil
        }
        let word = text
        let next = peek(1)
        if Self.swiftWords.contains(word), next.kind == .identifier {
            report(
                .foreignKeyword, "nothing stands before the name of a column", at: current.span,
                fixes: [.init("leave `\(word)` out", replacement: "")])
            advance()
            return memberKind(documentation)
        }
        if let fix = sqlMemberFix(word.lowercased(), next) {
            report(.foreignKeyword, "`\(word)` begins no member", at: current.span, fixes: [fix])
            panic()
            return nil
        }
        if next.kind == .leftParenthesis || next.keyword == .using || next.keyword == .by
            || next.kind == .identifier && peek(2).kind == .colon,
            let meant = Suggestion.closest(to: word, in: Self.memberWords)
        {
            return misspelt(word, meant: meant, documentation)
        }
        if next.kind == .equal {
            let name = identifier
            advance()
            fail(
                expected: "`:` and the type of `\(name.text)`", fixes: [.init("write `\(name.text): Type = value`")])
            return nil
        }
        guard let naming = naming("a column's name", documentation: documentation) else { return nil }
        if current.followsFlaw {
            panic()
            return nil
        }
        if kind == .identifier && !current.isFirstOnLine || kind == .leftBracket {
            reportExpected(
                "`:` behind the column's name", code: .missingSeparator,
                fixes: [.init("write `\(naming.name.text): \(text)`")])
            return .column(column(naming))
        }
        fail(expected: "`:` and the type of `\(naming.name.text)`", code: .expectedMember)
        return nil
    }

    private mutating func misspelt(_ word: String, meant: String, _ documentation: String?) -> MemberSyntax.Kind? {
        report(
            .expectedMember, "`\(word)` begins no member", at: current.span,
            fixes: [.init("did you mean `\(meant)`?", replacement: meant)])
        switch meant {
        case "primaryKey": return .primaryKey(keyed(documentation))
        case "unique": return .unique(keyed(documentation))
        case "index": return .index(keyed(documentation))
        case "foreignKey": return foreignKey(documentation).map { .foreignKey($0) }
        case "exclude": return exclusion(documentation).map { .exclusion($0) }
        case "partition": return partitioning().map { .partitioning($0) }
        case "computed": return computed(documentation).map { .computed($0) }
        default: return check(documentation).map { .check($0) }
        }
    }

    /// How this language says what SQL, or another language, begins with a word.
    private func sqlMemberFix(_ word: String, _ next: Token) -> Diagnostic.Fix? {
        let following = next.kind == .identifier ? stream.text(of: next).lowercased() : ""
        switch word {
        case "primary" where following == "key": return .init("write `primaryKey(a, b)`")
        case "foreign" where following == "key": return .init("write `foreignKey(a) references Table(b)`")
        case "constraint" where next.kind == .identifier || next.kind == .string:
            return .init("write `unique(a) as name`, `check name: condition` and the like")
        case "unique" where following == "index" || following == "key": return .init("write `unique(a, b)`")
        case "index" where next.kind == .identifier, "key" where next.kind == .identifier:
            return .init("write `index(a, b) as name`")
        case "func", "init", "enum", "struct": return .init("a table holds columns, indexes, checks and the like")
        case "case" where next.kind == .identifier: return .init("cases stand in an `enum`")
        default: return nil
        }
    }
}
