import SchemagenLanguage
import SchemagenModel

/// What conditions come to where some columns are NULL, whatever the others hold: SQL's three-valued logic.
struct NullConditions {
    /// What an expression can come to; every value but a truth value counts as both of these.
    private struct Outcomes: OptionSet {
        let rawValue: Int
        static let yes = Outcomes(rawValue: 1)
        static let no = Outcomes(rawValue: 2)
        static let null = Outcomes(rawValue: 4)
        static let value: Outcomes = [.yes, .no]
        static let any: Outcomes = [.yes, .no, .null]

        var negated: Outcomes {
            var result = intersection(.null)
            if contains(.yes) { result.insert(.no) }
            if contains(.no) { result.insert(.yes) }
            return result
        }
    }

    /// The columns that are NULL, by Swift name.
    var nulls: Set<String>
    /// Whether the value that a type's check is about is.
    var isValueNull = false

    /// Whether a check of the condition can fail: it does where the condition is false, not where it is unknown.
    func canFail(_ condition: Expression) -> Bool { outcomes(condition).contains(.no) }

    private func outcomes(_ expression: Expression) -> Outcomes {
        switch expression.kind {
        case .bool(let isTrue): return isTrue ? .yes : .no
        case .null: return .null
        case .integer, .number, .string, .json, .array, .enumCase, .nextValue: return .value
        case .column(let name): return nulls.contains(name) ? .null : open(expression)
        case .value: return isValueNull ? .null : open(expression)
        case .not(let operand): return outcomes(operand).negated
        case .infix(let infix, let left, let right): return outcomes(infix, left, right)
        case .ternary(let condition, let first, let second):
            let conditions = outcomes(condition)
            var result: Outcomes = conditions.contains(.yes) ? outcomes(first) : []
            if !conditions.isDisjoint(with: [.no, .null]) { result.formUnion(outcomes(second)) }
            return result
        case .negate(let operand): return strict([operand])
        case .isIn(let operand, let elements):
            return outcomes(operand) == .null ? .null : strict([operand] + elements)
        case .call(_, let operands): return strict(operands)
        case .sql: return .any
        }
    }

    /// Of a column that may hold anything.
    private func open(_ expression: Expression) -> Outcomes { expression.isNullable ? .any : .value }

    private func outcomes(_ infix: InfixOperator, _ left: Expression, _ right: Expression) -> Outcomes {
        switch infix {
        case .and: return both(outcomes(left), outcomes(right))
        case .or: return both(outcomes(left).negated, outcomes(right).negated).negated
        case .coalesce:
            let first = outcomes(left)
            return first.contains(.null) ? first.subtracting(.null).union(outcomes(right)) : first
        case .equal, .notEqual:
            guard left.kind == .null || right.kind == .null else { return strict([left, right]) }
            // A question whether something is NULL has an answer.
            let operand = outcomes(left.kind == .null ? right : left)
            var isNull: Outcomes = operand.contains(.null) ? .yes : []
            if !operand.isDisjoint(with: .value) { isNull.insert(.no) }
            return infix == .equal ? isNull : isNull.negated
        default: return strict([left, right])
        }
    }

    private func both(_ left: Outcomes, _ right: Outcomes) -> Outcomes {
        var result: Outcomes = left.union(right).intersection(.no)
        if left.contains(.yes), right.contains(.yes) { result.insert(.yes) }
        let open: Outcomes = [.yes, .null]
        if left.contains(.null) && !right.isDisjoint(with: open)
            || right.contains(.null) && !left.isDisjoint(with: open)
        {
            result.insert(.null)
        }
        return result
    }

    /// NULL where an operand is, otherwise any value; what divides or overflows is NULL at times.
    private func strict(_ operands: [Expression]) -> Outcomes {
        let all = operands.map(outcomes)
        if all.contains(.null) { return .null }
        return all.contains { $0.contains(.null) } ? .any : .value
    }
}
