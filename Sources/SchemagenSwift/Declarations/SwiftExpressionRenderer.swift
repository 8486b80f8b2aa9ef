/// Writes expressions: on one line where they fit, broken at their outermost operators or arguments where not.
struct SwiftExpressionRenderer {
    private static let lineLength = SourceBuffer.lineLength

    /// Writes an expression that starts at a column and whose further lines are indented.
    ///
    /// - Parameters:
    ///   - column: where the first line starts.
    ///   - reserve: characters that follow on the last line.
    ///   - indentation: spaces in front of the line that the expression stands on.
    static func text(
        _ expression: SwiftExpression, column: Int, reserve: Int = 0, indentation: Int
    ) -> String {
        let line = flat(expression)
        if column + line.utf8.count + reserve <= lineLength { return line }
        return broken(expression, column: column, reserve: reserve, indentation: indentation) ?? line
    }

    /// The expression on one line.
    static func flat(_ expression: SwiftExpression) -> String {
        var buffer = SourceBuffer(capacity: 80)
        append(expression, to: &buffer)
        return buffer.text
    }

    /// Writes the expression on one line.
    static func append(_ expression: SwiftExpression, to buffer: inout SourceBuffer) {
        switch expression {
        case .atom(let text): buffer.put(text)
        case .prefix(let symbol, let operand):
            buffer.put(symbol)
            append(operand, below: 9, to: &buffer)
        case .infix(let symbol, let left, let right):
            let precedence = expression.precedence
            // Comparisons do not chain, and `??` groups to the right.
            append(left, below: precedence == 4 || precedence == 5 ? precedence + 1 : precedence, to: &buffer)
            buffer.put(UInt8(ascii: " "))
            buffer.put(symbol)
            buffer.put(UInt8(ascii: " "))
            append(right, below: precedence == 5 ? precedence : precedence + 1, to: &buffer)
        case .ternary(let condition, let yes, let no):
            append(condition, below: 2, to: &buffer)
            buffer.put(" ? ")
            append(yes, below: 2, to: &buffer)
            buffer.put(" : ")
            append(no, below: 1, to: &buffer)
        case .call(let callee, let arguments):
            append(callee, below: 9, to: &buffer)
            buffer.put(UInt8(ascii: "("))
            for (position, argument) in arguments.enumerated() {
                if position > 0 { buffer.put(", ") }
                if let label = argument.label {
                    buffer.put(label)
                    buffer.put(": ")
                }
                append(argument.value, to: &buffer)
            }
            buffer.put(UInt8(ascii: ")"))
        case .member(let base, let member):
            append(base, below: 9, to: &buffer)
            buffer.put(member)
        case .array(let elements):
            buffer.put(UInt8(ascii: "["))
            for (position, element) in elements.enumerated() {
                if position > 0 { buffer.put(", ") }
                append(element, to: &buffer)
            }
            buffer.put(UInt8(ascii: "]"))
        case .closure(let body):
            buffer.put("{ ")
            append(body, to: &buffer)
            buffer.put(" }")
        case .attempt(let keyword, let operand):
            buffer.put(keyword)
            buffer.put(UInt8(ascii: " "))
            append(operand, to: &buffer)
        }
    }

    private static func append(_ expression: SwiftExpression, below limit: Int, to buffer: inout SourceBuffer) {
        guard expression.precedence < limit else { return append(expression, to: &buffer) }
        buffer.put(UInt8(ascii: "("))
        append(expression, to: &buffer)
        buffer.put(UInt8(ascii: ")"))
    }

    private static func flat(_ argument: SwiftExpression.Argument) -> String {
        (argument.label.map { $0 + ": " } ?? "") + flat(argument.value)
    }

    private static func wrapped(_ expression: SwiftExpression, below limit: Int) -> String {
        expression.precedence < limit ? "(" + flat(expression) + ")" : flat(expression)
    }

    private static func broken(
        _ expression: SwiftExpression, column: Int, reserve: Int, indentation: Int
    ) -> String? {
        let inner = indentation + 4
        let lineBreak = "\n" + String(repeating: " ", count: inner)
        switch expression {
        case .infix:
            if case .infix("??", let left, let right) = expression, left.precedence > expression.precedence {
                let end = " ?? " + wrapped(right, below: expression.precedence)
                return text(left, column: column, reserve: reserve + end.utf8.count, indentation: indentation) + end
            }
            let parts = chain(expression)
            guard parts.count > 1 else { return nil }
            let isComparison = expression.precedence == 4
            var text = ""
            for (position, part) in parts.enumerated() {
                let limit = position == 0 && !isComparison ? expression.precedence : expression.precedence + 1
                let isWrapped = part.operand.precedence < limit
                if position > 0 { text += lineBreak + part.symbol + " " }
                let start = (position == 0 ? column : inner + part.symbol.utf8.count + 1) + (isWrapped ? 1 : 0)
                let last = position == parts.count - 1 ? reserve : 0
                let operand = Self.text(
                    part.operand, column: start, reserve: last + (isWrapped ? 1 : 0), indentation: inner)
                text += isWrapped ? "(" + operand + ")" : operand
            }
            return text
        case .ternary(let condition, let yes, let no):
            let branch = { (branch: SwiftExpression, end: Int) in
                let isWrapped = branch.precedence < 2
                let inside = Self.text(
                    branch, column: inner + 2 + (isWrapped ? 1 : 0), reserve: end + (isWrapped ? 1 : 0),
                    indentation: inner)
                return isWrapped ? "(" + inside + ")" : inside
            }
            let head = wrapped(condition, below: 2) + lineBreak + "? " + branch(yes, 0) + lineBreak + ": "
            // Another condition where the first does not hold: the chain goes on at the same indentation.
            guard case .ternary = no else { return head + branch(no, reserve) }
            return head
                + (broken(no, column: inner + 2, reserve: reserve, indentation: indentation) ?? Self.flat(no))
        case .call(let callee, let arguments):
            guard !arguments.isEmpty else { return nil }
            // A chain of calls breaks in front of its last point.
            if case .member(let base, let member) = callee, case .call = base {
                let last = member + "(" + arguments.map(flat).joined(separator: ", ") + ")"
                if inner + last.utf8.count + reserve <= lineLength {
                    return text(base, column: column, indentation: indentation) + lineBreak + last
                }
            }
            let joined = arguments.map(flat).joined(separator: ", ")
            let head = wrapped(callee, below: 9) + "("
            if inner + joined.utf8.count + 1 + reserve <= lineLength { return head + lineBreak + joined + ")" }
            let lines = arguments.map { argument in
                let label = argument.label.map { $0 + ": " } ?? ""
                return label
                    + text(argument.value, column: inner + label.utf8.count, reserve: 1 + reserve, indentation: inner)
            }
            return head + lineBreak + lines.joined(separator: "," + lineBreak) + ")"
        case .array(let elements):
            let closing = "\n" + String(repeating: " ", count: indentation) + "]"
            return "[" + lineBreak + filled(elements.map(flat), indentation: inner) + closing
        case .attempt(let keyword, let operand):
            let start = column + keyword.utf8.count + 1
            return keyword + " " + text(operand, column: start, reserve: reserve, indentation: indentation)
        case .prefix(let symbol, let operand):
            let isWrapped = operand.precedence < 9
            let extra = isWrapped ? 1 : 0
            let inside = text(
                operand, column: column + symbol.utf8.count + extra, reserve: reserve + extra, indentation: indentation)
            return symbol + (isWrapped ? "(" + inside + ")" : inside)
        case .closure(let body):
            return "{" + lineBreak + text(body, column: inner, indentation: inner) + "\n"
                + String(repeating: " ", count: indentation) + "}"
        case .atom, .member: return nil
        }
    }

    /// Elements in as few lines as they need, a comma behind each.
    private static func filled(_ elements: [String], indentation: Int) -> String {
        var text = ""
        var column = indentation
        for (position, element) in elements.enumerated() {
            if position > 0 {
                if column + element.utf8.count + 2 > lineLength {
                    text += "\n" + String(repeating: " ", count: indentation)
                    column = indentation
                } else {
                    text += " "
                    column += 1
                }
            }
            text += element + ","
            column += element.utf8.count + 1
        }
        return text
    }

    /// The operands of a run of operators that bind alike, each with the operator in front of it.
    private static func chain(_ expression: SwiftExpression) -> [(symbol: String, operand: SwiftExpression)] {
        guard case .infix = expression, expression.precedence != 5 else { return [("", expression)] }
        var reversed: [(symbol: String, operand: SwiftExpression)] = []
        var rest = expression
        while case .infix(let symbol, let left, let right) = rest, rest.precedence == expression.precedence {
            reversed.append((symbol, right))
            rest = left
            if expression.precedence == 4 { break }
        }
        reversed.append(("", rest))
        return reversed.reversed()
    }
}
