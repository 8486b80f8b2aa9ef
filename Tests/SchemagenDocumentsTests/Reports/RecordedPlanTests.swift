import SchemagenGeneration
import SchemagenHistory
import SchemagenModel
import SchemagenPlanning
import Testing

/// What recorded migrations do, planned again.
@Suite struct RecordedPlanTests {
    /// Indexes in another order than a snapshot has them, a change in six parts, a rebuild on SQLite.
    private static let histories: [[String]] = [
        [ReportProject.calm],
        [
            ReportProject.calm,
            ReportProject.calm.replacing(
                "customerID: Customer.ID @index",
                with: """
                    customerID: Customer.ID @index
                        /// Z.
                        zone: Int32? @index
                        /// A.
                        area: Int32? @index
                        index(zone, area) as orders_b
                        index(area, zone) as orders_a
                    """),
        ],
        [
            ReportProject.calm,
            ReportProject.calm.replacing(
                "email: String @unique",
                with:
                    "email: String @unique\n    /// M.\n    mark: String @backfill(\"-\") @check(mark != \"\") @unique"),
        ],
        [
            ReportProject.calm,
            ReportProject.calm.replacing("email: String @unique", with: "email: String? @unique"),
        ],
        // Constraints in another order than that of their names, in one statement and, on SQLite, in a rebuild.
        [
            ReportProject.calm + shuffled,
            ReportProject.calm + shuffled.replacing("name: String?", with: "name: String? @check(name != \"\")"),
        ],
    ]

    private static let shuffled = """
        /// What is carried.
        table Load as loads {
            id: Int64 @primaryKey @identity
            /// Z.
            zID: Order.ID @index @onDelete(cascade)
            /// B.
            bID: Customer.ID? @index
            /// N.
            name: String?
            /// Z.
            z: Int32 @unique @check(z > 1)
            /// A.
            a: Int32 @unique @check(a > 1)
            unique(z, a) as loads_z
            unique(a, name) as loads_a
        }

        """

    @Test(arguments: histories) func generatedFilesRunThePlan(_ texts: [String]) throws {
        let project = try ReportProject(texts)
        let lock = try project.lock
        let range = MigrationRange(1, try #require(lock.entries.last).number)
        let plans = try #require(RecordedPlan.plans(of: range, in: project.files.migrations).plans)
        #expect(plans.count == texts.count)
        #expect(plans.flatMap(\.change.entries) == lock.entries)
        #expect(plans[0].former == nil)
        for plan in plans {
            for database in plan.databases {
                #expect(database.isKnown, "\(database.database.title)")
                #expect(database.scripts.count == plan.change.entries.count)
                // A script has a plan of its own where another database needs more migrations.
                #expect(database.scripts.allSatisfy { $0.plan != nil && $0.up.hasPrefix("-- \($0.entry.title) (") })
            }
        }
    }

    @Test func whatWasEditedIsNotKnown() throws {
        var project = try ReportProject(ReportProject.calm)
        let path = "sqlite/0001_initial.down.sql"
        project.files.migrations.files[path] = Array("-- nothing\n\nDROP TABLE orders;\n".utf8)
        let plan = try #require(RecordedPlan.plans(of: MigrationRange(1, 1), in: project.files.migrations).plans?.first)
        #expect(plan[.sqlite]?.isKnown == false)
        #expect(plan[.sqlite]?.scripts.first?.plan == nil)
        #expect(plan[.sqlite]?.scripts.first?.down.contains("-- nothing") == true)
        #expect(plan[.postgresql]?.isKnown == true)
    }

    /// What a head says to people is no statement; what it says to a runner is.
    @Test func wordsOfAHeadDoNotCount() throws {
        var project = try ReportProject(ReportProject.calm)
        let path = "postgresql/0001_initial.up.sql"
        func isKnown() throws -> Bool? {
            RecordedPlan.plans(of: MigrationRange(1, 1), in: project.files.migrations).plans?.first?[.postgresql]?
                .isKnown
        }
        let text = String(decoding: project.files.migrations.files[path] ?? [], as: UTF8.self)
        project.files.migrations.files[path] = Array("-- An older head.\n\(text)".replacing("\n", with: "\r\n").utf8)
        #expect(try isKnown() == true)
        project.files.migrations.files[path] = Array("-- schemagen: no transaction\n\(text)".utf8)
        #expect(try isKnown() == false)
    }

    @Test func aSnapshotThatIsMissingIsNamed() throws {
        var project = try ReportProject(ReportProject.calm)
        project.files.migrations.files["snapshots/0001.schema"] = nil
        let (plans, diagnostics) = RecordedPlan.plans(of: MigrationRange(1, 1), in: project.files.migrations)
        #expect(plans == nil)
        #expect(diagnostics.map(\.code) == [.migrationMissing])
    }

    @Test func rangesAreWholeChanges() throws {
        let project = try ReportProject(Self.histories[2])
        let lock = try project.lock
        let last = try #require(lock.entries.last).number
        #expect(last > 3)
        #expect(MigrationRange(1, 1).problem(in: lock) == nil)
        #expect(MigrationRange(2, last).problem(in: lock) == nil)
        #expect(MigrationRange(1, last).problem(in: lock) == nil)
        #expect(MigrationRange(2, 3).problem(in: lock)?.hasSuffix("\(MigrationRange(2, last).text) is whole") == true)
        #expect(MigrationRange(1, 2).problem(in: lock)?.hasSuffix("\(MigrationRange(1, last).text) is whole") == true)
        #expect(MigrationRange(2, last + 1).problem(in: lock)?.contains("is not in the history") == true)
        #expect(MigrationRange(1, 1).problem(in: Lock()) == "there is no migration yet")
    }
}
