/// Reads what a PostgreSQL database holds from its system catalogue.
///
/// Left out is what nobody wrote down: what an extension brought, the system's schemas, temporary objects, what the server
/// makes by itself for something else (array types, row types, internal triggers, the sequences of identity columns), and
/// `plpgsql`, which every database has. Roles, user mappings, subscriptions and large objects are no part of a schema
/// either: they differ from one installation to the next.
public enum PostgreSQLCatalogue {
    /// Reads it in one snapshot, by a fixed number of queries, without a lock that would keep anybody from working.
    ///
    /// Any role can read it; nothing is written. Where the connection is inside a transaction it is read as that
    /// transaction sees it; otherwise in a transaction of its own. The session's settings stay as they are.
    ///
    /// - Throws: `PostgreSQLError`, for instance where somebody drops an object while its definition is printed.
    public static func read(_ connection: PostgreSQLConnection) throws -> DatabaseCatalogue {
        let version = connection.serverMajorVersion
        let objects = try inSnapshot(connection) {
            try statements(version).flatMap { try $0.objects(connection) }
        }
        return DatabaseCatalogue(engine: .init(name: "PostgreSQL", majorVersion: version), objects: objects)
    }

    /// What is asked of a server of this major version.
    static func statements(_ version: Int) -> [CatalogueStatement] {
        [
            CatalogueStatement.namespaces(version), CatalogueStatement.types(version),
            CatalogueStatement.relations(version), CatalogueStatement.columns(version),
            CatalogueStatement.constraints(version), CatalogueStatement.indexes(version),
            CatalogueStatement.views(version), CatalogueStatement.routines(version),
            CatalogueStatement.operators(version), CatalogueStatement.textSearch(version),
            CatalogueStatement.triggers(version), CatalogueStatement.policies(version),
            CatalogueStatement.statistics(version), CatalogueStatement.foreignServers(version),
            CatalogueStatement.publications(version), CatalogueStatement.languages(version),
            CatalogueStatement.defaultPrivileges(version),
        ].flatMap { $0 }
    }

    /// Settings that decide how the server prints. With nothing but the system's schema in the search path every name
    /// that is not the system's carries its schema; temporary relations come last, or one called `pg_class` would be
    /// read in place of the real one.
    private static let settings = [
        ("search_path", "pg_catalog, pg_temp"), ("quote_all_identifiers", "off"), ("TimeZone", "UTC"),
        ("DateStyle", "ISO, YMD"), ("IntervalStyle", "postgres"), ("extra_float_digits", "1"), ("bytea_output", "hex"),
        ("lc_monetary", "C"),
        // Compiling these queries takes longer than running them.
        ("jit", "off"),
    ]

    /// Calls the body in one snapshot, with settings that make the server's texts depend on nothing else.
    static func inSnapshot<Result>(
        _ connection: PostgreSQLConnection, _ body: () throws -> Result
    ) throws -> Result {
        let isInside = connection.transactionStatus != .idle
        let savepoint = "schemagen_catalogue"
        // A savepoint that is rolled back restores the settings as the end of a transaction does.
        let end =
            isInside ? "ROLLBACK TO SAVEPOINT \(savepoint); RELEASE SAVEPOINT \(savepoint)" : "ROLLBACK"
        try connection.execute(
            isInside ? "SAVEPOINT \(savepoint)" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        let result: Result
        do {
            let calls = settings.map { "set_config('\($0)', '\($1)', true)" }
            try connection.execute("SELECT \(calls.joined(separator: ", "))")
            result = try body()
        } catch {
            // The first error says more than what follows from it.
            try? connection.execute(end)
            throw error
        }
        try connection.execute(end)
        return result
    }
}
