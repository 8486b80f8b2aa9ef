import SchemagenModel

/// Every table in one line a subject: what it is made of, and by which indexes it is found.
enum ValidationTables {
    static func add(_ facts: ValidationFacts, to page: inout MarkdownPage) {
        guard !facts.schema.tables.isEmpty else { return }
        let index = facts.context.index
        page.heading(2, "Tables")
        page.table([
            "Table", "Columns", "Nullable", "Types", "Primary key", "Created by", "Changed by", "Remarks",
        ]) { rows in
            for table in facts.schema.tables {
                rows.text.link(to: DocumentPath(.tables, table.info.name), from: .reports)
                rows.endCell()
                ReportText.count(table.columns.count, to: &rows)
                ReportText.number(table.columns.count(where: \.isNullable), to: &rows)
                rows.cell(TypeFamily.words(of: table.columns, in: index))
                let names = facts.context.names(of: table.info.name)
                rows.cell(table.primaryKey.map { names.list($0.columns) } ?? "none")
                history(of: table, facts, to: &rows)
                rows.cell(ValidationDetails.link(to: table, remarks: facts.remarks[table.info.name]?.count ?? 0))
            }
        }
        page.heading(2, "Keys and indexes by table")
        page.block(words(facts))
        page.table([
            "Table", "Foreign keys", "Indexed", "Indexes", "`@index`", "`@unique`", "`index(…)`", "`unique(…)`",
            "Primary key", "Redundant",
        ]) { rows in
            for table in facts.schema.tables { keys(of: table, facts, to: &rows) }
        }
    }

    private static func history(of table: Table, _ facts: ValidationFacts, to rows: inout MarkdownTable) {
        let events = facts.context.history.events(of: ObjectIdentity(.table, table.info.name))
        rows.cell(events.first.map { MarkdownText.code($0.change.numbers) } ?? "no migration")
        let later = ReportText.unique(events.dropFirst().map(\.change.numbers))
        rows.cell(later.map { MarkdownText.code($0) }.joined(separator: ", "))
    }

    /// Which database the numbers are of: the one that has most of everything.
    private static func words(_ facts: ValidationFacts) -> String {
        let database = facts.schema.settings.databases.first
        return
            "Indexes as \(database?.title ?? "the database") has them: by flags on columns (`@index`, `@unique`), declared "
            + "with the table (`index(…)`, `unique(…)`), and that of the primary key."
            + (facts.schema.settings.databases.count > 1
                ? " SQLite needs none for a key that is the rowid." : "")
    }

    private static func keys(of table: Table, _ facts: ValidationFacts, to rows: inout MarkdownTable) {
        rows.text.link(to: DocumentPath(.tables, table.info.name), from: .reports)
        rows.endCell()
        let keys = facts.foreignKeys.byTable[table.info.name] ?? []
        ReportText.number(keys.count, to: &rows)
        rows.cell(keys.isEmpty ? "" : "\(keys.count(where: \.isIndexed)) of \(keys.count)")
        let database = facts.schema.settings.databases.first { table.info.databases.contains($0) } ?? .postgresql
        let counts = IndexCounts(table, on: database, facts.context.index)
        for number in [
            counts.total, counts.flagged, counts.uniqueColumns, counts.declared, counts.uniqueTables,
            counts.primaryKeys,
        ] { ReportText.number(number, to: &rows) }
        ReportText.number(facts.redundancies[table.info.name]?.count ?? 0, to: &rows)
    }
}
