import SchemagenModel
import SchemagenSwift

/// The page of a table.
struct TablePage {
    let file: GeneratedFile

    init(_ table: Table, _ context: PageContext) {
        let info = table.info
        let names = context.names(of: info.name)
        let incoming = context.relations.pointing(at: info.name)
        var page = MarkdownPage()
        context.introduce(info, as: table.virtualModule == nil ? "table" : "virtual table", on: &page)
        let mayRepeat = info.documentation?.utf8.contains(MarkdownByte.hash) == true || PageSection.isAnchor(info.name)
        let anchors = mayRepeat ? SectionAnchors(page) : .plain
        page.block { Self.overview(of: table, incoming: incoming.count, anchors, to: &$0) }
        page.section(.columns)
        let columns = ColumnTable(table, names, context)
        page.table(columns.header) { columns.add(table.columns, to: &$0) }
        Self.computed(table.computed, in: .tables, context, on: &page)
        let references = ReferenceTable(names, context)
        if !table.foreignKeys.isEmpty {
            page.section(.references)
            page.table(ReferenceTable.outgoingHeader) { references.add(table.foreignKeys, to: &$0) }
        }
        if !incoming.isEmpty {
            page.section(.referencedBy)
            page.table(ReferenceTable.incomingHeader) { references.add(incoming, to: &$0) }
        }
        RelationDiagram(table, context)?.add(to: &page)
        Self.keys(of: table, names, on: &page)
        Self.checks(of: table, names, on: &page)
        let options = TableOptionsList(table, names, context).items
        if !options.isEmpty {
            page.section(.options)
            page.list(options)
        }
        Self.more(of: table, context, on: &page)
        HistoryTable.add(ObjectIdentity(.table, info.name), context, to: &page)
        file = page.file(DocumentPath(.tables, info.name))
    }

    /// Appends what the page holds, in one line of links: the page of a wide table is long.
    private static func overview(
        of table: Table, incoming: Int, _ anchors: SectionAnchors, to out: inout MarkdownBuffer
    ) {
        var isFirst = true
        func add(_ section: PageSection, _ before: StaticString, _ number: Int, _ after: StaticString) {
            out.fixed(isFirst ? "[" : " · [")
            out.fixed(before)
            out.number(number)
            out.fixed(after)
            out.fixed("](#")
            anchors.put(section, to: &out)
            out.fixed(")")
            isFirst = false
        }
        func count(_ section: PageSection, _ number: Int, _ noun: StaticString, _ plural: StaticString) {
            add(section, "", number, number == 1 ? noun : plural)
        }
        count(.columns, table.columns.count, " column", " columns")
        if !table.computed.isEmpty { add(.computed, "", table.computed.count, " computed") }
        if !table.foreignKeys.isEmpty { count(.references, table.foreignKeys.count, " reference", " references") }
        if incoming > 0 { add(.referencedBy, "referenced by ", incoming, "") }
        let keys = (table.primaryKey == nil ? 0 : 1) + table.uniques.count + table.exclusions.count
        if keys > 0 { count(.keys, keys, " key", " keys") }
        if !table.indexes.isEmpty { count(.keys, table.indexes.count, " index", " indexes") }
        if !table.checks.isEmpty { count(.checks, table.checks.count, " check", " checks") }
    }

    /// The computed properties of a table or view.
    static func computed(
        _ properties: [ComputedProperty], in folder: DocumentPath.Folder, _ context: PageContext,
        on page: inout MarkdownPage
    ) {
        guard !properties.isEmpty else { return }
        page.section(.computed)
        page.table(ComputedTable.header) { ComputedTable.add(properties, in: folder, context, to: &$0) }
    }

    private static func keys(of table: Table, _ names: ColumnNames, on page: inout MarkdownPage) {
        let isEmpty =
            table.primaryKey == nil && table.uniques.isEmpty && table.exclusions.isEmpty && table.indexes.isEmpty
        guard !isEmpty else { return }
        let keys = KeyTable(names, foreignKeys: table.foreignKeys)
        page.section(.keys)
        page.table(KeyTable.header) { rows in
            if let key = table.primaryKey { keys.add(key, to: &rows) }
            for unique in table.uniques { keys.add(unique, to: &rows) }
            for exclusion in table.exclusions { keys.add(exclusion, to: &rows) }
            for index in table.indexes { keys.add(index, to: &rows) }
        }
    }

    private static func checks(of table: Table, _ names: ColumnNames, on page: inout MarkdownPage) {
        guard !table.checks.isEmpty else { return }
        page.section(.checks)
        page.table(["Name", "Condition", "Remarks"]) { rows in
            for check in table.checks {
                rows.code(check.info.sqlName)
                rows.code(ExpressionPrinter.print(check.condition))
                let remarks = (check.isNoInherit ? ["not inherited"] : []) + CommonText.remarks(check.info, names)
                CommonText.put(remarks, check.info.documentation, to: &rows.text)
                rows.endCell()
            }
        }
    }

    /// The table's trigger for `@touch` and the objects that are SQL alone.
    private static func more(of table: Table, _ context: PageContext, on page: inout MarkdownPage) {
        let objects = context.opaqueObjects(of: table.info.name)
        let trigger = table.options.touchTriggerName
        guard trigger != nil || !objects.isEmpty else { return }
        page.section(.more)
        page.table(OpaqueRow.header) { rows in
            if let trigger {
                rows.cell("trigger")
                rows.code(trigger)
                rows.cell("Sets the columns that are \"set on update\".")
            }
            for object in objects { OpaqueRow.add(object, to: &rows) }
        }
    }
}
