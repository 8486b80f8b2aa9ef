import SchemagenMeasures

extension PostgreSQLMeasures {
    /// Estimates of what nothing takes in tables, by their numbers.
    func bloatEstimates(_ oids: [Int64]) throws -> [Int64: Measure<BloatEstimate>] {
        try each(oids, Self.bloatQuery) { row in
            let rows = try row.integer("rows")
            guard rows >= 0 else { return .unmeasured(.neverAnalysed) }
            guard try row.flag("is_visible") else {
                return .unmeasured(
                    .init(.notPermitted, "the role may not see the widths of all columns: that needs SELECT on them"))
            }
            let columns = try row.integer("columns")
            guard try row.integer("known_columns") == columns else {
                return .unmeasured(.init(.neverAnalysed, "the widths of some columns are not known"))
            }
            return .measured(
                BloatEstimate(
                    rows: rows, pages: try row.integer("pages"), pageBytes: try row.integer("page_bytes"),
                    fillFactor: try row.integer("fill_factor"), columns: columns,
                    dataBytes: try row.optionalNumber("data_bytes") ?? 0, hasNulls: try row.flag("has_nulls")))
        }
    }

    /// For each table its rows and pages when it was last looked at, and the average width of a row's values without
    /// its NULLs, from what ANALYZE knows of each column; pg_stats shows only columns that the role may read.
    private static let bloatQuery = """
        SELECT c.oid, c.reltuples::bigint AS rows, c.relpages AS pages, current_setting('block_size') AS page_bytes,
            coalesce(
                (SELECT option_value FROM pg_options_to_table(c.reloptions) WHERE option_name = 'fillfactor'), '100')
                AS fill_factor,
            coalesce(bool_and(has_column_privilege(c.oid, a.attnum, 'SELECT')), true) AND NOT row_security_active(c.oid)
                AS is_visible,
            count(a.attnum) AS columns, count(s.attname) AS known_columns,
            sum((1 - s.null_frac) * s.avg_width) AS data_bytes, bool_or(s.null_frac > 0) AS has_nulls
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_attribute a
                ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated <> 'v'
            LEFT JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = a.attname
                AND NOT s.inherited
        WHERE c.oid = ANY ($1::oid[]) AND c.relkind IN ('r', 'm')
        GROUP BY c.oid, c.reltuples, c.relpages, c.reloptions
        """
}

extension BloatEstimate {
    /// How many pages the rows would fill if nothing lay between them, against how many there are.
    ///
    /// - Parameters:
    ///   - dataBytes: The average width of a row's values in bytes.
    ///   - fillFactor: To how many per cent a page is filled.
    init(
        rows: Int64, pages: Int64, pageBytes: Int64, fillFactor: Int64, columns: Int64, dataBytes: Double,
        hasNulls: Bool
    ) {
        func aligned(_ bytes: Double) -> Double { (bytes / 8).rounded(.up) * 8 }
        // 23 bytes of header, a bit a column where there are NULLs, and 4 bytes in the list at the page's beginning.
        let header = aligned(23 + (hasNulls ? Double((columns + 7) / 8) : 0))
        let row = 4 + header + aligned(dataBytes)
        let room = Double(pageBytes - 24) * Double(fillFactor) / 100
        let perPage = max(1, (room / row).rounded(.down))
        let needed = (Double(rows) / perPage).rounded(.up)
        let spare = max(0, Double(pages) - needed)
        self.init(bytes: Int64(spare) * pageBytes, ofBytes: pages * pageBytes)
    }
}
