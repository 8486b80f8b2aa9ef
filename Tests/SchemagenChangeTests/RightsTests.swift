import SchemagenDatabases
import SchemagenModel
import SchemagenPlanning
import SchemagenTestSupport
import Testing

/// Rights that were given by hand on what changes survive the change and the way back.
@Suite struct RightsTests {
    private static func schema(
        count: String = "Int32", parameter: String = "number", condition: String = "", body: String
    ) -> String {
        """
        schema Shop { databases: [postgresql(14)] }

        table Order as orders {
            id: Int64 @primaryKey @identity
            count: \(count) = 1
        }

        sql function "doubled(integer)" uses Order "create function doubled(\(parameter) integer) returns integer language sql as $$ \(body) $$"

        view Big as big_orders uses Order {
            id: Int64
            count: \(count)?
        } = sql "select id, count from orders\(condition)"

        view Bigger as "Bigger orders" uses Big {
            id: Int64
        } = sql "select id from big_orders"
        """
    }

    private static let grants = #"""
        CREATE ROLE ROLE_reader NOLOGIN; CREATE ROLE "ROLE_w r" NOLOGIN; CREATE ROLE ROLE_owner NOLOGIN;
        GRANT CREATE ON SCHEMA public TO ROLE_owner;
        GRANT SELECT ON big_orders TO ROLE_reader WITH GRANT OPTION;
        GRANT UPDATE ON big_orders TO "ROLE_w r";
        GRANT SELECT (id), UPDATE (count) ON big_orders TO "ROLE_w r" WITH GRANT OPTION;
        GRANT SELECT ON "Bigger orders" TO PUBLIC;
        ALTER VIEW "Bigger orders" OWNER TO ROLE_owner;
        REVOKE EXECUTE ON FUNCTION doubled(integer) FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION doubled(integer) TO ROLE_reader;
        """#

    private static let rights = """
        SELECT c.relname::text, pg_get_userbyid(c.relowner)::text, coalesce(c.relacl::text, '') FROM pg_class c
        WHERE c.relkind = 'v' AND c.relnamespace = 'public'::regnamespace
        UNION ALL
        SELECT c.relname || '.' || a.attname, '', a.attacl::text FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relkind = 'v' AND a.attacl IS NOT NULL AND c.relnamespace = 'public'::regnamespace
        UNION ALL
        SELECT p.proname::text, pg_get_userbyid(p.proowner)::text, coalesce(p.proacl::text, '') FROM pg_proc p
        WHERE p.pronamespace = 'public'::regnamespace
        ORDER BY 1
        """

    /// The rights after each migration of a change, up and down again, which are those before it.
    private func keepsRights(_ name: String, _ before: String, _ after: String, replaces: Bool) throws {
        let change = try SchemaChange(name: name, before: before, after: after)
        let steps = try change.steps(.postgresql)
        #expect(steps.dropFirst().contains { $0.up.text.contains("OR REPLACE") } == replaces)
        #expect(steps.dropFirst().contains { $0.up.text.contains("schemagen.rights") } == !replaces)
        for server in try TestServer.all.get() {
            try server.withDatabase { connection in
                let prefix = "\(name)_"
                try connection.execute(steps[0].up.text)
                try connection.execute(Self.grants.replacing("ROLE_", with: prefix))
                // What new objects get by themselves is no reason for more rights than there were.
                try connection.execute("ALTER DEFAULT PRIVILEGES GRANT DELETE ON TABLES TO PUBLIC")
                func rights() throws -> [[String?]] { try connection.query(Self.rights).rows.map { Array($0) } }
                func run(_ script: String) throws { try connection.execute("BEGIN;\n\(script)\n;COMMIT") }
                let expected = try rights()
                for step in steps.dropFirst() { try run(step.up.text) }
                #expect(try rights() == expected)
                for step in steps.dropFirst().reversed() { try run(step.down.text) }
                #expect(try rights() == expected)
                try connection.execute("DROP OWNED BY \(prefix)owner, \(prefix)reader, \"\(prefix)w r\"")
                try connection.execute("DROP ROLE \(prefix)owner, \(prefix)reader, \"\(prefix)w r\"")
            }
        }
    }

    @Test func whatIsDroppedAndMadeAgain() throws {
        try keepsRights(
            "dropped", Self.schema(body: "select 2 * number"),
            Self.schema(count: "Int64", parameter: "it", body: "select 2 * it"), replaces: false)
    }

    @Test func whatIsReplaced() throws {
        try keepsRights(
            "replaced", Self.schema(body: "select 2 * number"),
            Self.schema(condition: " where count > 3", body: "select number + number"), replaces: true)
    }

    /// An enum that loses a case and a domain over another type are made anew.
    @Test func typesThatAreMadeAnew() throws {
        func schema(_ cases: String, _ base: String, _ hint: String = "") -> String {
            """
            schema Shop { databases: [postgresql(14)] }
            \(hint)
            enum Mood as "Mood s" { \(cases) }
            type Code as codes = \(base) @storage(domain)
            enum Other as others { one }

            table Order as orders {
                id: Int64 @primaryKey @identity
                mood: Mood
                code: Code
                other: Other
            }
            """
        }
        let change = try SchemaChange(
            name: "types", before: schema("good, bad, worse", "Int32"),
            after: schema("good, bad", "Int64", "removed case Mood.worse -> .bad"))
        let steps = try change.steps(.postgresql)
        let query = """
            SELECT typname::text, pg_get_userbyid(typowner)::text,
                (SELECT string_agg(item::text, ' ' ORDER BY item::text)
                    FROM unnest(coalesce(typacl, acldefault('T', typowner))) item)
            FROM pg_type WHERE typtype IN ('e', 'd') AND typnamespace = 'public'::regnamespace ORDER BY 1
            """
        for server in try TestServer.all.get() {
            try server.withDatabase { connection in
                try connection.execute(steps[0].up.text)
                try connection.execute(
                    """
                    CREATE ROLE "types r" NOLOGIN; CREATE ROLE types_owner NOLOGIN;
                    GRANT CREATE ON SCHEMA public TO types_owner;
                    REVOKE USAGE ON TYPE "Mood s" FROM PUBLIC;
                    GRANT USAGE ON TYPE "Mood s" TO "types r" WITH GRANT OPTION;
                    ALTER DOMAIN codes OWNER TO types_owner;
                    ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO "types r"
                    """)
                func rights() throws -> [[String?]] { try connection.query(query).rows.map { Array($0) } }
                func run(_ script: String) throws { try connection.execute("BEGIN;\n\(script)\n;COMMIT") }
                let expected = try rights()
                #expect(expected.map { $0[0] } == ["Mood s", "codes", "others"])
                for step in steps.dropFirst() { try run(step.up.text) }
                #expect(try rights() == expected)
                for step in steps.dropFirst().reversed() { try run(step.down.text) }
                #expect(try rights() == expected)
                try connection.execute(
                    """
                    DROP OWNED BY "types r"; DROP OWNED BY types_owner CASCADE; DROP ROLE "types r", types_owner
                    """)
            }
        }
    }
}
