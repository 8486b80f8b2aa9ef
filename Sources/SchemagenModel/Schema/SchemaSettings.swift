import SchemagenLanguage

/// The header's settings, each with its default.
public struct SchemaSettings: Sendable, Equatable {
    /// The access level of generated declarations.
    public enum SwiftAccess: String, Sendable, Equatable, CaseIterable { case `public`, package, `internal` }

    /// The databases with their minimum versions, PostgreSQL first. Default: `[postgresql(14), sqlite(3.37)]`.
    public var minimumVersions: [Database: DatabaseVersion] = [
        .postgresql: DatabaseVersion(14), .sqlite: DatabaseVersion(3, 37),
    ]
    /// Patterns for SQL names by kind (`table`, `column`, `enum`, `case`, `index`, `unique`, `primaryKey`, `foreignKey`,
    /// `check`, `exclude`, `sequence`) with the placeholders `{table}`, `{column}`, `{columns}`, `{name}`.
    public var naming: [String: String] = [:]
    /// Whether SQLite tables are STRICT. Default: strict.
    public var sqliteStorage: SQLiteStorage = .strict
    /// How enums are stored. Default: native.
    public var enumStorage: EnumStorage = .native
    /// The access level of the models. Default: public.
    public var swiftAccess: SwiftAccess = .public
    /// Modules that the models import. Default: none.
    public var swiftImports: [String] = []
    /// Whether changes to existing tables take the forms that lock least. Default: true.
    public var onlineChanges = true
    /// How the rows of a table get the values of a column that they had not, where PostgreSQL's tables change online.
    /// Default: batches.
    public var backfills: BackfillForm = .batches
    /// Whether missing evidence is an error of `check`. Default: false.
    public var requireEvidence = false
    /// Whether documentation becomes COMMENT ON in PostgreSQL. Default: false.
    public var sqlComments = false
    /// Severities of findings, and the numbers that rules of `lint` compare with.
    public var lint: LintSettings = [:]

    /// Makes one from its parts.
    public init() {}

    /// The databases in the order of everything that is printed.
    public var databases: [Database] { Database.allCases.filter { minimumVersions[$0] != nil } }
}
