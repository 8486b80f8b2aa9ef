import SchemagenModel

/// Bounds of a number's absolute value, as a double: what tells products that always fit a double from those that may
/// leave its range.
struct Magnitude {
    /// No value is larger; infinity where the result can overflow.
    var largest: Double
    /// No value but zero is smaller; 0 where the result can underflow.
    var smallest: Double
    /// Whether every value is a whole number.
    var isWhole: Bool

    init(largest: Double, smallest: Double, isWhole: Bool) {
        self.largest = largest
        self.smallest = smallest
        self.isWhole = isWhole
    }

    init(_ expression: Expression) {
        switch expression.type {
        case .integer(let bounds):
            let largest = max(Double(bounds.lower).magnitude, Double(bounds.upper).magnitude)
            self.init(largest: largest, smallest: 1, isWhole: true)
        case .decimal(let precision, let scale):
            self.init(
                largest: Self.powerOfTen(precision - scale), smallest: Self.powerOfTen(-scale), isWhole: scale == 0)
        case .float:
            self.init(
                largest: Double(Float.greatestFiniteMagnitude), smallest: Double(Float.leastNonzeroMagnitude),
                isWhole: false)
        default: self = Self.double(expression)
        }
    }

    /// Whether the result of an operation can be infinite, or zero though no operand is.
    var leavesRange: Bool { !largest.isFinite || smallest == 0 }

    private static let any = Magnitude(
        largest: .greatestFiniteMagnitude, smallest: .leastNonzeroMagnitude, isWhole: false)

    /// Whether a finite value that is not negative has no fraction. `rounded()` would need the C library's mathematics,
    /// which an executable without Foundation is not linked with on Linux.
    private static func isWhole(_ value: Double) -> Bool { value >= 0x1p53 || Double(Int64(value)) == value }

    private static func double(_ expression: Expression) -> Magnitude {
        switch expression.kind {
        case .number(let text):
            guard let value = Double(text)?.magnitude, value.isFinite else { return any }
            return Magnitude(
                largest: value, smallest: value == 0 ? .infinity : value, isWhole: isWhole(value))
        case .negate(let operand): return Magnitude(operand)
        case .infix(let operation, let left, let right):
            let one = Magnitude(left)
            let other = Magnitude(right)
            let isWhole = one.isWhole && other.isWhole
            switch operation {
            case .add, .subtract:
                let largest = one.largest + other.largest
                return Magnitude(largest: largest, smallest: isWhole ? 1 : .leastNonzeroMagnitude, isWhole: isWhole)
            case .multiply:
                return Magnitude(
                    largest: one.largest * other.largest, smallest: product(one.smallest, other.smallest),
                    isWhole: isWhole)
            case .divide:
                return Magnitude(
                    largest: one.largest / other.smallest, smallest: product(one.smallest, 1 / other.largest),
                    isWhole: false)
            default: return one.joined(with: other)
            }
        case .ternary(_, let yes, let no):
            if yes.isNull { return Magnitude(no) }
            return no.isNull ? Magnitude(yes) : Magnitude(yes).joined(with: Magnitude(no))
        case .call(let function, let arguments):
            guard let first = arguments.first else { return any }
            switch function {
            case .abs, .double: return Magnitude(first)
            case .floor, .ceil, .round:
                var digits = 0
                if arguments.count > 1, case .integer(let count) = arguments[1].kind { digits = Int(count) }
                let operand = Magnitude(first)
                return Magnitude(
                    largest: min(operand.largest + 1, .greatestFiniteMagnitude), smallest: powerOfTen(-digits),
                    isWhole: digits == 0)
            case .min, .max:
                var result = Magnitude(first)
                for argument in arguments.dropFirst() { result = result.joined(with: Magnitude(argument)) }
                return result
            default: return any
            }
        default: return any
        }
    }

    /// The product of two lower bounds, where infinity stands for "always zero".
    private static func product(_ left: Double, _ right: Double) -> Double {
        left.isInfinite || right.isInfinite ? .infinity : left * right
    }

    private func joined(with other: Magnitude) -> Magnitude {
        Magnitude(
            largest: max(largest, other.largest), smallest: min(smallest, other.smallest),
            isWhole: isWhole && other.isWhole)
    }

    /// From here on every double is a whole number: `round` to any number of digits leaves it as it is.
    static let wholeFrom = 0x1p52
    static let wholeFromText = "4503599627370496"

    static func powerOfTen(_ exponent: Int) -> Double {
        var result = 1.0
        for _ in 0..<min(exponent.magnitude, 400) { result *= 10 }
        return exponent < 0 ? 1 / result : result
    }
}
