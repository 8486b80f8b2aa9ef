// Indexes, keys, exclusion constraints and partitions.
extension FileParser {
    /// Reads `index(…)`, `unique(…)` or `primaryKey(…)` with what follows it.
    mutating func index(_ documentation: String?) -> IndexSyntax? {
        advance()
        let keys = keys()
        var sqlName: Identifier?
        var method: Identifier?
        var include: [Identifier] = []
        var predicate: ExpressionSyntax?
        clauses: while kind == .identifier, !startsColumn(), !isPanicking {
            switch keyword {
            case .as: sqlName = renamings(allowsFormer: false).sql
            case .using where method == nil:
                advance()
                method = name("an index method")
            case .include where peek(1).kind == .leftParenthesis && include.isEmpty:
                advance()
                include = nameList("a column")
            case .where where predicate == nil:
                advance()
                predicate = expression()
            default: break clauses
            }
        }
        return IndexSyntax(
            documentation: documentation, keys: keys, sqlName: sqlName, method: method, include: include,
            predicate: predicate, attributes: attributes())
    }

    private mutating func keys(withOperators: Bool = false) -> [KeySyntax] {
        var result: [KeySyntax] = []
        list(.rightParenthesis, of: "a column or an expression") { parser in
            result.append(parser.key(withOperator: withOperators))
        }
        return result
    }

    private mutating func key(withOperator: Bool) -> KeySyntax {
        let value = expression()
        var options: [KeySyntax.Option] = []
        options: while kind == .identifier {
            switch keyword {
            case .asc, .desc, .nullsFirst, .nullsLast, .collate, .ops:
                let name = identifier
                advance()
                options.append(
                    KeySyntax.Option(name: name, arguments: kind == .leftParenthesis ? arguments() : nil))
            default: break options
            }
        }
        var exclusionOperator: Identifier?
        if withOperator {
            if eat(.with), kind == .string || kind == .rawString {
                exclusionOperator = Identifier(stream.stringValue(of: current), span: current.span)
                advance()
            } else {
                fail(expected: "`with` and an operator in quotes", fixes: [.init("write `room with \"=\"`")])
            }
        }
        return KeySyntax(value: value, options: options, exclusionOperator: exclusionOperator)
    }

    mutating func exclusion(_ documentation: String?) -> MemberSyntax.Kind? {
        advance()
        advance()
        guard let method = name("an index method") else { return nil }
        let keys = keys(withOperators: true)
        let sqlName = renamings(allowsFormer: false).sql
        var predicate: ExpressionSyntax?
        if keyword == .where, !startsColumn() {
            advance()
            predicate = expression()
        }
        return .exclusion(
            ExclusionSyntax(
                documentation: documentation, method: method, keys: keys, sqlName: sqlName, predicate: predicate,
                attributes: attributes()))
    }

    mutating func partitioning() -> MemberSyntax.Kind? {
        advance()
        advance()
        switch keyword {
        case .range, .list, .hash: break
        default:
            fail(expected: "`range`, `list` or `hash`")
            return nil
        }
        let strategy = identifier
        advance()
        let keys = keys()
        if isPanicking { return nil }
        if eat(.managed) {
            if !eat(.externally) { fail(expected: "`externally`") }
            return .partitioning(PartitioningSyntax(strategy: strategy, keys: keys, partitions: nil))
        }
        let opened = current.span
        guard eat(.leftBrace) else {
            fail(expected: "`{` and the partitions, or `managed externally`")
            return nil
        }
        var partitions: [PartitionSyntax] = []
        if descend() {
            while kind != .rightBrace, kind != .endOfFile {
                let start = index
                if let partition = partition() { partitions.append(partition) }
                if isPanicking { resynchroniseMember(startedAt: start) }
            }
        }
        ascend()
        close(.rightBrace, opened: opened)
        return .partitioning(PartitioningSyntax(strategy: strategy, keys: keys, partitions: partitions))
    }

    private mutating func partition() -> PartitionSyntax? {
        let documentation = documentation()
        let start = current.span.start
        guard let naming = naming("the partition's name", documentation: documentation, allowsFormer: false) else {
            return nil
        }
        let bound = bound()
        if isPanicking { return nil }
        let place = span(from: start)
        let members = kind == .leftBrace ? body() : []
        return PartitionSyntax(naming: naming, bound: bound, members: members, span: place)
    }

    private mutating func bound() -> PartitionSyntax.Bound {
        switch keyword {
        case .from:
            advance()
            let from = values()
            guard eat(.to) else {
                fail(expected: "`to` and the upper bound")
                return .invalid
            }
            return .range(from: from, to: values())
        case .in:
            advance()
            var listed: [ExpressionSyntax] = []
            list(.rightBracket, of: "a value") { parser in listed.append(parser.expression()) }
            return .list(listed)
        case .modulus:
            advance()
            let modulus = wholeNumber()
            guard eat(.remainder) else {
                fail(expected: "`remainder`")
                return .invalid
            }
            let remainder = wholeNumber()
            if isPanicking { return .invalid }
            return .hash(modulus: modulus, remainder: remainder)
        case .default:
            advance()
            return .default
        default:
            fail(expected: "a bound: `from … to …`, `in […]`, `modulus … remainder …` or `default`")
            return .invalid
        }
    }

    private mutating func values() -> [ExpressionSyntax] {
        var result: [ExpressionSyntax] = []
        list(.rightParenthesis, of: "a value") { parser in result.append(parser.expression()) }
        return result
    }

    private mutating func wholeNumber() -> Int {
        guard kind == .integer, let number = Int(text.filter { $0 != "_" }) else {
            fail(expected: "a whole number")
            return 0
        }
        advance()
        return number
    }
}
