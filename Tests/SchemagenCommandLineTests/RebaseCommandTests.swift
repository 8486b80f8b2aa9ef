import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// Real merges of real branches, and `migration rebase` in the middle of them.
@Suite struct RebaseCommandTests {
    private let note = "    note: String(50)?\n"
    private let total = "    note: String(50)?\n    total: Decimal(12, 2) @backfill(0.0)\n"
    private let parcels = "\ntable Parcel as parcels {\n    id: Int64 @primaryKey @identity\n    label: String\n}\n"
    private let last = "    note: String(50)?\n}\n"

    /// `feature` gets a column that takes four migrations on PostgreSQL, `main` a renamed one.
    private func parted() throws -> GitProject {
        let git = try GitProject()
        try git.git("checkout", "-q", "-b", "feature")
        try git.change("totals", note, total)
        try git.git("checkout", "-q", "main")
        try git.change("email", "    mail:", "    email was mail:")
        return git
    }

    private let rebased = [
        "0001_initial", "0002_email", "0003_totals", "0004_totals_backfill", "0005_totals_validate",
        "0006_totals_complete",
    ]

    @Test func differentThingsNeedNoQuestion() throws {
        let git = try parted()
        try git.withDatabases { url in
            try git.git("checkout", "-q", "main")
            try git.run("apply", url)
        }
        try git.git("checkout", "-q", "feature")
        try git.git("merge", "main", succeeds: false)
        let before = try git.run("check", status: 1)
        #expect(before.errors.contains("migration rebase"), "\(before.errors)")
        let rebase = try git.run("migration", "rebase")
        #expect(rebase.output.hasPrefix("moved       0002_totals                             -> 0003_totals\n"))
        #expect(rebase.errors == "")
        #expect(try git.titles == rebased)
        try git.run("check")
        try git.verify()
        try git.run("check")
        let again = try git.run("migration", "rebase")
        #expect(again.output == "Nothing to do: the migrations of both branches are one line.\n")
        try git.commit("Merge main")
        let over = "Nothing to do: no merge is under way, and the migrations are one line.\n"
        #expect(try git.run("migration", "rebase").output == over)
        // What comes after a merge in order is never made again from its sides, whatever is in the folder.
        try git.run("migration", "squash", "--postgres", TestServer.shared.server.connectionString())
        try git.commit("Squash")
        #expect(try git.run("migration", "rebase").output == over)
        let stray = git.project.folder.appending(path: "Generated/Migrations/sqlite/0001_stray.up.sql")
        try Data("SELECT 1;\n".utf8).write(to: stray)
        let refused = try git.run("migration", "rebase", status: 2)
        #expect(refused.errors.contains("[migration-unlisted]"), "\(refused.errors)")
        #expect(try git.git("status", "--short") == "?? Generated/Migrations/sqlite/0001_stray.up.sql\n")
    }

    @Test func aDatabaseThatHasTheirsGoesOnFromThere() throws {
        let git = try parted()
        try git.withDatabases { url in
            try git.git("checkout", "-q", "main")
            try git.run("apply", url)
            try git.git("checkout", "-q", "-B", "merging", "feature")
            try git.git("merge", "main", succeeds: false)
            try git.run("migration", "rebase", "--applied-to", url)
            let applied = try git.run("apply", url).output
            #expect(applied == rebased.suffix(4).map { "applied     \($0)\n" }.joined())
            #expect(try git.run("drift", url).output == "")
            #expect(try git.run("status", url).errors == "")
            try git.git("reset", "-q", "--hard")
            try git.git("clean", "-q", "-f", "-d")
        }
    }

    @Test func whatADatabaseHasAppliedIsNotRenumbered() throws {
        let git = try parted()
        try git.withDatabases { url in
            try git.git("checkout", "-q", "feature")
            try git.run("apply", url)
            try git.git("merge", "main", succeeds: false)
            let before = try git.contents
            let refused = try git.run("migration", "rebase", "--applied-to", url, status: 1)
            #expect(
                refused.errors.contains(
                    "0002_totals.up.sql:1:1: error: 0002_totals is applied to the database ("), "\(refused.errors)")
            #expect(refused.errors.contains("rollback --to 0001"), "\(refused.errors)")
            #expect(refused.errors.hasSuffix("4 errors. Nothing was written.\n"))
            #expect(try git.contents == before)
            git.project.environment["DATABASE_URL"] = url
            try git.run("migration", "rebase", status: 1)
            let nobody = "postgresql:///none?host=/none"
            let unreachable = try git.run("migration", "rebase", "--applied-to", nobody, status: 2)
            #expect(unreachable.errors.contains("--unchecked"), "\(unreachable.errors)")
            #expect(try git.contents == before)
            try git.run("migration", "rebase", "--unchecked")
            git.project.environment["DATABASE_URL"] = ""
            try git.git("reset", "-q", "--hard")
            try git.git("clean", "-q", "-f", "-d")
        }
    }

    @Test func severalChangesKeepTheirOrderAndNames() throws {
        let git = try GitProject()
        try git.git("checkout", "-q", "-b", "feature")
        try git.change("totals", note, total)
        try git.change("parcels", "@backfill(0.0)\n}\n", "@backfill(0.0)\n}\n" + parcels)
        try git.change("weights", "    label: String\n", "    label: String\n    weight: Int32?\n")
        try git.git("checkout", "-q", "main")
        try git.change("email", "    mail:", "    email was mail:")
        try git.change(
            "phones", "    email was mail: String(200)\n", "    email: String(200)\n    phone: String(30)?\n")
        try git.git("checkout", "-q", "feature")
        try git.git("merge", "main", succeeds: false)
        try git.run("migration", "rebase")
        #expect(
            try git.titles == [
                "0001_initial", "0002_email", "0003_phones", "0004_totals", "0005_totals_backfill",
                "0006_totals_validate",
                "0007_totals_complete", "0008_parcels", "0009_weights",
            ])
        try git.run("check")
        try git.verify()
    }

    @Test func theSameThingIsNamedAndNothingWritten() throws {
        let git = try GitProject()
        try git.git("checkout", "-q", "-b", "feature")
        try git.change("wide", "String(200)", "String(300)")
        try git.git("checkout", "-q", "main")
        try git.change("wider", "String(200)", "String(400)")
        try git.git("checkout", "-q", "feature")
        try git.git("merge", "main", succeeds: false)
        let unmerged = try git.run("migration", "rebase", status: 1)
        #expect(
            unmerged.errors.hasPrefix("Schema/Shop.schema:7:1: error: the schema holds the marks"), "\(unmerged.errors)"
        )
        try git.git("checkout", "-q", "--theirs", "Schema/Shop.schema")
        let before = try git.contents
        let refused = try git.run("migration", "rebase", status: 1)
        #expect(
            refused.errors.hasPrefix(
                "Schema/Shop.schema:7:5: error: both branches change `Customer.mail` (yours in 0002_wide) [rebase-conflict]"
            ),
            "\(refused.errors)")
        #expect(try git.contents == before)
        try git.edit("String(400)", "String(500)")
        let collapsed = try git.run("migration", "rebase", "--collapse")
        #expect(collapsed.output.hasPrefix("moved       0002_wide                               -> 0003_wide\n"))
        try git.run("check")
        try git.verify()
    }

    @Test func whatWasWrittenByHandHasToBeAccepted() throws {
        let git = try GitProject()
        try git.git("checkout", "-q", "-b", "feature")
        try git.run("migration", "new", "fill")
        for database in ["postgresql", "sqlite"] {
            try git.project.edit("Generated/Migrations/\(database)/0002_fill.up.sql") {
                $0.replacing("-- schemagen: draft\n", with: "")
                    + "UPDATE orders SET note = 'none' WHERE note IS NULL;\n"
            }
        }
        try git.run("migration", "accept", "--postgres", TestServer.shared.server.connectionString())
        try git.commit("Fill")
        try git.git("checkout", "-q", "main")
        try git.change("totals", note, total)
        try git.git("checkout", "-q", "feature")
        try git.git("merge", "main", succeeds: false)
        let rebase = try git.run("migration", "rebase")
        #expect(rebase.output.hasPrefix("draft       0002_fill                               -> 0006_fill\n"))
        let check = try git.run("check", status: 1)
        #expect(check.errors.contains("0006_fill.up.sql:1:1: error: 0006_fill is a draft"), "\(check.errors)")
        try git.run("apply", "sqlite:live.db", status: 1)
        let sql = try git.project.read("Generated/Migrations/sqlite/0006_fill.up.sql")
        #expect(sql.hasPrefix("-- 0006_fill (SQLite, up)\n"))
        #expect(sql.hasSuffix("UPDATE orders SET note = 'none' WHERE note IS NULL;\n"))
        try git.run("migration", "accept", "--postgres", TestServer.shared.server.connectionString())
        try git.run("check")
        try git.verify()
        try git.run("apply", "sqlite:live.db")
    }

    @Test(arguments: ["--ours", "--theirs"]) func aLockOfOneSideIsFoundAndMended(side: String) throws {
        let git = try parted()
        try git.git("checkout", "-q", "feature")
        try git.git("merge", "main", succeeds: false)
        try git.git("checkout", "-q", side, "Generated/Migrations/schemagen.lock", "Generated/Models/ShopSchema.swift")
        try git.commit("Merge main wrongly")
        let check = try git.run("check", status: 1)
        #expect(check.errors.contains("migration rebase"), "\(check.errors)")
        let generate = try git.run("generate", status: 1)
        #expect(generate.errors.contains("migration rebase"), "\(generate.errors)")
        try git.run("verify", status: 1)
        try Data("Later work.\n".utf8).write(to: git.project.folder.appending(path: "README.md"))
        try git.commit("Go on")
        try git.run("migration", "rebase")
        #expect(try git.titles == rebased)
        try git.run("check")
        try git.verify()
    }

    @Test func ontoSaysWhoseComeFirst() throws {
        let git = try parted()
        try git.git("merge", "feature", succeeds: false)
        // On main the branch that is merged in would come first, and what main has published would be moved.
        let wrong = try git.run("migration", "rebase", "--onto", "nothing", status: 2)
        #expect(wrong.errors == "error: git knows no commit `nothing`\n")
        try git.run("migration", "rebase", "--onto", "main")
        #expect(try git.titles == rebased)
        try git.run("check")
        try git.verify()
    }

    @Test func aRebaseOfGitIsFollowedCommitByCommit() throws {
        let git = try GitProject()
        try git.git("checkout", "-q", "-b", "feature")
        try git.change("totals", note, total)
        try git.change("parcels", "@backfill(0.0)\n}\n", "@backfill(0.0)\n}\n" + parcels)
        try git.git("checkout", "-q", "main")
        try git.change("email", "    mail:", "    email was mail:")
        try git.git("checkout", "-q", "feature")
        try git.git("rebase", "main", succeeds: false)
        try git.run("migration", "rebase")
        #expect(try git.titles == rebased)
        try git.run("check")
        try git.git("add", "-A")
        try git.git("rebase", "--continue", succeeds: false)
        try git.run("migration", "rebase")
        #expect(try git.titles == rebased + ["0007_parcels"])
        try git.run("check")
        try git.git("add", "-A")
        try git.git("rebase", "--continue")
        try git.run("check")
        try git.verify()
        #expect(try git.git("log", "--format=%s").hasPrefix("parcels\ntotals\nemail\nBegin"))
    }

    @Test func aRebaseThatWasResolvedWronglyIsMendedByNames() throws {
        let git = try parted()
        try git.git("checkout", "-q", "feature")
        try git.git("tag", "old")
        try git.git("rebase", "main", succeeds: false)
        try git.git(
            "checkout", "-q", "--ours", "Generated/Migrations/schemagen.lock", "Generated/Models/ShopSchema.swift")
        try git.git("add", "-A")
        try git.git("rebase", "--continue")
        try git.run("check", status: 1)
        let unknown = try git.run("migration", "rebase", status: 2)
        #expect(unknown.errors.hasSuffix("name the branches with --onto and --mine\n"), "\(unknown.errors)")
        try git.run("migration", "rebase", "--onto", "main", "--mine", "old")
        #expect(try git.titles == rebased)
        try git.run("check")
    }

    @Test func anInterruptedRunGoesOn() throws {
        let git = try parted()
        try git.git("checkout", "-q", "feature")
        try git.git("merge", "main", succeeds: false)
        let before = try git.contents
        try git.run("migration", "rebase")
        let after = try git.contents
        // The new files are there, the lock is the old one, and so are the files that are to go.
        for (path, text) in before { try Data(text.utf8).write(to: git.project.folder.appending(path: path)) }
        try git.run("check", status: 1)
        try git.run("migration", "rebase")
        #expect(try git.contents == after)
        // The lock is the new one, and the rest of the old files is still there.
        for (path, text) in before where after[path] == nil {
            try Data(text.utf8).write(to: git.project.folder.appending(path: path))
        }
        try git.run("check", status: 1)
        try git.run("migration", "rebase")
        #expect(try git.contents == after)
    }

    @Test func withoutAMergeThereIsNothingToDo() throws {
        let git = try GitProject()
        #expect(
            try git.run("migration", "rebase").output
                == "Nothing to do: no merge is under way, and the migrations are one line.\n")
        let project = try Project(named: "Shop")
        _ = try project.run("generate")
        let outside = try project.run("migration", "rebase")
        #expect(outside.status == 2)
        #expect(outside.errors == "error: . is in no git repository\n")
    }

    @Test func aProjectBelowTheRepositorysRootIsFound() throws {
        let git = try GitProject()
        try git.git("checkout", "-q", "-b", "feature")
        let package = git.project.folder.appending(path: "packages/shop")
        try FileManager.default.createDirectory(at: package, withIntermediateDirectories: true)
        for name in ["Schema", "Generated"] {
            try FileManager.default.moveItem(
                at: git.project.folder.appending(path: name), to: package.appending(path: name))
        }
        try git.project.edit(".gitattributes") { $0.replacing("Generated/", with: "packages/shop/Generated/") }
        try git.commit("Move")
        func change(_ name: String, _ old: String, _ new: String) throws {
            try git.project.edit("packages/shop/Schema/Shop.schema") { $0.replacing(old, with: new) }
            let result = try git.project.run("generate", "--name", name, in: "packages/shop")
            #expect(result.status == 0, "\(result.errors)")
            try git.commit(name)
        }
        try git.git("branch", "other")
        try change("totals", note, total)
        try git.git("checkout", "-q", "other")
        try change("phones", "    mail: String(200)\n", "    mail: String(200)\n    phone: String(30)?\n")
        try git.git("checkout", "-q", "feature")
        try git.git("merge", "other", succeeds: false)
        let rebase = try git.project.run("migration", "rebase", in: "packages/shop/Schema")
        #expect(rebase.status == 0, "\(rebase.errors)")
        #expect(try git.project.run("check", "--root", "packages/shop").status == 0)
    }
}
