import SchemagenModel

/// A table's or view's columns by Swift name: what keys, indexes and expressions refer to.
final class ColumnScope {
    /// Few columns are found faster by looking at each.
    private static let mostUnindexed = 16

    /// The SQL name of the table or view, with its schema.
    let owner: String
    private let columns: [Column]
    /// Where the columns stand, by their names; nil where there are few.
    private let positions: [String: Int]?

    init(owner: String, columns: [Column]) {
        self.owner = owner
        self.columns = columns
        guard columns.count > Self.mostUnindexed else {
            positions = nil
            return
        }
        var positions: [String: Int] = [:]
        positions.reserveCapacity(columns.count)
        for (position, column) in columns.enumerated() where positions[column.name] == nil {
            positions[column.name] = position
        }
        self.positions = positions
    }

    /// The scope of a table.
    convenience init(_ table: Table) {
        self.init(owner: Quoting.identifier(table.info.sqlName, in: table.info.sqlSchema), columns: table.columns)
    }

    /// The same columns in something with another SQL name.
    init(owner: String, like other: ColumnScope) {
        self.owner = owner
        columns = other.columns
        positions = other.positions
    }

    /// The column of a Swift name.
    subscript(name: String) -> Column? { position(name).map { columns[$0] } }

    /// The SQL name of the column of a Swift name.
    func sqlName(of name: String) -> String? { position(name).map { columns[$0].sqlName } }

    private func position(_ name: String) -> Int? {
        if let positions { return positions[name] }
        for position in columns.indices where columns[position].name == name { return position }
        return nil
    }
}

/// The scopes of a schema's tables and views, each made once.
struct ColumnScopes {
    private var made: [String: ColumnScope] = [:]
    private let index: SchemaIndex
    /// Whether SQL names have their schema.
    private let isQualified: Bool

    init(_ index: SchemaIndex, isQualified: Bool) {
        self.index = index
        self.isQualified = isQualified
    }

    /// The scope of a table or view by its Swift name; nil where there is none.
    mutating func scope(of owner: String) -> ColumnScope? {
        if let scope = made[owner] { return scope }
        if let table = index.tables[owner] { return scope(of: table) }
        guard let view = index.views[owner] else { return nil }
        return make(view.info, view.columns)
    }

    /// The scope of a table.
    mutating func scope(of table: Table) -> ColumnScope {
        if let scope = made[table.info.name] { return scope }
        return make(table.info, table.columns)
    }

    private mutating func make(_ info: ObjectInfo, _ columns: [Column]) -> ColumnScope {
        let scope = ColumnScope(
            owner: Quoting.identifier(info.sqlName, in: isQualified ? info.sqlSchema : nil), columns: columns)
        made[info.name] = scope
        return scope
    }
}
