import SchemagenLanguage
import SchemagenModel

extension ExpressionTranslator {
    // MARK: Whole numbers

    /// A whole number in a width that holds every part of it, or in 64 bits.
    mutating func integer(_ expression: Expression, _ width: IntegerWidth) throws(Untranslatable) -> Translation {
        var result = try unbounded(expression, width)
        // The checker knows more than the operands' bounds say.
        if case .integer(let own, let bounds) = result.kind, case .integer(let known) = expression.type {
            let lower = max(bounds.lower, known.lower)
            let upper = min(bounds.upper, known.upper)
            if lower <= upper { result.kind = .integer(own, IntegerBounds(lower, upper)) }
        }
        return result
    }

    private mutating func unbounded(_ expression: Expression, _ width: IntegerWidth) throws(Untranslatable)
        -> Translation
    {
        switch expression.kind {
        case .integer(let value):
            return Translation(
                code: .atom(String(value)), kind: .integer(width, IntegerBounds(value, value)), weight: 0)
        case .null: return .null
        case .column, .value:
            let translation = try access(expression)
            guard case .integer = translation.kind else { throw Untranslatable() }
            return widened(translation, width)
        case .negate(let operand):
            let operand = try integer(operand, width)
            guard case .integer(_, let bounds) = operand.kind else { return .null }
            if let negated = IntegerRange.negated(bounds) {
                if let literal = operand.oppositeLiteral(.integer(width, negated)) { return literal }
                return lift([operand], kind: .integer(width, negated)) { .prefix("-", $0[0]) }
            }
            let helper = context.helper(.negate)
            return lift([operand], kind: .integer(width, .int64), outcome(of: expression)) { .call(helper, $0[0]) }
        case .infix(.coalesce, let left, let right):
            return try coalesce(left, right) { (self, side) throws(Untranslatable) in try self.integer(side, width) }
        case .infix(let symbol, let left, let right):
            return try arithmetic(symbol, integer(left, width), integer(right, width), width, expression)
        case .ternary(let condition, let yes, let no):
            return try ternary(condition, yes, no) { (self, branch) throws(Untranslatable) in
                try self.integer(branch, width)
            }
        case .call(let function, let arguments): return try integerCall(function, arguments, width, expression)
        default: throw Untranslatable()
        }
    }

    private func widened(_ translation: Translation, _ width: IntegerWidth) -> Translation {
        guard case .integer(let own, let bounds) = translation.kind, own != width else { return translation }
        return translation.adapted(.call(context.standard(width.name)), kind: .integer(width, bounds))
    }

    private mutating func arithmetic(
        _ symbol: InfixOperator, _ left: Translation, _ right: Translation, _ width: IntegerWidth,
        _ expression: Expression
    ) throws(Untranslatable) -> Translation {
        guard case .integer(_, let one) = left.kind, case .integer(_, let other) = right.kind else { return .null }
        let bounds = IntegerRange.of(symbol, one, other)
        let kind = ValueKind.integer(width, bounds ?? .int64)
        switch symbol {
        case .add, .subtract, .multiply:
            if bounds != nil { return lift([left, right], kind: kind) { .infix(symbol.rawValue, $0[0], $0[1]) } }
            let helper = context.helper(symbol == .add ? .add : symbol == .subtract ? .subtract : .multiply)
            return lift([left, right], kind: kind, outcome(of: expression)) { .call(helper, $0[0], $0[1]) }
        case .divide:
            if !other.contains(0), !(other.contains(-1) && one.lower == width.bounds.lower) {
                return lift([left, right], kind: kind) { .infix("/", $0[0], $0[1]) }
            }
            if bounds != nil, !(other.contains(-1) && one.lower == width.bounds.lower) {
                let helper = context.helper(.quotient)
                return lift([left, right], kind: kind, .optional) { .call(helper, $0[0], $0[1]) }
            }
            return dividing(left, right, kind, value: .divide, check: .divideOrThrow)
        case .remainder:
            if !other.contains(0), !other.contains(-1) {
                return lift([left, right], kind: kind) { .infix("%", $0[0], $0[1]) }
            }
            let helper = context.helper(.remainder)
            return lift([left, right], kind: kind, .optional) { .call(helper, $0[0], $0[1]) }
        default: throw Untranslatable()
        }
    }

    /// A division that may be nil by meaning and by overflow, which a check has to tell apart.
    private mutating func dividing(
        _ left: Translation, _ right: Translation, _ kind: ValueKind, value: ExpressionHelper, check: ExpressionHelper
    ) -> Translation {
        let helper = context.helper(purpose == .check ? check : value)
        let isCheck = purpose == .check
        // In a closure the call needs its own `try`; the operation is kept out of one by binding both operands.
        guard isCheck else { return lift([left, right], kind: kind, .optional) { .call(helper, $0[0], $0[1]) } }
        let operands = stated([left, right], isPlain: false)
        let (left, right) = (operands[0], operands[1])
        var result = Translation(
            code: .atom(""), isOptional: true, canThrow: true, kind: kind, weight: 5 + left.weight + right.weight)
        if !left.isOptional, !right.isOptional {
            result.code = .call(helper, left.value(), right.value())
        } else {
            let body = SwiftExpression.call(helper, left.value(of: .atom("$0")), right.value(of: .atom("$1")))
            result.code = .call(
                context.helper(.lift), left.code, right.code, .closure(.attempt("try", body)))
        }
        return result
    }

    private mutating func integerCall(
        _ function: Function, _ arguments: [Expression], _ width: IntegerWidth, _ expression: Expression
    ) throws(Untranslatable) -> Translation {
        guard let first = arguments.first else { throw Untranslatable() }
        switch function {
        case .length:
            let count = lift([try translate(first)], kind: .integer(.int, IntegerBounds(0, Int64(Int32.max)))) {
                .member($0[0], ".unicodeScalars.count")
            }
            return widened(count, width)
        case .abs:
            let operand = try integer(first, width)
            guard case .integer(_, let bounds) = operand.kind else { return .null }
            if bounds.lower == width.bounds.lower {
                let helper = context.helper(.absolute)
                return lift([operand], kind: .integer(width, .int64), outcome(of: expression)) {
                    .call(helper, $0[0])
                }
            }
            let upper = max(bounds.lower.magnitude, bounds.upper.magnitude)
            let name = free("abs")
            return lift([operand], kind: .integer(width, IntegerBounds(0, Int64(clamping: upper)))) {
                .call(name, $0[0])
            }
        case .min, .max:
            return try extreme(function, arguments) { (self, part) throws(Untranslatable) in
                try self.integer(part, width)
            }
        case .int16, .int32, .int64: return widened(try converted(function, first, outcome(of: expression)), width)
        default: throw Untranslatable()
        }
    }

    /// `Int16(x)` and its like: cut towards zero, an overflow where it does not fit.
    private mutating func converted(
        _ function: Function, _ operand: Expression, _ outcome: Outcome
    ) throws(Untranslatable) -> Translation {
        let target: IntegerWidth = function == .int16 ? .int16 : function == .int32 ? .int32 : .int64
        let name = context.standard(target.name)
        let type = SwiftExpression.atom(name + ".self")
        switch operand.type {
        case .integer:
            let value = try integer(operand, IntegerFacts(operand, self).width())
            guard case .integer(let own, let bounds) = value.kind else { return .null }
            if target.bounds.contains(bounds) { return widened(value, target) }
            let helper = context.helper(.narrow)
            let wide = own == .int64 ? value : widened(value, .int64)
            return lift([wide], kind: .integer(target, target.bounds), outcome) { .call(helper, $0[0], type) }
        case .float, .double:
            let helper = context.helper(.truncate)
            return lift([try double(operand)], kind: .integer(target, target.bounds), outcome) {
                .call(helper, $0[0], type)
            }
        case .decimal:
            let helper = context.helper(.truncateDecimal)
            return lift([try decimal(operand)], kind: .integer(target, target.bounds), outcome) {
                .call(helper, $0[0], type)
            }
        default: throw Untranslatable()
        }
    }

    // MARK: Doubles

    /// A number as a double.
    mutating func double(_ expression: Expression) throws(Untranslatable) -> Translation {
        switch expression.type {
        case .integer:
            if case .integer(let value) = expression.kind { return literal("\(value).0") }
            let value = try integer(expression, IntegerFacts(expression, self).width())
            guard case .integer(_, let bounds) = value.kind else { return .null }
            return value.adapted(.call(context.standard("Double")), kind: .double(DoubleRange(bounds)))
        case .decimal(_, let scale):
            let value = try decimal(expression)
            guard case .decimal(let digits, _) = value.kind else { return .null }
            // 10 is less than 2^3.33: bounds that are a little too wide do no harm.
            let range = DoubleRange(lower: -(scale * 10 / 3 + 1), upper: max(0, digits) * 10 / 3 + 1)
            return value.adapted(
                .callWith(context.helper(.double), "", .atom(String(scale))), kind: .double(range))
        default: break
        }
        switch expression.kind {
        case .number(let digits): return literal(digits)
        case .integer(let value): return literal("\(value).0")
        case .null: return .null
        case .column, .value:
            let translation = try access(expression)
            guard case .double = translation.kind else { throw Untranslatable() }
            return translation
        case .negate(let operand):
            let operand = try double(operand)
            if let literal = operand.oppositeLiteral(operand.kind) { return literal }
            return lift([operand], kind: operand.kind) { .prefix("-", $0[0]) }
        case .infix(.coalesce, let left, let right):
            return try coalesce(left, right) { (self, side) throws(Untranslatable) in try self.double(side) }
        case .infix(let symbol, let left, let right):
            return try doubleArithmetic(symbol, double(left), double(right), expression)
        case .ternary(let condition, let yes, let no):
            return try ternary(condition, yes, no) { (self, branch) throws(Untranslatable) in try self.double(branch) }
        case .call(let function, let arguments): return try doubleCall(function, arguments, expression)
        default: throw Untranslatable()
        }
    }

    private func literal(_ digits: String) -> Translation {
        let isMarked = digits.utf8.contains(UInt8(ascii: ".")) || digits.utf8.contains(UInt8(ascii: "e"))
        var text = isMarked ? digits : digits + ".0"
        // Hundreds of digits say no more than an exponent does.
        if text.utf8.count > 20, let value = Double(digits), value.isFinite { text = "\(value)" }
        return Translation(code: .atom(text), kind: .double(DoubleRange(literal: digits)), weight: 0)
    }

    private mutating func doubleArithmetic(
        _ symbol: InfixOperator, _ left: Translation, _ right: Translation, _ expression: Expression
    ) throws(Untranslatable) -> Translation {
        guard case .double(let one) = left.kind, case .double(let other) = right.kind else { return .null }
        var range = DoubleRange.all
        switch symbol {
        case .add, .subtract:
            // A difference of two values keeps at worst the last bit of the smaller one.
            range = DoubleRange(lower: min(one.lower, other.lower) - 53, upper: max(one.upper, other.upper) + 1)
        case .multiply:
            range = DoubleRange(
                lower: one.lower + other.lower, upper: one.upper + other.upper,
                canBeZero: one.canBeZero || other.canBeZero)
        case .divide:
            range = DoubleRange(
                lower: one.lower - other.upper, upper: one.upper - other.lower, canBeZero: one.canBeZero)
        default: throw Untranslatable()
        }
        let isSum = symbol == .add || symbol == .subtract
        let isSafe = isSum ? range.upper <= 1023 : range.isSafe
        let isPlain = isSafe || isCertain(expression)
        let kind = ValueKind.double(
            DoubleRange(
                lower: max(range.lower, -1074), upper: min(range.upper, 1024), canBeZero: range.canBeZero || !isSafe))
        switch symbol {
        case .divide where isPlain && !other.canBeZero:
            return lift([left, right], kind: kind) { .infix("/", $0[0], $0[1]) }
        case .divide where isPlain:
            let helper = context.helper(.quotientOfDoubles)
            return lift([left, right], kind: kind, .optional) { .call(helper, $0[0], $0[1]) }
        case .divide: return dividing(left, right, kind, value: .divideDoubles, check: .divideDoublesOrThrow)
        default:
            if isPlain { return lift([left, right], kind: kind) { .infix(symbol.rawValue, $0[0], $0[1]) } }
            let helper = context.helper(
                symbol == .add ? .addDoubles : symbol == .subtract ? .subtractDoubles : .multiplyDoubles)
            return lift([left, right], kind: kind, .overflowing) { .call(helper, $0[0], $0[1]) }
        }
    }

    private mutating func doubleCall(
        _ function: Function, _ arguments: [Expression], _ expression: Expression
    ) throws(Untranslatable) -> Translation {
        guard let first = arguments.first else { throw Untranslatable() }
        switch function {
        case .double: return try double(first)
        case .abs:
            let operand = try double(first)
            return lift([operand], kind: operand.kind) { .member($0[0], ".magnitude") }
        case .floor, .ceil: return try rounded(first, function == .floor ? ".down" : ".up")
        case .round:
            guard arguments.count > 1, case .integer(let digits) = arguments[1].kind, digits > 0 else {
                return try rounded(first, "")
            }
            let operand = try double(first)
            guard case .double(let range) = operand.kind else { return .null }
            let kind = ValueKind.double(DoubleRange(lower: -(Int(digits) * 4), upper: min(range.upper + 1, 1024)))
            let count = SwiftExpression.atom(String(digits))
            guard range.upper <= 52 else {
                let helper = context.helper(.round)
                return lift([operand], kind: kind) { .call(helper, $0[0], count) }
            }
            var power = "1"
            for _ in 0..<digits { power += "0" }
            return lift([operand], kind: kind) {
                .infix("/", .method(.infix("*", $0[0], .atom(power)), "rounded"), .atom(power))
            }
        case .min, .max:
            return try extreme(function, arguments) { (self, part) throws(Untranslatable) in try self.double(part) }
        default: throw Untranslatable()
        }
    }

    private mutating func rounded(_ operand: Expression, _ rule: String) throws(Untranslatable) -> Translation {
        let operand = try double(operand)
        guard case .double(let range) = operand.kind else { return .null }
        let kind = ValueKind.double(DoubleRange(lower: 0, upper: min(max(range.upper, 0) + 1, 1024)))
        return lift([operand], kind: kind) {
            rule.isEmpty ? .method($0[0], "rounded") : .method($0[0], "rounded", .atom(rule))
        }
    }

    // MARK: Both

    /// `min` and `max`, nil where an operand is.
    mutating func extreme(
        _ function: Function, _ arguments: [Expression],
        _ part: (inout ExpressionTranslator, Expression) throws(Untranslatable) -> Translation
    ) throws(Untranslatable) -> Translation {
        var parts: [Translation] = []
        for argument in arguments {
            let translation = try part(&self, argument)
            if case .null = translation.kind { return .null }
            parts.append(translation)
        }
        guard var result = parts.first else { throw Untranslatable() }
        var name = free(function == .min ? "min" : "max")
        if case .string = result.kind { name = context.helper(function == .min ? .least : .greatest) }
        for part in parts.dropFirst() {
            result = lift([result, part], kind: Self.joined(result.kind, part.kind)) { .call(name, $0[0], $0[1]) }
        }
        return result
    }

    /// A free function of the standard library, qualified where a column hides it.
    func free(_ name: String) -> String { scope.column(name) == nil && scope.value == nil ? name : "Swift." + name }
}

extension Translation {
    /// The same number with the other sign, where it is written out: Swift finds no type for a sign before a number with a
    /// sign.
    fileprivate func oppositeLiteral(_ kind: ValueKind) -> Translation? {
        guard isUntyped, !isOptional, case .atom(let text) = code else { return nil }
        var result = self
        result.code = .atom(text.hasPrefix("-") ? String(text.dropFirst()) : "-" + text)
        result.kind = kind
        return result
    }
}
