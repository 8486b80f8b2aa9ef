import SchemagenDocuments
import SchemagenHistory
import SchemagenModel
import Testing

/// What pages tell of the migrations that made things what they are.
@Suite struct ObjectHistoryTests {
    /// The pages of the last of some schemas, each of which a migration made of the one before.
    private func pages(after texts: [String], sourceLocation: Testing.SourceLocation = #_sourceLocation) throws
        -> [String: String]
    {
        let schemas = try texts.map {
            try schema("schema S { databases: [postgresql(15)] }\n" + $0, sourceLocation: sourceLocation)
        }
        let hash = String(repeating: "0", count: 64)
        var lock = Lock()
        var folder = MigrationFolder(path: "", files: [:])
        for (offset, schema) in schemas.enumerated() {
            let number = offset + 1
            let entry = LockEntry(
                number: number, name: "m\(number)", change: number, snapshot: hash,
                files: [.postgresql: LockEntry.FileHashes(up: hash, down: hash)], structures: [.postgresql: hash],
                previous: "")
            lock.append(entry)
            folder.files[entry.snapshotPath] = Array(CanonicalForm.text(of: schema).utf8)
        }
        folder.files[Lock.fileName] = Array(lock.text.utf8)
        let last = try #require(schemas.last)
        var pages: [String: String] = [:]
        for file in DocumentGenerator.files(for: last, history: folder) { pages[file.name] = file.text }
        #expect(findings(in: pages) == [], sourceLocation: sourceLocation)
        return pages
    }

    private func history(_ page: String, after texts: String...) throws -> [String] {
        section("History", of: try pages(after: texts)[page])
    }

    /// A change in several migrations is named by all of them: nobody can tell which of them is one column's.
    @Test func aChangeOfSeveralMigrations() throws {
        let calm = ReportProject.calm
        let project = try ReportProject(
            calm,
            calm.replacing(
                "email: String @unique",
                with: "email: String @unique\n    /// M.\n    mark: String @backfill(\"-\") @unique"))
        let last = try #require(try project.lock.entries.last)
        try #require(last.number > 3)
        let name = "0002–\(last.paddedNumber)_change_customer"
        let pages = DocumentGenerator.files(for: project.schema, history: project.files.migrations)
        let page = try #require(pages.first { $0.name == "tables/Customer.md" }).text
        #expect(page.contains("| `\(name)` | Column `mark` added"), "\(page)")
        let runbooks = Runbook.files(
            for: try project.release("0001..\(last.paddedNumber)").plans, of: project.schema, migrations: nil)
        #expect(runbooks.map(\.name) == ["reports/runbook-0001_initial.md", "reports/runbook-0002_change_customer.md"])
        #expect(runbooks[1].text.contains("# Runbook: \(name)\n"))
    }

    @Test func whatNeverChanged() throws {
        #expect(
            try history(
                "tables/A.md", after: "table A { id: Int64 @primaryKey }",
                "table A { id: Int64 @primaryKey }\ntable B { id: Int64 @primaryKey }")
                == ["Created by `0001_m1`, unchanged since."])
        #expect(
            try history(
                "tables/B.md", after: "table A { id: Int64 @primaryKey }",
                "table A { id: Int64 @primaryKey }\ntable B { id: Int64 @primaryKey }")
                == ["Created by `0002_m2`, unchanged since."])
    }

    @Test func withoutMigrationsNothingIsSaid() throws {
        let page = try SchemagenDocumentsTests.pages(
            "schema S { databases: [sqlite] }\ntable A { id: Int64 @primaryKey }")["tables/A.md"]
        #expect(page?.contains("History") == false)
    }

    @Test func columnsComeChangeAndGo() throws {
        let pages = try pages(after: [
            "table A { id: Int64 @primaryKey; title: String; gone: Int32 }".replacing("; ", with: "\n"),
            "table A { id: Int64 @primaryKey; subject was title: String; note: String? }\nremoved column A.gone"
                .replacing("; ", with: "\n"),
            // The hint is spent, and says nothing of the next change.
            "table A { id: Int64 @primaryKey; subject was title: String; note: String = \"-\" @backfill(\"-\") @unique }"
                .replacing("; ", with: "\n"),
        ])
        #expect(
            section("History", of: pages["tables/A.md"]) == [
                "| Migration | Change |",
                "| --- | --- |",
                "| `0001_m1` | Created. |",
                "| `0002_m2` | Column `subject` renamed: `title` before. |",
                "| `0002_m2` | Column `note` added: `String?`. |",
                "| `0002_m2` | Column `gone` removed. |",
                "| `0003_m3` | Column `note`: `String?` became `String = \"-\"`. |",
                "| `0003_m3` | Unique constraint `a_note_key` added: `unique(note)`. |",
            ])
        let columns = section("Columns", of: pages["tables/A.md"])
        #expect(columns.contains { $0.contains("`note`") && $0.contains("| `0002_m2` |") })
        #expect(columns.contains { $0.contains("`subject`") && !$0.contains("_m2") })
    }

    @Test func objectsAreRenamedAndExchanged() throws {
        let before = "table A { id: Int64 @primaryKey\n a: Int32 }\ntable B { id: Int64 @primaryKey\n b: Int32 }"
        let after =
            "table B was A { id: Int64 @primaryKey\n a: Int32 }\ntable A was B { id: Int64 @primaryKey\n b: Int32 }"
        let pages = try pages(after: [before, after])
        #expect(
            section("History", of: pages["tables/B.md"]).last
                == "| `0002_m2` | Primary key `b_pkey` renamed: `a_pkey` before. |")
        #expect(
            section("History", of: pages["tables/A.md"]).contains(
                "| `0002_m2` | Renamed: called `B` before, in the database `b` before. |"))
    }

    @Test func casesAndQueries() throws {
        let pages = try pages(after: [
            "enum E { a, b }\nview V { x: Int32 } = sql \"SELECT 1 AS x\"\ntype T = String(3) check length(value) > 1",
            "enum E { a, c was b, d }\nview V { x: Int32 } = sql \"SELECT 2 AS x\"\ntype T = String(4) check length(value) > 1",
        ])
        #expect(
            section("History", of: pages["enums/E.md"]).suffix(2) == [
                "| `0002_m2` | Case `.c` renamed: `.b` before. |", "| `0002_m2` | Case `.d` added. |",
            ])
        #expect(section("History", of: pages["views/V.md"]).last == "| `0002_m2` | Another query. |")
        #expect(
            section("History", of: pages["types/T.md"]).last
                == "| `0002_m2` | The whole: `String(3)` became `String(4)`. |")
    }

    @Test func whatStandsInANamespaceOrHoldsBlankLines() throws {
        let function =
            "sql function \"f()\" \"\"\"\n    CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\n\n    SELECT 1\n\n    $$\n    \"\"\"\n"
        let pages = try pages(after: [
            "namespace n {\n    table A { id: Int64 @primaryKey }\n}\n" + function,
            "table A { id: Int64 @primaryKey }\n" + function
                + "namespace n {\n    table B { id: Int64 @primaryKey }\n}\n",
        ])
        #expect(
            section("History", of: pages["tables/A.md"]).last
                == "| `0002_m2` | Renamed: in the database `n.a` before. |")
        #expect(section("History", of: pages["tables/B.md"]) == ["Created by `0002_m2`, unchanged since."])
    }
}
