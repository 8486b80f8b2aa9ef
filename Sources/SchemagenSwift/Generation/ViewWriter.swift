import SchemagenModel

/// Writes the file of a view: a struct that can be read and not changed.
struct ViewWriter {
    let view: View
    let context: SwiftContext
    private var imports: Set<SwiftImport> = []
    private var properties: [RowProperty] = []

    init(_ view: View, context: SwiftContext) {
        self.view = view
        self.context = context
        properties = RowProperty.properties(
            of: view.columns, key: .none, databases: view.info.databases, context: context, imports: &imports)
    }

    /// The file.
    mutating func file() -> SwiftFile {
        let access = context.access
        let row = RowDeclaration(context: context, access: access, isConstant: true)
        var inherits = context.protocols("Sendable", "Hashable", "Codable")
        var members: [Declaration] = []
        let scope = TranslationScope(properties, key: .none, context: context)
        for computed in view.computed {
            var writer = ComputedWriter(context: context, scope: scope)
            if let declaration = writer.declaration(computed, access: access) { members.append(declaration) }
            imports.formUnion(writer.imports)
        }
        if properties.contains(where: { $0.column.isSensitive }) {
            inherits.append(context.standard("CustomReflectable"))
            members.append(Redaction.mirror(of: properties, context: context, access: access))
        }
        members += NamesDeclaration(info: view.info, columns: view.columns, context: context, isView: true).members()
        return SwiftFile(
            imports: imports,
            declarations: [
                .type(
                    TypeDeclaration(
                        head: DeclarationHead(
                            access, documentation: documentation, deprecation: view.info.deprecation),
                        kind: .structure, name: view.info.name, inherits: inherits,
                        members: row.members(properties, deprecation: nil))),
                .type(
                    TypeDeclaration(
                        head: DeclarationHead(deprecation: view.info.deprecation), kind: .extension,
                        name: view.info.name, members: members)),
            ])
    }

    private var documentation: String {
        var paragraphs: [String] = []
        if let documentation = view.info.documentation { paragraphs.append(documentation) }
        paragraphs.append(
            (view.isMaterialized ? "A row of the materialized view " : "A row of the view ")
                + TableDocumentation.qualified(view.info) + TableDocumentation.place(view.info, context) + ".")
        return paragraphs.joined(separator: "\n\n")
    }
}
