/// The helper functions that generated expressions call, each written only where it is used.
///
/// They carry the language's meaning where an operator of Swift has another: three-valued logic, overflow, bytes.
enum ExpressionHelper: String, CaseIterable {
    // Logic.
    case and, or, lift, constant
    // Whole numbers.
    case add, subtract, multiply, divide, divideOrThrow, quotient, remainder, negate, absolute, narrow
    // Doubles.
    case addDoubles, subtractDoubles, multiplyDoubles, divideDoubles, divideDoublesOrThrow, quotientOfDoubles
    case truncate, round
    // Decimals.
    case decimal, scaled, roundDecimal, fitting, double, decimalOfDouble, truncateDecimal
    // Strings.
    case contains, hasSuffix, lowercase, uppercase, trim, unpadded, precedes, isAmong, least, greatest
    // Failures.
    case overflow, orOverflow
    // Coding.
    case microseconds

    /// The name by which expressions call it.
    var name: String {
        switch self {
        case .addDoubles: "add"
        case .subtractDoubles: "subtract"
        case .multiplyDoubles: "multiply"
        case .divideDoubles: "divide"
        case .divideDoublesOrThrow: "divideOrThrow"
        case .quotientOfDoubles: "quotient"
        case .roundDecimal: "round"
        case .decimalOfDouble: "roundedDecimal"
        case .truncateDecimal: "truncate"
        case .overflow: "Overflow"
        default: rawValue
        }
    }

    /// The helpers that it calls in turn.
    var dependencies: [ExpressionHelper] {
        switch self {
        case .divideOrThrow, .divideDoublesOrThrow: [.overflow]
        case .orOverflow: [.overflow]
        case .roundDecimal: [.scaled, .decimal]
        case .fitting, .double, .truncateDecimal: [.scaled]
        case .decimalOfDouble: [.decimal]
        default: []
        }
    }

    /// Whether it needs Foundation's Decimal.
    var usesDecimal: Bool {
        switch self {
        case .decimal, .scaled, .roundDecimal, .fitting, .double, .decimalOfDouble, .truncateDecimal: true
        default: false
        }
    }

    /// Its declaration.
    var source: String {
        switch self {
        case .and, .or, .lift, .constant, .overflow, .orOverflow: logicSource
        case .add, .subtract, .multiply, .divide, .divideOrThrow, .quotient, .remainder, .negate, .absolute, .narrow:
            integerSource
        case .addDoubles, .subtractDoubles, .multiplyDoubles, .divideDoubles, .divideDoublesOrThrow,
            .quotientOfDoubles, .truncate, .round:
            doubleSource
        case .decimal, .scaled, .roundDecimal, .fitting, .double, .decimalOfDouble, .truncateDecimal: decimalSource
        case .contains, .hasSuffix, .lowercase, .uppercase, .trim, .unpadded, .precedes, .isAmong, .least, .greatest:
            stringSource
        case .microseconds: Self.microsecondsSource
        }
    }

    private static let microsecondsSource = """
        /// A duration as the database stores it: whole microseconds.
        static func microseconds(_ value: Duration) throws -> Int64 {
            let (seconds, attoseconds) = value.components
            let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
            let (sum, sumOverflow) = product.addingReportingOverflow(attoseconds / 1_000_000_000_000)
            if overflow || sumOverflow {
                throw EncodingError.invalidValue(
                    value, EncodingError.Context(codingPath: [], debugDescription: "the duration leaves 64 bits"))
            }
            return sum
        }
        """
}
