import SchemagenMeasures
import SchemagenSQL

/// Indexes by size and use, and which are not used, missing or invalid.
enum LiveIndexes {
    static func add(_ context: LiveContext, to page: inout MarkdownPage) {
        page.section("Indexes", context.measures.indexes, orIfEmpty: "There are none.") { page, indexes in
            page.table(["Index", "Table", "By", "Remarks", "Size", "Uses", "Last use"]) { rows in
                for index in bySize(indexes) { add(index, context, to: &rows) }
            }
        }
        addUnused(context, to: &page)
        addMissing(context, to: &page)
        page.section(
            "Invalid indexes", context.measures.invalidIndexes,
            orIfEmpty: "There are none: every index answers queries."
        ) { page, indexes in
            addInvalid(indexes, context, to: &page)
        }
    }

    // MARK: Invalid

    private static func addInvalid(_ indexes: [IndexMeasures], _ context: LiveContext, to page: inout MarkdownPage) {
        func isDivided(_ index: IndexMeasures) -> Bool {
            context.tables.figures(of: index.table)?.kind == .divided
        }
        let plain = indexes.filter { !isDivided($0) }
        let divided = indexes.filter(isDivided)
        if !plain.isEmpty {
            page.block(
                "They answer no query and cost every write: making them failed or has not ended. Each is made anew by "
                    + "itself, where rows allow it; what a `REINDEX` left behind goes:")
            page.list(plain.map { "\(context.name($0.qualifiedName)) of \(context.table($0.table))" })
            page.code("sql", plain.map(remedy).joined(separator: "\n"))
        }
        guard !divided.isEmpty else { return }
        page.block(
            "An index of a divided table is valid when each partition has a valid part of it, and neither of the two "
                + "makes it so: `CREATE INDEX CONCURRENTLY` on each partition that lacks one, then "
                + "`ALTER INDEX … ATTACH PARTITION …`.")
        page.list(divided.map { words($0, context) })
    }

    /// What makes an index anew, or takes away what REINDEX CONCURRENTLY called `…_ccnew` or `…_ccold` and could not end.
    private static func remedy(_ index: IndexMeasures) -> String {
        let name = Quoting.identifier(index.name, in: index.table.schema)
        var stem = index.name[...]
        while stem.last?.isNumber == true { stem.removeLast() }
        return stem.hasSuffix("_ccnew") || stem.hasSuffix("_ccold")
            ? "DROP INDEX CONCURRENTLY \(name);" : "REINDEX INDEX CONCURRENTLY \(name);"
    }

    /// An index of a divided table, with the partitions that have no part of it.
    private static func words(_ index: IndexMeasures, _ context: LiveContext) -> String {
        let parts = Set((context.measures.indexes.value ?? []).filter { $0.partOf == index.qualifiedName }.map(\.table))
        let without = (context.measures.tables.value ?? []).filter {
            $0.partitionOf == index.table && $0.kind != .foreign && !parts.contains($0.name)
        }
        let names = without.map { context.table($0.name) }.joined(separator: ", ")
        return "\(context.name(index.qualifiedName)) of \(context.table(index.table))"
            + (without.isEmpty ? "" : ", without a part on \(names)")
    }

    /// The largest first; those of which that is not known at the end, by table and name.
    static func bySize(_ indexes: [IndexMeasures]) -> [IndexMeasures] {
        indexes.sorted {
            ($1.bytes.value ?? -1, $0.table, $0.qualifiedName) < ($0.bytes.value ?? -1, $1.table, $1.qualifiedName)
        }
    }

    private static func add(_ index: IndexMeasures, _ context: LiveContext, to rows: inout MarkdownTable) {
        rows.cell(context.name(index.qualifiedName))
        rows.cell(context.table(index.table))
        rows.cell(index.columns.map { $0.map { FigureText.code($0) } ?? "an expression" }.joined(separator: ", "))
        rows.cell(remarks(index, context).joined(separator: "; "))
        rows.cell(FigureText.of(index.bytes, FigureText.bytes))
        rows.cell(FigureText.of(index.use.part(\.scans), FigureText.number))
        rows.cell(FigureText.of(index.use.part(\.lastUsedAt)) { $0.map(FigureText.moment) ?? "never" })
    }

    private static func remarks(_ index: IndexMeasures, _ context: LiveContext) -> [String] {
        var remarks: [String] = []
        if !index.isValid { remarks.append("invalid") }
        if index.isPrimary { remarks.append("primary key") } else if index.isUnique { remarks.append("unique") }
        if index.method != "btree" { remarks.append(FigureText.code(index.method)) }
        if let condition = index.condition { remarks.append("where \(FigureText.code(condition, orIfEmpty: "some"))") }
        if let whole = index.partOf { remarks.append("part of \(context.name(whole))") }
        if index.isReplicaIdentity { remarks.append("replica identity") }
        return remarks
    }

    // MARK: Unused

    private static func addUnused(_ context: LiveContext, to page: inout MarkdownPage) {
        page.heading(2, "Unused indexes")
        switch context.measures.unusedIndexes {
        case .unmeasured(let reason): page.block(FigureText.unmeasured(reason) + ".")
        case .measured(let unused):
            page.list(caveats(unused))
            page.block(
                unused.indexes.isEmpty
                    ? "There are none." : "Nothing has used these, and no key or constraint needs them:")
            page.table(["Index", "Table", "Size", "Foreign keys that it alone serves"]) { rows in
                for entry in unused.indexes {
                    rows.cell(context.name(entry.index.qualifiedName))
                    rows.cell(context.table(entry.index.table))
                    rows.cell(FigureText.of(entry.index.bytes, FigureText.bytes))
                    // No keys are known where the keys could not be read, and that is not the same as none.
                    rows.cell(FigureText.of(context.measures.foreignKeys) { _ in served(entry.onlyOneFor) })
                }
            }
            if !unused.unmeasured.isEmpty {
                page.block("Uses unmeasured of \(unused.unmeasured.map(context.name).joined(separator: ", ")).")
            }
        }
    }

    private static func served(_ keys: [String]) -> String {
        guard !keys.isEmpty else { return "none" }
        let names = keys.map { FigureText.code($0) }.joined(separator: ", ")
        return "\(names): without it deletes of what they refer to read the whole table"
    }

    /// How much it says that an index was not used.
    private static func caveats(_ unused: UnusedIndexes) -> [String] {
        let standbys = FigureText.of(unused.standbys) { count in
            count == 0 ? "none is connected now" : "\(FigureText.number(count)) connected now"
        }
        return [
            "Counted since: \(FigureText.of(unused.since, LiveOverview.since))",
            "The server was started: \(FigureText.of(unused.serverStartedAt, FigureText.moment))",
            "Counted on this server alone: "
                + FigureText.of(unused.isReplica) { $0 ? "a standby, whose primary counts by itself" : "no standby" },
            "Standbys, which may use what is unused here: \(standbys)",
        ]
    }

    // MARK: Missing

    private static func addMissing(_ context: LiveContext, to page: inout MarkdownPage) {
        page.section(
            "Foreign keys without an index", context.measures.missingIndexes,
            orIfEmpty: "There are none: every foreign key is served."
        ) { page, missing in
            page.block("Deleting or changing a row that is referred to reads all of the table that refers to it.")
            page.table(["Table", "Foreign key", "Columns", "Refers to", "Rows", "Size of rows", "Read as a whole"]) {
                rows in
                for entry in missing {
                    rows.cell(context.table(entry.foreignKey.table))
                    rows.cell(FigureText.code(entry.foreignKey.name))
                    rows.cell(entry.foreignKey.columns.map { FigureText.code($0) }.joined(separator: ", "))
                    rows.cell(context.table(entry.foreignKey.target))
                    // The table says whether they were counted.
                    rows.cell(
                        context.tables.figures(of: entry.foreignKey.table).map(LiveTables.count)
                            ?? FigureText.of(entry.rows, FigureText.number))
                    rows.cell(FigureText.of(entry.tableBytes, FigureText.bytes))
                    rows.cell(FigureText.of(entry.sequentialScans, FigureText.number))
                }
            }
        }
    }
}
