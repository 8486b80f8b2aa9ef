import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// Faults in the middle of a migration. After each: nothing is lost, the journal says what is there, and `apply` again
/// brings the database to the history.
@Suite struct RunnerFaultTests {
    private let three = RunnerHistory.three

    /// Four statements; the table `a` of the first migration keeps its rows whatever happens.
    private static let statements = [
        "CREATE TABLE b (id integer PRIMARY KEY);", "INSERT INTO b SELECT id FROM a;",
        "ALTER TABLE b ADD COLUMN c text;", "UPDATE a SET note = 'done';",
    ]
    /// More rows than there is room for, on SQLite.
    private static let fill =
        """
        INSERT INTO b (id) SELECT n + 100
        FROM (WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 100000) SELECT n FROM c);
        """

    private static func history(_ second: [String]) -> [RunnableMigration] {
        [
            RunnerHistory.three[0],
            RunnerHistory.migration(2, "b", up: second.joined(separator: "\n"), down: "DROP TABLE b;"),
        ]
    }

    private func prepare(_ database: RunnerDatabase) throws {
        _ = try database.apply(Self.history(Self.statements), to: 1)
        try database.execute("INSERT INTO a VALUES (1, 'x'), (2, 'y'), (3, NULL)")
    }

    /// Nothing of the second migration is there, and then all of it.
    private func expectNothingLostAndConverge(_ database: RunnerDatabase, _ comment: String) throws {
        let history = Self.history(Self.statements)
        #expect(try database.applied(history) == [1], "\(comment)")
        #expect(try !database.has("b"), "\(comment)")
        #expect(try database.number("SELECT count(*) FROM a") == 3, "\(comment)")
        #expect(try database.number("SELECT count(*) FROM a WHERE note = 'done'") == 0, "\(comment)")
        #expect(try database.apply(history) == [2], "\(comment)")
        #expect(try database.number("SELECT count(*) FROM b") == 3, "\(comment)")
        #expect(try database.number("SELECT count(*) FROM a WHERE note = 'done'") == 3, "\(comment)")
        #expect(try database.status(history).problems == [], "\(comment)")
    }

    @Test func theServerProcessEndsBetweenAnyTwoStatements() throws {
        for place in 0...Self.statements.count {
            var second = Self.statements
            second.insert("SELECT pg_terminate_backend(pg_backend_pid()); SELECT pg_sleep(5);", at: place)
            try RunnerHistory.onPostgreSQL { database, _ in
                try prepare(database)
                let error = try #require(throws: RunnerError.self) { try database.apply(Self.history(second)) }
                #expect(error.message.contains("the connection was lost"), "\(error)")
                try expectNothingLostAndConverge(database, "before statement \(place + 1)")
            }
        }
    }

    @Test(arguments: ["immediate", "fast"]) func theServerIsRestarted(_ mode: String) throws {
        let server = try RestartableServer()
        let database = try server.database()
        try prepare(database)
        var second = Self.statements
        second.insert("SELECT pg_sleep(100);", at: 2)
        let slow = Self.history(second)
        let stopper = Thread {
            wait { (try? Self.isSleeping(server)) == true }
            try? server.stop(mode)
        }
        stopper.start()
        let error = try #require(throws: RunnerError.self) { try database.apply(slow) }
        #expect(error.kind == .unable)
        #expect(error.message.contains("the connection was lost"), "\(error)")
        while !stopper.isFinished { Thread.sleep(forTimeInterval: 0.05) }
        let away = try #require(throws: RunnerError.self) { try database.apply(slow) }
        #expect(away.kind == .unable)
        try server.start()
        try expectNothingLostAndConverge(database, mode)
    }

    private static func isSleeping(_ server: RestartableServer) throws -> Bool {
        let rows = try PostgreSQLConnection(server.connectionString).query(
            "SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
        return !rows.rows.isEmpty
    }

    @Test func aStandbyIsRefused() throws {
        let server = try RestartableServer()
        let database = try server.database()
        try prepare(database)
        let history = Self.history(Self.statements)
        try server.stop("fast")
        try server.mark("standby.signal")
        try server.start()
        let error = try #require(throws: RunnerError.self) { try database.apply(history) }
        #expect(error.kind == .unable)
        #expect(error.message.contains("is a standby, which takes no changes"), "\(error)")
        #expect(throws: RunnerError.self) { try database.rollback(history) }
        #expect(try database.status(history).pending.map(\.number) == [2])
        try database.execute("SELECT pg_promote()")
        try expectNothingLostAndConverge(database, "standby")
    }

    /// The lock goes between two migrations, as behind a pooler that gives each transaction another session.
    @Test func theLockIsStolenBetweenTwoMigrations() throws {
        var history = three
        history[1].up.text += " SELECT pg_advisory_unlock_all();"
        try RunnerHistory.onPostgreSQL { database, _ in
            let error = try #require(throws: RunnerError.self) { try database.apply(history) }
            #expect(error.kind == .unable)
            #expect(error.message.contains("through a pooler"), "\(error)")
            #expect(try database.applied(three) == [1, 2])
            let columns = try database.number(
                "SELECT count(*) FROM pg_attribute WHERE attrelid = 'b'::regclass AND attname = 'c'")
            #expect(columns == 0)
            #expect(try database.apply(three) == [3])
        }
    }

    @Test func aSQLiteFileThatMustNotGrow() throws {
        for place in 1...Self.statements.count {
            var second = Self.statements
            second.insert("PRAGMA max_page_count = 12;\n\(Self.fill)", at: place)
            try RunnerHistory.onSQLite { database in
                try prepare(database)
                let error = try #require(throws: RunnerError.self) { try database.apply(Self.history(second)) }
                #expect(error.kind == .unable)
                #expect(error.message.contains("the disk is full"), "\(error)")
                try expectNothingLostAndConverge(database, "before statement \(place + 1)")
            }
        }
    }

    @Test(.enabled("no file system can be mounted here") { SmallDisk.isPossible })
    func aFullDiskUnderSQLite() throws {
        let disk = try SmallDisk(kilobytes: 256)
        let path = "\(disk.folder)/live.db"
        let connection = try SQLiteDatabase(.file(path))
        let database = RunnerDatabase(
            url: .sqlite(path), execute: { try connection.execute($0) },
            number: {
                guard case .integer(let number) = try connection.query($0).first else { return nil }
                return Int(number)
            })
        try prepare(database)
        var second = Self.statements
        second.insert(
            Self.fill, at: 2)
        let error = try #require(throws: RunnerError.self) { try database.apply(Self.history(second)) }
        #expect(error.kind == .unable)
        #expect(error.message.contains("the disk is full"), "\(error)")
        try disk.grow(toKilobytes: 16_384)
        try expectNothingLostAndConverge(database, "a full disk")
    }

    @Test(.enabled("no file system can be mounted here") { SmallDisk.isPossible })
    func aFullDiskUnderPostgreSQL() throws {
        let disk = try SmallDisk(kilobytes: 512)
        let server = try RestartableServer()
        let database = try server.database()
        let space = "\(disk.folder)/space"
        try FileManager.default.createDirectory(atPath: space, withIntermediateDirectories: false)
        if geteuid() == 0 { try RestartableServer.run(["chown", "nobody", space]) }
        try database.execute("CREATE TABLESPACE small LOCATION '\(space)'")
        defer { try? database.execute("DROP TABLE IF EXISTS b") }
        try prepare(database)
        let fill = "INSERT INTO b SELECT 100 + n FROM generate_series(1, 100000) n;"
        var second = Self.statements
        second.insert(fill, at: 1)
        second.insert("SET LOCAL default_tablespace = small;", at: 0)
        let error = try #require(throws: RunnerError.self) { try database.apply(Self.history(second)) }
        #expect(error.kind == .unable)
        #expect(error.message.contains("No space left on device"), "\(error)")
        #expect(error.path == "0002_b.up.sql")
        #expect(try database.applied(Self.history(second)) == [1])
        #expect(try !database.has("b"))
        #expect(try database.number("SELECT count(*) FROM a WHERE note = 'done'") == 0)
        // The same migration goes where there is room.
        try disk.grow(toKilobytes: 65_536)
        #expect(try database.apply(Self.history(second)) == [2])
        #expect(try database.number("SELECT count(*) FROM b") == 100_003)
        #expect(try database.number("SELECT count(*) FROM a WHERE note = 'done'") == 3)
    }
}
