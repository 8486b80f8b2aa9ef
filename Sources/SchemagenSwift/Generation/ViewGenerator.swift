import SchemagenModel

/// A view → a read-only struct.
struct ViewGenerator {
    let view: View
    let context: SwiftContext

    init(_ view: View, _ context: SwiftContext) {
        self.view = view
        self.context = context
    }

    func file() -> SwiftFile {
        var imports: Set<SwiftImport> = []
        let columns = view.columns.map { column in
            ModelColumn(
                column, keyType: nil, isPartial: context.isPartial(column.databases, within: view.info.databases),
                context, imports: &imports)
        }
        let row = RowGenerator(context: context, columns: columns, isReadOnly: true)
        var members = row.properties
        members.append(row.initialiser)
        members += row.objectNames(view.info, "view", "viewName")
        members.append(row.codingKeys)
        members += DurationCoding(columns, context).declarations
        members += row.columnNames
        members += row.computed(view.computed, imports: &imports)
        members += row.redaction(view.info.name)
        return SwiftFile(
            imports: imports,
            declarations: [
                .type(
                    TypeDeclaration(
                        head: context.head(view.info), kind: .structure, name: view.info.name,
                        inherits: context.protocols("Sendable", "Hashable", "Codable") + row.redactionProtocols,
                        members: members))
            ])
    }
}
