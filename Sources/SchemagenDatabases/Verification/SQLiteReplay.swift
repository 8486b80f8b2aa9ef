/// Replays on SQLite, in memory.
public struct SQLiteReplayServer: ReplayServer {
    /// The version of libsqlite3: `3.40.1`.
    public let version: String

    /// Finds libsqlite3.
    /// - Throws: `MissingLibraryError`, `SQLiteError`.
    public init() throws {
        let database = try SQLiteDatabase(.memory)
        version = database.version
        database.close()
    }

    /// Calls the body with a new database in memory.
    public func withDatabase<Result>(_ body: (SQLiteReplayDatabase) throws -> Result) throws -> Result {
        let database = try SQLiteDatabase(.memory)
        defer { database.close() }
        return try body(SQLiteReplayDatabase(database: database))
    }
}

/// A database in memory.
public struct SQLiteReplayDatabase: ReplayDatabase {
    let database: SQLiteDatabase

    /// Runs a script in one transaction.
    public func run(_ script: String) throws(ScriptFailure) {
        do {
            let isOff = RunnableMigration.Script.says(RunnableMigration.Script.withoutForeignKeys, script)
            try database.execute("PRAGMA foreign_keys = \(isOff ? "OFF" : "ON"); BEGIN IMMEDIATE")
            do {
                try database.execute(script)
                try database.execute("COMMIT")
            } catch {
                try? database.execute("ROLLBACK")
                throw error
            }
        } catch let error as SQLiteError {
            throw ScriptFailure(
                "\(error.message) (SQLite code \(error.code))", position: error.position ?? error.statement,
                isViolation: error.primaryCode == 19 || error.primaryCode == 20)
        } catch {
            throw ScriptFailure("\(error)")
        }
    }

    /// Everything that the database holds.
    public func catalogue() throws -> DatabaseCatalogue { try SQLiteCatalogue.read(database) }

    /// Nothing: SQLite knows no rights.
    public func uses() throws -> CatalogueUses { CatalogueUses() }

    /// Puts rows into the tables that have none.
    public func fill() throws -> RowReport { try SQLiteRows(database).fill() }

    /// Takes all rows out.
    public func clear() throws { try SQLiteRows(database).clear() }

    /// The rows of all tables.
    public func contents() throws -> RowFingerprint { try SQLiteRows(database).contents() }
}
