extension ExpressionHelper {
    /// The source of the helpers of decimals.
    var decimalSource: String {
        switch self {
        case .scaled:
            """
            private static func scaled(_ value: Decimal, _ scale: Int, _ mode: Decimal.RoundingMode) -> Decimal {
                var source = value
                var result = Decimal()
                NSDecimalRound(&result, &source, scale, mode)
                return result
            }
            """
        case .roundDecimal:
            """
            static func roundDecimal(_ value: Decimal?, _ scale: Int) -> Decimal? { value.map { scaled($0, scale, .plain) } }
            """
        case .decimalScaled:
            """
            static func decimalScaled(_ value: Decimal?, _ scale: Int) -> Decimal? { value.map { scaled($0, scale, .plain) } }
            """
        case .floorDecimal, .ceilDecimal:
            """
            static func \(name)(_ value: Decimal?) -> Decimal? { value.map { scaled($0, 0, \(self == .floorDecimal ? ".down" : ".up")) } }
            """
        case .addDecimals, .subtractDecimals, .multiplyDecimals:
            """
            static func \(name)(_ left: Decimal?, _ right: Decimal?) -> Decimal? {
                guard let left, let right else { return nil }
                return left \(self == .addDecimals ? "+" : self == .subtractDecimals ? "-" : "*") right
            }
            """
        case .absoluteDecimal:
            """
            static func absoluteDecimal(_ value: Decimal?) -> Decimal? { value.map { $0 < 0 ? -$0 : $0 } }
            """
        case .integerFromDecimal:
            """
            static func integerFromDecimal(_ value: Decimal?) throws -> Int64? {
                guard let value else { return nil }
                let digits = "\\(value)".prefix { $0 != "." }
                guard let result = Int64(digits == "-0" ? "0" : digits) else { throw Overflow() }
                return result
            }
            """
        case .doubleFromDecimal:
            """
            static func doubleFromDecimal(_ value: Decimal?, _ scale: Int) -> Double? {
                guard let value else { return nil }
                // The unscaled whole number as a double, divided by the power of ten: the same two roundings everywhere.
                let parts = "\\(value)".split(separator: ".", omittingEmptySubsequences: false)
                let fraction = parts.count > 1 ? String(parts[1].prefix(scale)) : ""
                let digits = String(parts[0]) + fraction + String(repeating: "0", count: scale - fraction.count)
                guard let unscaled = Int64(digits) else { return Double("\\(value)") }
                var divisor = 1.0
                for _ in 0..<scale { divisor *= 10 }
                return Double(unscaled) / divisor
            }
            """
        case .decimalFromDouble:
            """
            static func decimalFromDouble(_ value: Double?, _ scale: Int) throws -> Decimal? {
                guard let value else { return nil }
                var factor = 1.0
                for _ in 0..<scale { factor *= 10 }
                guard let unscaled = Int64(exactly: (value * factor).rounded(.toNearestOrAwayFromZero)) else {
                    throw Overflow()
                }
                return Decimal(sign: unscaled < 0 ? .minus : .plus, exponent: -scale, significand: Decimal(unscaled.magnitude))
            }
            """
        default:
            """
            static func decimalFromInteger(_ value: Int64?) -> Decimal? { value.map { Decimal($0) } }
            """
        }
    }
}
