import SchemagenLanguage
import SchemagenModel

extension ExpressionTranslator {
    // MARK: Three-valued logic

    mutating func logic(_ symbol: InfixOperator, _ left: Translation, _ right: Translation) -> Translation {
        let decisive = symbol == .or
        for (one, other) in [(left, right), (right, left)] {
            guard let constant = one.constant else { continue }
            if constant != decisive { return Self.asBool(other) }
            // The other side may still fail.
            if !other.canThrow { return .bool(decisive) }
        }
        let operands = lightened([left, right], limit: Self.heaviestCondition)
        let (left, right) = (operands[0], operands[1])
        var result = Translation(code: .atom(""), kind: .bool, weight: 1 + left.weight + right.weight)
        result.canThrow = left.canThrow || right.canThrow
        if !left.isOptional, !right.isOptional {
            result.code = .infix(symbol.rawValue, left.value(), right.value())
        } else {
            result.isOptional = true
            result.code = .call(
                context.helper(symbol == .or ? .or : .and), left.standalone, right.standalone)
        }
        return result
    }

    private static func asBool(_ translation: Translation) -> Translation {
        guard case .null = translation.kind else { return translation }
        return Translation(code: .atom("nil"), isOptional: true, kind: .bool)
    }

    /// Whether a condition is true, and not merely unknown.
    mutating func truth(of expression: Expression) throws(Untranslatable) -> Translation {
        switch expression.kind {
        case .null: return .bool(false)
        case .infix(.or, let left, let right): return try logic(.or, truth(of: left), truth(of: right))
        case .infix(.and, let left, let right): return try logic(.and, truth(of: left), truth(of: right))
        default: break
        }
        var result = try translate(expression)
        guard result.isOptional else { return result }
        result.code = .infix("==", result.standalone, .atom("true"))
        result.adaptations = []
        result.isOptional = false
        return result
    }

    /// Whether a condition is false, and not merely unknown: what makes a check fail.
    mutating func failure(of expression: Expression) throws(Untranslatable) -> Translation {
        switch expression.kind {
        case .null: return .bool(false)
        case .infix(.or, let left, let right): return try logic(.and, failure(of: left), failure(of: right))
        case .infix(.and, let left, let right): return try logic(.or, failure(of: left), failure(of: right))
        default: break
        }
        var whole = try translate(expression)
        if let constant = whole.constant { return .bool(!constant) }
        if whole.isOptional, whole.canThrow, whole.weight > Self.heaviest / 2 { whole = bound(whole) }
        var result = whole
        result.adaptations = []
        result.isOptional = false
        if whole.isOptional {
            result.code = .infix("==", whole.standalone, .atom("false"))
        } else {
            result.code = Self.negation(of: whole.value(), from: expression)
        }
        return result
    }

    /// A condition that is never nil, turned round. A comparison of doubles keeps its `!`: with NaN none holds.
    private static func negation(of code: SwiftExpression, from expression: Expression) -> SwiftExpression {
        if case .prefix("!", let operand) = code { return operand }
        guard case .infix(let symbol, let left, let right) = code, case .infix(_, let one, let other) = expression.kind,
            !one.type.isDouble, !other.type.isDouble
        else { return .prefix("!", code) }
        switch symbol {
        case "==": return .infix("!=", left, right)
        case "!=": return .infix("==", left, right)
        case "<": return .infix(">=", left, right)
        case "<=": return .infix(">", left, right)
        case ">": return .infix("<=", left, right)
        case ">=": return .infix("<", left, right)
        default: return .prefix("!", code)
        }
    }

    // MARK: Choices

    mutating func ternary(
        _ condition: Expression, _ yes: Expression, _ no: Expression,
        _ branch: (inout ExpressionTranslator, Expression) throws(Untranslatable) -> Translation
    ) throws(Untranslatable) -> Translation {
        let condition = try truth(of: condition)
        let yes = try branch(&self, yes)
        let no = try branch(&self, no)
        if let constant = condition.constant { return constant ? yes : no }
        let test = condition.value()
        var result = Translation(code: .atom(""), kind: Self.joined(yes.kind, no.kind))
        result.isOptional = yes.isOptional || no.isOptional
        result.canThrow = condition.canThrow || yes.canThrow || no.canThrow
        result.weight = 1 + condition.weight + yes.weight + no.weight
        // Beside nil a literal would take Swift's own type.
        let one = result.isOptional && !yes.isOptional ? typed(yes) : Self.branch(yes)
        let other = result.isOptional && !no.isOptional ? typed(no) : Self.branch(no)
        result.code = .ternary(test, one, other)
        if result.isOptional { result.statedType = typeName(of: result.kind).map { $0 + "?" } }
        return result
    }

    mutating func coalesce(
        _ left: Expression, _ right: Expression,
        _ side: (inout ExpressionTranslator, Expression) throws(Untranslatable) -> Translation
    ) throws(Untranslatable) -> Translation {
        if case .bool(false) = right.kind { return try truth(of: left) }
        var left = try side(&self, left)
        var right = try side(&self, right)
        guard left.isOptional else { return left }
        if case .null = left.kind { return right }
        if case .null = right.kind { return left }
        let operands = lightened([left, right], limit: Self.heaviest + 3)
        (left, right) = (operands[0], operands[1])
        var result = Translation(
            code: .infix("??", left.standalone, right.standalone), kind: Self.joined(left.kind, right.kind))
        result.isOptional = right.isOptional
        if result.isOptional { result.statedType = typeName(of: result.kind).map { $0 + "?" } }
        result.canThrow = left.canThrow || right.canThrow
        result.weight = 1 + left.weight + right.weight
        return result
    }

    /// A choice within a choice states its type, which Swift does not find where a literal is among the values.
    private static func branch(_ translation: Translation) -> SwiftExpression {
        if case .enumeration = translation.kind { return translation.standalone }
        return translation.adaptations.isEmpty ? translation.base : translation.standalone
    }

    private func typed(_ translation: Translation) -> SwiftExpression {
        guard translation.isUntyped else { return translation.standalone }
        switch translation.kind {
        case .integer(let width, _): return .call(context.standard(width.name), translation.standalone)
        case .double: return .call(context.standard("Double"), translation.standalone)
        default: return translation.standalone
        }
    }

    /// What holds for both values.
    static func joined(_ one: ValueKind, _ other: ValueKind) -> ValueKind {
        switch (one, other) {
        case (.null, let kind), (let kind, .null): return kind
        case (.integer(let width, let bounds), .integer(_, let others)): return .integer(width, bounds.union(others))
        case (.double(let range), .double(let others)):
            return .double(
                DoubleRange(
                    lower: min(range.lower, others.lower), upper: max(range.upper, others.upper),
                    canBeZero: range.canBeZero || others.canBeZero))
        case (.decimal(let digits, let scale), .decimal(let otherDigits, let otherScale)):
            return .decimal(digits: max(digits, otherDigits), scale: max(scale, otherScale))
        case (.string, .string): return .string(isPlainLiteral: false)
        default: return one
        }
    }

    // MARK: Comparisons

    mutating func comparison(
        _ symbol: InfixOperator, _ left: Expression, _ right: Expression
    ) throws(Untranslatable) -> Translation {
        if left.type == .null || right.type == .null {
            guard symbol == .equal || symbol == .notEqual else { return .null }
            return try nilTest(symbol, left.type == .null ? right : left)
        }
        if let texts = try deprecatedCases([left, right]) { return compared(symbol, texts[0], texts[1]) }
        let (one, other) = try pair(left, right)
        return hidden(compared(symbol, one, other), constant: left.isConstant && right.isConstant)
    }

    /// A condition whose answer the compiler would find beforehand, and warn of what then never happens.
    private mutating func hidden(_ condition: Translation, constant: Bool) -> Translation {
        guard constant, condition.constant == nil else { return condition }
        if case .null = condition.kind { return condition }
        var result = condition
        result.code = .call(context.helper(.constant), condition.standalone)
        result.adaptations = []
        return result
    }

    /// `x == nil`; an overflow counts as nil in a computed property and fails in a check.
    private mutating func nilTest(
        _ symbol: InfixOperator, _ expression: Expression
    ) throws(Untranslatable) -> Translation {
        let operand: Translation
        switch expression.kind {
        case .column, .value:
            let access = try lookup(expression)
            operand = Translation(code: access.code, isOptional: access.isOptional, kind: .other)
        default: operand = try translate(expression)
        }
        guard operand.isOptional else {
            return operand.canThrow ? Translation.failing(operand, symbol == .notEqual) : .bool(symbol == .notEqual)
        }
        var result = Translation(
            code: .infix(symbol.rawValue, operand.code, .atom("nil")), kind: .bool, weight: 1 + operand.weight)
        result.canThrow = operand.canThrow
        return result
    }

    /// Both sides in one form: whole numbers in one width, numbers of one kind.
    private mutating func pair(
        _ left: Expression, _ right: Expression
    ) throws(Untranslatable) -> (Translation, Translation) {
        switch (left.type, right.type) {
        case (.integer, .integer):
            let width = IntegerFacts(left, self).joined(IntegerFacts(right, self)).width()
            return (try integer(left, width), try integer(right, width))
        case (.float, _), (.double, _), (_, .float), (_, .double): return (try double(left), try double(right))
        case (.decimal, _), (_, .decimal): return (try decimal(left), try decimal(right))
        default: return (try translate(left), try translate(right))
        }
    }

    private mutating func compared(
        _ symbol: InfixOperator, _ left: Translation, _ right: Translation
    ) -> Translation {
        if case .null = left.kind { return .null }
        if case .null = right.kind { return .null }
        if let answer = Self.known(symbol, left, right) { return .bool(answer) }
        if case .string(let isPlain) = left.kind, case .string(let isPlainToo) = right.kind {
            return compareTexts(symbol, left, right, isPlain: isPlain || isPlainToo)
        }
        return lift([left, right], kind: .bool) { .infix(symbol.rawValue, $0[0], $0[1]) }
    }

    /// The answer where it is the same for every row: the compiler would warn of what then never happens.
    private static func known(_ symbol: InfixOperator, _ left: Translation, _ right: Translation) -> Bool? {
        if let one = left.constant, let other = right.constant {
            return symbol == .equal ? one == other : symbol == .notEqual ? one != other : nil
        }
        guard case .integer(_, let one) = left.kind, case .integer(_, let other) = right.kind,
            !left.isOptional, !right.isOptional, !left.canThrow, !right.canThrow, left.isUntyped || right.isUntyped
        else { return nil }
        let isBelow = one.upper < other.lower
        let isAbove = one.lower > other.upper
        switch symbol {
        case .less: return isBelow ? true : one.lower >= other.upper ? false : nil
        case .lessOrEqual: return one.upper <= other.lower ? true : isAbove ? false : nil
        case .greater: return isAbove ? true : one.upper <= other.lower ? false : nil
        case .greaterOrEqual: return one.lower >= other.upper ? true : isBelow ? false : nil
        case .equal: return isBelow || isAbove ? false : nil
        case .notEqual: return isBelow || isAbove ? true : nil
        default: return nil
        }
    }

    private mutating func compareTexts(
        _ symbol: InfixOperator, _ left: Translation, _ right: Translation, isPlain: Bool
    ) -> Translation {
        if isPlain, symbol == .equal || symbol == .notEqual {
            return lift([left, right], kind: .bool) { .infix(symbol.rawValue, $0[0], $0[1]) }
        }
        func bytes(_ value: SwiftExpression) -> SwiftExpression { .member(value, ".utf8") }
        switch symbol {
        case .equal:
            return lift([left, right], kind: .bool) { .method(bytes($0[0]), "elementsEqual", bytes($0[1])) }
        case .notEqual:
            return lift([left, right], kind: .bool) {
                .prefix("!", .method(bytes($0[0]), "elementsEqual", bytes($0[1])))
            }
        default:
            let precedes = context.helper(.precedes)
            let isTurned = symbol == .greater || symbol == .lessOrEqual
            let isNegated = symbol == .lessOrEqual || symbol == .greaterOrEqual
            return lift([left, right], kind: .bool) {
                let call: SwiftExpression = .call(precedes, isTurned ? $0[1] : $0[0], isTurned ? $0[0] : $0[1])
                return isNegated ? .prefix("!", call) : call
            }
        }
    }

    /// The operands as stored texts, where one of them is a deprecated case: to name it would warn.
    private mutating func deprecatedCases(_ operands: [Expression]) throws(Untranslatable) -> [Translation]? {
        var found = false
        for operand in operands where storedText(ofDeprecated: operand) != nil { found = true }
        guard found else { return nil }
        var result: [Translation] = []
        for operand in operands {
            if let text = storedText(of: operand) {
                result.append(Translation(code: .string(text), kind: .string(isPlainLiteral: Self.isPlain(text))))
            } else {
                result.append(
                    try translate(operand).adapted(.member(".rawValue"), kind: .string(isPlainLiteral: false)))
            }
        }
        return result
    }

    private func storedText(ofDeprecated expression: Expression) -> String? {
        guard case .enumCase(let enumeration, let name) = expression.kind,
            let item = context.enumeration(enumeration)?.cases.first(where: { $0.name == name }),
            item.deprecation != nil
        else { return nil }
        return item.sqlName
    }

    private func storedText(of expression: Expression) -> String? {
        guard case .enumCase(let enumeration, let name) = expression.kind else { return nil }
        return context.enumeration(enumeration)?.cases.first { $0.name == name }?.sqlName
    }

    // MARK: Membership

    mutating func membership(_ operand: Expression, _ elements: [Expression]) throws(Untranslatable) -> Translation {
        if let texts = try deprecatedCases([operand] + elements) {
            return among(texts[0], Array(texts.dropFirst()))
        }
        let all = [operand] + elements
        let isConstant = all.allSatisfy(\.isConstant)
        var translated: [Translation] = []
        if all.contains(where: { $0.type == .float || $0.type == .double }) {
            for part in all { translated.append(try double(part)) }
        } else if all.contains(where: { if case .decimal = $0.type { true } else { false } }) {
            for part in all { translated.append(try decimal(part)) }
        } else if case .integer = operand.type {
            var facts = IntegerFacts(operand, self)
            for element in elements where element.type != .null { facts = facts.joined(IntegerFacts(element, self)) }
            let width = facts.width()
            for part in all { translated.append(part.type == .null ? .null : try integer(part, width)) }
        } else {
            for part in all { translated.append(try translate(part)) }
        }
        return hidden(among(translated[0], Array(translated.dropFirst())), constant: isConstant)
    }

    private mutating func among(_ operand: Translation, _ elements: [Translation]) -> Translation {
        if elements.isEmpty { return .bool(false) }
        if case .null = operand.kind { return .null }
        // A list that may hold nil, or fail, is a row of comparisons.
        if elements.contains(where: { $0.isOptional || $0.canThrow }) {
            var result: Translation?
            for element in elements {
                let equal = Self.asBool(compared(.equal, operand, element))
                result = result.map { logic(.or, $0, equal) } ?? equal
            }
            return result ?? .bool(false)
        }
        let list = SwiftExpression.array(elements.map { $0.value() })
        if case .string = operand.kind {
            let isPlain = elements.allSatisfy {
                if case .string(let isPlain) = $0.kind { isPlain } else { false }
            }
            if !isPlain {
                let helper = context.helper(.isAmong)
                return lift([operand], kind: .bool) { .call(helper, $0[0], list) }
            }
        }
        var result = lift([operand], kind: .bool) { .method(list, "contains", $0[0]) }
        result.weight += elements.count / 4
        return result
    }
}

extension Expression {
    /// Whether its value is the same for every row.
    fileprivate var isConstant: Bool {
        switch kind {
        case .column, .value, .sql: false
        case .negate(let operand), .not(let operand): operand.isConstant
        case .infix(_, let left, let right): left.isConstant && right.isConstant
        case .ternary(let condition, let yes, let no): condition.isConstant && yes.isConstant && no.isConstant
        case .isIn(let operand, let elements): operand.isConstant && elements.allSatisfy(\.isConstant)
        case .call(_, let arguments): arguments.allSatisfy(\.isConstant)
        default: true
        }
    }
}

extension ValueType {
    /// Whether NaN, with which no comparison holds, is a value of the type.
    fileprivate var isDouble: Bool { self == .double || self == .float }
}

extension Translation {
    /// A known truth value behind an operand that may still fail.
    fileprivate static func failing(_ operand: Translation, _ value: Bool) -> Translation {
        var result = Translation(
            code: .infix(
                value ? "!=" : "==", .call("Optional", operand.value()), .atom("nil")), kind: .bool,
            weight: operand.weight + 2)
        result.canThrow = true
        return result
    }
}
