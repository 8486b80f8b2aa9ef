/// The objects of a schema by name, built once and then asked by every later stage: linear to build, constant to ask.
public struct SchemaIndex: Sendable {
    /// The tables by Swift name.
    public let tables: [String: Table]
    /// The enums by Swift name.
    public let enums: [String: Enumeration]
    /// The `type` declarations by Swift name.
    public let types: [String: NamedType]
    /// The views by Swift name.
    public let views: [String: View]
    /// The sequences by Swift name.
    public let sequences: [String: SequenceObject]
    /// The storage type of the key of every table that has a key of one column.
    private let keyTypes: [String: DataType]

    /// Indexes a schema. Of two objects with one name, which is an error reported elsewhere, the first counts.
    public init(_ schema: Schema) {
        self.init(
            tables: schema.tables, enums: schema.enums, types: schema.types, views: schema.views,
            sequences: schema.sequences)
    }

    /// Indexes the parts of a schema: the resolver needs the types of keys before the schema is complete.
    public init(
        tables: [Table], enums: [Enumeration], types: [NamedType], views: [View] = [], sequences: [SequenceObject] = []
    ) {
        let tablesByName = Self.dictionary(tables) { $0.info.name }
        let typesByName = Self.dictionary(types) { $0.info.name }
        self.tables = tablesByName
        self.types = typesByName
        self.enums = Self.dictionary(enums) { $0.info.name }
        self.views = Self.dictionary(views) { $0.info.name }
        self.sequences = Self.dictionary(sequences) { $0.info.name }

        var declared: [String: DataType] = [:]
        declared.reserveCapacity(tables.count)
        for table in tables where declared[table.info.name] == nil {
            if let key = table.primaryKey, key.columns.count == 1, let column = table.column(key.columns[0]) {
                declared[table.info.name] = column.type
            }
        }
        var resolved: [String: DataType] = [:]
        resolved.reserveCapacity(declared.count)
        for name in declared.keys {
            if let type = Self.keyType(of: name, declared: declared, types: typesByName) { resolved[name] = type }
        }
        keyTypes = resolved
    }

    /// The type that a value of the given type has in the database: `Lead.ID` becomes the type of the table's key and a
    /// `type X = …` its base, inside arrays and ranges too. Everything else is returned as it is, and so is a reference
    /// to a table without a key of one column, which only a schema with errors holds.
    public func storageType(of type: DataType) -> DataType {
        switch type {
        case .reference(let table): return keyTypes[table] ?? type
        case .named(let name): return types[name].map { storageType(of: $0.base) } ?? type
        case .array(let element): return .array(storageType(of: element))
        case .range(let element): return .range(storageType(of: element))
        case .multiRange(let element): return .multiRange(storageType(of: element))
        default: return type
        }
    }

    /// The columns of a table's primary key, in the key's order; empty where there is no key.
    public func keyColumns(of table: Table) -> [Column] {
        (table.primaryKey?.columns ?? []).compactMap { table.column($0) }
    }

    /// The column of a path, where table and column exist.
    public func column(_ path: ColumnPath) -> Column? { tables[path.table]?.column(path.column) }

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

    private static func dictionary<Value>(_ values: [Value], name: (Value) -> String) -> [String: Value] {
        var result: [String: Value] = [:]
        result.reserveCapacity(values.count)
        for value in values {
            let name = name(value)
            if result[name] == nil { result[name] = value }
        }
        return result
    }
}
