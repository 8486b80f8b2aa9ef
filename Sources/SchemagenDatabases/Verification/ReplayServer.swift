/// An engine on which histories are replayed: databases that are made for it and go afterwards.
public protocol ReplayServer {
    associatedtype Database: ReplayDatabase

    /// The engine's version as it numbers itself: `15.18`.
    var version: String { get }

    /// Calls the body with a new, empty database, which is gone afterwards.
    func withDatabase<Result>(_ body: (Database) throws -> Result) throws -> Result
}

/// A database of a replay.
public protocol ReplayDatabase {
    /// Runs a script in one transaction: where it fails nothing of it is done.
    func run(_ script: String) throws(ScriptFailure)
    /// Everything that the database holds.
    func catalogue() throws -> DatabaseCatalogue
    /// What its objects use of one another.
    func uses() throws -> CatalogueUses
    /// Puts rows into the tables that have none.
    func fill() throws -> RowReport
    /// Takes all rows out.
    func clear() throws
    /// The rows of all tables, to be compared later.
    func contents() throws -> RowFingerprint
}
