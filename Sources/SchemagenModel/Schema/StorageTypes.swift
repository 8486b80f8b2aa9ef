/// What the types that stand for others are stored as: `Lead.ID` and the schema's own types.
struct StorageTypes: Sendable {
    /// The storage type of the key of every table that has a key of one column.
    private let keyTypes: [String: DataType]
    private let types: [String: NamedType]

    /// Follows every key once.
    /// - Parameters:
    ///   - keys: The type of the key as it is declared, by table, for tables with a key of one column.
    ///   - types: The `type` declarations, by name.
    init(keys: [String: DataType] = [:], types: [String: NamedType] = [:]) {
        var resolved: [String: DataType] = [:]
        resolved.reserveCapacity(keys.count)
        for (name, type) in keys {
            switch type {
            case .reference, .named: resolved[name] = Self.keyType(of: name, declared: keys, types: types)
            default: resolved[name] = type
            }
        }
        keyTypes = resolved
        self.types = types
    }

    /// The type that a value of the given type has in the database: `Lead.ID` becomes the type of the table's key and a
    /// `type X = …` its base, inside arrays and ranges too. Everything else is returned as it is, and so is a reference
    /// to a table without a key of one column, which only a schema with errors holds.
    func storageType(of type: DataType) -> DataType {
        switch type {
        case .reference(let table): return keyTypes[table] ?? type
        case .named(let name): return types[name].map { storageType(of: $0.base) } ?? type
        case .array(let element): return .array(storageType(of: element))
        case .range(let element): return .range(storageType(of: element))
        case .multiRange(let element): return .multiRange(storageType(of: element))
        default: return type
        }
    }

    /// Follows a key through the keys that it refers to; nil where they go round in a circle, which is an error
    /// reported elsewhere.
    private static func keyType(
        of table: String, declared: [String: DataType], types: [String: NamedType]
    ) -> DataType? {
        var visited: Set<String> = [table]
        guard var type = declared[table] else { return nil }
        while true {
            switch type {
            case .reference(let next):
                guard visited.insert(next).inserted, let following = declared[next] else { return nil }
                type = following
            case .named(let name):
                guard let base = types[name]?.base, base != type else { return nil }
                if case .named = base { return nil }
                type = base
            default:
                return type
            }
        }
    }
}
