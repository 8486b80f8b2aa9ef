import SchemagenModel

extension SQLiteExpressionWriter {
    /// The time as GRDB writes a Date.
    static let now = "strftime('%Y-%m-%d %H:%M:%f', 'now')"

    /// A random UUID: version 4 in the seventh byte, the variant in the ninth. SQLite makes random bytes only, and has no
    /// way from digits to bytes before 3.41.
    static let uuid = """
        CAST(randomblob(6) || substr(X'404142434445464748494A4B4C4D4E4F', 1 + (random() & 15), 1) || randomblob(1) \
        || substr(X'8090A0B0', 1 + (random() & 3), 1) || randomblob(7) AS BLOB)
        """

    mutating func call(_ function: Function, _ arguments: [Expression], _ expression: Expression) -> Fragment {
        switch function {
        case .now: return Fragment(Self.now)
        case .today: return Fragment("date('now')")
        case .uuid: return Fragment(Self.uuid)
        case .min, .max:
            var parts = choices(arguments, expression)
            if parts.contains(where: { $0.isCollated }) { parts[0].isCollated = true }
            if !parts.isEmpty { parts[0] = bytewise(parts[0]) }
            return Fragment(function.rawValue + "(" + parts.map(\.text).joined(separator: ", ") + ")")
        default: break
        }
        guard let first = arguments.first else {
            report(.notFound(function.rawValue + "()"))
            return Fragment("NULL")
        }
        switch function {
        case .length, .lower, .upper: return Fragment(function.rawValue + "(" + fragment(first).text + ")")
        case .trim: return Fragment("trim(" + fragment(first).text + ", ' ')")
        case .contains, .hasPrefix, .hasSuffix: return search(function, arguments)
        case .abs: return Fragment("abs(" + fragment(first).text + ")")
        case .floor, .ceil: return first.isDecimal ? cut(function, first, expression) : cut(function, first)
        case .round:
            var digits = 0
            if arguments.count > 1, case .integer(let count) = arguments[1].kind { digits = Int(clamping: count) }
            if first.isDecimal {
                return digits >= first.scale ? fragment(first) : rescaled(first, to: digits, expression)
            }
            return rounded(first, digits: digits, expression)
        case .int16: return whole(first, .int16)
        case .int32: return whole(first, .int32)
        case .int64: return whole(first, .int64)
        case .double: return double(first)
        case .decimal: return decimal(first, expression)
        case .matches, .now, .today, .uuid, .min, .max:
            report(.notFound(function.rawValue))
            return Fragment("NULL")
        }
    }

    // MARK: Texts

    /// Functions compare bytes, whatever the collation of a column.
    private mutating func search(_ function: Function, _ arguments: [Expression]) -> Fragment {
        guard arguments.count == 2 else { return Fragment("NULL") }
        let text = fragment(arguments[0])
        let part = fragment(arguments[1])
        switch function {
        case .contains: return Fragment("instr(\(text.text), \(part.text)) > 0", .comparison)
        case .hasPrefix: return Fragment("instr(\(text.text), \(part.text)) = 1", .comparison)
        default: break
        }
        if case .string(let literal) = arguments[1].kind {
            // `substr(x, -0)` is all of x.
            if literal.isEmpty { return Fragment("length(\(text.text)) >= 0", .comparison) }
            let length = literal.unicodeScalars.count
            return Fragment("substr(\(text.text), -\(length)) = \(part.text)", .comparison)
        }
        return Fragment(
            "CASE WHEN length(\(part.text)) = 0 THEN length(\(text.text)) >= 0"
                + " ELSE substr(\(text.text), -length(\(part.text))) = \(bytewise(part).text) END")
    }

    // MARK: Numbers

    /// `floor` and `ceil` of a double; SQLite has them in some builds only. From 2^53 on every double is whole.
    private mutating func cut(_ function: Function, _ operand: Expression) -> Fragment {
        let value = fragment(operand)
        let whole = "CAST(\(value.text) AS INTEGER)"
        let step =
            function == .floor
            ? "\(whole) - (\(value.text(atLeast: .sum)) < \(whole))"
            : "\(whole) + (\(value.text(atLeast: .sum)) > \(whole))"
        let cut = "CAST(\(step) AS REAL)"
        if Magnitude(operand).largest < 9e15 { return Fragment(cut) }
        return Fragment("CASE WHEN abs(\(value.text)) < 9007199254740992.0 THEN \(cut) ELSE \(value.text) END")
    }

    /// `floor` and `ceil` of a decimal, whose result has no digits behind the point.
    private mutating func cut(_ function: Function, _ operand: Expression, _ expression: Expression) -> Fragment {
        let value = fragment(operand)
        guard operand.scale > 0 else { return value }
        let power = powerOfTenText(operand.scale)
        let factor = value.text(atLeast: .product)
        let step = function == .floor ? "- (\(factor) % \(power) < 0)" : "+ (\(factor) % \(power) > 0)"
        return limited(Fragment("\(factor) / \(power) \(step)", .sum), expression)
    }

    /// A decimal with fewer digits behind the point, rounded half away from zero.
    private mutating func rescaled(_ operand: Expression, to scale: Int, _ expression: Expression) -> Fragment {
        let value = fragment(operand)
        let power = powerOfTenText(operand.scale - scale)
        let half = "5" + String(repeating: "0", count: operand.scale - scale - 1)
        return limited(
            Fragment(
                "(\(value.text(atLeast: .sum)) + CASE WHEN \(value.text(atLeast: .sum)) < 0 THEN -\(half) ELSE \(half) END) / \(power)",
                .product),
            expression)
    }

    /// Half away from zero. SQLite's `round` does that, except that it adds a half to 0.49999999999999994 and gets 1.
    private mutating func rounded(_ operand: Expression, digits: Int, _ expression: Expression) -> Fragment {
        let value = fragment(operand)
        guard digits > 0 else {
            return Fragment("CASE WHEN abs(\(value.text)) < 0.5 THEN 0.0 ELSE round(\(value.text)) END")
        }
        let power = powerOfTenText(digits) + ".0"
        let shifted = value.text(atLeast: .product) + " * " + power
        let result = "round(\(shifted)) / \(power)"
        let text = "CASE WHEN abs(\(shifted)) < 0.5 THEN 0.0"
        if Magnitude(operand).largest < Magnitude.wholeFrom { return Fragment(text + " ELSE \(result) END") }
        return Fragment(
            text + " WHEN abs(\(value.text)) < \(Magnitude.wholeFromText).0 THEN \(result) ELSE \(value.text) END")
    }

    private mutating func whole(_ operand: Expression, _ target: IntegerBounds) -> Fragment {
        let value = fragment(operand)
        if operand.isFloatingPoint {
            let cast = "CAST(\(value.text) AS INTEGER)"
            let number = value.text(atLeast: .sum)
            let isLong = target == .int64
            let limit = isLong ? 9223372036854775808.0 : Double(target.upper) + 1
            if Magnitude(operand).largest < limit { return Fragment(cast) }
            // The least integer minus one is no double, the least integer is.
            let lower = isLong ? "\(number) >= -9223372036854775808.0" : "\(number) > \(target.lower - 1).0"
            let upper = isLong ? "\(number) < 9223372036854775808.0" : "\(number) < \(target.upper + 1).0"
            return checked(cast, lower + " AND " + upper, number, operand)
        }
        if operand.isDecimal {
            let cut =
                operand.scale > 0 ? value.text(atLeast: .product) + " / " + powerOfTenText(operand.scale) : value.text
            if Magnitude(operand).largest <= Double(target.upper) {
                return Fragment(cut, operand.scale > 0 ? .product : value.binding)
            }
            return checked(
                cut, "\(cut) BETWEEN \(target.lower) AND \(target.upper)", value.text(atLeast: .sum), operand)
        }
        if let bounds = operand.bounds, bounds.lower >= target.lower, bounds.upper <= target.upper { return value }
        let number = value.text(atLeast: .sum)
        return checked(value.text, "\(number) BETWEEN \(target.lower) AND \(target.upper)", number, operand)
    }

    /// A result where the condition holds, NULL where the operand is, a failure elsewhere.
    private func checked(_ result: String, _ condition: String, _ operand: String, _ expression: Expression) -> Fragment
    {
        let rest = expression.isNullable ? " WHEN \(operand) IS NOT NULL THEN " : " ELSE "
        return Fragment("CASE WHEN \(condition) THEN \(result)" + rest + Self.failure + " END")
    }

    private mutating func double(_ operand: Expression) -> Fragment {
        let value = fragment(operand)
        if operand.isFloatingPoint { return value }
        let cast = "CAST(\(value.text) AS REAL)"
        guard operand.scale > 0 else { return Fragment(cast) }
        return Fragment(cast + " / " + powerOfTenText(operand.scale) + ".0", .product)
    }

    private mutating func decimal(_ operand: Expression, _ expression: Expression) -> Fragment {
        let scale = expression.scale
        if operand.isDecimal {
            if scale < operand.scale { return rescaled(operand, to: scale, expression) }
            let value = fragment(operand)
            guard scale > operand.scale else { return value }
            let raised = value.text(atLeast: .product) + " * " + powerOfTenText(scale - operand.scale)
            return limited(Fragment(raised, .product), expression)
        }
        let value = fragment(operand)
        guard operand.isFloatingPoint else {
            guard scale > 0 else { return limited(value, expression) }
            return limited(
                Fragment(value.text(atLeast: .product) + " * " + powerOfTenText(scale), .product), expression)
        }
        let shifted = scale == 0 ? value.text : value.text(atLeast: .product) + " * " + powerOfTenText(scale) + ".0"
        let rounded = "CAST(round(\(shifted)) AS INTEGER)"
        return Fragment(
            "CASE WHEN abs(\(shifted)) < 0.5 THEN 0 WHEN abs(\(shifted)) < 999999999999999999.5 THEN \(rounded)"
                + (operand.isNullable ? " WHEN \(value.text(atLeast: .sum)) IS NOT NULL THEN " : " ELSE ")
                + Self.failure
                + " END")
    }
}
