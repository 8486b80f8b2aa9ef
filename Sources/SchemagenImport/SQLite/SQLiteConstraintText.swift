import SchemagenDatabases

/// Constraints and columns as SQL, for what the language has no form of its own for.
enum SQLiteConstraintText {
    /// A constraint as it stands in CREATE TABLE.
    static func text(of object: CatalogueObject, in table: SQLiteTableShape, isUnlisted: Bool) -> String {
        var text = object.text(.constraintName).map { "CONSTRAINT \(SQLiteText.name($0)) " } ?? ""
        switch object.identity.kind {
        case .primaryKey: text += "PRIMARY KEY \(keys(of: object, in: table))\(conflict(object))"
        case .uniqueConstraint: text += "UNIQUE \(keys(of: object, in: table))\(conflict(object))"
        case .foreignKey: text += foreignKey(object, isUnlisted: isUnlisted)
        default: text += "CHECK (\(object.text(.condition) ?? "1"))"
        }
        return text
    }

    private static func list(_ names: [String]) -> String {
        "(\(names.map { SQLiteText.name($0) }.joined(separator: ", ")))"
    }

    private static func keys(of object: CatalogueObject, in table: SQLiteTableShape) -> String {
        let isNumbered = object.identity.kind == .primaryKey && table.object.flag(.autoincrement)
        let (collations, descending) = (object.list(.keyCollations), object.list(.descending))
        let keys = object.list(.columns).enumerated().map { index, name in
            let own = index < collations.count ? collations[index] : "BINARY"
            let collation = own == table.column(name)?.collation ? "" : " COLLATE \(SQLiteText.name(own))"
            return SQLiteText.name(name) + collation + (descending.contains(name) ? " DESC" : "")
                + (isNumbered ? " AUTOINCREMENT" : "")
        }
        return "(\(keys.joined(separator: ", ")))"
    }

    private static func conflict(_ object: CatalogueObject) -> String {
        object.text(.conflict).map { " ON CONFLICT \($0.uppercased())" } ?? ""
    }

    private static func foreignKey(_ object: CatalogueObject, isUnlisted: Bool) -> String {
        var text = "FOREIGN KEY \(list(object.list(.columns))) REFERENCES "
        text += SQLiteText.name(object.list(.referencedTable).first ?? "")
        let referenced = object.list(.referencedColumns)
        if !isUnlisted, !referenced.isEmpty { text += " " + list(referenced) }
        if let match = object.text(.matchClause) { text += " MATCH \(SQLiteText.name(match))" }
        if let action = object.text(.onDelete), action != "no action" { text += " ON DELETE \(action.uppercased())" }
        if let action = object.text(.onUpdate), action != "no action" { text += " ON UPDATE \(action.uppercased())" }
        switch object.text(.deferrable) {
        case "immediate"?: text += " DEFERRABLE"
        case "deferred"?: text += " DEFERRABLE INITIALLY DEFERRED"
        default: break
        }
        return text
    }

    // MARK: Columns

    /// What stands behind the name of a column.
    /// - Parameter key: The primary key, where the column is it alone.
    static func definition(
        of column: SQLiteTableShape.Column, key: CatalogueObject?, isAutoincrement: Bool
    ) -> String {
        let object = column.object
        var names: [String: [String]] = [:]
        for entry in object.list(.namesWithoutObject) {
            for word in ["not null", "default", "collate", "generated", "null", "nothing"]
            where entry.hasPrefix(word + " ") {
                names[word, default: []].append(String(entry.dropFirst(word.count + 1)))
                break
            }
        }
        func named(_ word: String) -> String {
            guard let name = names[word]?.popFirst() else { return "" }
            return "CONSTRAINT \(SQLiteText.name(name)) "
        }
        var parts: [String] = column.declared.isEmpty ? [] : [column.declared]
        if let key {
            var text = key.text(.constraintName).map { "CONSTRAINT \(SQLiteText.name($0)) " } ?? ""
            text += "PRIMARY KEY" + (key.list(.descending).isEmpty ? "" : " DESC") + conflict(key)
            parts.append(text + (isAutoincrement ? " AUTOINCREMENT" : ""))
        }
        if object.flag(.isNotNull) {
            let conflict = object.text(.notNullConflict).map { " ON CONFLICT \($0.uppercased())" } ?? ""
            parts.append("\(named("not null"))NOT NULL\(conflict)")
        }
        if names["null"] != nil { parts.append("\(named("null"))NULL") }
        if let value = column.defaultSQL {
            parts.append("\(named("default"))DEFAULT (\(value))")
        }
        if let collation = object.text(.collation) {
            parts.append("\(named("collate"))COLLATE \(SQLiteText.name(collation))")
        }
        if let generated = object.text(.generated) {
            let kind = object.text(.generatedKind) == "stored" ? "STORED" : "VIRTUAL"
            parts.append("\(named("generated"))GENERATED ALWAYS AS (\(generated)) \(kind)")
        }
        for name in names["nothing"] ?? [] { parts.append("CONSTRAINT \(SQLiteText.name(name))") }
        return parts.joined(separator: " ")
    }
}

extension Array {
    fileprivate mutating func popFirst() -> Element? { isEmpty ? nil : removeFirst() }
}
