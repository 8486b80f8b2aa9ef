import SchemagenDatabases
import SchemagenModel

/// The foreign keys that the language can say, and the types that they give to columns.
struct SQLiteForeignKeys {
    /// Those that can be said, by identity.
    private(set) var links: [CatalogueIdentity: ForeignKeyDraft] = [:]
    /// The columns that a column refers to: table and column of each.
    private var targets: [[String]: [String]] = [:]
    private var types: [[String]: SQLiteDeclaredType] = [:]
    private let unlisted: Set<CatalogueIdentity>

    init(_ builder: SQLiteDraftBuilder) {
        unlisted = Self.unlisted(builder)
        for table in builder.tables {
            for key in table.foreignKeys where canBeSaid(key, of: table, builder) {
                let (columns, referenced) = (key.list(.columns), key.list(.referencedColumns))
                guard columns.count == 1, targets[[table.name, columns[0]]] == nil,
                    let target = key.list(.referencedTable).first
                else { continue }
                targets[[table.name, columns[0]]] = [target, referenced[0]]
            }
        }
        for table in builder.tables {
            for column in table.columns {
                types[[table.name, column.name]] = Self.type(of: column, in: table, targets, builder)
            }
        }
        for table in builder.tables {
            for key in table.foreignKeys where canBeSaid(key, of: table, builder) {
                links[key.identity] = link(key, of: table, builder)
            }
        }
    }

    /// The Swift type of a column: what it refers to decides.
    func type(of column: String, in table: SQLiteTableShape) -> SQLiteDeclaredType {
        types[[table.name, column]] ?? .text
    }

    /// Whether a column refers to another by itself.
    func isLinked(_ column: String, in table: SQLiteTableShape) -> Bool { targets[[table.name, column]] != nil }

    /// Whether a key leaves out the columns of the other table.
    func isUnlisted(_ key: CatalogueObject) -> Bool { unlisted.contains(key.identity) }

    /// The keys of tables that leave out the columns of the other one. Of several that are alike but for that, the first.
    private static func unlisted(_ builder: SQLiteDraftBuilder) -> Set<CatalogueIdentity> {
        var counts = builder.source.unlisted
        var result: Set<CatalogueIdentity> = []
        for key in builder.tables.flatMap(\.foreignKeys) {
            let referenced = key.list(.referencedColumns)
            let target = key.list(.referencedTable).first ?? ""
            guard referenced.isEmpty || referenced == builder.table(target)?.keyColumns else { continue }
            let place = SQLiteSource.key(
                table: key.owner, columns: key.list(.columns), target: target,
                actions: [key.text(.onDelete) ?? "", key.text(.onUpdate) ?? ""])
            guard let count = counts[place], count > 0 else { continue }
            counts[place] = count - 1
            result.insert(key.identity)
        }
        return result
    }

    private static func type(
        of column: SQLiteTableShape.Column, in table: SQLiteTableShape, _ targets: [[String]: [String]],
        _ builder: SQLiteDraftBuilder
    ) -> SQLiteDeclaredType {
        var place = [table.name, column.name]
        var seen: Set<[String]> = [place]
        while let next = targets[place] {
            guard seen.insert(next).inserted else { return column.type }
            place = next
        }
        return builder.table(place[0])?.column(place[1])?.type ?? column.type
    }

    private func canBeSaid(_ key: CatalogueObject, of table: SQLiteTableShape, _ builder: SQLiteDraftBuilder) -> Bool {
        let (columns, referenced) = (key.list(.columns), key.list(.referencedColumns))
        guard builder.level(key) == 0, key.text(.matchClause) == nil, columns.count == referenced.count,
            Set(columns).count == columns.count, let target = key.list(.referencedTable).first.flatMap(builder.table),
            referenced.allSatisfy({ target.column($0) != nil })
        else { return false }
        let sorted = referenced.sorted()
        if target.primaryKey != nil, !builder.keyAsText(of: target), target.keyColumns.sorted() == sorted {
            return true
        }
        if isUnlisted(key) { return false }
        for unique in target.uniques
        where builder.level(unique) == 0 && unique.list(.columns).sorted() == sorted
            && unique.list(.descending).isEmpty && target.hasOwnCollations(unique)
        {
            return true
        }
        return target.indexes.contains { index in
            index.flag(.isUnique) && index.text(.condition) == nil && target.hasOwnCollations(index)
                && index.list(.columns).sorted() == sorted.map { SQLiteText.name($0) }.sorted()
        }
    }

    private func link(
        _ key: CatalogueObject, of table: SQLiteTableShape, _ builder: SQLiteDraftBuilder
    ) -> ForeignKeyDraft? {
        let (columns, referenced) = (key.list(.columns), key.list(.referencedColumns))
        guard let target = key.list(.referencedTable).first.flatMap(builder.table) else { return nil }
        for (column, other) in zip(columns, referenced) where type(of: column, in: table) != type(of: other, in: target)
        {
            return nil
        }
        let refersToKey = !builder.keyAsText(of: target) && target.keyColumns == referenced
        if isUnlisted(key), !refersToKey { return nil }
        var attributes: [String] = []
        let actions = [
            "cascade": "cascade", "restrict": "restrict", "set null": "setNull", "set default": "setDefault",
        ]
        if let action = key.text(.onDelete).flatMap({ actions[$0] }) { attributes.append("@onDelete(\(action))") }
        if let action = key.text(.onUpdate).flatMap({ actions[$0] }) { attributes.append("@onUpdate(\(action))") }
        switch key.text(.deferrable) {
        case "immediate"?: attributes.append("@deferrable")
        case "deferred"?: attributes.append("@deferrable(initially: deferred)")
        default: break
        }
        if isUnlisted(key) { attributes.append("@unlisted") }
        return ForeignKeyDraft(
            sqlName: key.givenName, columns: columns.map(table.swift), table: target.swiftName,
            referenced: referenced.map(target.swift), refersToKey: refersToKey,
            hasTypeOfKey: columns.count == 1 && !isInCircle([table.name, columns[0]]), attributes: attributes)
    }

    /// Whether keys that refer to one another lead back to a column, which then has no type to take.
    private func isInCircle(_ column: [String]) -> Bool {
        var place = column
        var seen: Set<[String]> = []
        while let next = targets[place] {
            if next == column { return true }
            guard seen.insert(next).inserted else { return false }
            place = next
        }
        return false
    }
}
