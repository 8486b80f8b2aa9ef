import SchemagenLanguage

/// What an operation does to the bounds of whole numbers: every operation is carried out in 64 bits, so a result either
/// has bounds within them, or can overflow.
struct IntegerArithmetic {
    /// The bounds of the result, cut to 64 bits.
    var bounds: IntegerBounds
    /// Whether some operands give a result outside 64 bits.
    var overflows: Bool

    /// The result of `+ - * / %`; other operators give the left operand's bounds.
    init(_ operation: InfixOperator, _ left: IntegerBounds, _ right: IntegerBounds) {
        switch operation {
        case .add:
            self.init(Self.sum(left.lower, right.lower), Self.sum(left.upper, right.upper))
        case .subtract:
            self.init(Self.difference(left.lower, right.upper), Self.difference(left.upper, right.lower))
        case .multiply:
            self.init(products: [
                Self.product(left.lower, right.lower), Self.product(left.lower, right.upper),
                Self.product(left.upper, right.lower), Self.product(left.upper, right.upper),
            ])
        case .divide:
            self.init(
                Self.quotient(left, right), overflows: left.lower == .min && right.lower <= -1 && right.upper >= -1)
        case .remainder: self.init(Self.remainder(left, right), overflows: false)
        default: self.init(left, overflows: false)
        }
    }

    private init(_ bounds: IntegerBounds, overflows: Bool) {
        self.bounds = bounds
        self.overflows = overflows
    }

    /// The lowest and the highest of the products of the ends.
    private init(products: [(Int64, Bool)]) {
        var lowest = Int64.max
        var highest = Int64.min
        overflows = false
        for (value, overflow) in products {
            lowest = min(lowest, value)
            highest = max(highest, value)
            overflows = overflows || overflow
        }
        bounds = IntegerBounds(lowest, highest)
    }

    private init(_ lower: (Int64, Bool), _ upper: (Int64, Bool)) {
        bounds = IntegerBounds(lower.0, upper.0)
        overflows = lower.1 || upper.1
    }

    /// The bounds of `-x`.
    static func negated(_ bounds: IntegerBounds) -> IntegerArithmetic {
        IntegerArithmetic(difference(0, bounds.upper), difference(0, bounds.lower))
    }

    /// The bounds of `abs(x)`.
    static func absolute(_ bounds: IntegerBounds) -> IntegerArithmetic {
        let negative = negated(bounds)
        if bounds.lower >= 0 { return IntegerArithmetic((bounds.lower, false), (bounds.upper, false)) }
        if bounds.upper <= 0 { return negative }
        var result = negative
        result.bounds = IntegerBounds(0, max(bounds.upper, negative.bounds.upper))
        return result
    }

    private static func sum(_ left: Int64, _ right: Int64) -> (Int64, Bool) {
        let (value, overflow) = left.addingReportingOverflow(right)
        return (overflow ? (left < 0 ? .min : .max) : value, overflow)
    }

    private static func difference(_ left: Int64, _ right: Int64) -> (Int64, Bool) {
        let (value, overflow) = left.subtractingReportingOverflow(right)
        return (overflow ? (left < 0 ? .min : .max) : value, overflow)
    }

    private static func product(_ left: Int64, _ right: Int64) -> (Int64, Bool) {
        let (value, overflow) = left.multipliedReportingOverflow(by: right)
        return (overflow ? ((left < 0) == (right < 0) ? .max : .min) : value, overflow)
    }

    private static func quotient(_ left: IntegerBounds, _ right: IntegerBounds) -> IntegerBounds {
        if right.lower == right.upper, right.lower > 0 {
            return IntegerBounds(left.lower / right.lower, left.upper / right.lower)
        }
        if right.lower >= 0 { return IntegerBounds(min(left.lower, 0), max(left.upper, 0)) }
        let largest = max(negate(left.lower), left.upper, 0)
        let smallest = min(negate(left.upper), left.lower, 0)
        return IntegerBounds(smallest, largest)
    }

    private static func remainder(_ left: IntegerBounds, _ right: IntegerBounds) -> IntegerBounds {
        let divisor = max(negate(right.lower), right.upper)
        let largest = max(divisor - 1, 0)
        return IntegerBounds(
            left.lower >= 0 ? 0 : max(left.lower, -largest), left.upper <= 0 ? 0 : min(left.upper, largest))
    }

    /// The negative, the largest value for the smallest.
    private static func negate(_ value: Int64) -> Int64 { value == .min ? .max : -value }
}
