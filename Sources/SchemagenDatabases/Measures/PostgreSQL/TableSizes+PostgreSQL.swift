import SchemagenMeasures

extension PostgreSQLMeasures {
    /// The room that tables take, by their numbers.
    ///
    /// A size is taken under a lock that only the strongest one keeps out, and given back at once.
    func tableSizes(_ oids: [Int64]) throws -> [Int64: Measure<TableSizes>] {
        try each(oids, Self.sizesQuery) { row in
            // NULL where the file is gone.
            guard let heap = try row.optionalInteger("heap_bytes"), let toast = try row.optionalInteger("toast_bytes"),
                let index = try row.optionalInteger("index_bytes")
            else { return .unmeasured(.gone) }
            return .measured(TableSizes(heapBytes: heap, toastBytes: toast, indexBytes: index))
        }
    }

    /// The rows with the maps beside them, the long values with their index, and the indexes, in bytes.
    private static let sizesQuery = """
        SELECT c.oid,
            pg_relation_size(c.oid, 'main') + pg_relation_size(c.oid, 'fsm') + pg_relation_size(c.oid, 'vm')
                + pg_relation_size(c.oid, 'init') AS heap_bytes,
            CASE WHEN c.reltoastrelid = 0 THEN 0 ELSE pg_total_relation_size(c.reltoastrelid) END AS toast_bytes,
            pg_indexes_size(c.oid) AS index_bytes
        FROM pg_class c WHERE c.oid = ANY ($1::oid[])
        """
}
