import SchemagenLanguage

extension ExpressionSyntax {
    /// The tree in prefix form: `(+ a (* b c))`.
    var outline: String {
        switch kind {
        case .integer(let text), .decimal(let text): text
        case .string(let text): "\"\(text)\""
        case .boolean(let value): "\(value)"
        case .null: "nil"
        case .name(let name): name
        case .member(let path): path.map(\.text).joined(separator: ".")
        case .enumCase(let name): ".\(name)"
        case .prefix(let operation, let operand): "(\(operation.rawValue) \(operand.outline))"
        case .infix(let operation, let left, let right): "(\(operation.rawValue) \(left.outline) \(right.outline))"
        case .ternary(let condition, let yes, let no): "(? \(condition.outline) \(yes.outline) \(no.outline))"
        case .isIn(let value, let list): "(in \(([value] + list).map(\.outline).joined(separator: " ")))"
        case .list(let values): "[\(values.map(\.outline).joined(separator: " "))]"
        case .object(let entries):
            "{\(entries.map { "\($0.key.text): \($0.value.outline)" }.joined(separator: " "))}"
        case .call(let name, let arguments): "\(name.text)(\(arguments.outline))"
        case .invalid: "<invalid>"
        }
    }
}

extension [ArgumentSyntax] {
    var outline: String {
        map { ($0.label.map { "\($0.text): " } ?? "") + $0.value.outline }.joined(separator: " ")
    }
}

extension TypeSyntax {
    /// The type as it is written.
    var outline: String {
        let text: String
        switch kind {
        case .named(let path, let generics, let arguments):
            text =
                path.map(\.text).joined(separator: ".")
                + (generics.isEmpty ? "" : "<\(generics.map(\.outline).joined(separator: " "))>")
                + (arguments.isEmpty ? "" : "(\(arguments.outline))")
        case .array(let element): text = "[\(element.outline)]"
        case .invalid: text = "<invalid>"
        }
        return isOptional ? text + "?" : text
    }
}

extension AttributeSyntax {
    /// The attribute as it is written.
    var outline: String { "@\(name.text)" + (arguments.map { "(\($0.outline))" } ?? "") }
}

extension NamingSyntax {
    /// Name, clauses and attributes as they are written.
    var outline: String {
        ([name.text] + (sqlName.map { ["as", $0.text] } ?? []) + (formerName.map { ["was", $0.text] } ?? [])
            + attributes.map(\.outline)).joined(separator: " ")
    }
}

extension IndexSyntax {
    /// Keys and clauses as they are written.
    var outline: String {
        var parts = ["(\(keys.map(\.outline).joined(separator: ", ")))"]
        if let sqlName { parts.append("as \(sqlName.text)") }
        if let method { parts.append("using \(method.text)") }
        if !include.isEmpty { parts.append("include \(include.map(\.text).joined(separator: " "))") }
        if let predicate { parts.append("where \(predicate.outline)") }
        return (parts + attributes.map(\.outline)).joined(separator: " ")
    }
}

extension KeySyntax {
    /// The key with its options.
    var outline: String {
        ([value.outline] + options.map { $0.name.text + ($0.arguments.map { "(\($0.outline))" } ?? "") }
            + (exclusionOperator.map { ["with \($0.text)"] } ?? [])).joined(separator: " ")
    }
}
