import SchemagenModel
import SchemagenSwift

/// The page of a table.
struct TablePage {
    let file: GeneratedFile

    init(_ table: Table, _ context: PageContext) {
        let names = context.names(of: table.info.name)
        let incoming = context.relations.pointing(at: table.info.name)
        let diagram = RelationDiagram(table, context)
        var page = MarkdownPage()
        context.introduce(table.info, as: table.virtualModule == nil ? "table" : "virtual table", on: &page)
        page.block(Self.overview(of: table, incoming: incoming.count))
        page.section(.columns)
        let columns = ColumnTable(table, context)
        page.table(columns.header, table.columns.map(columns.row))
        Self.computed(table.computed, in: .tables, context, on: &page)
        let references = ReferenceTable(names, context)
        if !table.foreignKeys.isEmpty {
            page.section(.references)
            page.table(ReferenceTable.outgoingHeader, table.foreignKeys.map { references.row($0) })
        }
        if !incoming.isEmpty {
            page.section(.referencedBy)
            page.table(ReferenceTable.incomingHeader, incoming.map { references.row($0) })
        }
        if let diagram { diagram.add(to: &page) }
        Self.keys(of: table, names, on: &page)
        Self.checks(of: table, names, on: &page)
        let options = TableOptionsList(table, names, context).items
        if !options.isEmpty {
            page.section(.options)
            page.list(options)
        }
        Self.more(of: table, context, on: &page)
        file = page.file(DocumentPath(.tables, table.info.name).text)
    }

    /// What the page holds, in one line of links: the page of a wide table is long.
    private static func overview(of table: Table, incoming: Int) -> String {
        var parts = [PageSection.columns.link(CommonText.count(table.columns.count, "column"))]
        if !table.computed.isEmpty { parts.append(PageSection.computed.link("\(table.computed.count) computed")) }
        if !table.foreignKeys.isEmpty {
            parts.append(PageSection.references.link(CommonText.count(table.foreignKeys.count, "reference")))
        }
        if incoming > 0 { parts.append(PageSection.referencedBy.link("referenced by \(incoming)")) }
        let keys = (table.primaryKey == nil ? 0 : 1) + table.uniques.count + table.exclusions.count
        if keys > 0 { parts.append(PageSection.keys.link(CommonText.count(keys, "key"))) }
        if !table.indexes.isEmpty {
            parts.append(PageSection.keys.link(CommonText.count(table.indexes.count, "index", "indexes")))
        }
        if !table.checks.isEmpty {
            parts.append(PageSection.checks.link(CommonText.count(table.checks.count, "check")))
        }
        return parts.joined(separator: " · ")
    }

    /// The computed properties of a table or view.
    static func computed(
        _ properties: [ComputedProperty], in folder: DocumentPath.Folder, _ context: PageContext,
        on page: inout MarkdownPage
    ) {
        guard !properties.isEmpty else { return }
        page.section(.computed)
        page.table(ComputedTable.header, properties.map(ComputedTable(context, in: folder).row))
    }

    private static func keys(of table: Table, _ names: ColumnNames, on page: inout MarkdownPage) {
        let keys = KeyTable(names)
        var rows: [[String]] = []
        if let key = table.primaryKey { rows.append(keys.row(key)) }
        for unique in table.uniques { rows.append(keys.row(unique)) }
        for exclusion in table.exclusions { rows.append(keys.row(exclusion)) }
        for index in table.indexes { rows.append(keys.row(index)) }
        guard !rows.isEmpty else { return }
        page.section(.keys)
        page.table(KeyTable.header, rows)
    }

    private static func checks(of table: Table, _ names: ColumnNames, on page: inout MarkdownPage) {
        guard !table.checks.isEmpty else { return }
        page.section(.checks)
        page.table(
            ["Name", "Condition", "Remarks"],
            table.checks.map { check in
                let remarks = (check.isNoInherit ? ["not inherited"] : []) + CommonText.remarks(check.info, names)
                return [
                    MarkdownText.code(check.info.sqlName), MarkdownText.code(ExpressionPrinter.print(check.condition)),
                    CommonText.cell(remarks, check.info.documentation),
                ]
            })
    }

    /// The table's trigger for `@touch` and the objects that are SQL alone.
    private static func more(of table: Table, _ context: PageContext, on page: inout MarkdownPage) {
        var rows: [[String]] = []
        if let trigger = table.options.touchTriggerName {
            rows.append(["trigger", MarkdownText.code(trigger), "Sets the columns that are \"set on update\"."])
        }
        for object in context.opaqueObjects(of: table.info.name) { rows.append(OpaqueRow.cells(object)) }
        guard !rows.isEmpty else { return }
        page.section(.more)
        page.table(OpaqueRow.header, rows)
    }
}
