import Foundation
import Testing

/// Reports as the tool writes and compares them.
@Suite struct ReportCommandTests {
    private static let validation = "Generated/Docs/reports/validation.md"

    @Test func whatACopyTookIsInTheSummary() throws {
        let project = try Project(named: "Shop")
        _ = try project.run("generate")
        func summary() throws -> String {
            try #require(try project.run("docs", "--release", "0001").status == 0)
            return try project.read("Generated/Docs/reports/release-0001.md")
        }
        #expect(try summary().contains("| Time | unmeasured |"))
        let applied = try project.run("apply", "copy.db", "--record")
        #expect(applied.status == 0, "\(applied.errors)")
        #expect(
            applied.output.hasSuffix("rehearsals  Generated/Migrations/rehearsals   written\n"), "\(applied.output)")
        let kept = try project.read("Generated/Migrations/rehearsals")
        #expect(kept.contains("sqlite version=3.") && kept.contains(" migration=0001 up="))
        #expect(try summary().contains("| `0001_initial` | SQLite 3."))
        // The file is no part of the history, and belongs to it all the same.
        #expect(try project.run("check").status == 0)
        #expect(try project.run("docs", "--check").status == 0)
        // What somebody wrote by hand is no measure.
        try project.edit("Generated/Migrations/rehearsals") { $0 + "more\n" }
        #expect(try project.run("docs", "--check").status == 1)
        let checked = try project.run("check")
        #expect(checked.status == 1 && checked.errors.contains("rehearsals:1:1: error"), "\(checked.errors)")
        let refused = try project.run("apply", "other.db", "--record")
        #expect(refused.status == 1 && refused.errors.contains("Nothing was applied."))
        #expect(!project.exists("other.db"))
        #expect(try project.run("docs").errors.contains("rehearsals:1:1: error"))
        #expect(try project.read("Generated/Migrations/rehearsals").hasSuffix("more\n"))
    }

    /// What somebody else wrote is never written over, and what is made no more goes.
    @Test(arguments: ["markdown", "html", "docc"]) func anotherFolderKeepsWhatIsNotOurs(_ format: String) throws {
        let project = try Project(named: "Shop")
        let schema = try project.read("Schema/Shop.schema")
        try project.edit("Schema/Shop.schema") { $0 + "\ntable Extra as extras {\n    id: Int64 @primaryKey\n}\n" }
        let written = try project.run("docs", "--format", format, "--out", "pages")
        try #require(written.status == 0, "\(written.errors)")
        let names = try project.read("pages/.schemagen-\(format)").split(separator: "\n").map(String.init)
        let first = try #require(names.first { $0.contains("Extra") && !$0.hasSuffix(".svg") })
        let before = try project.read("pages/\(first)")
        // Its own files it writes again, whatever became of them.
        try project.edit("pages/\(first)") { _ in "odd" }
        #expect(try project.run("docs", "--format", format, "--out", "pages").status == 0)
        #expect(try project.read("pages/\(first)") == before)
        try Data("Mine.".utf8).write(to: project.folder.appending(path: "pages/mine.txt"))
        try project.edit("Schema/Shop.schema") { _ in schema }
        #expect(try project.run("docs", "--format", format, "--out", "pages").status == 0)
        #expect(!project.exists("pages/\(first)") && project.exists("pages/mine.txt"))
        // Without the list nobody knows whose they are.
        let list = project.folder.appending(path: "pages/.schemagen-\(format)")
        try FileManager.default.removeItem(at: list)
        let foreign = try #require(names.first { $0 != first && project.exists("pages/\($0)") })
        try project.edit("pages/\(foreign)") { _ in "Mine too." }
        let refused = try project.run("docs", "--format", format, "--out", "pages")
        #expect(refused.status == 2 && refused.errors.contains("pages/\(foreign)"), "\(refused.errors)")
        #expect(try project.read("pages/\(foreign)") == "Mine too.")
        for (place, words) in [("Generated/Docs", "is in Generated"), ("Schema/Shop.schema", "is a file")] {
            let refused = try project.run("docs", "--format", format, "--out", place)
            #expect(refused.status == 2 && refused.errors.contains(words), "\(refused.errors)")
        }
    }

    @Test func whatIsNotGeneratedStays() throws {
        let project = try Project(named: "Shop")
        _ = try project.run("generate")
        try #require(try project.run("docs").status == 0)
        let runbook = "Generated/Docs/reports/runbook-0009_x.md"
        try Data("Mine.\n".utf8).write(to: project.folder.appending(path: runbook))
        try project.edit(Self.validation) { _ in "Mine too.\n" }
        let refused = try project.run("docs")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("\(runbook):1:1: error: this file is not generated"), "\(refused.errors)")
        #expect(refused.errors.contains("\(Self.validation):1:1: error: this file is not generated"))
        #expect(try project.read(runbook) == "Mine.\n")
        #expect(try project.read(Self.validation) == "Mine too.\n")
        // Where the history cannot be read nobody knows which runbooks there are to be.
        let first = try project.read("Generated/Docs/reports/runbook-0001_initial.md")
        let snapshot = try #require(
            try FileManager.default.contentsOfDirectory(
                atPath: project.folder.appending(path: "Generated/Migrations/snapshots").path
            ).first)
        let before = try project.read("Generated/Migrations/snapshots/\(snapshot)")
        try project.edit("Generated/Migrations/snapshots/\(snapshot)") { "odd \($0)" }
        try project.edit(Self.validation) { _ in "" }
        try FileManager.default.removeItem(at: project.folder.appending(path: runbook))
        let unread = try project.run("docs")
        #expect(unread.status == 1 && unread.errors.contains("Nothing was written."), "\(unread.errors)")
        #expect(try project.read("Generated/Docs/reports/runbook-0001_initial.md") == first)
        #expect(try project.run("docs", "--check").status == 1)
        try project.edit("Generated/Migrations/snapshots/\(snapshot)") { _ in before }
        try Data("Mine.\n".utf8).write(to: project.folder.appending(path: runbook))
        // One that was generated, of a change that is no more, goes.
        try project.edit(Self.validation) { _ in "" }
        try project.edit(runbook) { _ in "<!-- Generated by schemagen from the schema; do not edit. -->\n" }
        #expect(try project.run("docs", "--check").errors.contains("no change of the history has this runbook"))
        #expect(try project.run("docs").status == 0)
        #expect(!project.exists(runbook))
    }

    @Test func docsWritesTheReportAndTheOthersLeaveItAlone() throws {
        let project = try Project(named: "Shop")
        _ = try project.run("generate")
        #expect(!project.exists(Self.validation))
        // Who has no report needs none.
        #expect(try project.run("docs", "--check").status == 0)
        // The report, and a runbook for the first change.
        #expect(try project.run("docs").output.contains("2 files written"))
        #expect(try project.read(Self.validation).contains("| Evidence on SQLite | unmeasured |"))
        #expect(try project.run("check").status == 0)
        #expect(try project.run("generate").output == "Nothing to do: everything is in step.\n")
        #expect(try project.run("docs").output == "Nothing to do: everything is in step.\n")
        #expect(try project.run("docs", "--check").output.hasSuffix("gives, and its reports say how it stands.\n"))

        let verified = try project.run("verify", "--database", "sqlite")
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(
            verified.output.hasSuffix("reports     Generated/Docs/reports   quote it; run `swift run schemagen docs`\n")
        )
        // What was proved is no drift of anything else.
        #expect(try project.run("check").status == 0)
        #expect(try project.run("generate").output == "Nothing to do: everything is in step.\n")
        let stale = try project.run("docs", "--check")
        #expect(stale.status == 1)
        #expect(stale.errors.contains("\(Self.validation):"), "\(stale.errors)")
        #expect(stale.errors.contains("[drift-report]"))
        #expect(try project.run("docs").status == 0)
        #expect(try project.run("docs", "--check").status == 0)
        #expect(try project.read(Self.validation).contains("| Evidence on SQLite | pass | SQLite 3."))
        // Evidence that is there already changes nothing, and nobody is sent anywhere.
        #expect(try !project.run("verify", "--database", "sqlite").output.contains("reports"))
    }

    @Test func aReleaseHasItsSummary() throws {
        let project = try Project(named: "Shop")
        _ = try project.run("generate")
        try project.edit("Schema/Shop.schema") {
            $0.replacing("    note: String?", with: "    note: String?\n    memo: String?")
        }
        _ = try project.run("generate", "--name", "add_memo")
        let written = try project.run("docs", "--release", "0002")
        #expect(written.output == "report      Generated/Docs/reports/release-0002.md   written\n", "\(written.errors)")
        #expect(!project.exists(Self.validation))
        let page = try project.read("Generated/Docs/reports/release-0002.md")
        #expect(page.contains("# Release 0002 of Shop"))
        #expect(page.contains("`Order.memo` was added"))
        #expect(try project.run("docs", "--release", "0002..0002").output.hasSuffix("as it was\n"))
        #expect(try project.run("docs", "--release", "0001..0002", "--out", "Out").status == 0)
        #expect(project.exists("Out/reports/release-0001-0002.md"))

        try project.edit("Generated/Docs/reports/release-0002.md") { $0.replacing("pass", with: "PASS") }
        #expect(try project.run("docs", "--check").status == 1)
        #expect(try project.run("check").status == 0)
        // The plain command mends what its check finds.
        #expect(try project.run("docs").status == 0)
        #expect(try project.read("Generated/Docs/reports/release-0002.md") == page)
        #expect(try project.run("docs", "--check").status == 0)
        let path = "Generated/Docs/reports/release-0009.md"
        try Data("<!-- Generated by schemagen -->\n".utf8).write(to: project.folder.appending(path: path))
        let lost = try project.run("docs", "--check")
        #expect(lost.status == 1)
        #expect(lost.errors.contains("0009 is not in the history, which goes from 0001 to 0002"), "\(lost.errors)")
    }

    @Test func rangesThatCannotBe() throws {
        let project = try Project(named: "Shop")
        #expect(try project.run("docs", "--release", "two").status == 2)
        #expect(try project.run("docs", "--release", "0001", "--check").status == 2)
        #expect(try project.run("docs", "--release", "0001").status == 2)
        _ = try project.run("generate")
        let result = try project.run("docs", "--release", "0002")
        #expect(result.status == 2)
        #expect(result.errors == "error: 0002 is not in the history, which goes from 0001 to 0001\n")
    }

    /// The report names no folder of the machine, wherever the command is run.
    @Test func theSameBytesFromEveryFolder() throws {
        let project = try Project(named: "Shop")
        _ = try project.run("generate")
        try project.edit("Generated/Models/Order.swift") { $0 + "// mine\n" }
        _ = try project.run("docs")
        let page = try project.read(Self.validation)
        #expect(page.contains("`Generated/Models/Order.swift:"))
        try FileManager.default.createDirectory(
            at: project.folder.appending(path: "Sources/Deep"), withIntermediateDirectories: true)
        #expect(try project.run("docs", "--check", in: "Sources/Deep").status == 0)
        #expect(try project.run("docs", "--check", "--root", project.path, in: "Sources").status == 0)
        #expect(
            try project.run("docs", "--check", "--schema", project.path + "/Schema/Shop.schema", "--root", project.path)
                .status == 0)
    }
}
