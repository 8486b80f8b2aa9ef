/// What the tables of a database hold at one moment: enough to say later what was lost.
///
/// Rows are known by the columns of their table's key, and where it has none by all that they hold. Values are compared in
/// the engine's text form, byte by byte.
public struct RowFingerprint: Sendable, Equatable {
    /// A column and what it holds.
    public struct Column: Sendable, Equatable {
        /// Its name.
        public var name: String
        /// Its type as the engine says it.
        public var type: String
        /// Whether its values follow from those of others.
        public var isGenerated = false
        /// How many of its values are not NULL.
        public var nonNull = 0
    }

    /// A table and what it holds.
    public struct Table: Sendable, Equatable {
        /// The table: `public.orders` on PostgreSQL, `orders` on SQLite.
        public var name: String
        /// Its columns in the table's order, generated ones among them.
        public var columns: [Column]
        /// The columns of its key, by which rows are known; none where it has none.
        public var key: [String]
        /// A value for each column of each row.
        var rows: [[StoredValue]]
        /// Whether some of them may be gone later: that is said.
        var mayLoseRows = false

        /// How many rows it holds.
        public var count: Int { rows.count }

        init(name: String, columns: [Column], key: [String], rows: [[StoredValue]]) {
            self.name = name
            self.key = key
            // The order of rows says nothing.
            self.rows = rows.sorted { $0.lexicographicallyPrecedes($1) }
            self.columns = columns
            for place in columns.indices { self.columns[place].nonNull = rows.count { $0[place] != .null } }
        }

        func place(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
    }

    /// Every ordinary table in the order of their names.
    public var tables: [Table]

    /// The table of a name.
    public subscript(name: String) -> Table? { tables.first { $0.name == name } }
}

/// A value as it is stored: Swift would take texts for equal that differ in their bytes.
struct StoredValue: Sendable, Hashable, Comparable {
    /// The class of storage, which on SQLite each value has for itself.
    var storage: UInt8
    var text: [UInt8]

    static let null = StoredValue(storage: 0, text: [])

    init(storage: UInt8, text: [UInt8]) {
        self.storage = storage
        self.text = text
    }

    /// A value in PostgreSQL's text form.
    init(_ text: String?) {
        self = text.map { StoredValue(storage: 1, text: Array($0.utf8)) } ?? .null
    }

    /// A value of SQLite's. A whole number has the same text whether it is stored as an integer or not.
    init(_ value: DatabaseValue) {
        switch value {
        case .null: self = .null
        case .integer(let number): self.init(storage: 1, text: Array(String(number).utf8))
        case .double(let number):
            let text = String(number)
            self.init(storage: 2, text: Array((text.hasSuffix(".0") ? String(text.dropLast(2)) : text).utf8))
        case .text(let text): self.init(storage: 3, text: Array(text.utf8))
        case .malformedText(let bytes): self.init(storage: 3, text: bytes)
        case .blob(let bytes): self.init(storage: 4, text: bytes)
        }
    }

    /// The value without its class of storage, for columns whose type has changed.
    var textOnly: StoredValue { storage == 0 ? self : StoredValue(storage: 1, text: text) }

    static func < (first: StoredValue, second: StoredValue) -> Bool {
        first.storage != second.storage
            ? first.storage < second.storage : first.text.lexicographicallyPrecedes(second.text)
    }
}

extension PostgreSQLRows {
    /// What the ordinary and partitioned tables hold.
    ///
    /// - Throws: `PostgreSQLError`.
    public func contents() throws -> RowFingerprint {
        let names = try connection.query(Self.tables).rows
        return RowFingerprint(
            tables: try names.map { row in
                let sql = row[1] ?? ""
                let columns = try connection.query(Self.columns, [row[0]]).rows
                let selected = columns.map { column in
                    let text = "\(PostgreSQLConnection.quotedIdentifier(column[0] ?? ""))::text"
                    // Long values are told apart by their digests as well.
                    return "CASE WHEN octet_length(\(text)) > 200 THEN md5(\(text)) ELSE \(text) END"
                }
                let rows = try connection.query("SELECT \(selected.joined(separator: ", ")) FROM \(sql)").rows
                let key = columns.filter { $0[2] != nil }.sorted { Int($0[2] ?? "") ?? 0 < Int($1[2] ?? "") ?? 0 }
                return RowFingerprint.Table(
                    name: row[2] ?? "", columns: columns.map(Self.column),
                    key: key.map { $0[0] ?? "" }, rows: rows.map { $0.map { StoredValue($0) } })
            })
    }

    private static func column(_ row: [String?]) -> RowFingerprint.Column {
        RowFingerprint.Column(name: row[0] ?? "", type: row[1] ?? "", isGenerated: row[3] == "t")
    }

    /// Takes the rows out of these tables.
    ///
    /// - Throws: `PostgreSQLError`.
    func clear() throws {
        let names = try connection.query(Self.tables).rows.map { ($0[1] ?? "") }
        guard !names.isEmpty else { return }
        _ = try connection.query("TRUNCATE \(names.joined(separator: ", ")) CASCADE")
    }

    private static let tables = """
        SELECT c.oid, (CASE WHEN c.relkind = 'p' THEN '' ELSE 'ONLY ' END) || format('%I.%I', n.nspname, c.relname),
            n.nspname || '.' || c.relname
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
            AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            AND NOT EXISTS (SELECT FROM pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
        """

    /// With the place of each column in the primary key, or where there is none in a unique index over columns that are
    /// all NOT NULL.
    private static let columns = """
        SELECT a.attname, format_type(a.atttypid, a.atttypmod), k.place, a.attgenerated <> ''
        FROM pg_attribute a LEFT JOIN LATERAL (
            SELECT unnest(i.indkey) AS number, generate_subscripts(i.indkey, 1) AS place FROM (
                SELECT x.indkey FROM pg_index x
                WHERE x.indrelid = a.attrelid AND x.indisunique AND x.indpred IS NULL AND x.indexprs IS NULL
                    AND NOT EXISTS (SELECT FROM pg_attribute n
                        WHERE n.attrelid = x.indrelid AND n.attnum = ANY (x.indkey) AND NOT n.attnotnull)
                ORDER BY x.indisprimary DESC, x.indexrelid LIMIT 1) AS i) AS k ON k.number = a.attnum
        WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
        """
}

extension SQLiteRows {
    /// Takes the rows out of the ordinary tables.
    ///
    /// - Throws: `SQLiteError`.
    func clear() throws {
        try database.execute("PRAGMA foreign_keys = OFF")
        for entry in try SQLiteRowCatalogue(database, rows: 0).tables() {
            try database.execute("DELETE FROM \(entry.table.source)")
        }
        try database.execute("PRAGMA foreign_keys = ON")
    }

    /// What the ordinary tables hold.
    ///
    /// - Throws: `SQLiteError`.
    public func contents() throws -> RowFingerprint {
        let entries = try SQLiteRowCatalogue(database, rows: 0).tables()
        let tables = try entries.map { entry in
            let names = entry.columns.map { SQLiteRows.quoted($0.name) }.joined(separator: ", ")
            let rows = try database.query("SELECT \(names) FROM \(entry.table.source)").rows
            return RowFingerprint.Table(
                name: entry.table.name, columns: entry.columns, key: entry.key,
                rows: rows.map { $0.map { StoredValue($0) } })
        }
        return RowFingerprint(tables: tables)
    }
}
