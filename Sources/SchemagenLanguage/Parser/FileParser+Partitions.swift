// Partitioning.
extension FileParser {
    /// Reads `partition by range(key) { … }` at the word `partition`.
    mutating func partitioning() -> PartitioningSyntax? {
        guard descend() else {
            ascend()
            return nil
        }
        defer { ascend() }
        advance()
        guard eat(.by) else {
            fail(expected: "`by`")
            return nil
        }
        let opened = current.span
        guard let strategy = strategy() else { return nil }
        let keys = keys()
        if keyword == .managed {
            advance()
            if !eat(.externally) { fail(expected: "`externally`") }
            return PartitioningSyntax(strategy: strategy, keys: keys, partitions: nil)
        }
        recoverToBody()
        guard kind == .leftBrace else {
            fail(
                expected: "`{` and the partitions, or `managed externally`",
                notes: [.init("of the partitioning that begins here", at: opened)])
            return PartitioningSyntax(strategy: strategy, keys: keys, partitions: [])
        }
        return PartitioningSyntax(strategy: strategy, keys: keys, partitions: partitions())
    }

    private mutating func strategy() -> Identifier? {
        guard var strategy = name("`range`, `list` or `hash`") else { return nil }
        let words = ["range", "list", "hash"]
        if !words.contains(strategy.text) {
            let meant = Suggestion.closest(to: strategy.text, in: words)
            report(
                .badPartition, "a table is partitioned by `range`, `list` or `hash`", at: strategy.span,
                fixes: meant.map { [.init("did you mean `\($0)`?", replacement: $0)] } ?? [])
            if let meant { strategy.text = meant }
        }
        return strategy
    }

    private mutating func partitions() -> [PartitionSyntax] {
        let opened = current.span
        advance()
        var result: [PartitionSyntax] = []
        while kind != .rightBrace, kind != .endOfFile {
            if current.isFirstOnLine, looksLikeDeclaration() { break }
            let start = index
            if let partition = partition() { result.append(partition) }
            if isPanicking { resynchronisePartition(startedAt: start) }
            if kind == .comma {
                report(
                    .unexpectedToken, "nothing separates partitions", at: current.span,
                    fixes: [.init("leave the `,` out", replacement: "")])
                advance()
            }
        }
        closeBody(opened, of: "the partitions")
        return result
    }

    private mutating func partition() -> PartitionSyntax? {
        let documentation = documentation()
        let start = current.span.start
        guard let naming = naming("a partition's name", documentation: documentation, allowsFormer: false) else {
            return nil
        }
        let bound = bound()
        var members: [MemberSyntax] = []
        if isPanicking { recoverToPartitionBody() }
        if kind == .leftBrace {
            let opened = current.span
            advance()
            members = self.members(opened: opened, of: "partition `\(naming.name.text)`")
        }
        return PartitionSyntax(naming: naming, bound: bound, members: members, span: span(from: start))
    }

    private mutating func bound() -> PartitionSyntax.Bound {
        switch keyword {
        case .from:
            advance()
            let from = values()
            guard eat(.to) else {
                fail(expected: "`to` and the upper bound", code: .badPartition)
                return .invalid
            }
            return .range(from: from, to: values())
        case .in:
            advance()
            guard kind == .leftBracket else {
                fail(expected: "`[` and the values", code: .badPartition, fixes: [.init("write `in [a, b]`")])
                return .invalid
            }
            var values: [ExpressionSyntax] = []
            list(.rightBracket, of: "a value") { values.append($0.expression()) }
            return .list(values)
        case .modulus:
            advance()
            let modulus = number()
            guard eat(.remainder) else {
                fail(expected: "`remainder` and a number", code: .badPartition)
                return .invalid
            }
            let remainder = number()
            guard let modulus, let remainder else { return .invalid }
            return .hash(modulus: modulus, remainder: remainder)
        case .default:
            advance()
            return .default
        default:
            fail(
                expected: "which rows the partition holds", code: .badPartition,
                fixes: [
                    .init("write `from (a) to (b)`, `in [a, b]`, `modulus 4 remainder 0` or `default`")
                ])
            return .invalid
        }
    }

    private mutating func values() -> [ExpressionSyntax] {
        var values: [ExpressionSyntax] = []
        list(.rightParenthesis, of: "a value") { values.append($0.expression()) }
        return values
    }

    private mutating func number() -> Int? {
        guard kind == .integer else {
            fail(expected: "a whole number", code: .badPartition)
            return nil
        }
        let value = Int(text.filter { $0 != "_" })
        if value == nil { report(.badNumber, "this number is too large", at: current.span) }
        advance()
        return value
    }

    /// After an error in a bound, goes on at the partition's body where one follows on the line.
    private mutating func recoverToPartitionBody() {
        calm()
        while kind != .leftBrace {
            if kind == .rightBrace || kind == .endOfFile || current.isFirstOnLine { return panic() }
            if kind == .leftParenthesis || kind == .leftBracket { skipBalanced() } else { skip() }
        }
    }

    private mutating func resynchronisePartition(startedAt start: Int) {
        calm()
        if index == start, kind != .rightBrace, kind != .endOfFile {
            if kind == .leftBrace || kind == .leftParenthesis || kind == .leftBracket { skipBalanced() } else { skip() }
        }
        while true {
            switch kind {
            case .endOfFile, .rightBrace: return
            case .leftBrace, .leftParenthesis, .leftBracket: skipBalanced()
            default:
                if current.isFirstOnLine, kind == .identifier { return }
                skip()
            }
        }
    }
}
