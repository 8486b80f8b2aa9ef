import SchemagenMeasures

extension PostgreSQLMeasures {
    private struct Found: Sendable, Hashable {
        var oid: Int64
        var index: IndexMeasures
        /// Whether it is one of a divided table, which has no entries of its own.
        var isDivided: Bool
    }

    /// The indexes of tables and materialized views, by table and name.
    func indexes() throws -> Measure<[IndexMeasures]> {
        let found = try ask(Self.indexesQuery) { row in
            var index = IndexMeasures(try row.text("index_name"), of: try row.name("table"))
            index.method = try row.text("method")
            index.columns = try row.list("columns").map { $0.isEmpty ? nil : $0 }
            index.partOf = try row.optionalName("whole")
            index.isUnique = try row.flag("indisunique")
            index.isPrimary = try row.flag("indisprimary")
            index.condition = try row.optionalText("condition")
            index.isValid = try row.flag("is_valid")
            index.isReplicaIdentity = try row.flag("indisreplident")
            index.constraint = try row.optionalText("constraint_name")
            return Found(oid: try row.integer("oid"), index: index, isDivided: try row.flag("is_divided"))
        }
        guard case .measured(let all) = found else { return found.map { _ in [] } }
        let oids = all.map(\.oid)
        let sizes = try each(oids, Self.sizesQuery) { row in
            try row.optionalInteger("bytes").map { .measured($0) } ?? .unmeasured(.gone)
        }
        let uses = try each(oids, Self.usesQuery(majorVersion)) { row in
            var use = IndexUse()
            use.scans = try row.integer("idx_scan")
            use.entriesRead = try row.integer("idx_tup_read")
            use.rowsFetched = try row.integer("idx_tup_fetch")
            use.lastUsedAt =
                majorVersion >= 16
                ? .measured(try row.optionalText("last_idx_scan"))
                : .unmeasured(.init(.notAvailable, "PostgreSQL \(majorVersion) does not keep it; 16 and later do"))
            return .measured(use)
        }
        let indexes = all.map { entry in
            var index = entry.index
            index.bytes = sizes[entry.oid] ?? .unmeasured(.gone)
            index.use = uses[entry.oid] ?? .unmeasured(.notCounted)
            return (index, entry.isDivided)
        }
        return .measured(
            PartitionSums.indexes(indexes).sorted { ($0.table, $0.qualifiedName) < ($1.table, $1.qualifiedName) })
    }

    /// The indexes with the names of the columns that they find by, empty for an expression. Being made, they are ready
    /// before they are valid.
    private static let indexesQuery = """
        SELECT i.indexrelid AS oid, n.nspname AS table_schema, t.relname AS table_name, c.relname AS index_name,
            m.amname AS method, c.relkind = 'I' AS is_divided, i.indisunique, i.indisprimary, i.indisreplident,
            i.indisvalid AND i.indisready AND i.indislive AS is_valid, pg_get_expr(i.indpred, i.indrelid) AS condition,
            ARRAY(
                SELECT coalesce(a.attname, '')::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (number, place)
                    LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number AND k.number <> 0
                WHERE k.place <= i.indnkeyatts ORDER BY k.place) AS columns,
            (SELECT k.conname FROM pg_constraint k
                WHERE k.conindid = i.indexrelid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x') LIMIT 1)
                AS constraint_name,
            wn.nspname AS whole_schema, w.relname AS whole_name
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
            JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_am m ON m.oid = c.relam
            LEFT JOIN pg_inherits h ON h.inhrelid = i.indexrelid LEFT JOIN pg_class w ON w.oid = h.inhparent
            LEFT JOIN pg_namespace wn ON wn.oid = w.relnamespace
        WHERE t.relkind IN ('r', 'p', 'm') AND t.relpersistence <> 't' AND \(isNoSystemSchema)
        """

    /// The room that indexes take, in bytes.
    private static let sizesQuery = """
        SELECT c.oid, pg_relation_size(c.oid) AS bytes FROM pg_class c WHERE c.oid = ANY ($1::oid[])
        """

    /// The counts of indexes; since 16 with the last use.
    private static func usesQuery(_ version: Int) -> String {
        let last = version >= 16 ? ", \(moment("s.last_idx_scan")) AS last_idx_scan" : ""
        return """
            SELECT s.indexrelid AS oid, s.idx_scan, s.idx_tup_read, s.idx_tup_fetch\(last)
            FROM pg_stat_all_indexes s WHERE s.indexrelid = ANY ($1::oid[])
            """
    }
}
