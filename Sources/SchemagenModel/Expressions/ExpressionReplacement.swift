extension Expression {
    /// The same with something else in the place of each part that has no parts.
    package func replacingLeaves(_ body: (Expression) -> Expression) -> Expression {
        var copy = self
        func inner(_ expression: Expression) -> Expression { expression.replacingLeaves(body) }
        switch kind {
        case .bool, .integer, .number, .string, .null, .json, .value, .nextValue, .sql, .column, .enumCase:
            return body(self)
        case .negate(let operand): copy.kind = .negate(inner(operand))
        case .not(let operand): copy.kind = .not(inner(operand))
        case .infix(let infix, let left, let right): copy.kind = .infix(infix, inner(left), inner(right))
        case .ternary(let condition, let yes, let no): copy.kind = .ternary(inner(condition), inner(yes), inner(no))
        case .isIn(let operand, let elements): copy.kind = .isIn(inner(operand), elements.map(inner))
        case .array(let elements): copy.kind = .array(elements.map(inner))
        case .call(let function, let arguments): copy.kind = .call(function, arguments.map(inner))
        }
        return copy
    }
}
