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
            page.block(fenced(query))
            if isCommon { break }
        }
    }

    /// A code block whose fence is longer than any run of backticks in the text.
    private static func fenced(_ text: String) -> String {
        var run = 0
        var longest = 2
        var shown: [UInt8] = []
        for byte in text.utf8 {
            run = byte == MarkdownByte.backtick ? run + 1 : 0
            longest = max(longest, run)
            // A carriage return would break a line; other control characters are of no use on a page.
            let isControl = byte < 0x20 && byte != MarkdownByte.lineFeed && byte != 0x09
            shown.append(isControl ? MarkdownByte.space : byte)
        }
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence)sql\n\(String(decoding: shown, as: UTF8.self))\n\(fence)"
    }
}
