import SchemagenDocuments
import SchemagenGeneration
import SchemagenHistory
import SchemagenModel
import Testing

/// The summary of a release, fact by fact.
@Suite struct ReleaseReportTests {
    private let calm = ReportProject.calm
    private let third =
        "\n/// A tag.\ntable Tag as tags {\n    id: Int64 @primaryKey @identity\n    orderID: Order.ID @index\n}\n"

    private func status(_ component: String, _ input: ReleaseReport.Input) throws -> StatusRow {
        try StatusRow(component, of: ReleaseReport.file(input).text)
    }

    private func boxes(_ input: ReleaseReport.Input, ticked: Bool) -> [String] {
        ReleaseReport.file(input).text.split(separator: "\n").filter { $0.hasPrefix(ticked ? "- [x] " : "- [ ] ") }
            .map { String($0.dropFirst(6)) }
    }

    @Test func aNewTable() throws {
        var project = try ReportProject(calm, calm + third)
        try project.prove(rows: ["public.customers", "public.orders", "public.tags", "tags"])
        let input = try project.release("0002")
        let report = GeneratedReport(input)
        #expect(report.name == "reports/release-0002.md")
        #expect(findings(in: report, of: project.schema) == [])
        let rows = MarkdownReader(report.text).rows
        // Tables, columns, foreign keys, indexes: a flag's and the key's.
        #expect(rows.contains { Array($0.dropFirst()) == ["1", "2", "1", "2", "1", "1"] }, "\(rows)")
        #expect(try status("Effects", input).status == "pass")
        #expect(try status("Data", input).status == "pass")
        #expect(try status("Code in use", input).status == "pass")
        #expect(try status("Waiting", input).found == "short lock: 1 on PostgreSQL")
        #expect(report.text.contains("create table tags locks `orders` (ShareRowExclusive): nobody writes to it until"))
        #expect(report.text.contains("- SQLite: none. None of its"))
        #expect(try status("Rollback", input).status == "pass")
        #expect(report.text.contains("What was written since to `tags` goes with it."))
        #expect(report.text.contains("On the way it locks `orders` on PostgreSQL"))
        #expect(report.text.contains("`swift run schemagen apply URL --to 0002 --dry-run`"))
        #expect(report.text.contains("`swift run schemagen rollback URL --to 0001 --dry-run`"))
    }

    @Test func theFirstMigrationWaitsForNobody() throws {
        let input = try ReportProject(calm).release("0001")
        #expect(try status("Waiting", input).status == "pass")
        #expect(ReleaseReport.file(input).text.contains("The database is empty before it: nobody can be waiting."))
        #expect(ReleaseReport.file(input).text.contains("rollback URL --to 0 --dry-run"))
    }

    @Test func whatIsLostIsNamed() throws {
        let noted = calm.replacing(
            "email: String @unique", with: "email: String @unique\n    /// N.\n    note: String?")
        let project = try ReportProject(noted, calm + "removed column Customer.note\n")
        let input = try project.release("0002")
        #expect(findings(in: GeneratedReport(input), of: project.schema) == [])
        #expect(try status("Data", input).status == "warning")
        #expect(try status("Code in use", input).status == "warning")
        #expect(try status("Rollback", input).status == "warning")
        let text = ReleaseReport.file(input).text
        #expect(text.contains("the data of `customers.note`"))
        #expect(text.contains("the former values of `customers.note` do not come again"))
        #expect(text.contains("Point of no return: `0002_"))
        #expect(boxes(input, ticked: false).contains("What is lost for good may be lost"))
        #expect(boxes(input, ticked: false).contains { $0.hasPrefix("No data is lost on the way up") })
        #expect(text.contains("| `Customer.note` was removed |"))
    }

    /// A change of several migrations has lost something by the time that rows stop it.
    @Test func rowsThatMayStopItAreARisk() throws {
        let former = calm.replacing("email: String @unique", with: "email: String\n    /// Old.\n    old: String?")
        let project = try ReportProject(former, calm + "removed column Customer.old\n")
        let last = try #require(try project.lock.entries.last)
        let input = try project.release("0002..\(last.paddedNumber)")
        let page = MarkdownReader(ReleaseReport.file(input).text)
        let risks = page.rows.filter { $0.count == 5 && $0[2] == "rows stop it" }
        #expect(risks.count == 2)
        #expect(
            risks.contains { $0[1] == "SQLite" && $0[3].contains("customers_email_key") && !$0[3].contains("gone") })
        #expect(
            risks.contains {
                $0[1] == "PostgreSQL" && $0[3].contains("; what `0002_") && $0[3].contains("loses may be gone by then")
            }, "\(risks)")
        #expect(try status("Data", input).found.contains("rows stop it: 1 on PostgreSQL, 1 on SQLite"))
        #expect(
            !ReleaseReport.file(try ReportProject(calm, calm + third).release("0002")).text.contains("rows stop it"))
    }

    /// What was proved up to a release stays proved when more comes.
    @Test func anEarlierProofHoldsForAnEarlierRelease() throws {
        var project = try ReportProject(calm, calm + third)
        let first = Lock.chainHash(ofLine: try project.lock.entries[0].line)
        try project.prove(chain: first, rows: ["public.orders", "orders"])
        let text = ReleaseReport.file(try project.release("0001")).text
        #expect(try status("Proof on PostgreSQL", project.release("0001")).found.contains("up, down and up again"))
        #expect(text.contains("1 migration, chain `\(first.prefix(12))`"), "\(text)")
        #expect(try status("Proof on PostgreSQL", project.release("0002")).status == "unmeasured")
        #expect(try status("Proof on SQLite", project.release("0001..0002")).status == "unmeasured")
    }

    @Test func whatHandsWroteIsNotKnown() throws {
        var project = try ReportProject(calm, calm + third)
        try project.change { lock in
            lock.entries[1].handwork = .accepted
            lock.entries[1].labels = [.irreversible]
        }
        let input = try project.release("0002")
        for component in ["Effects", "Data", "Code in use", "Waiting"] {
            #expect(try status(component, input).status == "unmeasured", "\(component)")
        }
        #expect(try status("Rollback", input).status == "warning")
        #expect(
            ReleaseReport.file(input).text.contains(
                "written by hand: its effects are not known; it is labelled irreversible"))
        #expect(boxes(input, ticked: false).contains { $0.hasPrefix("What each step does is known") })
    }

    /// The lock may hold the hash of an edit that nobody marked: what is said follows from what the file runs.
    @Test func anotherStatementThanThePlansIsNotKnown() throws {
        var project = try ReportProject(calm, calm + third)
        let path = try project.lock.entries[1].path(.postgresql, .up)
        project.files.migrations.files[path]? += Array("\nDROP TABLE customers;\n".utf8)
        #expect(try status("Effects", project.release("0002")).found.contains("run something else"))
        #expect(try status("Migrations", project.release("0002")).status == "fail")
    }

    @Test func boxesAreTickedByFacts() throws {
        var project = try ReportProject(calm, calm + third)
        #expect(
            boxes(try project.release("0002"), ticked: false).contains {
                $0.hasPrefix("Up, down and up again proved on SQLite")
            })
        #expect(try status("Proof on SQLite", project.release("0002")).status == "unmeasured")
        try project.prove(rows: ["public.tags", "tags"])
        let proved = try project.release("0002")
        #expect(
            boxes(proved, ticked: true).contains { $0.hasPrefix("Up, down and up again proved on PostgreSQL 15.18") })
        #expect(boxes(proved, ticked: true).contains { $0.hasPrefix("Rows kept in 2 tables on SQLite") })
        #expect(try status("Proof on SQLite", proved).status == "pass")
        try project.prove(rows: ["public.orders"], unmeasured: ["tags"])
        #expect(try status("Proof on SQLite", project.release("0002")).status == "warning")
        #expect(
            boxes(try project.release("0002"), ticked: false).contains {
                $0.hasPrefix("Rows kept in 1 table on SQLite")
            })
        #expect(boxes(proved, ticked: true).contains { $0.hasPrefix("Models are what the schema gives") })
        project.files.models?["Order.swift"]? += Array("//\n".utf8)
        #expect(
            boxes(try project.release("0002"), ticked: false).contains {
                $0.hasPrefix("Models are what the schema gives")
            })
        for box in ["Stakeholders have agreed", "The hour of the deployment is set", "The team is told"] {
            #expect(boxes(proved, ticked: false).contains(box))
        }
    }

    @Test func timeIsWhatWasMeasured() throws {
        let project = try ReportProject(calm, calm + third)
        #expect(try status("Time", project.release("0002")).status == "unmeasured")
        let steps = Database.allCases.map { record($0, 2) }
        let one = try project.release("0002", rehearsal: steps.filter { $0.database == .sqlite })
        #expect(try status("Time", one).status == "unmeasured")
        #expect(try status("Time", one).found.hasSuffix("12 ms on a copy; not tried on a copy of PostgreSQL"))
        let both = try project.release("0002", rehearsal: steps)
        #expect(try status("Time", both).status == "pass")
        #expect(ReleaseReport.file(both).text.contains("| PostgreSQL 15.1 | 12 | 8388608 bytes | 8192 bytes |"))
        #expect(boxes(both, ticked: true).contains { $0.hasPrefix("Tried on a copy of a database") })
    }

    private func record(_ database: Database, _ migration: Int, version: String = "15.1") -> Rehearsals.Record {
        Rehearsals.Record(
            database: database, version: version, migration: migration, upHash: String(repeating: "0", count: 64),
            milliseconds: 12, size: 8_388_608, growth: 8192)
    }

    /// One migration of two that was tried says nothing of the release, nor do two that were tried on two versions.
    @Test func everyMigrationHasToBeTried() throws {
        let project = try ReportProject(calm, calm + third, calm + third.replacing("tags", with: "labels"))
        let sqlite = [record(.sqlite, 2, version: "3.40"), record(.sqlite, 3, version: "3.40")]
        let half = try project.release("0002..0003", rehearsal: sqlite + [record(.postgresql, 2)])
        let title = try project.lock.entries[2].title
        let found = "PostgreSQL 15.1: 12 ms on a copy, without `\(title)`, which nobody tried there; "
        #expect(try status("Time", half).status == "unmeasured")
        #expect(try status("Time", half).found == found + "SQLite 3.40: 24 ms on a copy")
        #expect(
            boxes(half, ticked: false).contains(
                "Tried on a copy of a database — no measures for `\(title)` on PostgreSQL"))
        let mixed = sqlite + [record(.postgresql, 2), record(.postgresql, 3, version: "16.2")]
        #expect(try status("Time", project.release("0002..0003", rehearsal: mixed)).status == "unmeasured")
        let minor = sqlite + [record(.postgresql, 2), record(.postgresql, 3, version: "15.2")]
        let whole = try project.release("0002..0003", rehearsal: minor)
        #expect(try status("Time", whole).status == "pass")
        #expect(try status("Time", whole).found.hasPrefix("PostgreSQL 15.1 and 15.2: 24 ms on a copy; "))
    }

    /// Where a migration has nothing to do there is nothing to try.
    @Test func whatRunsNothingNeedsNoTrial() throws {
        let only = third.replacing("as tags", with: "as tags @only(postgresql)")
        let project = try ReportProject(calm, calm + only)
        let input = try project.release("0002", rehearsal: [record(.postgresql, 2)])
        #expect(try status("Time", input).status == "pass")
        #expect(boxes(input, ticked: true).contains { $0.hasPrefix("Tried on a copy of a database") })
    }

    @Test func aWayBackThatNobodyTriedIsNotTicked() throws {
        var project = try ReportProject(calm, calm + third)
        try project.change { $0.entries[1].labels = [.irreversible] }
        try project.prove(rows: ["public.tags", "tags"])
        let title = try project.lock.entries[1].title
        let input = try project.release("0002")
        let box = boxes(input, ticked: false).first { $0.hasPrefix("Up, down and up again proved on SQLite 3.40.1") }
        #expect(box?.hasSuffix("; up alone for `\(title)`, whose way back nobody tried") == true)
        #expect(ReleaseReport.file(input).text.contains("; `\(title)` ran up alone, since there is no way back."))
        #expect(!boxes(input, ticked: true).contains { $0.hasPrefix("Up, down") })
    }

    @Test func rowsThatNobodyHadAreNotTicked() throws {
        var project = try ReportProject(calm, calm + third)
        try project.prove(rows: [])
        let input = try project.release("0002")
        let text = ReleaseReport.file(input).text
        #expect(boxes(input, ticked: false).contains("Rows kept in 0 tables on SQLite — `evidence`; no table had rows"))
        #expect(text.contains("No table had rows on PostgreSQL 15.18 and SQLite 3.40.1: what becomes of rows there"))
        #expect(!text.contains("The tables that are counted had rows"))
    }

    /// What lasts is said though nobody waits for it, and where it is said nothing else claims that there is nothing.
    @Test func whatIsReadWhileOthersWorkIsSaid() throws {
        let index = calm.replacing("email: String @unique", with: "email: String @unique @index")
        let input = try ReportProject(calm, index).release("0002")
        let text = ReleaseReport.file(input).text
        #expect(!text.contains("none. None of its"))
        #expect(text.contains(": `customers` is read as a whole, and others read and write meanwhile |"))
        #expect(text.contains(": `customers` is read as a whole, and nobody else writes to the database meanwhile |"))
        #expect(try status("Waiting", input).status == "warning")
        #expect(try status("Waiting", input).found.contains("rows read or updated while others work: 1 on PostgreSQL"))
        #expect(!text.contains("no step locks, rewrites or reads"))
    }

    @Test func whatIsUpdatedInBatchesAndValidatedIsSaid() throws {
        let filled = calm.replacing(
            "email: String @unique",
            with: "email: String @unique\n    /// M.\n    mark: String @backfill(\"-\") @check(mark != \"\")")
        let input = try ReportProject(calm, filled).release(
            "0002..\(ReportProject(calm, filled).lock.entries.last?.paddedNumber ?? "")")
        let text = ReleaseReport.file(input).text
        #expect(text.contains("rows of `customers` are updated, in batches, and others read and write meanwhile"))
        #expect(text.contains("`customers` is read as a whole, and others read and write meanwhile"))
    }

    @Test func anOlderReleaseIsCountedFromItsOwnSnapshots() throws {
        let project = try ReportProject(calm, calm + third, calm + "removed table Tag\n")
        let input = try project.release("0001..0002")
        let rows = MarkdownReader(ReleaseReport.file(input).text).rows
        #expect(rows.contains { $0.first == "**All of 0001 to 0002**" && $0[1] == "3" })
        // The table has no page any more.
        #expect(findings(in: GeneratedReport(input), of: project.schema) == [])
        let third = try project.release("0003")
        #expect(ReleaseReport.file(third).text.contains("| Removed on SQLite | Tables |"))
        #expect(try status("Data", third).status == "warning")
    }

    @Test(arguments: nastyTexts) func thePageStaysWhole(_ text: String) throws {
        let project = try ReportProject(calm, calm + third)
        var input = try project.release("0002")
        for index in input.plans[0].schema.tables.indices { input.plans[0].schema.tables[index].info.sqlName = text }
        for index in input.plans[0].change.entries.indices { input.plans[0].change.entries[index].name = text }
        input.rehearsal = [
            Rehearsals.Record(
                database: .sqlite, version: text, migration: 2, upHash: text, milliseconds: 1, size: 1, growth: 1)
        ]
        #expect(findings(in: GeneratedReport(input), of: project.schema) == [])
    }

    @Test func namesOfFilesLeadBackToReleases() {
        for text in ["0002", "0002..0003", "0100..10000"] {
            let range = MigrationRange(text)
            #expect(range.map(ReleaseReport.path).flatMap(ReleaseReport.range) == range, "\(text)")
            #expect(range != nil && range?.text == text)
        }
        #expect(ReleaseReport.range(ofFile: "reports/release-0002-0003.md") == MigrationRange(2, 3))
        for path in [
            "reports/validation.md", "reports/release-2.md", "reports/release-0003-0002.md", "release-0002.md",
            "reports/release-0002-0002.md", "reports/release-.md", "reports/release-0002-0003-0004.md",
        ] { #expect(ReleaseReport.range(ofFile: path) == nil, "\(path)") }
        for text in ["", "0", "3..2", "a", "1..", "..2", "-1", "1...2"] {
            #expect(MigrationRange(text) == nil, "\(text)")
        }
    }
}
