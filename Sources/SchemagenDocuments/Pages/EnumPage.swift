import SchemagenModel
import SchemagenSwift

/// The page of an enum.
struct EnumPage {
    let file: GeneratedFile

    init(_ enumeration: Enumeration, _ context: PageContext) {
        var page = MarkdownPage()
        page.heading(1, MarkdownText.inline(enumeration.info.name))
        page.block(context.subtitle(enumeration.info, "enum"))
        context.introduction(enumeration.info, on: &page)
        let storage = context.schema.settings.databases.filter(enumeration.info.databases.contains).map { database in
            let isNative = database == .postgresql && enumeration.storage == .native
            return "\(database.title): \(isNative ? "a type of its own" : "text with a check")"
        }
        page.block(storage.joined(separator: ". ") + ".")
        page.heading(2, "Cases")
        page.table(
            ["Swift", "Stored text", "Meaning"],
            enumeration.cases.map { enumCase in
                let deprecated = enumCase.deprecation.map { "**Deprecated:** \(MarkdownText.inline($0)) " } ?? ""
                return [
                    MarkdownText.code("." + enumCase.name), MarkdownText.code(enumCase.sqlName),
                    deprecated + MarkdownText.cell(enumCase.documentation ?? ""),
                ]
            })
        UsedBy(enumeration.info.name, context).add(to: &page)
        file = page.file(DocumentPaths.enumeration(enumeration.info.name))
    }
}

/// The columns that are of an enum or a type.
struct UsedBy {
    private let context: PageContext
    private let columns: [ColumnPath]

    init(_ name: String, _ context: PageContext) {
        self.context = context
        columns = context.columns(of: name)
    }

    func add(to page: inout MarkdownPage) {
        guard !columns.isEmpty else { return }
        page.heading(2, "Used by")
        page.block(
            columns.map { "- \(context.link(toTable: $0.table)) \(MarkdownText.code($0.column))" }
                .joined(separator: "\n"))
    }
}
