import SchemagenDatabases

/// A table of the catalogue with all that belongs to it, and the Swift names that were chosen.
struct SQLiteTableShape {
    struct Column {
        var object: CatalogueObject
        var name: String
        var swiftName: String
        /// The declared type as it was written.
        var declared: String
        /// The text of the default as it was written.
        var defaultText: String?
        /// What its declared type is in Swift.
        var type: SQLiteDeclaredType

        var collation: String { object.text(.collation) ?? "BINARY" }
        var isNotNull: Bool { object.flag(.isNotNull) }

        /// The default as it was written, unless a name stands where SQLite makes a string of it.
        var defaultSQL: String? {
            guard let text = object.text(.defaultValue) else { return nil }
            guard let written = defaultText, let tokens = try? SQLiteTokenizer.tokens(of: written) else { return text }
            if tokens.count == 2, tokens[0].kind == .sign { return tokens[0].written + tokens[1].written }
            let hasNames = tokens.contains { $0.kind == .doubleQuoted || $0.kind == .bracketed }
            let isWord = tokens.count == 1 && tokens[0].kind == .word && text.hasPrefix("'")
            return hasNames || isWord ? text : written
        }
    }

    var object: CatalogueObject
    var name: String
    var swiftName: String
    var columns: [Column]
    var primaryKey: CatalogueObject?
    var uniques: [CatalogueObject] = []
    var checks: [CatalogueObject] = []
    var foreignKeys: [CatalogueObject] = []
    var indexes: [CatalogueObject] = []

    var isStrict: Bool { object.flag(.strict) }
    var isWithoutRowid: Bool { object.flag(.withoutRowid) }
    var keyColumns: [String] { primaryKey?.list(.columns) ?? [] }

    /// A column by its SQL name.
    func column(_ name: String) -> Column? { columns.first { $0.name == name } }

    /// The Swift name of a column.
    func swift(_ name: String) -> String { column(name)?.swiftName ?? name }

    /// The column that is the rowid; nil where none is.
    var rowidColumn: String? { primaryKey?.flag(.rowidAlias) == true ? keyColumns.first : nil }

    /// Whether a key sorts and compares as its columns do.
    func hasOwnCollations(_ key: CatalogueObject) -> Bool {
        let collations = key.list(.keyCollations)
        guard !collations.isEmpty else { return key.list(.columns).allSatisfy { column($0)?.collation == "BINARY" } }
        return zip(collations, key.list(.columns)).allSatisfy { $0 == column($1)?.collation }
    }

    /// The columns for expressions, by their names without regard to case.
    var expressionColumns: [[UInt8]: SQLiteExpression.Column] {
        var result: [[UInt8]: SQLiteExpression.Column] = [:]
        for column in columns {
            result[Array(column.name.utf8).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }] =
                SQLiteExpression.Column(swiftName: column.swiftName, type: column.type)
        }
        return result
    }
}

extension CatalogueObject {
    /// The name that a constraint was given; empty for one without.
    var givenName: String { text(.constraintName) ?? "" }
    /// The name of what it belongs to, or its own.
    var owner: String { identity.path[0] }
}
