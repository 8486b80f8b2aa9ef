import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// The verbs that work on real databases, as people and scripts run them.
@Suite struct DatabaseCommandTests {
    @Test func verifyProvesTheHistoryAndRecordsIt() throws {
        let project = try Project(named: "Shop")
        _ = try project.run("generate")
        let first = try project.run("verify", "--postgres", TestServer.shared.server.connectionString())
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.errors.contains("0001_initial"))
        #expect(first.output.contains("verified    PostgreSQL "))
        #expect(first.output.contains("verified    SQLite "))
        #expect(first.output.contains("evidence    Generated/Migrations/evidence   written"))
        let evidence = try project.read("Generated/Migrations/evidence")
        #expect(evidence.hasPrefix("schemagen-evidence format=1\npostgresql version="))
        let second = try project.run("verify", "--database", "sqlite")
        #expect(second.status == 0, "\(second.errors)")
        #expect(!second.output.contains("written"))
        #expect(!second.output.contains("PostgreSQL"))
        #expect(try project.read("Generated/Migrations/evidence") == evidence)
        #expect(try project.run("check").status == 0)
        #expect(try project.run("generate").output == "Nothing to do: everything is in step.\n")
    }

    @Test func verifyComparesTheEvidenceInCI() throws {
        let project = try Project(named: "Shop")
        let evidence = "Generated/Migrations/evidence"
        _ = try project.run("generate")
        func check() throws -> Project.Result { try project.run("verify", "--database", "sqlite", "--check") }
        let missing = try check()
        #expect(missing.status == 1)
        #expect(missing.errors.contains("were proved on SQLite "), "\(missing.errors)")
        #expect(missing.errors.contains("[evidence-missing]"))
        #expect(!project.exists(evidence))
        #expect(try project.run("verify", "--database", "sqlite").status == 0)
        let well = try check()
        #expect(well.status == 0 && well.output.hasPrefix("verified    SQLite "), "\(well.errors)")
        // Another version of the engine proved it as well; another set of tables is another thing.
        let text = try project.read(evidence)
        let elsewhere = text.replacing(/version=3\.[0-9.]+/) { _ in "version=2.8.17" }
        try project.edit(evidence) { _ in elsewhere }
        let other = try check()
        #expect(other.status == 0, "\(other.errors)")
        try project.edit(evidence) { _ in text.replacing("rows=orders", with: "rows=-") }
        let fewer = try check()
        #expect(fewer.status == 1)
        #expect(fewer.errors.contains("rows in other tables than the evidence says"), "\(fewer.errors)")
        #expect(try project.read(evidence).contains("rows=-"))
        // What was proved of another history is worth nothing.
        try project.edit(evidence) { _ in text }
        try project.edit("Schema/Shop.schema") { $0 + "\ntable Parcel {\n    id: Int64 @primaryKey @identity\n}\n" }
        #expect(try project.run("generate", "--name", "parcels").status == 0)
        #expect(try check().status == 1)
        #expect(try project.read(evidence) == text)
    }

    @Test func verifyOnAServerOfItsOwn() throws {
        let project = try Project(named: "Shop")
        project.environment["SCHEMAGEN_POSTGRES_BIN"] = try TestServer.shared.server.binaries.folder
        _ = try project.run("generate")
        let result = try project.run("verify", "--database", "postgresql")
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test func aMigrationThatReachesSomethingElseIsFound() throws {
        let project = try Project(named: "Shop")
        _ = try project.run("generate")
        let path = "Generated/Migrations/sqlite/0001_initial.up.sql"
        let original = try project.read(path)
        // The lock is asked first: an edited history is not replayed at all.
        try project.edit(path) { $0.replacing("note TEXT", with: "note TEXT NOT NULL") }
        let edited = try project.run("verify", "--database", "sqlite")
        #expect(edited.status == 1)
        #expect(edited.errors.contains("[migration-edited]"), "\(edited.errors)")
        // With a lock that says the same, only the engine sees it.
        try rehash(project, path, from: original)
        let found = try project.run("verify", "--database", "sqlite")
        #expect(found.status == 1)
        #expect(found.errors.contains("\(path):1:1: error: "), "\(found.errors)")
        #expect(found.errors.contains("[verify-structure]"), "\(found.errors)")
        #expect(!project.exists("Generated/Migrations/evidence"))
    }

    /// Puts the hash of a file that was edited into the lock, as `migration accept` would.
    private func rehash(_ project: Project, _ path: String, from original: String) throws {
        func hash(_ text: String) throws -> String {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["shasum", "-a", "256"]
            let (input, output) = (Pipe(), Pipe())
            process.standardInput = input
            process.standardOutput = output
            try process.run()
            try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
            try input.fileHandleForWriting.close()
            let data = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return String(decoding: data.prefix(64), as: UTF8.self)
        }
        let (old, new) = (try hash(original), try hash(project.read(path)))
        try project.edit("Generated/Migrations/schemagen.lock") { $0.replacing(old, with: new) }
    }

    @Test func requiredEvidenceIsAskedFor() throws {
        let project = try Project(named: "Shop")
        try project.edit("Schema/Shop.schema") {
            $0.replacing("schema Shop {", with: "schema Shop {\n    requireEvidence: true")
        }
        _ = try project.run("fmt")
        _ = try project.run("generate")
        let missing = try project.run("check")
        #expect(missing.status == 1)
        #expect(missing.errors.contains("Generated/Migrations/evidence:1:1: error: "), "\(missing.errors)")
        #expect(missing.errors.contains("[evidence-missing]"))
        #expect(try project.run("verify").status == 0)
        #expect(try project.run("check").status == 0)
        try project.edit("Generated/Migrations/evidence") { $0 + "more\n" }
        #expect(try project.run("check").errors.contains("[evidence-unreadable]"))
    }

    @Test func verifyWithoutAHistory() throws {
        let project = try Project(named: "Shop")
        let result = try project.run("verify")
        #expect(result.status == 1)
        #expect(result.errors.contains("no migration to verify"))
    }

    @Test func driftOnSQLite() throws {
        let project = try Project(named: "Shop")
        _ = try project.run("generate")
        let path = project.path + "/live.db"
        let database = try SQLiteDatabase(.file(path))
        try database.execute(project.read("Generated/Migrations/sqlite/0001_initial.up.sql"))
        let same = try project.run("drift", path)
        #expect(same.status == 0, "\(same.output)\(same.errors)")
        #expect(same.output == "")
        try database.execute("ALTER TABLE orders ADD COLUMN extra TEXT; CREATE TABLE audit_log (a)")
        let differs = try project.run("drift", "sqlite:" + path)
        #expect(differs.status == 1)
        #expect(differs.output == "table audit_log is not expected\ncolumn orders.extra is not expected\n")
        #expect(try project.run("drift", path, "--ignore", "audit_*").output == "column orders.extra is not expected\n")
        #expect(try project.run("drift", path, "--ignore", "audit_*", "--ignore", "orders").status == 0)
        let json = try project.run("drift", path, "--json", "--ignore", "audit_*")
        let report = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(report["format"] as? Int == 1)
        let differences = try #require(report["differences"] as? [[String: Any]])
        #expect(differences.map { $0["path"] as? [String] } == [["orders", "extra"]])
        #expect(try project.run("drift", project.path + "/none.db").status == 2)
    }

    @Test func driftOnPostgreSQL() throws {
        let project = try Project(named: "Shop")
        // The schema is built on a server of the same major version, wherever its programs are.
        project.environment["SCHEMAGEN_POSTGRES_BIN"] = try TestServer.shared.server.binaries.folder
        _ = try project.run("generate")
        try TestServer.shared.withDatabase { connection in
            try connection.execute(project.read("Generated/Migrations/postgresql/0001_initial.up.sql"))
            let name = try #require(try connection.query("SELECT current_database()").first ?? nil)
            let url = try TestServer.shared.server.connectionString(database: name)
            let same = try project.run("drift", url)
            #expect(same.status == 0, "\(same.output)\(same.errors)")
            try connection.execute(
                "ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'x'; CREATE TABLE audit_log (a int)")
            let differs = try project.run("drift", url)
            #expect(differs.status == 1)
            #expect(
                differs.output
                    == "table public.audit_log is not expected\n"
                    + "column public.orders.note: default is `'x'::text`, expected none\n")
        }
    }

    @Test func withoutAServerOfTheSameVersionNothingIsComparable() throws {
        let project = try Project(named: "Shop")
        _ = try project.run("generate")
        project.environment["SCHEMAGEN_POSTGRES_BIN"] = project.path
        let result = try project.run("drift", TestServer.shared.server.connectionString())
        #expect(result.status == 2)
        #expect(result.errors.contains("same major version"), "\(result.errors)")
    }

    @Test func driftNeedsADatabaseAndNeverPrintsThePassword() throws {
        let project = try Project(named: "Shop")
        _ = try project.run("generate")
        let result = try project.run("drift", "postgresql://me:s3cret-word@localhost:1/none")
        #expect(result.status == 2)
        #expect(result.errors.contains("error: "))
        #expect(!(result.errors + result.output).contains("s3cret-word"))
    }
}
