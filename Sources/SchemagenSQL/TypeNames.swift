import SchemagenModel

/// The names of types in the databases, as they stand behind a column's name.
public enum TypeNames {
    /// The type of a column: `varchar(320)`, `INTEGER`; `–` where the database has no such type.
    ///
    /// SQLite's type depends on whether the table is STRICT.
    public static func text(
        for column: Column, on database: Database, index: SchemaIndex, storage: SQLiteStorage = .strict
    ) -> String {
        if database == .sqlite, let type = column.sqlite.type { return type.isEmpty ? "–" : type }
        return text(for: column.type, on: database, index: index, storage: storage)
    }

    /// The type of a value; `–` where the database has no such type.
    public static func text(
        for type: DataType, on database: Database, index: SchemaIndex, storage: SQLiteStorage = .strict
    ) -> String {
        name(of: type, on: database, index: index, storage: storage) ?? "–"
    }

    /// The type of a value; nil where the database has no such type.
    public static func name(
        of type: DataType, on database: Database, index: SchemaIndex, storage: SQLiteStorage = .strict
    ) -> String? {
        switch database {
        case .postgresql: PostgreSQLTypes(index: index).name(of: type)
        case .sqlite: SQLiteTypes(index: index, storage: storage).name(of: type)
        }
    }
}
