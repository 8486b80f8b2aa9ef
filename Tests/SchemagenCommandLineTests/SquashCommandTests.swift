import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// `migration squash`, and what becomes of databases that have applied what it replaces.
@Suite struct SquashCommandTests {
    private let migrations = "Generated/Migrations"

    /// A project with three changes: tables, rows by hand, a column.
    private func project() throws -> GitProject {
        let git = try GitProject()
        try git.run("migration", "new", "fill")
        for database in ["postgresql", "sqlite"] {
            try git.project.edit("\(migrations)/\(database)/0002_fill.up.sql") {
                $0.replacing("-- schemagen: draft\n", with: "")
                    + "UPDATE orders SET note = 'none' WHERE note IS NULL;\n"
            }
        }
        try git.run("migration", "accept", "--postgres", TestServer.shared.server.connectionString())
        try git.commit("fill")
        try git.change("phones", "    mail: String(200)\n", "    mail: String(200)\n    phone: String(30)?\n")
        try git.change("weights", "    note: String(50)?\n", "    note: String(50)?\n    weight: Int32?\n")
        return git
    }

    @discardableResult
    private func squash(_ git: GitProject, _ more: String..., status: Int32 = 0) throws -> Project.Result {
        let result = try git.project.run(
            ["migration", "squash", "--postgres", TestServer.shared.server.connectionString()] + more)
        #expect(result.status == status, "\(result.output)\(result.errors)")
        return result
    }

    @Test func theBaselineMakesWhatItReplaces() throws {
        let git = try project()
        let before = try git.contents
        let refused = try squash(git, status: 1)
        #expect(
            refused.errors.hasPrefix(
                "\(migrations)/postgresql/0002_fill.up.sql:1:1: error: 0002_fill was written or edited"),
            "\(refused.errors)")
        #expect(refused.errors.contains("--lose fill"))
        #expect(try git.contents == before)
        let result = try squash(git, "--to", "3", "--lose", "fill")
        #expect(
            result.output.hasSuffix(
                // Pages say which migrations brought what.
                "replaced    0001_initial\nreplaced    0002_fill\nreplaced    0003_phones\nbaseline    0003_baseline\n"
                    + "docs        Generated/Docs                          2 files written\n")
        )
        #expect(try git.titles == ["0003_baseline", "0004_weights"])
        try git.run("check")
        try git.run("verify", "--database", "sqlite", "--check")
        let after = try git.contents
        // What comes later is as it was.
        let later = "\(migrations)/sqlite/0004_weights.up.sql"
        #expect(after[later] == before[later])
        #expect(after["\(migrations)/snapshots/0003.schema"] == before["\(migrations)/snapshots/0003.schema"])
        #expect(after["\(migrations)/sqlite/0001_initial.up.sql"] == nil)
        // One migration is a baseline already, and the schema goes on.
        #expect(try squash(git, "--to", "3").output.hasPrefix("Nothing to do"))
        try git.change("sizes", "    weight: Int32?\n", "    weight: Int32?\n    size: Int32?\n")
        #expect(try git.titles.last == "0005_sizes")
        try git.run("check")
        try git.verify()
    }

    @Test func aDatabaseThatHasEverythingGoesOn() throws {
        let git = try project()
        try git.withDatabases { url in
            try git.git("checkout", "-q", "-B", "try", "main")
            try git.run("apply", url)
            try squash(git, "--lose", "fill", "--name", "second_start")
            let status = try git.run("status", url)
            #expect(status.output.hasPrefix("applied     0004_second_start   "), "\(status.output)")
            #expect(status.output.split(separator: "\n").count == 1)
            try git.change("sizes", "    weight: Int32?\n", "    weight: Int32?\n    size: Int32?\n")
            #expect(try git.run("apply", url).output == "applied     0005_sizes\n")
            #expect(try git.run("drift", url).output == "")
            #expect(try git.run("apply", url).output.hasPrefix("Nothing to do"))
            #expect(try git.run("rollback", url).output == "taken back  0005_sizes\n")
            #expect(try git.run("rollback", url, "--to", "0").output == "taken back  0004_second_start\n")
            // Nothing of what was replaced is left in the journal either.
            #expect(
                try git.run("status", url, status: 1).output
                    == "pending     0004_second_start\npending     0005_sizes\n")
            try git.run("apply", url)
            #expect(try git.run("status", url).output.split(separator: "\n").count == 2)
        }
    }

    @Test func aDatabaseInTheMiddleIsToldTheWay() throws {
        let git = try project()
        try git.withDatabases { url in
            try git.git("checkout", "-q", "-f", "-B", "try", "main")
            try git.git("clean", "-q", "-f", "-d")
            try git.run("apply", url, "--to", "2")
            try squash(git, "--to", "3", "--lose", "fill")
            for verb in ["apply", "rollback", "status"] {
                let told = try git.run(verb, url, status: 1)
                #expect(
                    told.errors.contains(
                        "0003_baseline.up.sql:1:1: error: the database is at 0002_fill, in the middle of what the baseline "
                            + "0003_baseline replaces: check out the revision from before the squash, `apply --to 0003`"
                    ),
                    "\(told.errors)")
            }
            // That way is one.
            try git.commit("Squash")
            try git.git("checkout", "-q", "main")
            try git.run("apply", url, "--to", "0003")
            try git.git("checkout", "-q", "try")
            #expect(try git.run("apply", url).output == "applied     0004_weights\n")
            #expect(try git.run("drift", url).output == "")
        }
    }

    @Test func otherContentsThanTheReplacedAreFound() throws {
        let git = try project()
        try git.run("apply", "sqlite:live.db")
        let database = try SQLiteDatabase(.file(git.project.path + "/live.db"))
        try database.execute("UPDATE schemagen_journal SET up_hash = 'other' WHERE number = 2")
        try squash(git, "--to", "3", "--lose", "fill")
        let told = try git.run("apply", "sqlite:live.db", status: 1)
        #expect(told.errors.contains("one of them had another content"), "\(told.errors)")
    }

    @Test func aBaselineOfABaselineKnowsBothWays() throws {
        let git = try project()
        // One database goes all the way, one begins with the first baseline.
        try git.run("apply", "sqlite:old.db")
        try squash(git, "--to", "3", "--lose", "fill", "--name", "first")
        try git.run("apply", "sqlite:new.db")
        try git.change("sizes", "    weight: Int32?\n", "    weight: Int32?\n    size: Int32?\n")
        try git.run("apply", "sqlite:new.db")
        try git.run("apply", "sqlite:old.db")
        try squash(git, "--name", "second")
        #expect(try git.titles == ["0005_second"])
        for path in ["sqlite:old.db", "sqlite:new.db"] {
            let status = try git.run("status", path)
            #expect(status.output.hasPrefix("applied     0005_second"), "\(status.output)")
        }
        try git.run("apply", "sqlite:fresh.db")
        #expect(try git.run("drift", "sqlite:fresh.db").output == "")
        try git.run("check")
    }

    @Test func anInterruptedSquashGoesOn() throws {
        let git = try project()
        let before = try git.contents
        try squash(git, "--lose", "fill")
        let after = try git.contents
        // Behind the lock: what is replaced is still there.
        for (path, text) in before where after[path] == nil {
            try Data(text.utf8).write(to: git.project.folder.appending(path: path))
        }
        try git.run("check", status: 1)
        let rest = try squash(git)
        #expect(rest.output == "baseline    0004_baseline   what it replaces is deleted\n")
        #expect(try git.contents == after)
        // Before the lock: the baseline's files are there already.
        for (path, text) in before { try Data(text.utf8).write(to: git.project.folder.appending(path: path)) }
        try squash(git, "--lose", "fill")
        #expect(try git.contents == after)
    }

    @Test func onlyTheEndOfAChangeIsABaseline() throws {
        let git = try GitProject()
        try git.change("totals", "    note: String(50)?\n", "    note: String(50)?\n    total: Int32 @backfill(0)\n")
        let inside = try squash(git, "--to", "0003", status: 1)
        #expect(
            inside.errors.hasPrefix(
                "error: 0003_totals_backfill is in the middle of a change that ends with 0006_totals_complete"),
            "\(inside.errors)")
        let unknown = try squash(git, "--to", "9", status: 1)
        #expect(
            unknown.errors.hasPrefix("error: the history holds no migration 0009; the last one is 0006_totals_complete")
        )
        try squash(git)
        #expect(try git.titles == ["0006_baseline"])
        try git.run("check")
    }
}
