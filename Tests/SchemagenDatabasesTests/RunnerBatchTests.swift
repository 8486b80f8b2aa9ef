import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Synchronization
import Testing

/// An UPDATE that the runner carries out in batches.
@Suite struct RunnerBatchTests {
    @Test func everyBatchIsATransaction() throws {
        let history = BatchHistory.history("1000 rows by id")
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.apply(history, to: 1, partial: true)
            try database.execute("INSERT INTO t SELECT n, 'x' || n FROM generate_series(1, 100000) n")
            let lines = Lines()
            #expect(try BatchHistory.apply(database, history, progress: lines.add) == [2])
            try BatchHistory.expectFilled(database, history)
            #expect(try database.number("SELECT count(DISTINCT xmin::text) FROM t") == 100)
            let most = try database.number("SELECT max(c) FROM (SELECT count(*) c FROM t GROUP BY xmin::text) x")
            #expect(most == 1000)
            #expect(try database.number("SELECT count(*) FROM t WHERE filled = note || '!'") == 100_000)
            #expect(lines.text.hasSuffix("100000 rows in 100 batches"), "\(lines.text)")
        }
    }

    @Test func anEmptyTableIsDone() throws {
        for order in ["id", "ctid"] {
            let history = BatchHistory.history("10 rows by \(order)")
            try RunnerHistory.onPostgreSQL { database, _ in
                #expect(try BatchHistory.apply(database, history) == [1, 2])
                try BatchHistory.expectFilled(database, history)
            }
        }
    }

    /// Keys are compared as rows, in the order that their index has.
    @Test(arguments: [
        ("a text COLLATE \"C\", b integer, PRIMARY KEY (a, b)", "a, b", "chr(60 + n % 40) || '''\\{}\"', n"),
        (
            "a text, b text, PRIMARY KEY (a, b)", "\"a\", \"b\"",
            "(ARRAY['', 'NULL', 'ä', 'Z', 'a\n'])[n % 5 + 1], n::text"
        ),
        (
            "\"Or\"\"der\" uuid, \"select\" timestamptz, PRIMARY KEY (\"Or\"\"der\", \"select\")",
            "\"Or\"\"der\", \"select\"", "md5((n % 7)::text)::uuid, now() - n * interval '0.000001 second'"
        ),
        ("a numeric(20, 5) PRIMARY KEY", "a", "n::numeric / 7"),
        (
            "a double precision PRIMARY KEY", "a",
            "CASE n WHEN 1 THEN 'NaN' WHEN 2 THEN '-Infinity' ELSE n / 3.0::float8 END"
        ),
        ("a date, b time, c boolean, PRIMARY KEY (c, a, b)", "c, a, b", "'2020-01-01'::date + n, '0:00', n % 2 = 0"),
        ("a char(4), b varchar(9), PRIMARY KEY (a, b)", "a, b", "(n % 9)::text, n::text"),
        ("a bytea PRIMARY KEY", "a", "decode(md5(n::text), 'hex')"),
        ("a mood NOT NULL, b smallint NOT NULL, UNIQUE (a, b)", "a, b", "(ARRAY['z', 'a'])[n % 2 + 1]::mood, n"),
        ("a jsonb PRIMARY KEY", "a", "jsonb_build_object('a', n)"),
        ("a interval PRIMARY KEY", "a", "n * interval '1 day 1 hour'"),
        ("a integer[] PRIMARY KEY", "a", "ARRAY[n % 3, n]"),
        ("a int4range PRIMARY KEY", "a", "int4range(n, n + 5)"),
        ("a positive PRIMARY KEY", "a", "n"),
    ])
    func keysOfAnyType(columns: String, key: String, values: String) throws {
        try expectBatches(columns, key, values)
    }

    /// Neither the server's order of texts nor that of their bytes.
    @Test(.needsICU) func aKeyHasTheOrderOfItsCollation() throws {
        try expectBatches(
            "a text COLLATE numbers PRIMARY KEY", "a", "'x' || n",
            "CREATE COLLATION numbers (provider = icu, locale = 'en-u-kn-true');")
    }

    private func expectBatches(_ columns: String, _ key: String, _ values: String, _ before: String = "") throws {
        let setup = """
            CREATE TYPE mood AS ENUM ('z', 'a'); CREATE DOMAIN positive AS integer CHECK (value > 0);
            \(before)
            CREATE TABLE t (\(columns), note text, filled text);
            """
        let history = BatchHistory.history("7 rows by \(key)", table: setup)
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.apply(history, to: 1, partial: true)
            try database.execute("INSERT INTO t SELECT \(values), 'x' FROM generate_series(1, 100) n")
            let lines = Lines()
            #expect(try BatchHistory.apply(database, history, progress: lines.add) == [2])
            try BatchHistory.expectFilled(database, history)
            // No row is met twice, and none is left for a second time.
            #expect(lines.text.hasSuffix("100 rows in 15 batches"), "\(lines.text)")
        }
    }

    @Test func aTableWithoutAKeyIsFilledAsItIsStored() throws {
        let table = "CREATE TABLE t (id integer, note text, filled text);"
        let history = BatchHistory.history("200 rows by ctid", table: table)
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.apply(history, to: 1, partial: true)
            try database.execute("INSERT INTO t SELECT n, repeat('x', 200) FROM generate_series(1, 5000) n")
            for analyzed in [false, true] {
                if analyzed {
                    #expect(try database.rollback(history, to: 1, partial: true) == [2])
                    try database.execute("UPDATE t SET filled = NULL")
                    try database.execute("VACUUM FULL ANALYZE t")
                }
                #expect(try BatchHistory.apply(database, history) == [2])
                try BatchHistory.expectFilled(database, history)
                let batches = try #require(try database.number("SELECT count(DISTINCT xmin::text) FROM t"))
                #expect(batches > 10 && batches < 200, "\(batches)")
            }
        }
    }

    /// Rows that others write behind the last batch are found when the table is gone through again.
    @Test(arguments: ["id", "ctid"]) func rowsThatComeMeanwhileAreFilledToo(order: String) throws {
        let history = BatchHistory.history("10 rows by \(order)")
        let trigger = """
            CREATE FUNCTION other() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.id IN (15, 55, -15) THEN INSERT INTO t (id, note) VALUES (-NEW.id - 1, 'late'); END IF;
                RETURN NULL;
            END $$;
            CREATE TRIGGER other AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION other();
            """
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.apply(history, to: 1, partial: true)
            try database.execute("INSERT INTO t SELECT n, 'x' FROM generate_series(1, 60) n; \(trigger)")
            #expect(try BatchHistory.apply(database, history) == [2])
            try BatchHistory.expectFilled(database, history)
            #expect(try database.number("SELECT count(*) FROM t WHERE filled = 'late!'") == 2)
        }
    }

    @Test func othersReadAndWriteMeanwhile() throws {
        let history = BatchHistory.history("50 rows by id")
        try RunnerHistory.onPostgreSQL { database, connection in
            _ = try database.apply(history, to: 1, partial: true)
            try database.execute("INSERT INTO t SELECT n * 10, 'x' FROM generate_series(1, 5000) n; ANALYZE t")
            let isDone = Mutex(false)
            let written = Mutex(0)
            guard case .postgresql(let string) = database.url else { return }
            let writer = Thread {
                guard let other = try? PostgreSQLConnection(string) else { return }
                while !isDone.withLock({ $0 }), written.withLock({ $0 < 4000 }) {
                    let number = written.withLock { $0 }
                    // Scattered over all keys.
                    let id = (number * 7919) % 5000 * 10 + 5
                    _ = try? other.execute(
                        """
                        INSERT INTO t VALUES (\(id), 'y') ON CONFLICT DO NOTHING;
                        UPDATE t SET note = note || 'z' WHERE id = \(id - 5);
                        """)
                    written.withLock { $0 += 1 }
                }
                other.close()
            }
            writer.start()
            let applied = try BatchHistory.apply(database, history, pause: 5)
            isDone.withLock { $0 = true }
            while !writer.isFinished { Thread.sleep(forTimeInterval: 0.01) }
            #expect(applied == [2])
            #expect(written.withLock { $0 } > 100)
            let late = try #require(
                try database.number("SELECT count(*) FROM t WHERE note LIKE 'y%' AND filled IS NOT NULL"))
            #expect(late > 100)
            // What came after the last look is left, and nothing else.
            let left = try #require(try database.number("SELECT count(*) FROM t WHERE filled IS NULL"))
            #expect(left < 50, "\(left)")
            #expect(
                try connection.query("SELECT count(*) FROM t WHERE filled IS NULL AND note NOT LIKE 'y%'").first == "0")
        }
    }

    /// Where the statement has no value for a row, it is not asked for ever.
    @Test(arguments: ["id", "ctid"]) func whatGetsNoValueIsLeft(order: String) throws {
        let update = "UPDATE t SET filled = nullif(note, 'none') WHERE (filled IS NULL);"
        let history = BatchHistory.history("10 rows by \(order)", update)
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.apply(history, to: 1, partial: true)
            try database.execute(
                "INSERT INTO t SELECT n, CASE WHEN n % 3 = 0 THEN 'none' ELSE 'x' END FROM generate_series(1, 90) n")
            #expect(try BatchHistory.apply(database, history) == [2])
            #expect(try database.number("SELECT count(*) FROM t WHERE filled IS NULL") == 30)
            #expect(try database.number("SELECT count(*) FROM t WHERE filled = 'x'") == 60)
        }
    }

    @Test func partitionsAndHeirsAreFilledToo() throws {
        let partitioned = """
            CREATE TABLE t (id integer, note text, filled text, PRIMARY KEY (id)) PARTITION BY RANGE (id);
            CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (40);
            CREATE TABLE t2 PARTITION OF t FOR VALUES FROM (40) TO (1000);
            """
        let inherited = """
            CREATE TABLE t (id integer PRIMARY KEY, note text, filled text);
            CREATE TABLE heir (more text) INHERITS (t);
            """
        for table in [partitioned, inherited] {
            for order in ["id", "ctid"] {
                let history = BatchHistory.history("10 rows by \(order)", table: table)
                try RunnerHistory.onPostgreSQL { database, _ in
                    _ = try database.apply(history, to: 1, partial: true)
                    try database.execute("INSERT INTO t SELECT n, 'x' FROM generate_series(1, 60) n")
                    if table == inherited {
                        try database.execute("INSERT INTO heir SELECT n, 'h' FROM generate_series(30, 300) n")
                    }
                    #expect(try BatchHistory.apply(database, history) == [2])
                    try BatchHistory.expectFilled(database, history, "\(table) \(order)")
                }
            }
        }
    }

    @Test func aNullableKeyLosesNoRow() throws {
        let history = BatchHistory.history(
            "10 rows by a, b", table: "CREATE TABLE t (a integer, b text, note text, filled text);")
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.apply(history, to: 1, partial: true)
            try database.execute(
                "INSERT INTO t SELECT nullif(n % 9, 0), nullif(n % 4, 0)::text, 'x' FROM generate_series(1, 200) n")
            #expect(try BatchHistory.apply(database, history) == [2])
            try BatchHistory.expectFilled(database, history)
        }
    }

    @Test func statementsOfOtherFormsArePlacedAndRefused() throws {
        let cases: [(String, String, String, Int)] = [
            ("10 rows by id", "UPDATE t SET filled = 1 WHERE filled IS NULL;", "in parentheses", 4),
            ("10 rows by id", "UPDATE t SET filled = 1 WHERE (filled IS NULL) OR (true);", "follows", 4),
            ("10 rows by id", "UPDATE t SET filled = 1 WHERE (filled IS NULL) RETURNING id;", "follows", 4),
            ("10 rows by id", "UPDATE t SET filled = o.n FROM o WHERE (filled IS NULL);", "another table", 4),
            ("10 rows by id", "UPDATE t SET filled = 1;", "in parentheses", 4),
            ("10 rows by id", "UPDATE t SET filled = 1 WHERE (a); UPDATE t SET filled = 2 WHERE (b);", "another", 4),
            ("10 rows by id", "UPDATE t SET filled = 1 WHERE (a);\nDELETE FROM t;", "another", 5),
            ("10 rows by id", "WITH w AS (SELECT 1) UPDATE t SET filled = 1 WHERE (a);", "another", 4),
            ("10 rows by id", "SET LOCAL x.y = 'on';", "there is none", 2),
            ("10 rows by id", "UPDATE (t) SET filled = 1 WHERE (a);", "its table", 4),
            ("ten rows by id", BatchHistory.usual, "otherwise than", 2),
            ("10 rows by", BatchHistory.usual, "otherwise than", 2),
            ("10 rows by id,", BatchHistory.usual, "otherwise than", 2),
            ("0 rows by id", BatchHistory.usual, "otherwise than", 2),
            ("10 rows by a b", BatchHistory.usual, "otherwise than", 2),
            ("10 rows", BatchHistory.usual, "otherwise than", 2),
        ]
        for (directive, update, reason, line) in cases {
            let history = BatchHistory.history(directive, update)
            try RunnerHistory.onPostgreSQL { database, _ in
                let error = try #require(throws: RunnerError.self) { try BatchHistory.apply(database, history) }
                #expect(error.kind == .refused, "\(update)")
                #expect(error.message.contains(reason), "\(update): \(error)")
                #expect(error.position?.line == line, "\(update): \(error)")
                #expect(try database.applied(history) == [])
            }
        }
        try RunnerHistory.onSQLite { database in
            let error = try #require(throws: RunnerError.self) {
                try BatchHistory.apply(database, BatchHistory.history("10 rows by id"))
            }
            #expect(error.kind == .refused && error.message.contains("schemagen: batches"), "\(error)")
        }
        try RunnerHistory.onPostgreSQL { database, _ in
            let error = try #require(throws: RunnerError.self) {
                try BatchHistory.apply(database, BatchHistory.history("10 rows by nope"))
            }
            #expect(error.message.contains("no column nope"), "\(error)")
        }
    }

    /// What may be written by hand, and still means one thing.
    @Test(arguments: [
        "UPDATE t SET filled = 'x' WHERE (filled IS NULL);",
        "update only public . t as x set filled = 'x' where (x.filled is null)",
        "UPDATE \"t\" y SET filled = (SELECT note FROM t z WHERE (z.id = y.id) LIMIT 1) WHERE (y.filled IS NULL) ;",
        "SET LOCAL schemagen.backfill = 'on';\nUPDATE t * SET filled = CASE WHEN note IS DISTINCT FROM 'where (' THEN 'x' END\n"
            + "WHERE (filled IS NULL /* ) */ AND note <> ')' AND ((true))) -- the end\n;",
        "UPDATE t SET filled = $q$;'\"($q$, note = DEFAULT WHERE (filled IS NULL OR false)",
    ])
    func statementsByHand(_ update: String) throws {
        let history = BatchHistory.history("10 rows by id", update)
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.apply(history, to: 1, partial: true)
            try database.execute("INSERT INTO t SELECT n, 'x' FROM generate_series(1, 60) n")
            let lines = Lines()
            #expect(try BatchHistory.apply(database, history, progress: lines.add) == [2])
            try BatchHistory.expectFilled(database, history)
            #expect(lines.text.hasSuffix("60 rows in 6 batches"), "\(lines.text)")
        }
    }

    @Test func placesOfErrorsAreThoseOfTheFile() throws {
        let history = BatchHistory.history(
            "10 rows by id", "/* ö */\n  UPDATE t SET filled = nope(note) WHERE (filled IS NULL);")
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.apply(history, to: 1, partial: true)
            let error = try #require(throws: RunnerError.self) { try BatchHistory.apply(database, history) }
            #expect(error.position?.line == 5 && error.position?.column == 25, "\(error)")
            #expect(error.message.contains("nothing was changed, and the next run"), "\(error)")
        }
    }

    @Test func theTableOfTheProgressIsNoDrift() throws {
        let history = BatchHistory.history("10 rows by id")
        try RunnerHistory.onPostgreSQL { database, connection in
            _ = try database.apply(history, to: 1, partial: true)
            let before = try PostgreSQLCatalogue.read(connection).withoutJournal
            #expect(try database.applyComparing(history).numbers == [2])
            #expect(try database.has("schemagen_progress"))
            #expect(try PostgreSQLCatalogue.read(connection).withoutJournal.differences(from: before).isEmpty)
        }
    }

    /// Whatever a replay makes up, more than one batch happens.
    @Test func aReplayHasBatchesToo() throws {
        let trigger = """
            CREATE TABLE log (x text PRIMARY KEY);
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                INSERT INTO log VALUES (txid_current()::text) ON CONFLICT DO NOTHING;
                RETURN NULL;
            END $$;
            CREATE TABLE t (id integer PRIMARY KEY, note text, filled text);
            CREATE TRIGGER note AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION note();
            INSERT INTO t SELECT n, 'x' FROM generate_series(1, 5) n;
            """
        let fill = BatchHistory.history("10000 rows by id")[1].up.text
        for server in try TestServer.all.get() {
            try PostgreSQLReplayServer(server.server).withDatabase { database in
                try database.run(trigger)
                try database.run(fill)
                let contents = try database.contents()
                #expect(contents.tables.first { $0.name.hasSuffix("log") }?.count == 3)
            }
        }
    }
}
