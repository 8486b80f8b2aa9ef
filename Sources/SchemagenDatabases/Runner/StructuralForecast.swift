/// What the history says of a database's structure: what it should hold now, and where the scripts lead that are to run.
public enum StructuralForecast: Sendable {
    /// The catalogue as it should be, and as it is after each of the scripts, all read on one scratch database.
    case states(before: DatabaseCatalogue, after: [State])
    /// It could not be built, and why.
    case unknown(reason: String)

    /// What there is after a script.
    public struct State: Sendable {
        /// Everything that the database holds then.
        public var catalogue: DatabaseCatalogue
        /// What its objects use of one another: what the role that makes them needs rights for.
        public var uses: CatalogueUses
        /// What tables are called before the script.
        public var former: RenamedTables

        /// Makes one from its parts.
        public init(
            catalogue: DatabaseCatalogue, uses: CatalogueUses = CatalogueUses(), former: RenamedTables = .none
        ) {
            self.catalogue = catalogue
            self.uses = uses
            self.former = former
        }
    }

    /// Builds it: the script that makes the present state in a new database of the server, then one script after the other.
    public static func build(
        on server: some ReplayServer, beginning: [RunnableMigration.Script], scripts: [RunnableMigration.Script]
    ) throws -> StructuralForecast {
        try server.withDatabase { database in
            for script in beginning {
                if let reason = failure(of: script, on: database) { return .unknown(reason: reason) }
            }
            let before = try database.catalogue()
            var after: [State] = []
            for script in scripts {
                let catalogue = after.last?.catalogue ?? before
                if let reason = failure(of: script, on: database) { return .unknown(reason: reason) }
                let former = RenamedTables(
                    before: script.text, among: catalogue.objects(.table).map(\.identity.path),
                    isSQLite: catalogue.engine.name == "SQLite")
                after.append(State(catalogue: try database.catalogue(), uses: try database.uses(), former: former))
            }
            return .states(before: before, after: after)
        }
    }

    private static func failure(of script: RunnableMigration.Script, on database: some ReplayDatabase) -> String? {
        do {
            try database.run(script.text)
            return nil
        } catch {
            return "\(script.path) does not run on a scratch database: \(error.message)"
        }
    }
}
