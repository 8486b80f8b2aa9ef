import SchemagenLanguage

/// The type of an expression, as the checker sees it.
///
/// Columns of a `type X` count as their base; `Lead.ID` counts as the type of the key; Citext, Char and Varchar count as
/// `string` (a Char's padding does not count, a Citext compares case-sensitively inside expressions).
public indirect enum ValueType: Sendable, Equatable {
    case bool
    /// A whole number with the smallest and the largest value that it can take: every integer operation is carried out
    /// in 64 bits, and only one whose bounds leave them can overflow.
    case integer(IntegerBounds)
    case float, double
    /// A decimal with its scale; at most 18 digits.
    case decimal(precision: Int, scale: Int)
    case string
    case uuid, data
    case timestamp, localTimestamp, localDate, localTime
    case duration, interval
    /// By what the column stores: JSON and JSONText, and JSON of two Swift types, have no common value.
    case json(DataType)
    case array(ValueType)
    /// By Swift name.
    case enumeration(String)
    /// `nil` alone.
    case null
    /// A type without operators besides `== nil` and `!= nil`: native and PostgreSQL-only types, decimals beyond 18
    /// digits. nil where `sql(…)` stands alone.
    case other(DataType?)
}

/// The values that a whole number can take, both ends included.
public struct IntegerBounds: Sendable, Equatable {
    /// The smallest value.
    public var lower: Int64
    /// The largest value.
    public var upper: Int64

    /// Makes bounds.
    public init(_ lower: Int64, _ upper: Int64) {
        self.lower = lower
        self.upper = upper
    }

    /// What an Int16 holds.
    public static let int16 = IntegerBounds(Int64(Int16.min), Int64(Int16.max))
    /// What an Int32 holds.
    public static let int32 = IntegerBounds(Int64(Int32.min), Int64(Int32.max))
    /// What an Int64 holds.
    public static let int64 = IntegerBounds(.min, .max)
}

/// A checked expression. Its meaning is the language's, whatever it is compiled to.
public struct Expression: Sendable, Equatable {
    /// What an expression is.
    public indirect enum Kind: Sendable, Equatable {
        case bool(Bool)
        case integer(Int64)
        /// A number with a point or an exponent: canonical decimal digits (`0.5`, `12.25`). Its type says whether it
        /// stands for a double or a decimal.
        case number(String)
        /// A text, or the canonical spelling of a value of the expression's type: of a uuid in lower case, of a timestamp
        /// as `2025-03-01T08:30:00Z`, of a localTimestamp without the `Z`, of a localDate, of a localTime with seconds
        /// (fractions of at most six digits, without trailing zeros); of `other` and of an interval as it is written.
        case string(String)
        case null
        /// A JSON value, as canonical JSON text.
        case json(String)
        /// An array literal, in defaults only.
        case array([Expression])
        /// A column of the same table, by Swift name.
        case column(String)
        /// `value` in a check of a `type`.
        case value
        /// A case, by the Swift names of enum and case.
        case enumCase(enumeration: String, name: String)
        case negate(Expression)
        case not(Expression)
        /// Arithmetic on Float is carried out on doubles and gives one. `+` on two strings joins them.
        case infix(InfixOperator, Expression, Expression)
        /// A condition that is unknown gives the second branch.
        case ternary(Expression, Expression, Expression)
        case isIn(Expression, [Expression])
        case call(Function, [Expression])
        /// `nextValue(invoiceNumber)`, by the sequence's Swift name; defaults on PostgreSQL only.
        case nextValue(sequence: String)
        /// SQL as written: `sql("…")`.
        case sql(SQLText)
    }

    /// What the expression is.
    public var kind: Kind
    /// The type of its value.
    public var type: ValueType
    /// Whether the value can be nil (unknown): a nullable operand, a division, an overflow's possibility is not counted
    /// here but in `canOverflow`.
    public var isNullable: Bool

    /// Makes an expression; nothing is checked.
    public init(_ kind: Kind, type: ValueType, isNullable: Bool) {
        self.kind = kind
        self.type = type
        self.isNullable = isNullable
    }
}

/// The functions of the language. Names in the language are the raw values.
public enum Function: String, Sendable, Equatable, CaseIterable {
    // String → Int32-bounded integer: the number of Unicode scalars.
    case length
    // String → String: ASCII letters only.
    case lower, upper
    // String → String: U+0020 at both ends.
    case trim
    // (String, String) → Bool, by UTF-8 bytes.
    case contains, hasPrefix, hasSuffix
    // (String, pattern literal) → Bool: POSIX regular expression, PostgreSQL only.
    case matches
    // Numbers.
    case abs, floor, ceil
    /// `round(x)` or `round(x, digits)` with a literal from 0 to 15: half away from zero. Double or Decimal.
    case round
    /// Two or more operands of one type; nil where one is nil.
    case min, max
    // Conversions. To an integer: truncates, out of range is overflow. Double(x) of a decimal: the unscaled integer as a
    // double divided by the power of ten. `Decimal(x, scale)` rounds half away from zero; from Double by way of
    // `round(x * 10^scale)`.
    case int16 = "Int16"
    case int32 = "Int32"
    case int64 = "Int64"
    case double = "Double"
    case decimal = "Decimal"
    // Defaults only.
    case now, today, uuid
}
