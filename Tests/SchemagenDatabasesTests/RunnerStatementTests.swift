import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Synchronization
import Testing

/// Migrations that run in no transaction, and runs that are stopped.
@Suite struct RunnerStatementTests {
    private static let head = "-- 0002_index (PostgreSQL, up)\n-- schemagen: no transaction\n\n"
    private let history = [
        RunnerHistory.three[0],
        RunnerHistory.migration(
            2, "index",
            up: head + "CREATE INDEX CONCURRENTLY a_id ON a (id);\n"
                + "CREATE UNIQUE INDEX CONCURRENTLY a_note ON a (note);",
            down: "-- schemagen: no transaction\nDROP INDEX CONCURRENTLY a_note; DROP INDEX CONCURRENTLY a_id;"),
    ]

    private static func valid(_ database: RunnerDatabase) throws -> Int? {
        try database.number(
            """
            SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE c.relname IN ('a_id', 'a_note') AND i.indisvalid
            """)
    }

    @Test func statementsRunOneByOne() throws {
        try RunnerHistory.onPostgreSQL { database, _ in
            let applied = try database.applyComparing(history)
            #expect(applied.numbers == [1, 2])
            #expect(!applied.said.contains("warning"), "\(applied.said)")
            #expect(try Self.valid(database) == 2)
            #expect(try database.rollback(history) == [2])
            #expect(try !database.has("a_note"))
            #expect(try database.apply(history) == [2])
        }
    }

    @Test func anIndexThatAFailureLeftIsBuiltAgain() throws {
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.apply(history, to: 1)
            try database.execute("INSERT INTO a VALUES (1, 'x'), (2, 'x')")
            let error = try #require(throws: RunnerError.self) { try database.apply(history) }
            #expect(error.kind == .statement)
            #expect(error.message.contains("23505"), "\(error)")
            #expect(error.message.contains("the next run goes on from there"))
            #expect(try database.applied(history) == [1])
            #expect(try database.has("a_note"))
            #expect(try Self.valid(database) == 1)
            try database.execute("UPDATE a SET note = 'y' WHERE id = 2")
            let next = try database.applyComparing(history)
            #expect(next.numbers == [2])
            #expect(next.said.contains("\"a_id\" is there already"), "\(next.said)")
            #expect(next.said.contains("a_note is not valid"), "\(next.said)")
            #expect(try Self.valid(database) == 2)
            #expect(try database.number("SELECT count(*) FROM a") == 2)
        }
    }

    @Test func anIndexOfTheSameNameThatIsAnotherIsRefused() throws {
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.apply(history, to: 1)
            try database.execute("CREATE INDEX a_id ON a (note)")
            let error = try #require(throws: RunnerError.self) { try database.applyComparing(history) }
            #expect(error.kind == .refused)
            #expect(error.message.contains("a_id is not expected"), "\(error)")
        }
    }

    @Test func aBuildThatIsStoppedIsGoneOnWith() throws {
        try RunnerHistory.onPostgreSQL { database, connection in
            _ = try database.apply(history, to: 1)
            // The build waits for this transaction, whose snapshot is older.
            try connection.execute("BEGIN; INSERT INTO a VALUES (1, 'x')")
            let error = try #require(throws: RunnerError.self) {
                try Self.stop(history, on: database) { $0.hasWaiter }
            }
            #expect(error.kind == .stopped)
            #expect(error.message.contains("the last migration of the database is 0001_a"), "\(error)")
            try connection.execute("COMMIT")
            #expect(try database.has("a_id"))
            #expect(try Self.valid(database) == 0)
            #expect(try database.applyComparing(history).numbers == [2])
            #expect(try Self.valid(database) == 2)
        }
    }

    @Test func aDropThatIsStoppedIsGoneOnWith() throws {
        let history =
            self.history + [
                RunnerHistory.migration(
                    3, "drop_index", up: Self.head + "DROP INDEX CONCURRENTLY a_id;",
                    down: Self.head + "CREATE INDEX CONCURRENTLY a_id ON a (id);")
            ]
        try RunnerHistory.onPostgreSQL { database, connection in
            _ = try database.apply(history, to: 2)
            // The drop waits for this transaction, which may use the index.
            try connection.execute("BEGIN; INSERT INTO a VALUES (1, 'x')")
            let error = try #require(throws: RunnerError.self) {
                try Self.stop(history, on: database) { $0.hasWaiter }
            }
            #expect(error.kind == .stopped)
            try connection.execute("COMMIT")
            #expect(try database.has("a_id"))
            #expect(try Self.valid(database) == 1)
            #expect(try database.applyComparing(history).numbers == [3])
            #expect(try !database.has("a_id"))
            // The same where the run ended between the statement and the journal.
            #expect(try database.rollback(history, to: 2) == [3])
            try database.execute("DROP INDEX a_id")
            let next = try database.applyComparing(history)
            #expect(next.numbers == [3])
            #expect(next.said.contains("is gone already"), "\(next.said)")
        }
    }

    @Test func aLabelOfAnEnumIsAddedOnce() throws {
        let up = "-- schemagen: no transaction\nALTER TYPE mood ADD VALUE 'it''s; ok' AFTER 'ok'; /* ; */ ANALYZE;"
        let history = [
            RunnerHistory.migration(1, "mood", up: "CREATE TYPE mood AS ENUM ('ok');", down: "DROP TYPE mood;"),
            RunnerHistory.migration(2, "label", up: up, down: ""),
        ]
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.apply(history, to: 1)
            try database.execute("ALTER TYPE mood ADD VALUE 'it''s; ok'")
            let next = try database.applyComparing(history)
            #expect(next.numbers == [2])
            #expect(next.said.contains("it's; ok of \"mood\" is there already"), "\(next.said)")
            #expect(try database.number("SELECT count(*) FROM pg_enum WHERE enumtypid = 'mood'::regtype") == 2)
        }
    }

    @Test func whatNobodyCouldJudgeIsRefusedBeforeAnything() throws {
        for statement in [
            "INSERT INTO a VALUES (1)", "CREATE INDEX CONCURRENTLY ON a (id)", "CREATE INDEX a_x ON a (id)",
            "DROP INDEX CONCURRENTLY a_id CASCADE", "DO $x$ BEGIN; END $x$",
        ] {
            var broken = history
            broken[1].up.text += "\n-- ; a comment\n  \(statement);"
            try RunnerHistory.onPostgreSQL { database, _ in
                let error = try #require(throws: RunnerError.self) { try database.apply(broken) }
                #expect(error.kind == .refused)
                #expect(error.position?.line == 7 && error.position?.column == 3, "\(error)")
                #expect(try database.applied(broken) == [])
            }
        }
        try RunnerHistory.onSQLite { database in
            let error = try #require(throws: RunnerError.self) { try database.apply(history) }
            #expect(error.kind == .refused)
            #expect(try !database.has("a"))
        }
        // The line counts in the head alone.
        var late = RunnerHistory.three
        late[0].up.text += "\n-- schemagen: no transaction\n"
        try RunnerHistory.onEachEngine { database in
            let applied = try database.apply(late, to: 1)
            #expect(applied == [1])
        }
    }

    @Test func placesOfErrorsAreThoseOfTheFile() throws {
        var broken = history
        broken[1].up.text =
            Self.head + "/* ö */ CREATE INDEX CONCURRENTLY a_id ON a (id);\n  CREATE INDEX CONCURRENTLY a_x ON aa (xx);"
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.apply(broken, to: 1)
            let error = try #require(throws: RunnerError.self) { try database.apply(broken) }
            #expect(error.path == "0002_index.up.sql")
            #expect(error.message.contains("aa"), "\(error)")
            #expect(error.kind == .statement)
            #expect(try database.applied(broken) == [1])
        }
    }

    /// Applies, and asks the run to stop when it is time. It does so soon, whatever it is at.
    private static func stop(
        _ history: [RunnableMigration], on database: RunnerDatabase, patience: Int = 60_000,
        when isTime: @escaping @Sendable (DatabaseURL) -> Bool
    ) throws -> [Int] {
        let cancellation = RunnerCancellation()
        let url = database.url
        let asked = Mutex<Date?>(nil)
        defer { #expect(asked.withLock { $0 }.map { Date().timeIntervalSince($0) < 10 } == true) }
        let thread = Thread {
            wait { isTime(url) }
            asked.withLock { $0 = Date() }
            for _ in 0..<100 {
                cancellation.request()
                Thread.sleep(forTimeInterval: 0.05)
            }
        }
        thread.start()
        let options = RunnerOptions(tool: "test", patience: patience, cancellation: cancellation)
        return try database.run(history, options: options) { try $0.apply().map(\.number) }
    }

    @Test func aStatementThatRunsIsStopped() throws {
        try RunnerHistory.onEachEngine { database in
            var slow = RunnerHistory.three
            slow[1].up.text +=
                database.isSQLite
                ? """
                INSERT INTO b SELECT n, NULL FROM (WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c)
                    SELECT n FROM c LIMIT 1000000000);
                """ : "SELECT pg_sleep(100);"
            let error = try #require(throws: RunnerError.self) {
                try Self.stop(slow, on: database) { $0.isBusy }
            }
            #expect(error.kind == .stopped)
            #expect(error.message.contains("the last migration of the database is 0001_a"), "\(error)")
            #expect(try database.applied(slow) == [1])
            #expect(try !database.has("b"))
            #expect(try database.apply(RunnerHistory.three) == [2, 3])
        }
    }

    @Test func aRunThatWaitsIsStopped() throws {
        try RunnerHistory.onEachEngine { database in
            let key = String(0x7363_6865 << 32 | 0x6D61_6765)
            try database.execute(database.isSQLite ? "BEGIN IMMEDIATE" : "SELECT pg_advisory_lock(\(key))")
            let error = try #require(throws: RunnerError.self) {
                let start = Date()
                return try Self.stop(RunnerHistory.three, on: database) { _ in Date().timeIntervalSince(start) > 0.3 }
            }
            #expect(error.kind == .stopped)
            try database.execute(database.isSQLite ? "ROLLBACK" : "SELECT pg_advisory_unlock(\(key))")
            #expect(try database.apply(RunnerHistory.three) == [1, 2, 3])
        }
    }
}
