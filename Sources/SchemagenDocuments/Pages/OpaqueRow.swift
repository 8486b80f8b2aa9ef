import SchemagenModel

/// An object that is SQL alone, as a row.
enum OpaqueRow {
    static let header = ["Kind", "Name", "Purpose"]

    /// Adds an object; `owner` is appended to its name.
    static func add(
        _ object: OpaqueObject, owner: (inout MarkdownBuffer) -> Void = { _ in }, to rows: inout MarkdownTable
    ) {
        rows.cell(MarkdownText.inline(object.kind))
        rows.text.code(object.identity)
        owner(&rows.text)
        rows.endCell()
        MarkdownDocumentation.summary(object.documentation, to: &rows.text)
        rows.endCell()
    }
}
