/// How long the runner waits for others, and what it calls itself.
public struct RunnerOptions: Sendable {
    /// What the journal says of who applied a migration.
    public var tool: String
    /// How long another run's lock is waited for, in milliseconds.
    public var patience: Int
    /// How long one statement waits for a lock on a table before the migration is given up and tried again, in
    /// milliseconds: as long as it waits, everyone else waits behind it.
    public var lockTimeout: Int
    /// How often a migration is tried that met such a lock.
    public var attempts: Int
    /// Says what is being waited for, which migration runs, and what is strange.
    public var progress: (@Sendable (String) -> Void)?
    /// What the history says of the structure: asked with the engine of the live database, the number of migrations that
    /// are applied, and the scripts that are to run. Nil compares nothing.
    public var forecast: (@Sendable (DatabaseCatalogue.Engine, Int, [RunnableMigration.Script]) -> StructuralForecast)?
    /// How many rows a batch of an UPDATE has that runs in batches; nil: as its file says.
    public var batchSize: Int?
    /// How long to wait between two batches, in milliseconds.
    public var batchPause = 0
    /// Whether rows of the journal are all those of the migrations that the history's baseline replaces.
    public var isReplaced: @Sendable ([Journal.Row]) -> Bool = { _ in false }
    /// Told what each migration took, which is measured only then.
    public var measured: (@Sendable (MigrationMeasure) -> Void)?
    /// Stops the run from another thread.
    public var cancellation: RunnerCancellation?

    /// Makes the options.
    public init(
        tool: String = "schemagen", patience: Int = 60_000, lockTimeout: Int = 5_000, attempts: Int = 5,
        progress: (@Sendable (String) -> Void)? = nil, cancellation: RunnerCancellation? = nil
    ) {
        self.cancellation = cancellation
        self.tool = tool
        self.patience = patience
        self.lockTimeout = lockTimeout
        self.attempts = attempts
        self.progress = progress
    }

    /// How long to wait after a number of failed attempts, in milliseconds: twice as long each time, and by a part that
    /// differs from one run to the next longer, so that two do not meet again and again.
    static func wait(afterAttempt attempt: Int, seed: Int) -> Int {
        let base = 100 << min(max(attempt, 1), 6)
        let jitter = (seed &* 2_654_435_761 &+ attempt &* 40_503) & 0x7FFF
        return base + base * jitter / 0x8000
    }
}

/// What a migration took that `apply` ran.
public struct MigrationMeasure: Sendable, Hashable {
    /// The migration.
    public var migration: RunnableMigration
    /// The engine's version as it numbers itself: `15.18`, `3.40.1`.
    public var engineVersion: String
    /// How long it took, waiting for others included.
    public var milliseconds: Int
    /// How large the database was before, in bytes.
    public var sizeBefore: Int64
    /// How large it is afterwards, in bytes.
    public var sizeAfter: Int64
}

/// A table of which a migration takes rows or values away.
public struct DataLoss: Sendable, Hashable, CustomStringConvertible {
    /// The table as it is named to allow the loss: `orders`, or `sales.orders` outside the usual schema.
    public var table: String
    /// What is lost: `3 rows`.
    public var amount: String

    /// `orders (3 rows)`
    public var description: String { "\(table) (\(amount))" }

    /// `1 row`, `2 rows`.
    static func count(_ number: Int64, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}

/// What the runner asks of a database.
///
/// Errors come as `RunnerError`, or as the driver's own, which the runner translates.
protocol RunnerEngine: AnyObject {
    /// Refuses a database that cannot be written, before anything is done to it.
    func checkWritable() throws
    /// Keeps other runs out until `unlock`, where the engine can do that for longer than a transaction.
    func lock() throws
    /// Lets other runs in.
    func unlock()
    /// The rows of the journal in the order of their numbers; none where there is no table.
    func journal() throws -> [Journal.Row]
    /// Calls the body in a transaction, which is committed afterwards; where it throws, or the lock is lost, nothing is
    /// left. The body may be called again where others held locks.
    /// - Parameter foreignKeys: Whether SQLite checks foreign keys meanwhile.
    func transaction<Result>(foreignKeys: Bool, _ body: () throws -> Result) throws -> Result
    /// Makes the journal's table where it is not there. Inside a transaction.
    func makeJournal() throws
    /// Everything that the database holds.
    func catalogue() throws -> DatabaseCatalogue
    /// Calls the body, which only reads, so that it sees one state of the database.
    func inspect<Result>(_ body: () throws -> Result) throws -> Result
    /// What the role lacks for these changes; without changes, for the journal and what runs in batches alone.
    /// - Parameter scripts: What makes the changes, and what it is called.
    func missingPrivileges(
        for changes: StructuralChanges?, by scripts: [(title: String, script: RunnableMigration.Script)]
    ) throws -> [MissingPrivilege]
    /// What keeps this very connection from changing anything, though another one might.
    func readOnlyReason() throws -> String?
    /// What of these the database holds: rows of tables, values of columns.
    func contents(of dropped: [StructuralChanges.Dropped]) throws -> [DataLoss]
    /// Whether a table, as SQL names it, has rows.
    func hasRows(_ table: String) throws -> Bool
    /// Refuses a file that says to run otherwise than in one transaction and cannot.
    func checkStatements(_ script: RunnableMigration.Script) throws
    /// Runs a file that says to run in no transaction, statement by statement, leaving out what is done already.
    func runStatements(_ script: RunnableMigration.Script) throws
    /// Runs an UPDATE in batches, each in a transaction of its own, from where the run before ended.
    func runBatches(_ migration: RunnableMigration) throws
    /// How far such a migration has come, by its number, with the hash of its file; none once it is in the journal.
    func batchProgress() throws -> [Int: (hash: String, progress: BatchProgress)]
    /// Runs a file. Inside a transaction, which the file must leave open.
    func run(_ script: RunnableMigration.Script) throws
    /// Runs a file and tells what data is gone. Inside a transaction.
    func runMeasuring(_ script: RunnableMigration.Script) throws -> [DataLoss]
    /// Adds a row, with the database's time. Inside a transaction.
    func record(_ migration: RunnableMigration, tool: String) throws
    /// Removes a row; of a baseline, those of the migrations that it replaces as well. Inside a transaction.
    func forget(_ migration: RunnableMigration) throws
    /// The engine's version as it numbers itself: `15.18`, `3.40.1`.
    var version: String { get }
    /// How large the database is, in bytes.
    func size() throws -> Int64
    /// Ends the connection.
    func close()
}

extension RunnerEngine {
    /// Calls the body in a transaction in which foreign keys are checked.
    func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        try transaction(foreignKeys: true, body)
    }
}
