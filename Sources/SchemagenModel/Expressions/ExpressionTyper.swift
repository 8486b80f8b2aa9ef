import SchemagenLanguage

/// One run of the checker. Types flow upwards; a hint flows downwards, for the literals and enum cases that have no type
/// of their own.
struct ExpressionTyper {
    let scope: ExpressionScope
    var bag = DiagnosticBag()

    init(scope: ExpressionScope) { self.scope = scope }

    mutating func check(_ syntax: ExpressionSyntax, expecting expected: ExpectedType) -> Expression? {
        switch expected {
        case .any: return infer(syntax, hint: nil)
        case .condition:
            guard let expression = infer(syntax, hint: .bool) else { return nil }
            return require(.bool, expression, at: syntax) ? expression : nil
        case .value(let type, let isNullable):
            guard let expression = infer(syntax, hint: ValueType(type)) else { return nil }
            return fit(expression, syntax, to: type, isNullable: isNullable) ? expression : nil
        }
    }

    /// The expression with its type; nil where it has been reported.
    mutating func infer(_ syntax: ExpressionSyntax, hint: ValueType?) -> Expression? {
        if let hint, hint.isJSON, let json = jsonLiteral(syntax, as: hint) { return json }
        switch syntax.kind {
        case .integer(let digits): return integer(digits, isNegative: false, syntax, hint: hint)
        case .decimal(let digits): return decimal(digits, isNegative: false, syntax, hint: hint)
        case .string(let string): return self.string(string, syntax, hint: hint)
        case .boolean(let value):
            let foreign = scope.spellsValues ? hint.flatMap { $0.isOther ? $0 : nil } : nil
            return Expression(.bool(value), type: foreign ?? .bool, isNullable: false)
        case .null: return Expression(.null, type: .null, isNullable: true)
        case .name(let name): return self.name(name, syntax, hint: hint)
        case .member(let path): return member(path, syntax)
        case .enumCase(let name): return enumCase(name, syntax, hint: hint)
        case .prefix(.not, let operand):
            guard let value = infer(operand, hint: .bool), require(.bool, value, at: operand) else { return nil }
            return Expression(.not(value), type: .bool, isNullable: value.isNullable)
        case .prefix(.minus, let operand): return negated(operand, syntax, hint: hint)
        case .infix(let operation, let left, let right): return infix(operation, left, right, syntax, hint: hint)
        case .ternary(let condition, let yes, let no): return ternary(condition, yes, no, syntax, hint: hint)
        case .isIn(let operand, let elements): return membership(operand, elements, syntax)
        case .list(let elements): return array(elements, syntax, hint: hint)
        case .object:
            bag.add(
                .expressionTypeMismatch,
                "an object in braces is JSON, which "
                    + (hint.map { "does not fit \($0.title)" } ?? "nothing expects here"),
                at: syntax.span)
            return nil
        case .call(let name, let arguments): return call(name, arguments, syntax, hint: hint)
        case .invalid: return nil
        }
    }

    // MARK: Names

    private mutating func name(_ name: String, _ syntax: ExpressionSyntax, hint: ValueType?) -> Expression? {
        if name == "value", let value = scope.value {
            return Expression(.value, type: value.type, isNullable: value.isNullable)
        }
        if let column = scope.columns[name], scope.readsColumns {
            return Expression(.column(name), type: column.type, isNullable: column.isNullable)
        }
        if let enumeration = enumerationWithCase(name, hint: hint) {
            bag.add(
                .bareEnumCase, "`\(name)` is a case of \(enumeration), and cases start with a point", at: syntax.span,
                fixes: [Diagnostic.Fix("write `.\(name)`", replacement: ".\(name)")])
            return nil
        }
        if scope.columns[name] != nil {
            bag.add(
                .columnNotReadable, "\(scope.context.title) cannot read the column `\(name)`: there is no row yet",
                at: syntax.span)
            return nil
        }
        guard scope.readsColumns else {
            let reads = scope.value == nil ? "no names" : "only `value`"
            bag.add(
                .unknownNameInExpression, "no `\(name)` here: \(scope.context.title) reads \(reads)", at: syntax.span)
            return nil
        }
        bag.add(
            .unknownNameInExpression, "no column `\(name)` in this row", at: syntax.span,
            fixes: suggestions(for: name, among: scope.columns.names))
        return nil
    }

    /// The enum that a bare name is probably a case of: the one expected, or the only one that has such a case.
    private func enumerationWithCase(_ name: String, hint: ValueType?) -> String? {
        if case .enumeration(let expected)? = hint {
            return scope.enumerations[expected]?.cases.contains { $0.name == name } == true ? expected : nil
        }
        var found: String?
        for (enumeration, value) in scope.enumerations where value.cases.contains(where: { $0.name == name }) {
            if found != nil { return nil }
            found = enumeration
        }
        return found
    }

    private mutating func member(_ path: [Identifier], _ syntax: ExpressionSyntax) -> Expression? {
        let text = path.map(\.text).joined(separator: ".")
        if path.count == 2, let enumeration = scope.enumerations[path[0].text],
            enumeration.cases.contains(where: { $0.name == path[1].text })
        {
            bag.add(
                .bareEnumCase, "a case stands without the name of its enum", at: syntax.span,
                fixes: [Diagnostic.Fix("write `.\(path[1].text)`", replacement: ".\(path[1].text)")])
        } else if path.count == 2, path[1].text == "count", scope.columns[path[0].text]?.type == .string {
            bag.add(
                .unknownNameInExpression, "columns have no members", at: syntax.span,
                fixes: [Diagnostic.Fix("write `length(\(path[0].text))`", replacement: "length(\(path[0].text))")])
        } else {
            bag.add(
                .unknownNameInExpression,
                "`\(text)` means nothing here: an expression reads the columns of its own row",
                at: syntax.span)
        }
        return nil
    }

    private mutating func enumCase(_ name: String, _ syntax: ExpressionSyntax, hint: ValueType?) -> Expression? {
        guard case .enumeration(let enumeration)? = hint else {
            let place = hint.map { "`.\(name)` is an enum's case, and \($0.title) is expected" }
            bag.add(
                hint == nil || hint == .null ? .enumCaseWithoutType : .expressionTypeMismatch,
                place ?? "nothing here says which enum `.\(name)` is a case of", at: syntax.span)
            return nil
        }
        guard let cases = scope.enumerations[enumeration]?.cases else { return nil }
        guard cases.contains(where: { $0.name == name }) else {
            bag.add(
                .unknownEnumCase, "\(enumeration) has no case `.\(name)`", at: syntax.span,
                fixes: suggestions(for: name, among: cases.map(\.name), prefix: "."))
            return nil
        }
        return Expression(.enumCase(enumeration: enumeration, name: name), type: hint ?? .other(nil), isNullable: false)
    }

    // MARK: Reports

    /// "Did you mean": the fix that names the nearest of the names, where one is near.
    func suggestions(
        for name: String, among names: some Sequence<String>, prefix: String = ""
    ) -> [Diagnostic.Fix] {
        guard let nearest = Suggestion.closest(to: name, in: names) else { return [] }
        return [Diagnostic.Fix("did you mean `\(prefix)\(nearest)`?", replacement: prefix + nearest)]
    }

    /// Whether an operand has the type that its operator demands.
    mutating func require(_ type: ValueType, _ expression: Expression, at syntax: ExpressionSyntax) -> Bool {
        if expression.type == type { return true }
        bag.add(
            .expressionTypeMismatch, "\(type.title) is expected here, and this is \(expression.type.title)",
            at: syntax.span)
        return false
    }
}

extension ExpressionScope.Context {
    /// The place in messages.
    var title: String {
        switch self {
        case .columnDefault, .swiftDefault: "a default"
        case .check: "a check"
        case .typeCheck: "a type's check"
        case .index: "an index"
        case .indexPredicate: "an index's condition"
        case .generated: "a generated column"
        case .computed: "a computed property"
        case .hint: "a hint"
        case .partitionBound: "a partition's bound"
        }
    }
}
