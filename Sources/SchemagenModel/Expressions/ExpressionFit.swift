import SchemagenLanguage

extension ExpressionTyper {
    /// Whether an expression can stand where a column or property of a type is to get its value; reports why not.
    mutating func fit(
        _ expression: Expression, _ syntax: ExpressionSyntax, to type: DataType, isNullable: Bool
    ) -> Bool {
        if expression.type == .null {
            guard !isNullable else { return true }
            bag.add(
                .nilNotHere, "nil does not fit a type that is not optional", at: syntax.span,
                fixes: [Diagnostic.Fix("put `?` behind the type")])
            return false
        }
        let overflows: Bool
        switch (ValueType(type), expression.type) {
        case (.integer(let target), .integer(let bounds)):
            guard bounds.upper >= target.lower, bounds.lower <= target.upper else {
                bag.add(
                    .literalOutOfRange, "\(ValueType(type).title) holds \(target.lower) to \(target.upper)",
                    at: syntax.span)
                return false
            }
            overflows = bounds.lower < target.lower || bounds.upper > target.upper
        case (.double, .float), (.double, .double), (.float, .float): overflows = false
        case (.float, .double):
            if case .number(let digits) = expression.kind, Float(digits)?.isFinite != true {
                bag.add(.literalOutOfRange, "this number is outside what a Float holds", at: syntax.span)
                return false
            }
            overflows = expression.magnitude > Double(Float.greatestFiniteMagnitude)
        case (.decimal(let precision, let scale), .decimal(let digits, let own)):
            guard own <= scale else {
                bag.add(
                    .decimalTooFine, "the value has \(own) digits behind the point, and the type holds \(scale)",
                    at: syntax.span, fixes: [Diagnostic.Fix("round it: `round(…, \(scale))`")])
                return false
            }
            overflows = digits - own > precision - scale
            if overflows, case .number = expression.kind {
                bag.add(
                    .literalOutOfRange,
                    "Decimal(\(precision), \(scale)) holds \(precision - scale) digits before the point",
                    at: syntax.span)
                return false
            }
        case (.json(let wanted), .json(let given)) where wanted.isSameInSwift(as: given): overflows = false
        case (let wanted, let given) where wanted == given:
            guard fitsLength(expression, syntax, type) else { return false }
            overflows = false
        case (let wanted, let given):
            mismatch(wanted, given, syntax)
            return false
        }
        return isAlwaysThere(expression, syntax, isNullable: isNullable, overflows: overflows)
    }

    /// A string literal against the length of its column, each element of an array against the element's.
    private mutating func fitsLength(_ expression: Expression, _ syntax: ExpressionSyntax, _ type: DataType) -> Bool {
        switch (expression.kind, type) {
        case (.string(let string), .string(let limit?)), (.string(let string), .char(let limit)):
            let count = string.unicodeScalars.count
            guard count > limit else { return true }
            bag.add(.literalTooLong, "the text has \(count) characters, and the column holds \(limit)", at: syntax.span)
            return false
        case (.array(let elements), .array(let element)):
            var places: [ExpressionSyntax] = []
            if case .list(let written) = syntax.kind { places = written }
            for (index, value) in elements.enumerated()
            where !fitsLength(value, index < places.count ? places[index] : syntax, element) {
                return false
            }
            return true
        case (.number(let digits), .decimal(let precision?, let scale)):
            guard let literal = DecimalLiteral(digits),
                literal.scale > scale || literal.precision - literal.scale > precision - scale
            else { return true }
            bag.add(.literalOutOfRange, "the number does not fit Decimal(\(precision), \(scale))", at: syntax.span)
            return false
        default: return true
        }
    }

    private mutating func mismatch(_ wanted: ValueType, _ given: ValueType, _ syntax: ExpressionSyntax) {
        guard wanted.isNumber, given.isNumber else {
            bag.add(
                .expressionTypeMismatch, "\(wanted.title) is expected here, and this is \(given.title)", at: syntax.span
            )
            return
        }
        let conversion =
            switch wanted {
            case .integer(.int16): "Int16(…)"
            case .integer(.int32): "Int32(…)"
            case .integer: "Int64(…)"
            case .decimal(_, let scale): "Decimal(…, \(scale))"
            default: "Double(…)"
            }
        bag.add(
            .mixedNumbers, "\(wanted.title) is expected here, and this is \(given.title)", at: syntax.span,
            fixes: [Diagnostic.Fix("convert it: `\(conversion)`")])
    }

    /// A computed property has no database that would refuse nil or an overflow, so its type has to say that they happen.
    private mutating func isAlwaysThere(
        _ expression: Expression, _ syntax: ExpressionSyntax, isNullable: Bool, overflows: Bool
    ) -> Bool {
        guard scope.context == .computed, !isNullable else { return true }
        let reason: String
        if expression.isNullable {
            reason = "the value can be nil"
        } else if overflows || expression.canOverflow {
            reason = "the value can leave the range of its type, and is nil then"
        } else {
            return true
        }
        bag.add(
            .optionalNeeded, "\(reason), and the type is not optional", at: syntax.span,
            fixes: [Diagnostic.Fix("put `?` behind the type, or give a value with `??`")])
        return false
    }
}

extension DataType {
    /// Whether two types of JSON have one type in Swift, so that a value of one can be given as one of the other.
    fileprivate func isSameInSwift(as other: DataType) -> Bool {
        switch (self, other) {
        case (.json(let one), .jsonText(let two)), (.jsonText(let one), .json(let two)): one == two
        default: self == other
        }
    }
}
