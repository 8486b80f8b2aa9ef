import SchemagenModel

/// The computed properties of a table or view as rows.
enum ComputedTable {
    static let header = ["Property", "Formula", "Meaning"]

    /// Adds the rows of properties.
    static func add(
        _ properties: [ComputedProperty], in folder: DocumentPath.Folder, _ context: PageContext,
        to rows: inout MarkdownTable
    ) {
        for property in properties {
            let type = context.spelling.swift(property.type, isNullable: property.isNullable)
            rows.text.code(property.name, ": ", type)
            rows.endCell()
            rows.code(ExpressionPrinter.print(property.value))
            CommonText.deprecated(property.deprecation, to: &rows)
            ColumnTable.kind(property.type, from: folder, to: &rows)
            if let documentation = property.documentation {
                rows.separate()
                rows.text.cell(documentation)
            }
            rows.endCell()
        }
    }
}
