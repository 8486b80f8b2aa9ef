import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Synchronization
import Testing

/// What stops an UPDATE in batches: what was filled before stays, and the same call goes on from there.
@Suite struct RunnerBatchTroubleTests {
    @Test func aBatchThatFailsKeepsThoseBeforeIt() throws {
        let history = BatchHistory.history(
            "10 rows by id",
            table: "CREATE TABLE t (id integer PRIMARY KEY, note text, filled text CHECK (filled <> 'bad!'));")
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.apply(history, to: 1, partial: true)
            try database.execute(
                "INSERT INTO t SELECT n, CASE n WHEN 35 THEN 'bad' ELSE 'x' END FROM generate_series(1, 60) n")
            let error = try #require(throws: RunnerError.self) { try BatchHistory.apply(database, history) }
            #expect(error.kind == .statement)
            #expect(error.path == "0002_fill.up.sql")
            #expect(error.message.contains("23514"), "\(error)")
            #expect(
                error.message.contains("what was filled before stays (30 rows in 3 batches), and the next run goes on"),
                "\(error)")
            #expect(try database.applied(history) == [1])
            #expect(try database.number("SELECT count(*) FROM t WHERE filled IS NOT NULL") == 30)
            #expect(try database.status(history).begun.mapValues(\.summary) == [2: "30 rows in 3 batches"])
            try database.execute("CREATE TABLE before AS SELECT id, xmin::text AS x FROM t WHERE filled IS NOT NULL")
            try database.execute("UPDATE t SET note = 'good' WHERE id = 35")
            let lines = Lines()
            #expect(try BatchHistory.apply(database, history, progress: lines.add) == [2])
            #expect(lines.text.contains("goes on after 30 rows in 3 batches"), "\(lines.text)")
            #expect(lines.text.hasSuffix("60 rows in 6 batches"), "\(lines.text)")
            try BatchHistory.expectFilled(database, history)
            #expect(
                try database.number("SELECT count(*) FROM before b JOIN t ON t.id = b.id AND t.xmin::text = b.x") == 30)
        }
    }

    @Test func theConnectionIsLostInTheMiddle() throws {
        let history = BatchHistory.history("10 rows by id")
        let bomb = """
            CREATE TABLE bomb (id integer); INSERT INTO bomb VALUES (45);
            CREATE FUNCTION explode() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF EXISTS (SELECT FROM bomb WHERE bomb.id = NEW.id) THEN
                    PERFORM pg_terminate_backend(pg_backend_pid()), pg_sleep(5);
                END IF;
                RETURN NULL;
            END $$;
            CREATE TRIGGER explode AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION explode();
            """
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.apply(history, to: 1, partial: true)
            try database.execute("INSERT INTO t SELECT n, 'x' FROM generate_series(1, 60) n; \(bomb)")
            let error = try #require(throws: RunnerError.self) { try BatchHistory.apply(database, history) }
            #expect(error.kind == .unable)
            #expect(error.message.contains("the connection was lost"), "\(error)")
            #expect(error.message.contains("what was filled before stays (40 rows in 4 batches)"), "\(error)")
            #expect(try database.number("SELECT count(*) FROM t WHERE filled IS NOT NULL") == 40)
            try database.execute("TRUNCATE bomb")
            #expect(try BatchHistory.apply(database, history) == [2])
            try BatchHistory.expectFilled(database, history)
        }
    }

    @Test func aRunThatIsStoppedSaysWhatItLeft() throws {
        let history = BatchHistory.history("10 rows by id")
        try RunnerHistory.onPostgreSQL { database, connection in
            _ = try database.apply(history, to: 1, partial: true)
            try database.execute("INSERT INTO t SELECT n, 'x' FROM generate_series(1, 60) n")
            // The fourth batch waits for this row.
            try connection.execute("BEGIN; UPDATE t SET note = 'y' WHERE id = 35")
            let cancellation = RunnerCancellation()
            let url = database.url
            let thread = Thread {
                wait { url.hasWaiter }
                for _ in 0..<100 {
                    cancellation.request()
                    Thread.sleep(forTimeInterval: 0.05)
                }
            }
            thread.start()
            let error = try #require(throws: RunnerError.self) {
                try BatchHistory.apply(database, history, cancellation: cancellation)
            }
            #expect(error.kind == .stopped)
            #expect(
                error.message.contains(
                    "the last migration of the database is 0001_t, and 0002_fill has filled 30 rows in 3 batches, which stay. "
                        + "The same command goes on"), "\(error)")
            try connection.execute("COMMIT")
            #expect(try BatchHistory.apply(database, history) == [2])
            try BatchHistory.expectFilled(database, history)
            #expect(try database.number("SELECT count(*) FROM t WHERE filled = 'y!'") == 1)
        }
    }

    @Test func aRowThatOthersHoldIsTriedAgain() throws {
        let history = BatchHistory.history("10 rows by id")
        try RunnerHistory.onPostgreSQL { database, connection in
            _ = try database.apply(history, to: 1, partial: true)
            try database.execute("INSERT INTO t SELECT n, 'x' FROM generate_series(1, 60) n")
            try connection.execute("BEGIN; UPDATE t SET note = 'y' WHERE id = 35")
            let short = RunnerOptions(tool: "test", patience: 300, lockTimeout: 50, attempts: 2)
            let error = try #require(throws: RunnerError.self) {
                try database.run(history, options: short) { try $0.apply() }
            }
            #expect(error.kind == .unable)
            #expect(error.message.contains("55P03") && error.message.contains("Tried 2 times"), "\(error)")
            #expect(error.message.contains("what was filled before stays (30 rows in 3 batches)"), "\(error)")
            try connection.execute("COMMIT")
            #expect(try BatchHistory.apply(database, history) == [2])
            try BatchHistory.expectFilled(database, history)
        }
    }

    @Test func twoRunsAtTheSameTime() throws {
        let history = BatchHistory.history("10 rows by id")
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.apply(history, to: 1, partial: true)
            try database.execute("INSERT INTO t SELECT n, 'x' FROM generate_series(1, 1000) n")
            let url = database.url
            let applied = Mutex<[Int]>([])
            let failures = Mutex<[String]>([])
            DispatchQueue.concurrentPerform(iterations: 2) { _ in
                do {
                    let options = RunnerOptions(tool: "test", patience: 20_000)
                    let runner = try MigrationRunner(url, history: history, purpose: .applying, options: options)
                    defer { runner.close() }
                    let numbers = try runner.apply().map(\.number)
                    applied.withLock { $0 += numbers }
                } catch {
                    failures.withLock { $0.append("\(error)") }
                }
            }
            #expect(failures.withLock { $0 } == [])
            #expect(applied.withLock { $0 } == [2])
            try BatchHistory.expectFilled(database, history)
            #expect(try database.number("SELECT count(DISTINCT xmin::text) FROM t") == 100)
        }
    }

    @Test func aRunThatHasLostItsLockDoesNothingMore() throws {
        let history = BatchHistory.history("10 rows by id")
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.apply(history, to: 1, partial: true)
            try database.execute(
                """
                INSERT INTO t SELECT n, 'x' FROM generate_series(1, 60) n;
                CREATE FUNCTION unlock() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    PERFORM pg_advisory_unlock_all();
                    RETURN NULL;
                END $$;
                CREATE TRIGGER unlock AFTER UPDATE ON t FOR EACH ROW WHEN (NEW.id = 15) EXECUTE FUNCTION unlock();
                """)
            let error = try #require(throws: RunnerError.self) { try BatchHistory.apply(database, history) }
            #expect(error.kind == .unable)
            #expect(error.message.contains("pooler"), "\(error)")
            #expect(try database.number("SELECT count(*) FROM t WHERE filled IS NOT NULL") == 20)
            #expect(try database.applied(history) == [1])
            #expect(try BatchHistory.apply(database, history) == [2])
            try BatchHistory.expectFilled(database, history)
        }
    }

    @Test func anotherFileBeginsAnew() throws {
        let history = BatchHistory.history("10 rows by id")
        try RunnerHistory.onPostgreSQL { database, connection in
            _ = try database.apply(history, to: 1, partial: true)
            try database.execute("INSERT INTO t SELECT n, 'x' FROM generate_series(1, 60) n")
            try connection.execute("BEGIN; UPDATE t SET note = 'y' WHERE id = 35")
            let short = RunnerOptions(tool: "test", patience: 300, lockTimeout: 50, attempts: 1)
            #expect(throws: RunnerError.self) { try database.run(history, options: short) { try $0.apply() } }
            try connection.execute("COMMIT; UPDATE t SET filled = NULL WHERE id < 5")
            // Taken back, it is forgotten; so it is where the file says something else now.
            let other = BatchHistory.history("10 rows by id", "UPDATE t SET filled = 'other' WHERE (filled IS NULL);")
            #expect(try database.status(other).begun.isEmpty)
            let lines = Lines()
            #expect(try BatchHistory.apply(database, other, progress: lines.add) == [2])
            #expect(lines.text.contains("begins anew"), "\(lines.text)")
            try BatchHistory.expectFilled(database, other)
            #expect(try database.number("SELECT count(*) FROM t WHERE filled = 'other'") == 34)
        }
    }

    /// What is asked for is needed, and the remedies give it.
    @Test func rightsAreAskedForBefore() throws {
        let history = BatchHistory.history("10 rows by id")
        try RunnerHistory.onPostgreSQL { database, connection in
            _ = try database.apply(history, to: 1, partial: true)
            try database.execute("INSERT INTO t SELECT n, 'x' FROM generate_series(1, 60) n")
            let role = "batcher_\(connection.serverProcessID)"
            try connection.execute(
                """
                CREATE ROLE \(role) LOGIN; GRANT USAGE ON SCHEMA public TO \(role);
                REVOKE CREATE ON SCHEMA public FROM public;
                GRANT SELECT, INSERT, DELETE ON schemagen_journal TO \(role);
                """)
            defer { try? connection.execute("DROP OWNED BY \(role); DROP ROLE \(role)") }
            guard case .postgresql(let string) = database.url else { return }
            let url = DatabaseURL.postgresql(string.replacing("user=postgres", with: "user=\(role)"))
            func run<Result>(_ body: (MigrationRunner) throws -> Result) throws -> Result {
                let runner = try MigrationRunner(url, history: history, purpose: .applying)
                defer { runner.close() }
                return try body(runner)
            }
            let missing = try run { try $0.rehearseApply().missingPrivileges }
            #expect(
                missing.map { "\($0.right) on \($0.object) for \($0.neededBy.joined())" } == [
                    "CREATE on schema public for 0002_fill", "UPDATE on table public.t for 0002_fill",
                    "SELECT on table public.t for 0002_fill",
                ])
            for lack in missing {
                #expect(throws: RunnerError.self) { try run { try $0.apply() } }
                try connection.execute(lack.remedy)
            }
            try connection.execute("GRANT SELECT ON t TO \(role)")
            #expect(try run { try $0.rehearseApply().missingPrivileges } == [])
            #expect(try run { try $0.apply().map(\.number) } == [2])
            try BatchHistory.expectFilled(database, history)
            // Of a table that is there, its rights.
            #expect(try database.rollback(history, to: 1, partial: true) == [2])
            try connection.execute("ALTER TABLE schemagen_progress OWNER TO postgres")
            try connection.execute("REVOKE ALL ON schemagen_progress FROM \(role)")
            let again = try run { try $0.rehearseApply().missingPrivileges }
            #expect(again.map(\.right) == ["SELECT, INSERT, UPDATE, DELETE"])
            try connection.execute(try #require(again.first).remedy)
            #expect(try run { try $0.apply().map(\.number) } == [2])
        }
    }

    /// A check that is put off to the end of the transaction is of its batch as well.
    @Test func aDeferredConstraintFailsInItsBatch() throws {
        let table = """
            CREATE TABLE o (id text PRIMARY KEY); INSERT INTO o VALUES ('x!');
            CREATE TABLE t (id integer PRIMARY KEY, note text,
                filled text REFERENCES o DEFERRABLE INITIALLY DEFERRED);
            """
        let history = BatchHistory.history("10 rows by id", table: table)
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.apply(history, to: 1, partial: true)
            try database.execute(
                "INSERT INTO t SELECT n, CASE n WHEN 35 THEN 'y' ELSE 'x' END FROM generate_series(1, 60) n")
            let error = try #require(throws: RunnerError.self) { try BatchHistory.apply(database, history) }
            #expect(error.kind == .statement && error.path == "0002_fill.up.sql", "\(error)")
            #expect(error.message.contains("23503") && error.message.contains("(30 rows in 3 batches)"), "\(error)")
            try database.execute("INSERT INTO o VALUES ('y!')")
            #expect(try BatchHistory.apply(database, history) == [2])
            try BatchHistory.expectFilled(database, history)
        }
    }
}
