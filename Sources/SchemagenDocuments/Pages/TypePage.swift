import SchemagenModel
import SchemagenSwift

/// The page of a `type`.
struct TypePage {
    let file: GeneratedFile

    init(_ type: NamedType, _ context: PageContext) {
        var page = MarkdownPage()
        page.heading(1, MarkdownText.inline(type.info.name))
        page.block(context.subtitle(type.info, "type"))
        context.introduction(type.info, on: &page)
        let spelling = context.spelling
        let rows = context.schema.settings.databases.filter(type.info.databases.contains).map { database in
            let isDomain = database == .postgresql && type.storage == .domain
            return [
                database.title,
                isDomain
                    ? "domain \(MarkdownText.code(type.info.sqlName)) over "
                        + MarkdownText.code(spelling.sql(type.base, on: database))
                    : MarkdownText.code(spelling.sql(type.base, on: database)),
            ]
        }
        page.table(
            ["In", "Stored as"], [["Swift", MarkdownText.code(spelling.swift(type.base, isNullable: false))]] + rows)
        if !type.checks.isEmpty {
            page.heading(2, "Checks")
            page.table(
                ["Name", "Condition"],
                type.checks.map { check in
                    [MarkdownText.code(check.sqlName), MarkdownText.code(ExpressionPrinter.print(check.condition))]
                })
        }
        UsedBy(type.info.name, context).add(to: &page)
        file = page.file(DocumentPaths.type(type.info.name))
    }
}
