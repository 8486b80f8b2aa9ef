import SchemagenTestSupport
import Testing

@testable import SchemagenDatabases

@Suite struct PostgreSQLDefinitionsTests {
    @Test func everythingCanBeDroppedAndMadeAgainFromItsText() throws {
        try withDatabase { connection in
            try connection.execute(DefinitionExample.script(connection.serverMajorVersion))
            let law = try DefinitionLaw(connection)
            // Of the example's objects none is needed by a table.
            #expect(Set(law.definitions.objects.keys).subtracting(law.order) == [])
            #expect(law.order.count > 95)
            try law.run(connection)
            try law.run(connection, isWritten: true)
        }
    }

    /// pg_dump knows of properties that the catalogue's reader might not.
    @Test func theServersOwnDumpIsTheSameAfterwards() throws {
        for server in try TestServer.all.get() {
            try server.withDatabase { connection in
                try connection.execute(DefinitionExample.script(connection.serverMajorVersion))
                let database = try #require(try connection.query("SELECT current_database()").first ?? nil)
                func dump() throws -> String {
                    // Its order follows the oids of what has one name; the key of `\restrict` differs each time.
                    let child = try ChildProcess(
                        [
                            "/bin/sh", "-c",
                            #"PATH="$0:$PATH" pg_dump --schema-only -d "$1" | grep -v restrict | LC_ALL=C sort | cksum"#,
                            server.server.binaries.folder, server.server.connectionString(database: database),
                        ], environment: PostgreSQLBinaries.environment)
                    defer { child.finish() }
                    return child.readLine(timeoutMilliseconds: 60_000)
                }
                let before = try dump()
                // The checksum and the number of bytes.
                let size = before.split(separator: " ").last.flatMap { Int($0) }
                #expect(try #require(size) > 20_000)
                try DefinitionLaw(connection).run(connection)
                #expect(try dump() == before)
                try connection.execute("COMMENT ON FUNCTION touch() IS 'one word more'")
                #expect(try dump() != before)
            }
        }
    }

    @Test func soCanWhatTheCataloguesExampleHas() throws {
        try withDatabase { connection in
            try connection.execute(CatalogueExample.script(connection.serverMajorVersion))
            // Nothing of a schema, and in the way of dropping its server.
            try connection.execute("DROP USER MAPPING FOR CURRENT_USER SERVER far")
            let law = try DefinitionLaw(connection)
            #expect(law.order.count > 36)
            try law.run(connection)
        }
    }

    @Test func everyKindHasATextOrIsTheLanguages() throws {
        try withDatabase { connection in
            try connection.execute(DefinitionExample.script(connection.serverMajorVersion))
            let definitions = try PostgreSQLDefinitions.read(connection)
            let ownForms: Set<CatalogueKind> = [
                .namespace, .extension, .enumeration, .domain, .sequence, .table, .column, .primaryKey,
                .uniqueConstraint,
                .checkConstraint, .foreignKey, .exclusionConstraint, .notNullConstraint, .index, .view,
                .materializedView,
            ]
            for object in try PostgreSQLCatalogue.read(connection).objects
            where !ownForms.contains(object.identity.kind) {
                let isThere = definitions.objects[object.identity] != nil || definitions.parts[object.identity] != nil
                #expect(isThere, "\(object.identity)")
            }
        }
    }

    @Test func identitiesAreShortWhereTheSearchPathLeads() throws {
        try withDatabase { connection in
            try connection.execute(DefinitionExample.script(connection.serverMajorVersion))
            let objects = try PostgreSQLDefinitions.read(connection).objects
            func identity(_ kind: CatalogueKind, _ path: String...) -> String? {
                objects[CatalogueIdentity(kind, path)]?.identity
            }
            #expect(identity(.function, "public", "plain(integer)") == "plain(integer)")
            #expect(identity(.function, "public", "plain(app.mood)") == "plain(app.mood)")
            // The system has a function of that name, and of other arguments.
            #expect(identity(.function, "public", "lower(app.mood)") == "lower(app.mood)")
            #expect(identity(.aggregate, "Größe", "Count It()") == #""Größe"."Count It"(*)"#)
            #expect(identity(.operator, "public", "===(integer, integer)") == "===(integer,integer)")
            #expect(identity(.operator, "Größe", "@@@(none, integer)") == "\"Größe\".@@@(NONE,integer)")
            #expect(identity(.operatorClass, "app", "In family using btree") == "app.\"In family\" using btree")
            #expect(identity(.cast, "integer as app.mood") == "integer as app.mood")
            #expect(
                identity(.transform, "\"Größe\".\"Pa ir\"", "plpgsql") == "for \"Größe\".\"Pa ir\" language plpgsql")
            #expect(identity(.trigger, "Größe", "Ta ble", "Tr \"x") == "\"Tr \"\"x\"")
            #expect(identity(.textSearchDictionary, "public", "dict") == "dict")
            #expect(identity(.defaultPrivileges, "Größe", "tables", "owner") == "tables in \"Größe\"")
        }
    }

    @Test func aBodyThatCannotBeCheckedIsNot() throws {
        try withDatabase { connection in
            try connection.execute(DefinitionExample.script(connection.serverMajorVersion))
            let objects = try PostgreSQLDefinitions.read(connection).objects
            let names = objects.filter { !$0.value.settings.isEmpty }.map(\.key.path[1]).sorted()
            #expect(names == ["again(integer)", "inside()", "lost()", "ping()", "pong()"])
            let text = objects[CatalogueIdentity(.function, ["public", "ping()"])]?.create
            #expect(text?.hasPrefix("SET check_function_bodies = off;\nCREATE FUNCTION public.ping()") == true)
            #expect(text?.hasSuffix("$function$;\nRESET check_function_bodies") == true)
        }
    }

    @Test(.needs(extensions: "citext")) func whatAnExtensionBringsHasNoText() throws {
        try withDatabase { connection in
            try connection.execute(
                "CREATE EXTENSION citext; CREATE FUNCTION f(citext) RETURNS citext LANGUAGE sql AS 'SELECT $1'")
            let definitions = try PostgreSQLDefinitions.read(connection)
            #expect(definitions.objects.keys.map(\.description) == ["function public.f(public.citext)"])
            #expect(definitions.comments.isEmpty && definitions.grants.isEmpty && definitions.parts.isEmpty)
            let needs = try PostgreSQLDependencies.read(connection).needs
            #expect(
                needs[CatalogueIdentity(.function, ["public", "f(public.citext)"])] == [
                    CatalogueIdentity(.namespace, ["public"]), CatalogueIdentity(.extension, ["citext"]),
                ])
        }
    }
}
