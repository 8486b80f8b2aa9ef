// Expressions: operators.
extension FileParser {
    /// Reads an expression.
    mutating func expression() -> ExpressionSyntax {
        let start = current.span.start
        guard descend() else {
            ascend()
            height = 0
            return ExpressionSyntax(.invalid, span: span(from: start))
        }
        defer { ascend() }
        let condition = infix(2)
        guard kind == .question else { return condition }
        let question = current.span
        let conditionHeight = height
        advance()
        openChoices += 1
        let yes = expression()
        openChoices -= 1
        let yesHeight = height
        guard eat(.colon) else {
            if !isPanicking {
                fail(
                    expected: "`:` and what holds otherwise",
                    notes: [.init("a choice is written `condition ? yes : no`", at: question)])
            }
            return ExpressionSyntax(.invalid, span: span(from: start))
        }
        let no = expression()
        height = max(conditionHeight, yesHeight, height) + 1
        let result = ExpressionSyntax(.ternary(condition, yes, no), span: condition.span.union(no.span))
        return limitingHeight(result)
    }

    /// An expression whose tree is not too deep; otherwise reports that it is.
    private mutating func limitingHeight(_ expression: ExpressionSyntax) -> ExpressionSyntax {
        if height <= Self.deepestNesting { return expression }
        if !isPanicking {
            report(
                .nestingTooDeep, "an expression of more than \(Self.deepestNesting) operators in a chain",
                at: expression.span,
                fixes: [.init("compare with a list, `value in [a, b]`, or split it into several checks")])
        }
        panic()
        height = 0
        return ExpressionSyntax(.invalid, span: expression.span)
    }

    /// Reads operands joined by operators that bind at least as tightly as `minimum`.
    private mutating func infix(_ minimum: Int) -> ExpressionSyntax {
        var left = unary()
        var comparison: SourceSpan?
        while !isPanicking {
            let place = current.span
            if keyword == .in, isMembership() {
                if minimum > InfixOperator.equal.precedence { break }
                if let comparison { reportChain(place, comparison) }
                comparison = place
                left = membership(left)
                continue
            }
            guard let (operation, length) = infixOperator(), operation.precedence >= minimum else { break }
            if operation.precedence == InfixOperator.equal.precedence {
                if let comparison { reportChain(place, comparison) }
                comparison = place
            } else {
                comparison = nil
            }
            for _ in 0..<length { advance() }
            let leftHeight = height
            let right: ExpressionSyntax
            if operation == .coalesce {
                guard descend() else {
                    ascend()
                    return ExpressionSyntax(.invalid, span: left.span)
                }
                right = infix(operation.precedence)
                ascend()
            } else {
                right = infix(operation.precedence + 1)
            }
            height = max(leftHeight, height) + 1
            left = limitingHeight(
                ExpressionSyntax(.infix(operation, left, right), span: left.span.union(right.span)))
        }
        return left
    }

    private mutating func reportChain(_ place: SourceSpan, _ first: SourceSpan) {
        report(
            .chainedComparison, "comparisons do not chain", at: place,
            notes: [.init("the first comparison", at: first)],
            fixes: [.init("join two comparisons with `&&`, or use parentheses")])
    }

    /// Whether the `in` at the current token is the operator and not the name of the next column.
    private func isMembership() -> Bool {
        let next = peek(1).kind
        return next == .leftBracket || next == .leftParenthesis
    }

    /// Reads `in [a, b]` behind an operand.
    private mutating func membership(_ value: ExpressionSyntax) -> ExpressionSyntax {
        let valueHeight = height
        advance()
        if kind == .leftParenthesis {
            report(
                .foreignOperator, "the values behind `in` stand in square brackets", at: current.span,
                fixes: [.init("write `in [a, b]`")])
        }
        var values: [ExpressionSyntax] = []
        var deepest = valueHeight
        list(kind == .leftParenthesis ? .rightParenthesis : .rightBracket, of: "a value", allowsEmpty: true) { parser in
            values.append(parser.expression())
            deepest = max(deepest, parser.height)
        }
        height = deepest + 1
        let span = SourceSpan(start: Int(value.span.start), end: Int(previousEnd))
        return limitingHeight(ExpressionSyntax(.isIn(value, values), span: span))
    }

    /// The operator at the current token and how many tokens it takes. Operators of other languages are reported and
    /// taken for the right ones.
    private mutating func infixOperator() -> (InfixOperator, length: Int)? {
        switch kind {
        case .star: return (.multiply, 1)
        case .slash: return (.divide, 1)
        case .percent: return (.remainder, 1)
        case .plus: return (.add, 1)
        case .minus: return (.subtract, 1)
        case .coalesce: return (.coalesce, 1)
        case .equalEqual: return (.equal, 1)
        case .notEqual: return (.notEqual, 1)
        case .less: return (.less, 1)
        case .lessOrEqual: return (.lessOrEqual, 1)
        case .greater: return (.greater, 1)
        case .greaterOrEqual: return (.greaterOrEqual, 1)
        case .andAnd: return (.and, 1)
        case .orOr: return (.or, 1)
        case .equal:
            report(
                .foreignOperator, "two values are compared with `==`", at: current.span,
                fixes: [.init("did you mean `==`?", replacement: "==")])
            return (.equal, 1)
        case .colon: return castOperator()
        case .identifier: return wordOperator()
        default: return nil
        }
    }

    /// PostgreSQL's `value::type`.
    private mutating func castOperator() -> (InfixOperator, length: Int)? {
        guard peek(1).kind == .colon, peek(1).span.start == current.span.end else { return nil }
        report(
            .foreignOperator, "`::` is no operator; a value is converted by the name of a type", at: current.span,
            fixes: [.init("write `Int64(value)`, `String(value)` and the like")])
        panic()
        return nil
    }

    /// SQL's `and`, `or`, `is`, `is not` and the like.
    private mutating func wordOperator() -> (InfixOperator, length: Int)? {
        let length = current.span.end - current.span.start
        if length < 2 || length > 7 || current.isQuoted || keyword != .none || startsColumn() { return nil }
        let following = peek(1)
        func meant(_ operation: InfixOperator, _ spelling: String, length: Int = 1) -> (InfixOperator, length: Int) {
            report(
                .foreignOperator, "`\(text)` is no operator", at: current.span,
                fixes: [.init("did you mean `\(spelling)`?", replacement: length == 1 ? spelling : nil)])
            return (operation, length)
        }
        switch text.lowercased() {
        case "and": return meant(.and, "&&")
        case "or": return meant(.or, "||")
        case "is":
            if following.kind == .identifier, stream.text(of: following).lowercased() == "not" {
                return meant(.notEqual, "!= nil", length: 2)
            }
            return meant(.equal, "== nil")
        case "like", "ilike", "similar", "between":
            report(
                .foreignOperator, "`\(text)` is no operator", at: current.span,
                fixes: [.init("use a comparison or a function, or write the condition as `sql(\"…\")`")])
            panic()
            return nil
        default: return nil
        }
    }

    /// Reads an operand with the `-` and `!` before it.
    private mutating func unary() -> ExpressionSyntax {
        guard kind == .minus || kind == .exclamation || isWordNot() else { return primary() }
        var operators: [(operation: PrefixOperator, start: Int32)] = []
        while true {
            if kind == .minus {
                operators.append((.minus, current.span.start))
            } else if kind == .exclamation {
                operators.append((.not, current.span.start))
            } else if isWordNot() {
                report(
                    .foreignOperator, "`\(text)` is no operator", at: current.span,
                    fixes: [.init("did you mean `!`?", replacement: "!")])
                operators.append((.not, current.span.start))
            } else {
                break
            }
            advance()
        }
        let first = operators.first?.start ?? current.span.start
        if operators.count > Self.deepestNesting {
            reportTooDeep(at: SourceSpan(start: Int(first), end: Int(previousEnd)))
            _ = primary()
            height = 0
            return ExpressionSyntax(.invalid, span: span(from: first))
        }
        var result: ExpressionSyntax
        if let last = operators.last, last.operation == .minus, kind == .integer || kind == .decimal {
            operators.removeLast()
            result = numberLiteral(sign: "-", from: last.start)
        } else {
            result = primary()
        }
        while let last = operators.popLast() {
            height += 1
            let span = SourceSpan(start: Int(last.start), end: Int(result.span.end))
            result = ExpressionSyntax(.prefix(last.operation, result), span: span)
        }
        return limitingHeight(result)
    }

    /// Whether the current token is SQL's `not` before an operand.
    private func isWordNot() -> Bool {
        guard kind == .identifier, !current.isQuoted, current.span.end - current.span.start == 3 else { return false }
        let next = peek(1)
        guard next.kind == .identifier || next.kind == .leftParenthesis, !next.isFirstOnLine else { return false }
        switch next.keyword {
        case .in, .as, .was, .desc, .asc, .with, .where: return false
        default: return text.lowercased() == "not"
        }
    }
}
