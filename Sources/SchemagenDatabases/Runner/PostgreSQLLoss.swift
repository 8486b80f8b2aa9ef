/// Tells which rows and values a script takes from PostgreSQL's tables, in its transaction.
///
/// Tables are known by their oid and columns by their number: what is renamed is not lost.
struct PostgreSQLLoss {
    private let connection: PostgreSQLConnection

    init(_ connection: PostgreSQLConnection) { self.connection = connection }

    /// A table as it is at one time.
    struct Table {
        var oid: String
        /// Schema and name.
        var path: [String]
        /// As messages and flags name it.
        var name: String
        /// As SQL names it.
        var quotedName: String
        /// The file that holds its rows: another one after a rewrite or TRUNCATE.
        var file: String
        /// Whether all its rows can be counted: those of another owner, or behind policies, cannot.
        var isCountable: Bool
        /// The names of the columns by their numbers.
        var columns: [Int: String]
    }

    /// What a table held before the script.
    struct Counts {
        var table: Table
        /// Nil where it cannot be counted.
        var rows: Int64?
        /// The values that are not NULL of each column that the script drops.
        var values: [(name: String, count: Int64)]
    }

    /// The tables that hold rows of their own, but for the journal, in the order of their names.
    func tables() throws -> [Table] {
        let rows = try connection.query(
            """
            SELECT c.oid, CASE n.nspname WHEN 'public' THEN c.relname ELSE n.nspname || '.' || c.relname END,
                format('%I.%I', n.nspname, c.relname), c.relfilenode,
                pg_has_role(c.relowner, 'USAGE') AND NOT row_security_active(c.oid), n.nspname, c.relname
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND n.nspname NOT LIKE 'pg\\_%'
                AND n.nspname <> 'information_schema' AND NOT (n.nspname = $1 AND c.relname IN ($2, $3))
            ORDER BY 2
            """, [Journal.schema, Journal.table, BatchProgress.table]
        ).rows
        var columns: [String: [Int: String]] = [:]
        let attributes = try connection.query(
            """
            SELECT a.attrelid, a.attnum, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
            """)
        for row in attributes.rows {
            guard let oid = row[0], let number = row[1].flatMap({ Int($0) }), let name = row[2] else { continue }
            columns[oid, default: [:]][number] = name
        }
        return rows.compactMap { row in
            guard let oid = row[0], let name = row[1], let quoted = row[2] else { return nil }
            return Table(
                oid: oid, path: row[5...].compactMap(\.self), name: name, quotedName: quoted, file: row[3] ?? "",
                isCountable: row[4] == "t",
                columns: columns[oid] ?? [:])
        }
    }

    /// What the script, which has run, may have taken something from: the tables as they were, each with the columns that
    /// are gone alone.
    func touched(_ before: [Table]) throws -> [Table] {
        let after = Dictionary(uniqueKeysWithValues: try tables().map { ($0.oid, $0) })
        let deleted = Set(
            try connection.query(
                """
                SELECT relid FROM pg_stat_xact_user_tables
                WHERE n_tup_del > 0 OR NOT current_setting('track_counts')::boolean
                """
            ).rows.compactMap { $0[0] })
        return before.compactMap { table in
            var table = table
            guard let now = after[table.oid] else {
                table.columns = [:]
                return table
            }
            table.columns = table.columns.filter { now.columns[$0.key] == nil }
            let isTouched = !table.columns.isEmpty || now.file != table.file || deleted.contains(table.oid)
            return isTouched ? table : nil
        }
    }

    /// Locks the tables against everyone else, and counts.
    func count(_ tables: [Table]) throws -> [Counts] {
        let countable = tables.filter(\.isCountable)
        if !countable.isEmpty {
            // Not its partitions or heirs: those that are touched are named themselves.
            let names = countable.map { "ONLY \($0.quotedName)" }.joined(separator: ", ")
            try connection.execute("LOCK TABLE \(names) IN ACCESS EXCLUSIVE MODE")
        }
        return try tables.map { table in
            guard table.isCountable else { return Counts(table: table, rows: nil, values: []) }
            let columns = table.columns.sorted { $0.key < $1.key }.map(\.value)
            let terms = ["count(*)"] + columns.map { "count(\(PostgreSQLConnection.quotedIdentifier($0)))" }
            let found = try connection.query("SELECT \(terms.joined(separator: ", ")) FROM ONLY \(table.quotedName)")
            let numbers = (found.rows.first ?? []).map { $0.flatMap { Int64($0) } ?? 0 }
            return Counts(
                table: table, rows: numbers.first, values: zip(columns, numbers.dropFirst()).map { ($0, $1) })
        }
    }

    /// What is gone now that the script has run again.
    func losses(_ counts: [Counts]) throws -> [DataLoss] {
        let after = Dictionary(uniqueKeysWithValues: try tables().map { ($0.oid, $0) })
        var losses: [DataLoss] = []
        for count in counts {
            guard let rows = count.rows else {
                losses.append(DataLoss(table: count.table.name, amount: "rows that this role cannot count"))
                continue
            }
            var remaining: Int64 = 0
            if let now = after[count.table.oid] {
                remaining =
                    try connection.query("SELECT count(*) FROM ONLY \(now.quotedName)").first?.flatMap { Int64($0) }
                    ?? 0
            }
            var amounts: [String] = []
            if remaining < rows { amounts.append(DataLoss.count(rows - remaining, "row")) }
            for (name, number) in count.values where number > 0 {
                amounts.append("\(DataLoss.count(number, "value")) of the column \(name)")
            }
            if !amounts.isEmpty {
                losses.append(DataLoss(table: count.table.name, amount: amounts.joined(separator: ", ")))
            }
        }
        return losses
    }

    /// What there is of things that a script would drop, read without a lock that would keep anybody from working.
    func contents(of dropped: [StructuralChanges.Dropped]) throws -> [DataLoss] {
        guard !dropped.isEmpty else { return [] }
        let tables = try tables()
        return try dropped.compactMap { dropped in
            let path = dropped.table.map(PostgreSQLConnection.quotedIdentifier).joined(separator: ".")
            guard let table = tables.first(where: { $0.path == dropped.table }) else { return nil }
            guard table.isCountable else {
                return DataLoss(table: table.name, amount: "rows that this role cannot count")
            }
            let what = dropped.column.map(PostgreSQLConnection.quotedIdentifier) ?? "*"
            if let column = dropped.column, !table.columns.values.contains(column) { return nil }
            let found =
                try connection.query("SELECT count(\(what)) FROM ONLY \(path)").first?.flatMap { Int64($0) } ?? 0
            guard found > 0 else { return nil }
            guard let column = dropped.column else {
                return DataLoss(table: table.name, amount: DataLoss.count(found, "row"))
            }
            return DataLoss(table: table.name, amount: "\(DataLoss.count(found, "value")) of the column \(column)")
        }
    }
}
