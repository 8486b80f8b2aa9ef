import SchemagenModel

/// An object that is SQL alone, as a row.
enum OpaqueRow {
    static let header = ["Kind", "Name", "Purpose"]

    static func cells(_ object: OpaqueObject) -> [String] {
        [
            MarkdownText.inline(object.kind), MarkdownText.code(object.identity),
            MarkdownDocumentation.summary(object.documentation),
        ]
    }
}
