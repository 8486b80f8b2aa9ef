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
        ) { out, position in
            out.put(properties[position].type)
            if properties[position].isOptional { out.put("? = nil") }
        }
        if properties.contains(where: { $0.isAdapted }) {
            decoder(to: &out)
            encoder(to: &out)
        }
        codingKeys(to: &out)
    }

    /// An initialiser that sets every property; the type and default of each are written by a closure.
    static func initializer(
        _ properties: [RowProperty], documentation: String, deprecation: String? = nil, access: String,
        to out: inout SourceBuffer, _ type: (inout SourceBuffer, Int) -> Void
    ) {
        out.member()
        out.head(documentation, deprecation: deprecation)
        out.begin()
        out.put(access, "init")
        let fits = out.parameters(properties.count, end: ")") { out, position in
            out.put(properties[position].spelledName)
            if properties[position].name == "self" { out.put(" selfValue") }
            out.put(": ")
            type(&out, position)
        }
        func assign(_ property: RowProperty, _ out: inout SourceBuffer) {
            out.put("self.", property.spelledStorage, " = ", property.parameterName)
        }
        if fits, properties.isEmpty {
            out.put(" {}")
            return out.end()
        }
        if fits, properties.count == 1 { return out.body { assign(properties[0], &$0) } }
        out.open()
        for property in properties {
            out.begin()
            assign(property, &out)
            out.end()
        }
        out.close()
    }

    private func codingKeys(to out: inout SourceBuffer) {
        out.member()
        out.head("The columns as coding keys.")
        // An enum without cases can have no raw type.
        out.type(
            access, "enum CodingKeys",
            inherits: properties.isEmpty
                ? context.standard("CodingKey") : context.protocols("String", "CodingKey"),
            isEmpty: properties.isEmpty)
        if properties.isEmpty { return }
        for property in properties {
            out.begin()
            out.put("case ", property.spelledStorage)
            if property.storage != property.sqlName {
                out.put(" = ")
                out.putLiteral(property.sqlName)
            }
            out.end()
        }
        out.close()
    }

    private func decoder(to out: inout SourceBuffer) {
        out.member()
        out.head("Decodes a row; durations are whole microseconds.")
        out.begin()
        out.put(access, "init(from decoder: any ", context.standard("Decoder"), ") throws")
        out.open()
        out.line("let container = try decoder.container(keyedBy: CodingKeys.self)")
        for property in properties {
            let stored =
                property.isAdapted ? CodingAdapter.storedType(of: property.columnType, context) : property.type
            var value = SwiftExpression.attempt(
                "try",
                .call(
                    property.isOptional ? "container.decodeIfPresent" : "container.decode",
                    labeled: [("", .atom(stored + ".self")), ("forKey", .atom("." + property.spelledStorage))]))
            if property.isAdapted {
                value = CodingAdapter.attempted(value) { operand in
                    property.isOptional
                        ? .method(
                            operand, "map",
                            .closure(CodingAdapter.decoding(.atom("$0"), property.columnType, context)))
                        : CodingAdapter.decoding(operand, property.columnType, context)
                }
            }
            out.line("self." + property.spelledStorage + " = ", value)
        }
        out.close()
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
        out.member()
        out.head(documentation)
        out.begin()
        out.put(context.access, "func encode(to encoder: any ", context.standard("Encoder"), ") throws")
        let start = out.mark
        out.open()
        out.line("var container = encoder.container(keyedBy: CodingKeys.self)")
        let body = out.mark
        statements(&out)
        if out.mark == body {
            out.goBack(to: start)
            out.body { $0.put("_ = encoder.container(keyedBy: CodingKeys.self)") }
        } else {
            out.close()
        }
    }

    /// The statement that encodes a property; nil is left out.
    static func encode(
        _ property: RowProperty, isOptional: Bool, context: SwiftContext, to out: inout SourceBuffer
    ) {
        let reference = property.reference(hiddenBy: "container", "encoder")
        let function = isOptional ? "container.encodeIfPresent" : "container.encode"
        let start = out.mark
        if !property.isAdapted {
            out.begin()
            out.put("try ", function, "(", reference)
            out.put(", forKey: .", property.spelledStorage, ")")
            if out.column <= SourceBuffer.lineLength { return out.end() }
            out.goBack(to: start)
        }
        var value = SwiftExpression.atom(reference)
        if property.isAdapted {
            value =
                isOptional
                ? .method(
                    value, "map",
                    .closure(.attempt("try", CodingAdapter.encoding(.atom("$0"), property.columnType, context))))
                : CodingAdapter.encoding(value, property.columnType, context)
        }
        out.line(
            "",
            .attempt("try", .call(function, labeled: [("", value), ("forKey", .atom("." + property.spelledStorage))])))
    }
}
