import SchemagenMeasures

extension PostgreSQLMeasures {
    /// What was counted of tables, by their numbers.
    func tableUses(_ oids: [Int64]) throws -> [Int64: Measure<TableUse>] {
        try each(oids, Self.usesQuery) { row in
            var use = TableUse()
            use.liveRows = try row.integer("n_live_tup")
            use.deadRows = try row.integer("n_dead_tup")
            use.insertedRows = try row.integer("n_tup_ins")
            use.updatedRows = try row.integer("n_tup_upd")
            use.heapOnlyUpdatedRows = try row.integer("n_tup_hot_upd")
            use.deletedRows = try row.integer("n_tup_del")
            use.sequentialScans = try row.integer("seq_scan")
            use.sequentialRows = try row.integer("seq_tup_read")
            use.indexScans = try row.integer("idx_scan")
            use.indexRows = try row.integer("idx_tup_fetch")
            use.lastVacuum = try row.optionalText("last_vacuum")
            use.lastAutovacuum = try row.optionalText("last_autovacuum")
            use.lastAnalyze = try row.optionalText("last_analyze")
            use.lastAutoanalyze = try row.optionalText("last_autoanalyze")
            return .measured(use)
        }
    }

    /// The counts of tables and materialized views; those of indexes are NULL where there is no index.
    private static let usesQuery = """
        SELECT s.relid AS oid, s.n_live_tup, s.n_dead_tup, s.n_tup_ins, s.n_tup_upd, s.n_tup_hot_upd, s.n_tup_del,
            s.seq_scan, s.seq_tup_read, coalesce(s.idx_scan, 0) AS idx_scan,
            coalesce(s.idx_tup_fetch, 0) AS idx_tup_fetch, \(moment("s.last_vacuum")) AS last_vacuum,
            \(moment("s.last_autovacuum")) AS last_autovacuum, \(moment("s.last_analyze")) AS last_analyze,
            \(moment("s.last_autoanalyze")) AS last_autoanalyze
        FROM pg_stat_all_tables s WHERE s.relid = ANY ($1::oid[])
        """
}
