import SchemagenMeasures

/// What is measured besides what costs nothing, and how long it may take.
public struct MeasureOptions: Sendable, Hashable {
    /// Which tables' rows are counted, which reads them all.
    public enum Counting: Sendable, Hashable {
        /// None: estimates are enough.
        case none
        /// These.
        case these(Set<RelationName>)
        /// All.
        case all
    }

    /// Which tables' rows are counted.
    public var counting = Counting.none
    /// How long one question may take, in milliseconds; 0 for as long as it likes.
    public var statementMilliseconds = 60_000
    /// How long a question may wait for a lock, in milliseconds; 0 for as long as it likes.
    public var lockMilliseconds = 2_000
    /// How old a transaction has to be to be told of, in seconds.
    public var oldTransactionSeconds: Int64 = 60
    /// How many of the slowest statements are told of.
    public var slowStatements = 20
    /// Whether the pages of a SQLite file are checked, which reads it all.
    public var checksIntegrity = false
    /// Whether the pages of each table of a SQLite file are counted, which reads it all.
    public var countsPages = true

    /// What costs nothing.
    public init() {}

    /// Whether a table's rows are counted.
    func counts(_ table: RelationName) -> Bool {
        switch counting {
        case .none: false
        case .these(let names): names.contains(table)
        case .all: true
        }
    }
}
