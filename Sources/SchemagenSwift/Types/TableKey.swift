import SchemagenModel

/// The form that a table's key takes in Swift.
enum TableKey {
    /// No primary key: no `ID`.
    case none
    /// One column of its own: `ID` wraps its value.
    case single(Column)
    /// One column that is another table's id: `ID` is that table's.
    case shared(Column, table: String)
    /// Several columns: `ID` has one property for each.
    case composite([Column])

    init(_ table: Table) {
        guard let key = table.primaryKey else {
            self = .none
            return
        }
        let parts = key.columns.compactMap { table.column($0) }
        guard parts.count == key.columns.count, let first = parts.first else {
            self = .none
            return
        }
        if parts.count > 1 {
            self = .composite(parts)
        } else if case .reference(let table) = first.type {
            self = .shared(first, table: table)
        } else {
            self = .single(first)
        }
    }

    /// The column, where the key has one.
    var column: Column? {
        switch self {
        case .single(let column), .shared(let column, _): column
        case .none, .composite: nil
        }
    }
}
