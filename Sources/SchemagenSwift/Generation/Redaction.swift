/// How a struct hides its sensitive values: through its mirror, which `print`, `dump` and string interpolation all show.
struct Redaction {
    let context: SwiftContext

    /// `customMirror` with the properties in their order; the sensitive ones without their values.
    func mirror(of properties: [(property: RowProperty, isOptional: Bool)], to out: inout SourceBuffer) {
        write(
            properties.map { property, isOptional in
                let value =
                    property.isSensitive
                    ? "\"<redacted>\"" : property.reference() + (isOptional ? " as Any" : "")
                return .atom(SwiftName.literal(property.name) + ": " + value)
            }, to: &out)
    }

    /// `customMirror` with the given children.
    func write(_ children: [SwiftExpression], to out: inout SourceBuffer) {
        let mirror = context.standard("Mirror")
        out.write(
            PropertyDeclaration(
                head: DeclarationHead(
                    "What descriptions show: sensitive values are left out.", access: context.access),
                name: "customMirror", type: mirror),
            returning: .call(
                mirror,
                labeled: [
                    ("", .atom("self")), ("children", .array(children)), ("displayStyle", .atom(".struct")),
                ]))
    }
}
