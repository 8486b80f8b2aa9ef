import SchemagenModel

/// Writes the file of a view: a struct that can be read and not changed.
struct ViewWriter {
    let view: View
    let context: SwiftContext

    /// Writes it.
    func write(to out: inout SourceBuffer) {
        let properties = self.properties
        let isSensitive = properties.contains { $0.isSensitive }
        var inherits = context.protocols("Sendable", "Hashable", "Codable")
        if isSensitive { inherits += ", " + context.standard("CustomReflectable") }
        var head = DeclarationHead(
            TableDocumentation(context: context).text(of: view), deprecation: view.info.deprecation,
            access: context.access)
        out.write(
            TypeDeclaration(head: head, keyword: .structure, name: view.info.name, conformances: inherits)
        ) { out in
            RowWriter(context: context, properties: properties, isConstant: true).write(deprecation: nil, to: &out)
        }
        let scope = self.scope(of: properties)
        head.documentation = nil
        head.access = ""
        out.write(TypeDeclaration(head: head, keyword: .extension, name: view.info.name)) { out in
            for computed in view.computed { ComputedWriter(context: context, scope: scope).write(computed, to: &out) }
            if isSensitive {
                Redaction(context: context).mirror(of: properties.map { ($0, $0.isOptional) }, to: &out)
            }
            NamesWriter(context: context, info: view.info, properties: properties, kind: "view").write(to: &out)
        }
    }

    /// What code sees of it.
    var entry: SwiftAPI.TypeEntry {
        let properties = self.properties
        let writer = ComputedWriter(context: context, scope: scope(of: properties))
        return SwiftAPI.TypeEntry(
            form: "struct", deprecation: view.info.deprecation,
            members: properties.map(SwiftAPI.Member.init)
                + view.computed.compactMap { writer.declaration(of: $0) }.map(SwiftAPI.Member.init),
            initializers: ["": properties.map { SwiftAPI.Parameter($0.parameter($0.type, isOptional: $0.isOptional)) }])
    }

    private var properties: [RowProperty] {
        RowProperty.properties(of: view.columns, key: .none, databases: view.info.databases, context: context)
    }

    private func scope(of properties: [RowProperty]) -> TranslationScope {
        TranslationScope { name in
            guard let property = properties.first(where: { $0.name == name }) else { return nil }
            return TranslationScope.Access(
                code: .atom(property.reference(hiddenBy: ValidationWriter.local)), type: property.columnType,
                isOptional: property.isOptional, rawMember: context.rawMember(of: property.columnType))
        }
    }
}
