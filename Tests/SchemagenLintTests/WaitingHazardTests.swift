import Foundation
import SchemagenGeneration
import SchemagenLanguage
import SchemagenReports
import Testing

/// Who has to wait for a change, reported at what changes.
@Suite struct WaitingHazardTests {
    private static let online = "schema Shop { databases: [postgresql(14)] }\n"
    private static let plain = "schema Shop { databases: [postgresql(14)], onlineChanges: false }\n"

    private let start = """
        table Order as orders {
            id: Int64 @primaryKey @identity
            note: String?
            owner: Int32
            size: Int32
        }
        """

    /// The findings about a change that are not of breaking, each without the file.
    private func waits(
        _ before: String, _ after: String, in header: String, _ settings: String? = nil
    ) -> [String] {
        project(before, after, in: header, settings).hazards().filter { !$0.contains(" hazard-breaking: ") }
            .map { String($0.dropFirst("shop.schema:".count)) }
    }

    private func project(
        _ before: String, _ after: String, in header: String, _ settings: String? = nil
    ) -> LintProject {
        var project = LintProject.migrated(header + before)
        let lint = settings.map { header.replacing(" }\n", with: ", lint: { \($0) } }\n") }
        project.write((lint ?? header) + after)
        return project
    }

    private func with(_ changes: (String, String)...) -> String {
        changes.reduce(start) { $0.replacing($1.0, with: $1.1) }
    }

    private let rewritten = "`orders` is written anew, and nobody reads or writes it meanwhile"
    private let read = "`orders` is read as a whole, and nobody reads or writes it meanwhile"

    // MARK: Rewrites

    @Test func aRewriteIsFoundAtTheColumn() {
        #expect(
            waits(start, with(("owner: Int32", "owner: Int64")), in: Self.online) == [
                "5: warning: hazard-rewrite: the type of `Order.owner` changed: \(rewritten)"
            ])
    }

    @Test func whatIsDoneWithoutARewriteIsNotFound() {
        let after = with(("note: String?", "note: String(80)?"), ("size: Int32", "size: Int32 = 1\n    extra: Int64?"))
        #expect(waits(after, start, in: Self.online).filter { $0.contains("rewrite") } == [])
    }

    @Test func oneTableIsOneFinding() throws {
        let after = with(("owner: Int32", "owner: Int64"), ("size: Int32", "size: Int64"))
        let project = project(start, after, in: Self.online)
        let found = project.lint().findings.filter { $0.diagnostic.code.name == "hazard-rewrite" }
        #expect(
            found.map(\.diagnostic.message) == [
                "the type of `Order.owner` changed, and the type of `Order.size` changed: \(rewritten)"
            ])
        let note = try #require(found.first?.diagnostic.notes.first)
        #expect(note.message == "the type of `Order.size` changed, too")
        #expect(note.span.map { found[0].file.text(of: $0) } == "size")
    }

    @Test func eachChangeIsSuppressedByItself() {
        let after = with(
            ("owner: Int32", "owner: Int64 @allow(hazard-rewrite, \"few rows\")"), ("size: Int32", "size: Int64"))
        let project = project(start, after, in: Self.online)
        #expect(
            project.hazards().filter { $0.contains("rewrite") } == [
                "shop.schema:6: warning: hazard-rewrite: the type of `Order.size` changed: \(rewritten)"
            ])
        #expect(project.lint().suppressed.map(\.suppressionReason) == ["few rows"])
    }

    @Test func aTableSuppressesForAllOfIt() {
        let after = with(
            ("as orders", "as orders @allow(hazard-rewrite, \"few rows\")"), ("owner: Int32", "owner: Int64"),
            ("size: Int32", "size: Int64"))
        let project = project(start, after, in: Self.online)
        #expect(project.hazards(.since(1)).allSatisfy { $0.contains("hazard-breaking") })
        #expect(project.lint().suppressed.count == 2)
    }

    /// An enum is rewritten in every table that has it: one finding at the enum.
    @Test func whatSeveralTablesWaitForIsOneFinding() {
        func schema(_ cases: String) -> String {
            """
            enum State { \(cases) }
            table A as a { id: Int64 @primaryKey state: State }
            table B as b { id: Int64 @primaryKey state: State }
            """
        }
        #expect(
            waits(schema("open, paid"), schema("paid, open"), in: Self.online) == [
                "2: warning: hazard-rewrite: the order of cases of enum `State` changed: `a` and `b` are written anew, and nobody reads or writes them meanwhile"
            ])
    }

    @Test func theHeaderSetsTheSeverity() {
        let after = with(("owner: Int32", "owner: Int64"))
        #expect(waits(start, after, in: Self.online, "hazard-rewrite: off") == [])
        #expect(
            waits(start, after, in: Self.online, "hazard-rewrite: error") == [
                "5: error: hazard-rewrite: the type of `Order.owner` changed: \(rewritten)"
            ])
    }

    // MARK: Reads and fills

    @Test func aCheckOfAllRowsInThePlainForm() {
        let after = with(("owner: Int32", "owner: Int32\n    check few: owner < 10"))
        #expect(waits(start, after, in: Self.online) == [])
        #expect(
            waits(start, after, in: Self.plain) == [
                "6: warning: hazard-blocked-reads: check `few` of `Order` was added: \(read)"
            ])
        #expect(
            waits(
                start, after.replacing("as orders", with: "as orders @allow(hazard-blocked-reads, \"small\")"),
                in: Self.plain) == [])
    }

    @Test func anExclusionConstraintHasNoOtherForm() {
        let before = "table Stay as stays {\n    id: Int64 @primaryKey\n    during: Range<Timestamp>\n}"
        let after = before.replacing("\n}", with: "\n    exclude using gist (during with \"&&\") as stays_apart\n}")
        #expect(
            waits(before, after, in: Self.online) == [
                "5: warning: hazard-blocked-reads: exclusion constraint `stays_apart` of `Stay` was added: `stays` is read as a whole, and nobody reads or writes it meanwhile"
            ])
    }

    /// The lock of ADD COLUMN is held while the rows are filled.
    @Test func aFillUnderALockThatIsHeld() {
        let after = with(("size: Int32", "size: Int32\n    grade: Int32 @backfill(1)"))
        #expect(waits(start, after, in: Self.online) == [])
        #expect(
            waits(start, after, in: Self.plain) == [
                "7: warning: hazard-blocked-reads: `Order.grade` was added: rows of `orders` are filled, and nobody reads or writes it meanwhile"
            ])
    }

    @Test func anIndexInThePlainForm() {
        let after = with(("note: String?", "note: String? @index"))
        #expect(waits(start, after, in: Self.online) == [])
        #expect(
            waits(start, after, in: Self.plain) == [
                "4: warning: hazard-blocked-writes: index `orders_note_idx` of `Order` was added: `orders` is read as a whole, and nobody writes to it meanwhile"
            ])
        let allowed = after.replacing("@index", with: "@index @allow(hazard-blocked-writes, \"at night\")")
        #expect(waits(start, allowed, in: Self.plain) == [])
        #expect(project(start, allowed, in: Self.plain).lint().suppressed.map(\.suppressionReason) == ["at night"])
        #expect(waits(start, after, in: Self.plain, "hazard-blocked-writes: off") == [])
    }

    @Test func aForeignKeyInThePlainForm() {
        let parent = "\ntable Owner as owners { id: Int32 @primaryKey }"
        let after = with(("owner: Int32", "owner: Int32 @references(Owner.id)"))
        #expect(waits(start + parent, after + parent, in: Self.online) == [])
        #expect(
            waits(start + parent, after + parent, in: Self.plain) == [
                "5: warning: hazard-blocked-writes: foreign key `orders_owner_fkey` of `Order` was added: `orders` and `owners` are read as a whole, and nobody writes to them meanwhile"
            ])
    }

    @Test func aCheckOfADomainLocksWhatUsesIt() {
        func schema(_ check: String) -> String {
            """
            type Code = String(20) @storage(domain)\(check)
            table A as a { id: Int64 @primaryKey code: Code }
            table B as b { id: Int64 @primaryKey code: Code }
            """
        }
        let found = waits(schema(""), schema(" check length(value) > 2"), in: Self.online)
        #expect(found.count == 1)
        #expect(
            found.first?.hasPrefix("2: warning: hazard-blocked-writes: ") == true
                && found.first?.hasSuffix(": `a` and `b` are read as a whole, and nobody writes to them meanwhile")
                    == true,
            "\(found)")
    }

    // MARK: Locks of a moment

    @Test func aLockOfAMomentIsFoundWhereTheHeaderAsks() {
        let after = with(("size: Int32", "size: Int32\n    extra: Int64?\n    other: Int64?"))
        #expect(waits(start, after, in: Self.online) == [])
        #expect(
            waits(start, after, in: Self.online, "hazard-lock: note") == [
                "7: note: hazard-lock: `Order.extra` was added, and `Order.other` was added: nobody reads or writes `orders` for a moment"
            ])
        let allowed = after.replacing("extra: Int64?", with: "extra: Int64? @allow(hazard-lock, \"at night\")")
        #expect(
            waits(start, allowed, in: Self.online, "hazard-lock: note") == [
                "8: note: hazard-lock: `Order.other` was added: nobody reads or writes `orders` for a moment"
            ])
    }

    // MARK: What nobody uses yet

    /// Its indexes may come in other migrations than the table.
    @Test(arguments: [online, plain]) func nobodyWaitsForATableThatThePlanMakes(header: String) {
        let new = """

            table Row as lines {
                id: Int64 @primaryKey @identity
                orderID: Order.ID @index
                state: String @unique
                sum: Int64? @generated(id * 2)
                check named: length(state) > 0
                index(state, id)
            }
            """
        #expect(waits(start, start + new, in: header) == [])
        #expect(waits(start, start + new, in: header, "hazard-lock: note").filter { $0.contains("`lines`") } == [])
    }

    @Test func theFirstMigrationKeepsNobodyWaiting() {
        let project = LintProject(Self.plain.replacing(" }\n", with: ", lint: { hazard-lock: note } }\n") + start)
        #expect(project.hazards() == [])
    }

    // MARK: SQLite

    @Test func aTableIsCopiedOnSQLite() {
        let header = "schema Shop { databases: [sqlite(3.37)] }\n"
        let copied = "all rows of `orders` are written again, and nobody else writes to the database meanwhile"
        let after = with(("note: String?", "note: String"))
        let filled = after.replacing("note: String", with: "note: String @backfill(\"\")")
        #expect(
            waits(start, filled, in: header) == [
                "2: note: hazard-copy: the definition of table `Order` changed: \(copied)"
            ])
        #expect(
            waits(start, filled.replacing("as orders", with: "as orders @allow(hazard-copy, \"small\")"), in: header)
                == [])
        let wider = with(("size: Int32", "size: Int32\n    extra: Int64?"))
        #expect(waits(start, wider, in: header) == [])
    }

    // MARK: Recorded migrations

    @Test func recordedChangesAreReportedToo() {
        var project = project(start, with(("owner: Int32", "owner: Int64")), in: Self.online)
        project.generate()
        #expect(project.hazards() == [])
        let title = project.lock?.entries.last?.title ?? ""
        let message = "the type of `Order.owner` changed in \(title): \(rewritten)"
        #expect(project.hazards(.since(1)).last == "shop.schema:5: warning: hazard-rewrite: \(message)")
    }

    /// A snapshot that was written again without `was` looks as if columns had gone and come.
    @Test func whatTheLockCannotHaveDoneIsNotClaimed() throws {
        let renamed = with(("owner: Int32", "owned was owner: Int64"))
        var project = project(start, renamed, in: Self.online)
        project.generate()
        #expect(project.hazards(.since(1)).contains { $0.contains("hazard-rewrite") })
        var lock = try #require(project.lock)
        lock.entries[1].labels = []
        project.lock = lock
        #expect(!project.hazards(.since(1)).contains { $0.contains("hazard-rewrite") })
    }

    // MARK: Reports

    @Test func everyFormOfTheReportHasThem() throws {
        let after = with(("owner: Int32", "owner: Int64"), ("size: Int32", "size: Int64"))
        let found = project(start, after, in: Self.online).lint()
        let report = LintReport(findings: found.findings, suppressed: found.suppressed)
        let message =
            "the type of `Order.owner` changed, and the type of `Order.size` changed: \(rewritten)"
        #expect(
            report.github.contains(
                "::warning file=Schema/shop.schema,line=5,endLine=5,col=5,endColumn=10,title=hazard-rewrite::\(message)\n"
            ))
        #expect(report.json.contains("\"code\": \"hazard-rewrite\"") && report.json.contains(message))
        let sarif = try #require(
            try JSONSerialization.jsonObject(
                with: Data(report.sarif(rules: DiagnosticCatalogue.lintable, version: "1").utf8)) as? [String: Any])
        let run = try #require((sarif["runs"] as? [[String: Any]])?.first)
        let results = try #require(run["results"] as? [[String: Any]])
        let result = try #require(results.first { $0["ruleId"] as? String == "hazard-rewrite" })
        #expect((result["relatedLocations"] as? [Any])?.count == 1)
    }
}
