/// A session with an open transaction. What it runs is not kept: it may hold data.
public struct TransactionMeasures: Sendable, Hashable {
    /// The server's process that serves it.
    public var process: Int64
    /// Its role; nil for the server's own.
    public var role: String?
    /// What it calls itself; empty where it has no name.
    public var application: String
    /// `active`, `idle in transaction` and so on.
    public var state: String
    /// How long the transaction has been open, in milliseconds.
    public var ageMilliseconds: Int64

    /// A session.
    public init(process: Int64, role: String?, application: String, state: String, ageMilliseconds: Int64) {
        self.process = process
        self.role = role
        self.application = application
        self.state = state
        self.ageMilliseconds = ageMilliseconds
    }
}

/// A transaction that was prepared for a two-phase commit.
public struct PreparedTransactionMeasures: Sendable, Hashable {
    /// The name that it was prepared by.
    public var identifier: String
    /// Whose it is.
    public var role: String
    /// How long ago it was prepared, in milliseconds.
    public var ageMilliseconds: Int64

    /// A prepared transaction.
    public init(identifier: String, role: String, ageMilliseconds: Int64) {
        self.identifier = identifier
        self.role = role
        self.ageMilliseconds = ageMilliseconds
    }
}

/// A session that waits for a lock.
public struct BlockedSessionMeasures: Sendable, Hashable {
    /// The server's process that serves it.
    public var process: Int64
    /// The processes that it waits for, those before it in the queue too; 0 is a prepared transaction.
    public var blockedBy: [Int64]
    /// The lock: `AccessExclusiveLock`.
    public var lock: String
    /// The table or index that is locked; nil where something else is.
    public var relation: RelationName?
    /// How long it has waited, in milliseconds; nil where the server does not say.
    public var waitedMilliseconds: Int64?

    /// A waiting session.
    public init(
        process: Int64, blockedBy: [Int64], lock: String, relation: RelationName? = nil,
        waitedMilliseconds: Int64? = nil
    ) {
        self.process = process
        self.blockedBy = blockedBy
        self.lock = lock
        self.relation = relation
        self.waitedMilliseconds = waitedMilliseconds
    }
}
