import SchemagenMeasures
import SchemagenPlanning

/// What a live database has before it: the migrations that it does not have yet, and what the schema says beyond them.
public struct ComingChange: Sendable {
    /// The migrations, in order; unmeasured where the journal cannot be read.
    public var migrations: Measure<[ComingMigration]>
    /// What is wrong with the journal or the history, as sentences.
    public var problems: [String] = []
    /// The rows that coming constraints would refuse.
    public var refusals: [ComingRefusal] = []
    /// Whether the journal says of no migration that it is applied.
    public var isJournalEmpty = false

    /// Makes one from its parts.
    public init(_ migrations: Measure<[ComingMigration]>) { self.migrations = migrations }
}

/// A migration that is to come.
public struct ComingMigration: Sendable, Hashable {
    /// In what its statements run.
    public enum Execution: Sendable, Hashable {
        /// All in one transaction: a lock is held until the last of them is done.
        case transaction
        /// Each by itself.
        case statements
        /// One UPDATE in batches, each in a transaction of its own.
        case batches
    }

    /// One thing that it does, by the names that tables have in the database now.
    public struct Step: Sendable, Hashable {
        /// What it does, in words: `create table orders`.
        public var summary: String
        /// The locks that it takes.
        public var locks: [StepEffect.Lock]
        /// The tables that it writes anew.
        public var rewrites: [QualifiedName]
        /// The other tables that it reads as a whole.
        public var scans: [QualifiedName]
        /// The tables and columns whose data is gone afterwards, by SQL name: `orders`, `orders.note`.
        public var losses: [String]
        /// Why code made for the schema before stops working, in a phrase; nil: it goes on working.
        public var breaking: String?
        /// Those of these tables that are not there now.
        public var tablesToCome: Set<QualifiedName>

        /// Makes one of a planned step's effect.
        public init(_ summary: String, _ effect: StepEffect, tablesToCome: Set<QualifiedName> = []) {
            self.summary = summary
            locks = effect.locks
            rewrites = effect.rewrites
            scans = effect.scans
            losses = effect.losses
            breaking = effect.breaking
            self.tablesToCome = tablesToCome
        }
    }

    /// Number and name: `0002_parcels`; nil for what is not recorded yet.
    public var title: String?
    /// In what it runs.
    public var execution: Execution
    /// What it does, in order; unmeasured where that is not known.
    public var steps: Measure<[Step]>
    /// What else is to be known of it, as a sentence without a full stop.
    public var remark: String?
    /// How fast it goes through bytes; nil where nobody measured it.
    public var throughput: Throughput?

    /// Makes one from its parts.
    public init(_ title: String?, _ execution: Execution, _ steps: Measure<[Step]>, remark: String? = nil) {
        self.title = title
        self.execution = execution
        self.steps = steps
        self.remark = remark
    }
}

/// Rows that a coming constraint would refuse.
public struct ComingRefusal: Sendable, Hashable {
    /// The constraint: `check orders_total_check`.
    public var constraint: String
    /// The table as SQL names it; nil where it is not of one table.
    public var table: String?
    /// How many rows there are.
    public var rows: Measure<Int64>

    /// Makes one from its parts.
    public init(_ constraint: String, on table: String?, rows: Measure<Int64>) {
        self.constraint = constraint
        self.table = table
        self.rows = rows
    }
}
