/// Asks a PostgreSQL server, in one query, which of a number of needs the role of a connection lacks, and what would give
/// each of them.
///
/// What is not there is not lacking: it is the comparison of the structures that says so.
struct PrivilegeQuestion {
    private let connection: PostgreSQLConnection
    private let needs: PrivilegeNeeds
    private let titles: [String]

    /// - Parameter titles: What the scripts are called, by their numbers.
    init(_ needs: PrivilegeNeeds, titles: [String], _ connection: PostgreSQLConnection) {
        self.connection = connection
        self.needs = needs
        self.titles = titles
    }

    /// What is lacking, in the order of the needs; the same thing once.
    func missing() throws -> [MissingPrivilege] {
        let asked = needs.needs + [(PrivilegeNeed(thing: .journal, right: .owner), [])]
        func texts(_ text: ((PrivilegeNeed) -> String?)) -> String { PostgreSQLArray.text(asked.map { text($0.need) }) }
        let parameters = [
            texts(\.thing.rawValue), texts(\.right.rawValue), texts(\.path.first), texts { $0.path.dropFirst().first },
            texts { PostgreSQLArray.text($0.columns) }, texts(\.ownerOf.first), texts { $0.ownerOf.dropFirst().first },
        ]
        let rows = try PostgreSQLCatalogue.inSnapshot(connection) {
            try connection.query(Self.query(connection.serverMajorVersion), parameters).rows
        }
        var missing: [MissingPrivilege] = []
        for row in rows {
            guard row.count == 5, let number = row[0].flatMap({ Int($0) }), asked.indices.contains(number - 1) else {
                continue
            }
            let entry = asked[number - 1]
            let neededBy = entry.need.thing == .journal ? ["the journal"] : entry.scripts.map { titles[$0] }
            let lack = MissingPrivilege(
                role: row[1] ?? "", right: row[2] ?? "", object: row[3] ?? "", neededBy: neededBy, remedy: row[4] ?? "")
            if let place = missing.firstIndex(where: {
                $0.role == lack.role && $0.right == lack.right && $0.object == lack.object
            }) {
                missing[place].neededBy += neededBy.filter { !missing[place].neededBy.contains($0) }
            } else {
                missing.append(lack)
            }
        }
        return missing
    }

    /// The numbers of the needs, from 1, that are lacking, each with the role, the right, the object and the remedy.
    private static func query(_ version: Int) -> String {
        let answers = [
            ofDatabase, ofSchema(version), ofRelation(version), ofType(version), ofRoutine(version), ofLanguage,
            ofForeign("pg_foreign_server", "srv", "foreignServer", "FOREIGN SERVER", "has_server_privilege"),
            ofForeign(
                "pg_foreign_data_wrapper", "fdw", "foreignDataWrapper", "FOREIGN DATA WRAPPER",
                "has_foreign_data_wrapper_privilege"), ofExtension, ofOwned(version), ofRole(version), ofSuperuser,
            ofTable(.journal, Journal.table, "SELECT,INSERT,DELETE"), ofNewTable(.journal, Journal.table),
            ofTable(.progress, BatchProgress.table, "SELECT,INSERT,UPDATE,DELETE"),
            ofNewTable(.progress, BatchProgress.table),
        ]
        return """
            WITH me AS (SELECT oid, rolname, rolsuper, rolinherit FROM pg_roles WHERE rolname = current_user),
            wanted AS (
                SELECT number, thing, "right", first, second, columns::text[], owner_schema, owner_table
                FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
                    WITH ORDINALITY u (thing, "right", first, second, columns, owner_schema, owner_table, number)
            )
            SELECT number, role, lacking, object, remedy
            FROM (\(answers.joined(separator: "\nUNION ALL\n"))) answer (number, has, role, lacking, object, remedy)
            WHERE NOT has ORDER BY number
            """
    }

    /// What makes the role the owner of something, or as good as that. A superuser is no role to give anybody, and
    /// `pg_database_owner` can have no members.
    private static func ownership(_ owner: String, _ object: String, _ version: Int) -> String {
        let inheriting =
            version >= 16
            ? "CASE WHEN me.rolinherit AND NOT pg_has_role(\(owner), 'MEMBER') THEN '' ELSE ' WITH INHERIT TRUE' END"
            : "CASE WHEN me.rolinherit THEN '' ELSE format('; ALTER ROLE %I INHERIT', me.rolname) END"
        return """
            CASE WHEN (SELECT rolsuper OR rolname = 'pg_database_owner' FROM pg_roles WHERE oid = \(owner))
                THEN format('ALTER %s OWNER TO %I', \(object), me.rolname)
                ELSE format('GRANT %I TO %I', pg_get_userbyid(\(owner)), me.rolname) || \(inheriting) END
            """
    }

    private static let ofDatabase = """
        SELECT w.number, has_database_privilege(current_database(), 'CREATE'), me.rolname::text, 'CREATE',
            format('database %I', current_database()),
            format('GRANT CREATE ON DATABASE %I TO %I', current_database(), me.rolname)
        FROM wanted w, me WHERE w.thing = 'database'
        """

    private static func ofSchema(_ version: Int) -> String {
        """
        SELECT w.number,
            CASE w."right" WHEN 'owner' THEN pg_has_role(n.nspowner, 'USAGE') ELSE has_schema_privilege(n.oid, w."right") END,
            me.rolname, CASE w."right" WHEN 'owner' THEN 'ownership' ELSE upper(w."right") END,
            format('schema %I', n.nspname),
            CASE w."right" WHEN 'owner' THEN \(ownership("n.nspowner", "format('SCHEMA %I', n.nspname)", version))
                ELSE format('GRANT %s ON SCHEMA %I TO %I', upper(w."right"), n.nspname, me.rolname) END
        FROM wanted w JOIN pg_namespace n ON n.nspname = w.first, me WHERE w.thing = 'schema'
        """
    }

    private static func ofRelation(_ version: Int) -> String {
        let kind = """
            CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence'
                WHEN 'f' THEN 'foreign table' ELSE 'table' END
            """
        return """
            SELECT w.number,
                CASE w."right" WHEN 'owner' THEN pg_has_role(c.relowner, 'USAGE')
                    WHEN 'drop' THEN pg_has_role(c.relowner, 'USAGE') OR pg_has_role(n.nspowner, 'USAGE')
                    WHEN 'usage' THEN has_sequence_privilege(c.oid, 'USAGE, UPDATE')
                    WHEN 'trigger' THEN has_table_privilege(c.oid, 'TRIGGER')
                    ELSE has_table_privilege(c.oid, w."right") OR CASE WHEN w.columns = '{}'
                        THEN has_any_column_privilege(c.oid, w."right")
                        ELSE NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = ANY (w.columns)
                            AND NOT has_column_privilege(c.oid, a.attnum, w."right")) END END,
                me.rolname, CASE WHEN w."right" IN ('owner', 'drop') THEN 'ownership' ELSE upper(w."right") END,
                format('%s %I.%I', \(kind), n.nspname, c.relname),
                CASE WHEN w."right" IN ('owner', 'drop')
                    THEN \(ownership("c.relowner", "format('%s %I.%I', upper(\(kind)), n.nspname, c.relname)", version))
                    ELSE format('GRANT %s ON %s%I.%I TO %I', upper(w."right"),
                        CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE '' END, n.nspname, c.relname, me.rolname) END
            FROM wanted w JOIN pg_namespace n ON n.nspname = w.first
                JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = w.second
                    AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S'), me
            WHERE w.thing = 'relation' AND (w."right" <> 'usage' OR c.relkind = 'S')
            """
    }

    private static func ofType(_ version: Int) -> String {
        let kind = "CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END"
        return """
            SELECT w.number,
                CASE w."right" WHEN 'owner' THEN pg_has_role(t.typowner, 'USAGE')
                    WHEN 'drop' THEN pg_has_role(t.typowner, 'USAGE') OR pg_has_role(n.nspowner, 'USAGE')
                    ELSE has_type_privilege(t.oid, 'USAGE') END,
                me.rolname, CASE w."right" WHEN 'usage' THEN 'USAGE' ELSE 'ownership' END,
                format('%s %I.%I', lower(\(kind)), n.nspname, t.typname),
                CASE w."right" WHEN 'usage' THEN format('GRANT USAGE ON TYPE %I.%I TO %I', n.nspname, t.typname, me.rolname)
                    ELSE \(ownership("t.typowner", "format('%s %I.%I', \(kind), n.nspname, t.typname)", version)) END
            FROM wanted w JOIN pg_namespace n ON n.nspname = w.first
                JOIN pg_type t ON t.typnamespace = n.oid AND t.typname = w.second, me
            WHERE w.thing = 'type'
            """
    }

    private static func ofRoutine(_ version: Int) -> String {
        let kind =
            "CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END"
        return """
            SELECT w.number,
                CASE w."right" WHEN 'owner' THEN pg_has_role(p.proowner, 'USAGE')
                    WHEN 'drop' THEN pg_has_role(p.proowner, 'USAGE') OR pg_has_role(n.nspowner, 'USAGE')
                    ELSE has_function_privilege(caller.oid, p.oid, 'EXECUTE') END,
                CASE w."right" WHEN 'execute' THEN caller.rolname ELSE me.rolname END,
                CASE w."right" WHEN 'execute' THEN 'EXECUTE' ELSE 'ownership' END,
                \(kind) || ' ' || p.oid::regprocedure::text,
                CASE w."right" WHEN 'execute'
                    THEN format('GRANT EXECUTE ON ROUTINE %s TO %I', p.oid::regprocedure, caller.rolname)
                    ELSE \(ownership("p.proowner", "'ROUTINE ' || p.oid::regprocedure::text", version)) END
            FROM wanted w JOIN pg_namespace n ON n.nspname = w.first
                JOIN pg_proc p ON p.pronamespace = n.oid
                    AND p.proname || '(' || oidvectortypes(p.proargtypes) || ')' = w.second,
                me, LATERAL (
                    SELECT r.oid, r.rolname FROM pg_roles r WHERE r.oid = coalesce((
                        SELECT c.relowner FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
                        WHERE s.nspname = w.owner_schema AND c.relname = w.owner_table
                    ), me.oid)
                ) caller
            WHERE w.thing = 'routine'
            """
    }

    /// Nobody can be given USAGE of a language that is not trusted.
    private static let ofLanguage = """
        SELECT w.number, has_language_privilege(l.oid, 'USAGE'), me.rolname,
            CASE WHEN l.lanpltrusted THEN 'USAGE' ELSE 'the rights of a superuser' END, format('language %I', l.lanname),
            CASE WHEN l.lanpltrusted THEN format('GRANT USAGE ON LANGUAGE %I TO %I', l.lanname, me.rolname)
                ELSE 'let a superuser run it' END
        FROM wanted w JOIN pg_language l ON l.lanname = w.first, me WHERE w.thing = 'language' AND w."right" = 'usage'
        """

    private static func ofForeign(
        _ catalogue: String, _ prefix: String, _ thing: String, _ words: String, _ function: String
    ) -> String {
        """
        SELECT w.number, \(function)(s.oid, 'USAGE'), me.rolname, 'USAGE',
            format('\(words.lowercased()) %I', s.\(prefix)name),
            format('GRANT USAGE ON \(words) %I TO %I', s.\(prefix)name, me.rolname)
        FROM wanted w JOIN \(catalogue) s ON s.\(prefix)name = w.first, me
        WHERE w.thing = '\(thing)' AND w."right" = 'usage'
        """
    }

    /// Of a version that the server does not have its usual one is asked about: a script may leave it out. The second part
    /// of the path is that version.
    private static let ofExtension = """
        SELECT w.number,
            CASE WHEN v.name IS NULL THEN false WHEN me.rolsuper THEN true
                WHEN NOT v.superuser THEN true ELSE v.trusted AND has_database_privilege(current_database(), 'CREATE') END,
            me.rolname, CASE WHEN v.name IS NULL THEN 'the files' WHEN v.trusted THEN 'CREATE'
                ELSE 'the rights of a superuser' END,
            CASE WHEN v.trusted THEN format('database %I', current_database()) ELSE format('extension %I', w.first) END,
            CASE WHEN v.name IS NULL THEN 'install them on the server'
                WHEN v.trusted THEN format('GRANT CREATE ON DATABASE %I TO %I', current_database(), me.rolname)
                ELSE format('let a superuser run CREATE EXTENSION %I', w.first) END
        FROM wanted w LEFT JOIN LATERAL (
                SELECT v.name, v.superuser, v.trusted FROM pg_available_extension_versions v
                    JOIN pg_available_extensions e ON e.name = v.name
                WHERE v.name = w.first AND v.version IN (w.second, e.default_version)
                ORDER BY v.version = w.second DESC LIMIT 1
            ) v ON true, me
        WHERE w.thing = 'extension' AND w."right" = 'create'
        """

    /// What else has an owner: catalogue, prefix of its columns, how SQL calls it, and whether it is in a schema.
    private static let owned: [(PrivilegeNeed.Thing, String, String, String, Bool)] = [
        (.extension, "pg_extension", "ext", "EXTENSION", false),
        (.foreignServer, "pg_foreign_server", "srv", "SERVER", false),
        (.foreignDataWrapper, "pg_foreign_data_wrapper", "fdw", "FOREIGN DATA WRAPPER", false),
        (.publication, "pg_publication", "pub", "PUBLICATION", false),
        (.eventTrigger, "pg_event_trigger", "evt", "EVENT TRIGGER", false),
        (.language, "pg_language", "lan", "LANGUAGE", false),
        (.statistics, "pg_statistic_ext", "stx", "STATISTICS", true),
        (.collation, "pg_collation", "coll", "COLLATION", true),
        (.conversion, "pg_conversion", "con", "CONVERSION", true),
        (.textSearchConfiguration, "pg_ts_config", "cfg", "TEXT SEARCH CONFIGURATION", true),
        (.textSearchDictionary, "pg_ts_dict", "dict", "TEXT SEARCH DICTIONARY", true),
    ]

    private static func ofOwned(_ version: Int) -> String {
        let parts = owned.map { thing, catalogue, prefix, words, isInSchema in
            isInSchema
                ? """
                SELECT '\(thing.rawValue)', n.nspname, o.\(prefix)name, o.\(prefix)owner, n.nspowner,
                    format('\(words) %I.%I', n.nspname, o.\(prefix)name)
                FROM \(catalogue) o JOIN pg_namespace n ON n.oid = o.\(prefix)namespace
                """
                : """
                SELECT '\(thing.rawValue)', o.\(prefix)name, NULL, o.\(prefix)owner, NULL::oid, format('\(words) %I', o.\(prefix)name)
                FROM \(catalogue) o
                """
        }
        let operators = """
            SELECT 'operator', n.nspname, o.oprname || '(' || CASE WHEN o.oprleft = 0 THEN 'none'
                    ELSE format_type(o.oprleft, NULL) END || ', ' || CASE WHEN o.oprright = 0 THEN 'none'
                    ELSE format_type(o.oprright, NULL) END || ')', o.oprowner, n.nspowner, 'OPERATOR ' || o.oid::regoperator::text
            FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
            """
        return """
            SELECT w.number, pg_has_role(o.owner, 'USAGE')
                    OR w."right" = 'drop' AND o.schema_owner IS NOT NULL AND pg_has_role(o.schema_owner, 'USAGE'),
                me.rolname, 'ownership', o.object, CASE WHEN w.thing = 'extension'
                        AND (SELECT rolsuper FROM pg_roles WHERE oid = o.owner) THEN 'let a superuser run it'
                    ELSE \(ownership("o.owner", "o.object", version)) END
            FROM wanted w JOIN (\((parts + [operators]).joined(separator: "\nUNION ALL\n")))
                    o (thing, first, second, owner, schema_owner, object)
                ON o.thing = w.thing AND o.first = w.first AND (o.schema_owner IS NULL OR o.second = w.second), me
            WHERE w."right" IN ('owner', 'drop')
            """
    }

    /// ALTER DEFAULT PRIVILEGES FOR ROLE asks for the role's rights, and before PostgreSQL 16 for membership alone.
    private static func ofRole(_ version: Int) -> String {
        """
        SELECT w.number, pg_has_role(r.oid, '\(version >= 16 ? "USAGE" : "MEMBER")'), me.rolname, 'membership',
            format('role %I', r.rolname), format('GRANT %I TO %I', r.rolname, me.rolname)
        FROM wanted w JOIN pg_roles r ON quote_ident(r.rolname) = w.first, me WHERE w.thing = 'role'
        """
    }

    private static let ofSuperuser = """
        SELECT w.number, me.rolsuper, me.rolname, 'the rights of a superuser', w.first, 'let a superuser run it'
        FROM wanted w, me WHERE w.thing = 'superuser'
        """

    /// A table of the runner's own that is there.
    private static func ofTable(_ thing: PrivilegeNeed.Thing, _ table: String, _ rights: String) -> String {
        """
        SELECT w.number, lacking.rights IS NULL, me.rolname, lacking.rights, format('table %I.%I', n.nspname, c.relname),
            format('GRANT %s ON %I.%I TO %I', lacking.rights, n.nspname, c.relname, me.rolname)
        FROM wanted w, pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, me, LATERAL (
                SELECT string_agg(word, ', ' ORDER BY place) AS rights
                FROM unnest('{\(rights)}'::text[]) WITH ORDINALITY u (word, place)
                WHERE NOT has_table_privilege(c.oid, word)
            ) lacking
        WHERE w.thing = '\(thing.rawValue)' AND n.nspname = '\(Journal.schema)' AND c.relname = '\(table)'
        """
    }

    /// One that is yet to be made.
    private static func ofNewTable(_ thing: PrivilegeNeed.Thing, _ table: String) -> String {
        """
        SELECT w.number, has_schema_privilege(n.oid, word), me.rolname, word, format('schema %I', n.nspname),
            format('GRANT %s ON SCHEMA %I TO %I', word, n.nspname, me.rolname)
        FROM wanted w, pg_namespace n, me, unnest('{USAGE,CREATE}'::text[]) word
        WHERE w.thing = '\(thing.rawValue)' AND n.nspname = '\(Journal.schema)'
            AND NOT EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = n.oid AND c.relname = '\(table)')
        """
    }
}
