import SchemagenGeneration
import SchemagenHistory
import SchemagenLanguage
import Testing

/// What changes do, reported at what changes.
@Suite struct HazardLintTests {
    private let start = """
        table Order as orders {
            id: Int64 @primaryKey @identity
            note: String?
            owner: Int32
        }
        table Legacy as legacy { id: Int64 @primaryKey }
        """

    private func copied(_ table: String) -> String {
        "on SQLite all rows of `\(table)` are written again, and nobody else writes to the database meanwhile"
    }

    @Test func theFirstMigrationHasNoHazard() {
        #expect(LintProject(start).hazards() == [])
        #expect(LintProject.migrated(start).hazards() == [])
        #expect(LintProject.migrated(start).hazards(.since(0)) == [])
    }

    @Test func aPendingChangeIsReportedWhereItIsDeclared() {
        var project = LintProject.migrated(start)
        project.write(
            """
            removed column Order.note
            removed column Order.owner
            removed table Legacy
            table Order as orders {
                id: Int64 @primaryKey @identity
            }
            """)
        #expect(
            project.hazards() == [
                "shop.schema:1: warning: hazard-breaking: `Order.note` was removed: code made for the schema before stops working",
                "shop.schema:1: warning: hazard-lossy: `Order.note` was removed: data is lost",
                "shop.schema:2: warning: hazard-breaking: `Order.owner` was removed: code made for the schema before stops working",
                "shop.schema:2: warning: hazard-irreversible: `Order.owner` was removed: the way back fails where the table has rows",
                "shop.schema:2: warning: hazard-lossy: `Order.owner` was removed: data is lost",
                "shop.schema:3: warning: hazard-breaking: table `Legacy` was removed: code made for the schema before stops working",
                "shop.schema:3: warning: hazard-lossy: table `Legacy` was removed: data is lost",
                "shop.schema:4: note: hazard-copy: the definition of table `Order` changed: \(copied("orders"))",
            ])
    }

    @Test func otherChangesAreReportedAtTheThing() {
        var project = LintProject.migrated(start)
        project.write(
            """
            table Order as orders {
                id: Int64 @primaryKey @identity
                remark was note: String?
                owner: Int64
            }
            table Old as old was Legacy { id: Int64 @primaryKey }
            """)
        #expect(
            project.hazards() == [
                "shop.schema:1: note: hazard-copy: the definition of table `Order` changed: \(copied("orders"))",
                "shop.schema:3: warning: hazard-breaking: `Order.remark` has another SQL name than `note`: code made for the schema before stops working",
                "shop.schema:4: warning: hazard-breaking: the type of `Order.owner` changed: code made for the schema before stops working on PostgreSQL",
                "shop.schema:4: warning: hazard-rewrite: the type of `Order.owner` changed: on PostgreSQL `orders` is written anew, and nobody reads or writes it meanwhile",
                "shop.schema:6: warning: hazard-breaking: table `Old` has another SQL name than `legacy`: code made for the schema before stops working",
                "shop.schema:6: note: hazard-copy: the definition of table `Old` changed: \(copied("old"))",
            ])
    }

    @Test func allowSuppressesAtTheHintTheColumnAndTheTable() {
        var project = LintProject.migrated(start)
        project.write(
            """
            removed column Order.note @allow(hazard-lossy, "exported") @allow(hazard-breaking, "unused")
            removed column Order.owner
            removed table Legacy @allow(hazard-lossy, "empty")
            table Order as orders @allow(hazard-irreversible, "backed up") {
                id: Int64 @primaryKey @identity
            }
            """)
        #expect(
            project.hazards(.since(1)) == [
                "shop.schema:2: warning: hazard-breaking: `Order.owner` was removed: code made for the schema before stops working",
                "shop.schema:2: warning: hazard-lossy: `Order.owner` was removed: data is lost",
                "shop.schema:3: warning: hazard-breaking: table `Legacy` was removed: code made for the schema before stops working",
                "shop.schema:4: note: hazard-copy: the definition of table `Order` changed: \(copied("orders"))",
            ])
        #expect(project.suppressed().count == 4)
        #expect(
            project.lint().suppressed.map(\.suppressionReason) == ["unused", "exported", "backed up", "empty"])
    }

    @Test func theHeaderSetsTheSeverity() {
        var project = LintProject.migrated(start)
        project.write(
            """
            schema Shop { lint: { hazard-lossy: error, hazard-breaking: off } }
            removed table Legacy
            table Order as orders { id: Int64 @primaryKey @identity note: String? owner: Int32 }
            """)
        #expect(
            project.hazards() == [
                "shop.schema:2: error: hazard-lossy: table `Legacy` was removed: data is lost"
            ])
        #expect(project.lint().hasErrors)
    }

    @Test func aChangeThatIsRefusedIsAnError() {
        var project = LintProject.migrated(start)
        project.write("table Order as orders { id: Int64 @primaryKey @identity note: String? owner: Int32 }")
        let found = project.lint().findings
        #expect(found.filter { $0.diagnostic.severity == .error }.map(\.diagnostic.code.name) == ["undeclared-removal"])
    }

    // MARK: Recorded migrations

    @Test func recordedChangesAreReportedWhereTheThingIsNow() {
        var project = LintProject.migrated(start)
        project.write(
            """
            removed column Order.note
            table Order as orders { id: Int64 @primaryKey @identity owner: Int32 }
            table Legacy as legacy { id: Int64 @primaryKey }
            """)
        project.generate()
        #expect(project.hazards() == [])
        let lossy = "`Order.note` was removed in 0002_remove_order_note: data is lost"
        let lines = project.hazards(.since(1)).filter { $0.contains("lossy") }
        #expect(lines == ["shop.schema:1: warning: hazard-lossy: \(lossy)"])
        #expect(project.hazards(.since(2)) == [])

        // The hint is pruned, the table gets another name and another place.
        var renamed = project
        renamed.write(
            """
            table Legacy as legacy { id: Int64 @primaryKey }
            table Purchase as purchases was Order { id: Int64 @primaryKey @identity owner: Int32 }
            """)
        renamed.generate()
        #expect(
            renamed.hazards(.since(1)) == [
                "shop.schema:2: warning: hazard-breaking: `Order.note` was removed in 0002_remove_order_note: code made for the schema before stops working",
                "shop.schema:2: warning: hazard-breaking: table `Purchase` has another SQL name than `orders` in 0003_change_purchase: code made for the schema before stops working",
                "shop.schema:2: note: hazard-copy: `Order.note` was removed in 0002_remove_order_note: \(copied("orders"))",
                "shop.schema:2: note: hazard-copy: the definition of table `Purchase` changed in 0003_change_purchase: \(copied("purchases"))",
                "shop.schema:2: warning: hazard-lossy: \(lossy)",
            ])

        // A Swift name alone: the snapshot is written again, without the hint.
        project.write(
            """
            table Legacy as legacy { id: Int64 @primaryKey }
            table Purchase as orders was Order { id: Int64 @primaryKey @identity owner: Int32 }
            """)
        project.generate()
        #expect(
            project.hazards(.since(1)).filter { $0.contains("lossy") } == [
                "shop.schema:2: warning: hazard-lossy: `Purchase.note` was removed in 0002_remove_order_note: data is lost"
            ])
    }

    /// A snapshot that was written again without `was` looks as if a column had gone; the lock knows better.
    @Test func whatTheLockDoesNotLabelIsNotClaimed() {
        var project = LintProject.migrated(start)
        project.write(start.replacing("note: String?", with: "remark was note: String?"))
        project.generate()
        project.write(
            start.replacing("note: String?", with: "remark: String?")
                .replacing("table Legacy", with: "table Former").replacing("as legacy", with: "as legacy was Legacy"))
        project.generate()
        #expect(project.hazards(.since(1)).allSatisfy { $0.contains("hazard-breaking") })
        #expect(!project.hazards(.since(1)).isEmpty)
    }

    @Test func whatIsGoneIsReportedAtItsLineOfTheLock() {
        var project = LintProject.migrated(start)
        project.write(
            """
            removed table Legacy
            table Order as orders { id: Int64 @primaryKey @identity note: String? owner: Int32 }
            """)
        project.generate()
        project.write("table Order as orders { id: Int64 @primaryKey @identity note: String? owner: Int32 }")
        let title = project.lock?.entries.last?.title ?? ""
        #expect(
            project.hazards(.since(1)) == [
                "schemagen.lock:3: warning: hazard-breaking: table `Legacy` was removed in \(title): code made for the schema before stops working",
                "schemagen.lock:3: warning: hazard-lossy: table `Legacy` was removed in \(title): data is lost",
            ])
    }

    @Test func labelsThatNoPlanExplainsAreReported() throws {
        var project = LintProject.migrated(start)
        project.write(start + "\ntable New { id: Int64 @primaryKey }")
        project.generate()
        var lock = try #require(project.lock)
        lock.entries[1].labels = [.lossy]
        project.lock = lock
        let title = lock.entries[1].title
        #expect(
            project.hazards(.since(1)) == [
                "schemagen.lock:3: warning: hazard-lossy: \(title) is labelled lossy: data is lost"
            ])
        #expect(project.hazards() == [])
    }

    @Test func anotherLockSaysWhichMigrationsAreNew() throws {
        var project = LintProject.migrated(start)
        let base = try #require(project.lock)
        project.write(
            """
            removed table Legacy
            table Order as orders { id: Int64 @primaryKey @identity note: String? owner: Int32 }
            """)
        project.generate()
        #expect(project.hazards(.notIn(base)).count == 2)
        #expect(project.hazards(.notIn(try #require(project.lock))) == [])
        #expect(project.hazards(.notIn(Lock())).count == 2)
    }

    @Test func aHistoryThatCannotBeReadIsAnError() {
        var project = LintProject.migrated(start)
        project.delete("snapshots/0001.schema")
        #expect(project.lint().findings.contains { $0.diagnostic.code.name == "migration-missing" })
    }

    // MARK: Suppressions

    @Test func whatSuppressesNothingIsReportedAtItsPlace() {
        let project = LintProject(
            """
            mixin Stamped {
                code: Char(2) @allow(padded-text, "as the bank has it")
                word: String(2) @allow(padded-text, "as the bank has it")
            }
            table A as a: Stamped @allow(missing-primary-key, "a log") { n: Int64 }
            table B as b: Stamped @allow(missing-primary-key, "a log") @allow(money-type, "none here") {
                id: Int64 @primaryKey @allow(hazard-lossy, "not judged")
            }
            """)
        let found = "nothing is found here that"
        #expect(
            project.hazards() == [
                "shop.schema:3: warning: unused-suppression: \(found) `@allow(padded-text)` suppresses",
                "shop.schema:6: warning: unused-suppression: \(found) `@allow(missing-primary-key)` suppresses",
                "shop.schema:6: warning: unused-suppression: \(found) `@allow(money-type)` suppresses",
            ])
        let columns = project.lint().findings.filter { $0.diagnostic.code.name == "unused-suppression" }.map {
            $0.file.text(of: $0.diagnostic.span)
        }
        #expect(columns.last == "@allow(money-type, \"none here\")")
    }

    @Test func suppressionsOfHazardsAreJudgedWhereTheChangesAreKnown() {
        let text = start.replacing("note: String?", with: "note: String? @allow(hazard-breaking, \"x\")")
        let project = LintProject.migrated(text)
        #expect(project.hazards() == [])
        #expect(
            project.hazards(.since(1)) == [
                "shop.schema:3: warning: unused-suppression: nothing is found here that `@allow(hazard-breaking)` suppresses"
            ])
    }

    @Test func anAllowNeedsACodeAndAReason() {
        let project = LintProject(
            "table A @allow(missing-primary-key) @allow(no-such-code, \"x\") { n: Int64 }")
        let codes = project.lint().findings.filter { $0.diagnostic.severity == .error }.map(\.diagnostic.code.name)
        #expect(codes.count == 2 && codes.contains("unknown-code"), "\(codes)")
    }
}
