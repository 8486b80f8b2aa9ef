import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// Histories that begin with a baseline, on databases that have what it replaces, a part of it, or nothing.
@Suite struct RunnerBaselineTests {
    private let three = RunnerHistory.three

    /// The first three made one, and a fourth.
    private var squashed: [RunnableMigration] {
        var baseline = RunnerHistory.migration(
            3, "baseline", up: three.map(\.up.text).joined(separator: "\n"), down: "DROP TABLE b; DROP TABLE a;")
        baseline.isBaseline = true
        return [baseline, RunnerHistory.migration(4, "d", up: "CREATE TABLE d (x integer);", down: "DROP TABLE d;")]
    }

    private var options: RunnerOptions {
        var options = RunnerOptions(tool: "test", patience: 300)
        let hashes = three.map(\.up.hash)
        options.isReplaced = { $0.map(\.upHash) == hashes }
        return options
    }

    private func run<Result>(
        _ database: RunnerDatabase, _ body: (MigrationRunner) throws -> Result
    ) throws -> Result {
        try database.run(squashed, options: options, body)
    }

    @Test func aDatabaseWithAllOfItGoesOn() throws {
        try RunnerHistory.onEachEngine { database in
            _ = try database.apply(three)
            let status = try run(database) { try $0.status() }
            #expect(status.applied.map(\.title) == ["0003_baseline"])
            #expect(status.pending.map(\.number) == [4])
            #expect(status.problems == [])
            #expect(try run(database) { try $0.rehearseApply().migrations.map(\.number) } == [4])
            #expect(try run(database) { try $0.apply().map(\.number) } == [4])
            #expect(try database.number("SELECT count(*) FROM schemagen_journal") == 4)
            #expect(try run(database) { try $0.rollback().map(\.number) } == [4])
            #expect(try run(database) { try $0.rollback().map(\.number) } == [3])
            #expect(try database.number("SELECT count(*) FROM schemagen_journal") == 0)
            #expect(try !database.has("a"))
            #expect(try run(database) { try $0.apply().map(\.number) } == [3, 4])
            #expect(try database.number("SELECT count(*) FROM schemagen_journal") == 2)
            #expect(try run(database) { try $0.status().problems } == [])
        }
    }

    @Test func aDatabaseInTheMiddleIsRefused() throws {
        try RunnerHistory.onEachEngine { database in
            _ = try database.apply(three, to: 1)
            let error = #expect(throws: RunnerError.self) { try run(database) { try $0.apply() } }
            #expect(error?.kind == .history)
            #expect(error?.message.hasPrefix("the database is at 0001_a, in the middle of what the baseline") == true)
            #expect(throws: RunnerError.self) { try run(database) { try $0.rollback() } }
            #expect(try run(database) { try $0.status().problems } == [error])
            #expect(try database.number("SELECT count(*) FROM schemagen_journal") == 1)
        }
    }

    @Test func otherMigrationsThanTheReplacedAreRefused() throws {
        try RunnerHistory.onEachEngine { database in
            _ = try database.apply(three)
            try database.execute("UPDATE schemagen_journal SET up_hash = 'other' WHERE number = 1")
            let error = #expect(throws: RunnerError.self) { try run(database) { try $0.apply() } }
            #expect(error?.message.contains("one of them had another content") == true)
        }
    }

    @Test func aDatabaseThatHoldsItsObjectsIsRecorded() throws {
        try RunnerHistory.onEachEngine { database in
            for migration in three { try database.execute(migration.up.text) }
            #expect(try run(database) { try $0.baseline().map(\.number) } == [3, 4])
            #expect(try run(database) { try $0.status().pending } == [])
        }
    }
}
