/// What was measured of a PostgreSQL server besides the database itself.
public struct ServerMeasures: Sendable, Hashable {
    /// The number that the cluster got when it was made, its replicas the same one.
    public var systemIdentifier: Measure<String> = .unmeasured(.notAsked)
    /// When the server was started. A crash before that may have cost the counts.
    public var startedAt: Measure<String> = .unmeasured(.notAsked)
    /// Since when uses are counted in this database; nil where the counts were never reset since it was made. The
    /// reset of a single table's counts moves it too; a crash, which costs all counts, leaves it nil.
    public var statsReset: Measure<String?> = .unmeasured(.notAsked)
    /// Whether uses are counted at all (`track_counts`).
    public var countsUses: Measure<Bool> = .unmeasured(.notAsked)
    /// Whether it follows another server, and nothing can be changed on it.
    public var isReplica: Measure<Bool> = .unmeasured(.notAsked)
    /// The servers that receive its changes.
    public var standbys: Measure<[StandbyMeasures]> = .unmeasured(.notAsked)
    /// What it keeps for those that are to receive its changes.
    public var slots: Measure<[ReplicationSlotMeasures]> = .unmeasured(.notAsked)
    /// How old a transaction had to be, in seconds, to stand in `oldTransactions`.
    public var oldTransactionSeconds: Int64 = 0
    /// The sessions of this database with a transaction open for that long, oldest first.
    public var oldTransactions: Measure<[TransactionMeasures]> = .unmeasured(.notAsked)
    /// The prepared transactions of this database, oldest first: each keeps its locks until it is committed or rolled
    /// back.
    public var preparedTransactions: Measure<[PreparedTransactionMeasures]> = .unmeasured(.notAsked)
    /// The sessions of this database that wait for a lock, the longest wait first.
    public var blockedSessions: Measure<[BlockedSessionMeasures]> = .unmeasured(.notAsked)
    /// The extension pg_stat_statements, nil where this database does not have it.
    public var statementExtension: Measure<StatementExtension?> = .unmeasured(.notAsked)
    /// The statements of this database that took most time in all, the first the most.
    public var slowStatements: Measure<[StatementMeasures]> = .unmeasured(.notAsked)

    /// A server of which nothing is known yet.
    public init() {}
}

/// A server that receives another's changes.
public struct StandbyMeasures: Sendable, Hashable {
    /// What it calls itself (`application_name`).
    public var name: String
    /// `streaming`, `catchup` and so on.
    public var state: String
    /// `sync`, `async`, `quorum` or `potential`.
    public var mode: String
    /// The bytes of changes that it has not made yet; nil where the server does not say.
    public var lagBytes: Int64?
    /// How long it lately took until it had made a change, in milliseconds; nil where nothing happened for a while.
    public var lagMilliseconds: Int64?

    /// A standby.
    public init(name: String, state: String, mode: String, lagBytes: Int64? = nil, lagMilliseconds: Int64? = nil) {
        self.name = name
        self.state = state
        self.mode = mode
        self.lagBytes = lagBytes
        self.lagMilliseconds = lagMilliseconds
    }
}

/// A replication slot: what makes a server keep its changes for one that may come back.
public struct ReplicationSlotMeasures: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// `physical` or `logical`.
    public var kind: String
    /// Whether somebody is receiving by it.
    public var isActive: Bool
    /// The bytes of changes (WAL) that are kept for it; nil where none are.
    public var retainedBytes: Int64?
    /// `reserved`, `extended`, `unreserved` or `lost`; nil where the server does not say.
    public var status: String?

    /// A slot.
    public init(
        name: String, kind: String, isActive: Bool, retainedBytes: Int64? = nil, status: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.isActive = isActive
        self.retainedBytes = retainedBytes
        self.status = status
    }
}
