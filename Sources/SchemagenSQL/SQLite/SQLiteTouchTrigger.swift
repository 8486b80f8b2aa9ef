import SchemagenModel

extension SQLiteWriter {
    /// SQLite cannot change the row in a trigger before the UPDATE, so another UPDATE follows. The condition keeps it from
    /// starting the trigger again where `recursive_triggers` is on: 'now' is the same within one statement.
    func createTouchTrigger(_ table: Table, to out: inout StatementBuffer) {
        let owner = Quoting.identifier(table.info.sqlName)
        let now = SQLiteExpressionWriter.now
        var assignments: [String] = []
        var conditions: [String] = []
        for column in TouchTrigger.columns(of: table, on: .sqlite) {
            assignments.append("\(Quoting.identifier(column)) = \(now)")
            conditions.append("NEW.\(Quoting.identifier(column)) IS NOT \(now)")
        }
        guard !assignments.isEmpty else { return }
        out.statement(
            """
            CREATE TRIGGER \(Quoting.identifier(TouchTrigger.name(for: table))) AFTER UPDATE ON \(owner)
                FOR EACH ROW WHEN \(conditions.joined(separator: " OR "))
            BEGIN
                UPDATE \(owner) SET \(assignments.joined(separator: ", "))
                    WHERE \(rowCondition(table));
            END
            """)
    }

    /// What finds the row of a trigger: the rowid under a name that no column has, or the primary key.
    private func rowCondition(_ table: Table) -> String {
        if !table.options.isWithoutRowID {
            var taken: Set<String> = []
            for column in table.columns { taken.insert(SQLIdentifier.foldedForSQLite(column.sqlName)) }
            for name in ["rowid", "_rowid_", "oid"] where !taken.contains(name) { return "\(name) = NEW.\(name)" }
        }
        var conditions: [String] = []
        for column in index.keyColumns(of: table) {
            let name = Quoting.identifier(column.sqlName)
            conditions.append("\(name) = NEW.\(name)")
        }
        return conditions.joined(separator: " AND ")
    }
}
