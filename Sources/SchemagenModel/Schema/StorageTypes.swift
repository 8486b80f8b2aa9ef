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
        // Nearly every key stands for itself.
        var resolved = keys
        var others: [String] = []
        for (name, type) in keys {
            switch type {
            case .reference, .named: others.append(name)
            default: break
            }
        }
        for name in others { resolved[name] = nil }
        var unresolved: Set<String> = []
        for name in others where resolved[name] == nil {
            let (path, type) = Self.follow(name, keys, types, resolved, unresolved)
            for step in path {
                if let type { resolved[step] = type } else { unresolved.insert(step) }
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

    /// Follows a key through the keys that it refers to, as far as they are not known already: the tables on the way,
    /// and the type at its end. There is none where the keys go round in a circle, which is an error reported elsewhere.
    private static func follow(
        _ table: String, _ keys: [String: DataType], _ types: [String: NamedType], _ resolved: [String: DataType],
        _ unresolved: Set<String>
    ) -> (path: [String], type: DataType?) {
        var path: [String] = []
        var visited: Set<String> = []
        var current = table
        while let declared = keys[current] {
            if let type = resolved[current] { return (path, type) }
            guard !unresolved.contains(current) else { break }
            path.append(current)
            var type = declared
            if case .named(let name) = type {
                guard let base = types[name]?.base else { break }
                type = base
            }
            switch type {
            case .reference(let next):
                // Only a key that refers to another can be part of a circle; most refer to none.
                guard visited.insert(current).inserted, !visited.contains(next) else { return (path, nil) }
                current = next
            case .named: return (path, nil)
            default: return (path, type)
            }
        }
        return (path, nil)
    }
}
