/// Reads of SQLite's schema what filling tables and printing their contents needs.
struct SQLiteRowCatalogue {
    /// A table with the declared types of its columns, generated ones among them.
    struct Entry {
        var table: RowTable
        var columns: [RowFingerprint.Column] = []
        /// The columns of its primary key, in the key's order.
        var key: [String] = []
    }

    private let database: SQLiteDatabase
    private let count: Int

    init(_ database: SQLiteDatabase, rows: Int) {
        self.database = database
        count = max(rows, 1) + 6
    }

    /// All ordinary tables in the order of their names.
    func tables() throws -> [Entry] {
        let found = try database.query(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
        ).rows.map { ($0[0].plainText, $0[1].plainText) }
        let virtual = found.filter {
            SQLScanner.tokens(of: $0.1, .sqlite).dropFirst().first?.isWord("virtual") ?? false
        }
        let ordinary = found.filter { name, _ in
            !virtual.contains { virtual in
                name == virtual.0 || Self.shadows.contains { name == "\(virtual.0)_\($0)" }
            }
        }
        var places: [String: Int] = [:]
        for (place, (name, _)) in ordinary.enumerated() { places[name.lowercased()] = place }
        var entries = try ordinary.map { name, sql in try entry(name, sql) }
        for place in entries.indices { try addForeignKeys(to: &entries[place], places, entries) }
        for place in entries.indices { addValues(to: &entries[place], sql: ordinary[place].1) }
        return entries
    }

    /// The ends of the names of the tables in which full-text and spatial tables keep what they hold.
    private static let shadows = [
        "content", "segments", "segdir", "docsize", "stat", "data", "idx", "config", "node", "parent", "rowid",
    ]

    private func entry(_ name: String, _ sql: String) throws -> Entry {
        let quoted = SQLiteRows.quoted(name)
        var entry = Entry(table: RowTable(name: name, sql: quoted, source: quoted))
        let rows = try database.query("PRAGMA table_xinfo(\(quoted))").rows
        let keyColumns = rows.filter { $0[5] != .integer(0) }
        entry.key = keyColumns.sorted { $0[5].number < $1[5].number }.map { $0[1].plainText }
        let hasRowID = !SQLScanner.tokens(of: sql, .sqlite).suffix(6).contains { $0.isWord("without") }
        for row in rows {
            let (column, type) = (row[1].plainText, row[2].plainText)
            entry.columns.append(
                RowFingerprint.Column(
                    name: column, type: type, isGenerated: [.integer(2), .integer(3)].contains(row[6])))
            // Hidden and generated ones.
            guard row[6] == .integer(0) else { continue }
            let isKey = row[5] != .integer(0)
            entry.table.columns.append(
                RowTable.Column(
                    name: column, isNullable: row[3] == .integer(0) && !isKey,
                    isAutomatic: isKey && hasRowID && keyColumns.count == 1 && type.uppercased() == "INTEGER",
                    hasDefault: row[4] != .null))
        }
        for index in try database.query("PRAGMA index_list(\(quoted))").rows where index[2] == .integer(1) {
            let name = index[1].plainText
            let parts = try database.query("PRAGMA index_xinfo(\(SQLiteRows.quoted(name)))").rows
            var columns = parts.filter { $0[5] == .integer(1) }.compactMap { entry.table.place(of: $0[2].plainText) }
            if parts.contains(where: { $0[1] == .integer(-2) }) {
                let text = try database.query("SELECT sql FROM sqlite_master WHERE name = ?", [.text(name)]).first
                columns += Self.columns(in: text?.plainText ?? "", of: entry.table)
            }
            entry.table.constraints[name] = columns
        }
        return entry
    }

    private func addForeignKeys(to entry: inout Entry, _ places: [String: Int], _ entries: [Entry]) throws {
        var keys: [(id: Int64, parent: String, pairs: [(from: String, to: String?)])] = []
        for row in try database.query("PRAGMA foreign_key_list(\(entry.table.sql))").rows {
            let pair = (row[3].plainText, row[4] == .null ? nil : row[4].plainText)
            if let last = keys.indices.last, keys[last].id == row[0].number {
                keys[last].pairs.append(pair)
            } else {
                keys.append((row[0].number, row[2].plainText, [pair]))
            }
        }
        // SQLite lists the last one first.
        for key in keys.reversed() {
            let parent = places[key.parent.lowercased()]
            let primaryKey = parent.map { entries[$0].key } ?? []
            let columns = key.pairs.compactMap { pair in
                entry.table.columns.firstIndex { $0.name.lowercased() == pair.from.lowercased() }
            }
            var names = key.pairs.enumerated().compactMap { place, pair in
                pair.to ?? (place < primaryKey.count ? primaryKey[place] : nil)
            }
            guard columns.count == key.pairs.count, names.count == columns.count else { continue }
            if let parent {
                names = names.map { name in
                    entries[parent].columns.first { $0.name.lowercased() == name.lowercased() }?.name ?? name
                }
            }
            for column in columns { entry.table.columns[column].isAutomatic = false }
            entry.table.foreignKeys.append(
                RowTable.ForeignKey(
                    columns: columns, parent: parent, parentSQL: SQLiteRows.quoted(key.parent), parentColumns: names))
        }
    }

    private func addValues(to entry: inout Entry, sql: String) {
        let checks = Self.checks(in: sql)
        for check in checks {
            let columns = Self.columns(in: check.text, of: entry.table)
            entry.table.constraints[Self.key(check.text), default: []] += columns
            if let name = check.name { entry.table.constraints[Self.key(name), default: []] += columns }
        }
        for place in entry.table.columns.indices where !entry.table.columns[place].isAutomatic {
            let column = entry.table.columns[place]
            let type = entry.columns.first { $0.name == column.name }?.type ?? ""
            let texts = SQLiteTypeValues(type: type, count: count)
            var values = texts.values
            for check in checks where Self.columns(in: check.text, of: entry.table).contains(place) {
                values.suggested += texts.suggestions(from: check.text)
            }
            entry.table.columns[place].values = values
        }
    }

    /// A check's text as the engine's messages and this reader both spell it: without blanks that say nothing.
    static func key(_ text: String) -> String {
        "check " + SQLScanner.tokens(of: text, .sqlite).map(\.text).joined(separator: " ")
    }

    /// The columns whose names a text holds.
    private static func columns(in text: String, of table: RowTable) -> [Int] {
        let names = Set(
            SQLScanner.tokens(of: text, .sqlite).filter { $0.kind == .word || $0.kind == .quotedName }
                .map { $0.text.lowercased() })
        return table.columns.indices.filter { names.contains(table.columns[$0].name.lowercased()) }
    }

    /// The checks of a CREATE TABLE statement, with their names.
    static func checks(in sql: String) -> [(name: String?, text: String)] {
        let tokens = SQLScanner.tokens(of: sql, .sqlite)
        let bytes = Array(sql.utf8)
        var result: [(name: String?, text: String)] = []
        var place = 0
        while place + 1 < tokens.count {
            defer { place += 1 }
            guard tokens[place].isWord("check"), tokens[place + 1].isSymbol("(") else { continue }
            let isNamed = place >= 2 && tokens[place - 2].isWord("constraint")
            let name = isNamed ? tokens[place - 1].text : nil
            var depth = 0
            var end = place + 1
            repeat {
                if tokens[end].isSymbol("(") { depth += 1 }
                if tokens[end].isSymbol(")") { depth -= 1 }
                end += 1
            } while depth > 0 && end < tokens.count
            let range =
                tokens[place + 1].range
                .upperBound..<max(
                    tokens[end - 1].range.lowerBound, tokens[place + 1].range.upperBound)
            result.append((name, String(decoding: bytes[range], as: UTF8.self)))
        }
        return result
    }
}

extension DatabaseValue {
    /// A name or a statement of the schema.
    fileprivate var plainText: String { if case .text(let text) = self { text } else { "" } }
    fileprivate var number: Int64 { if case .integer(let number) = self { number } else { 0 } }
}
