import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// `migration new` and `migration accept`, with real engines as judges.
@Suite struct HandwrittenCommandTests {
    private let folder = "Generated/Migrations"

    /// A project with one migration.
    private func project() throws -> Project {
        let project = try Project()
        project.environment["SCHEMAGEN_POSTGRES_BIN"] = try TestServer.shared.server.binaries.folder
        project.environment["DATABASE_URL"] = ""
        _ = try project.run("init", "Shop")
        try project.edit("Schema/Shop.schema") { _ in GitProject.shop }
        let generated = try project.run("generate")
        #expect(generated.status == 0, "\(generated.errors)")
        return project
    }

    private func accept(_ project: Project, _ more: String...) throws -> Project.Result {
        try project.run(
            ["migration", "accept", "--postgres", TestServer.shared.server.connectionString()] + more)
    }

    /// Writes SQL into the files of a draft and takes the line away that says that it is none.
    private func write(
        _ project: Project, _ title: String, up: (postgresql: String, sqlite: String),
        down: (postgresql: String, sqlite: String) = ("", "")
    ) throws {
        for (database, up, down) in [("postgresql", up.0, down.0), ("sqlite", up.1, down.1)] {
            try project.edit("\(folder)/\(database)/\(title).up.sql") {
                $0.replacing("-- schemagen: draft\n", with: "") + up
            }
            try project.edit("\(folder)/\(database)/\(title).down.sql") { $0 + down }
        }
    }

    @Test func aMigrationOfRowsIsWrittenProvedAndApplied() throws {
        let project = try project()
        let begun = try project.run("migration", "new", "fill_notes")
        #expect(begun.status == 0, "\(begun.errors)")
        #expect(
            begun.output.hasPrefix("draft       0002_fill_notes\n            \(folder)/postgresql/0002_fill_notes.up"))
        #expect(try project.run("migration", "list").output.hasSuffix("0002_fill_notes\tpostgresql, sqlite\t\tdraft\n"))
        // Nobody takes an empty file for a migration.
        let check = try project.run("check")
        #expect(check.status == 1)
        #expect(check.errors.contains("[migration-draft]"), "\(check.errors)")
        #expect(try project.run("apply", "sqlite:live.db").status == 1)
        #expect(try project.run("verify", "--database", "sqlite").status == 1)
        let unwritten = try accept(project)
        #expect(unwritten.status == 1)
        #expect(
            unwritten.errors.contains("\(folder)/sqlite/0002_fill_notes.up.sql:3:1: error: nobody has written"),
            "\(unwritten.errors)")
        // A second draft may follow, a schema change may not.
        let sql = "UPDATE orders SET note = 'none' WHERE note IS NULL;\n"
        try write(project, "0002_fill_notes", up: (sql, sql))
        let accepted = try accept(project)
        #expect(accepted.status == 0, "\(accepted.errors)")
        #expect(accepted.output.hasSuffix("accepted    0002_fill_notes\n"), "\(accepted.output)")
        #expect(try project.run("check").status == 0)
        #expect(try project.read("\(folder)/evidence").contains("sqlite version="))
        #expect(try project.run("verify", "--database", "sqlite", "--check").status == 0)
        #expect(
            try project.run("migration", "list").output.hasSuffix("0002_fill_notes\tpostgresql, sqlite\t\tby hand\n"))
        #expect(try accept(project).output == "Nothing to do: every file is the one that the lock holds.\n")
        #expect(try project.run("apply", "sqlite:live.db").output.hasSuffix("applied     0002_fill_notes\n"))
        #expect(try project.run("rollback", "sqlite:live.db").output == "taken back  0002_fill_notes\n")
        // What comes next goes on from it.
        try project.edit("Schema/Shop.schema") { $0.replacing("String(50)?", with: "String(60)?") }
        let next = try project.run("generate", "--name", "longer")
        #expect(next.output.contains("0003_longer"), "\(next.errors)")
    }

    @Test func whatItDoesToRowsHasToBeDeclared() throws {
        let project = try project()
        _ = try project.run("migration", "new", "shout")
        let sql = "UPDATE customers SET mail = mail || '!';\n"
        try write(project, "0002_shout", up: (sql, sql))
        let before = try project.read("\(folder)/schemagen.lock")
        let refused = try accept(project)
        #expect(refused.status == 1)
        #expect(
            refused.errors.contains("of column mail of public.customers changed [verify-loss]"), "\(refused.errors)")
        #expect(refused.errors.hasSuffix("Nothing was written.\n"))
        #expect(try project.read("\(folder)/schemagen.lock") == before)
        #expect(!project.exists("\(folder)/evidence"))
        for database in ["postgresql", "sqlite"] {
            try project.edit("\(folder)/\(database)/0002_shout.up.sql") {
                $0.replacing(
                    "-- Written by hand", with: "-- schemagen: lossy\n-- schemagen: breaking\n-- Written by hand")
            }
        }
        let accepted = try accept(project)
        #expect(accepted.status == 0, "\(accepted.errors)")
        #expect(accepted.output.hasSuffix("accepted    0002_shout   breaking, lossy\n"))
    }

    @Test func itCanBeTheWayToAChangedSchema() throws {
        let project = try project()
        try project.edit("Schema/Shop.schema") {
            $0.replacing("    note: String(50)?\n", with: "    note: String(50)?\n    total: Int32?\n")
        }
        let begun = try project.run("migration", "new", "totals")
        #expect(begun.status == 0, "\(begun.errors)")
        #expect(begun.output.contains("models "))
        let up = try project.read("\(folder)/postgresql/0002_totals.up.sql")
        #expect(up.contains("--     `Order.total` was added\n"))
        try write(project, "0002_totals", up: ("SELECT 1;\n", "SELECT 1;\n"))
        let short = try accept(project)
        #expect(short.status == 1)
        #expect(short.errors.contains("0002_totals.up.sql:1:1: error: after this migration "), "\(short.errors)")
        #expect(short.errors.contains("[verify-structure]"))
        let column = "ALTER TABLE orders ADD COLUMN total integer;\n"
        let strict = "ALTER TABLE orders ADD COLUMN total INTEGER CHECK (total BETWEEN -2147483648 AND 2147483647);\n"
        try write(project, "0002_totals", up: (column, strict))
        let noWayBack = try accept(project)
        #expect(noWayBack.status == 1)
        #expect(noWayBack.errors.contains("[verify-down]"), "\(noWayBack.errors)")
        let drop = "ALTER TABLE orders DROP COLUMN total;\n"
        try write(project, "0002_totals", up: ("", ""), down: (drop, drop))
        let accepted = try accept(project)
        #expect(accepted.status == 0, "\(accepted.errors)")
        #expect(try project.run("check").status == 0)
        #expect(try project.run("generate").output == "Nothing to do: everything is in step.\n")
    }

    @Test func anEditedMigrationIsAcceptedWhereItLeadsToTheSame() throws {
        let project = try project()
        let path = "\(folder)/sqlite/0001_initial.up.sql"
        let original = try project.read(path)
        _ = try project.run("verify", "--postgres", TestServer.shared.server.connectionString())
        let evidence = try project.read("\(folder)/evidence")
        try project.edit(path) { $0.replacing("note TEXT", with: "note TEXT NOT NULL") }
        let check = try project.run("check")
        #expect(check.errors.contains("`swift run schemagen migration accept` takes it over"), "\(check.errors)")
        let refused = try accept(project)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("column orders.note"), "\(refused.errors)")
        #expect(try project.read("\(folder)/evidence") == evidence)
        try project.edit(path) { _ in original + "\nANALYZE;\n" }
        let other = try project.run("migration", "accept", "--database", "postgresql")
        #expect(other.status == 2)
        #expect(other.errors.contains("files of SQLite are edited too"), "\(other.errors)")
        let accepted = try project.run("migration", "accept", "--database", "sqlite")
        #expect(accepted.status == 0, "\(accepted.errors)")
        // What was proved on PostgreSQL was proved of another chain.
        let renewed = try project.read("\(folder)/evidence")
        #expect(!renewed.contains("postgresql") && renewed.contains("sqlite") && renewed != evidence)
        #expect(try project.run("check").status == 0)
        // An edited snapshot is no migration.
        try project.edit("\(folder)/snapshots/0001.schema") { $0 + "\n" }
        let snapshot = try accept(project)
        #expect(snapshot.status == 1)
        #expect(snapshot.errors.contains("0001.schema:1:1: error: the content is not the one"), "\(snapshot.errors)")
    }

    @Test func whatADatabaseHasAppliedStaysAsItIs() throws {
        let project = try project()
        #expect(try project.run("apply", "sqlite:live.db").status == 0)
        let path = "\(folder)/sqlite/0001_initial.up.sql"
        try project.edit(path) { $0 + "\nANALYZE;\n" }
        let refused = try accept(project, "--applied-to", "sqlite:live.db")
        #expect(refused.status == 1)
        #expect(refused.errors.hasPrefix("\(path):1:1: error: 0001_initial is applied to the database ("))
        #expect(refused.errors.contains("cannot get another content"), "\(refused.errors)")
        // The way back may be another one at any time, and a database that is not there has applied nothing.
        #expect(try accept(project, "--applied-to", "sqlite:none.db").status == 0)
        #expect(!project.exists("none.db"))
        try project.edit("\(folder)/sqlite/0001_initial.down.sql") { $0 + "\n-- by hand\n" }
        #expect(try accept(project, "--applied-to", "sqlite:live.db").status == 0)
    }

    @Test func directivesOfTheHeadAreKept() throws {
        let project = try project()
        try project.edit("Schema/Shop.schema") {
            $0.replacing("    note: String(50)?\n", with: "    note: String(50)? @index\n")
        }
        _ = try project.run("migration", "new", "index")
        let up = "CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note);\n"
        let inside = "CREATE INDEX orders_note_idx ON orders (note);\n"
        let down = "DROP INDEX orders_note_idx;\n"
        try write(project, "0002_index", up: (up, inside), down: (down, down))
        let refused = try accept(project)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("CREATE INDEX CONCURRENTLY cannot run inside a transaction block"))
        try project.edit("\(folder)/postgresql/0002_index.up.sql") { "-- schemagen: no transaction\n" + $0 }
        let accepted = try accept(project)
        #expect(accepted.status == 0, "\(accepted.errors)")
        try TestServer.shared.withDatabase { connection in
            let name = try connection.query("SELECT current_database()").first ?? nil
            let url = try TestServer.shared.server.connectionString(database: name ?? "")
            let applied = try project.run("apply", url)
            #expect(applied.output.hasSuffix("applied     0002_index\n"), "\(applied.errors)")
        }
    }

    @Test func namesAndBeginningsAreChecked() throws {
        let project = try Project(named: "Shop")
        let early = try project.run("migration", "new", "fill")
        #expect(early.status == 1)
        #expect(early.errors.hasPrefix("error: there is no migration yet to go on from"), "\(early.errors)")
        _ = try project.run("generate")
        let name = try project.run("migration", "new", "Fill it")
        #expect(name.status == 1)
        #expect(name.errors.contains("[migration-name]"))
        #expect(try project.run("migration", "new", "one").status == 0)
        #expect(try project.run("migration", "new", "two").status == 0)
        #expect(try project.run("migration", "list").output.contains("0003_two"))
        // The schema waits for what it would go on from.
        try project.edit("Schema/Shop.schema") { $0.replacing("note: String?", with: "note: String(9)?") }
        let generate = try project.run("generate")
        #expect(generate.status == 1)
        #expect(generate.errors.contains("[migration-draft]"), "\(generate.errors)")
    }
}
