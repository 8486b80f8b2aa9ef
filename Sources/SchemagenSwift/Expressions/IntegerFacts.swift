import SchemagenLanguage
import SchemagenModel

/// What is known about a whole-number expression before it is written: in which width it can be calculated without a
/// trap.
struct IntegerFacts {
    /// The values that any part of it can take.
    private var extremes: IntegerBounds?
    /// The widths of the columns and counts in it.
    private var widths: Set<IntegerWidth> = []

    /// Looks at an expression whose parts the checker has given their bounds.
    init(_ expression: Expression, _ translator: ExpressionTranslator) {
        visit(expression, translator)
    }

    private mutating func visit(_ expression: Expression, _ translator: ExpressionTranslator) {
        guard case .integer(let bounds) = expression.type else { return }
        extremes = extremes?.union(bounds) ?? bounds
        switch expression.kind {
        case .column, .value:
            if let access = try? translator.lookup(expression),
                let width = IntegerWidth(translator.context.base(of: access.type))
            {
                widths.insert(width)
            }
        case .negate(let operand): visit(operand, translator)
        case .infix(_, let left, let right):
            visit(left, translator)
            visit(right, translator)
        case .ternary(_, let yes, let no):
            visit(yes, translator)
            visit(no, translator)
        case .call(let function, let arguments):
            switch function {
            case .length: widths.insert(.int)
            case .int16: widths.insert(.int16)
            case .int32: widths.insert(.int32)
            case .int64: widths.insert(.int64)
            default: for argument in arguments { visit(argument, translator) }
            }
        default: break
        }
    }

    /// The width to calculate in: the one that all columns share, if no part can leave it, else 64 bits.
    func width(preferring preferred: IntegerWidth? = nil) -> IntegerWidth {
        guard widths.count <= 1, let width = widths.first ?? preferred, let extremes else { return .int64 }
        // The smallest value has no positive counterpart, which matters to `-`, `abs` and `/`.
        return width.bounds.contains(extremes) ? width : .int64
    }

    /// Both sides of a comparison.
    func joined(_ other: IntegerFacts) -> IntegerFacts {
        var result = self
        if let bounds = other.extremes { result.extremes = extremes?.union(bounds) ?? bounds }
        result.widths.formUnion(other.widths)
        return result
    }
}

/// What arithmetic does to bounds.
enum IntegerRange {
    /// The bounds of a calculation; nil where it can overflow 64 bits.
    static func of(_ symbol: InfixOperator, _ left: IntegerBounds, _ right: IntegerBounds) -> IntegerBounds? {
        switch symbol {
        case .add:
            let lower = left.lower.addingReportingOverflow(right.lower)
            let upper = left.upper.addingReportingOverflow(right.upper)
            return lower.overflow || upper.overflow ? nil : IntegerBounds(lower.partialValue, upper.partialValue)
        case .subtract:
            let lower = left.lower.subtractingReportingOverflow(right.upper)
            let upper = left.upper.subtractingReportingOverflow(right.lower)
            return lower.overflow || upper.overflow ? nil : IntegerBounds(lower.partialValue, upper.partialValue)
        case .multiply:
            var bounds: IntegerBounds?
            for (one, other) in [
                (left.lower, right.lower), (left.lower, right.upper), (left.upper, right.lower),
                (left.upper, right.upper),
            ] {
                let product = one.multipliedReportingOverflow(by: other)
                if product.overflow { return nil }
                let value = IntegerBounds(product.partialValue, product.partialValue)
                bounds = bounds?.union(value) ?? value
            }
            return bounds
        case .divide: return left.lower == .min && right.contains(-1) ? nil : quotient(left)
        case .remainder: return IntegerBounds(min(left.lower, 0), max(left.upper, 0))
        default: return nil
        }
    }

    /// Dividing by a whole number never enlarges; dividing by a negative one turns the sign.
    private static func quotient(_ left: IntegerBounds) -> IntegerBounds {
        let upper = Int64(clamping: max(left.lower.magnitude, left.upper.magnitude))
        return IntegerBounds(min(left.lower, -upper), upper)
    }

    /// The bounds of `-x`; nil where it can overflow.
    static func negated(_ bounds: IntegerBounds) -> IntegerBounds? {
        bounds.lower == .min ? nil : IntegerBounds(-bounds.upper, -bounds.lower)
    }
}
