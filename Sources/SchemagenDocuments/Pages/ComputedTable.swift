import SchemagenModel

/// The computed properties of a table or view as rows.
struct ComputedTable {
    static let header = ["Property", "Formula", "Meaning"]

    private let context: PageContext
    private let folder: DocumentPath.Folder

    init(_ context: PageContext, in folder: DocumentPath.Folder) {
        self.context = context
        self.folder = folder
    }

    func row(_ property: ComputedProperty) -> [String] {
        let type = context.spelling.swift(property.type, isNullable: property.isNullable)
        var meaning = CommonText.deprecated(property.deprecation)
        meaning += ColumnTable.kind(property.type, from: folder)
        if let documentation = property.documentation { meaning.append(MarkdownText.cell(documentation)) }
        return [
            MarkdownText.code("\(property.name): \(type)"), MarkdownText.code(ExpressionPrinter.print(property.value)),
            meaning.joined(separator: " "),
        ]
    }
}
