import SchemagenModel

/// Values that are stored in another form than their Swift type codes itself: a Duration is a whole number of
/// microseconds in the database, and two numbers in Swift's own coding.
enum CodingAdapter {
    /// Whether the type holds a Duration that is not wrapped in a type of the schema, which codes itself.
    static func isNeeded(for type: DataType) -> Bool {
        switch type {
        case .duration: true
        case .array(let element): isNeeded(for: element)
        default: false
        }
    }

    /// The Swift type of the stored form.
    static func storedType(of type: DataType, _ context: SwiftContext) -> String {
        if case .array(let element) = type { return "[" + storedType(of: element, context) + "]" }
        return context.standard("Int64")
    }

    /// The value from its stored form.
    static func decoding(_ stored: SwiftExpression, _ type: DataType, _ context: SwiftContext) -> SwiftExpression {
        if case .array(let element) = type {
            return attempted(stored) { .method($0, "map", .closure(decoding(.atom("$0"), element, context))) }
        }
        return attempted(stored) { .call(context.standard("Duration") + ".microseconds", $0) }
    }

    /// The stored form of the value; the expression throws.
    static func encoding(_ value: SwiftExpression, _ type: DataType, _ context: SwiftContext) -> SwiftExpression {
        if case .array(let element) = type {
            return .method(value, "map", .closure(.attempt("try", encoding(.atom("$0"), element, context))))
        }
        return .call(context.helper(.microseconds), value)
    }

    /// An operation on a value behind `try`, which moves in front of the whole.
    static func attempted(
        _ expression: SwiftExpression, _ body: (SwiftExpression) -> SwiftExpression
    ) -> SwiftExpression {
        if case .attempt(let keyword, let operand) = expression { return .attempt(keyword, body(operand)) }
        return body(expression)
    }
}

extension FunctionDeclaration {
    /// `init(from:)`
    static func decoder(_ documentation: String, _ context: SwiftContext) -> FunctionDeclaration {
        FunctionDeclaration(
            head: DeclarationHead(documentation, access: context.access), kind: .initializer,
            parameter: ParameterDeclaration(
                label: "from", name: "decoder", type: "any " + context.standard("Decoder")),
            isThrowing: true)
    }

    /// `encode(to:)`
    static func encoder(_ documentation: String, _ context: SwiftContext) -> FunctionDeclaration {
        FunctionDeclaration(
            head: DeclarationHead(documentation, access: context.access), kind: .method("encode"),
            parameter: ParameterDeclaration(label: "to", name: "encoder", type: "any " + context.standard("Encoder")),
            isThrowing: true)
    }
}
