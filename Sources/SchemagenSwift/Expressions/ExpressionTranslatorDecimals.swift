import SchemagenLanguage
import SchemagenModel

extension ExpressionTranslator {
    /// A number as a decimal.
    mutating func decimal(_ expression: Expression) throws(Untranslatable) -> Translation {
        if case .integer = expression.type {
            if case .integer(let value) = expression.kind { return literal(value, scale: 0) }
            let value = try integer(expression, IntegerFacts(expression, self).width())
            guard case .integer = value.kind else { return .null }
            let type = context.foundation("Decimal")
            return value.adapted(.call(type), kind: .decimal(digits: 19, scale: 0))
        }
        switch expression.kind {
        case .number(let digits):
            guard let (value, scale) = Self.unscaled(digits) else { throw Untranslatable() }
            return literal(value, scale: scale)
        case .integer(let value): return literal(value, scale: 0)
        case .null: return .null
        case .column, .value:
            let translation = try access(expression)
            guard case .decimal = translation.kind else { throw Untranslatable() }
            _ = context.foundation("Decimal")
            return translation
        case .negate(let operand):
            let operand = try decimal(operand)
            return lift([operand], kind: operand.kind) { .prefix("-", $0[0]) }
        case .infix(.coalesce, let left, let right):
            return try coalesce(left, right) { (self, side) throws(Untranslatable) in
                try self.choice(side, expression)
            }
        case .infix(let symbol, let left, let right):
            guard symbol == .add || symbol == .subtract || symbol == .multiply else { throw Untranslatable() }
            return try limited([decimal(left), decimal(right)], expression) {
                .infix(symbol.rawValue, $0[0], $0[1])
            }
        case .ternary(let condition, let yes, let no):
            return try ternary(condition, yes, no) { (self, branch) throws(Untranslatable) in
                try self.choice(branch, expression)
            }
        case .call(let function, let arguments): return try decimalCall(function, arguments, expression)
        default: throw Untranslatable()
        }
    }

    private mutating func literal(_ unscaled: Int64, scale: Int) -> Translation {
        let type = context.foundation("Decimal")
        let code: SwiftExpression =
            scale == 0
            ? .call(type, .atom(String(unscaled)))
            : .call(context.helper(.decimal), .atom(String(unscaled)), .atom(String(scale)))
        let digits = String(unscaled.magnitude).utf8.count - scale
        return Translation(code: code, kind: .decimal(digits: max(digits, 0), scale: scale))
    }

    /// One of the values that a result is chosen from, with the result's digits behind the point: it may need more than
    /// 18 then.
    private mutating func choice(_ value: Expression, _ result: Expression) throws(Untranslatable) -> Translation {
        let translation = try decimal(value)
        guard case .decimal(let precision, let own) = value.type, case .decimal(_, let scale) = result.type,
            own < scale, precision + scale - own > 18
        else { return translation }
        if case .number = value.kind { return translation }
        let helper = context.helper(.fitting)
        return lift([translation], kind: .decimal(digits: 18 - scale, scale: scale), outcome(of: result)) {
            .call(helper, $0[0], .atom(String(scale)))
        }
    }

    /// An operation whose result may need more than 18 digits.
    private mutating func limited(
        _ operands: [Translation], _ expression: Expression, _ body: ([SwiftExpression]) -> SwiftExpression
    ) throws(Untranslatable) -> Translation {
        guard case .decimal(let precision, let scale) = expression.type else { throw Untranslatable() }
        for operand in operands { if case .null = operand.kind { return .null } }
        let kind = ValueKind.decimal(digits: precision - scale, scale: scale)
        guard precision > 18 else { return lift(operands, kind: kind, .plain, body) }
        let helper = context.helper(.fitting)
        return lift(operands, kind: kind, outcome(of: expression)) { .call(helper, body($0), .atom(String(scale))) }
    }

    private mutating func decimalCall(
        _ function: Function, _ arguments: [Expression], _ expression: Expression
    ) throws(Untranslatable) -> Translation {
        guard let first = arguments.first, case .decimal(let precision, let scale) = expression.type else {
            throw Untranslatable()
        }
        let kind = ValueKind.decimal(digits: precision - scale, scale: scale)
        switch function {
        case .abs:
            let operand = try decimal(first)
            return lift([operand], kind: operand.kind) { .member($0[0], ".magnitude") }
        case .min, .max:
            return try extreme(function, arguments) { (self, part) throws(Untranslatable) in
                try self.choice(part, expression)
            }
        case .floor, .ceil, .round:
            let rule = function == .floor ? ".down" : function == .ceil ? ".up" : ".toNearestOrAwayFromZero"
            return try rounding(first, rule, kind, scale, outcome(of: expression))
        case .decimal:
            if first.type == .double || first.type == .float {
                let helper = context.helper(.decimalOfDouble)
                return lift([try double(first)], kind: kind, outcome(of: expression)) {
                    .call(helper, $0[0], .atom(String(scale)))
                }
            }
            guard case .decimal(_, let own) = first.type, scale < own else {
                return try limited([decimal(first)], expression) { $0[0] }
            }
            return try rounding(first, ".toNearestOrAwayFromZero", kind, scale, outcome(of: expression))
        default: throw Untranslatable()
        }
    }

    private mutating func rounding(
        _ operand: Expression, _ rule: String, _ kind: ValueKind, _ scale: Int, _ outcome: Outcome
    ) throws(Untranslatable) -> Translation {
        let value = try decimal(operand)
        guard case .decimal(_, let own) = value.kind else { return .null }
        if own <= scale { return value }
        let helper = context.helper(.roundDecimal)
        return lift([value], kind: kind, outcome) { .call(helper, $0[0], .atom(String(scale)), .atom(rule)) }
    }

    /// The digits of a canonical number without its point; nil beyond 18.
    static func unscaled(_ text: String) -> (value: Int64, scale: Int)? {
        var digits = ""
        var scale = 0
        var isBehindPoint = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "."): isBehindPoint = true
            case UInt8(ascii: "-"): digits += "-"
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.unicodeScalars.append(Unicode.Scalar(byte))
                if isBehindPoint { scale += 1 }
            default: return nil
            }
        }
        guard var value = Int64(digits) else { return nil }
        while scale > 0, value % 10 == 0 {
            value /= 10
            scale -= 1
        }
        return (value, scale)
    }
}
