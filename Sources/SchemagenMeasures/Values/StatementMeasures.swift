/// The extension pg_stat_statements in a database.
public struct StatementExtension: Sendable, Hashable {
    /// The schema that it is in.
    public var schema: String
    /// Its version: `1.10`.
    public var version: String
    /// Whether it can be read: the role may, and the server has loaded it. `slowStatements` says why not.
    public var isReadable: Bool

    /// The extension.
    public init(schema: String, version: String, isReadable: Bool) {
        self.schema = schema
        self.version = version
        self.isReadable = isReadable
    }
}

/// What pg_stat_statements counted of a statement, since its own counts began.
public struct StatementMeasures: Sendable, Hashable {
    /// The statement as the extension gives it, with `$1` for its constants; unmeasured where it hides it.
    public var text: Measure<String>
    /// The role that ran it; nil for one that is gone.
    public var role: String?
    /// Times that it was run.
    public var calls: Int64
    /// The time that it took in all, in microseconds.
    public var totalMicroseconds: Int64
    /// The time that it took at the most, in microseconds.
    public var maximumMicroseconds: Int64
    /// Rows that it returned or changed in all.
    public var rows: Int64

    /// The time that a run took on average, in microseconds.
    public var meanMicroseconds: Int64 { calls > 0 ? totalMicroseconds / calls : 0 }

    /// A statement.
    public init(
        text: Measure<String>, role: String?, calls: Int64, totalMicroseconds: Int64, maximumMicroseconds: Int64,
        rows: Int64
    ) {
        self.text = text
        self.role = role
        self.calls = calls
        self.totalMicroseconds = totalMicroseconds
        self.maximumMicroseconds = maximumMicroseconds
        self.rows = rows
    }
}
