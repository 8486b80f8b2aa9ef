import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// Runbooks, carried out as they stand: every query and every command, in order, on databases with rows.
@Suite struct RunbookTests {
    /// The repository's own project, copied.
    private func livingExample() throws -> Project {
        let project = try Project()
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        for name in ["Schema", "Generated"] {
            try FileManager.default.copyItem(at: root.appending(path: name), to: project.folder.appending(path: name))
        }
        try Data().write(to: project.folder.appending(path: "Package.swift"))
        return project
    }

    /// A project whose names want quotes, changed again and again.
    private func nastyProject() throws -> Project {
        let project = try Project()
        try Data().write(to: project.folder.appending(path: "Package.swift"))
        try FileManager.default.createDirectory(
            at: project.folder.appending(path: "Schema"), withIntermediateDirectories: true)
        let versions = [
            #"""
            table Order as "Order" {
                id: Int64 @primaryKey @identity
                user as "user": String
                quote as "a\"b'c": Int32?
                note: String?
            }

            table Item as "select" {
                id: Int64 @primaryKey @identity
                order as "Order ID": Int64
                amount: Int32
            }

            table Event as "Events" @only(postgresql) {
                day: Int32
                size: Int32
                name: String?

                partition by list(day) {
                    first as "Events, \"1\"" in [1, 2]
                    other as events_other default
                }
            }
            """#,
            #"""
            table Order as "Order" {
                id: Int64 @primaryKey @identity
                user as "user": String @unique
                quote as "a\"b'c": Int32? @check(quote > 0, as: "it's > 0")
                text was note: String? @index
                total: Int64 = 0
            }

            table Item as "select" {
                id: Int64 @primaryKey @identity
                order as "Order ID": Order.ID @index @onDelete(cascade)
                amount: Int64
                kind: Kind = .small

                unique(order, amount) as "Each Once"
            }

            enum Kind as "Kind" { small, large as "it's" }

            table Event as "Events" @only(postgresql) {
                day: Int32
                size: Int64
                more: Int32 = 1
                name: String? @index

                partition by list(day) {
                    first as "Events, \"1\"" in [1, 2]
                    other as events_other default
                }
            }
            """#,
            #"""
            table Order as "Order" {
                id: Int64 @primaryKey @identity
                user as "user": String @unique
                quote as "a\"b'c": Int32? @check(quote > 0, as: "it's > 0")
                total: Int64 = 0
                note: String @backfill("none")
            }

            removed column Order.text

            table Item as "select" {
                id: Int64 @primaryKey @identity
                order as "Order ID": Order.ID @index @onDelete(cascade)
                amount: Int64 @index
                kind: Kind = .small

                unique(order, amount) as "Each Once"
            }

            enum Kind as "Kind" { small, large as "it's", huge }

            table Event as "Events" @only(postgresql) {
                day: Int32
                size: Int64
                more: Int32 = 1
                name: String @index @backfill("none")

                partition by list(day) {
                    first as "Events, \"1\"" in [1, 2]
                    other as events_other default
                }
            }
            """#,
        ]
        for (number, text) in versions.enumerated() {
            let schema = "schema Shop { databases: [postgresql(15), sqlite(3.37)] }\n\n\(text)\n"
            try Data(schema.utf8).write(to: project.folder.appending(path: "Schema/Shop.schema"))
            let generated = try project.run("generate", "--name", "v\(number + 1)")
            try #require(generated.status == 0, "\(generated.errors)")
        }
        return project
    }

    /// The runbooks of a project, in order, by their file names.
    private func runbooks(of project: Project) throws -> [String] {
        let written = try project.run("docs")
        try #require(written.status == 0, "\(written.errors)")
        let folder = project.folder.appending(path: "Generated/Docs/reports")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
        return names.filter { $0.hasPrefix("runbook-") }.sorted()
    }

    private enum Example: String, CaseIterable { case leadgen, nasty }

    private func project(_ example: Example) throws -> Project {
        switch example {
        case .leadgen: try livingExample()
        case .nasty: try nastyProject()
        }
    }

    /// What makes the rows of the second version of the project with odd names fit its constraints.
    private static let repair = """
        UPDATE "Order" SET "a""b'c" = NULL WHERE "a""b'c" <= 0;
        UPDATE "Order" SET "user" = "user" || id;
        DELETE FROM "select" WHERE "Order ID" NOT IN (SELECT id FROM "Order");
        DELETE FROM "select" WHERE id NOT IN (SELECT min(id) FROM "select" GROUP BY "Order ID", amount);
        """

    /// Fills the application's tables. What the runner keeps beside them is its own, and stays.
    private func fill(_ connection: PostgreSQLConnection) throws {
        try connection.execute("CREATE TEMP TABLE kept AS TABLE schemagen_journal")
        _ = try PostgreSQLRows(connection).fill()
        try connection.execute(
            """
            DELETE FROM schemagen_journal;
            INSERT INTO schemagen_journal OVERRIDING SYSTEM VALUE SELECT * FROM kept;
            DROP TABLE kept;
            DROP TABLE IF EXISTS schemagen_progress
            """)
    }

    /// The blocks of a part of a runbook.
    private func blocks(_ runbook: String, _ section: String, in project: Project) throws -> [String] {
        DocumentBlock.all(in: try project.read("Generated/Docs/reports/\(runbook)")).filter {
            $0.section == section
        }.map(\.text)
    }

    /// What a role that may nothing lacks, and what it lacks no more when it has all of it.
    private func aRoleWithoutRightsIsTold(
        _ runbook: String, in project: Project, _ connection: PostgreSQLConnection
    ) throws {
        let query = try #require(
            try blocks(runbook, "PostgreSQL", in: project).first { $0.contains("current_user AS role, lacks") })
        let database = try #require(try connection.query("SELECT quote_ident(current_database())").first ?? nil)
        let role = "\"\(database)'s applier\""
        try connection.execute("CREATE ROLE \(role); REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        defer { try? connection.execute("RESET ROLE; DROP OWNED BY \(role); DROP ROLE \(role)") }
        try connection.execute("SET ROLE \(role)")
        let lacks = try connection.query(query).rows.map {
            $0.map { $0 ?? "NULL" }.dropFirst().joined(separator: " of ")
        }
        #expect(
            Set(lacks) == [
                "ownership of \"Events\"", "ownership of \"Events, \"\"1\"\"\"", "ownership of events_other",
                "DELETE of schemagen_journal", "ownership of \"Order\"", "INSERT of schemagen_journal",
                "SELECT of schemagen_journal", "CREATE of schema public", "ownership of \"select\"",
            ])
        try connection.execute(
            """
            RESET ROLE;
            GRANT \(quotedUser(connection)) TO \(role);
            SET ROLE \(role)
            """)
        #expect(try connection.query(query).rows.isEmpty)
    }

    /// The role that the tables belong to.
    private func quotedUser(_ connection: PostgreSQLConnection) throws -> String {
        try #require(try connection.query("SELECT quote_ident(session_user)").first ?? nil)
    }

    /// The queries of a runbook that count what a coming constraint would refuse.
    private func violations(_ runbook: String, _ section: String, in project: Project) throws -> [String] {
        DocumentBlock.all(in: try project.read("Generated/Docs/reports/\(runbook)")).filter {
            $0.section == section && $0.expectation == .rows([["0"]])
        }.map(\.text)
    }

    @Test(arguments: Example.allCases) private func onPostgreSQL(_ example: Example) throws {
        let project = try project(example)
        let server = try TestServer.shared
        let runbooks = try runbooks(of: project)
        #expect(runbooks.count >= 3)
        var counts = DocumentRun.Counts()
        try server.withDatabase { connection in
            let name = try #require(try connection.query("SELECT current_database()").first ?? nil)
            for runbook in runbooks {
                if runbook.hasPrefix("runbook-0002"), example == .nasty {
                    let queries = try violations(runbook, "PostgreSQL", in: project)
                    #expect(queries.count == 4)
                    let found = try queries.map { try connection.query($0).first ?? nil }
                    #expect(found.contains { $0 != "0" && $0 != nil }, "rows that nothing refuses show nothing")
                    try connection.execute(Self.repair)
                    // Rows of a divided table are in its partitions.
                    let room = try blocks(runbook, "PostgreSQL", in: project).filter {
                        $0.contains(", 0)) AS size\n") && $0.contains("\"Events\"")
                    }
                    #expect(room.count == 2)
                    for query in room { #expect(try connection.query(query).first != "0 bytes") }
                    try aRoleWithoutRightsIsTold(runbook, in: project, connection)
                }
                let number = try lastNumber(of: runbook, in: project)
                try withTwoDatabases(server) { rehearsal, restored in
                    let run = try DocumentRun(
                        project,
                        environment: [
                            "DATABASE_URL": server.server.connectionString(database: name),
                            "REHEARSAL_URL": rehearsal, "RESTORED_URL": restored,
                            "BACKUP_FOLDER": try backupFolder(of: project), "PATH": server.server.binaries.folder,
                        ])
                    counts += try run.run("PostgreSQL", of: "Generated/Docs/reports/\(runbook)")
                    // Its last commands take the change back; the next one starts from where it leads.
                    let applied = try run.shell("schemagen apply \"$DATABASE_URL\" --to \(number)")
                    #expect(applied.status == 0, "\(applied.errors)")
                    try fill(connection)
                    // Rights of which the schema says nothing go along with renames, and come with what is new.
                    try connection.execute(
                        """
                        GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC;
                        REVOKE SELECT ON schemagen_journal FROM PUBLIC;
                        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC
                        """)
                }
            }
        }
        print(
            "runbooks: \(example.rawValue), PostgreSQL \(server.server.binaries.majorVersion): \(counts.queries) queries, "
                + "\(counts.compared) of them compared, \(counts.commands) blocks of commands")
        #expect(counts.queries > 20 && counts.commands > 15 && counts.compared > 15)
    }

    @Test(arguments: Example.allCases) private func onSQLite(_ example: Example) throws {
        let project = try project(example)
        let runbooks = try runbooks(of: project)
        var counts = DocumentRun.Counts()
        let path = project.folder.appending(path: "live.db").path(percentEncoded: false)
        for runbook in runbooks {
            let run = try DocumentRun(
                project, environment: ["DATABASE_FILE": path, "BACKUP_FOLDER": try backupFolder(of: project)])
            if !FileManager.default.fileExists(atPath: path) { _ = try run.shell("sqlite3 live.db VACUUM") }
            if runbook.hasPrefix("runbook-0002"), example == .nasty {
                #expect(try violations(runbook, "SQLite", in: project).count == 4)
                let database = try SQLiteDatabase(.file(path))
                try database.execute(Self.repair)
                database.close()
            }
            counts += try run.run("SQLite", of: "Generated/Docs/reports/\(runbook)")
            let number = try lastNumber(of: runbook, in: project)
            let applied = try run.shell("schemagen apply \"$DATABASE_FILE\" --to \(number)")
            #expect(applied.status == 0, "\(applied.errors)")
            let database = try SQLiteDatabase(.file(path))
            try database.execute("CREATE TEMP TABLE kept AS SELECT * FROM schemagen_journal")
            _ = try SQLiteRows(database).fill()
            try database.execute("DELETE FROM schemagen_journal")
            try database.execute("INSERT INTO schemagen_journal SELECT * FROM kept")
            database.close()
        }
        print(
            "runbooks: \(example.rawValue), SQLite: \(counts.queries) queries, \(counts.compared) of them compared, "
                + "\(counts.commands) blocks of commands")
        #expect(counts.queries > 6 && counts.commands > 10 && counts.compared > 6)
    }

    /// Makes two empty databases for as long as the body runs, and gives it their addresses.
    private func withTwoDatabases(_ server: TestServer, _ body: (String, String) throws -> Void) throws {
        try server.withDatabase { first in
            try server.withDatabase { second in
                let names = try [first, second].map {
                    try #require(try $0.query("SELECT current_database()").first ?? nil)
                }
                try body(
                    server.server.connectionString(database: names[0]),
                    server.server.connectionString(database: names[1]))
            }
        }
    }

    /// A folder for backups, whose name wants quotes.
    private func backupFolder(of project: Project) throws -> String {
        let folder = project.folder.appending(path: ".back ups")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.path(percentEncoded: false)
    }

    /// The number of the last migration of the change that a runbook is about.
    private func lastNumber(of runbook: String, in project: Project) throws -> String {
        let page = try project.read("Generated/Docs/reports/\(runbook)")
        return try #require(page.firstMatch(of: /\nschemagen apply "\S+ --to (\d+)\n/).map { String($0.output.1) })
    }

    /// The commands that a report names in its text, in order: `swift run schemagen apply URL --to 0003`.
    private func commands(in page: String) -> [String] {
        page.matches(of: /`swift run (schemagen [^`]+)`/).map { String($0.output.1) }
    }

    @Test func theCommandsOfReportsRun() throws {
        let project = try livingExample()
        try #require(try project.run("docs").status == 0)
        let server = try TestServer.shared
        try server.withDatabase { connection in
            let name = try #require(try connection.query("SELECT current_database()").first ?? nil)
            let url = server.server.connectionString(database: name)
            let run = try DocumentRun(
                project, environment: ["DATABASE_URL": url, "PATH": server.server.binaries.folder])
            #expect(try run.shell("schemagen apply \"$DATABASE_URL\" --to 0001").status == 0)
            try fill(connection)
            var count = 0
            for report in ["release-0002-0003.md", "validation.md"] {
                let commands = try commands(in: project.read("Generated/Docs/reports/\(report)"))
                #expect(!commands.isEmpty)
                for command in commands {
                    let result = try run.shell(
                        command.replacing(" URL", with: " \"$DATABASE_URL\"")
                            .replacing(" CODE", with: " unindexed-foreign-key"))
                    // Migrations that are pending are what `status` is there to say.
                    let isWell = result.status == 0 || (command.hasPrefix("schemagen status") && result.status == 1)
                    #expect(isWell, "\(report): \(command)\n\(result.output)\(result.errors)")
                    count += 1
                }
            }
            print("reports: leadgen, PostgreSQL \(server.server.binaries.majorVersion): \(count) commands")
        }
    }

    /// The only SQL on the pages of the reference is that of views.
    @Test func theQueriesOfViewsRun() throws {
        let project = try Project()
        try Data().write(to: project.folder.appending(path: "Package.swift"))
        try FileManager.default.createDirectory(
            at: project.folder.appending(path: "Schema"), withIntermediateDirectories: true)
        let schema = #"""
            schema Shop { databases: [postgresql(15), sqlite(3.37)] }

            table Order as "Order" {
                id: Int64 @primaryKey @identity
                user as "user": String
            }

            view Named as "named ones" {
                id: Int64
            } = sql "SELECT id FROM \"Order\" WHERE \"user\" <> ''"

            view Sized as sized {
                id: Int64
            } = sql(postgresql: "SELECT id FROM \"Order\" WHERE octet_length(\"user\") > 1", sqlite: "SELECT id FROM \"Order\" WHERE length(CAST(\"user\" AS blob)) > 1")
            """#
        try Data((schema + "\n").utf8).write(to: project.folder.appending(path: "Schema/Shop.schema"))
        let generated = try project.run("generate")
        try #require(generated.status == 0, "\(generated.errors)")
        let server = try TestServer.shared
        try server.withDatabase { connection in
            let name = try #require(try connection.query("SELECT current_database()").first ?? nil)
            let url = server.server.connectionString(database: name)
            #expect(try project.run("apply", url).status == 0)
            #expect(try project.run("apply", "live.db").status == 0)
            let database = try SQLiteDatabase(
                .file(project.folder.appending(path: "live.db").path(percentEncoded: false)))
            defer { database.close() }
            func blocks(_ view: String) throws -> [String] {
                DocumentBlock.all(in: try project.read("Generated/Docs/views/\(view).md")).map(\.text)
            }
            let common = try blocks("Named")
            let each = try blocks("Sized")
            #expect(common.count == 1 && each.count == 2)
            for sql in common + each.prefix(1) { _ = try connection.query(sql) }
            for sql in common + each.suffix(1) { _ = try database.query(sql) }
        }
    }

    @Test func aBlockThatFailsIsFound() throws {
        let project = try Project()
        let page = "## PostgreSQL\n\n```sql\nSELECT 1;\n```\n\nExpected: `1`\n\n```sh\nfalse\n```\n"
        let blocks = DocumentBlock.all(in: page)
        #expect(blocks.map(\.language) == ["sql", "sh"])
        #expect(blocks[0].expectation == .rows([["1"]]))
        let run = try DocumentRun(project)
        #expect(try run.shell("set -euo pipefail\n\(blocks[1].text)\n").status == 1)
    }
}
