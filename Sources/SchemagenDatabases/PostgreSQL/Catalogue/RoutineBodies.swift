/// What the bodies of routines name: bodies that the server keeps as text, in SQL and PL/pgSQL.
struct RoutineBodies {
    /// Named objects by routine.
    private(set) var mentions: [CatalogueIdentity: Set<CatalogueIdentity>] = [:]
    /// Routines whose bodies cannot be checked where they are created.
    private(set) var unchecked: Set<CatalogueIdentity> = []

    private static let query = """
        SELECT p.tableoid::bigint, p.oid::bigint, 0, n.nspname, p.proname, p.pronargs,
            CASE WHEN p.provariadic <> 0 THEN 10000 ELSE 0 END, p.pronargdefaults, l.lanname,
            CASE WHEN l.lanname IN ('sql', 'plpgsql') AND p.prosqlbody IS NULL AND p.prokind <> 'a' THEN p.prosrc END,
            (SELECT substr(setting, 13) FROM unnest(p.proconfig) setting WHERE setting LIKE 'search\\_path=%')
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
        WHERE n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
        """

    /// Reads the bodies inside a snapshot.
    init(_ connection: PostgreSQLConnection, _ addresses: CatalogueAddresses) throws {
        var names = KnownNames(addresses)
        var bodies: [(identity: CatalogueIdentity, schema: String, language: String, text: String, path: [String]?)] =
            []
        for row in try connection.query(Self.query).rows where row.count == 11 {
            guard let address = CatalogueAddress(row), let identity = addresses[address], let schema = row[3],
                let name = row[4]
            else { continue }
            let count = row[5].flatMap { Int($0) } ?? 0
            let defaults = row[7].flatMap { Int($0) } ?? 0
            let isVariadic = row[6] != "0"
            names.add(
                identity, schema: schema, name: name,
                arguments: count - defaults - (isVariadic ? 1 : 0)...(isVariadic ? 10_000 : count))
            if let language = row[8], let text = row[9] {
                bodies.append((identity, schema, language, text, row[10].map(Self.searchPath)))
            }
        }
        for body in bodies {
            var reader = BodyReader(names, language: body.language, path: body.path ?? ["public"], schema: body.schema)
            reader.read(body.text)
            // A function in SQL that calls itself is not there yet when its body is checked.
            let isRecursive = body.language == "sql" && reader.found.contains(body.identity)
            if reader.namesWhatIsNotInPath || isRecursive { unchecked.insert(body.identity) }
            reader.found.remove(body.identity)
            if !reader.found.isEmpty { mentions[body.identity] = reader.found }
        }
    }

    /// The schemas of a `search_path` setting; what stands for the current user names none.
    private static func searchPath(_ setting: String) -> [String] {
        SQLScanner.tokens(of: setting, .postgreSQL).compactMap { token in
            switch token.kind {
            case .word: token.text.lowercased()
            case .quotedName, .string: token.text
            default: nil
            }
        }
    }

    /// Takes out what would close a circle; those routines are created before something that they name.
    mutating func leaveOutCircles(with needs: [CatalogueIdentity: Set<CatalogueIdentity>]) {
        guard !mentions.isEmpty else { return }
        let all = needs.merging(mentions) { $0.union($1) }
        let components = ObjectCircles.find(all)
        for (routine, named) in mentions {
            guard let component = components[routine] else { continue }
            let kept = named.filter { components[$0] != component }
            guard kept.count != named.count else { continue }
            mentions[routine] = kept.isEmpty ? nil : kept
            unchecked.insert(routine)
        }
    }
}
