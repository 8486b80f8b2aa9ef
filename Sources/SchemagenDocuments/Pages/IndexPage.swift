import SchemagenModel
import SchemagenSwift

/// The page that lists everything.
struct IndexPage {
    let file: GeneratedFile

    init(_ context: PageContext) {
        let schema = context.schema
        var page = MarkdownPage()
        page.heading(1, MarkdownText.inline(schema.name))
        if let documentation = schema.documentation { page.block(MarkdownText.documentation(documentation)) }
        let databases = schema.settings.databases.map { database in
            let version = schema.settings.minimumVersions[database].map { " \($0.description) or later" } ?? ""
            return database.title + version
        }
        page.block("For \(databases.joined(separator: " and ")).")
        Self.groups(of: schema, context, on: &page)
        Self.list("Views", schema.views.map(\.info), DocumentPaths.view, context, on: &page)
        Self.list("Enums", schema.enums.map(\.info), DocumentPaths.enumeration, context, on: &page)
        Self.list("Types", schema.types.map(\.info), DocumentPaths.type, context, on: &page)
        Self.rest(of: schema, on: &page)
        file = page.file(DocumentPaths.index)
    }

    /// The tables under the headings of their groups, in the order in which the groups first appear.
    private static func groups(of schema: Schema, _ context: PageContext, on page: inout MarkdownPage) {
        var order: [String] = []
        var members: [String: [Table]] = [:]
        for table in schema.tables {
            let group = table.info.group ?? ""
            if members[group] == nil { order.append(group) }
            members[group, default: []].append(table)
        }
        for group in order {
            page.heading(2, group.isEmpty ? (order.count > 1 ? "Other tables" : "Tables") : MarkdownText.inline(group))
            page.table(
                ["Table", "SQL name", "Columns", "References", "Referenced by", "Purpose"],
                (members[group] ?? []).map { table in
                    [
                        MarkdownText.link(table.info.name, to: DocumentPaths.table(table.info.name)),
                        MarkdownText.code(context.sqlName(table.info)), "\(table.columns.count)",
                        "\(table.foreignKeys.count)", "\(context.relations.pointing(at: table.info.name).count)",
                        purpose(table.info),
                    ]
                })
        }
    }

    private static func list(
        _ title: String, _ objects: [ObjectInfo], _ path: (String) -> String, _ context: PageContext,
        on page: inout MarkdownPage
    ) {
        guard !objects.isEmpty else { return }
        page.heading(2, title)
        page.table(
            ["Name", "SQL name", "Purpose"],
            objects.map { info in
                [
                    MarkdownText.link(info.name, to: path(info.name)), MarkdownText.code(context.sqlName(info)),
                    purpose(info),
                ]
            })
    }

    private static func purpose(_ info: ObjectInfo) -> String {
        (info.deprecation == nil ? "" : "**Deprecated.** ") + MarkdownText.summary(info.documentation)
    }

    /// What has no page of its own.
    private static func rest(of schema: Schema, on page: inout MarkdownPage) {
        var rows: [[String]] = []
        for item in schema.namespaces {
            rows.append(["namespace", MarkdownText.code(item.sqlName), MarkdownText.summary(item.documentation)])
        }
        for item in schema.extensions {
            rows.append(["extension", MarkdownText.code(item.name), MarkdownText.summary(item.documentation)])
        }
        for item in schema.sequences {
            rows.append([
                "sequence", MarkdownText.code(item.info.sqlName), MarkdownText.summary(item.info.documentation),
            ])
        }
        for item in schema.opaqueObjects {
            rows.append([
                MarkdownText.inline(item.kind), MarkdownText.code(item.identity),
                MarkdownText.summary(item.documentation),
            ])
        }
        guard !rows.isEmpty else { return }
        page.heading(2, "More objects")
        page.table(["Kind", "Name", "Purpose"], rows)
    }
}
