import SchemagenModel

/// Writes the members that every struct of columns has: properties, initialiser, coding.
struct RowWriter {
    let context: SwiftContext
    let properties: [RowProperty]
    /// Whether the properties are `let`.
    var isConstant = false

    private var access: String { context.access }

    /// The members.
    ///
    /// - Parameter deprecation: marks the initialiser, where the type itself cannot be.
    func write(deprecation: String?, to out: inout SourceBuffer) {
        for property in properties {
            property.declare(
                property.type, isOptional: property.isOptional, documentation: property.documentation,
                isConstant: isConstant, access: access, to: &out)
        }
        Self.initializer(
            properties, documentation: "Makes a value from its properties.", deprecation: deprecation, access: access,
            to: &out
        ) { properties[$0].parameter(properties[$0].type, isOptional: properties[$0].isOptional) }
        if properties.contains(where: { $0.isAdapted }) {
            decoder(to: &out)
            encoder(to: &out)
        }
        codingKeys(to: &out)
    }

    /// An initialiser that sets every property; the parameter of each comes from a closure.
    static func initializer(
        _ properties: [RowProperty], documentation: String, deprecation: String? = nil, access: String,
        to out: inout SourceBuffer, _ parameter: (Int) -> ParameterDeclaration
    ) {
        out.write(
            FunctionDeclaration(
                head: DeclarationHead(documentation, deprecation: deprecation, access: access), kind: .initializer),
            parameters: properties.count, parameter,
            statements: { .setting(properties[$0].spelledStorage, .atom(properties[$0].parameterName)) })
    }

    private func codingKeys(to out: inout SourceBuffer) {
        // An enum without cases can have no raw type.
        let keys = TypeDeclaration(
            head: DeclarationHead("The columns as coding keys.", access: access), keyword: .enumeration,
            name: "CodingKeys",
            conformances: properties.isEmpty
                ? context.standard("CodingKey") : context.protocols("String", "CodingKey"))
        if properties.isEmpty { return out.write(keys) }
        out.write(keys) { out in
            for property in properties {
                out.write(
                    CaseDeclaration(
                        name: property.spelledStorage,
                        rawValue: property.storage == property.sqlName ? nil : property.sqlName))
            }
        }
    }

    private func decoder(to out: inout SourceBuffer) {
        out.write(.decoder("Decodes a row; durations are whole microseconds.", context)) { out in
            out.write(.local(.constant, "container", .attempt("try", Self.container("decoder"))))
            for property in properties { out.write(.setting(property.spelledStorage, decoded(property))) }
        }
    }

    private func decoded(_ property: RowProperty) -> SwiftExpression {
        let stored = property.isAdapted ? CodingAdapter.storedType(of: property.columnType, context) : property.type
        let value = SwiftExpression.attempt(
            "try",
            .call(
                property.isOptional ? "container.decodeIfPresent" : "container.decode",
                labeled: [("", .atom(stored + ".self")), ("forKey", .atom("." + property.spelledStorage))]))
        guard property.isAdapted else { return value }
        return CodingAdapter.attempted(value) { operand in
            property.isOptional
                ? .method(
                    operand, "map", .closure(CodingAdapter.decoding(.atom("$0"), property.columnType, context)))
                : CodingAdapter.decoding(operand, property.columnType, context)
        }
    }

    /// The container of a row in a coder.
    private static func container(_ coder: String) -> SwiftExpression {
        .call(coder + ".container", labeled: [("keyedBy", .atom("CodingKeys.self"))])
    }

    private func encoder(to out: inout SourceBuffer) {
        Self.encoder("Encodes a row; durations are whole microseconds.", context: context, to: &out) { out in
            for property in properties {
                Self.encode(property, isOptional: property.isOptional, context: context, to: &out)
            }
        }
    }

    /// `encode(to:)` with the statements of a closure, which may be none.
    static func encoder(
        _ documentation: String, context: SwiftContext, to out: inout SourceBuffer,
        _ statements: (inout SourceBuffer) -> Void
    ) {
        let container = container("encoder")
        out.write(
            .encoder(documentation, context), first: .local(.variable, "container", container),
            otherwise: .assignment("_", container), statements)
    }

    /// The statement that encodes a property; nil is left out.
    static func encode(
        _ property: RowProperty, isOptional: Bool, context: SwiftContext, to out: inout SourceBuffer
    ) {
        var value = SwiftExpression.atom(property.reference(hiddenBy: "container", "encoder"))
        if property.isAdapted {
            value =
                isOptional
                ? .method(
                    value, "map",
                    .closure(.attempt("try", CodingAdapter.encoding(.atom("$0"), property.columnType, context))))
                : CodingAdapter.encoding(value, property.columnType, context)
        }
        let function = SwiftExpression.atom(isOptional ? "container.encodeIfPresent" : "container.encode")
        let key = SwiftExpression.Argument(label: "forKey", value: .atom("." + property.spelledStorage))
        out.write(.evaluation(.attempt("try", .call(function, [.init(label: nil, value: value), key]))))
    }
}
