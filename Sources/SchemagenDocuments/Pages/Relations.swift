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
            for foreignKey in table.foreignKeys {
                incoming[foreignKey.table, default: []].append(
                    Incoming(
                        table: table.info.name, foreignKey: foreignKey,
                        isUnique: table.holdsOnce(foreignKey.columns)))
            }
        }
        self.incoming = incoming
    }

    /// The foreign keys that point at a table.
    func pointing(at table: String) -> [Incoming] { incoming[table] ?? [] }
}

extension Table {
    /// Whether the table holds each combination of the columns once: whether they are a key, in any order, or one of
    /// them is a key alone. Several of them that are a smaller composite key are not looked for.
    func holdsOnce(_ columns: [String]) -> Bool {
        if let key = primaryKey?.columns, Self.isKey(key, within: columns) { return true }
        for unique in uniques where Self.isKey(unique.columns, within: columns) { return true }
        for index in indexes where index.isUnique && index.predicate == nil {
            var key: [String] = []
            for part in index.keys {
                if case .column(let name) = part.value { key.append(name) }
            }
            if key.count == index.keys.count, Self.isKey(key, within: columns) { return true }
        }
        return false
    }

    private static func isKey(_ key: [String], within columns: [String]) -> Bool {
        (key.count == 1 || key.count == columns.count) && key.allSatisfy(columns.contains)
    }
}
