/// One migration as a replay runs it.
public struct ReplayStep: Sendable {
    /// A file with SQL.
    public struct Script: Sendable {
        /// The path that messages show.
        public var path: String
        /// The SQL.
        public var text: String

        /// Makes one from its parts.
        public init(path: String, text: String) {
            self.path = path
            self.text = text
        }
    }

    /// Number and name: `0002_create_auto_responses`.
    public var title: String
    /// The way to the schema after it.
    public var up: Script
    /// The way back.
    public var down: Script
    /// SQL that makes from nothing what the schema after this migration says; nil where the migration is not the last of
    /// its change, since the state between two parts of a change is no schema.
    public var afresh: Script?
    /// Whether it is said to lose data.
    public var isLossy: Bool
    /// What it does to rows on purpose.
    public var moves: RowMoves
    /// Whether there is no way back: the replay does not try, and says so.
    public var isIrreversible: Bool

    /// Makes one from its parts.
    public init(
        title: String, up: Script, down: Script, afresh: Script?, isLossy: Bool = false, isIrreversible: Bool = false,
        moves: RowMoves = RowMoves()
    ) {
        self.title = title
        self.up = up
        self.down = down
        self.afresh = afresh
        self.isLossy = isLossy
        self.isIrreversible = isIrreversible
        self.moves = moves
    }
}

/// Why a script did not run.
public struct ScriptFailure: Error, Sendable, Hashable {
    /// What the engine says, with its code.
    public var message: String
    /// Where in the script, as far as the engine knows.
    public var position: ScriptPosition?
    /// Whether this server lacks something that the script needs, an extension for instance: nothing is proved then, in
    /// neither direction.
    public var isUnverifiable: Bool
    /// Whether rows do not keep a constraint, or have values that an expression cannot take: rows that were made up for a
    /// schema need not fit the next one.
    public var isViolation: Bool

    /// Makes one from its parts.
    public init(
        _ message: String, position: ScriptPosition? = nil, isUnverifiable: Bool = false, isViolation: Bool = false
    ) {
        self.isViolation = isViolation
        self.message = message
        self.position = position
        self.isUnverifiable = isUnverifiable
    }
}

/// Something that a replay found wrong.
public struct ReplayFinding: Sendable, Hashable {
    /// What sort of thing.
    public enum Kind: Sendable, Hashable {
        /// A script failed.
        case failure
        /// The server lacks what a script needs.
        case unverifiable
        /// After the up the database is not what the snapshot says.
        case structure
        /// After the down the database is not what it was before the up.
        case down
        /// The second up after the down gives something else than the first.
        case repetition
        /// Rows or values are gone.
        case loss
    }

    /// What sort of thing.
    public var kind: Kind
    /// The file that it is about, as messages show it.
    public var path: String
    /// The place in it.
    public var position: ScriptPosition?
    /// What is wrong, in one line.
    public var message: String

    /// Makes one from its parts.
    public init(_ kind: Kind, _ path: String, _ message: String, position: ScriptPosition? = nil) {
        self.kind = kind
        self.path = path
        self.message = message
        self.position = position
    }
}

/// What came of a replay.
public struct ReplayReport: Sendable {
    /// The engine's version as it numbers itself: `15.18`.
    public var version: String
    /// What is wrong; the history is proved where there is nothing.
    public var findings: [ReplayFinding] = []
    /// The tables that had rows, by name, sorted.
    public var measured: [String] = []
    /// The tables that stayed empty, with what the engine said last.
    public var unmeasured: [String: String] = [:]
    /// The migrations whose down was not tried since there is none.
    public var irreversible: [String] = []

    /// Makes an empty report.
    public init(version: String) { self.version = version }

    /// Whether the server lacked what the history needs, so that nothing is known.
    public var isUnverifiable: Bool { findings.contains { $0.kind == .unverifiable } }

    /// Whether the history is proved.
    public var isProved: Bool { findings.isEmpty }
}
