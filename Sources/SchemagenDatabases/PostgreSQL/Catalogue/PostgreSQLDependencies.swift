/// Which objects of a PostgreSQL database need which others, by the identities of `PostgreSQLCatalogue`.
///
/// Columns are counted as their table, and so is what belongs to them: defaults, identity sequences. Constraints, indexes,
/// triggers and the like are objects of their own that need their table. What an extension brought is counted as the
/// extension; what the server made by itself (row types, array types, the rules behind views) as what it was made for.
/// Objects of the system are left out.
///
/// A sequence that a column owns does not need the table: the column's default needs the sequence.
public struct PostgreSQLDependencies: Sendable, Equatable {
    /// What each object needs, as the server says it. It has no circles, except between a base type (or a range type) and
    /// the functions that are written for it, and where a view was changed until it needed itself.
    public let needs: [CatalogueIdentity: Set<CatalogueIdentity>]
    /// What the bodies of routines in SQL and PL/pgSQL name besides. The server does not know it, and creates such a routine
    /// without what it names where `check_function_bodies` is off. What would close a circle is left out.
    public let mentions: [CatalogueIdentity: Set<CatalogueIdentity>]
    /// Routines whose bodies the server would refuse where they are created in this order and with `public` as the search
    /// path: recursive ones, and those that name what is in another schema, or nowhere.
    public let uncheckedBodies: Set<CatalogueIdentity>

    /// Reads them in one snapshot, by a fixed number of queries.
    ///
    /// - Throws: `PostgreSQLError`.
    public static func read(_ connection: PostgreSQLConnection) throws -> PostgreSQLDependencies {
        try PostgreSQLCatalogue.inSnapshot(connection) {
            try PostgreSQLDependencies(connection, CatalogueAddresses(connection))
        }
    }

    /// Reads them inside a snapshot.
    init(_ connection: PostgreSQLConnection, _ addresses: CatalogueAddresses) throws {
        var graph = DependencyGraph(addresses)
        for row in try connection.query(Self.query).rows { graph.add(row) }
        let needs = graph.needs()
        var bodies = try RoutineBodies(connection, addresses)
        bodies.leaveOutCircles(with: needs)
        self.needs = needs
        mentions = bodies.mentions
        uncheckedBodies = bodies.unchecked
    }

    /// All that an object needs or names.
    public func all(of identity: CatalogueIdentity) -> Set<CatalogueIdentity> {
        needs[identity, default: []].union(mentions[identity, default: []])
    }

    /// The system's own objects have smaller numbers than 16384; what they need is of no interest. What belongs to a
    /// publication goes with its table too.
    private static let query = """
        SELECT DISTINCT classid::bigint, objid::bigint, 0, refclassid::bigint, refobjid::bigint, 0,
            CASE WHEN deptype = 'a' AND classid IN ('pg_publication_rel'::regclass, to_regclass('pg_publication_namespace'))
                AND refclassid <> 'pg_publication'::regclass THEN 'n' ELSE deptype END
        FROM pg_depend WHERE objid >= 16384 AND deptype IN ('n', 'a', 'i', 'e', 'P', 'S')
        """
}
