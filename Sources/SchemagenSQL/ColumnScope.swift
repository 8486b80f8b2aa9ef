import SchemagenModel

/// A table's or view's columns by Swift name: what keys, indexes and expressions refer to.
struct ColumnScope {
    /// The SQL name of the table or view, with its schema.
    let owner: String
    private let columns: [String: Column]

    init(owner: String, columns: [Column]) {
        self.owner = owner
        var byName: [String: Column] = [:]
        byName.reserveCapacity(columns.count)
        for column in columns where byName[column.name] == nil { byName[column.name] = column }
        self.columns = byName
    }

    /// The scope of a table.
    init(_ table: Table) {
        self.init(owner: Quoting.identifier(table.info.sqlName, in: table.info.sqlSchema), columns: table.columns)
    }

    /// The scope of a view.
    init(_ view: View) {
        self.init(owner: Quoting.identifier(view.info.sqlName, in: view.info.sqlSchema), columns: view.columns)
    }

    subscript(name: String) -> Column? { columns[name] }
}

extension Table {
    /// The columns that exist on a database.
    func columns(on database: Database) -> [Column] { columns.filter { $0.databases.contains(database) } }
}
