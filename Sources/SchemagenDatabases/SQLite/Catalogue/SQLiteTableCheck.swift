/// Compares what was read from a table's statement with what SQLite says about the table. Whatever the parser might
/// misread in columns, keys, unique constraints, foreign keys and options is an error here, and no gap in the catalogue.
struct SQLiteTableCheck {
    typealias Unreadable = SQLiteCatalogue.Unreadable

    let object: String
    let definition: SQLiteTableDefinition
    let table: SQLiteSchemaRows.Table?
    let columns: [SQLiteSchemaRows.Column]
    let indexes: [SQLiteSchemaRows.Index]
    let foreignKeys: [SQLiteSchemaRows.ForeignKey]

    func run() throws(Unreadable) {
        guard let table, table.isStrict == definition.isStrict, table.isWithoutRowid == definition.isWithoutRowid else {
            throw disagreement("options")
        }
        try checkColumns()
        try checkKeys()
        try checkForeignKeys()
    }

    private func disagreement(_ what: String) -> Unreadable {
        Unreadable(object: object, reason: "SQLite reads its \(what) otherwise")
    }

    private func checkColumns() throws(Unreadable) {
        guard columns.count == definition.columns.count else { throw disagreement("columns") }
        for (column, said) in zip(definition.columns, columns) {
            let hidden: Int64 = column.generated == nil ? 0 : column.isStored ? 3 : 2
            guard Array(said.name.utf8) == Array(column.name.utf8), said.hidden == hidden,
                try agrees(said.type, with: column.type),
                said.isNotNull == column.isNotNull || said.isNotNull && said.keyPlace > 0 && impliesNotNull
            else { throw disagreement("column \(column.name)") }
            let read = column.defaultValue.map { Self.written($0) }
            let written = try said.defaultValue.map { text throws(Unreadable) in try self.text(text, Self.written) }
            guard read == written else { throw disagreement("default of column \(column.name)") }
        }
    }

    private func agrees(_ said: String, with type: [SQLiteToken]) throws(Unreadable) -> Bool {
        guard let first = type.first, first.kind != .word else {
            return try text(said, SQLiteText.type) == SQLiteText.type(of: type)
        }
        // SQLite takes the quotes from a type that begins with one; what stands behind it is forgotten or garbled.
        return said.sqliteFolded.starts(with: first.text.sqliteFolded)
    }

    /// Whether the columns of the primary key take no NULL without saying so.
    private var impliesNotNull: Bool { definition.isWithoutRowid || definition.isStrict }

    private func text(_ sql: String, _ text: ([SQLiteToken]) -> String) throws(Unreadable) -> String {
        do {
            return text(try SQLiteTokenizer.tokens(of: sql))
        } catch {
            throw Unreadable(object: object, reason: error.reason)
        }
    }

    private static func written(_ tokens: [SQLiteToken]) -> String {
        tokens.map(\.written).joined(separator: " ")
    }

    private func checkKeys() throws(Unreadable) {
        var keys: Set<[UInt8]> = []
        var unique: Set<String> = []
        var primary: Set<String> = []
        for constraint in definition.constraints {
            switch constraint.rule {
            case .primaryKey(let list, _):
                keys.formUnion(list.compactMap(\.name?.sqliteFolded))
                primary.insert(signature(list))
            case .unique(let list, _): unique.insert(signature(list))
            case .check, .foreignKey: break
            }
        }
        guard keys == Set(columns.filter { $0.keyPlace > 0 }.map(\.name.sqliteFolded)) else {
            throw disagreement("primary key")
        }
        // Of several constraints with the same keys SQLite makes one index.
        let made = Set(indexes.filter { $0.origin == "u" }.map { Self.signature($0.keys) })
        let ofKey = Set(indexes.filter { $0.origin == "pk" }.map { Self.signature($0.keys) })
        guard unique.isSubset(of: made.union(ofKey)), made.isSubset(of: unique.union(primary)) else {
            throw disagreement("unique constraints")
        }
    }

    private func signature(_ keys: [SQLiteKey]) -> String {
        Self.signature(
            keys.map { ($0.name ?? "", definition.collation(of: $0)) })
    }

    private static func signature(_ keys: [SQLiteSchemaRows.Key]) -> String {
        signature(keys.map { ($0.column ?? "", $0.collation) })
    }

    /// Leaves out what is there twice, as SQLite does in the key of a WITHOUT ROWID table.
    private static func signature(_ keys: [(column: String, collation: String)]) -> String {
        var lines: [String] = []
        for key in keys {
            let line = "\(key.column.sqliteFolded) \(key.collation.sqliteFolded)"
            if !lines.contains(line) { lines.append(line) }
        }
        return lines.joined(separator: "\n")
    }

    private func checkForeignKeys() throws(Unreadable) {
        var read: [String] = []
        for case .foreignKey(let key) in definition.constraints.map(\.rule) {
            read.append(
                Self.signature(
                    key.columns, key.table, key.referencedColumns, onDelete: key.onDelete, onUpdate: key.onUpdate))
        }
        let said = foreignKeys.map {
            Self.signature($0.columns, $0.table, $0.referencedColumns, onDelete: $0.onDelete, onUpdate: $0.onUpdate)
        }
        guard read.sorted() == said.sorted() else { throw disagreement("foreign keys") }
    }

    private static func signature(
        _ columns: [String], _ table: String, _ referencedColumns: [String], onDelete: String, onUpdate: String
    ) -> String {
        "\(columns.map(\.sqliteFolded)) \(table.sqliteFolded) \(referencedColumns.map(\.sqliteFolded)) \(onDelete) "
            + onUpdate
    }
}
