import SchemagenModel

/// What a step of a migration took when it was tried on a copy of a database: a measure, and no promise.
public struct RehearsedStep: Sendable, Equatable {
    /// The kind of database.
    public var database: Database
    /// The engine's version as it numbers itself.
    public var version: String
    /// The number of the migration.
    public var migration: Int
    /// What the step does, in words: `create table orders`.
    public var summary: String
    /// How long it took.
    public var milliseconds: Int
    /// By how much the database grew; nil: not measured.
    public var bytes: Int?

    /// Makes one from its parts.
    public init(
        database: Database, version: String, migration: Int, summary: String, milliseconds: Int, bytes: Int? = nil
    ) {
        self.database = database
        self.version = version
        self.migration = migration
        self.summary = summary
        self.milliseconds = milliseconds
        self.bytes = bytes
    }
}
