import SchemagenModel
import SchemagenSwift

/// The page of a view.
struct ViewPage {
    let file: GeneratedFile

    init(_ view: View, _ context: PageContext) {
        var page = MarkdownPage()
        page.heading(1, MarkdownText.inline(view.info.name))
        page.block(context.subtitle(view.info, view.isMaterialized ? "materialized view" : "view"))
        context.introduction(view.info, on: &page)
        page.heading(2, "Columns")
        let columns = ColumnTable(context: context, key: [])
        page.table(columns.header, view.columns.map(columns.row))
        TablePage.computed(view.computed, context, on: &page)
        if !view.indexes.isEmpty {
            let names = IndexTable(columns: view.columns, databases: view.info.databases)
            page.heading(2, "Indexes")
            page.table(IndexTable.header, view.indexes.map(names.row))
        }
        page.heading(2, "Query")
        let common = view.query.postgresql == view.query.sqlite
        for database in view.info.databases.databases {
            guard let query = view.query[database] else { continue }
            if !common && view.info.databases.databases.count > 1 { page.block("\(database.title):") }
            page.block(Self.fenced(query))
            if common { break }
        }
        file = page.file(DocumentPaths.view(view.info.name))
    }

    /// A code block whose fence is longer than any in the text.
    private static func fenced(_ text: String) -> String {
        var fence = "```"
        while text.contains(fence) { fence += "`" }
        return "\(fence)sql\n\(text)\n\(fence)"
    }
}
