/// Everything that a database holds, read from the engine's own catalogue.
///
/// A reader shares no code with what writes SQL: a check whose two sides come from one source cannot fail. Texts are the
/// engine's own (`pg_get_expr` and the like), so only catalogues that one engine of one major version printed can be
/// compared.
public struct DatabaseCatalogue: Sendable, Equatable {
    /// The engine and its major version: what it can be compared with.
    public struct Engine: Sendable, Hashable, CustomStringConvertible {
        /// `PostgreSQL` or `SQLite`.
        public let name: String
        /// `15` for PostgreSQL, `3` for SQLite.
        public let majorVersion: Int

        /// Makes one from its parts.
        public init(name: String, majorVersion: Int) {
            self.name = name
            self.majorVersion = majorVersion
        }

        /// `PostgreSQL 15`.
        public var description: String { "\(name) \(majorVersion)" }
    }

    /// What printed it.
    public let engine: Engine
    /// The objects in the order of their identities.
    public let objects: [CatalogueObject]
    private let places: [CatalogueIdentity: Int]
    /// Where the objects of each kind stand.
    private let ranges: [CatalogueKind: Range<Int>]

    /// Gathers objects; of two with one identity the first counts.
    public init(engine: Engine, objects: [CatalogueObject]) {
        var seen: Set<CatalogueIdentity> = []
        let sorted = objects.filter { seen.insert($0.identity).inserted }.sorted { $0.identity < $1.identity }
        self.engine = engine
        self.objects = sorted
        places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.identity, $0) })
        var ranges: [CatalogueKind: Range<Int>] = [:]
        var start = 0
        for place in sorted.indices
        where place + 1 == sorted.count || sorted[place + 1].identity.kind != sorted[place].identity.kind {
            ranges[sorted[place].identity.kind] = start..<(place + 1)
            start = place + 1
        }
        self.ranges = ranges
    }

    /// The object of an identity.
    public subscript(identity: CatalogueIdentity) -> CatalogueObject? { places[identity].map { objects[$0] } }

    /// All objects of a kind, in the order of their names.
    public func objects(_ kind: CatalogueKind) -> [CatalogueObject] {
        ranges[kind].map { Array(objects[$0]) } ?? []
    }
}
