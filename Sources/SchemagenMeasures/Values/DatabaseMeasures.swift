/// What was measured of a live database, in one snapshot and without changing anything.
///
/// A value: it knows nothing of the connection that it came from. Lists are in the order of their names' bytes. Sizes
/// are bytes, counts are rows unless they say otherwise, moments are ISO 8601 in UTC with microseconds
/// (`2026-01-31T08:15:00.000000Z`).
public struct DatabaseMeasures: Sendable, Hashable {
    /// What keeps the data.
    public struct Engine: Sendable, Hashable {
        /// `PostgreSQL` or `SQLite`.
        public var name: String
        /// The version as the engine says it: `15.18 (Debian 15.18-0+deb12u1)`, `3.40.1`.
        public var version: String

        /// An engine.
        public init(name: String, version: String) {
            self.name = name
            self.version = version
        }
    }

    /// The engine and its version.
    public var engine: Engine
    /// The database's name on its server; of a SQLite file the last part of its path.
    public var database: String
    /// When it was measured, by the server's clock.
    public var takenAt: String
    /// The bytes of the whole database on disk, the system's own tables included; of SQLite the pages of the file.
    public var bytes: Measure<Int64> = .unmeasured(.notAsked)
    /// The bytes of pages that hold nothing and would be used again before the file grows. Only SQLite says it.
    public var freeBytes: Measure<Int64> = .unmeasured(.notAsked)
    /// What a check of the file found, as sentences of the engine; none where it is sound. Only of SQLite, when asked
    /// for.
    public var integrity: Measure<[String]> = .unmeasured(.notAsked)
    /// Tables and materialized views, those of extensions too; not the system's and not temporary ones.
    public var tables: Measure<[TableMeasures]> = .unmeasured(.notAsked)
    /// The indexes of these tables.
    public var indexes: Measure<[IndexMeasures]> = .unmeasured(.notAsked)
    /// The foreign keys of these tables, those of partitions only where they are not their parent's.
    public var foreignKeys: Measure<[ForeignKeyMeasures]> = .unmeasured(.notAsked)
    /// Constraints of these tables that may be violated by rows from before them. Empty for SQLite, which has none.
    public var unvalidatedConstraints: Measure<[UnvalidatedConstraint]> = .unmeasured(.notAsked)
    /// Settings that decide how a change goes, by name.
    public var settings: Measure<[SettingMeasure]> = .unmeasured(.notAsked)
    /// What only a server has; nil for SQLite.
    public var server: ServerMeasures?

    /// Measures of which nothing is known yet.
    public init(engine: Engine, database: String, takenAt: String) {
        self.engine = engine
        self.database = database
        self.takenAt = takenAt
    }

    /// The indexes that answer no query because making them did not succeed or has not ended.
    public var invalidIndexes: Measure<[IndexMeasures]> { indexes.map { $0.filter { !$0.isValid } } }
}

/// A setting of the engine.
public struct SettingMeasure: Sendable, Hashable {
    /// Its name: `maintenance_work_mem`.
    public var name: String
    /// Its value with its unit, as the engine prints it (`64MB`, `0`), as it holds for the role that measured.
    public var value: String

    /// A setting.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
