// Expressions: operators.
extension FileParser {
    /// Reads an expression.
    mutating func expression() -> ExpressionSyntax {
        let isDeep = !descend()
        defer { ascend() }
        if isDeep { return invalid }
        let condition = operation()
        return kind == .question ? choice(condition) : condition
    }

    /// An expression that could not be read, here.
    private var invalid: ExpressionSyntax {
        ExpressionSyntax(.invalid, span: SourceSpan(start: Int(previousEnd), end: Int(previousEnd)))
    }

    /// Reads `? yes : no` behind a condition.
    private mutating func choice(_ condition: ExpressionSyntax) -> ExpressionSyntax {
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
            return ExpressionSyntax(.invalid, span: span(from: condition.span.start))
        }
        let no = expression()
        height = max(conditionHeight, yesHeight, height) + 1
        let result = ExpressionSyntax(.ternary(condition, yes, no), span: condition.span.union(no.span))
        return limitingHeight(result)
    }

    /// An expression whose tree is not too deep; otherwise reports that it is.
    private mutating func limitingHeight(_ expression: ExpressionSyntax) -> ExpressionSyntax {
        if height <= Self.deepestNesting { return expression }
        report(
            .nestingTooDeep, "an expression of more than \(Self.deepestNesting) operators in a chain",
            at: expression.span,
            fixes: [.init("compare with a list, `value in [a, b]`, or split it into several checks")])
        panic()
        height = 0
        return ExpressionSyntax(.invalid, span: expression.span)
    }

    // MARK: Operators between operands

    /// An operand that waits for its operator.
    private struct Operand {
        var expression: ExpressionSyntax
        var height: Int
        /// Where its operator stands if it is a comparison without parentheses around it.
        var comparison: SourceSpan?
    }

    /// An operator that waits for its right operand to be complete.
    private struct PendingOperator {
        var operation: InfixOperator
        var place: SourceSpan
    }

    /// Reads operands joined by operators. Uses stacks of its own instead of recursion, so that a chain of operators
    /// needs no stack, whatever their precedence.
    private mutating func operation() -> ExpressionSyntax {
        let first = operand()
        guard !isPanicking, isOperatorAhead() else { return first }
        var operands = [Operand(expression: first, height: height)]
        var operators: [PendingOperator] = []
        while !isPanicking {
            let place = current.span
            if keyword == .in, isMembership() {
                reduce(&operands, &operators, before: .equal, at: place)
                if isPanicking { break }
                guard let value = operands.popLast() else { break }
                operands.append(membership(value, at: place))
                continue
            }
            guard let (operation, length) = infixOperator() else { break }
            reduce(&operands, &operators, before: operation, at: place)
            for _ in 0..<length { advance() }
            operators.append(PendingOperator(operation: operation, place: place))
            let right = operand()
            operands.append(Operand(expression: right, height: height))
        }
        while !operators.isEmpty { join(&operands, &operators) }
        guard let result = operands.last else { return first }
        height = result.height
        return result.expression
    }

    /// Joins the operands of those waiting operators that bind more tightly than the next one.
    private mutating func reduce(
        _ operands: inout [Operand], _ operators: inout [PendingOperator], before next: InfixOperator,
        at place: SourceSpan
    ) {
        let precedence = next.precedence
        let isRightAssociative = next == .coalesce
        while let last = operators.last {
            let waiting = last.operation.precedence
            if waiting < precedence || waiting == precedence && isRightAssociative { break }
            join(&operands, &operators)
        }
        if precedence == InfixOperator.equal.precedence, let first = operands.last?.comparison {
            report(
                .chainedComparison, "comparisons do not chain", at: place,
                notes: [.init("the first comparison", at: first)],
                fixes: [.init("join two comparisons with `&&`, or use parentheses")])
        }
    }

    /// Joins the last two operands by the last operator.
    private mutating func join(_ operands: inout [Operand], _ operators: inout [PendingOperator]) {
        guard let pending = operators.popLast(), let right = operands.popLast(), let left = operands.popLast() else {
            return
        }
        height = max(left.height, right.height) + 1
        let span = left.expression.span.union(right.expression.span)
        let joined = limitingHeight(
            ExpressionSyntax(.infix(pending.operation, left.expression, right.expression), span: span))
        let isComparison = pending.operation.precedence == InfixOperator.equal.precedence
        operands.append(
            Operand(expression: joined, height: height, comparison: isComparison ? pending.place : nil))
    }

    /// Whether the current token may be an operator; a quick look, since most expressions have none.
    private func isOperatorAhead() -> Bool {
        switch kind {
        case .comma, .rightParenthesis, .rightBracket, .rightBrace, .at, .question, .endOfFile: false
        default: true
        }
    }

    /// Whether the `in` at the current token is the operator and not the name of the next column.
    private func isMembership() -> Bool {
        let next = peek(1).kind
        return next == .leftBracket || next == .leftParenthesis
    }

    /// Reads `in [a, b]` behind an operand.
    private mutating func membership(_ value: Operand, at place: SourceSpan) -> Operand {
        advance()
        if kind == .leftParenthesis {
            report(
                .foreignOperator, "the values behind `in` stand in square brackets", at: current.span,
                fixes: [.init("write `in [a, b]`")])
        }
        let closer: Token.Kind = kind == .leftParenthesis ? .rightParenthesis : .rightBracket
        let values = expressionList(closer)
        height = max(value.height + 1, height)
        let span = SourceSpan(start: Int(value.expression.span.start), end: Int(previousEnd))
        let result = limitingHeight(ExpressionSyntax(.isIn(value.expression, values), span: span))
        return Operand(expression: result, height: height, comparison: place)
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

    // MARK: Operators before an operand

    /// Reads an operand with the `-` and `!` before it.
    private mutating func operand() -> ExpressionSyntax {
        kind == .minus || kind == .exclamation || isWordNot() ? prefixed() : primary()
    }

    /// Reads one or more of `-` and `!` with their operand.
    private mutating func prefixed() -> ExpressionSyntax {
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
