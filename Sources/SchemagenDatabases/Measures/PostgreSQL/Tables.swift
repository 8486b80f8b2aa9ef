import SchemagenMeasures

extension PostgreSQLMeasures {
    /// A table as the catalogue has it, before anything of it is measured.
    private struct Found: Sendable, Hashable {
        var oid: Int64
        var table: TableMeasures
        var isReadable: Bool
        /// Whether policies hide rows from the role.
        var isFiltered: Bool
        /// Whether it holds rows that can be read: not a materialized view that was never filled.
        var isFilled: Bool
    }

    /// The tables and materialized views, by name.
    func tables(_ options: MeasureOptions) throws -> Measure<[TableMeasures]> {
        let found = try ask(Self.tablesQuery) { row in
            let kind: TableMeasures.Kind =
                switch try row.text("relkind") {
                case "p": .divided
                case "m": .materializedView
                case "f": .foreign
                default: .table
                }
            var table = TableMeasures(
                try row.name("table"), kind: kind, partitionOf: try row.optionalName("whole"))
            let estimate = try row.integer("estimated_rows")
            table.estimatedRows = estimate < 0 ? .unmeasured(.neverAnalysed) : .measured(estimate)
            return Found(
                oid: try row.integer("oid"), table: table, isReadable: try row.flag("is_readable"),
                isFiltered: try row.flag("is_filtered"), isFilled: try row.flag("is_filled"))
        }
        guard case .measured(let all) = found else { return found.map { _ in [] } }
        let oids = all.map(\.oid)
        let sizes = try tableSizes(oids)
        let uses = try tableUses(oids)
        let bloat = try bloatEstimates(oids)
        let wholes = Dictionary(all.map { ($0.table.name, $0.table.partitionOf) }) { first, _ in first }
        // The rows of a divided table are those of its partitions.
        func isCounted(_ name: RelationName) -> Bool {
            options.counts(name) || (wholes[name] ?? nil).map(isCounted) == true
        }
        var tables: [TableMeasures] = []
        for entry in all {
            var table = entry.table
            table.sizes = sizes[entry.oid] ?? .unmeasured(.gone)
            table.use = uses[entry.oid] ?? .unmeasured(.notCounted)
            table.bloat = bloat[entry.oid] ?? .unmeasured(.neverAnalysed)
            if isCounted(table.name), table.kind != .divided { table.countedRows = try countedRows(entry) }
            tables.append(table)
        }
        return .measured(PartitionSums.tables(tables, counted: isCounted).sorted { $0.name < $1.name })
    }

    /// How many rows a table has, counted where that is allowed.
    private func countedRows(_ found: Found) throws -> Measure<Int64> {
        let name = found.table.name
        guard found.table.kind != .foreign else {
            return .unmeasured(.init(.notApplicable, "another server keeps the rows"))
        }
        guard found.isReadable else { return .unmeasured(.init(.notPermitted, "the role may not read \(name)")) }
        guard !found.isFiltered else {
            return .unmeasured(.init(.notPermitted, "policies hide rows of \(name) from the role"))
        }
        guard found.isFilled else { return .unmeasured(.init(.notAvailable, "\(name) has not been filled")) }
        let quoted = [name.schema, name.name].map(PostgreSQLConnection.quotedIdentifier).joined(separator: ".")
        return try count("SELECT count(*) FROM ONLY \(quoted)")
    }

    /// Tables of all schemas but the system's, without temporary ones, and how the role stands to them. Rows are
    /// estimated as −1 where nobody has looked yet.
    private static let tablesQuery = """
        SELECT c.oid, n.nspname AS table_schema, c.relname AS table_name, c.relkind,
            wn.nspname AS whole_schema, w.relname AS whole_name, c.reltuples::bigint AS estimated_rows,
            has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT') AS is_readable,
            row_security_active(c.oid) AS is_filtered, c.relispopulated AS is_filled
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_inherits h ON h.inhrelid = c.oid AND c.relispartition
            LEFT JOIN pg_class w ON w.oid = h.inhparent LEFT JOIN pg_namespace wn ON wn.oid = w.relnamespace
        WHERE c.relkind IN ('r', 'p', 'm', 'f') AND c.relpersistence <> 't' AND \(isNoSystemSchema)
        """
}

extension Unmeasured {
    static let neverAnalysed = Unmeasured(.neverAnalysed, "never analysed")

    /// What the server has no counts of.
    static let notCounted = Unmeasured(.notApplicable, "the server does not count its uses")
}
