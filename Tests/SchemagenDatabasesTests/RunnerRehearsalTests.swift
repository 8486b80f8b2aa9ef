import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// What a run says beforehand when it is only rehearsed.
@Suite struct RunnerRehearsalTests {
    private let three = RunnerHistory.three

    private func options(_ history: [RunnableMigration]) -> RunnerOptions {
        var options = RunnerOptions(tool: "test", patience: 300)
        options.forecast = RunnerHistory.forecast(history)
        return options
    }

    private func rehearseApply(_ database: RunnerDatabase, _ history: [RunnableMigration]) throws -> Rehearsal {
        try database.run(history, for: .rehearsal, options: options(history)) { try $0.rehearseApply() }
    }

    private func rehearseRollback(
        _ database: RunnerDatabase, _ history: [RunnableMigration], to target: Int = 0,
        allowing losses: Set<String> = []
    ) throws -> Rehearsal {
        try database.run(history, for: .reading, options: options(history)) {
            try $0.rehearseRollback(to: target, allowedLosses: losses)
        }
    }

    @Test func nothingIsWritten() throws {
        try RunnerHistory.onEachEngine { database in
            let rehearsal = try rehearseApply(database, three)
            #expect(rehearsal.migrations == three)
            let isWell = rehearsal.isCompared && rehearsal.refusals.isEmpty && rehearsal.warnings.isEmpty
            #expect(isWell)
            let isEmpty = try !database.has("a") && !database.has("schemagen_journal")
            #expect(isEmpty)
            _ = try database.apply(three)
            let nothing = try rehearseApply(database, three)
            let isNothing = nothing.migrations.isEmpty && nothing.refusals.isEmpty
            #expect(isNothing)
        }
    }

    @Test func aFileThatIsNotThereIsNotMade() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "none-\(UUID().uuidString).db")
            .path(percentEncoded: false)
        let database = RunnerDatabase(url: .sqlite(path), execute: { _ in }, number: { _ in nil })
        let rehearsal = try rehearseApply(database, three)
        let isWell = rehearsal.migrations == three && rehearsal.isCompared && rehearsal.refusals.isEmpty
        #expect(isWell)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func whatDiffersIsSaid() throws {
        try RunnerHistory.onEachEngine { database in
            _ = try database.apply(three, to: 1)
            try database.execute("ALTER TABLE a DROP COLUMN note; CREATE TABLE other (id integer)")
            let rehearsal = try rehearseApply(database, three)
            #expect(rehearsal.refusals.count == 1)
            #expect(rehearsal.refusals.first?.message.contains("a.note is missing") == true, "\(rehearsal)")
            #expect(rehearsal.warnings.first?.contains("other is not expected") == true, "\(rehearsal)")
            #expect(try database.applied(three) == [1])
        }
    }

    @Test func anotherHistoryIsSaid() throws {
        let other = [RunnerHistory.migration(1, "a", up: "CREATE TABLE z (id integer);", down: "DROP TABLE z;")]
        try RunnerHistory.onEachEngine { database in
            _ = try database.apply(other)
            let rehearsal = try rehearseApply(database, three)
            #expect(rehearsal.refusals.first?.kind == .history)
            #expect(rehearsal.migrations.isEmpty)
        }
    }

    @Test func theWayBackSaysWhatItWouldLose() throws {
        try RunnerHistory.onEachEngine { database in
            _ = try database.apply(three)
            try database.execute(
                "INSERT INTO a VALUES (1, 'x'), (2, NULL); INSERT INTO b VALUES (1, 1, 'c'), (2, 1, NULL)")
            let rehearsal = try rehearseRollback(database, three)
            #expect(rehearsal.migrations == three.reversed())
            let losses = rehearsal.losses.map { $0.description }
            #expect(losses == ["b (1 value of the column c)", "b (2 rows)", "a (2 rows)"])
            #expect(rehearsal.refusals.count == 3)
            let allowed = try rehearseRollback(database, three, allowing: ["a", "b"])
            let isAllowed = allowed.refusals.isEmpty && allowed.losses.isEmpty
            #expect(isAllowed)
            // What it says is what the run does.
            let error = try #require(throws: RunnerError.self) { try database.rollback(three, to: 0) }
            #expect(rehearsal.refusals.first == error)
            #expect(try database.number("SELECT count(*) FROM b") == 2)
            #expect(try database.applied(three) == [1, 2, 3])
        }
    }

    @Test func aBarrierIsSaid() throws {
        let history = [three[0], RunnerHistory.migration(2, "x", up: "", down: "", isIrreversible: true)]
        try RunnerHistory.onEachEngine { database in
            _ = try database.apply(history)
            let rehearsal = try rehearseRollback(database, history)
            #expect(rehearsal.refusals.first?.message.contains("0002_x is irreversible") == true, "\(rehearsal)")
        }
    }

    /// A session that can only read, of a role that may do nothing: what such a role is told on a standby.
    @Test func aReadOnlySessionWillDo() throws {
        try RunnerHistory.onPostgreSQL { database, connection in
            _ = try database.apply(three, to: 1)
            let name = try #require(try connection.query("SELECT current_database()").first ?? nil)
            let role = "reader_\(name)"
            try connection.execute(
                """
                CREATE ROLE \(role) LOGIN; ALTER ROLE \(role) SET default_transaction_read_only = on;
                REVOKE CREATE ON SCHEMA public FROM PUBLIC; GRANT SELECT ON schemagen_journal TO \(role)
                """)
            defer { try? connection.execute("DROP OWNED BY \(role); DROP ROLE \(role)") }
            guard case .postgresql(let string) = database.url else { return }
            let url = DatabaseURL.postgresql(string.replacing("user=postgres", with: "user=\(role)"))
            let runner = try MigrationRunner(url, history: three, purpose: .rehearsal, options: options(three))
            defer { runner.close() }
            let rehearsal = try runner.rehearseApply()
            #expect(rehearsal.isCompared)
            let rights = rehearsal.missingPrivileges.map { $0.right }
            #expect(rights == ["CREATE", "REFERENCES", "INSERT, DELETE"], "\(rehearsal)")
            #expect(rehearsal.warnings.contains { $0.contains("is read-only") }, "\(rehearsal)")
        }
    }
}
