import SchemagenLanguage
import SchemagenModel

/// Arithmetic on SQLite. An overflow has to be an error, and SQLite makes a REAL or an infinity of it without a word: the
/// result of a whole chain of operations is looked at once, wherever the bounds of the operands do not rule an overflow
/// out.
extension SQLiteExpressionWriter {
    /// `+ - * / %` and the minus sign.
    mutating func arithmetic(_ expression: Expression) -> Fragment {
        if expression.isFloatingPoint { return guarded(doubles(expression), expression) }
        if expression.isDecimal { return decimal(expression) }
        let chain = integers(expression)
        return chain.overflows ? wholeOrFailure(chain.fragment) : chain.fragment
    }

    // MARK: Whole numbers

    private typealias IntegerChain = (fragment: Fragment, overflows: Bool)

    /// A chain of operations without a look at the result. Once SQLite has made a REAL of an operand, all that follows is
    /// a REAL: the last result shows it.
    private mutating func integers(_ expression: Expression) -> IntegerChain {
        switch expression.kind {
        case .negate(let operand):
            let inner = integers(operand)
            let overflows = operand.bounds.map { $0.lower == .min } ?? true
            return (Self.negated(inner.fragment), inner.overflows || overflows)
        case .infix(let operation, let left, let right):
            switch operation {
            case .add, .subtract, .multiply: break
            case .divide, .remainder:
                // A division by zero would hide what happened before.
                let one: IntegerChain = right.isNeverZero && !right.isNullable ? integers(left) : settled(left)
                let overflows = operation == .divide && Self.overflows(operation, left, right)
                return (Self.joined(operation, one.fragment, fragment(right)), one.overflows || overflows)
            default: return (fragment(expression), false)
            }
            // NULL would hide that the other operand is a REAL.
            let one = right.isNullable ? settled(left) : integers(left)
            let other = left.isNullable ? settled(right) : integers(right)
            let overflows = one.overflows || other.overflows || Self.overflows(operation, left, right)
            return (bounded(Self.joined(operation, one.fragment, other.fragment)), overflows)
        default: return (fragment(expression), false)
        }
    }

    private mutating func settled(_ expression: Expression) -> IntegerChain { (fragment(expression), false) }

    private static func overflows(_ operation: InfixOperator, _ left: Expression, _ right: Expression) -> Bool {
        guard let one = left.bounds, let other = right.bounds else { return true }
        switch operation {
        case .add:
            return one.lower.addingReportingOverflow(other.lower).overflow
                || one.upper.addingReportingOverflow(other.upper).overflow
        case .subtract:
            return one.lower.subtractingReportingOverflow(other.upper).overflow
                || one.upper.subtractingReportingOverflow(other.lower).overflow
        case .multiply:
            for factor in [one.lower, one.upper] {
                for second in [other.lower, other.upper] where factor.multipliedReportingOverflow(by: second).overflow {
                    return true
                }
            }
            return false
        default: return one.lower == .min && other.lower <= -1 && other.upper >= -1
        }
    }

    static func joined(_ operation: InfixOperator, _ left: Fragment, _ right: Fragment) -> Fragment {
        let isSum = operation == .add || operation == .subtract
        let binding: Fragment.Binding = isSum ? .sum : .product
        var second = right.text(atLeast: isSum ? .product : .sign)
        if second.hasPrefix("-") { second = "(" + second + ")" }
        return Fragment(left.text(atLeast: binding) + " " + operation.sql + " " + second, binding)
    }

    static func negated(_ operand: Fragment) -> Fragment {
        var text = operand.text(atLeast: .sign)
        // `--` would start a comment.
        if text.hasPrefix("-") { text = "(" + text + ")" }
        return Fragment("-" + text, .sign)
    }

    // MARK: Decimals

    private mutating func decimal(_ expression: Expression) -> Fragment {
        switch expression.kind {
        case .negate(let operand): return Self.negated(fragment(operand))
        case .infix(let operation, let left, let right):
            let parts = operation == .multiply ? [fragment(left), fragment(right)] : aligned([left, right])
            return limited(Self.joined(operation, parts[0], parts[1]), expression)
        default: return fragment(expression)
        }
    }

    /// A decimal that may have more digits than the language keeps: a failure then.
    func limited(_ fragment: Fragment, _ expression: Expression) -> Fragment {
        expression.exceedsDecimal ? digitsOrFailure(fragment, isNullable: expression.isNullable) : fragment
    }

    func digitsOrFailure(_ fragment: Fragment, isNullable: Bool) -> Fragment {
        let nines = String(repeating: "9", count: SQLiteTypes.decimalDigits)
        let number = fragment.text(atLeast: .sum)
        return Fragment(
            "CASE WHEN \(number) BETWEEN -\(nines) AND \(nines) THEN \(fragment.text)"
                + (isNullable ? " WHEN \(number) IS NOT NULL THEN " : " ELSE ") + Self.failure + " END")
    }

    // MARK: Doubles

    /// A chain of operations on doubles without a look at the result, and what is needed for that look.
    private struct DoubleChain {
        var fragment: Fragment
        /// Whether a result on the way may leave the range of a double: an infinity, which stays one or becomes NULL.
        var overflows = false
        /// Products and quotients that may be too small for a double and become zero.
        var vanishing: [Vanishing] = []
        /// Operands that may be NULL.
        var nullable: [String] = []
        /// Divisors that may be zero, which gives NULL.
        var divisors: [String] = []
        /// Factors that may be zero, which make a product zero.
        var factors: [String] = []

        /// Adds the chain itself to what may vanish. It shows what vanished on the way, unless a factor that came later is
        /// zero too.
        mutating func note() {
            vanishing.removeAll { $0.factors == factors }
            vanishing.append(Vanishing(text: fragment.text(atLeast: .sum), factors: factors))
        }
    }

    /// A product or quotient that is zero by right only where one of its factors is.
    private struct Vanishing {
        var text: String
        var factors: [String]
    }

    private mutating func doubles(_ expression: Expression) -> DoubleChain {
        switch expression.kind {
        case .negate(let operand):
            var chain = doubles(operand)
            chain.fragment = Self.negated(chain.fragment)
            return chain
        case .infix(let operation, let left, let right):
            switch operation {
            case .add, .subtract:
                var chain = summand(left, besides: right)
                let other = summand(right, besides: left)
                chain.fragment = bounded(Self.joined(operation, chain.fragment, other.fragment))
                chain.overflows = chain.overflows || other.overflows || Magnitude(expression).leavesRange
                chain.nullable += other.nullable
                chain.divisors += other.divisors
                chain.factors = [chain.fragment.text]
                return chain
            case .multiply:
                var chain = right.isNullable ? settledDouble(left) : doubles(left)
                let other = left.isNullable ? settledDouble(right) : doubles(right)
                let magnitude = Magnitude(expression)
                chain.fragment = bounded(Self.joined(operation, chain.fragment, other.fragment))
                chain.overflows = chain.overflows || other.overflows || !magnitude.largest.isFinite
                chain.nullable += other.nullable
                chain.divisors += other.divisors
                chain.vanishing += other.vanishing
                chain.factors += other.factors
                if magnitude.smallest == 0 { chain.note() }
                return chain
            case .divide:
                var chain = right.isNeverZero && !right.isNullable ? doubles(left) : settledDouble(left)
                let divisor = fragment(right)
                let magnitude = Magnitude(expression)
                chain.fragment = bounded(Self.joined(operation, chain.fragment, divisor))
                chain.overflows = chain.overflows || !magnitude.largest.isFinite
                if magnitude.smallest == 0 { chain.note() }
                if right.isNullable { chain.nullable.append(divisor.text(atLeast: .sum)) }
                if !right.isNeverZero { chain.divisors.append(divisor.text(atLeast: .sum)) }
                return chain
            default: break
            }
        default: break
        }
        return settledDouble(expression)
    }

    /// An operand that needs no further look: NULL beside it, or a division by zero, would hide what happened to it.
    private mutating func settledDouble(_ expression: Expression) -> DoubleChain {
        let value = fragment(expression)
        var chain = DoubleChain(fragment: value)
        if expression.isNullable { chain.nullable.append(value.text(atLeast: .sum)) }
        if !expression.isNeverZero { chain.factors.append(value.text(atLeast: .sum)) }
        return chain
    }

    /// A term of a sum: a product that may vanish is looked at on its own, since the sum would hide it.
    private mutating func summand(_ expression: Expression, besides other: Expression) -> DoubleChain {
        if other.isNullable { return settledDouble(expression) }
        let chain = doubles(expression)
        return chain.vanishing.isEmpty ? chain : settledDouble(expression)
    }

    private mutating func guarded(_ chain: DoubleChain, _ expression: Expression) -> Fragment {
        guard chain.overflows || !chain.vanishing.isEmpty else { return chain.fragment }
        let result = chain.fragment
        var text = "CASE WHEN abs(\(result.text)) < 9e999"
        for part in chain.vanishing {
            var tests = [part.text + " <> 0.0"]
            for factor in Self.unique(part.factors) { tests.append(factor + " = 0.0") }
            text += " AND (" + tests.joined(separator: " OR ") + ")"
        }
        text += " THEN " + result.text
        var absent = Self.unique(chain.nullable).map { $0 + " IS NULL" }
        absent += Self.unique(chain.divisors).map { $0 + " = 0.0" }
        if !absent.isEmpty { text += " WHEN " + absent.joined(separator: " OR ") + " THEN NULL" }
        return bounded(Fragment(text + " ELSE " + Self.failure + " END"))
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }
}
