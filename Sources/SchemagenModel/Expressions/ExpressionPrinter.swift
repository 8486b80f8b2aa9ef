import SchemagenLanguage

/// Writes an expression in the schema language, with as few parentheses as its meaning allows: what is written, parsed
/// and checked again for the same place is the same expression.
public struct ExpressionPrinter {
    private var text = ""

    private init() {}

    /// The source text of an expression.
    public static func print(_ expression: Expression) -> String {
        var printer = ExpressionPrinter()
        printer.append(expression, above: 0)
        return printer.text
    }

    /// A string literal with its quotes. Invisible characters, and those that reorder text, are escaped.
    public static func literal(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}": text += "\\0"
            case "\u{1}"..<"\u{20}", "\u{7F}"..."\u{A0}", "\u{200B}"..."\u{200F}", "\u{2028}"..."\u{202E}",
                "\u{2060}"..."\u{206F}", "\u{FEFF}":
                text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
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
        if isWrapped { text += "(" }
        switch expression.kind {
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let digits): text += digits
        case .string(let string): text += Self.literal(string)
        case .null: text += "nil"
        case .json(let json): text += JSONText.source(of: json)
        case .array(let elements):
            text += "["
            append(list: elements)
            text += "]"
        case .column(let name): text += Self.name(name)
        case .value: text += "value"
        case .enumCase(_, let name): text += "." + Self.name(name)
        case .negate(let operand): append("-", operand)
        case .not(let operand): append("!", operand)
        case .infix(let operation, let left, let right): append(operation, left, right)
        case .ternary(let condition, let yes, let no):
            append(condition, above: Self.ternaryPrecedence)
            text += " ? "
            append(yes, above: 0)
            text += " : "
            append(no, above: 0)
        case .isIn(let operand, let elements):
            append(operand, above: Self.comparisonPrecedence)
            text += " in ["
            append(list: elements)
            text += "]"
        case .call(let function, let arguments):
            text += function.rawValue + "("
            append(list: arguments)
            text += ")"
        case .nextValue(let sequence): text += "nextValue(\(Self.name(sequence)))"
        case .sql(let sql): text += Self.sql(sql)
        }
        if isWrapped { text += ")" }
    }

    private mutating func append(list: [Expression]) {
        for (index, element) in list.enumerated() {
            if index > 0 { text += ", " }
            append(element, above: 0)
        }
    }

    private mutating func append(_ prefix: String, _ operand: Expression) {
        text += prefix
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
        text += " \(operation.rawValue) "
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
        switch name {
        case "true", "false", "nil", "in", "null", "Null", "NULL", "True", "TRUE", "False", "FALSE": "`\(name)`"
        default: name
        }
    }
}
