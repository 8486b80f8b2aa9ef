import Foundation
import Testing

/// The built tool as people and scripts run it: what it prints where, what it writes, and its exit codes.
@Suite struct CommandLineTests {
    @Test func aNewProjectGoesFromNothingToInStep() throws {
        let project = try Project()
        let start = try project.run("init", "Shop")
        #expect(start.status == 0)
        #expect(start.output.contains("Created Schema/Shop.schema"))
        // A target whose folder is not there yet keeps SwiftPM from building the tool.
        let order = try ["Next: swift run schemagen generate", "Then", ".target("].map {
            try #require(start.output.firstRange(of: $0)).lowerBound
        }
        #expect(order == order.sorted())
        #expect(try project.run("check").status == 1)
        let generated = try project.run("generate")
        #expect(generated.status == 0, "\(generated.errors)")
        #expect(generated.output.contains("0001_initial"))
        let check = try project.run("check")
        #expect(check.status == 0, "\(check.errors)")
        #expect(try project.run("generate").output == "Nothing to do: everything is in step.\n")
        #expect(try project.run("fmt", "--check").status == 0)
        #expect(try project.run("migration", "list").output == "0001_initial\tpostgresql, sqlite\t\n")
        #expect(try project.run("docs", "--check").status == 0)
        #expect(try project.run("init", "Shop").status == 2)
    }

    /// Models with JSON or local dates need the runtime: the lines to add have it.
    @Test func thePackageLinesHaveAllThatModelsImport() throws {
        let output = try Project().run("init", "shop").output
        #expect(output.contains("name: \"ShopModels\""))
        #expect(output.contains(".product(name: \"SchemagenRuntime\", package: \"schemagen\")"))
        #expect(output.contains("path: \"Generated/Models\""))
    }

    @Test func driftHasAPlaceAndExitCodeOne() throws {
        let project = try Project(named: "Shop")
        _ = try project.run("generate")
        try project.edit("Generated/Models/Order.swift") { $0.replacing("public var note", with: "public var remark") }
        let result = try project.run("check")
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(result.errors.contains("Generated/Models/Order.swift:"), "\(result.errors)")
        #expect(result.errors.contains("[drift-edited]"))
        #expect(result.errors.hasSuffix("1 error.\n"))
        #expect(try project.run("generate").status == 0)
        #expect(try project.run("check").status == 0)
        try project.edit("Generated/Docs/README.md") { $0 + "more\n" }
        #expect(try project.run("docs", "--check").status == 1)
        #expect(try project.run("docs").status == 0)
        #expect(try project.run("check").status == 0)
    }

    /// What cannot be looked at is not taken for missing: no permission, a circle of links, a file for a folder.
    @Test func whatCannotBeReadIsNoMissingHistory() throws {
        let project = try Project(named: "Shop")
        _ = try project.run("generate")
        for folder in ["Generated", "Generated/Migrations", "Generated/Models", "Generated/Docs"] {
            let place = project.folder.appending(path: folder)
            let kept = project.folder.appending(path: "Kept")
            try FileManager.default.moveItem(at: place, to: kept)
            try FileManager.default.createSymbolicLink(at: place, withDestinationURL: place)
            let circle = try project.run("check")
            #expect(circle.status == 2, "\(folder): \(circle.errors)")
            #expect(circle.errors.hasPrefix("error: cannot read \(folder)"), "\(circle.errors)")
            try FileManager.default.removeItem(at: place)
            try Data().write(to: place)
            let file = try project.run("check")
            #expect(file.status == 2, "\(folder): \(file.errors)")
            #expect(file.errors.contains("Not a directory"), "\(file.errors)")
            try FileManager.default.removeItem(at: place)
            try FileManager.default.moveItem(at: kept, to: place)
        }
        #expect(try project.run("check").status == 0)
    }

    @Test func aNameThatCannotBeIsNoMistakeOfTheSchema() throws {
        let result = try Project(named: "Shop").run("generate", "--name", "Add Notes")
        #expect(result.status == 1)
        #expect(result.errors.hasPrefix("error: `Add Notes` cannot name a migration"), "\(result.errors)")
    }

    @Test func everyMistakeIsReportedAtOnceAndNothingIsWritten() throws {
        let project = try Project(named: "Shop")
        try project.edit("Schema/Shop.schema") { text in
            text.replacing("note: String?", with: "note: Strin?\n    buyer: Custmer.ID\n    old: Int32 = = 3")
        }
        let result = try project.run("generate")
        #expect(result.status == 1)
        #expect(result.errors.contains("did you mean `String`?"), "\(result.errors)")
        #expect(result.errors.contains("[unknown-table]"))
        #expect(result.errors.contains("Nothing was written."))
        #expect(!project.exists("Generated"))
    }

    @Test func theSchemaIsFoundUpwardsAndByName() throws {
        let project = try Project(named: "Shop")
        try FileManager.default.createDirectory(
            at: project.folder.appending(path: "Sources/Deep"), withIntermediateDirectories: true)
        #expect(try project.run("generate", in: "Sources/Deep").status == 0)
        #expect(try project.run("check", in: "Sources/Deep").output.hasPrefix("../../Schema/Shop.schema"))
        #expect(try project.run("check", "--root", project.path, in: "Sources").status == 0)
        #expect(try project.run("check", "--schema", "Schema/Shop.schema").status == 0)
        #expect(try project.run("check", "--schema", "Schema/None.schema").status == 2)
    }

    @Test func formattingKeepsCommentsAndIsCanonical() throws {
        let project = try Project(named: "Shop")
        try project.edit("Schema/Shop.schema") { "// first\n" + $0.replacing("    note", with: "  note") }
        #expect(try project.run("fmt", "--check").status == 1)
        #expect(try project.run("fmt").status == 0)
        #expect(try project.run("fmt", "--check").status == 0)
        #expect(try project.read("Schema/Shop.schema").hasPrefix("// first\n"))
        try project.edit("Schema/Shop.schema") { $0 + "table {\n" }
        let broken = try project.read("Schema/Shop.schema")
        #expect(try project.run("fmt").status == 1)
        #expect(try project.read("Schema/Shop.schema") == broken)
    }

    @Test func plansAreSQLOrJSON() throws {
        let project = try Project(named: "Shop")
        let text = try project.run("plan", "--to", "Schema/Shop.schema", "--database", "postgresql")
        #expect(text.output.contains("CREATE TABLE orders ("))
        let json = try project.run("plan", "--to", "Schema/Shop.schema", "--database", "sqlite", "--json")
        let document = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(document["format"] as? Int == 1)
        #expect((document["upSteps"] as? [String])?.contains("create table orders") == true)
        let out = try project.run(
            "plan", "--to", "Schema/Shop.schema", "--database", "sqlite", "--out", "Plans")
        #expect(out.status == 0)
        #expect(project.exists("Plans/0001_initial.up.sql"))
        #expect(project.exists("Plans/0001_initial.down.sql"))
        #expect(try project.read("Plans/0001_initial.up.sql").contains(".read 0001_initial.up.sql"))
        try project.edit("Schema/Shop.schema") { $0 }
        try Data(project.read("Schema/Shop.schema").replacing("note: String?", with: "remark: String?").utf8)
            .write(to: project.folder.appending(path: "Next.schema"))
        let change = ["plan", "--from", "Schema/Shop.schema", "--to", "Next.schema", "--database", "sqlite"]
        let refused = try project.run(change)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("Next.schema:"), "\(refused.errors)")
        #expect(refused.errors.contains("[ambiguous-change]"))
        let allowed = try project.run(change + ["--allow-loss", "--json"])
        #expect(allowed.status == 0)
        #expect(allowed.output.contains("\"lossy\""), "\(allowed.output)")
    }

    /// What each step does to a database in use, as JSON.
    @Test func plansSayWhatStepsDo() throws {
        let project = try Project(named: "Shop")
        try Data(project.read("Schema/Shop.schema").replacing("note: String?", with: "remark: String?").utf8)
            .write(to: project.folder.appending(path: "Next.schema"))
        let json = try project.run(
            "plan", "--from", "Schema/Shop.schema", "--to", "Next.schema", "--database", "postgresql", "--allow-loss",
            "--json")
        let plan = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let migration = try #require((plan["migrations"] as? [[String: Any]])?.first)
        let steps = try #require(migration["upSteps"] as? [[String: Any]])
        let drop = try #require(steps.first { ($0["losses"] as? [String])?.isEmpty == false })
        #expect(drop["losses"] as? [String] == ["orders.note"])
        #expect(drop["locks"] as? [[String: String]] == [["table": "orders", "mode": "AccessExclusive"]])
        #expect(drop["rewrites"] as? [String] == [] && drop["scans"] as? [String] == [])
        #expect(drop["breaking"] as? String == "the column is gone")
        #expect(drop["reversibility"] as? String == "lossy")
        #expect(drop["notBroughtBack"] as? [String] == ["orders.note"])
        let add = try #require(steps.first { $0["summary"] as? String == "add column remark to Order" })
        #expect(add["breaking"] == nil && add["reversibility"] as? String == "lossless")
        let down = try #require(migration["downSteps"] as? [[String: Any]])
        #expect(down.contains { $0["losses"] as? [String] == ["orders.remark"] && $0["reversibility"] == nil })
    }

    @Test func everyCodeIsExplained() throws {
        let project = try Project()
        let list = try project.run("explain")
        let codes = list.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != " " } }
        #expect(codes.count > 100)
        #expect(Set(codes).count == codes.count)
        let one = try project.run("explain", "unknown-table")
        #expect(one.output.hasPrefix("unknown-table (error)\n"))
        let wrong = try project.run("explain", "unknown-tabl")
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("did you mean unknown-table?"))
        #expect(try project.run("explain", "lock").errors.contains("did you mean one of "))
        #expect(try project.run("explain", "lock").errors.contains(" lock-chain, lock-conflict, "))
        #expect(try project.run("explain", "zebra").errors.contains("`schemagen explain` lists all of them"))
    }

    @Test func usageErrorsAreExitCodeTwo() throws {
        let project = try Project()
        for arguments in [["frobnicate"], ["check", "--nope"], ["plan"], ["check"], ["fmt", "none.schema"]] {
            let result = try project.run(arguments)
            #expect(result.status == 2, "\(arguments)")
            #expect(result.output == "")
        }
        #expect(try project.run("--version").output == "0.1.0\n")
        #expect(try project.run("--help").output.contains("EVERY DAY"))
        #expect(try project.run("--generate-completion-script", "bash").output.contains("schemagen"))
    }
}
