import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Synchronization
import Testing

/// Other runs, other sessions, lost connections, and databases that take no changes.
@Suite struct RunnerTroubleTests {
    private let three = RunnerHistory.three
    private static let lockNumber = String(0x7363_6865 << 32 | 0x6D61_6765)

    @Test func twoRunsAtTheSameTimeShareTheWork() throws {
        let three = three
        try RunnerHistory.onEachEngine { database in
            let url = database.url
            let applied = Mutex<[Int]>([])
            let failures = Mutex<[String]>([])
            DispatchQueue.concurrentPerform(iterations: 4) { _ in
                do {
                    let options = RunnerOptions(tool: "test", patience: 20_000)
                    let runner = try MigrationRunner(url, history: three, purpose: .applying, options: options)
                    defer { runner.close() }
                    let numbers = try runner.apply().map(\.number)
                    applied.withLock { $0 += numbers }
                } catch {
                    failures.withLock { $0.append("\(error)") }
                }
            }
            #expect(failures.withLock { $0 } == [])
            #expect(applied.withLock { $0.sorted() } == [1, 2, 3])
            let numbers = try database.applied(three)
            #expect(numbers == [1, 2, 3])
        }
    }

    @Test func aLockThatAnotherSessionHoldsIsNamed() throws {
        try RunnerHistory.onPostgreSQL { database, connection in
            _ = try connection.query("SELECT pg_advisory_lock(\(Self.lockNumber))")
            let error = try #require(throws: RunnerError.self) { try database.apply(three) }
            #expect(error.kind == .unable)
            #expect(error.message.contains("server process \(connection.serverProcessID)"), "\(error)")
            #expect(error.message.contains("application schemagen"))
            #expect(error.message.contains("connected since "))
            #expect(try !database.has("schemagen_journal"))
            _ = try connection.query("SELECT pg_advisory_unlock(\(Self.lockNumber))")
            #expect(try database.apply(three) == [1, 2, 3])
            // The run's own lock is gone with it.
            #expect(try connection.query("SELECT pg_try_advisory_lock(\(Self.lockNumber))").first == "t")
        }
    }

    @Test func aRunThatHasLostItsLockDoesNothingMore() throws {
        var history = three
        history[0].up.text += " SELECT pg_advisory_unlock_all();"
        try RunnerHistory.onPostgreSQL { database, _ in
            let error = try #require(throws: RunnerError.self) { try database.apply(history) }
            #expect(error.kind == .unable)
            #expect(error.message.contains("pooler"), "\(error)")
            #expect(try database.applied(three) == [1])
            #expect(try !database.has("b"))
        }
    }

    @Test func aTableThatIsLockedForAMomentIsTriedAgain() throws {
        let history = [
            three[0],
            RunnerHistory.migration(
                2, "more", up: "CREATE TABLE early (id integer); ALTER TABLE a ADD COLUMN more text;",
                down: "ALTER TABLE a DROP COLUMN more; DROP TABLE early;"),
        ]
        try RunnerHistory.onPostgreSQL { database, connection in
            _ = try database.apply(history, to: 1)
            try connection.execute("BEGIN; LOCK TABLE a IN ACCESS SHARE MODE")
            let short = RunnerOptions(tool: "test", patience: 300, lockTimeout: 50, attempts: 2)
            let error = try #require(throws: RunnerError.self) {
                try database.run(history, options: short) { runner in try runner.apply() }
            }
            #expect(error.kind == .unable)
            #expect(error.message.contains("55P03"), "\(error)")
            #expect(error.message.contains("Tried 2 times"))
            #expect(error.path == "0002_more.up.sql")
            #expect(try !database.has("early"))
            // The other session goes away while the run waits.
            let waits = Mutex(0)
            let url = database.url
            let holder = connection.serverProcessID
            var patient = RunnerOptions(tool: "test", patience: 300, lockTimeout: 50, attempts: 5)
            patient.progress = { message in
                guard message.contains("55P03") || message.contains("waiting for a table") else { return }
                waits.withLock { $0 += 1 }
                guard case .postgresql(let string) = url else { return }
                _ = try? PostgreSQLConnection(string).query("SELECT pg_terminate_backend(\(holder))")
            }
            let applied = try database.run(history, options: patient) { runner in try runner.apply().map(\.number) }
            #expect(applied == [2])
            #expect(waits.withLock { $0 } >= 1)
        }
    }

    @Test func aConnectionThatIsCutLeavesWhatTheJournalSays() throws {
        var history = three
        history[1].up.text += " SELECT pg_terminate_backend(pg_backend_pid()); SELECT pg_sleep(5);"
        try RunnerHistory.onPostgreSQL { database, _ in
            let error = try #require(throws: RunnerError.self) { try database.apply(history) }
            #expect(error.kind == .unable)
            #expect(error.message.contains("the connection was lost"), "\(error)")
            #expect(try database.applied(three) == [1])
            #expect(try !database.has("b"))
            #expect(try database.apply(three) == [2, 3])
        }
    }

    @Test func aReadOnlyDatabaseIsRefusedBeforeAnything() throws {
        try RunnerHistory.onPostgreSQL { database, connection in
            let name = try #require(try connection.query("SELECT current_database()").first ?? nil)
            try connection.execute("ALTER DATABASE \(name) SET default_transaction_read_only = on")
            let error = try #require(throws: RunnerError.self) { try database.apply(three) }
            #expect(error.kind == .unable)
            #expect(error.message.contains("read-only"), "\(error)")
            #expect(try database.status(three).pending == three)
        }
        // As the superuser every file can be written; a folder in the place of SQLite's own journal cannot.
        try RunnerHistory.onSQLite { database in
            guard case .sqlite(let path) = database.url else { return }
            try database.execute("CREATE TABLE kept (id integer)")
            try FileManager.default.createDirectory(atPath: path + "-journal", withIntermediateDirectories: false)
            let error = try #require(throws: RunnerError.self) { try database.apply(three) }
            #expect(error.kind == .unable)
            #expect(error.message.contains("cannot be written"), "\(error)")
            try FileManager.default.removeItem(atPath: path + "-journal")
            #expect(try !database.has("a"))
            #expect(try database.apply(three) == [1, 2, 3])
        }
    }

    @Test func aBusySQLiteFileIsWaitedForAndThenRefused() throws {
        try RunnerHistory.onSQLite { database in
            try database.execute("BEGIN IMMEDIATE")
            let error = try #require(throws: RunnerError.self) { try database.apply(three) }
            #expect(error.kind == .unable)
            #expect(error.message.contains("is busy"), "\(error)")
            try database.execute("COMMIT")
            #expect(try database.apply(three) == [1, 2, 3])
        }
    }

    @Test func rowsThatReferToNothingAreFoundBeforeCommit() throws {
        let history = [
            three[0], three[1],
            RunnerHistory.migration(
                3, "c", up: "PRAGMA defer_foreign_keys = ON; INSERT INTO b VALUES (2, 8);", down: "", change: 2),
        ]
        try RunnerHistory.onSQLite { database in
            #expect(try database.apply(history, to: 2, partial: true) == [1, 2])
            // What pointed nowhere before is not the migration's doing.
            try database.execute("PRAGMA foreign_keys = OFF; INSERT INTO b VALUES (1, 7)")
            let error = try #require(throws: RunnerError.self) { try database.apply(history) }
            #expect(error.path == "0003_c.up.sql")
            #expect(error.message == "after it 2 rows of b refer to a row of a that is not there")
            #expect(try database.number("SELECT count(*) FROM b") == 1)
            #expect(try database.apply(three) == [3])
        }
    }

    @Test func anOwnerNeedsNoOtherRights() throws {
        try RunnerHistory.onPostgreSQL { database, connection in
            let name = try #require(try connection.query("SELECT current_database()").first ?? nil)
            let role = "runner_owner_\(name)"
            try connection.execute("CREATE ROLE \(role) LOGIN; ALTER DATABASE \(name) OWNER TO \(role)")
            if connection.serverMajorVersion < 15 { try connection.execute("ALTER SCHEMA public OWNER TO \(role)") }
            guard case .postgresql(let string) = database.url else { return }
            let owner = string.replacing("user=postgres", with: "user=\(role)")
            let runner = try MigrationRunner(.postgresql(owner), history: three, purpose: .applying)
            #expect(try runner.apply().map(\.number) == [1, 2, 3])
            try connection.execute("INSERT INTO a VALUES (1); INSERT INTO b VALUES (1, 1)")
            #expect(throws: RunnerError.self) { try runner.rollback() }
            #expect(try runner.rollback(to: 0, allowedLosses: ["public.a", "b"]).map(\.number) == [3, 2, 1])
            runner.close()
            try connection.execute("REASSIGN OWNED BY \(role) TO postgres; DROP OWNED BY \(role); DROP ROLE \(role)")
        }
    }

    @Test func noMessageHoldsThePassword() throws {
        let error = #expect(throws: RunnerError.self) {
            try MigrationRunner(
                .postgresql("postgresql://me:s3cret-word@localhost:1/none"), history: three, purpose: .applying)
        }
        #expect(error?.kind == .unable)
        #expect(error?.description.contains("s3cret-word") == false)
    }
}
