/// What a step does to a database that is in use, and to those who use it.
///
/// Tables that the same migration makes are not in it: nobody else sees them before it is committed.
public struct StepEffect: Sendable, Equatable {
    /// A lock on a table, materialized view or view.
    public struct Lock: Sendable, Hashable {
        /// What is locked, by the SQL name that it has before the step.
        public var table: QualifiedName
        /// The strongest lock that the step takes on it.
        public var mode: LockMode

        /// Makes one from its parts.
        public init(_ table: QualifiedName, _ mode: LockMode) {
            self.table = table
            self.mode = mode
        }
    }

    /// The locks that the step takes (PostgreSQL), the strongest first, those of one mode by name. A lock is held until the
    /// transaction ends.
    public var locks: [Lock] = []
    /// The tables that are written anew with all their indexes, by name. They are read for it too. A table or partition is
    /// among them that goes while its rows are written into another.
    public var rewrites: [QualifiedName] = []
    /// The other tables that are read as a whole, by name: to check rows or to build an index.
    public var scans: [QualifiedName] = []
    /// The tables and columns whose data is gone afterwards, by SQL name: `orders`, `orders.note`.
    public var losses: [String] = []
    /// Why code made for the schema before stops working, in a phrase; nil: it goes on working. Nil on the way down.
    public var breaking: String?
    /// The columns by which it stops working, by SQL name: `orders.note`; none where it is the step as a whole.
    public var breakingColumns: [String] = []
    /// What the way back brings back; nil on the way down.
    public var reversibility: Reversibility?
    /// On the way down: the constraints that can refuse the rows that are there, because what comes again does so without
    /// its values; by SQL name, those of SQLite that have none by table and columns.
    public var refusals: [String] = []

    /// Makes the effect of a step that nobody notices.
    public init() {}

    /// The tables of a lock of at least this mode.
    public func tables(lockedBy mode: LockMode) -> [QualifiedName] {
        locks.filter { $0.mode >= mode }.map(\.table)
    }

    /// Whether anybody notices the step.
    public var isNotable: Bool {
        !locks.isEmpty || !rewrites.isEmpty || !scans.isEmpty || !losses.isEmpty || breaking != nil
            || reversibility ?? .lossless != .lossless || !refusals.isEmpty
    }
}

/// How heavily PostgreSQL locks a table, in its own words. A plain read takes AccessShare, which all but AccessExclusive
/// stand, and which is not said.
public enum LockMode: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Keeps nobody from reading and writing.
    case rowShare = "RowShare"
    /// What every write takes.
    case rowExclusive = "RowExclusive"
    /// Keeps out other changes of the table, and VACUUM.
    case shareUpdateExclusive = "ShareUpdateExclusive"
    /// Keeps out those who write.
    case share = "Share"
    /// Keeps out those who write, and others like it.
    case shareRowExclusive = "ShareRowExclusive"
    /// Keeps out everybody, those who read too.
    case accessExclusive = "AccessExclusive"

    private var strength: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// Whether the first keeps out fewer.
    public static func < (left: LockMode, right: LockMode) -> Bool { left.strength < right.strength }
}

/// What the way back brings back of the data that was there before a step.
public enum Reversibility: Sendable, Equatable {
    /// All of it.
    case lossless
    /// All but the values of these tables and columns, by SQL name.
    case lossy([String])
    /// Nothing: with rows in the table the way back fails for want of values for these columns.
    case irreversible([String])

    /// The same with other names for some of what is lost.
    func calling(_ names: [String: String]) -> Reversibility {
        switch self {
        case .lossless: .lossless
        case .lossy(let paths): .lossy(paths.map { names[$0] ?? $0 })
        case .irreversible(let paths): .irreversible(paths.map { names[$0] ?? $0 })
        }
    }
}
