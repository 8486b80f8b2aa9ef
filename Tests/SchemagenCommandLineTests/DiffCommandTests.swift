import Foundation
import Testing

/// `schemagen diff` on a git repository.
@Suite struct DiffCommandTests {
    private func markdown(_ git: GitProject, _ base: String = "main", status: Int32 = 0) throws -> String {
        try git.run(
            "diff", "--base", base, "--format", "markdown", "--link-base", "https://example.org/shop/", status: status
        ).output
    }

    private func document(_ git: GitProject, _ base: String = "main", status: Int32 = 0) throws -> [String: Any] {
        let output = try git.run("diff", "--base", base, "--format", "json", status: status).output
        return try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    }

    /// The lines of a text from a heading to the next one.
    private func section(_ heading: String, of text: String) -> String {
        let parts = text.components(separatedBy: "\n### ")
        return parts.first { $0.hasPrefix(heading + "\n") } ?? ""
    }

    @Test func nothingChanged() throws {
        let git = try GitProject(needsServer: false)
        for base in ["HEAD", "main"] {
            let result = try git.run("diff", "--base", base)
            #expect(result.output.hasPrefix("No change since \(base)") && result.errors.isEmpty)
        }
        try git.edit("note: String(50)?", "note:   String(50)?   // what the customer says")
        #expect(try git.run("diff", "--base", "main").output.hasPrefix("No change since main"))
        #expect(try document(git)["isEmpty"] as? Bool == true)
        #expect(try markdown(git).contains("No change.") == true)
    }

    @Test func aNewTable() throws {
        let git = try GitProject(needsServer: false)
        try git.edit(
            "table Order",
            "/// What is sent.\ntable Parcel as parcels {\n    id: Int64 @primaryKey @identity\n}\n\ntable Order")
        let before = try git.contents
        let text = try git.run("diff", "--base", "main").output
        #expect(text.hasPrefix("Shop: 1 table added\nSchema/Shop.schema since main"))
        #expect(
            text.contains(
                "table Parcel added   Schema/Shop.schema:11\n  table `Parcel` was added\n    + /// What is sent.\n"))
        #expect(text.contains("PostgreSQL up: 0002_create_parcels, in one transaction\n    CREATE TABLE parcels ("))
        #expect(text.contains("Swift API\n  + Parcel: struct with 1 property\n"))
        #expect(try git.contents == before)
        // The migration is named as `generate` names it, and shown from the files once it is there.
        try git.generate()
        let markdown = try markdown(git)
        #expect(
            markdown.contains(
                "`0002_create_parcels` ([PostgreSQL up](https://example.org/shop/Generated/Migrations/postgresql/0002_create_parcels.up.sql)"
            ))
        #expect(markdown.contains("Their SQL is that of the plan from the old schema to the new one."))
        #expect(try document(git, "HEAD")["headline"] as? String == "Shop: 1 table added")
    }

    @Test func allOfTheSQL() throws {
        let git = try GitProject(needsServer: false)
        let columns = (1...40).map { "    column\($0): Int32?\n" }.joined()
        try git.edit("table Order", "table Parcel as parcels {\n    id: Int64 @primaryKey\n\(columns)}\n\ntable Order")
        let short = try git.run("diff", "--base", "main").output
        #expect(short.contains("more lines\n") && !short.contains("column40 integer") && !short.contains(" down: 0002"))
        #expect(short.contains("  All of it, and the way down: swift run schemagen diff --base main --all\n"))
        let whole = try git.run("diff", "--base", "main", "--all").output
        #expect(
            whole.contains("column40 integer") && whole.contains("PostgreSQL down: 0002_create_parcels\n    DROP TABLE")
        )
        #expect(!whole.contains("more lines") && !whole.contains("All of it"))
    }

    @Test func aRenamedColumn() throws {
        let git = try GitProject(needsServer: false)
        try git.edit("note: String(50)?", "remark was note: String(50)?")
        let text = try git.run("diff", "--base", "main").output
        #expect(text.hasPrefix("Shop: 1 column renamed; breaking\n"))
        #expect(text.contains("  `Order.note` was renamed to `Order.remark`; in SQL it was `note`\n"))
        #expect(text.contains("    - note: String(50)?\n    + remark was note: String(50)?\n"))
        #expect(text.contains("  ~ Order.note: renamed to Order.remark (source-breaking)\n"))
        #expect(text.contains("[hazard-breaking]"))
        // A hint that has served may go; what became of the column is known all the same.
        try git.generate()
        try git.run("fmt", "--prune")
        #expect(!(try git.project.read("Schema/Shop.schema")).contains("was note"))
        let pruned = try git.run("diff", "--base", "main").output
        #expect(pruned.hasPrefix("Shop: 1 column renamed; breaking\n"))
        #expect(pruned.contains("Their SQL is that of the plan"))
    }

    @Test func anotherType() throws {
        let git = try GitProject(
            GitProject.shop.replacing("note: String(50)?", with: "total: Int32"), needsServer: false)
        try git.edit("total: Int32", "total: Int64")
        let text = try markdown(git)
        #expect(section("Swift API", of: text).contains("~ Order.total: Int32 → Int64 (source-breaking)"))
        let hazards = section("Hazards", of: text)
        #expect(
            hazards.contains(
                "| `change the type of Order.total` | AccessExclusive on orders | rewrites orders | its values have another type |"
            ))
        #expect(
            section("Findings of lint", of: text).contains(
                "warning `hazard-rewrite` at [`Schema/Shop.schema:13`](https://example.org/shop/Schema/Shop.schema#L13)"
            ))
        #expect(section("Tables that change, and those next to them", of: text).contains("t0[\"orders (changed)\"]"))
        #expect(section("SQL", of: text).contains("<details><summary>PostgreSQL down: 0002_"))
    }

    @Test func aRemovedCase() throws {
        let enumeration = "enum Status { open, closed, lost }\n\ntable Order"
        let git = try GitProject(
            GitProject.shop.replacing("table Order", with: enumeration)
                .replacing("note: String(50)?", with: "status: Status"), needsServer: false)
        try git.edit(", lost }", " }")
        try git.edit("table Order", "removed case Status.lost -> .closed\n\ntable Order")
        let document = try document(git)
        let headline = try #require(document["headline"] as? String)
        #expect(headline.hasPrefix("Shop: 1 case removed") && headline.contains("breaking"))
        let objects = try #require(document["objects"] as? [[String: Any]])
        let status = try #require(objects.first { $0["name"] as? String == "Status" })
        let changes = try #require(status["changes"] as? [[String: Any]])
        #expect(changes.first?["fate"] as? String == "removed" && changes.first?["name"] as? String == "lost")
        #expect((changes.first?["old"] as? [String: Any])?["text"] as? String == "lost")
        let swift = try #require(document["swift"] as? [[String: Any]])
        #expect(swift.map { $0["name"] as? String } == ["Status.lost"])
        #expect(swift.map { $0["isSourceBreaking"] as? Bool } == [true])
    }

    @Test func whatModelsAloneSay() throws {
        let git = try GitProject(needsServer: false)
        try git.edit("    mail:", "    /// Where invoices go.\n    mail:")
        try git.edit("note: String(50)?", "note: String(50)? @deprecated(\"nobody reads it\")")
        try git.edit("databases:", "swiftAccess: package\n    databases:")
        let text = try git.run("diff", "--base", "main").output
        #expect(text.hasPrefix("Shop: models and documents alone; source-breaking\n"))
        #expect(text.contains("schema Shop changed   Schema/Shop.schema:1\n  `swiftAccess` changed (models only)\n"))
        #expect(
            text.contains(
                "  the documentation of `Customer.mail` changed (models only)\n    + /// Where invoices go.\n"))
        #expect(text.contains("  the deprecation of `Order.note` changed (models only)\n"))
        #expect(text.contains("  ~ Order.note: deprecated: nobody reads it\n"))
        #expect(text.contains("PostgreSQL: nothing to do\n"))
    }

    /// SQLite has no enums: the columns' checks show what became of one.
    @Test func whoNoticesAnEnum() throws {
        let enums = "enum Status { open, closed }\n\nenum Mood { calm }\n\ntable Order"
        let git = try GitProject(
            GitProject.shop.replacing("[postgresql(14), sqlite(3.37)]", with: "[sqlite(3.37)]")
                .replacing("table Order", with: enums).replacing("note: String(50)?", with: "status: Status"),
            needsServer: false)
        try git.edit("closed }", "closed, lost }")
        try git.edit("{ calm }", "{ calm, angry }")
        let text = try git.run("diff", "--base", "main").output
        #expect(text.contains("  case `Status.lost` was added\n"))
        #expect(text.contains("  case `Mood.angry` was added (models only)\n"))
        #expect(text.hasPrefix("Shop: 2 cases added; source-breaking\n"), "\(text.prefix(80))")
    }

    /// What databases take for another thing is no renamed one.
    @Test func aViewOfTheSameNameInSQL() throws {
        let view = "\nview Recent as recent uses Order {\n    id: Int64\n} = sql \"SELECT id FROM orders\"\n"
        let git = try GitProject(GitProject.shop + view, needsServer: false)
        try git.edit("view Recent", "view Newest")
        let same = try git.run("diff", "--base", "main").output
        #expect(same.contains("view Newest renamed, once Recent"))
        #expect(same.contains("  `Recent` is called `Newest` now (models only)\n"))
        try git.edit("FROM orders", "FROM orders WHERE id > 3")
        let other = try git.run("diff", "--base", "main", status: 1).output
        #expect(other.contains("view Newest added") && other.contains("view Recent removed\n"))
        #expect(!other.contains("is called"))
    }

    @Test func aMigrationThatHandsEdited() throws {
        let git = try GitProject(needsServer: false)
        try git.edit("note: String(50)?", "note: String(50)?\n    total: Int32?")
        try git.generate()
        let file = "Generated/Migrations/postgresql/0002_add_order_total.up.sql"
        try git.project.edit(file) { $0 + "\nUPDATE orders SET total = 7;\n" }
        let text = try markdown(git)
        #expect(
            text.contains(
                "The SQL of `0002_add_order_total` is not that of the plan, since hands edited it: this is the SQL of the files."
            ))
        #expect(text.contains("UPDATE orders SET total = 7;"))
        let migrations = try #require(try document(git)["migrations"] as? [String: Any])
        #expect(migrations["agreement"] as? String == "different")
        #expect(migrations["byHand"] as? [String] == ["0002_add_order_total"])
        // More of the schema than of the migrations: the plan is what can be shown.
        try git.edit("total: Int32?", "total: Int32?\n    tip: Int32?")
        #expect(try markdown(git).contains("The schema says more than they do: this is the plan of the whole change."))
    }

    @Test func severalChangesOneAfterTheOther() throws {
        let git = try GitProject(needsServer: false)
        try git.git("checkout", "-q", "-b", "feature")
        try git.change("one", "note: String(50)?", "note: String(50)?\n    one: Int32?")
        try git.change("two", "one: Int32?", "one: Int32?\n    two: Int32?")
        let text = try markdown(git)
        #expect(text.contains("## Shop: 2 columns added\n"))
        #expect(text.contains("They belong to 2 changes, one after the other: this is the SQL of the files."))
        #expect(text.contains("PostgreSQL up: 0002_one") && text.contains("PostgreSQL up: 0003_two"))
    }

    /// As three-dot diffs do: what the branch did, and not what it lacks.
    @Test func aBranchIsComparedFromWhereItParted() throws {
        let git = try GitProject(needsServer: false)
        try git.git("checkout", "-q", "-b", "feature")
        try git.change("mine", "note: String(50)?", "note: String(50)?\n    mine: Int32?")
        try git.git("checkout", "-q", "main")
        try git.change("theirs", "mail: String(200)", "mail: String(200)\n    theirs: Int32?")
        try git.git("tag", "theirs")
        try git.git("checkout", "-q", "feature")
        let text = try git.run("diff", "--base", "main").output
        #expect(text.hasPrefix("Shop: 1 column added\nSchema/Shop.schema since main (where the branch parted, "))
        #expect(text.contains("Order.mine") && !text.contains("theirs"))
        #expect(try markdown(git).contains("since where `main` and this branch parted ("))
        // A commit is taken as it is.
        let exact = try git.run("diff", "--base", "theirs", status: 1)
        #expect(exact.output.contains("`Customer.theirs` was removed") && exact.errors.contains("[undeclared-removal]"))
    }

    @Test func aChangeThatCannotBePlanned() throws {
        let git = try GitProject(needsServer: false)
        try git.edit("note: String(50)?", "remark: String(50)?")
        let result = try git.run("diff", "--base", "main", "--format", "markdown", status: 1)
        #expect(
            result.errors.contains(
                "Schema/Shop.schema:13:5: error: `Order.note` vanished and `Order.remark` appeared [ambiguous-change]"))
        #expect(result.output.contains(", cannot be planned\n"))
        #expect(result.output.contains("- `Order.remark` was added\n"))
        #expect(section("SQL", of: result.output).contains("renamed?   remark was note: String(50)?"))
        let refusals = try #require(try document(git, status: 1)["refusals"] as? [[String: Any]])
        #expect(refusals.map { $0["code"] as? String } == ["ambiguous-change"])
    }

    @Test func aSchemaThatWasNotThere() throws {
        let git = try GitProject(needsServer: false)
        try git.git("rm", "-q", "-r", "Schema", "Generated")
        try git.git("commit", "-q", "-m", "Without")
        try git.git("tag", "empty")
        try git.git("checkout", "-q", "HEAD~1", "--", ".")
        let text = try git.run("diff", "--base", "empty").output
        #expect(text.hasPrefix("Shop: 2 tables added\n"))
        #expect(text.contains("; there was no schema\n"))
        #expect(try document(git, "empty")["objects"].map { "\($0)".contains("Customer") } == true)
    }

    @Test func whatCannotBeCarriedOut() throws {
        let git = try GitProject(needsServer: false)
        let unknown = try git.run("diff", "--base", "nowhere", status: 2)
        #expect(unknown.errors == "error: git knows no revision `nowhere` here\n" && unknown.output.isEmpty)
        try git.run("diff", status: 2)
        let lonely = try Project(named: "Shop")
        lonely.environment["GIT_CEILING_DIRECTORIES"] = lonely.folder.deletingLastPathComponent().path
        let outside = try lonely.run("diff", "--base", "main")
        #expect(outside.status == 2 && outside.errors.contains("is in no git repository"))
        try git.git("checkout", "-q", "--orphan", "other")
        try git.commit("Other")
        let apart = try git.run("diff", "--base", "main", status: 2)
        #expect(apart.errors.contains("`main` and HEAD have no commit in common here"))
    }

    @Test func schemasWithErrors() throws {
        let git = try GitProject(needsServer: false)
        try git.edit("Customer.ID", "Custmer.ID")
        let now = try git.run("diff", "--base", "main", status: 1)
        #expect(now.errors.contains("Schema/Shop.schema:12:17: error:") && now.output.isEmpty)
        try git.commit("Broken")
        try git.edit("Custmer.ID", "Customer.ID")
        let then = try git.run("diff", "--base", "HEAD", status: 1)
        #expect(then.errors.contains("HEAD:Schema/Shop.schema:12:17: error:") && then.output.isEmpty)
    }

    /// From wherever it is run, paths are those of the repository.
    @Test func pathsAreThoseOfTheRepository() throws {
        let git = try GitProject(needsServer: false)
        try git.edit("note: String(50)?", "note: String(50)?\n    total: Int32?")
        try git.generate()
        let here = try markdown(git)
        let links = ["--link-base", "https://example.org/shop/"]
        #expect(
            try git.project.run(["diff", "--base", "main", "--format", "markdown"] + links, in: "Schema").output == here
        )
        let nested = git.project.folder.appending(path: "Packages/Shop")
        try FileManager.default.createDirectory(at: nested, withIntermediateDirectories: true)
        for name in ["Schema", "Generated"] {
            try FileManager.default.moveItem(
                at: git.project.folder.appending(path: name), to: nested.appending(path: name))
        }
        let below = try git.project.run(
            ["diff", "--base", "main", "--format", "markdown"] + links, in: "Packages/Shop"
        ).output
        #expect(
            below.contains(
                "[`Packages/Shop/Schema/Shop.schema`](https://example.org/shop/Packages/Shop/Schema/Shop.schema)"))
        #expect(
            below.contains("(https://example.org/shop/Packages/Shop/Generated/Migrations/sqlite/0001_initial.up.sql)"))
    }

    /// In a comment a relative link leads nowhere.
    @Test func withoutABaseThereIsNoLink() throws {
        let git = try GitProject(needsServer: false)
        try git.edit("note: String(50)?", "note: String(50)?\n    extra: Int32?")
        try git.generate()
        let text = try git.run("diff", "--base", "main", "--format", "markdown").output
        #expect(!text.contains("]("))
        #expect(text.contains("`Schema/Shop.schema` since") && text.contains(", line "))
        for wrong in ["Schema", "https://example.org/)", "ftp://example.org"] {
            let refused = try git.run(
                "diff", "--base", "main", "--format", "markdown", "--link-base", wrong, status: 2)
            #expect(refused.errors.contains("--link-base is the address of a folder"))
        }
        let plain = try git.run("diff", "--base", "main", "--link-base", "https://example.org", status: 2)
        #expect(plain.errors.contains("goes with --format markdown"))
    }

    @Test func jsonHasADocumentedForm() throws {
        let git = try GitProject(needsServer: false)
        try git.edit("note: String(50)?", "total: Int64")
        try git.edit("table Order", "removed column Order.note\n\ntable Order")
        try git.edit("total: Int64", "total: Int64 @backfill(0)")
        let document = try document(git)
        #expect(document["format"] as? Int == 1)
        #expect(document["path"] as? String == "Schema/Shop.schema" && document["schema"] as? String == "Shop")
        let base = try #require(document["base"] as? [String: Any])
        #expect(base["revision"] as? String == "main" && base["isMergeBase"] as? Bool == false)
        #expect((base["commit"] as? String)?.count == 40)
        #expect(document["labels"] as? [String] == ["breaking", "lossy"])
        let databases = try #require(document["databases"] as? [[String: Any]])
        #expect(databases.map { $0["database"] as? String } == ["postgresql", "sqlite"])
        let modes = databases.map { ($0["migrations"] as? [[String: Any]])?.compactMap { $0["mode"] as? String } }
        #expect(modes[0]?.contains("batches") == true)
        #expect(modes[1] == ["transaction without foreign keys"])
        let steps = try #require(databases[0]["steps"] as? [[String: Any]])
        #expect(steps.contains { ($0["losses"] as? [String]) == ["orders.note"] })
        #expect(
            (document["findings"] as? [[String: Any]])?.contains { $0["code"] as? String == "hazard-lossy" } == true)
    }

    @Test func itIsInTheHelp() throws {
        let project = try Project()
        let help = try project.run("--help").output
        #expect(help.contains("  diff  "))
        #expect(help.split(separator: "\n", omittingEmptySubsequences: false).count <= 48)
    }
}
