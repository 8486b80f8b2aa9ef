/// What scripts need to be allowed on PostgreSQL, told from what they change, and asked of the server before the first
/// statement.
struct PostgreSQLPrivileges {
    /// One thing that a role must be allowed.
    enum Need: Hashable {
        case createSchema
        case createExtension(String)
        case create(inSchema: String)
        /// A table, view or sequence, by schema and name.
        case owning([String])
        /// The owner of its schema may drop it too.
        case dropping([String])
        case owningType([String])
        case referencing([String])
        case usingJournal
    }

    /// In the order in which the scripts come to them.
    private(set) var needs: [Need] = []

    init(_ changes: StructuralChanges?) {
        if let changes {
            var made: Set<[String]> = []
            for difference in changes.differences { note(difference, changes, &made) }
            for (path, touch) in changes.touched.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) })
            where touch == .referenced && changes.before[CatalogueIdentity(.table, path)] != nil {
                add(.referencing(path))
            }
        }
        add(.usingJournal)
    }

    private mutating func add(_ need: Need) {
        if !needs.contains(need) { needs.append(need) }
    }

    private mutating func note(
        _ difference: CatalogueDifference, _ changes: StructuralChanges, _ made: inout Set<[String]>
    ) {
        let object = difference.object
        let root = changes.root(object.path)
        let isWhole = root.count == object.path.count
        if case .unexpected = difference.difference, isWhole {
            made.insert(root)
            switch object.kind {
            case .namespace: add(.createSchema)
            case .extension: add(.createExtension(object.path[0]))
            case .table, .view, .materializedView, .foreignTable, .sequence, .enumeration, .domain, .compositeType,
                .function, .procedure:
                if let schema = root.first, !made.contains([schema]) { add(.create(inSchema: schema)) }
            default: break
            }
            return
        }
        guard !made.contains(root) else { return }
        switch object.kind {
        case .enumeration, .domain, .compositeType: add(.owningType(root))
        default:
            let relations: [CatalogueKind] = [.table, .foreignTable, .view, .materializedView, .sequence]
            guard relations.contains(where: { changes.before[CatalogueIdentity($0, root)] != nil }) else { return }
            if case .missing = difference.difference, isWhole { return add(.dropping(root)) }
            add(.owning(root))
            // An index is a relation of its own.
            if case .unexpected = difference.difference, let schema = root.first, object.kind.needsRelation {
                add(.create(inSchema: schema))
            }
        }
    }

    /// What the role of a connection lacks: each with what would give it.
    func missing(_ connection: PostgreSQLConnection) throws -> [String] {
        try needs.compactMap { need in try missing(need, connection) }
    }

    private func missing(_ need: Need, _ connection: PostgreSQLConnection) throws -> String? {
        /// The first row of an answer whose first column says that it is well.
        func ask(_ sql: String, _ parameters: [String?] = []) throws -> [String?]? {
            let row = try connection.query(sql, parameters).rows.first
            return row?.first == .some("t") ? nil : row
        }
        switch need {
        case .createSchema:
            return try ask(
                """
                SELECT has_database_privilege(current_database(), 'CREATE'),
                    format('GRANT CREATE ON DATABASE %I TO %I', current_database(), current_user)
                """
            ).map { "CREATE on the database: \(Self.text($0[1]))" }
        case .createExtension(let name):
            return try ask(
                """
                SELECT bool_or(NOT superuser OR trusted AND has_database_privilege(current_database(), 'CREATE'))
                    OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user),
                    bool_or(trusted), format('GRANT CREATE ON DATABASE %I TO %I', current_database(), current_user)
                FROM pg_available_extension_versions WHERE name = $1 HAVING count(*) > 0
                """, [name]
            ).map {
                $0[1] == "t"
                    ? "CREATE on the database, for the extension \(name): \(Self.text($0[2]))"
                    : "the extension \(name), which only a superuser can create"
            }
        case .create(let schema):
            return try ask(
                """
                SELECT has_schema_privilege(n.oid, 'CREATE'), format('GRANT CREATE ON SCHEMA %I TO %I', nspname, current_user)
                FROM pg_namespace n WHERE nspname = $1
                """, [schema]
            ).map { "CREATE on the schema \(schema): \(Self.text($0[1]))" }
        case .owning(let path), .dropping(let path):
            let isDrop = if case .dropping = need { true } else { false }
            return try ask(
                """
                SELECT pg_has_role(c.relowner, 'USAGE') OR $3::boolean AND pg_has_role(n.nspowner, 'USAGE'),
                    format('GRANT %I TO %I', pg_get_userbyid(c.relowner), current_user)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
                """, path + [String(isDrop)]
            ).map { "to be owner of \(path.joined(separator: ".")): \(Self.text($0[1]))" }
        case .owningType(let path):
            return try ask(
                """
                SELECT pg_has_role(t.typowner, 'USAGE'), format('GRANT %I TO %I', pg_get_userbyid(t.typowner), current_user)
                FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE n.nspname = $1 AND t.typname = $2
                """, path
            ).map { "to be owner of the type \(path.joined(separator: ".")): \(Self.text($0[1]))" }
        case .referencing(let path):
            return try ask(
                """
                SELECT has_any_column_privilege(c.oid, 'REFERENCES'),
                    format('GRANT REFERENCES ON %I.%I TO %I', nspname, relname, current_user)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind IN ('r', 'p')
                """, path
            ).map { "REFERENCES on \(path.joined(separator: ".")): \(Self.text($0[1]))" }
        case .usingJournal:
            return try ask(
                """
                SELECT bool_and(has_table_privilege(c.oid, wanted)),
                    format('GRANT SELECT, INSERT, DELETE ON %I.%I TO %I', $1::text, $2::text, current_user)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, unnest('{SELECT,INSERT,DELETE}'::text[]) wanted
                WHERE n.nspname = $1 AND c.relname = $2 HAVING count(*) > 0
                UNION ALL
                SELECT has_schema_privilege(n.oid, 'CREATE'), format('GRANT CREATE ON SCHEMA %I TO %I', nspname, current_user)
                FROM pg_namespace n WHERE nspname = $1
                    AND NOT EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = n.oid AND c.relname = $2)
                """, [Journal.schema, Journal.table]
            ).map { "to keep the journal \(Journal.schema).\(Journal.table): \(Self.text($0[1]))" }
        }
    }

    private static func text(_ value: String?) -> String { value ?? "" }
}

extension CatalogueKind {
    /// Whether a part of a table of this kind is a relation in the table's schema.
    fileprivate var needsRelation: Bool {
        switch self {
        case .index, .primaryKey, .uniqueConstraint, .exclusionConstraint: true
        default: false
        }
    }
}
