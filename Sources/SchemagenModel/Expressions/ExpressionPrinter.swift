import SchemagenLanguage

/// Writes an expression in the schema language, with as few parentheses as its meaning allows: what is written, parsed
/// and checked again for the same place is the same expression.
public struct ExpressionPrinter {
    private var bytes: [UInt8] = []

    private init() {}

    /// The source text of an expression.
    public static func print(_ expression: Expression) -> String {
        var printer = ExpressionPrinter()
        printer.append(expression, above: 0)
        return String(decoding: printer.bytes, as: UTF8.self)
    }

    /// Appends the source text of an expression.
    static func append(_ expression: Expression, to bytes: inout [UInt8]) {
        var printer = ExpressionPrinter()
        swap(&printer.bytes, &bytes)
        printer.append(expression, above: 0)
        swap(&printer.bytes, &bytes)
    }

    /// A string literal with its quotes. Invisible characters, and those that reorder text, are escaped.
    public static func literal(_ string: String) -> String {
        var bytes: [UInt8] = []
        append(literal: string, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends a string literal with its quotes.
    static func append(literal string: String, to bytes: inout [UInt8]) {
        let isPlain = string.withBytes { bytes in
            for index in 0..<bytes.count {
                let byte = bytes[index]
                if byte < 0x20 || byte >= 0x7F || byte == 0x22 || byte == 0x5C { return false }
            }
            return true
        }
        bytes.append(0x22)
        if isPlain { bytes.append(text: string) } else { append(escaping: string, to: &bytes) }
        bytes.append(0x22)
    }

    private static func append(escaping string: String, to bytes: inout [UInt8]) {
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": bytes.append(text: "\\\"")
            case "\\": bytes.append(text: "\\\\")
            case "\n": bytes.append(text: "\\n")
            case "\r": bytes.append(text: "\\r")
            case "\t": bytes.append(text: "\\t")
            case "\u{0}": bytes.append(text: "\\0")
            case "\u{1}"..<"\u{20}", "\u{7F}"..."\u{A0}", "\u{200B}"..."\u{200F}", "\u{2028}"..."\u{202E}",
                "\u{2060}"..."\u{206F}", "\u{FEFF}":
                bytes.append(text: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}")
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
    }

    /// A SQL text as an expression: `sql("…")`, or one text a database.
    public static func sql(_ sql: SQLText) -> String {
        if let common = sql.postgresql, common == sql.sqlite { return "sql(\(literal(common)))" }
        var arguments: [String] = []
        if let text = sql.postgresql { arguments.append("postgresql: " + literal(text)) }
        if let text = sql.sqlite { arguments.append("sqlite: " + literal(text)) }
        return "sql(\(arguments.joined(separator: ", ")))"
    }

    /// How tightly prefix operators bind, above every infix operator.
    private static let prefixPrecedence = 8
    private static let comparisonPrecedence = InfixOperator.equal.precedence
    private static let ternaryPrecedence = 1

    /// Appends an expression, in parentheses unless it binds more tightly than `limit`.
    private mutating func append(_ expression: Expression, above limit: Int) {
        let isWrapped = Self.precedence(expression) <= limit
        if isWrapped { bytes.append(0x28) }
        switch expression.kind {
        case .bool(let value): bytes.append(text: value ? "true" : "false")
        case .integer(let value): bytes.append(text: String(value))
        case .number(let digits): bytes.append(text: digits)
        case .string(let string): Self.append(literal: string, to: &bytes)
        case .null: bytes.append(text: "nil")
        case .json(let json): bytes.append(text: JSONText.source(of: json))
        case .array(let elements):
            bytes.append(text: "[")
            append(list: elements)
            bytes.append(text: "]")
        case .column(let name): bytes.append(text: Self.name(name))
        case .value: bytes.append(text: "value")
        case .enumCase(_, let name):
            bytes.append(0x2E)
            bytes.append(text: Self.name(name))
        case .negate(let operand): append("-", operand)
        case .not(let operand): append("!", operand)
        case .infix(let operation, let left, let right): append(operation, left, right)
        case .ternary(let condition, let yes, let no):
            append(condition, above: Self.ternaryPrecedence)
            bytes.append(text: " ? ")
            append(yes, above: 0)
            bytes.append(text: " : ")
            append(no, above: 0)
        case .isIn(let operand, let elements):
            append(operand, above: Self.comparisonPrecedence)
            bytes.append(text: " in [")
            append(list: elements)
            bytes.append(text: "]")
        case .call(let function, let arguments):
            bytes.append(text: function.rawValue)
            bytes.append(0x28)
            append(list: arguments)
            bytes.append(text: ")")
        case .nextValue(let sequence): bytes.append(text: "nextValue(\(Self.name(sequence)))")
        case .sql(let sql): bytes.append(text: Self.sql(sql))
        }
        if isWrapped { bytes.append(0x29) }
    }

    private mutating func append(list: [Expression]) {
        for (index, element) in list.enumerated() {
            if index > 0 { bytes.append(text: ", ") }
            append(element, above: 0)
        }
    }

    private mutating func append(_ prefix: String, _ operand: Expression) {
        bytes.append(text: prefix)
        // `--x` and `!!x` would read as one operator, and `-5` as a literal.
        let isLeaf = Self.precedence(operand) > Self.prefixPrecedence
        let isNumber: Bool
        switch operand.kind {
        case .integer, .number: isNumber = prefix == "-"
        default: isNumber = false
        }
        append(operand, above: isLeaf && !isNumber ? Self.prefixPrecedence : Int.max)
    }

    private mutating func append(_ operation: InfixOperator, _ left: Expression, _ right: Expression) {
        let precedence = operation.precedence
        let isRightAssociative = operation == .coalesce
        let isChained = precedence != Self.comparisonPrecedence
        append(left, above: isRightAssociative || !isChained ? precedence : precedence - 1)
        bytes.append(0x20)
        bytes.append(text: operation.rawValue)
        bytes.append(0x20)
        append(right, above: isRightAssociative ? precedence - 1 : precedence)
    }

    private static func precedence(_ expression: Expression) -> Int {
        switch expression.kind {
        case .ternary: ternaryPrecedence
        case .infix(let operation, _, _): operation.precedence
        case .isIn: comparisonPrecedence
        case .negate, .not: prefixPrecedence
        case .integer(let value) where value < 0: prefixPrecedence
        case .number(let digits) where digits.utf8.first == 0x2D: prefixPrecedence
        default: prefixPrecedence + 1
        }
    }

    /// A name as an expression: in backticks where it would read as something else.
    private static func name(_ name: String) -> String {
        if name.utf8.count > 5 { return name }
        switch name {
        case "true", "false", "nil", "in", "null", "Null", "NULL", "True", "TRUE", "False", "FALSE": return "`\(name)`"
        default: return name
        }
    }
}
