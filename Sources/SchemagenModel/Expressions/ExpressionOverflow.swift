import SchemagenLanguage

extension Expression {
    /// Whether some values of the columns give a result outside the range of its type: a whole number outside 64 bits, a
    /// double that is not finite, a decimal beyond 18 digits, a conversion that does not fit.
    ///
    /// An overflow is nil in a computed property, a violation in a check of the models, and an error of the database.
    /// As nil, it is caught by `??`, `== nil`, `!= nil` and the condition of a ternary.
    public var canOverflow: Bool {
        switch kind {
        case .bool, .integer, .number, .string, .null, .json, .column, .value, .enumCase, .nextValue, .sql: return false
        case .array(let elements): return elements.contains { $0.canOverflow }
        case .not(let operand): return operand.canOverflow
        case .negate(let operand):
            if operand.canOverflow { return true }
            guard case .integer(let bounds) = operand.type else { return false }
            return IntegerArithmetic.negated(bounds).overflows
        case .infix(.coalesce, _, let right): return right.canOverflow || right.overflows(asPartOf: type)
        case .infix(let operation, let left, let right):
            if (operation == .equal || operation == .notEqual) && (left.type == .null || right.type == .null) {
                return false
            }
            return left.canOverflow || right.canOverflow || Self.overflows(operation, left, right, self)
        case .ternary(_, let yes, let no):
            return yes.canOverflow || no.canOverflow || yes.overflows(asPartOf: type) || no.overflows(asPartOf: type)
        case .isIn(let operand, let elements): return operand.canOverflow || elements.contains { $0.canOverflow }
        case .call(let function, let arguments):
            return arguments.contains { $0.canOverflow } || Self.overflows(function, arguments, self)
        }
    }

    private static func overflows(
        _ operation: InfixOperator, _ left: Expression, _ right: Expression, _ result: Expression
    ) -> Bool {
        switch operation {
        case .add, .subtract, .multiply, .divide, .remainder: break
        default: return false
        }
        switch (result.type, left.type, right.type) {
        case (.integer, .integer(let one), .integer(let other)):
            return IntegerArithmetic(operation, one, other).overflows
        case (.decimal(let precision, _), _, _): return precision > 18
        case (.double, _, _): return !result.magnitude.isFinite
        default: return false
        }
    }

    private static func overflows(_ function: Function, _ arguments: [Expression], _ result: Expression) -> Bool {
        guard let operand = arguments.first else { return false }
        switch function {
        case .int16, .int32, .int64:
            let target = function.integerBounds
            switch operand.type {
            case .integer(let bounds): return bounds.lower < target.lower || bounds.upper > target.upper
            // Double(Int64.max) is 2^63, which is outside; every smaller double fits.
            case .float, .double, .decimal: return operand.magnitude >= Double(target.upper)
            default: return false
            }
        case .abs:
            guard case .integer(let bounds) = operand.type else { return false }
            return IntegerArithmetic.absolute(bounds).overflows
        case .decimal:
            guard case .decimal(let precision, let scale) = result.type else { return false }
            if operand.type.isFloatingPoint { return operand.magnitude >= powerOfTen(18 - scale) }
            return precision > 18
        case .round, .floor, .ceil:
            guard case .decimal(let precision, _) = result.type else { return false }
            return precision > 18
        case .min, .max: return arguments.contains { $0.overflows(asPartOf: result.type) }
        default: return false
        }
    }

    /// Whether the value may need more than 18 digits once it is brought to the scale of the type that it was joined
    /// into: the other branch of a ternary, the other operands of a `min`.
    public func overflows(asPartOf joined: ValueType) -> Bool {
        guard case .decimal(_, let scale) = joined, case .decimal(let precision, let own) = type else { return false }
        return own < scale && precision - own + scale > 18
    }

    /// An upper bound of the absolute value of a number, infinity where none is known: what tells `Double(opens) * 100`,
    /// which stays finite, from the product of two columns.
    var magnitude: Double {
        switch type {
        case .integer(let bounds): return Swift.max(Double(bounds.lower).magnitude, Double(bounds.upper).magnitude)
        case .decimal(let precision, let scale): return Self.powerOfTen(precision - scale)
        case .float, .double: break
        default: return .infinity
        }
        switch kind {
        case .number(let text): return Double(text)?.magnitude ?? .infinity
        case .column, .value: return type == .float ? Double(Float.greatestFiniteMagnitude) : .greatestFiniteMagnitude
        case .negate(let operand): return operand.magnitude
        case .infix(let operation, let left, let right):
            switch operation {
            case .add, .subtract: return left.magnitude + right.magnitude
            case .multiply: return left.magnitude * right.magnitude
            case .divide: return left.magnitude / right.smallestDivisor
            case .coalesce: return Swift.max(left.magnitude, right.magnitude)
            default: return .infinity
            }
        case .ternary(_, let yes, let no):
            if yes.type == .null { return no.magnitude }
            if no.type == .null { return yes.magnitude }
            return Swift.max(yes.magnitude, no.magnitude)
        case .call(let function, let arguments):
            let largest = arguments.reduce(0) { Swift.max($0, $1.type.isNumber ? $1.magnitude : .infinity) }
            switch function {
            case .abs, .double: return arguments.first?.magnitude ?? .infinity
            case .floor, .ceil, .round:
                guard let operand = arguments.first?.magnitude else { return .infinity }
                return operand + 1
            case .min, .max: return largest
            default: return .infinity
            }
        default: return .infinity
        }
    }

    /// A lower bound of the absolute value of a divisor that is not zero (zero gives nil); 0 where none is known.
    private var smallestDivisor: Double {
        switch kind {
        case .number(let text): return Double(text)?.magnitude ?? 0
        case .negate(let operand): return operand.smallestDivisor
        case .call(.double, let arguments):
            switch arguments.first?.type {
            case .integer: return 1
            case .decimal(_, let scale): return 1 / Self.powerOfTen(scale)
            default: return 0
            }
        default: return 0
        }
    }

    private static func powerOfTen(_ exponent: Int) -> Double {
        var result = 1.0
        for _ in 0..<Swift.min(exponent.magnitude, 400) { result *= 10 }
        return exponent < 0 ? 1 / result : result
    }
}

extension Function {
    /// The bounds of the type that a conversion to a whole number is named after.
    var integerBounds: IntegerBounds {
        switch self {
        case .int16: .int16
        case .int32: .int32
        default: .int64
        }
    }
}
