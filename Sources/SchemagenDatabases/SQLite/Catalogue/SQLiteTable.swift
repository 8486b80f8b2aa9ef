/// A table as its statement says it, once SQLite has agreed.
struct SQLiteTable {
    typealias Unreadable = SQLiteCatalogue.Unreadable

    let name: String
    let definition: SQLiteTableDefinition
    let names: SQLiteNames
    private let object: String
    private let columns: [SQLiteSchemaRows.Column]
    private let indexes: [SQLiteSchemaRows.Index]

    init(_ entry: SQLiteSchemaRows.Entry, _ rows: SQLiteSchemaRows) throws(Unreadable) {
        let key = Array(entry.name.utf8)
        name = entry.name
        object = "table \(entry.name)"
        columns = rows.columns[key] ?? []
        indexes = rows.indexes[key] ?? []
        definition = try SQLiteTableParser.definition(of: try entry.statement(object), object: object)
        names = SQLiteNames(.table, [entry.name] + definition.columns.map(\.name))
        try SQLiteTableCheck(
            object: object, definition: definition, table: rows.tables[key], columns: columns, indexes: indexes,
            foreignKeys: rows.foreignKeys[key] ?? []
        ).run()
    }

    /// The name of a column as it was declared.
    func spelling(_ column: String) -> String? {
        let folded = column.sqliteFolded
        return definition.columns.first { $0.name.sqliteFolded == folded }?.name
    }

    /// The names of the columns of the primary key; empty where there is none.
    var keyColumns: [String] {
        for case .primaryKey(let keys, _) in definition.constraints.map(\.rule) {
            return keys.compactMap(\.name).map { spelling($0) ?? $0 }
        }
        return []
    }

    /// Itself, its columns and its constraints.
    /// - Parameter referenced: Finds the table that a foreign key refers to.
    func objects(referenced: (String) -> SQLiteTable?) throws(Unreadable) -> [CatalogueObject] {
        var table = CatalogueObject(CatalogueIdentity(.table, [name]))
        if definition.isStrict { table.facts[.strict] = .flag(true) }
        if definition.isWithoutRowid { table.facts[.withoutRowid] = .flag(true) }
        if definition.isAutoincrement { table.facts[.autoincrement] = .flag(true) }
        if !definition.namesWithoutObject.isEmpty {
            table.facts[.namesWithoutObject] = .list(definition.namesWithoutObject)
        }
        var objects = [table]
        for (index, pair) in zip(definition.columns, columns).enumerated() {
            objects.append(column(pair.0, pair.1, at: index + 1))
        }
        var constraints: [CatalogueObject] = []
        for constraint in definition.constraints {
            constraints.append(try self.constraint(constraint, referenced: referenced))
        }
        return objects + Self.numbered(constraints)
    }

    private func column(
        _ column: SQLiteTableDefinition.Column, _ row: SQLiteSchemaRows.Column, at position: Int
    ) -> CatalogueObject {
        var facts: [CatalogueFact: CatalogueValue] = [.position: .number(Int64(position))]
        if !column.type.isEmpty { facts[.type] = .text(SQLiteText.type(of: column.type)) }
        // The primary key of a STRICT or WITHOUT ROWID table implies it.
        if row.isNotNull { facts[.isNotNull] = .flag(true) }
        facts[.notNullConflict] = column.notNullConflict.map { .text($0) }
        facts[.defaultValue] = column.defaultValue.map {
            .text(SQLiteText.text(of: $0, names: SQLiteNames(.table, [])))
        }
        if let generated = column.generated {
            facts[.generated] = .text(SQLiteText.text(of: generated, names: names))
            facts[.generatedKind] = .text(column.isStored ? "stored" : "virtual")
        }
        if let collation = column.collation, collation != "BINARY" { facts[.collation] = .text(collation) }
        if row.keyPlace > 0 { facts[.keyPlace] = .number(row.keyPlace) }
        if !column.namesWithoutObject.isEmpty { facts[.namesWithoutObject] = .list(column.namesWithoutObject.sorted()) }
        return CatalogueObject(CatalogueIdentity(.column, [name, column.name]), facts)
    }

    // MARK: Constraints

    private func constraint(
        _ constraint: SQLiteTableDefinition.Constraint, referenced: (String) -> SQLiteTable?
    ) throws(Unreadable) -> CatalogueObject {
        var facts: [CatalogueFact: CatalogueValue] = [:]
        let kind: CatalogueKind
        let unnamed: String
        switch constraint.rule {
        case .primaryKey(let keys, let conflict):
            kind = .primaryKey
            unnamed = "primary key"
            facts = try self.facts(of: keys)
            facts[.conflict] = conflict.map { .text($0) }
            if !definition.isWithoutRowid, !indexes.contains(where: { $0.origin == "pk" }) {
                facts[.rowidAlias] = .flag(true)
            }
        case .unique(let keys, let conflict):
            kind = .uniqueConstraint
            unnamed = "unique(\(keys.compactMap(\.name).map { spelling($0) ?? $0 }.joined(separator: ", ")))"
            facts = try self.facts(of: keys)
            facts[.conflict] = conflict.map { .text($0) }
        case .check(let condition):
            kind = .checkConstraint
            let text = SQLiteText.text(of: condition, names: names)
            unnamed = "check(\(text))"
            facts[.condition] = .text(text)
        case .foreignKey(let key):
            kind = .foreignKey
            facts = self.facts(of: key, referenced: referenced(key.table))
            let columns = CatalogueObject(CatalogueIdentity(kind, []), facts)
            let to = columns.list(.referencedColumns)
            unnamed =
                "foreign key(\(columns.list(.columns).joined(separator: ", ")))→"
                + "\(columns.list(.referencedTable).first ?? key.table)"
                + (to.isEmpty ? "" : "(\(to.joined(separator: ", ")))")
        }
        facts[.constraintName] = constraint.name.map { .text($0) }
        return CatalogueObject(CatalogueIdentity(kind, [name, constraint.name ?? unnamed]), facts)
    }

    private func facts(of keys: [SQLiteKey]) throws(Unreadable) -> [CatalogueFact: CatalogueValue] {
        var facts: [CatalogueFact: CatalogueValue] = [:]
        var columns: [String] = []
        for key in keys {
            guard let name = key.name, let column = spelling(name) else {
                throw Unreadable(object: object, reason: "a key that is no column")
            }
            columns.append(column)
        }
        facts[.columns] = .list(columns)
        let descending = zip(columns, keys).filter(\.1.isDescending).map(\.0)
        if !descending.isEmpty { facts[.descending] = .list(descending) }
        let collations = keys.map { definition.collation(of: $0) }
        if collations.contains(where: { $0 != "BINARY" }) { facts[.keyCollations] = .list(collations) }
        return facts
    }

    private func facts(
        of key: SQLiteTableDefinition.ForeignKey, referenced: SQLiteTable?
    ) -> [CatalogueFact: CatalogueValue] {
        var facts: [CatalogueFact: CatalogueValue] = [
            .columns: .list(key.columns.map { spelling($0) ?? $0 }),
            .referencedTable: .list([referenced?.name ?? key.table]),
            .onDelete: .text(key.onDelete), .onUpdate: .text(key.onUpdate),
        ]
        // Left out they are the key of the other table, where it is there and has one.
        let columns =
            key.referencedColumns.isEmpty
            ? referenced?.keyColumns ?? [] : key.referencedColumns.map { referenced?.spelling($0) ?? $0 }
        if !columns.isEmpty { facts[.referencedColumns] = .list(columns) }
        facts[.matchClause] = key.match.map { .text($0) }
        facts[.deferrable] = key.deferrable.map { .text($0) }
        return facts
    }

    /// Gives each of several constraints that are called the same a number, so that none is lost. They are sorted by
    /// what they say: the order in which they were written is no difference.
    private static func numbered(_ objects: [CatalogueObject]) -> [CatalogueObject] {
        var groups: [CatalogueIdentity: [CatalogueObject]] = [:]
        for object in objects { groups[object.identity, default: []].append(object) }
        return groups.values.flatMap { group in
            guard group.count > 1 else { return group }
            return group.sorted { Self.sortKey($0) < Self.sortKey($1) }.enumerated().map { index, object in
                var path = object.identity.path
                if index > 0, let last = path.popLast() { path.append("\(last) #\(index + 1)") }
                return CatalogueObject(CatalogueIdentity(object.identity.kind, path), object.facts)
            }
        }
    }

    private static func sortKey(_ object: CatalogueObject) -> String {
        object.facts.sorted { $0.key < $1.key }.map { "\($0.key.name) \($0.value)" }.joined(separator: "\n")
    }

    // MARK: Indexes

    /// An index that CREATE INDEX made.
    func index(
        _ entry: SQLiteSchemaRows.Entry, _ rows: [SQLiteSchemaRows.Index]
    ) throws(Unreadable) -> CatalogueObject {
        let object = "index \(entry.name) of table \(name)"
        let definition = try SQLiteIndexDefinition(try entry.statement(object), object: object)
        let bytes = Array(entry.name.utf8)
        guard let row = rows.first(where: { Array($0.name.utf8) == bytes }),
            row.isUnique == definition.isUnique, row.isPartial == (definition.condition != nil),
            row.keys.count == definition.keys.count
        else { throw Unreadable(object: object, reason: "SQLite reads its statement otherwise") }
        var columns: [String] = []
        for (key, said) in zip(definition.keys, row.keys) {
            let column = key.name.flatMap { spelling($0) }
            guard said.isDescending == key.isDescending,
                said.column == nil || said.column?.sqliteFolded == key.name?.sqliteFolded,
                (said.column == nil) == (column == nil)
            else { throw Unreadable(object: object, reason: "SQLite reads its keys otherwise") }
            columns.append(
                column.map { SQLiteText.name($0) } ?? SQLiteText.text(of: key.expression, names: names))
        }
        var facts: [CatalogueFact: CatalogueValue] = [.columns: .list(columns)]
        if definition.isUnique { facts[.isUnique] = .flag(true) }
        let descending = zip(columns, definition.keys).filter(\.1.isDescending).map(\.0)
        if !descending.isEmpty { facts[.descending] = .list(descending) }
        let collations = row.keys.map(\.collation)
        if collations.contains(where: { $0 != "BINARY" }) { facts[.keyCollations] = .list(collations) }
        facts[.condition] = definition.condition.map { .text(SQLiteText.text(of: $0, names: names)) }
        return CatalogueObject(CatalogueIdentity(.index, [name, entry.name]), facts)
    }
}

extension SQLiteTableDefinition {
    /// The collation that a key has: its own, or its column's.
    func collation(of key: SQLiteKey) -> String {
        if let collation = key.collation { return collation }
        let folded = key.name?.sqliteFolded
        return columns.first { $0.name.sqliteFolded == folded }?.collation ?? "BINARY"
    }
}
