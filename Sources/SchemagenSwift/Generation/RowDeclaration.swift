import SchemagenModel

/// The members that every struct of columns has: properties, initialiser, coding.
struct RowDeclaration {
    let context: SwiftContext
    let access: AccessLevel
    /// Whether the properties are `let`.
    let isConstant: Bool

    /// The members.
    ///
    /// - Parameter deprecation: marks the initialiser, where the type itself cannot be.
    func members(_ properties: [RowProperty], deprecation: String?) -> [Declaration] {
        var members = properties.flatMap { $0.declarations(access: access, isConstant: isConstant) }
        members.append(initializer(properties, deprecation: deprecation))
        if properties.contains(where: { CodingAdapter.isNeeded(for: $0.column.type) }) {
            members.append(decoder(properties))
            members.append(encoder(properties))
        }
        members.append(codingKeys(properties))
        return members
    }

    private func initializer(_ properties: [RowProperty], deprecation: String?) -> Declaration {
        .function(
            FunctionDeclaration(
                head: DeclarationHead(
                    access, documentation: "Makes a value from its properties.", deprecation: deprecation),
                kind: .initializer,
                parameters: properties.map { property in
                    Parameter(
                        label: property.name, name: property.parameterName, type: property.fullType,
                        defaultValue: property.isOptional ? .atom("nil") : nil)
                },
                body: properties.map { property in
                    .assign(
                        "self." + SwiftName.escaped(property.storage),
                        .atom(SwiftName.escaped(property.parameterName)))
                }))
    }

    private func codingKeys(_ properties: [RowProperty]) -> Declaration {
        let cases = properties.map { property in
            Declaration.enumCase(
                CaseDeclaration(
                    name: property.storage,
                    rawValue: property.storage == property.column.sqlName ? nil : property.column.sqlName))
        }
        // An enum without cases can have no raw type.
        var inherits = context.protocols("CodingKey")
        if !cases.isEmpty { inherits.insert(context.standard("String"), at: 0) }
        return .type(
            TypeDeclaration(
                head: DeclarationHead(access, documentation: "The columns as coding keys."), kind: .enumeration,
                name: "CodingKeys", inherits: inherits, members: cases))
    }

    private func decoder(_ properties: [RowProperty]) -> Declaration {
        var body: [Statement] = [
            .binding(
                isConstant: true, name: "container", type: nil,
                value: .attempt("try", .call("decoder.container", labeled: [("keyedBy", .atom("CodingKeys.self"))])))
        ]
        for property in properties {
            let type = property.column.type
            let isAdapted = CodingAdapter.isNeeded(for: type)
            let stored = isAdapted ? CodingAdapter.storedType(of: type, context) : property.type
            let decoded = SwiftExpression.attempt(
                "try",
                .call(
                    property.isOptional ? "container.decodeIfPresent" : "container.decode",
                    labeled: [
                        ("", .atom(stored + ".self")), ("forKey", .atom("." + SwiftName.escaped(property.storage))),
                    ]))
            var value = decoded
            if isAdapted {
                value = CodingAdapter.attempted(decoded) { operand in
                    property.isOptional
                        ? .method(operand, "map", .closure(CodingAdapter.decoding(.atom("$0"), type, context)))
                        : CodingAdapter.decoding(operand, type, context)
                }
            }
            body.append(.assign("self." + SwiftName.escaped(property.storage), value))
        }
        return .function(
            FunctionDeclaration(
                head: DeclarationHead(access, documentation: "Decodes a row; durations are whole microseconds."),
                kind: .initializer,
                parameters: [Parameter(label: "from", name: "decoder", type: "any " + context.standard("Decoder"))],
                canThrow: true, body: body))
    }

    private func encoder(_ properties: [RowProperty]) -> Declaration {
        var body: [Statement] = [
            .binding(
                isConstant: false, name: "container", type: nil,
                value: .call("encoder.container", labeled: [("keyedBy", .atom("CodingKeys.self"))]))
        ]
        for property in properties { body.append(Self.encoding(property, context)) }
        return .function(
            FunctionDeclaration(
                head: DeclarationHead(access, documentation: "Encodes a row; durations are whole microseconds."),
                kind: .function("encode"),
                parameters: [Parameter(label: "to", name: "encoder", type: "any " + context.standard("Encoder"))],
                canThrow: true, body: body))
    }

    /// The statement that encodes a property; nil is left out.
    static func encoding(_ property: RowProperty, _ context: SwiftContext) -> Statement {
        let type = property.column.type
        let reference = SwiftExpression.atom(property.reference(hiddenBy: ["container", "encoder"]))
        var value = reference
        if CodingAdapter.isNeeded(for: type) {
            value =
                property.isOptional
                ? .method(
                    reference, "map", .closure(.attempt("try", CodingAdapter.encoding(.atom("$0"), type, context))))
                : CodingAdapter.encoding(reference, type, context)
        }
        return .expression(
            .attempt(
                "try",
                .call(
                    property.isOptional ? "container.encodeIfPresent" : "container.encode",
                    labeled: [("", value), ("forKey", .atom("." + SwiftName.escaped(property.storage)))])))
    }
}
