extension ExpressionHelper {
    /// The sources of what deals with unknown values and with overflow.
    var logicSource: String {
        switch self {
        case .and:
            """
            /// `&&` with three values: unknown where neither side decides.
            static func and(_ left: Bool?, _ right: @autoclosure () throws -> Bool?) rethrows -> Bool? {
                if left == false { return false }
                guard let right = try right() else { return nil }
                return right ? left : false
            }
            """
        case .or:
            """
            /// `||` with three values: unknown where neither side decides.
            static func or(_ left: Bool?, _ right: @autoclosure () throws -> Bool?) rethrows -> Bool? {
                if left == true { return true }
                guard let right = try right() else { return nil }
                return right ? true : left
            }
            """
        case .lift:
            """
            /// An operation on two values, nil where one of them is.
            static func lift<First, Second, Result>(
                _ first: First?, _ second: Second?, _ operation: (First, Second) throws -> Result?
            ) rethrows -> Result? {
                guard let first, let second else { return nil }
                return try operation(first, second)
            }
            """
        case .constant:
            """
            /// A condition that is the same for every row.
            static func constant<Value>(_ value: Value) -> Value { value }
            """
        case .overflow:
            """
            /// A result that its type cannot hold: a violation of the check that needs it.
            struct Overflow: Error {}
            """
        case .orOverflow:
            """
            /// The value; an overflow where there is none.
            static func orOverflow<Value>(_ value: Value?) throws -> Value {
                guard let value else { throw Overflow() }
                return value
            }
            """
        default: ""
        }
    }

    /// The sources of what calculates in whole numbers: nil stands for an overflow.
    var integerSource: String {
        switch self {
        case .add:
            """
            static func add(_ left: Int64, _ right: Int64) -> Int64? {
                let (result, overflow) = left.addingReportingOverflow(right)
                return overflow ? nil : result
            }
            """
        case .subtract:
            """
            static func subtract(_ left: Int64, _ right: Int64) -> Int64? {
                let (result, overflow) = left.subtractingReportingOverflow(right)
                return overflow ? nil : result
            }
            """
        case .multiply:
            """
            static func multiply(_ left: Int64, _ right: Int64) -> Int64? {
                let (result, overflow) = left.multipliedReportingOverflow(by: right)
                return overflow ? nil : result
            }
            """
        case .divide:
            """
            /// Nil where the divisor is zero, and on overflow.
            static func divide(_ left: Int64, _ right: Int64) -> Int64? {
                let (result, overflow) = left.dividedReportingOverflow(by: right)
                return overflow ? nil : result
            }
            """
        case .divideOrThrow:
            """
            /// Nil where the divisor is zero.
            static func divideOrThrow(_ left: Int64, _ right: Int64) throws -> Int64? {
                if right == 0 { return nil }
                let (result, overflow) = left.dividedReportingOverflow(by: right)
                if overflow { throw Overflow() }
                return result
            }
            """
        case .quotient:
            """
            /// Nil where the divisor is zero; the operands are too small to overflow.
            static func quotient<Number: FixedWidthInteger>(_ left: Number, _ right: Number) -> Number? {
                right == 0 ? nil : left / right
            }
            """
        case .remainder:
            """
            /// Nil where the divisor is zero.
            static func remainder<Number: FixedWidthInteger>(_ left: Number, _ right: Number) -> Number? {
                if right == 0 { return nil }
                return left.remainderReportingOverflow(dividingBy: right).partialValue
            }
            """
        case .negate:
            """
            static func negate(_ value: Int64) -> Int64? { value == .min ? nil : -value }
            """
        case .absolute:
            """
            static func absolute(_ value: Int64) -> Int64? { Int64(exactly: value.magnitude) }
            """
        case .narrow:
            """
            /// The value as a smaller type; nil where it does not fit.
            static func narrow<Number: FixedWidthInteger>(_ value: Int64, _ type: Number.Type) -> Number? {
                Number(exactly: value)
            }
            """
        default: ""
        }
    }

    /// The sources of what calculates in doubles: nil stands for a result that is infinite, or zero though it is none.
    var doubleSource: String {
        switch self {
        case .addDoubles:
            """
            static func add(_ left: Double, _ right: Double) -> Double? {
                let result = left + right
                return result.isFinite ? result : nil
            }
            """
        case .subtractDoubles:
            """
            static func subtract(_ left: Double, _ right: Double) -> Double? {
                let result = left - right
                return result.isFinite ? result : nil
            }
            """
        case .multiplyDoubles:
            """
            static func multiply(_ left: Double, _ right: Double) -> Double? {
                let result = left * right
                return result.isFinite && (result != 0 || left == 0 || right == 0) ? result : nil
            }
            """
        case .divideDoubles:
            """
            /// Nil where the divisor is zero, and on overflow.
            static func divide(_ left: Double, _ right: Double) -> Double? {
                let result = left / right
                return result.isFinite && (result != 0 || left == 0) ? result : nil
            }
            """
        case .divideDoublesOrThrow:
            """
            /// Nil where the divisor is zero.
            static func divideOrThrow(_ left: Double, _ right: Double) throws -> Double? {
                if right == 0 { return nil }
                let result = left / right
                guard result.isFinite, result != 0 || left == 0 else { throw Overflow() }
                return result
            }
            """
        case .quotientOfDoubles:
            """
            /// Nil where the divisor is zero; the operands are such that the result fits.
            static func quotient(_ left: Double, _ right: Double) -> Double? { right == 0 ? nil : left / right }
            """
        case .truncate:
            """
            /// The whole part; nil where it does not fit.
            static func truncate<Number: FixedWidthInteger>(_ value: Double, _ type: Number.Type) -> Number? {
                Number(exactly: value.rounded(.towardZero))
            }
            """
        case .round:
            """
            /// Rounded to so many digits behind the point, half away from zero.
            static func round(_ value: Double, _ digits: Int) -> Double {
                // From here on every double is a whole number.
                if value.magnitude >= 0x1p52 { return value }
                var power = 1.0
                for _ in 0..<digits { power *= 10 }
                return (value * power).rounded() / power
            }
            """
        default: ""
        }
    }
}
