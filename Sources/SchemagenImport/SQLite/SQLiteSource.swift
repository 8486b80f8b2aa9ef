import SchemagenDatabases

/// What is known of a database that is imported: its catalogue, and the texts that a catalogue leaves out.
struct SQLiteSource {
    /// A column as `pragma_table_xinfo` says it.
    struct Column {
        var name: String
        var type: String
        var defaultValue: String?
    }

    var catalogue: DatabaseCatalogue
    /// The CREATE statements by kind and name: `view v`.
    var statements: [String: String] = [:]
    /// The columns of tables, virtual tables and views, without hidden ones; none where SQLite cannot tell.
    var columns: [String: [Column]] = [:]
    /// How many foreign keys name no columns of the other table, by what `SQLiteSource.key` makes of them.
    var unlisted: [[String]: Int] = [:]

    /// Reads a database.
    init(_ database: SQLiteDatabase) throws {
        catalogue = try SQLiteCatalogue.read(database)
        let rows = try database.query("SELECT type, name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL").rows
        for row in rows where row.count == 3 {
            guard case .text(let type) = row[0], case .text(let name) = row[1], case .text(let sql) = row[2] else {
                continue
            }
            statements["\(type) \(name)"] = sql
        }
        for kind in [CatalogueKind.table, .virtualTable, .view] {
            for object in catalogue.objects(kind) {
                let name = object.identity.path[0]
                // A view of a table that is gone, or a module that is not there, is no reason to fail.
                columns[name] = (try? Self.columns(of: name, in: database)) ?? []
            }
        }
        try readUnlisted(database)
    }

    /// The statement of an object.
    func statement(_ kind: String, _ name: String) -> String? { statements["\(kind) \(name)"] }

    /// What tells a foreign key from the others of its table.
    static func key(table: String, columns: [String], target: String, actions: [String]) -> [String] {
        [table, target.lowercased()] + actions.map { $0.lowercased() } + columns.map { $0.lowercased() }
    }

    private static func columns(of table: String, in database: SQLiteDatabase) throws -> [Column] {
        let rows = try database.query(
            "SELECT name, type, dflt_value FROM pragma_table_xinfo(?, 'main') WHERE hidden <> 1 ORDER BY cid",
            [.text(table)]
        ).rows
        return rows.compactMap { row in
            guard row.count == 3, case .text(let name) = row[0], case .text(let type) = row[1] else { return nil }
            var value: String?
            if case .text(let text) = row[2] { value = text }
            return Column(name: name, type: type, defaultValue: value)
        }
    }

    private mutating func readUnlisted(_ database: SQLiteDatabase) throws {
        let rows = try database.query(
            """
            SELECT t.name, f.id, f."table", f."from", f.on_delete, f.on_update FROM main.sqlite_schema t
            JOIN pragma_foreign_key_list(t.name, 'main') f
            WHERE t.type = 'table' AND t.rootpage <> 0 AND f."to" IS NULL ORDER BY t.rowid, f.id, f.seq
            """
        ).rows
        var keys: [[String]: (table: String, target: String, columns: [String], actions: [String])] = [:]
        for row in rows where row.count == 6 {
            guard case .text(let table) = row[0], case .text(let target) = row[2], case .text(let column) = row[3],
                case .text(let onDelete) = row[4], case .text(let onUpdate) = row[5]
            else {
                continue
            }
            keys[[table, row[1].description], default: (table, target, [], [onDelete, onUpdate])].columns.append(column)
        }
        for key in keys.values {
            let place = Self.key(table: key.table, columns: key.columns, target: key.target, actions: key.actions)
            unlisted[place, default: 0] += 1
        }
    }
}

extension SQLiteSource {
    /// The text behind the name and the list of columns of a CREATE VIEW, without comments at its end; nil where there is
    /// none.
    func query(ofView name: String) -> String? {
        guard let sql = statement("view", name), let tokens = try? SQLiteTokenizer.tokens(of: sql) else { return nil }
        var depth = 0
        for (index, token) in tokens.enumerated() where index > 2 {
            if token.isSign("(") { depth += 1 }
            if token.isSign(")") { depth -= 1 }
            guard depth == 0, token.isWord("as"), index + 1 < tokens.count else { continue }
            return Self.text(sql, of: Array(tokens[(index + 1)...]))
        }
        return nil
    }

    /// What stands behind USING of a CREATE VIRTUAL TABLE.
    func module(ofTable name: String) -> String? {
        guard let sql = statement("table", name), let tokens = try? SQLiteTokenizer.tokens(of: sql),
            let place = tokens.firstIndex(where: { $0.isWord("using") })
        else { return nil }
        return Self.text(sql, of: Array(tokens[(place + 1)...]))
    }

    /// A whole statement, without a semicolon and comments at its end.
    func text(_ kind: String, _ name: String) -> String? {
        guard let sql = statement(kind, name), let tokens = try? SQLiteTokenizer.tokens(of: sql) else { return nil }
        return Self.text(sql, of: tokens)
    }

    private static func text(_ sql: String, of tokens: [SQLiteToken]) -> String? {
        var tokens = tokens
        while tokens.last?.isSign(";") == true { tokens.removeLast() }
        guard let first = tokens.first, let last = tokens.last else { return nil }
        let bytes = Array(sql.utf8)[first.offset..<(last.offset + last.written.utf8.count)]
        let text = String(decoding: bytes, as: UTF8.self)
        // A string that goes over several lines keeps every byte.
        guard !tokens.contains(where: { $0.written.utf8.contains(0x0A) }) else { return text }
        // Carriage returns and blanks at the ends of lines mean nothing, and would keep the text from being laid out.
        let lines = String(decoding: bytes.filter { $0 != 0x0D }, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { line in
            var line = line
            while let end = line.last, end == " " || end == "\t" { line.removeLast() }
            return String(line)
        }.joined(separator: "\n")
    }
}
