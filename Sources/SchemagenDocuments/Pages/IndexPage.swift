import SchemagenModel
import SchemagenSwift

/// The page that lists everything.
struct IndexPage {
    let file: GeneratedFile

    init(_ context: PageContext) {
        let schema = context.schema
        var page = MarkdownPage()
        page.heading(1, MarkdownText.inline(schema.name))
        if let documentation = schema.documentation { page.block(MarkdownDocumentation.blocks(documentation)) }
        let databases = schema.settings.databases.map { database in
            let version = schema.settings.minimumVersions[database].map { " \($0.description) or later" } ?? ""
            return database.title + version
        }
        page.block("For \(databases.joined(separator: " and ")).")
        page.block(SchemaCounts(schema).text)
        Self.tables(of: schema, context, on: &page)
        Self.list("Views", schema.views.map(\.info), .views, context, on: &page)
        Self.list("Enums", schema.enums.map(\.info), .enums, context, on: &page)
        Self.list("Types", schema.types.map(\.info), .types, context, on: &page)
        Self.rest(of: schema, context, on: &page)
        file = page.file(DocumentPath.index.text)
    }

    /// The tables under the headings of their groups, in the order in which the groups first appear.
    private static func tables(of schema: Schema, _ context: PageContext, on page: inout MarkdownPage) {
        var order: [String] = []
        var members: [String: [Table]] = [:]
        for table in schema.tables {
            let group = table.info.group ?? ""
            if members[group] == nil { order.append(group) }
            members[group, default: []].append(table)
        }
        for group in order {
            page.heading(2, group.isEmpty ? (order.count > 1 ? "Other tables" : "Tables") : MarkdownText.inline(group))
            var rows: [[String]] = []
            for table in members[group] ?? [] {
                rows.append([
                    MarkdownText.link(table.info.name, to: DocumentPath(.tables, table.info.name).text(from: nil)),
                    MarkdownText.code(context.sqlName(table.info)), "\(table.columns.count)",
                    number(table.indexes.count), number(table.foreignKeys.count),
                    number(context.relations.pointing(at: table.info.name).count), purpose(table.info),
                ])
            }
            page.table(
                ["Table", "SQL name", "Columns", "Indexes", "References", "Referenced by", "Purpose"], rows)
        }
    }

    /// A number in a table, where nothing is easier to pass over than a zero.
    private static func number(_ number: Int) -> String { number == 0 ? "" : "\(number)" }

    private static func list(
        _ title: String, _ objects: [ObjectInfo], _ folder: DocumentPath.Folder, _ context: PageContext,
        on page: inout MarkdownPage
    ) {
        guard !objects.isEmpty else { return }
        page.heading(2, title)
        page.table(
            ["Name", "SQL name", "Purpose"],
            objects.map { info in
                [
                    MarkdownText.link(info.name, to: DocumentPath(folder, info.name).text(from: nil)),
                    MarkdownText.code(context.sqlName(info)), purpose(info),
                ]
            })
    }

    private static func purpose(_ info: ObjectInfo) -> String {
        let summary = MarkdownDocumentation.summary(info.documentation)
        guard info.deprecation != nil else { return summary }
        return summary.isEmpty ? "**Deprecated.**" : "**Deprecated.** " + summary
    }

    /// What has no page of its own.
    private static func rest(of schema: Schema, _ context: PageContext, on page: inout MarkdownPage) {
        var rows: [[String]] = []
        for item in schema.namespaces {
            rows.append([
                "namespace", MarkdownText.code(item.sqlName), MarkdownDocumentation.summary(item.documentation),
            ])
        }
        for item in schema.extensions {
            rows.append([
                "extension", MarkdownText.code(item.name), MarkdownDocumentation.summary(item.documentation),
            ])
        }
        for item in schema.sequences {
            rows.append(["sequence", MarkdownText.code(context.sqlName(item.info)), purpose(item.info)])
        }
        for item in schema.opaqueObjects {
            var cells = OpaqueRow.cells(item)
            if let table = item.table { cells[1] += " on \(context.link(toTable: table, from: nil))" }
            rows.append(cells)
        }
        guard !rows.isEmpty else { return }
        page.section(.more)
        page.table(OpaqueRow.header, rows)
    }
}
