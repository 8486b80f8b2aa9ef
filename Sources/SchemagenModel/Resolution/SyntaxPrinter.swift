import SchemagenLanguage

/// Writes an expression that is not checked, the one behind `removed … ->`, in one canonical way.
struct SyntaxPrinter {
    private var text = ""

    private init() {}

    /// The source text of an expression.
    static func print(_ syntax: ExpressionSyntax) -> String {
        var printer = SyntaxPrinter()
        printer.append(syntax, above: 0)
        return printer.text
    }

    private mutating func append(_ syntax: ExpressionSyntax, above limit: Int) {
        let isWrapped = Self.precedence(syntax) <= limit
        if isWrapped { text += "(" }
        switch syntax.kind {
        case .integer(let digits), .decimal(let digits): text += digits
        case .string(let string): text += ExpressionPrinter.literal(string)
        case .boolean(let isTrue): text += isTrue ? "true" : "false"
        case .null, .invalid: text += "nil"
        case .name(let name): text += name
        case .member(let path): text += path.map(\.text).joined(separator: ".")
        case .enumCase(let name): text += "." + name
        case .prefix(let operation, let operand):
            text += operation.rawValue
            append(operand, above: 8)
        case .infix(let operation, let left, let right):
            append(left, above: operation == .coalesce ? operation.precedence : operation.precedence - 1)
            text += " \(operation.rawValue) "
            append(right, above: operation == .coalesce ? operation.precedence - 1 : operation.precedence)
        case .ternary(let condition, let yes, let no):
            append(condition, above: 1)
            text += " ? "
            append(yes, above: 0)
            text += " : "
            append(no, above: 0)
        case .isIn(let operand, let elements):
            append(operand, above: InfixOperator.equal.precedence)
            text += " in "
            append(elements, open: "[", close: "]")
        case .list(let elements): append(elements, open: "[", close: "]")
        case .object(let entries):
            text += "{"
            for (index, entry) in entries.enumerated() {
                text += index == 0 ? " " : ", "
                text += ExpressionPrinter.literal(entry.key.text) + ": "
                append(entry.value, above: 0)
            }
            text += entries.isEmpty ? "}" : " }"
        case .call(let callee, let arguments):
            text += callee.text + "("
            for (index, argument) in arguments.enumerated() {
                if index > 0 { text += ", " }
                if let label = argument.label { text += label.text + ": " }
                append(argument.value, above: 0)
            }
            text += ")"
        }
        if isWrapped { text += ")" }
    }

    private mutating func append(_ elements: [ExpressionSyntax], open: String, close: String) {
        text += open
        for (index, element) in elements.enumerated() {
            if index > 0 { text += ", " }
            append(element, above: 0)
        }
        text += close
    }

    private static func precedence(_ syntax: ExpressionSyntax) -> Int {
        switch syntax.kind {
        case .ternary: 1
        case .infix(let operation, _, _): operation.precedence
        case .isIn: InfixOperator.equal.precedence
        case .prefix: 8
        default: 9
        }
    }
}
