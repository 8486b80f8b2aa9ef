/// How a struct hides its sensitive values: through its mirror, which `print`, `dump` and string interpolation all show.
enum Redaction {
    /// `customMirror` with the properties in their order; the sensitive ones without their values.
    static func mirror(of properties: [RowProperty], context: SwiftContext, access: AccessLevel) -> Declaration {
        var children: [SwiftExpression] = []
        for property in properties {
            var value = property.reference()
            if property.isOptional { value += " as Any" }
            if property.column.isSensitive { value = "\"<redacted>\"" }
            children.append(.atom(SwiftName.literal(property.name) + ": " + value))
        }
        return mirror(of: .array(children), context: context, access: access)
    }

    /// `customMirror` of a struct around one sensitive value.
    static func wrapper(context: SwiftContext, access: AccessLevel) -> Declaration {
        mirror(of: .array([.atom("\"rawValue\": \"<redacted>\"")]), context: context, access: access)
    }

    private static func mirror(of children: SwiftExpression, context: SwiftContext, access: AccessLevel) -> Declaration
    {
        let mirror = context.standard("Mirror")
        return .property(
            PropertyDeclaration(
                head: DeclarationHead(access, documentation: "What descriptions show: sensitive values are left out."),
                name: "customMirror", type: mirror,
                body: .getter([
                    .return(
                        .call(
                            mirror,
                            labeled: [
                                ("", .atom("self")), ("children", children),
                                ("displayStyle", .atom(".struct")),
                            ]))
                ])))
    }
}
