import SchemagenModel
import SchemagenPlanning

/// Virtual tables that are made anew: what can be read from them is kept in a temporary table.
extension SQLiteWriter {
    mutating func remake(_ rebuild: TableRebuild, to out: inout StatementBuffer) {
        let (before, after) = (rebuild.from, rebuild.to)
        let name = Quoting.identifier(after.info.sqlName)
        let kept = "temp." + Quoting.identifier(SQLIdentifier.fitted("schemagen_rows_of_\(after.info.sqlName)"))

        var (targets, sources): ([String], [String]) = ([], [])
        let scope = scope(of: after)
        for copy in rebuild.copies {
            guard let column = after.column(copy.column) else { continue }
            targets.append(Quoting.identifier(column.sqlName))
            sources.append(value(copy, of: column, in: after, scope))
        }
        let hasRowID = before.module?.hasRowID ?? true && after.module?.hasRowID ?? true
        if !targets.isEmpty, hasRowID, let rowID = rowID(before, after) {
            targets.insert(rowID.to, at: 0)
            sources.insert(rowID.from, at: 0)
        }
        if !targets.isEmpty {
            let values = sources.enumerated().map { "\($0.element) AS value\($0.offset)" }
            out.statement(
                "CREATE TEMP TABLE \(kept.dropFirst("temp.".count)) AS\n    SELECT "
                    + "\(values.joined(separator: ", "))\n    FROM \(name)")
        }
        out.statement("DROP TABLE \(name)")
        create(after, to: &out)
        if !targets.isEmpty {
            out.statement(
                "INSERT INTO \(name) (\(targets.joined(separator: ", ")))\n    SELECT "
                    + "\(targets.indices.map { "value\($0)" }.joined(separator: ", "))\n    FROM \(kept)")
            out.statement(
                """
                UPDATE \(Self.guardTable)
                    SET rows_lost = (SELECT count(*) FROM \(kept)) - (SELECT count(*) FROM \(name))
                """)
            out.statement("DROP TABLE \(kept)")
        } else if after.module?.content == .external {
            out.begin(comment: "The content is in another table.")
            out.put("INSERT INTO \(name) (\(name)) VALUES ('rebuild')")
            out.end()
        }
    }
}
