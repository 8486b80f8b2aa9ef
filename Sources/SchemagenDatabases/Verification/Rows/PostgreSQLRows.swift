/// Rows for a throw-away PostgreSQL database: fills its tables and prints what they hold.
///
/// Never for a database that anyone needs: rows are added to every ordinary table. The connection stands outside a
/// transaction block; each row is tried as a transaction of its own, so that deferred constraints speak too.
public struct PostgreSQLRows {
    let connection: PostgreSQLConnection

    /// Rows for the database of a connection.
    public init(_ connection: PostgreSQLConnection) { self.connection = connection }

    /// Adds rows to every ordinary or partitioned table that has fewer than the count, by what its columns, keys, checks
    /// and types allow.
    ///
    /// The same schema gets the same rows, except where only a default that is not constant is accepted. Foreign tables
    /// and tables of extensions are left out.
    ///
    /// - Parameter rowsPerTable: How many rows each table should hold.
    /// - Returns: What every table holds then; a table that refused all that was tried is in it with the server's message.
    /// - Throws: `PostgreSQLError` if the catalogue cannot be read, or the connection is lost or inside a transaction.
    public func fill(rowsPerTable: Int = 4) throws -> RowReport {
        guard connection.transactionStatus == .idle else {
            throw PostgreSQLError(message: "rows are added outside a transaction block")
        }
        var catalogue = PostgreSQLRowCatalogue(connection, rows: rowsPerTable)
        let tables = try catalogue.tables()
        let engine = PostgreSQLRowEngine(connection: connection)
        var filling = try RowFilling(engine, tables: tables, wanted: max(rowsPerTable, 0))
        return try filling.run()
    }
}

/// Tries rows on PostgreSQL.
struct PostgreSQLRowEngine: RowEngine {
    let connection: PostgreSQLConnection

    func count(_ table: RowTable) throws -> Int {
        let found = try connection.query("SELECT count(*) FROM \(table.source)").first ?? nil
        return found.flatMap { Int($0) } ?? 0
    }

    func parentRows(_ key: RowTable.ForeignKey) throws -> [[DatabaseValue]] {
        let names = key.parentColumns.map(PostgreSQLConnection.quotedIdentifier)
        let selected = names.map { "\($0)::text" }.joined(separator: ", ")
        let known = names.map { "\($0) IS NOT NULL" }.joined(separator: " AND ")
        let order = names.map { "\($0)::text COLLATE \"C\"" }.joined(separator: ", ")
        let rows = try connection.query(
            "SELECT \(selected) FROM \(key.parentSQL) WHERE \(known) ORDER BY \(order) LIMIT 24"
        ).rows
        return rows.map { row in row.map { $0.map { .text($0) } ?? .null } }
    }

    func nextNumber(_ table: RowTable, column: Int) throws -> DatabaseValue {
        let name = table.columns[column].name
        let result =
            if let expression = table.columns[column].automaticExpression {
                try connection.query("SELECT \(expression)")
            } else {
                try connection.query("SELECT nextval(pg_get_serial_sequence($1, $2))", [table.sql, name])
            }
        return (result.first ?? nil).map { .text($0) } ?? .null
    }

    func insert(_ rows: [RowInsertion]) throws -> RowRefusal? {
        let before = try rows.map { try count($0.table) }
        do {
            try connection.execute("BEGIN")
            _ = try connection.query(Self.statement(rows), rows.flatMap { $0.values.map(Self.parameter) })
            let after = try rows.map { try count($0.table) }
            if let place = rows.indices.first(where: { after[$0] <= before[$0] }) {
                try connection.execute("ROLLBACK")
                let message = "the row was not stored in \(rows[place].table.name): a trigger or rule left it out"
                return RowRefusal(message: message, columns: rows.map { _ in [] })
            }
            try connection.execute("COMMIT")
            return nil
        } catch let error as PostgreSQLError {
            switch connection.transactionStatus {
            case .unknown: throw error
            case .idle: break
            case .open, .failed: try connection.execute("ROLLBACK")
            }
            return refusal(error, of: rows)
        }
    }

    /// One statement for all rows: foreign keys are checked at its end, so that rows may refer to one another.
    private static func statement(_ rows: [RowInsertion]) -> String {
        var number = 0
        let inserts = rows.map { row in
            guard !row.columns.isEmpty else { return "INSERT INTO \(row.table.sql) DEFAULT VALUES" }
            let names = row.columns.map { PostgreSQLConnection.quotedIdentifier(row.table.columns[$0].name) }
            let values = row.columns.map { _ in
                number += 1
                return "$\(number)"
            }
            return "INSERT INTO \(row.table.sql) (\(names.joined(separator: ", "))) OVERRIDING SYSTEM VALUE "
                + "VALUES (\(values.joined(separator: ", ")))"
        }
        guard let last = inserts.last, inserts.count > 1 else { return inserts.first ?? "SELECT 1" }
        let parts = inserts.dropLast().enumerated().map { "row\($0) AS (\($1))" }
        return "WITH \(parts.joined(separator: ", ")) \(last)"
    }

    private static func parameter(_ value: DatabaseValue) -> String? {
        switch value {
        case .text(let text): text
        case .null, .blob, .malformedText: nil
        case .integer(let number): String(number)
        case .double(let number): String(number)
        }
    }

    /// The columns that an error is about: the server names the constraint or the column in double quotes.
    private func refusal(_ error: PostgreSQLError, of rows: [RowInsertion]) -> RowRefusal {
        var refusal = RowRefusal(message: error.message, columns: rows.map { _ in [] })
        if let sqlState = error.sqlState { refusal.message += " (SQLSTATE \(sqlState))" }
        guard error.sqlState?.hasPrefix("23") == true else { return refusal }
        for (place, row) in rows.enumerated() {
            if rows.count > 1, !Self.names(row.table, in: error) { continue }
            var columns: Set<Int> = []
            for (name, concerned) in row.table.constraints where error.message.contains("\"\(name)\"") {
                refusal.isNamed = true
                columns.formUnion(concerned)
            }
            if error.sqlState == "23502" {
                columns.formUnion(
                    row.table.columns.indices.filter {
                        error.message.contains("\"\(row.table.columns[$0].name)\"")
                    })
            }
            // A row without a partition.
            if error.sqlState == "23514", columns.isEmpty, !refusal.isNamed {
                columns.formUnion(row.table.partitionColumns)
            }
            refusal.columns[place] = columns.sorted()
        }
        return refusal
    }

    /// Whether an error may be about this table: constraints of several tables may have one name.
    private static func names(_ table: RowTable, in error: PostgreSQLError) -> Bool {
        guard let name = table.name.split(separator: ".").last else { return true }
        return error.message.contains("\"\(name)\"")
            || table.constraints.keys.contains { error.message.contains("\"\($0)\"") }
    }
}
