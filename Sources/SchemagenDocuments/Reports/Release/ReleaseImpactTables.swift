import SchemagenHistory
import SchemagenModel

/// What a release adds and takes away, migration by migration.
enum ReleaseImpactTables {
    static func add(_ facts: ReleaseFacts, to page: inout MarkdownPage) {
        page.heading(2, "Impact")
        page.block(
            "Counted from the snapshots before and after. An index is declared by a flag on a column (`@index`, `@unique`), "
                + "with the table, or is that of a primary key"
                + (facts.databases.contains(.sqlite) ? "; SQLite needs none for a key that is the rowid." : "."))
        for database in facts.databases {
            let impacts = facts.impacts[database] ?? []
            table("Added on \(database.title)", impacts.map { ($0, $0.added) }, facts, to: &page)
            if !impacts.allSatisfy(\.removed.isEmpty) {
                table("Removed on \(database.title)", impacts.map { ($0, $0.removed) }, facts, to: &page)
            }
        }
        newTables(facts, to: &page)
        changes(facts, to: &page)
    }

    private static let header = [
        "Tables", "Partitions", "Columns", "Foreign keys", "Indexes", "by column flags", "declared with the table",
        "of primary keys", "unique, primary keys aside", "Checks", "Enums", "Views", "Others",
    ]

    /// Adds what one change adds and takes away, side by side.
    static func add(_ impact: ReleaseImpact, to page: inout MarkdownPage) {
        page.table([""] + header) { rows in
            for (word, counts) in [("added", impact.added), ("removed", impact.removed)] where !counts.isEmpty {
                rows.cell(word)
                cells(counts, to: &rows)
            }
        }
    }

    private static func table(
        _ title: String, _ counted: [(impact: ReleaseImpact, counts: ObjectCounts)], _ facts: ReleaseFacts,
        to page: inout MarkdownPage
    ) {
        page.table([title] + header) { rows in
            for (impact, counts) in counted {
                rows.code(impact.plan.change.title)
                cells(counts, to: &rows)
            }
            guard counted.count > 1 else { return }
            rows.cell("**All of \(ReleaseReport.title(of: facts.input.range))**")
            cells(counted.reduce(into: ObjectCounts()) { $0 += $1.counts }, to: &rows)
        }
    }

    private static func cells(_ counts: ObjectCounts, to rows: inout MarkdownTable) {
        let indexes = counts.indexes
        for number in [
            counts.tables, counts.partitions, counts.columns, counts.foreignKeys, indexes.total, indexes.byColumnFlags,
            indexes.withTable, indexes.primaryKeys, indexes.uniques, counts.checks, counts.enums, counts.views,
            counts.others,
        ] { ReportText.number(number, to: &rows) }
    }

    /// How many new tables are listed one by one: a first migration makes all there are.
    private static let mostTables = 40

    private static func newTables(_ facts: ReleaseFacts, to page: inout MarkdownPage) {
        guard let database = facts.databases.first, let impacts = facts.impacts[database] else { return }
        let tables = impacts.flatMap { impact in impact.newTables.map { (impact.plan, $0) } }
        guard !tables.isEmpty else { return }
        page.heading(2, "New tables")
        guard tables.count <= mostTables else {
            page.block("\(tables.count), all of them on the [page that lists everything](../README.md).")
            return
        }
        page.table(["Table", "SQL name", "Migration", "Columns", "Indexes", "Refers to"]) { rows in
            for (plan, table) in tables {
                let index = SchemaIndex(plan.schema)
                rows.cell(facts.link(toTable: table.info.name))
                rows.code(table.info.sqlSchema.map { "\($0).\(table.info.sqlName)" } ?? table.info.sqlName)
                rows.code(plan.change.numbers)
                ReportText.count(table.columns.count { $0.databases.contains(database) }, to: &rows)
                rows.cell(IndexCounts(table, on: database, index, origins: facts.origins).words)
                let names = ColumnNames(table.columns, databases: table.info.databases)
                let keys = table.foreignKeys.map { key in
                    "\(names.list(key.columns)) → \(facts.link(toTable: key.table))"
                }
                rows.cell(keys.joined(separator: ", "))
            }
        }
    }

    private static func changes(_ facts: ReleaseFacts, to page: inout MarkdownPage) {
        var lines: [(String, String)] = []
        for (offset, plan) in facts.input.plans.enumerated() {
            // The same change on both databases is one.
            let words = facts.databases.flatMap { facts.impacts[$0]?[offset].otherChanges ?? [] }
            lines += ReportText.unique(words).map { (plan.change.numbers, $0) }
        }
        guard !lines.isEmpty else { return }
        page.heading(2, "Changes of what is there")
        page.table(["Migration", "Change"]) { rows in
            for (number, words) in lines {
                rows.code(number)
                rows.cell(ReportText.message(words))
            }
        }
    }
}
