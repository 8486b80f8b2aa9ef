import SchemagenModel

/// The form that a table's key takes in Swift; columns go by their Swift names.
enum TableKey {
    /// No primary key: no `ID`.
    case none
    /// One column of its own: `ID` wraps its value.
    case single(String, DataType)
    /// One column that is another table's id: `ID` is that table's.
    case shared(String, table: String)
    /// Several columns: `ID` has one property for each.
    case composite([String])

    init(_ table: Table) {
        self = .none
        guard let names = table.primaryKey?.columns, let first = names.first else { return }
        var type: DataType?
        for name in names {
            guard let position = table.columns.firstIndex(where: { $0.name == name }) else { return }
            if type == nil { type = table.columns[position].type }
        }
        guard let type else { return }
        if names.count > 1 {
            self = .composite(names)
        } else if case .reference(let table) = type {
            self = .shared(first, table: table)
        } else {
            self = .single(first, type)
        }
    }

    /// The column, where the key has one.
    var column: String? {
        switch self {
        case .single(let column, _), .shared(let column, _): column
        case .none, .composite: nil
        }
    }

    /// The column that `ID` wraps.
    var ownColumn: String? { if case .single(let column, _) = self { column } else { nil } }
}
