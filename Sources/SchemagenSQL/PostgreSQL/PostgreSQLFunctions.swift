import SchemagenModel

extension PostgreSQLExpressionWriter {
    mutating func call(_ function: Function, _ arguments: [Expression], _ expression: Expression) -> Fragment {
        switch function {
        case .now:
            return Fragment(expression.type == .localTimestamp ? "(now() AT TIME ZONE 'UTC')" : "now()")
        case .today: return Fragment("(now() AT TIME ZONE 'UTC')::date")
        case .uuid: return Fragment("gen_random_uuid()")
        case .min, .max: return extreme(function, arguments, expression)
        default: break
        }
        guard let first = arguments.first else {
            report(.notFound(function.rawValue + "()"))
            return Fragment("NULL")
        }
        switch function {
        case .length: return Fragment("length(" + fragment(first).text + ")", width: 4)
        case .lower, .upper:
            let name = function == .lower ? "lower(" : "upper("
            return combined(name + bytewise(fragment(first)).text + ")", .atom, [])
        case .trim:
            let value = fragment(first)
            return combined("btrim(" + value.text + ")", .atom, [value])
        case .contains, .hasPrefix, .hasSuffix, .matches: return search(function, arguments)
        case .abs:
            let value = typed(widened(operand(first), for: expression), expression.type)
            return Fragment("abs(" + value.text + ")", width: value.width)
        case .floor, .ceil:
            if first.isDecimal, first.scale == 0 { return fragment(first) }
            let value = typed(operand(first), first.type)
            return limited(Fragment(function.rawValue + "(" + value.text + ")"), expression)
        case .round: return rounded(first, digits: digits(arguments), expression)
        case .int16, .int32, .int64: return whole(function, first)
        case .double: return double(first)
        case .decimal: return decimal(first, expression)
        case .now, .today, .uuid, .min, .max: return Fragment("NULL")
        }
    }

    private func digits(_ arguments: [Expression]) -> Int {
        guard arguments.count > 1, case .integer(let count) = arguments[1].kind else { return 0 }
        return Int(clamping: count)
    }

    // MARK: Texts

    private mutating func search(_ function: Function, _ arguments: [Expression]) -> Fragment {
        guard arguments.count == 2 else { return Fragment("NULL") }
        var text = fragment(arguments[0])
        let part = fragment(arguments[1])
        if text.isCollated || part.isCollated { text = bytewise(text) }
        switch function {
        case .contains: return Fragment("strpos(" + text.text + ", " + part.text + ") > 0", .comparison)
        case .hasPrefix: return Fragment("starts_with(" + text.text + ", " + part.text + ")")
        case .hasSuffix:
            var length = "length(" + part.text + ")"
            if case .string(let literal) = arguments[1].kind { length = String(literal.unicodeScalars.count) }
            return Fragment(
                "right(" + text.text + ", " + length + ") = " + part.text(atLeast: .sum), .comparison)
        default: return Fragment(text.text(atLeast: .sum) + " ~ " + part.text(atLeast: .sum), .comparison)
        }
    }

    // MARK: Numbers

    private mutating func extreme(
        _ function: Function, _ arguments: [Expression], _ expression: Expression
    ) -> Fragment {
        var parts = choices(arguments, expression)
        if expression.type == .string, !parts.isEmpty { parts[0] = bytewise(parts[0]) }
        let name = function == .min ? "least(" : "greatest("
        let call = name + parts.map(\.text).joined(separator: ", ") + ")"
        // PostgreSQL's own functions leave NULLs out.
        let tests = arguments.indices.filter { arguments[$0].isNullable }
            .map { parts[$0].text(atLeast: .sum) + " IS NULL" }
        guard !tests.isEmpty else { return combined(call, .atom, parts) }
        return combined(
            "CASE WHEN " + tests.joined(separator: " OR ") + " THEN NULL ELSE " + call + " END", .atom, parts)
    }

    /// Half away from zero. PostgreSQL's `round` of a double goes half to even, and one by way of numeric loses digits;
    /// `x - trunc(x)` and its double are exact.
    private mutating func rounded(_ operand: Expression, digits: Int, _ expression: Expression) -> Fragment {
        if operand.isDecimal {
            let value = fragment(operand)
            if digits >= operand.scale { return value }
            return limited(Fragment("round(" + value.text + (digits > 0 ? ", \(digits)" : "") + ")"), expression)
        }
        let value = typed(self.operand(operand), .double)
        if digits == 0 { return Self.halfAway(value) }
        let power = powerOfTenText(digits)
        let shifted = Fragment(value.text(atLeast: .product) + " * " + power, .product)
        let result = Fragment(Self.halfAway(shifted).text(atLeast: .atom) + " / " + power, .product)
        if Magnitude(operand).largest < Magnitude.wholeFrom { return result }
        return Fragment(
            "CASE WHEN abs(\(value.text)) < \(Magnitude.wholeFromText) THEN \(result.text) ELSE \(value.text) END")
    }

    private static func halfAway(_ value: Fragment) -> Fragment {
        let truncated = "trunc(" + value.text + ")"
        return Fragment(truncated + " + trunc(2 * (" + value.text(atLeast: .sum) + " - " + truncated + "))", .sum)
    }

    private mutating func whole(_ function: Function, _ operand: Expression) -> Fragment {
        let value = typed(self.operand(operand), operand.type)
        let (name, width, target): (String, Int, IntegerBounds) =
            switch function {
            case .int16: ("smallint", 2, .int16)
            case .int32: ("integer", 4, .int32)
            default: ("bigint", 8, .int64)
            }
        if let bounds = operand.bounds {
            if bounds.lower >= target.lower, bounds.upper <= target.upper { return value }
            return Fragment(value.text(atLeast: .atom) + "::" + name, width: width)
        }
        return Fragment("trunc(" + value.text + ")::" + name, width: width)
    }

    private mutating func double(_ operand: Expression) -> Fragment {
        if operand.isFloatingPoint { return typed(self.operand(operand), .double) }
        let value = fragment(operand)
        guard operand.scale > 0 else { return Fragment(value.text(atLeast: .atom) + "::double precision") }
        // The unscaled number as a double, divided: what SQLite and Swift do.
        let power = powerOfTenText(operand.scale)
        return Fragment(
            "(" + value.text(atLeast: .product) + " * " + power + ")::bigint::double precision / " + power, .product)
    }

    private mutating func decimal(_ operand: Expression, _ expression: Expression) -> Fragment {
        let scale = expression.scale
        if operand.isDecimal {
            let value = fragment(operand)
            if scale >= operand.scale { return limited(value, expression) }
            return limited(Fragment("round(" + value.text + (scale > 0 ? ", \(scale)" : "") + ")"), expression)
        }
        let value = typed(self.operand(operand), operand.type)
        if operand.bounds != nil {
            return limited(Fragment(value.text(atLeast: .atom) + "::numeric"), expression)
        }
        let power = powerOfTenText(scale)
        let shifted = scale == 0 ? value : Fragment(value.text(atLeast: .product) + " * " + power, .product)
        let unscaled = Self.halfAway(shifted).text(atLeast: .atom) + "::bigint"
        let step = scale == 0 ? "" : " * 0." + String(repeating: "0", count: scale - 1) + "1"
        return Fragment("(" + unscaled + step + ")::numeric(\(SQLiteTypes.decimalDigits), \(scale))")
    }
}
