import SchemagenModel

/// The foreign keys of a schema seen from the tables that they point at.
struct Relations {
    /// A foreign key with the table that it stands in.
    struct Incoming {
        /// The Swift name of the table that holds the foreign key.
        let table: String
        let foreignKey: ForeignKey
        /// Whether at most one row can refer to the same row.
        let isUnique: Bool
    }

    /// By the Swift name of the referenced table, in the order of the schema.
    private let incoming: [String: [Incoming]]

    init(_ schema: Schema) {
        var incoming: [String: [Incoming]] = [:]
        for table in schema.tables where !table.foreignKeys.isEmpty {
            let keys = UniqueKeys(table)
            for foreignKey in table.foreignKeys {
                incoming[foreignKey.table, default: []].append(
                    Incoming(
                        table: table.info.name, foreignKey: foreignKey, isUnique: keys.contain(foreignKey.columns)))
            }
        }
        self.incoming = incoming
    }

    /// The foreign keys that point at a table.
    func pointing(at table: String) -> [Incoming] { incoming[table] ?? [] }
}

/// The sets of columns of which a table holds each combination once.
struct UniqueKeys {
    private var single: [String] = []
    private var composite: [[String]] = []

    init(_ table: Table) {
        if let key = table.primaryKey { add(key.columns) }
        for unique in table.uniques { add(unique.columns) }
        for index in table.indexes where index.isUnique && index.predicate == nil {
            var columns: [String] = []
            for key in index.keys {
                if case .column(let name) = key.value { columns.append(name) }
            }
            if columns.count == index.keys.count { add(columns) }
        }
    }

    private mutating func add(_ columns: [String]) {
        if columns.count == 1 { single.append(columns[0]) } else { composite.append(columns) }
    }

    /// Whether the columns are a key, in any order, or one of them is a key alone. Several of them that are a smaller
    /// composite key are not looked for.
    func contain(_ columns: [String]) -> Bool {
        for column in columns where single.contains(column) { return true }
        guard columns.count > 1 else { return false }
        return composite.contains { $0.count == columns.count && $0.allSatisfy(columns.contains) }
    }
}
