import SchemagenMeasures

/// What changed since figures were saved.
enum LiveChanges {
    static func add(_ comparison: MeasuresComparison, _ context: LiveContext, to page: inout MarkdownPage) {
        page.heading(2, "What changed")
        page.block("From \(FigureText.moment(comparison.before)) to \(FigureText.moment(comparison.after)).")
        page.list(comparison.caveats.map { "**Beware:** \(MarkdownText.inline($0.description))" })
        if let reason = comparison.countsReason {
            page.block("Differences of counts of uses are \(FigureText.unmeasured(reason)).")
        }
        page.block("Size of the database: \(change(comparison.bytes, FigureText.bytes)).")
        addTables(comparison, context, to: &page)
        addIndexes(comparison, context, to: &page)
    }

    private static func addTables(
        _ comparison: MeasuresComparison, _ context: LiveContext, to page: inout MarkdownPage
    ) {
        page.heading(3, "Changes of tables")
        switch comparison.tables {
        case .unmeasured(let reason): page.block(FigureText.unmeasured(reason) + ".")
        case .measured(let tables):
            page.block(names("New", tables.new.map(\.name), context))
            page.block(names("Gone", tables.gone.map(\.name), context))
            // Where counts cannot be compared at all the reason stands above, once.
            let hasCounts = comparison.countsReason == nil
            let changed = tables.kept.filter {
                isChange($0.bytes) || isChange($0.rows) || hasCounts && counts($0).contains(where: isChange)
            }
            if changed.isEmpty {
                let isAlone = tables.new.isEmpty && tables.gone.isEmpty
                page.block(isAlone ? "No table has changed." : "No other table has changed.")
            }
            let words = ["Read as a whole", "Read by index", "Inserted", "Updated", "Deleted"]
            page.table(["Table", "Size", "Rows"] + (hasCounts ? words : [])) { rows in
                for table in changed {
                    rows.cell(context.table(table.name))
                    rows.cell(change(table.bytes, FigureText.bytes))
                    let isEstimate = !table.isCounted && table.rows.difference.value != nil
                    rows.cell(change(table.rows, FigureText.number) + (isEstimate ? " (estimates)" : ""))
                    if hasCounts { for count in counts(table) { rows.cell(difference(count)) } }
                }
            }
        }
    }

    private static func counts(_ table: TableChange) -> [MeasureChange] {
        [table.sequentialScans, table.indexScans, table.insertedRows, table.updatedRows, table.deletedRows]
    }

    private static func addIndexes(
        _ comparison: MeasuresComparison, _ context: LiveContext, to page: inout MarkdownPage
    ) {
        page.heading(3, "Changes of indexes")
        switch comparison.indexes {
        case .unmeasured(let reason): page.block(FigureText.unmeasured(reason) + ".")
        case .measured(let indexes):
            page.block(names("New", indexes.new.map(\.qualifiedName), context))
            page.block(names("Gone", indexes.gone.map(\.qualifiedName), context))
            let hasCounts = comparison.countsReason == nil
            let changed = indexes.kept.filter { isChange($0.bytes) || hasCounts && isChange($0.scans) }
            if changed.isEmpty { page.block("No other index has changed.") }
            page.table(["Index", "Size"] + (hasCounts ? ["Uses"] : [])) { rows in
                for index in changed {
                    rows.cell(context.name(index.name))
                    rows.cell(change(index.bytes, FigureText.bytes))
                    if hasCounts { rows.cell(difference(index.scans)) }
                }
            }
        }
    }

    /// Whether there is something to tell: a difference, or that there is none to be had.
    private static func isChange(_ change: MeasureChange) -> Bool { change.difference.value != 0 }

    private static func names(_ word: String, _ names: [RelationName], _ context: LiveContext) -> String {
        names.isEmpty ? "" : "\(word): \(names.map(context.table).joined(separator: ", "))."
    }

    /// `1.0 MiB → 1.5 MiB (+512 KiB)`.
    private static func change(_ change: MeasureChange, _ text: (Int64) -> String) -> String {
        guard case .measured(let before) = change.before, case .measured(let after) = change.after else {
            return FigureText.of(change.difference) { FigureText.signed($0, text) }
        }
        if before == after { return "\(text(after)) as before" }
        return "\(text(before)) → \(text(after)) (\(FigureText.of(change.difference) { FigureText.signed($0, text) }))"
    }

    private static func difference(_ change: MeasureChange) -> String {
        FigureText.of(change.difference) { FigureText.signed($0, FigureText.number) }
    }
}
