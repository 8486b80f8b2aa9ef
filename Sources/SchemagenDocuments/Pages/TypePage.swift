import SchemagenModel
import SchemagenSwift

/// The page of a `type`.
struct TypePage {
    let file: GeneratedFile

    init(_ type: NamedType, _ context: PageContext) {
        var page = MarkdownPage()
        context.introduce(type.info, as: "type", on: &page)
        page.table(["In", "Stored as"], Self.storage(of: type, context))
        if !type.checks.isEmpty {
            let databases = ColumnNames([], databases: type.info.databases)
            page.section(.checks)
            page.table(
                ["Name", "Condition", "Remarks"],
                type.checks.map { check in
                    [
                        MarkdownText.code(check.sqlName), MarkdownText.code(ExpressionPrinter.print(check.condition)),
                        databases.only(check.databases).joined(),
                    ]
                })
        }
        UsedBy(type.info.name, context).add(to: &page, in: .types)
        file = page.file(DocumentPath(.types, type.info.name).text)
    }

    private static func storage(of type: NamedType, _ context: PageContext) -> [[String]] {
        var rows = [["Swift", MarkdownText.code(context.spelling.swift(type.base, isNullable: false))]]
        for database in context.schema.settings.databases where type.info.databases.contains(database) {
            let base = MarkdownText.code(context.spelling.sql(type.base, on: database))
            let isDomain = database == .postgresql && type.storage == .domain
            rows.append([
                database.title,
                isDomain ? "domain \(MarkdownText.code(context.sqlName(type.info))) over \(base)" : base,
            ])
        }
        return rows
    }
}
