import SchemagenMeasures

extension PostgreSQLMeasures {
    /// The rows of the runner's journal, in the snapshot that the figures are of; none where the database has no journal.
    ///
    /// - Throws: `PostgreSQLError` where the connection is lost.
    public func journal() throws -> Measure<[Journal.Row]> {
        let name = "\(Journal.schema).\(Journal.table)"
        let found = try first("SELECT to_regclass('\(name)') IS NOT NULL AS is_there") { try $0.flag("is_there") }
        return try found.flatMap { isThere in
            guard isThere else { return .measured([]) }
            return try ask("SELECT \(Journal.columns) FROM \(name) ORDER BY number") { Journal.Row($0.values) }
                .flatMap(Journal.rows)
        }
    }
}

extension SQLiteMeasures {
    /// The rows of the runner's journal, in the snapshot that the figures are of; none where the file has no journal.
    public func journal() -> Measure<[Journal.Row]> {
        do {
            let found = try database.query(
                "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", [.text(Journal.table)])
            guard !found.rows.isEmpty else { return .measured([]) }
            let rows = try database.query("SELECT \(Journal.columns) FROM \(Journal.table) ORDER BY number").rows
            return Journal.rows(
                rows.map { row in
                    Journal.Row(
                        row.map { value -> String? in
                            switch value {
                            case .integer(let number): String(number)
                            case .text(let text): text
                            default: nil
                            }
                        })
                })
        } catch {
            return .unmeasured(Unmeasured(error))
        }
    }
}

extension Journal {
    /// The rows, where all are rows of the journal.
    fileprivate static func rows(_ rows: [Row?]) -> Measure<[Row]> {
        let whole = rows.compactMap(\.self)
        guard whole.count == rows.count else {
            return .unmeasured(.init(.failed, "the table \(table) holds a row that is none of the journal's"))
        }
        return .measured(whole)
    }
}
