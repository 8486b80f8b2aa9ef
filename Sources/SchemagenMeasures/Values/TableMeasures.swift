/// What was measured of a table.
///
/// The figures of a table that is divided into partitions are the sums over all of them; each partition stands in the
/// list by itself too. Of a table that others inherit from (without partitions) they are its own.
public struct TableMeasures: Sendable, Hashable {
    /// What kind of table it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A table with rows of its own.
        case table
        /// One that is divided into partitions, which hold its rows.
        case divided
        /// A materialized view.
        case materializedView
        /// One whose rows another server keeps; it takes no room here.
        case foreign
        /// One of SQLite's virtual tables, whose rows a module of code keeps.
        case virtual
    }

    /// Its name.
    public var name: RelationName
    /// What kind of table it is.
    public var kind: Kind
    /// The table whose partition it is.
    public var partitionOf: RelationName?
    /// The room that it takes.
    public var sizes: Measure<TableSizes> = .unmeasured(.notAsked)
    /// How many rows the engine believes that it has, since it last looked at them.
    public var estimatedRows: Measure<Int64> = .unmeasured(.notAsked)
    /// How many rows it has, counted: only when asked for.
    public var countedRows: Measure<Int64> = .unmeasured(.notAsked)
    /// What has been done with it since counting began.
    public var use: Measure<TableUse> = .unmeasured(.notAsked)
    /// How much of it is taken by nothing: an estimate.
    public var bloat: Measure<BloatEstimate> = .unmeasured(.notAsked)

    /// A table of which nothing else is known yet.
    public init(_ name: RelationName, kind: Kind = .table, partitionOf: RelationName? = nil) {
        self.name = name
        self.kind = kind
        self.partitionOf = partitionOf
    }
}

/// The room that a table takes on disk, in bytes.
public struct TableSizes: Sendable, Hashable {
    /// The rows, with the maps of free and of visible pages; for SQLite the table's pages, those of long values too.
    public var heapBytes: Int64
    /// The long values that PostgreSQL keeps beside the rows, with their index; 0 for SQLite.
    public var toastBytes: Int64
    /// All its indexes, those of its keys too.
    public var indexBytes: Int64
    /// All of it: the sum of the three.
    public var totalBytes: Int64 { heapBytes + toastBytes + indexBytes }

    /// Sizes in bytes.
    public init(heapBytes: Int64, toastBytes: Int64, indexBytes: Int64) {
        self.heapBytes = heapBytes
        self.toastBytes = toastBytes
        self.indexBytes = indexBytes
    }
}

/// What the server counted of a table since its counts began (`ServerMeasures.statsReset`), on the server that was
/// asked only: a standby counts by itself. Moments are nil where it never happened.
public struct TableUse: Sendable, Hashable {
    /// Rows that are there, as estimated from what was counted.
    public var liveRows: Int64 = 0
    /// Versions of rows that nobody needs any more and VACUUM has not cleared, as estimated.
    public var deadRows: Int64 = 0
    /// Rows inserted.
    public var insertedRows: Int64 = 0
    /// Rows updated.
    public var updatedRows: Int64 = 0
    /// Rows updated without a new entry in any index; a part of `updatedRows`.
    public var heapOnlyUpdatedRows: Int64 = 0
    /// Rows deleted.
    public var deletedRows: Int64 = 0
    /// Times that the whole table was read.
    public var sequentialScans: Int64 = 0
    /// Rows that came of reading the whole table.
    public var sequentialRows: Int64 = 0
    /// Times that one of its indexes was used.
    public var indexScans: Int64 = 0
    /// Rows that were fetched by way of an index.
    public var indexRows: Int64 = 0
    /// When VACUUM ended last; of a divided table, since when each partition has been cleared.
    public var lastVacuum: String?
    /// When autovacuum last cleared it; of a divided table as above.
    public var lastAutovacuum: String?
    /// When ANALYZE ended last; of a divided table as above.
    public var lastAnalyze: String?
    /// When autovacuum last analysed it; of a divided table as above.
    public var lastAutoanalyze: String?

    /// Nothing counted.
    public init() {}
}

/// How much of a table's pages is taken by nothing: an estimate from the average widths that ANALYZE found.
///
/// Wrong by a few per cent even at best, and by more where widths vary, columns were dropped, or much has changed since
/// ANALYZE. Only the extension pgstattuple, which reads the table, knows.
public struct BloatEstimate: Sendable, Hashable {
    /// The bytes that a rewrite of the table would free, at least 0. What `fillfactor` keeps free is not counted.
    public var bytes: Int64
    /// The bytes of the pages that the estimate is about, as they were at the last VACUUM or ANALYZE.
    public var ofBytes: Int64

    /// An estimate, in bytes.
    public init(bytes: Int64, ofBytes: Int64) {
        self.bytes = bytes
        self.ofBytes = ofBytes
    }
}
