import SchemagenModel
import SchemagenSwift

/// The page that lists everything.
struct IndexPage {
    let file: GeneratedFile

    init(_ context: PageContext, _ groups: [ObjectGroups.Group], _ pictures: [GeneratedFile?]) {
        let schema = context.schema
        var page = MarkdownPage(capacity: 4096 + 128 * schema.tables.count)
        page.heading(1, MarkdownText.inline(schema.name))
        if let documentation = schema.documentation { page.block(MarkdownDocumentation.blocks(documentation)) }
        let databases = schema.settings.databases.map { database in
            let version = schema.settings.minimumVersions[database].map { " \($0.description) or later" } ?? ""
            return database.title + version
        }
        page.block("For \(databases.joined(separator: " and ")).")
        page.block(SchemaCounts(schema).text)
        if let coverage = Coverage(schema).text { page.block(coverage) }
        if !schema.enums.isEmpty {
            page.block { out in
                out.fixed("What the texts in rows mean stands in the [glossary](")
                DocumentPath.glossary.put(from: nil, to: &out)
                out.fixed(").")
            }
        }
        if SchemaDiagram.hasWhole(schema) {
            let path = "\(SchemaDiagram.folder)/schema.svg"
            page.block("[All tables and their foreign keys in one picture](\(path)).")
        }
        Self.tables(of: schema, groups, pictures, context, on: &page)
        Self.list("Views", schema.views.map(\.info), .views, context, on: &page)
        Self.list("Enums", schema.enums.map(\.info), .enums, context, on: &page)
        Self.list("Types", schema.types.map(\.info), .types, context, on: &page)
        Self.rest(of: schema, context, on: &page)
        file = page.file(DocumentPath.index)
    }

    /// The tables under the headings of their groups.
    private static func tables(
        of schema: Schema, _ groups: [ObjectGroups.Group], _ pictures: [GeneratedFile?], _ context: PageContext,
        on page: inout MarkdownPage
    ) {
        for (group, picture) in zip(groups, pictures) {
            page.heading(2, group.title.map(MarkdownText.inline) ?? (groups.count > 1 ? "Other tables" : "Tables"))
            page.table([
                "Table", "SQL name", "Columns", "Indexes", "References", "Referenced by", "Purpose",
            ]) { rows in
                for offset in group.tables { add(schema.tables[offset], context, to: &rows) }
            }
            if let picture {
                let title = group.title.map(MarkdownText.inline) ?? "Other tables"
                page.block("![\(title): tables and foreign keys](\(picture.name))")
            }
            others(in: group, of: schema, on: &page)
        }
    }

    /// The views, enums and types that `@group` puts beside tables.
    private static func others(in group: ObjectGroups.Group, of schema: Schema, on page: inout MarkdownPage) {
        guard let title = group.title else { return }
        let kinds: [(word: StaticString, folder: DocumentPath.Folder, infos: [ObjectInfo])] = [
            ("view ", .views, schema.views.map(\.info)), ("enum ", .enums, schema.enums.map(\.info)),
            ("type ", .types, schema.types.map(\.info)),
        ]
        let members = kinds.flatMap { kind in
            kind.infos.filter { $0.group == title }.map { (kind.word, DocumentPath(kind.folder, $0.name)) }
        }
        guard !members.isEmpty else { return }
        page.block { out in
            out.fixed("With them: ")
            for (offset, member) in members.enumerated() {
                if offset > 0 { out.fixed(", ") }
                out.fixed(member.0)
                out.link(to: member.1, from: nil)
            }
            out.fixed(".")
        }
    }

    private static func add(_ table: Table, _ context: PageContext, to rows: inout MarkdownTable) {
        let info = table.info
        rows.text.link(to: DocumentPath(.tables, info.name), from: nil)
        rows.endCell()
        rows.code(context.sqlName(info))
        rows.text.number(table.columns.count)
        rows.endCell()
        number(table.indexes.count, to: &rows)
        number(table.foreignKeys.count, to: &rows)
        number(context.relations.pointing(at: info.name).count, to: &rows)
        purpose(info, to: &rows)
    }

    /// A number in a table, where nothing is easier to pass over than a zero.
    private static func number(_ number: Int, to rows: inout MarkdownTable) {
        if number != 0 { rows.text.number(number) }
        rows.endCell()
    }

    private static func list(
        _ title: String, _ objects: [ObjectInfo], _ folder: DocumentPath.Folder, _ context: PageContext,
        on page: inout MarkdownPage
    ) {
        guard !objects.isEmpty else { return }
        page.heading(2, title)
        page.table(["Name", "SQL name", "Purpose"]) { rows in
            for info in objects {
                rows.text.link(to: DocumentPath(folder, info.name), from: nil)
                rows.endCell()
                rows.code(context.sqlName(info))
                purpose(info, to: &rows)
            }
        }
    }

    private static func purpose(_ info: ObjectInfo, to rows: inout MarkdownTable) {
        MarkdownDocumentation.summary(info.documentation, to: &rows.text)
        if info.deprecation != nil { rows.prefix("**Deprecated.**") }
        rows.endCell()
    }

    /// What has no page of its own.
    private static func rest(of schema: Schema, _ context: PageContext, on page: inout MarkdownPage) {
        let isEmpty =
            schema.namespaces.isEmpty && schema.extensions.isEmpty && schema.sequences.isEmpty
            && schema.opaqueObjects.isEmpty
        guard !isEmpty else { return }
        page.section(.more)
        page.table(OpaqueRow.header) { rows in
            for item in schema.namespaces {
                rows.cell("namespace")
                rows.code(item.sqlName)
                MarkdownDocumentation.summary(item.documentation, to: &rows.text)
                rows.endCell()
            }
            for item in schema.extensions {
                rows.cell("extension")
                rows.code(item.name)
                MarkdownDocumentation.summary(item.documentation, to: &rows.text)
                rows.endCell()
            }
            for item in schema.sequences {
                rows.cell("sequence")
                rows.code(context.sqlName(item.info))
                purpose(item.info, to: &rows)
            }
            for item in schema.opaqueObjects {
                OpaqueRow.add(
                    item,
                    owner: { out in
                        guard let table = item.table else { return }
                        out.fixed(" on ")
                        out.link(to: DocumentPath(.tables, table), from: nil)
                    }, to: &rows)
            }
        }
    }
}
