import SchemagenLanguage
import SchemagenModel

/// A piece of SQL with what its surroundings have to know of it.
struct Fragment {
    /// How tightly the outermost operator binds, loosest first.
    enum Binding: Int, Comparable {
        case or, and, not, comparison, sum, product, sign, atom

        static func < (left: Binding, right: Binding) -> Bool { left.rawValue < right.rawValue }
    }

    var text: String
    var binding: Binding
    /// The bytes of a whole number's type in PostgreSQL, 2, 4 or 8; 0 for other types.
    var width = 0
    /// Whether it is a literal whose type PostgreSQL takes from its surroundings.
    var isLiteral = false
    /// Whether it has a collation of its own, which comparisons must not use.
    var isCollated = false

    init(_ text: String, _ binding: Binding = .atom, width: Int = 0, isLiteral: Bool = false, isCollated: Bool = false)
    {
        self.text = text
        self.binding = binding
        self.width = width
        self.isLiteral = isLiteral
        self.isCollated = isCollated
    }

    /// The text, in parentheses where it binds less tightly than its place demands.
    func text(atLeast binding: Binding) -> String { self.binding < binding ? "(" + text + ")" : text }
}

/// What can go wrong while an expression is written.
enum ExpressionProblem: Equatable {
    case tooLarge
    /// The thing that the schema does not have.
    case notFound(String)
    /// `sql(…)` without a text for the database.
    case noText
}

/// What an expression's names mean.
struct ExpressionContext {
    let index: SchemaIndex
    /// The columns of the row; nil where there is none.
    let columns: ColumnScope?
    /// What `value` stands for in a check of a `type`: SQL, and the type of it.
    var value: Value?

    /// What `value` stands for.
    struct Value {
        var text: String
        var type: DataType
        /// Whether it is compared by a collation of its own.
        var isCollated: Bool
    }

    init(index: SchemaIndex, columns: ColumnScope? = nil, value: Value? = nil) {
        self.index = index
        self.columns = columns
        self.value = value
    }

    /// The most bytes that an expression may become, and the deepest that it may nest.
    static let largestText = 65_536
    static let deepestNesting = 500
}

extension Expression {
    /// Whether it is a number other than zero, so that it can be divided by.
    var isNeverZero: Bool {
        if case .number(let text) = kind { return Double(text) != 0 }
        if case .negate(let operand) = kind { return operand.isNeverZero }
        if case .call(.double, let arguments) = kind { return arguments.first?.isNeverZero ?? false }
        if case .integer(let bounds) = type { return bounds.lower > 0 || bounds.upper < 0 }
        return false
    }

    /// Whether it is `nil`.
    var isNull: Bool { kind == .null }

    /// The scale of a decimal; 0 for anything else.
    var scale: Int {
        if case .decimal(_, let scale) = type { return scale }
        return 0
    }

    /// Whether it is Float or Double.
    var isFloatingPoint: Bool { type == .double || type == .float }

    var isDecimal: Bool {
        if case .decimal = type { return true }
        return false
    }

    /// The bounds of a whole number; nil for anything else.
    var bounds: IntegerBounds? {
        if case .integer(let bounds) = type { return bounds }
        return nil
    }

    /// Whether a decimal can have more digits than the language keeps.
    var exceedsDecimal: Bool {
        if case .decimal(let precision, _) = type { return precision > SQLiteTypes.decimalDigits }
        return false
    }

    /// The literal of a number, a minus sign in front of it included; nil for anything else.
    var numberLiteral: String? {
        switch kind {
        case .number(let text): return text
        case .integer(let value): return String(value)
        case .negate(let operand):
            guard case .number(let text) = operand.kind else { return nil }
            return text.hasPrefix("-") ? String(text.dropFirst()) : "-" + text
        default: return nil
        }
    }
}

extension InfixOperator {
    /// The operator in SQL, for those that have the same meaning there.
    var sql: String {
        switch self {
        case .equal: "="
        case .notEqual: "<>"
        case .and: "AND"
        case .or: "OR"
        default: rawValue
        }
    }
}

/// Ten to a power from 0 to 18, as digits.
func powerOfTenText(_ exponent: Int) -> String { "1" + String(repeating: "0", count: max(0, exponent)) }
