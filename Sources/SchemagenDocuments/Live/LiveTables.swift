import SchemagenMeasures

/// The tables by the room that they take, and how well they are kept.
enum LiveTables {
    static func add(_ context: LiveContext, to page: inout MarkdownPage) {
        page.section("Tables", context.measures.tables, orIfEmpty: "There are none.") { page, tables in
            let tables = bySize(tables)
            if tables.contains(where: { $0.kind == .divided }) {
                page.block("The figures of a divided table are the sums of its partitions, which stand here too.")
            }
            page.table(["Table", "Kind", "Rows", "Size", "Heap", "TOAST", "Indexes"]) { rows in
                for table in tables { add(table, context, to: &rows) }
            }
            guard context.measures.server != nil else { return page.block(withoutUse(tables)) }
            page.heading(2, "Upkeep")
            page.block(
                "What nothing takes is an estimate from the average widths that ANALYZE found; a rewrite would free it."
            )
            page.table(["Table", "Dead rows", "Taken by nothing (estimate)", "Last VACUUM", "Last ANALYZE"]) { rows in
                for table in tables { addUpkeep(table, context, to: &rows) }
            }
            page.heading(2, "Uses of tables")
            page.table(
                ["Table", "Read as a whole", "Read by index", "Rows inserted", "Rows updated", "Rows deleted"]
            ) { rows in
                for table in tables { addUses(table, context, to: &rows) }
            }
        }
    }

    /// The largest first; those of which that is not known at the end, by name.
    static func bySize(_ tables: [TableMeasures]) -> [TableMeasures] {
        func bytes(_ table: TableMeasures) -> Int64 { table.sizes.part(\.totalBytes).value ?? -1 }
        return tables.sorted { (bytes($1), $0.name) < (bytes($0), $1.name) }
    }

    private static func add(_ table: TableMeasures, _ context: LiveContext, to rows: inout MarkdownTable) {
        rows.cell(context.table(table.name))
        rows.cell(kind(table, context))
        rows.cell(count(table))
        for part in [\TableSizes.totalBytes, \.heapBytes, \.toastBytes, \.indexBytes] {
            rows.cell(FigureText.of(table.sizes.part(part), FigureText.bytes))
        }
    }

    /// What kind of table it is, and of which it is a part.
    private static func kind(_ table: TableMeasures, _ context: LiveContext) -> String {
        let words =
            switch table.kind {
            case .table: table.partitionOf == nil ? "table" : ""
            case .divided: "divided"
            case .materializedView: "materialized view"
            case .foreign: "foreign"
            case .virtual: "virtual"
            }
        guard let whole = table.partitionOf else { return words }
        return words + (words.isEmpty ? "" : ", ") + "partition of \(context.name(whole))"
    }

    /// The rows as counted, or as the engine estimates them.
    static func count(_ table: TableMeasures) -> String {
        if let counted = table.countedRows.value { return FigureText.number(counted) }
        let estimate = FigureText.of(table.estimatedRows) { "about \(FigureText.number($0)) (estimate)" }
        // Why they were not counted is worth a word only where they were to be.
        guard let reason = table.countedRows.reason, reason.kind != .notAsked else { return estimate }
        return "\(estimate); counted: \(FigureText.unmeasured(reason))"
    }

    private static func addUpkeep(_ table: TableMeasures, _ context: LiveContext, to rows: inout MarkdownTable) {
        rows.cell(context.table(table.name))
        rows.cell(FigureText.of(table.use.part(\.deadRows), FigureText.number))
        rows.cell(
            FigureText.of(table.bloat) { "about \(FigureText.bytes($0.bytes)) of \(FigureText.bytes($0.ofBytes))" })
        rows.cell(FigureText.of(table.use) { last($0.lastVacuum, $0.lastAutovacuum) })
        rows.cell(FigureText.of(table.use) { last($0.lastAnalyze, $0.lastAutoanalyze) })
    }

    /// The later of two moments, whose texts are in the order of time.
    private static func last(_ byHand: String?, _ byItself: String?) -> String {
        guard let moment = [byHand, byItself].compactMap({ $0 }).max() else { return "never" }
        return FigureText.moment(moment) + (moment == byHand ? "" : " (auto)")
    }

    private static func addUses(_ table: TableMeasures, _ context: LiveContext, to rows: inout MarkdownTable) {
        rows.cell(context.table(table.name))
        for count in [
            \TableUse.sequentialScans, \.indexScans, \.insertedRows, \.updatedRows, \.deletedRows,
        ] {
            rows.cell(FigureText.of(table.use.part(count), FigureText.number))
        }
    }

    /// Why there are no uses nor upkeep: SQLite says the same of every table.
    private static func withoutUse(_ tables: [TableMeasures]) -> String {
        let reasons = tables.flatMap { [$0.use.reason, $0.bloat.reason] }.compactMap { $0.map(FigureText.unmeasured) }
        var seen: Set<String> = []
        let different = reasons.filter { seen.insert($0).inserted }
        guard !different.isEmpty else { return "" }
        return "Uses and what nothing takes are \(different.joined(separator: "; ")); "
            + "SQLite has no VACUUM of single tables."
    }
}
