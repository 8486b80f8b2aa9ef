/// The objects of a schema by name, built once and then asked by every later stage: linear to build, constant to ask.
public final class SchemaIndex: Sendable {
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
    private let storage: StorageTypes

    /// Indexes a schema. Of two objects with one name, which is an error reported elsewhere, the first counts.
    public init(_ schema: Schema) {
        tables = Self.dictionary(schema.tables) { $0.info.name }
        types = Self.dictionary(schema.types) { $0.info.name }
        enums = Self.dictionary(schema.enums) { $0.info.name }
        views = Self.dictionary(schema.views) { $0.info.name }
        sequences = Self.dictionary(schema.sequences) { $0.info.name }
        var keys: [String: DataType] = [:]
        keys.reserveCapacity(schema.tables.count)
        for table in schema.tables where keys[table.info.name] == nil {
            if let key = table.primaryKey, key.columns.count == 1, let column = table.column(key.columns[0]) {
                keys[table.info.name] = column.type
            }
        }
        storage = StorageTypes(keys: keys, types: types)
    }

    /// The type that a value of the given type has in the database: `Lead.ID` becomes the type of the table's key and a
    /// `type X = …` its base, inside arrays and ranges too. Everything else is returned as it is, and so is a reference
    /// to a table without a key of one column, which only a schema with errors holds.
    public func storageType(of type: DataType) -> DataType { storage.storageType(of: type) }

    /// The columns of a table's primary key, in the key's order; empty where there is no key.
    public func keyColumns(of table: Table) -> [Column] {
        (table.primaryKey?.columns ?? []).compactMap { table.column($0) }
    }

    /// The column of a path, where table and column exist.
    public func column(_ path: ColumnPath) -> Column? { tables[path.table]?.column(path.column) }

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
