import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// The pages of a live database and of a change, carried out as they stand: every block of SQL and every command.
@Suite struct PageRunTests {
    /// The commands that a page names in its text, in order: `swift run schemagen apply URL`.
    private func commands(in page: String) -> [String] {
        page.matches(of: /`swift run (schemagen [^`]+)`/).map { String($0.output.1) }
    }

    private static let first = #"""
        schema Shop {
            databases: [postgresql(15), sqlite(3.37)]
        }

        table Order as "Order" {
            id: Int64 @primaryKey @identity
            user as "user": String
            quote as "a\"b'c": Int32?
        }

        table Item as "select" {
            id: Int64 @primaryKey @identity
            order as "Order ID": Int64
            amount: Int32
        }

        """#
    private static let second = #"""
        schema Shop {
            databases: [postgresql(15), sqlite(3.37)]
        }

        table Order as "Order" {
            id: Int64 @primaryKey @identity
            user as "user": String @unique
            cited as "a\"b'c" was quote: Int32? @check(cited > 0, as: "it's > 0")
            total: Int64 = 0
        }

        table Item as "select" {
            id: Int64 @primaryKey @identity
            order as "Order ID": Order.ID @index @onDelete(cascade)
            amount: Int64
        }

        """#

    // MARK: The page of a live database

    @Test func thePageOfALiveDatabase() throws {
        let project = try GitProject(Self.first).project
        try TestServer.shared.withDatabase { connection in
            let server = try TestServer.shared.server
            let name = try #require(try connection.query("SELECT current_database()").first ?? nil)
            let url = server.connectionString(database: name)
            let run = try DocumentRun(
                project,
                environment: [
                    "DATABASE_URL": url, "PATH": server.binaries.folder,
                    "SCHEMAGEN_POSTGRES_BIN": server.binaries.folder,
                ])
            // The tables are there, and no journal says since when.
            let folder = project.folder.appending(path: "Generated/Migrations/postgresql")
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
            let up = try #require(files.first { $0.hasSuffix(".up.sql") })
            try connection.execute(String(contentsOf: folder.appending(path: up), encoding: .utf8))
            try connection.execute(
                """
                CREATE SCHEMA "odd ""one";
                CREATE TABLE "odd ""one"."a`b" (x int, "Y" int);
                INSERT INTO "odd ""one"."a`b" VALUES (1, 1), (1, 2);
                ALTER TABLE "odd ""one"."a`b" ADD CONSTRAINT "it's big" CHECK ("Y" > 0) NOT VALID
                """)
            #expect(throws: PostgreSQLError.self) {
                try connection.execute("CREATE UNIQUE INDEX CONCURRENTLY \"X once\" ON \"odd \"\"one\".\"a`b\" (x)")
            }
            try connection.execute("UPDATE \"odd \"\"one\".\"a`b\" SET x = \"Y\"")
            let written = try project.run("docs", "--database", url, "--out", "live")
            try #require(written.status == 0, "\(written.errors)")
            let page = try project.read("live/live.md")
            let blocks = DocumentBlock.all(in: page)
            #expect(blocks.map(\.language) == ["sql", "sql"], "\(page)")
            for block in blocks {
                let result = try run.onPostgreSQL(block.text)
                #expect(result.status == 0, "live.md:\(block.line): \(block.text)\n\(result.errors)")
            }
            let mended = try project.run("docs", "--database", url).output
            #expect(DocumentBlock.all(in: mended).isEmpty, "\(mended)")
            #expect(mended.contains("There are none: every index answers queries."))
            let commands = commands(in: page)
            #expect(commands == ["schemagen baseline URL", "schemagen drift URL"])
            // Both say so where there is more than the schema knows.
            try connection.execute("DROP SCHEMA \"odd \"\"one\" CASCADE")
            for command in commands {
                let result = try run.shell(command.replacing(" URL", with: " \"$DATABASE_URL\""))
                #expect(result.status == 0, "live.md: \(command)\n\(result.output)\(result.errors)")
            }
            let after = try project.run("docs", "--database", url).output
            #expect(after.contains("None: the database has all migrations"))
            print(
                "live page: PostgreSQL \(server.binaries.majorVersion): \(blocks.count) queries, \(commands.count) commands"
            )
        }
    }

    /// What the page says of an invalid index of a divided table helps.
    @Test func anIndexWithoutAllOfItsParts() throws {
        let project = try GitProject(Self.first).project
        try TestServer.shared.withDatabase { connection in
            let name = try #require(try connection.query("SELECT current_database()").first ?? nil)
            let url = try TestServer.shared.server.connectionString(database: name)
            try connection.execute(
                """
                CREATE TABLE whole (x int) PARTITION BY RANGE (x);
                CREATE TABLE one PARTITION OF whole FOR VALUES FROM (0) TO (10);
                CREATE TABLE two PARTITION OF whole FOR VALUES FROM (10) TO (20);
                CREATE INDEX whole_x ON ONLY whole (x); CREATE INDEX one_x ON one (x);
                ALTER INDEX whole_x ATTACH PARTITION one_x
                """)
            func invalid() throws -> String {
                let page = try project.run("docs", "--database", url).output
                let rest = try #require(page.components(separatedBy: "## Invalid indexes\n").last)
                return rest.components(separatedBy: "\n## ")[0]
            }
            let words = try invalid()
            #expect(words.contains("- `whole_x` of `whole`, without a part on `two`"), "\(words)")
            #expect(words.contains("`ALTER INDEX … ATTACH PARTITION …`") && !words.contains("REINDEX"))
            // Neither of the other two ways leads anywhere.
            #expect(throws: PostgreSQLError.self) { try connection.execute("DROP INDEX CONCURRENTLY whole_x") }
            try connection.execute("CREATE INDEX CONCURRENTLY two_x ON two (x)")
            try connection.execute("ALTER INDEX whole_x ATTACH PARTITION two_x")
            #expect(try invalid().contains("There are none"))
        }
    }

    // MARK: The page of a change

    /// The blocks of SQL on the page of a change, in its order.
    private struct Script {
        var database: String
        var direction: String
        var isTransaction: Bool
        var sql: String

        static func all(in page: String) -> [Script] {
            page.matches(
                of: /<summary>(PostgreSQL|SQLite) (up|down): ([^\n]*)<\/summary>\n\n(`{3,})sql\n([\s\S]*?)\n\4/
            ).map {
                Script(
                    database: String($0.output.1), direction: String($0.output.2),
                    isTransaction: !$0.output.3.contains("in no transaction"), sql: String($0.output.5))
            }
        }
    }

    /// The SQL on the page leads to the schema and back again, on what the migrations before it made.
    @Test(arguments: [false, true]) func thePageOfAChange(_ isRecorded: Bool) throws {
        let git = try GitProject(Self.first)
        let project = git.project
        try TestServer.shared.withDatabase { connection in
            let server = try TestServer.shared.server
            let name = try #require(try connection.query("SELECT current_database()").first ?? nil)
            let file = project.folder.appending(path: "live.db").path(percentEncoded: false)
            let run = try DocumentRun(
                project,
                environment: [
                    "DATABASE_URL": server.connectionString(database: name), "DATABASE_FILE": file,
                    "PATH": server.binaries.folder, "SCHEMAGEN_POSTGRES_BIN": server.binaries.folder,
                ])
            for database in ["DATABASE_URL", "DATABASE_FILE"] {
                #expect(try run.shell("schemagen apply \"$\(database)\"").status == 0)
            }
            try project.edit("Schema/Shop.schema") { _ in Self.second }
            if isRecorded { try git.generate("second") }
            let page = try git.run("diff", "--base", "main", "--format", "markdown").output
            let scripts = Script.all(in: page)
            #expect(scripts.count == DocumentBlock.all(in: page).filter { $0.language == "sql" }.count, "\(page)")
            for (database, url) in [("PostgreSQL", "DATABASE_URL"), ("SQLite", "DATABASE_FILE")] {
                let ups = scripts.filter { $0.database == database && $0.direction == "up" }
                let downs = scripts.filter { $0.database == database && $0.direction == "down" }
                #expect(!ups.isEmpty && ups.count == downs.count)
                for (offset, script) in (ups + downs + ups).enumerated() {
                    let result =
                        database == "SQLite"
                        ? try run.onSQLite(
                            script.isTransaction
                                ? "PRAGMA foreign_keys = OFF;\nBEGIN;\n\(script.sql)\nCOMMIT;" : script.sql)
                        : try run.onPostgreSQL(script.sql, options: script.isTransaction ? "-1" : "")
                    #expect(result.status == 0, "\(database) \(offset): \(script.sql)\n\(result.errors)")
                }
                // The database is what the schema says. Its journal says nothing of it.
                let compared = try run.shell("schemagen drift \"$\(url)\"")
                #expect(compared.status == 0, "\(compared.output)\(compared.errors)")
            }
            var count = 0
            for command in commands(in: page) {
                let result = try run.shell(command)
                #expect(result.status == 0, "\(command)\n\(result.errors)")
                count += 1
            }
            #expect(count > 0 || isRecorded)
            print("diff page: \(scripts.count) blocks of SQL, \(count) commands")
        }
    }
}
