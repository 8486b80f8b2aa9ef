@testable import SchemagenDatabases
import SchemagenModel

/// What the row model asks of a database. Every column is read by its name.
protocol ModelDatabase: ReplayDatabase {
    var kind: Database { get }
    func cells(_ sql: String) throws -> [[Cell]]
    /// Runs a statement; nothing is done where it fails.
    func attempt(_ sql: String) -> Bool
    /// Puts rows into the tables that have fewer.
    func fill(rowsPerTable: Int) throws
    /// The rows of a table, by the SQL names of the columns.
    /// - Parameter isWhole: Whether those of tables that inherit from it are among them.
    func rows(of table: Table, columns: [Column], isWhole: Bool) throws -> [Row]
    /// The number that a column that is numbered gives next; nil: it may give any that is free.
    func nextNumber(of column: Column, in table: Table) throws -> Int64?
    /// What else is wrong.
    func faults(tables: Set<String>) throws -> [String]
    /// What tells the rows of a table apart, as an expression.
    func rowAddress(of table: Table) -> String?
}

extension ModelDatabase {
    static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

    func name(of table: Table) -> String {
        guard kind == .postgresql else { return Self.quoted(table.info.sqlName) }
        return "\(Self.quoted(table.info.sqlSchema ?? "public")).\(Self.quoted(table.info.sqlName))"
    }

    /// A table in SQL without those that inherit from it.
    func ownRows(of table: Table) -> String {
        let isParent = kind == .postgresql && table.options.partitioning == nil
        return isParent ? "ONLY \(name(of: table))" : name(of: table)
    }
}

extension PostgreSQLReplayDatabase: ModelDatabase {
    var kind: Database { .postgresql }

    func cells(_ sql: String) throws -> [[Cell]] { try connection.query(sql).rows.map { $0.map { Cell($0) } } }

    func attempt(_ sql: String) -> Bool {
        do {
            _ = try connection.query(sql)
            return true
        } catch {
            return false
        }
    }

    func fill(rowsPerTable: Int) throws { _ = try PostgreSQLRows(connection).fill(rowsPerTable: rowsPerTable) }

    func rows(of table: Table, columns: [Column], isWhole: Bool) throws -> [Row] {
        var names = columns.map { "t.\(Self.quoted($0.sqlName))::text" }
        names.append("(SELECT c.relname::text FROM pg_class c WHERE c.oid = t.tableoid)")
        let source = isWhole ? name(of: table) : ownRows(of: table)
        return try cells("SELECT \(names.joined(separator: ", ")) FROM \(source) AS t").map { row in
            Row(uniqueKeysWithValues: zip(columns.map(\.sqlName) + [Row.place], row))
        }
    }

    func rowAddress(of table: Table) -> String? { "(ctid::text || ' ' || tableoid::text)" }

    func nextNumber(of column: Column, in table: Table) throws -> Int64? {
        let found =
            try connection.query(
                "SELECT pg_get_serial_sequence($1, $2)", [name(of: table), column.sqlName]
            ).first ?? nil
        guard let sequence = found else { return nil }
        let number =
            try connection.query(
                """
                SELECT CASE WHEN s.is_called THEN s.last_value + p.seqincrement ELSE s.last_value END
                FROM \(sequence) s, pg_sequence p WHERE p.seqrelid = $1::regclass
                """, [sequence]
            ).first ?? nil
        return number.flatMap { Int64($0) }
    }

    func faults(tables: Set<String>) throws -> [String] { [] }
}

extension SQLiteReplayDatabase: ModelDatabase {
    var kind: Database { .sqlite }

    func cells(_ sql: String) throws -> [[Cell]] { try database.query(sql).rows.map { $0.map { Cell($0) } } }

    func attempt(_ sql: String) -> Bool {
        do {
            _ = try database.query(sql)
            return true
        } catch {
            return false
        }
    }

    func fill(rowsPerTable: Int) throws { _ = try SQLiteRows(database).fill(rowsPerTable: rowsPerTable) }

    func rows(of table: Table, columns: [Column], isWhole: Bool) throws -> [Row] {
        var names = columns.map { Self.quoted($0.sqlName) }
        let rowID = try rowIDName(of: table)
        if let rowID { names.append(rowID) }
        return try cells("SELECT \(names.joined(separator: ", ")) FROM \(name(of: table))").map { row in
            var result = Row(uniqueKeysWithValues: zip(columns.map(\.sqlName), row))
            if rowID != nil { result[Row.rowID] = row.last }
            return result
        }
    }

    func rowAddress(of table: Table) -> String? {
        let taken = Set(table.columns.map { $0.sqlName.lowercased() })
        return table.options.isWithoutRowID ? nil : ["rowid", "_rowid_", "oid"].first { !taken.contains($0) }
    }

    /// What the number of a row is called; nil where it has none, or a column is it.
    private func rowIDName(of table: Table) throws -> String? {
        if table.options.isWithoutRowID { return nil }
        let keys = try cells(
            "SELECT type FROM pragma_table_info('\(table.info.sqlName.replacing("'", with: "''"))') WHERE pk > 0")
        if keys.count == 1, keys[0][0].text?.uppercased() == "INTEGER" { return nil }
        return rowAddress(of: table)
    }

    func nextNumber(of column: Column, in table: Table) throws -> Int64? {
        guard column.identity?.isAutoincrement == true else { return nil }
        let name = table.info.sqlName.replacing("'", with: "''")
        let found = try cells("SELECT seq FROM sqlite_sequence WHERE name = '\(name)'")
        guard case .integer(let last) = found.first?.first else { return 1 }
        return last + 1
    }

    func faults(tables: Set<String>) throws -> [String] {
        var result = try cells("PRAGMA foreign_key_check").map { "a foreign key is violated: \($0)" }
        let hasNumbers = try !cells("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").isEmpty
        guard hasNumbers else { return result }
        for row in try cells("SELECT name FROM sqlite_sequence") {
            if let name = row[0].text, !tables.contains(name) { result.append("sqlite_sequence has \(name) still") }
        }
        return result
    }
}
