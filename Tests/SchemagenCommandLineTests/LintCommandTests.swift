import Foundation
import Testing

/// `lint` as a script sees it.
@Suite struct LintCommandTests {
    private func project(_ schema: String) throws -> Project {
        let project = try Project(named: "Shop")
        try write(schema, in: project)
        return project
    }

    private func write(_ schema: String, in project: Project) throws {
        try Data(schema.utf8).write(to: project.folder.appending(path: "Schema/Shop.schema"))
    }

    @Test func aSchemaWithoutErrorsIsWell() throws {
        let project = try project("table Order as orders { id: Int64 @primaryKey code: Char(2) }\n")
        let result = try project.run("lint")
        #expect(result.status == 0)
        #expect(result.output == "1 warning.\n")
        #expect(
            result.errors.hasPrefix(
                "Schema/Shop.schema:1:47: warning: `code` is filled up with spaces [padded-text]\n"))
        let clean = try self.project("table Order as orders { id: Int64 @primaryKey }\n").run("lint")
        #expect(clean.status == 0 && clean.output == "No findings.\n" && clean.errors.isEmpty)
    }

    @Test func errorsEndWithOne() throws {
        let project = try project(
            "schema Shop { lint: { padded-text: error } }\ntable Order as orders { id: Int64 @primaryKey code: Char(2) }\n"
        )
        for form in [[], ["--json"], ["--format", "sarif"], ["--format", "github"], ["--severity", "error"]] {
            #expect(try project.run(["lint"] + form).status == 1, "\(form)")
        }
        #expect(try project.run("check").status == 1)
        try write("table Order {\n    id: Unknown\n}\n", in: project)
        let broken = try project.run("lint", "--format", "github")
        #expect(broken.status == 1)
        #expect(
            broken.output.hasPrefix(
                "::error file=Schema/Shop.schema,line=2,endLine=2,col=9,endColumn=16,title=unknown-type::"))
    }

    @Test func whatCannotBeCarriedOutEndsWithTwo() throws {
        let project = try project("table Order as orders { id: Int64 @primaryKey }\n")
        #expect(try project.run("lint", "--schema", "Schema/None.schema").status == 2)
        #expect(try project.run("lint", "--format", "xml").status == 2)
        #expect(try project.run("lint", "--json", "--format", "sarif").status == 2)
        #expect(try project.run("lint", "--since", "1", "--base", "main").status == 2)
        #expect(try project.run("lint", "--base", "main").status == 2)
        #expect(try project.run("lint", "--base", "--help").status == 2)
        _ = try project.run("generate")
        let late = try project.run("lint", "--since", "0002")
        #expect(late.status == 2 && late.errors.contains("there is no migration 0002; the newest is 0001"))
        #expect(try project.run("lint", "--since", "0001").status == 0)
    }

    @Test func programsReadStandardOutput() throws {
        let project = try project("table Order as orders { id: Int64 @primaryKey code: Char(2) }\n")
        let json = try project.run("lint", "--json")
        #expect(json.status == 0 && json.errors.isEmpty)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(report["format"] as? Int == 1)
        #expect((report["findings"] as? [[String: Any]])?.first?["code"] as? String == "padded-text")
        #expect(try project.run("lint", "--format", "json").output == json.output)
        let sarif = try project.run("lint", "--format", "sarif")
        let log = try #require(try JSONSerialization.jsonObject(with: Data(sarif.output.utf8)) as? [String: Any])
        #expect(log["version"] as? String == "2.1.0")
        #expect(try project.run("lint", "--format", "sarif").output == sarif.output)
    }

    /// A report names files as the repository does, from wherever the tool is run.
    @Test func pathsAreRelativeToTheRoot() throws {
        let project = try project("table Order as orders { id: Int64 @primaryKey code: Char(2) }\n")
        let here = try project.run("lint", "--format", "github").output
        try FileManager.default.createDirectory(
            at: project.folder.appending(path: "Sources/Deep"), withIntermediateDirectories: true)
        #expect(try project.run(["lint", "--format", "github"], in: "Sources/Deep").output == here)
        #expect(try project.run("lint", "--format", "github", "--root", project.path).output == here)
    }

    @Test func aRevisionSaysWhichMigrationsAreNew() throws {
        let project = try project("table Order as orders { id: Int64 @primaryKey note: String? }\n")
        func git(_ arguments: String...) throws {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
            process.arguments = ["git"] + identity + arguments
            process.currentDirectoryURL = project.folder
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "git \(arguments)")
        }
        try git("init", "-q")
        try git("add", "Schema")
        try git("commit", "-qm", "before the first migration")
        try git("tag", "start")
        _ = try project.run("generate")
        try git("add", ".")
        try git("commit", "-qm", "first")
        try git("tag", "first")
        try write("removed column Order.note\ntable Order as orders { id: Int64 @primaryKey }\n", in: project)
        #expect(try project.run("generate").status == 0)
        let lossy =
            "Schema/Shop.schema:1:9: warning: `Order.note` was removed in 0002_remove_order_note: data is lost [hazard-lossy]"
        #expect(try project.run("lint", "--base", "first").errors.contains(lossy))
        #expect(try project.run("lint", "--base", "start").errors.contains(lossy))
        #expect(try project.run("lint").errors.isEmpty)
        try git("add", ".")
        try git("commit", "-qm", "second")
        #expect(try project.run("lint", "--base", "HEAD").errors.isEmpty)
        #expect(try project.run(["lint", "--base", "HEAD~1"], in: "Schema").errors.contains("[hazard-lossy]"))
        let unknown = try project.run("lint", "--base", "nowhere")
        #expect(unknown.status == 2 && unknown.errors.contains("git knows no revision `nowhere` here"))
    }
}
