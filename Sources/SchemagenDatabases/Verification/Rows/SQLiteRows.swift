/// Rows for a throw-away SQLite database: fills its tables and prints what they hold.
///
/// Never for a database that anyone needs: rows are added to every ordinary table. The connection stands outside a
/// transaction, so that deferred foreign keys speak too.
public struct SQLiteRows {
    let database: SQLiteDatabase

    /// Rows for a database.
    public init(_ database: SQLiteDatabase) { self.database = database }

    /// Adds rows to every ordinary table that has fewer than the count, by what its columns, keys, checks and declared
    /// types allow.
    ///
    /// The same schema gets the same rows, except where only a default that is not constant is accepted. Virtual tables
    /// and the tables behind them are left out.
    ///
    /// - Parameter rowsPerTable: How many rows each table should hold.
    /// - Returns: What every table holds then; a table that refused all that was tried is in it with SQLite's message.
    /// - Throws: `SQLiteError` if the schema cannot be read.
    public func fill(rowsPerTable: Int = 4) throws -> RowReport {
        let tables = try SQLiteRowCatalogue(database, rows: rowsPerTable).tables()
        let engine = SQLiteRowEngine(database: database)
        var filling = try RowFilling(engine, tables: tables.map(\.table), wanted: max(rowsPerTable, 0))
        return try filling.run()
    }

    static func quoted(_ name: String) -> String { PostgreSQLConnection.quotedIdentifier(name) }
}

/// Tries rows on SQLite.
struct SQLiteRowEngine: RowEngine {
    let database: SQLiteDatabase

    func count(_ table: RowTable) throws -> Int {
        guard case .integer(let count) = try database.query("SELECT count(*) FROM \(table.source)").first else {
            return 0
        }
        return Int(count)
    }

    func parentRows(_ key: RowTable.ForeignKey) throws -> [[DatabaseValue]] {
        let names = key.parentColumns.map(SQLiteRows.quoted)
        let known = names.map { "\($0) IS NOT NULL" }.joined(separator: " AND ")
        let selected = names.joined(separator: ", ")
        let sql = "SELECT \(selected) FROM \(key.parentSQL) WHERE \(known) ORDER BY \(selected) LIMIT 24"
        do {
            return try database.query(sql).rows
        } catch is SQLiteError {
            // SQLite lets foreign keys name tables and columns that are not there; the insert will say so.
            return []
        }
    }

    func nextNumber(_ table: RowTable, column: Int) throws -> DatabaseValue {
        let name = SQLiteRows.quoted(table.columns[column].name)
        let found = try database.query("SELECT coalesce(max(\(name)), 0) + 1 FROM \(table.source)").first
        return found ?? .integer(1)
    }

    func insert(_ rows: [RowInsertion]) throws -> RowRefusal? {
        try database.execute("SAVEPOINT attempt")
        do {
            // Rows that refer to one another come one after the other.
            if rows.count > 1 { try database.execute("PRAGMA defer_foreign_keys = ON") }
            for row in rows {
                let before = try count(row.table)
                _ = try database.query(Self.statement(row), row.values)
                if try count(row.table) <= before {
                    try rollBack()
                    let message = "the row was not stored in \(row.table.name): a trigger left it out"
                    return RowRefusal(message: message, columns: rows.map { _ in [] })
                }
            }
            try database.execute("RELEASE attempt")
            return nil
        } catch let error as SQLiteError {
            try rollBack()
            return refusal(error, of: rows)
        }
    }

    private func rollBack() throws {
        do {
            try database.execute("ROLLBACK TO attempt; RELEASE attempt")
        } catch let error as SQLiteError {
            // RAISE(ROLLBACK) and some errors have ended it already.
            guard error.message.hasPrefix("no such savepoint") else { throw error }
        }
    }

    private static func statement(_ row: RowInsertion) -> String {
        guard !row.columns.isEmpty else { return "INSERT INTO \(row.table.sql) DEFAULT VALUES" }
        let names = row.columns.map { SQLiteRows.quoted(row.table.columns[$0].name) }.joined(separator: ", ")
        let marks = row.columns.map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO \(row.table.sql) (\(names)) VALUES (\(marks))"
    }

    /// The columns that an error is about, by SQLite's words.
    private func refusal(_ error: SQLiteError, of rows: [RowInsertion]) -> RowRefusal {
        var refusal = RowRefusal(
            message: "\(error.message) (SQLite code \(error.code))", columns: rows.map { _ in [] })
        let subject = error.message.split(separator: ": ", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
        for (place, row) in rows.enumerated() {
            let table = row.table
            var columns: [Int] = []
            switch error.code & 0xFFFF {
            // CHECK
            case 275:
                columns = table.constraints[SQLiteRowCatalogue.key(subject)] ?? []
            // FOREIGN KEY
            case 787: columns = table.foreignKeys.flatMap(\.columns)
            // NOT NULL, PRIMARY KEY, UNIQUE, ROWID, a value of the wrong type: t.a, t.b
            default:
                let names = subject.components(dividedBy: ", ").map { name in
                    name.hasPrefix("\(table.name).") ? String(name.dropFirst(table.name.count + 1)) : ""
                }
                columns = names.compactMap { table.place(of: $0) }
                if columns.isEmpty, subject.hasPrefix("index '") {
                    columns = table.constraints[String(subject.dropFirst(7).dropLast())] ?? []
                }
                // cannot store TEXT value in INTEGER column t.a
                if columns.isEmpty, let last = error.message.split(separator: " ").last,
                    last.hasPrefix("\(table.name).")
                {
                    columns = table.place(of: String(last.dropFirst(table.name.count + 1))).map { [$0] } ?? []
                }
            }
            if error.primaryCode == 19, !columns.isEmpty { refusal.isNamed = true }
            refusal.columns[place] = columns
        }
        return refusal
    }
}

extension String {
    /// The parts between a divider of several characters.
    func components(dividedBy divider: String) -> [String] {
        split(separator: divider, omittingEmptySubsequences: false).map(String.init)
    }
}
