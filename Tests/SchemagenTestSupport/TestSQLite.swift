import SchemagenDatabases

/// Calls the body with a new, empty SQLite database in memory.
public func withSQLite<Result>(
    foreignKeys: Bool = true, _ body: (SQLiteDatabase) throws -> Result
) throws -> Result {
    let database = try SQLiteDatabase(.memory, foreignKeys: foreignKeys)
    defer { database.close() }
    return try body(database)
}
