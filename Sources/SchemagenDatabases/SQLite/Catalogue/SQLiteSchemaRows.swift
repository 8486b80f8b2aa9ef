/// What SQLite itself says about the main database, in five queries whatever its size.
struct SQLiteSchemaRows {
    typealias Unreadable = SQLiteCatalogue.Unreadable

    /// A row of `sqlite_schema`.
    struct Entry {
        let type: String
        let name: String
        let table: String
        /// Nil for the indexes that SQLite makes for constraints.
        let sql: String?
    }

    /// A row of `pragma_table_list`.
    struct Table {
        /// `table`, `view`, `virtual` or `shadow`.
        let type: String
        let isWithoutRowid: Bool
        let isStrict: Bool
    }

    /// A row of `pragma_table_xinfo`.
    struct Column {
        let name: String
        let type: String
        let isNotNull: Bool
        let defaultValue: String?
        let keyPlace: Int64
        /// 2 for virtual, 3 for stored.
        let hidden: Int64
    }

    /// Rows of `pragma_index_list` and `pragma_index_xinfo`.
    struct Index {
        let name: String
        let isUnique: Bool
        /// `c` for CREATE INDEX, `u` for UNIQUE, `pk`.
        let origin: String
        let isPartial: Bool
        var keys: [Key] = []
    }

    struct Key {
        /// Nil for an expression.
        let column: String?
        let isDescending: Bool
        let collation: String
    }

    /// Rows of `pragma_foreign_key_list`.
    struct ForeignKey {
        let table: String
        let onUpdate: String
        let onDelete: String
        var columns: [String] = []
        /// Empty where they are left out.
        var referencedColumns: [String] = []
    }

    private(set) var entries: [Entry] = []
    /// By name, as all that follows. Keys are bytes: Swift takes texts for equal that are different names to SQLite.
    private(set) var tables: [[UInt8]: Table] = [:]
    private(set) var columns: [[UInt8]: [Column]] = [:]
    private(set) var indexes: [[UInt8]: [Index]] = [:]
    private(set) var foreignKeys: [[UInt8]: [ForeignKey]] = [:]

    init(_ database: SQLiteDatabase) throws {
        // One state of the schema for all queries, also where another connection changes it.
        try database.execute("SAVEPOINT schemagen_catalogue")
        defer { try? database.execute("RELEASE schemagen_catalogue") }
        try readEntries(database)
        try readTables(database)
        try readColumns(database)
        try readIndexes(database)
        try readForeignKeys(database)
    }

    private mutating func readEntries(_ database: SQLiteDatabase) throws {
        for row in try database.query("SELECT type, name, tbl_name, sql FROM main.sqlite_schema").rows {
            var row = Row(row)
            entries.append(
                Entry(type: try row.text(), name: try row.text(), table: try row.text(), sql: try row.optionalText()))
        }
    }

    private mutating func readTables(_ database: SQLiteDatabase) throws {
        let rows = try database.query("SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main'").rows
        for row in rows {
            var row = Row(row)
            tables[Array(try row.text().utf8)] = Table(
                type: try row.text(), isWithoutRowid: try row.number() != 0, isStrict: try row.number() != 0)
        }
    }

    // A virtual table has no root page. Its columns are its module's affair, which need not be there.
    private mutating func readColumns(_ database: SQLiteDatabase) throws {
        let rows = try database.query(
            """
            SELECT t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk, c.hidden
            FROM main.sqlite_schema t JOIN pragma_table_xinfo(t.name, 'main') c
            WHERE t.type = 'table' AND t.rootpage <> 0 ORDER BY t.rowid, c.cid
            """
        ).rows
        for row in rows {
            var row = Row(row)
            columns[Array(try row.text().utf8), default: []].append(
                Column(
                    name: try row.text(), type: try row.text(), isNotNull: try row.number() != 0,
                    defaultValue: try row.optionalText(), keyPlace: try row.number(), hidden: try row.number()))
        }
    }

    private mutating func readIndexes(_ database: SQLiteDatabase) throws {
        let rows = try database.query(
            """
            SELECT t.name, i.name, i."unique", i.origin, i.partial, x.seqno, CASE x.cid WHEN -1 THEN 'rowid' ELSE x.name END,
                x.desc, x.coll
            FROM main.sqlite_schema t JOIN pragma_index_list(t.name, 'main') i JOIN pragma_index_xinfo(i.name, 'main') x
            WHERE t.type = 'table' AND t.rootpage <> 0 AND x.key = 1 ORDER BY t.rowid, i.seq, x.seqno
            """
        ).rows
        for row in rows {
            var row = Row(row)
            let table = Array(try row.text().utf8)
            let index = Index(
                name: try row.text(), isUnique: try row.number() != 0, origin: try row.text(),
                isPartial: try row.number() != 0)
            var list = indexes[table, default: []]
            if try row.number() == 0 || list.isEmpty { list.append(index) }
            list[list.count - 1].keys.append(
                Key(
                    column: try row.optionalText(), isDescending: try row.number() != 0,
                    collation: try row.text().sqliteUppercased))
            indexes[table] = list
        }
    }

    private mutating func readForeignKeys(_ database: SQLiteDatabase) throws {
        let rows = try database.query(
            """
            SELECT t.name, f."table", f.on_update, f.on_delete, f.seq, f."from", f."to"
            FROM main.sqlite_schema t JOIN pragma_foreign_key_list(t.name, 'main') f
            WHERE t.type = 'table' AND t.rootpage <> 0 ORDER BY t.rowid, f.id, f.seq
            """
        ).rows
        for row in rows {
            var row = Row(row)
            let table = Array(try row.text().utf8)
            let key = ForeignKey(
                table: try row.text(), onUpdate: try row.text().sqliteLowercased,
                onDelete: try row.text().sqliteLowercased)
            var list = foreignKeys[table, default: []]
            if try row.number() == 0 || list.isEmpty { list.append(key) }
            list[list.count - 1].columns.append(try row.text())
            if let referenced = try row.optionalText() { list[list.count - 1].referencedColumns.append(referenced) }
            foreignKeys[table] = list
        }
    }

    /// The values of a row, one after the other.
    private struct Row {
        private var values: ArraySlice<DatabaseValue>
        private let name: String

        init(_ values: [DatabaseValue]) {
            self.values = values[...]
            name = values.first?.description ?? ""
        }

        mutating func optionalText() throws(Unreadable) -> String? {
            switch values.popFirst() {
            case .text(let text)?: return text
            case .null?: return nil
            case let other: throw unexpected(other)
            }
        }

        mutating func text() throws(Unreadable) -> String {
            guard let text = try optionalText() else { throw unexpected(.null) }
            return text
        }

        mutating func number() throws(Unreadable) -> Int64 {
            let value = values.popFirst()
            guard case .integer(let number)? = value else { throw unexpected(value) }
            return number
        }

        private func unexpected(_ value: DatabaseValue?) -> Unreadable {
            Unreadable(object: "the row of \(name)", reason: "SQLite says \(value?.description ?? "nothing")")
        }
    }
}
