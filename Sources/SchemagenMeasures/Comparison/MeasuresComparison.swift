/// What is different between two measures of a database.
public struct MeasuresComparison: Sendable, Hashable {
    /// When the first was taken.
    public var before: String
    /// When the second was taken.
    public var after: String
    /// What makes the two hard to compare; none where they are of one database on one server, in their order.
    public var caveats: [Caveat]
    /// Why no differences of counts of uses are told; nil where they are.
    public var countsReason: Unmeasured?
    /// The bytes of the whole database.
    public var bytes: MeasureChange
    /// The tables.
    public var tables: Measure<Parts<TableChange, TableMeasures>>
    /// The indexes.
    public var indexes: Measure<Parts<IndexChange, IndexMeasures>>

    /// Tables or indexes: those that are in both, and those that are in one of them. What was renamed is gone and new.
    public struct Parts<Change: Sendable & Hashable, Figures: Sendable & Hashable>: Sendable, Hashable {
        /// Those in both, changed or not, by name.
        public var kept: [Change]
        /// Those in the second only, by name.
        public var new: [Figures]
        /// Those in the first only, by name.
        public var gone: [Figures]
    }

    /// What makes two measures hard to compare.
    public enum Caveat: Sendable, Hashable, CustomStringConvertible {
        /// They are of different engines or versions.
        case otherEngine(before: String, after: String)
        /// They are of databases of different names.
        case otherDatabase(before: String, after: String)
        /// They are of different clusters: one is no copy of the other.
        case otherCluster
        /// One is of a replica and one of the server that it follows. Each counts uses for itself.
        case otherServer
        /// The uses were set to nothing in between; nil where they never had been.
        case countsReset(before: String?, after: String?)
        /// The server was started in between. If it had crashed before, its counts began anew.
        case serverStarted(String)
        /// The second was taken before the first.
        case backwards

        /// The caveat as a sentence without a full stop.
        public var description: String {
            switch self {
            case .otherEngine(let before, let after): "measured on \(before), then on \(after)"
            case .otherDatabase(let before, let after): "measured of database \(before), then of \(after)"
            case .otherCluster: "measured on two different clusters"
            case .otherServer: "measured on a server and on its replica, which count uses each for itself"
            case .countsReset(_, let after):
                "the counts of uses were reset in between\(after.map { ", at \($0)" } ?? "")"
            case .serverStarted(let moment): "the server was started in between, at \(moment)"
            case .backwards: "the second was measured before the first"
            }
        }

        /// Whether counts of uses are then of different things.
        fileprivate var concernsCounts: Bool {
            switch self {
            case .otherEngine, .serverStarted, .backwards: false
            case .otherDatabase, .otherCluster, .otherServer, .countsReset: true
            }
        }
    }

    /// Compares two measures, of which the first was taken first.
    public init(_ before: DatabaseMeasures, _ after: DatabaseMeasures) {
        self.before = before.takenAt
        self.after = after.takenAt
        caveats = Self.caveats(before, after)
        let counts = Self.countsReason(before, after, caveats)
        countsReason = counts
        bytes = MeasureChange(before.bytes, after.bytes)
        tables = Self.parts(before.tables, after.tables, \.name) { TableChange($0, $1, counts) }
        indexes = Self.parts(before.indexes, after.indexes, \.qualifiedName) { IndexChange($0, $1, counts) }
    }

    private static func caveats(_ before: DatabaseMeasures, _ after: DatabaseMeasures) -> [Caveat] {
        var caveats: [Caveat] = []
        let engines = [before, after].map { "\($0.engine.name) \($0.engine.version)" }
        if engines[0] != engines[1] { caveats.append(.otherEngine(before: engines[0], after: engines[1])) }
        if before.database != after.database {
            caveats.append(.otherDatabase(before: before.database, after: after.database))
        }
        func differ<Value: Equatable>(_ path: (ServerMeasures) -> Measure<Value>) -> Bool {
            guard let one = before.server.flatMap({ path($0).value }),
                let other = after.server.flatMap({ path($0).value })
            else { return false }
            return one != other
        }
        if differ(\.systemIdentifier) { caveats.append(.otherCluster) }
        if differ(\.isReplica) { caveats.append(.otherServer) }
        if differ(\.statsReset) {
            let resets = [before, after].map { $0.server?.statsReset.value ?? nil }
            caveats.append(.countsReset(before: resets[0], after: resets[1]))
        }
        if let started = after.server?.startedAt.value, differ(\.startedAt) { caveats.append(.serverStarted(started)) }
        // The texts are in the order of time.
        if after.takenAt < before.takenAt { caveats.append(.backwards) }
        return caveats
    }

    private static func countsReason(
        _ before: DatabaseMeasures, _ after: DatabaseMeasures, _ caveats: [Caveat]
    ) -> Unmeasured? {
        if let caveat = caveats.first(where: \.concernsCounts) { return .init(.notApplicable, caveat.description) }
        guard let one = before.server, let other = after.server else {
            return .init(.notAvailable, "uses are not counted")
        }
        // Whether they were reset has to be known.
        return one.statsReset.reason ?? other.statsReset.reason
    }

    private static func parts<Change, Figures>(
        _ before: Measure<[Figures]>, _ after: Measure<[Figures]>, _ name: (Figures) -> RelationName,
        _ change: (Figures, Figures) -> Change
    ) -> Measure<Parts<Change, Figures>> {
        before.flatMap { before in
            after.map { after in
                let old = Dictionary(before.map { (name($0), $0) }) { first, _ in first }
                let names = Set(after.map(name))
                return Parts(
                    kept: after.compactMap { now in old[name(now)].map { change($0, now) } },
                    new: after.filter { old[name($0)] == nil }, gone: before.filter { !names.contains(name($0)) })
            }
        }
    }
}
