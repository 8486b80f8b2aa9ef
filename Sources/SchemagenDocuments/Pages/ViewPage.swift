import SchemagenModel
import SchemagenSwift

/// The page of a view.
struct ViewPage {
    let file: GeneratedFile

    init(_ view: View, _ context: PageContext) {
        var page = MarkdownPage()
        context.introduce(view.info, as: view.isMaterialized ? "materialized view" : "view", on: &page)
        if let uses = view.uses, !uses.isEmpty {
            page.block("Reads \(uses.map { context.link(to: $0, from: .views) }.joined(separator: ", ")).")
        }
        let options = Self.options(of: view)
        if !options.isEmpty { page.block("PostgreSQL: \(options.joined(separator: ", ")).") }
        page.section(.columns)
        let columns = ColumnTable(view, context)
        page.table(columns.header) { columns.add(view.columns, to: &$0) }
        TablePage.computed(view.computed, in: .views, context, on: &page)
        if !view.indexes.isEmpty {
            let keys = KeyTable(ColumnNames(view.columns, databases: view.info.databases))
            page.section(.keys)
            page.table(KeyTable.header) { rows in
                for index in view.indexes { keys.add(index, to: &rows) }
            }
        }
        Self.query(of: view, context, on: &page)
        HistoryTable.add(ObjectIdentity(.view, view.info.name), context, to: &page)
        file = page.file(DocumentPath(.views, view.info.name))
    }

    private static func options(of view: View) -> [String] {
        var parts = view.storageParameters.isEmpty ? [] : [CommonText.parameters(view.storageParameters)]
        if let option = view.checkOption { parts.append("\(option.rawValue) check option") }
        if let index = view.clusterIndex { parts.append("clustered on \(MarkdownText.code(index))") }
        if view.startsEmpty { parts.append("empty until it is refreshed") }
        return parts
    }

    private static func query(of view: View, _ context: PageContext, on page: inout MarkdownPage) {
        page.section(.query)
        let databases = context.databases.filter(view.info.databases.contains)
        let isCommon = view.query.postgresql == view.query.sqlite
        for database in databases {
            guard let query = view.query[database] else { continue }
            if !isCommon && databases.count > 1 { page.block("\(database.title):") }
            page.code("sql", query)
            if isCommon { break }
        }
    }
}
