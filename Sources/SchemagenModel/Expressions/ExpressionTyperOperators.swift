import SchemagenLanguage

extension ExpressionTyper {
    mutating func infix(
        _ operation: InfixOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax, _ syntax: ExpressionSyntax,
        hint: ValueType?
    ) -> Expression? {
        switch operation {
        case .and, .or:
            let one = infer(left, hint: .bool)
            let other = infer(right, hint: .bool)
            guard let one, let other else { return nil }
            let isFine = require(.bool, one, at: left)
            guard require(.bool, other, at: right), isFine else { return nil }
            return Expression(
                .infix(operation, one, other), type: .bool, isNullable: one.isNullable || other.isNullable)
        case .multiply, .divide, .remainder, .add, .subtract:
            return arithmetic(operation, left, right, syntax, hint: hint)
        case .equal, .notEqual: return equality(operation, left, right, syntax)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return ordering(operation, left, right, syntax)
        case .coalesce: return coalesce(left, right, syntax, hint: hint)
        }
    }

    // MARK: Operands

    /// Two operands, the one that has a type of its own giving it to the other's literals.
    private mutating func pair(
        _ left: ExpressionSyntax, _ right: ExpressionSyntax, hint: ValueType?, forOperation: Bool
    ) -> (Expression, Expression)? {
        func passedOn(_ type: ValueType) -> ValueType? {
            if type == .null { return hint }
            return forOperation ? type.operandHint : type
        }
        if left.isUntyped, !right.isUntyped {
            let second = infer(right, hint: hint)
            let first = infer(left, hint: second.map { passedOn($0.type) } ?? hint)
            guard let first, let second else { return nil }
            return (first, second)
        }
        let first = infer(left, hint: hint)
        let second = infer(right, hint: first.map { passedOn($0.type) } ?? hint)
        guard let first, let second else { return nil }
        // `1 + 0.5`: both are literals, and the second decides.
        if left.isNumberLiteral, case .integer = first.type, second.type.isFloatingPoint {
            return infer(left, hint: .double).map { ($0, second) }
        }
        return (first, second)
    }

    private mutating func refuse(
        _ operation: InfixOperator, _ one: Expression, _ other: Expression, _ left: ExpressionSyntax,
        _ right: ExpressionSyntax, _ syntax: ExpressionSyntax
    ) {
        guard one.type.isNumber, other.type.isNumber else {
            bag.add(
                .expressionTypeMismatch,
                "`\(operation.rawValue)` takes two values of one type, not \(one.type.title) and \(other.type.title)",
                at: syntax.span)
            return
        }
        mixed(one, other, left, right, at: syntax.span)
    }

    /// Reports two kinds of numbers, with the conversion that makes them one.
    private mutating func mixed(
        _ one: Expression, _ other: Expression, _ left: ExpressionSyntax, _ right: ExpressionSyntax, at span: SourceSpan
    ) {
        let convertsLeft = !one.type.isFloatingPoint
        let operand = convertsLeft ? left : right
        var name = "…"
        if case .name(let column) = operand.kind { name = column }
        let conversion: String
        switch (one.type, other.type) {
        case (.integer, .decimal), (.decimal, .integer):
            let integer = ValueType.isInteger(one.type) ? left : right
            if case .name(let column) = integer.kind { name = column } else { name = "…" }
            conversion = "Decimal(\(name), 0)"
        default: conversion = "Double(\(name))"
        }
        bag.add(
            .mixedNumbers, "\(one.type.title) and \(other.type.title) do not mix without a conversion", at: span,
            fixes: [Diagnostic.Fix("write `\(conversion)`")])
    }

    // MARK: Arithmetic

    private mutating func arithmetic(
        _ operation: InfixOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax, _ syntax: ExpressionSyntax,
        hint: ValueType?
    ) -> Expression? {
        let numericHint = hint.flatMap { $0.isNumber ? $0.operandHint : nil }
        guard let (one, other) = pair(left, right, hint: numericHint, forOperation: true) else { return nil }
        if operation == .add, one.type == .string, other.type == .string {
            return Expression(
                .infix(.add, one, other), type: .string, isNullable: one.isNullable || other.isNullable)
        }
        for (operand, place) in [(one, left), (other, right)] where !operand.type.isNumber {
            let operands = operation == .add ? "numbers, or joins two strings" : "numbers"
            bag.add(
                .operatorUndefined,
                "`\(operation.rawValue)` is for \(operands), and this is \(operand.type.title)", at: place.span)
            return nil
        }
        let type: ValueType
        var isNullable = one.isNullable || other.isNullable
        switch (one.type, other.type) {
        case (.integer(let bounds), .integer(let otherBounds)):
            type = .integer(IntegerArithmetic(operation, bounds, otherBounds).bounds)
        case (.decimal(let precision, let scale), .decimal(let otherPrecision, let otherScale)):
            guard
                let result = decimal(
                    operation, (precision, scale), (otherPrecision, otherScale), left, syntax)
            else { return nil }
            type = result
        case _ where one.type.isFloatingPoint && other.type.isFloatingPoint:
            guard operation != .remainder else {
                bag.add(.operatorUndefined, "`%` is for whole numbers, and this is \(one.type.title)", at: syntax.span)
                return nil
            }
            type = .double
        default:
            refuse(operation, one, other, left, right, syntax)
            return nil
        }
        if operation == .divide || operation == .remainder { isNullable = isNullable || !other.isNonZeroLiteral }
        return Expression(.infix(operation, one, other), type: type, isNullable: isNullable)
    }

    /// The type of decimal arithmetic. More than 18 digits can overflow; more than 18 behind the point can be stored
    /// nowhere.
    private mutating func decimal(
        _ operation: InfixOperator, _ left: (precision: Int, scale: Int), _ right: (precision: Int, scale: Int),
        _ operand: ExpressionSyntax, _ syntax: ExpressionSyntax
    ) -> ValueType? {
        let precision: Int
        let scale: Int
        switch operation {
        case .add, .subtract:
            scale = max(left.scale, right.scale)
            precision = max(left.precision - left.scale, right.precision - right.scale) + scale + 1
        case .multiply:
            scale = left.scale + right.scale
            precision = left.precision + right.precision
        default:
            var name = "…"
            if case .name(let column) = operand.kind { name = column }
            bag.add(
                .operatorUndefined, "`\(operation.rawValue)` is not defined on decimals: the result has no exact scale",
                at: syntax.span, fixes: [Diagnostic.Fix("divide doubles: `Double(\(name))`")])
            return nil
        }
        guard scale <= 18 else {
            bag.add(
                .decimalTooFine, "the result has \(scale) digits behind the point, and a decimal holds 18 in all",
                at: syntax.span, fixes: [Diagnostic.Fix("round an operand: `round(…, 2)`")])
            return nil
        }
        return .decimal(precision: precision, scale: scale)
    }

    // MARK: Comparison

    private mutating func equality(
        _ operation: InfixOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax, _ syntax: ExpressionSyntax
    ) -> Expression? {
        guard let (one, other) = pair(left, right, hint: nil, forOperation: true) else { return nil }
        if one.type == .null || other.type == .null {
            let operand = one.type == .null ? other : one
            let place = one.type == .null ? right : left
            guard operand.type != .null else {
                bag.add(.nilNotHere, "nil compared with nil says nothing", at: syntax.span)
                return nil
            }
            if !operand.isNullable, !operand.canOverflow {
                bag.add(.neverNil, "this is never nil, so the comparison always gives the same", at: place.span)
            }
            return Expression(.infix(operation, one, other), type: .bool, isNullable: false)
        }
        guard comparable(one.type, other.type) else {
            refuse(operation, one, other, left, right, syntax)
            return nil
        }
        guard one.type.isEquatable else {
            bag.add(
                .operatorUndefined,
                "\(one.type.title) can be compared with nil only: databases differ in what is equal",
                at: syntax.span)
            return nil
        }
        return Expression(
            .infix(operation, one, other), type: .bool, isNullable: one.isNullable || other.isNullable)
    }

    private mutating func ordering(
        _ operation: InfixOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax, _ syntax: ExpressionSyntax
    ) -> Expression? {
        guard let (one, other) = pair(left, right, hint: nil, forOperation: true) else { return nil }
        for (operand, place) in [(one, left), (other, right)] where !operand.type.isOrdered {
            bag.add(
                operand.type == .null ? .nilNotHere : .operatorUndefined,
                operand.type == .null
                    ? "nothing is before or behind nil" : "\(operand.type.title) has no order", at: place.span)
            return nil
        }
        guard comparable(one.type, other.type) else {
            refuse(operation, one, other, left, right, syntax)
            return nil
        }
        return Expression(
            .infix(operation, one, other), type: .bool, isNullable: one.isNullable || other.isNullable)
    }

    private func comparable(_ left: ValueType, _ right: ValueType) -> Bool {
        left != .null && right != .null && ValueType.joined(left, right) != nil
    }

    mutating func membership(
        _ operand: ExpressionSyntax, _ elements: [ExpressionSyntax], _ syntax: ExpressionSyntax
    ) -> Expression? {
        guard !elements.isEmpty else {
            bag.add(.emptyList, "nothing is in an empty list", at: syntax.span)
            return nil
        }
        // `.sent in [status, other]`: the first element with a type of its own says what the operand is.
        var typed: (index: Int, value: Expression)?
        if operand.isUntyped, let index = elements.firstIndex(where: { !$0.isUntyped }) {
            guard let value = infer(elements[index], hint: nil) else { return nil }
            typed = (index, value)
        }
        guard let value = infer(operand, hint: typed?.value.type.operandHint) else { return nil }
        guard value.type.isEquatable else {
            bag.add(
                value.type == .null ? .nilNotHere : .operatorUndefined, "`in` is not defined for \(value.type.title)",
                at: operand.span)
            return nil
        }
        var values: [Expression] = []
        var isComplete = true
        var isNullable = value.isNullable
        for (index, syntax) in elements.enumerated() {
            let known = typed.flatMap { $0.index == index ? $0.value : nil }
            guard let element = known ?? infer(syntax, hint: value.type.operandHint) else {
                isComplete = false
                continue
            }
            if element.type == .null {
                bag.add(
                    .nilNotHere, "nil in a list is equal to nothing", at: syntax.span,
                    fixes: [Diagnostic.Fix("compare with `== nil` apart")])
                isComplete = false
            } else if comparable(value.type, element.type) {
                isNullable = isNullable || element.isNullable
                values.append(element)
            } else {
                refuse(.equal, value, element, operand, syntax, syntax)
                isComplete = false
            }
        }
        guard isComplete else { return nil }
        return Expression(.isIn(value, values), type: .bool, isNullable: isNullable)
    }

    // MARK: Choice

    private mutating func coalesce(
        _ left: ExpressionSyntax, _ right: ExpressionSyntax, _ syntax: ExpressionSyntax, hint: ValueType?
    ) -> Expression? {
        guard let (one, other) = pair(left, right, hint: hint, forOperation: false) else { return nil }
        guard one.type != .null, other.type != .null else {
            bag.add(.nilNotHere, "`??` with nil changes nothing", at: syntax.span)
            return nil
        }
        if !one.isNullable, !one.canOverflow {
            bag.add(.neverNil, "this is never nil, so what stands behind `??` is never used", at: left.span)
        }
        guard let type = ValueType.joined(one.type, other.type) else {
            refuse(.coalesce, one, other, left, right, syntax)
            return nil
        }
        return Expression(.infix(.coalesce, one, other), type: type, isNullable: one.isNullable && other.isNullable)
    }

    mutating func ternary(
        _ condition: ExpressionSyntax, _ yes: ExpressionSyntax, _ no: ExpressionSyntax, _ syntax: ExpressionSyntax,
        hint: ValueType?
    ) -> Expression? {
        let test = infer(condition, hint: .bool)
        let branches = pair(yes, no, hint: hint, forOperation: false)
        guard let test, let (one, other) = branches, require(.bool, test, at: condition) else { return nil }
        guard let type = ValueType.joined(one.type, other.type) else {
            if one.type.isNumber, other.type.isNumber {
                mixed(one, other, yes, no, at: syntax.span)
            } else {
                bag.add(
                    .expressionTypeMismatch,
                    "both branches need one type, not \(one.type.title) and \(other.type.title)", at: syntax.span)
            }
            return nil
        }
        return Expression(
            .ternary(test, one, other), type: type, isNullable: one.isNullable || other.isNullable)
    }
}

extension ValueType {
    /// Whether it is a whole number, whatever its bounds.
    static func isInteger(_ type: ValueType) -> Bool {
        if case .integer = type { return true }
        return false
    }
}

extension Expression {
    /// Whether it is a literal other than zero: a divisor that gives no nil.
    var isNonZeroLiteral: Bool {
        switch kind {
        case .integer(let value): value != 0
        case .number(let text): text.utf8.contains { $0 >= 0x31 && $0 <= 0x39 }
        default: false
        }
    }
}

extension ExpressionSyntax {
    /// Whether the expression is a number, or computed from literals alone: cheap to look at again.
    var isNumberLiteral: Bool {
        switch kind {
        case .integer, .decimal: true
        case .prefix(.minus, let operand): operand.isNumberLiteral
        case .infix(.multiply, let left, let right), .infix(.divide, let left, let right),
            .infix(.remainder, let left, let right), .infix(.add, let left, let right),
            .infix(.subtract, let left, let right):
            left.isNumberLiteral && right.isNumberLiteral
        default: false
        }
    }

    /// Whether the expression takes its type from what stands beside it.
    var isUntyped: Bool {
        switch kind {
        case .integer, .decimal, .string, .null, .enumCase, .list, .object: true
        case .boolean, .name, .member, .isIn, .invalid: false
        case .prefix(let operation, let operand): operation == .minus && operand.isUntyped
        case .infix(let operation, let left, let right):
            switch operation {
            case .multiply, .divide, .remainder, .add, .subtract, .coalesce: left.isUntyped && right.isUntyped
            default: false
            }
        case .ternary(_, let yes, let no): yes.isUntyped && no.isUntyped
        case .call(let name, _): name.text == "sql"
        }
    }
}
