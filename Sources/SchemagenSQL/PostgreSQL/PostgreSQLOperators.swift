import SchemagenLanguage
import SchemagenModel

extension PostgreSQLExpressionWriter {
    mutating func infix(
        _ operation: InfixOperator, _ left: Expression, _ right: Expression, _ expression: Expression
    ) -> Fragment {
        switch operation {
        case .and:
            return Fragment(
                fragment(left).text(atLeast: .and) + " AND " + fragment(right).text(atLeast: .and), .and)
        case .or:
            return Fragment(fragment(left).text(atLeast: .or) + " OR " + fragment(right).text(atLeast: .or), .or)
        case .coalesce:
            let parts = choices(coalesced(expression), expression)
            return combined("coalesce(" + parts.map(\.text).joined(separator: ", ") + ")", .atom, parts)
        case .equal, .notEqual:
            if left.isNull || right.isNull {
                let test = operation == .equal ? " IS NULL" : " IS NOT NULL"
                return Fragment(fragment(left.isNull ? right : left).text(atLeast: .sum) + test, .comparison)
            }
            return comparison(operation, left, right, isOrdering: false)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return comparison(operation, left, right, isOrdering: true)
        case .add where expression.type == .string:
            let parts = [fragment(left), fragment(right)]
            return combined(parts[0].text(atLeast: .atom) + " || " + parts[1].text(atLeast: .atom), .sum, parts)
        case .add, .subtract, .multiply, .divide, .remainder: return arithmetic(operation, left, right, expression)
        }
    }

    /// `a ?? b ?? c` as one list.
    private func coalesced(_ expression: Expression) -> [Expression] {
        var parts: [Expression] = []
        var rest = expression
        while case .infix(.coalesce, let left, let right) = rest.kind {
            parts.append(left)
            rest = right
        }
        parts.append(rest)
        return parts
    }

    private mutating func comparison(
        _ operation: InfixOperator, _ left: Expression, _ right: Expression, isOrdering: Bool
    ) -> Fragment {
        let parts = joined([left, right], as: left.type == .float ? .double : left.type)
        var first = parts[0]
        if left.type == .string, isOrdering || parts[0].isCollated || parts[1].isCollated { first = bytewise(first) }
        return Fragment(
            first.text(atLeast: .sum) + " " + operation.sql + " " + parts[1].text(atLeast: .sum), .comparison)
    }

    // MARK: Arithmetic

    private mutating func arithmetic(
        _ operation: InfixOperator, _ left: Expression, _ right: Expression, _ expression: Expression
    ) -> Fragment {
        var parts = joined([left, right], as: expression.type)
        let isSum = operation == .add || operation == .subtract
        let binding: Fragment.Binding = isSum ? .sum : .product
        var width = 0
        if let bounds = expression.bounds {
            width = max(parts[0].width, parts[1].width)
            if !Self.fits(bounds, width: width) || (operation == .divide && Self.isNarrowest(left, parts[0].width)) {
                // A literal is the worse place for a cast.
                let place = left.numberLiteral == nil ? 0 : 1
                parts[place] = Fragment(parts[place].text(atLeast: .atom) + "::bigint", width: 8)
                width = 8
            }
        }
        var second = parts[1]
        if operation == .divide || operation == .remainder, !right.isNeverZero {
            second = Fragment("nullif(" + second.text + ", 0)")
        }
        // Subtraction and division group from the left, and `- -1` reads badly.
        let demanded: Fragment.Binding = isSum ? .product : .sign
        var secondText = second.text(atLeast: demanded)
        if second.binding == .sign, secondText.hasPrefix("-") { secondText = "(" + secondText + ")" }
        let result = Fragment(
            parts[0].text(atLeast: binding) + " " + operation.sql + " " + secondText, binding, width: width)
        return limited(result, expression)
    }

    /// A decimal that may have more digits than the language keeps: the cast refuses it then.
    func limited(_ fragment: Fragment, _ expression: Expression) -> Fragment {
        guard expression.exceedsDecimal else { return fragment }
        return Fragment(
            fragment.text(atLeast: .atom) + "::numeric(\(SQLiteTypes.decimalDigits), \(expression.scale))")
    }

    mutating func negated(_ operand: Expression, _ expression: Expression) -> Fragment {
        let value = widened(self.operand(operand), for: expression)
        let inner = typed(value, expression.type)
        var text = inner.text(atLeast: .sign)
        // `--` would start a comment.
        if text.hasPrefix("-") { text = "(" + text + ")" }
        return Fragment("-" + text, .sign, width: inner.width)
    }

    /// A whole number in a type that holds the result of an operation on it.
    func widened(_ fragment: Fragment, for result: Expression) -> Fragment {
        guard let bounds = result.bounds, !Self.fits(bounds, width: fragment.width) else { return fragment }
        return Fragment(fragment.text(atLeast: .atom) + "::bigint", width: 8)
    }

    private static func fits(_ bounds: IntegerBounds, width: Int) -> Bool {
        switch width {
        case 2: bounds.lower >= IntegerBounds.int16.lower && bounds.upper <= IntegerBounds.int16.upper
        case 4: bounds.lower >= IntegerBounds.int32.lower && bounds.upper <= IntegerBounds.int32.upper
        case 8: true
        default: false
        }
    }

    /// Whether a dividend can be the least value of its type, which divided by −1 leaves the type.
    private static func isNarrowest(_ dividend: Expression, _ width: Int) -> Bool {
        guard let bounds = dividend.bounds else { return false }
        switch width {
        case 2: return bounds.lower <= IntegerBounds.int16.lower
        case 4: return bounds.lower <= IntegerBounds.int32.lower
        default: return false
        }
    }
}
