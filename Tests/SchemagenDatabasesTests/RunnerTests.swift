import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// Histories applied to live databases of both engines, and taken back.
@Suite struct RunnerTests {
    private let three = RunnerHistory.three

    @Test func appliesAllOnce() throws {
        try RunnerHistory.onEachEngine { database in
            #expect(try database.pending(three) == three)
            #expect(try !database.has("schemagen_journal"))
            #expect(try database.apply(three) == [1, 2, 3])
            #expect(try database.has("b"))
            #expect(try database.apply(three) == [])
            let status = try database.status(three)
            #expect(status.applied.map(\.title) == ["0001_a", "0002_b", "0003_c"])
            #expect(status.applied.map(\.change) == [1, 2, 2])
            #expect(status.applied.map(\.upHash) == three.map(\.up.hash))
            #expect(status.applied.map(\.structureHash) == ["structure 1", "structure 2", "structure 3"])
            #expect(status.applied.allSatisfy { $0.tool == "test" && $0.appliedAt.hasSuffix("Z") })
            #expect(status.pending == [])
            #expect(status.problems == [])
        }
    }

    @Test func appliesUpToANumberThatEndsAChange() throws {
        try RunnerHistory.onEachEngine { database in
            let first = try database.apply(three, to: 1)
            #expect(first == [1])
            #expect(try database.status(three).pending.map(\.number) == [2, 3])
            let inside = #expect(throws: RunnerError.self) { try database.apply(three, to: 2) }
            #expect(inside?.kind == .refused)
            let unknown = #expect(throws: RunnerError.self) { try database.apply(three, to: 9) }
            #expect(unknown?.kind == .unable)
            #expect(try database.applied(three) == [1])
            #expect(try database.apply(three, to: 2, partial: true) == [2])
            #expect(try database.apply(three, to: 3) == [3])
        }
    }

    @Test func anEditedMigrationIsRefused() throws {
        try RunnerHistory.onEachEngine { database in
            _ = try database.apply(three, to: 1)
            var edited = three
            edited[0].up.hash = "another"
            let error = try #require(throws: RunnerError.self) { try database.apply(edited) }
            #expect(error.kind == .history)
            #expect(error.description.hasPrefix("0001_a.up.sql:1:1: 0001_a was applied"))
            #expect(throws: RunnerError.self) { try database.rollback(edited) }
            #expect(try database.status(edited).problems == [error])
            #expect(try database.applied(three) == [1])
            #expect(try !database.has("b"))
        }
    }

    @Test func aMigrationThatTheHistoryDoesNotHoldIsRefused() throws {
        try RunnerHistory.onEachEngine { database in
            _ = try database.apply(three)
            let error = #expect(throws: RunnerError.self) { try database.apply(Array(three.prefix(1))) }
            #expect(error?.kind == .history)
            #expect(error?.message.hasPrefix("0002_b is applied to the database") == true)
            #expect(throws: RunnerError.self) { try database.rollback(Array(three.prefix(1))) }
            #expect(try database.has("b"))
        }
    }

    @Test func aGapIsRefused() throws {
        try RunnerHistory.onEachEngine { database in
            _ = try database.apply(three)
            try database.execute("DELETE FROM schemagen_journal WHERE number = 2")
            let error = #expect(throws: RunnerError.self) { try database.apply(three) }
            #expect(error?.kind == .history)
            #expect(error?.message.hasPrefix("0002_b is not applied") == true)
        }
    }

    @Test func rollsBackAChangeAndAppliesItAgain() throws {
        try RunnerHistory.onEachEngine { database in
            _ = try database.apply(three)
            #expect(try database.rollback(three) == [3, 2])
            #expect(try database.applied(three) == [1])
            #expect(try !database.has("b"))
            #expect(try database.apply(three) == [2, 3])
            #expect(throws: RunnerError.self) { try database.rollback(three, to: 2) }
            #expect(try database.rollback(three, to: 2, partial: true) == [3])
            #expect(try database.rollback(three, partial: true) == [2])
            #expect(try database.rollback(three, to: 0) == [1])
            #expect(try database.rollback(three) == [])
            #expect(try database.applied(three) == [])
            #expect(try !database.has("a"))
        }
    }

    @Test func aRollbackThatLosesRowsIsRefusedUnlessAllowed() throws {
        try RunnerHistory.onEachEngine { database in
            _ = try database.apply(three)
            try database.execute(
                "INSERT INTO a VALUES (1, 'x'), (2, 'y'); INSERT INTO b VALUES (1, 1, NULL), (2, 1, 'value'), (3, 2, NULL)"
            )
            let values = try #require(throws: RunnerError.self) { try database.rollback(three) }
            #expect(values.kind == .refused)
            #expect(values.message.contains("b (1 value of the column c)"), "\(values)")
            #expect(values.message.contains("--allow-loss b"))
            #expect(try database.number("SELECT count(c) FROM b") == 1)
            try database.execute("UPDATE b SET c = NULL")
            let rows = try #require(throws: RunnerError.self) { try database.rollback(three) }
            #expect(rows.message.contains("b (3 rows)"), "\(rows)")
            // Its other part, which loses nothing, was not taken back either: the change is one.
            #expect(try database.applied(three) == [1, 2, 3])
            #expect(try database.number("SELECT count(*) FROM b") == 3)
            #expect(try database.rollback(three, allowing: ["b"]) == [3, 2])
            let other = try #require(throws: RunnerError.self) { try database.rollback(three, allowing: ["b"]) }
            #expect(other.message.contains("a (2 rows)"), "\(other)")
            #expect(try database.applied(three) == [1])
        }
    }

    @Test func rowsThatADownDeletesOrTruncatesAreSeen() throws {
        let one = { (down: String) in
            [RunnerHistory.migration(1, "a", up: "CREATE TABLE a (id integer PRIMARY KEY);", down: down)]
        }
        try RunnerHistory.onEachEngine { database in
            _ = try database.apply(one(""))
            try database.execute("INSERT INTO a VALUES (1), (2), (3)")
            var downs = ["DELETE FROM a WHERE id = 2;", "DELETE FROM a;", "ALTER TABLE a RENAME TO z; DELETE FROM z;"]
            if !database.isSQLite { downs += ["TRUNCATE a;"] }
            for down in downs {
                let error = try #require(throws: RunnerError.self) { try database.rollback(one(down)) }
                #expect(error.message.contains("a ("), "\(error)")
            }
            #expect(try database.number("SELECT count(*) FROM a") == 3)
            // A renamed table has lost nothing.
            #expect(try database.rollback(one("ALTER TABLE a RENAME TO z; UPDATE z SET id = id + 10;")) == [1])
        }
    }

    /// What gets its former name back is not lost, and what goes beside it is.
    @Test(arguments: [
        ("ALTER TABLE \"A b\" RENAME TO a;\nALTER TABLE a RENAME COLUMN title TO note;", nil),
        ("ALTER TABLE \"A b\"\n    RENAME COLUMN title TO note;\nALTER TABLE \"A b\"\n    RENAME TO a;", nil),
        (
            "ALTER TABLE \"A b\" RENAME TO a;\nALTER TABLE a RENAME COLUMN title TO note;\nALTER TABLE a DROP COLUMN more;",
            "A b (3 values of the column more)"
        ),
        (
            "ALTER TABLE \"A b\" DROP COLUMN title;\nALTER TABLE \"A b\" RENAME COLUMN more TO title;",
            "A b (2 values of the column title)"
        ),
        ("ALTER TABLE \"A b\" RENAME TO other;\nALTER TABLE b RENAME TO \"A b\";\nDROP TABLE other;", "A b (3 rows)"),
        ("DROP TABLE \"A b\";\nALTER TABLE b RENAME TO \"A b\";", "A b (3 rows)"),
        (
            """
            CREATE TABLE schemagen_new (id integer PRIMARY KEY, title text, more text);
            INSERT INTO schemagen_new SELECT * FROM "A b";
            DROP TABLE "A b";
            ALTER TABLE schemagen_new RENAME TO "A b";
            ALTER TABLE "A b" RENAME TO a;
            """, nil
        ),
    ]) func renamesLoseNothing(_ down: String, _ loss: String?) throws {
        let history = [
            RunnerHistory.migration(
                1, "a",
                up:
                    "CREATE TABLE \"A b\" (id integer PRIMARY KEY, title text, more text); CREATE TABLE b (id integer PRIMARY KEY);",
                down: down)
        ]
        try RunnerHistory.onEachEngine { database in
            // An engine that knows tables by their identity takes a copy for another table.
            if !database.isSQLite, down.contains("schemagen_new") { return }
            _ = try database.apply(history)
            try database.execute(
                "INSERT INTO \"A b\" VALUES (1, 'x', 'y'), (2, 'x', 'y'), (3, NULL, 'y'); INSERT INTO b VALUES (1)")
            var options = RunnerOptions(tool: "test", patience: 300)
            options.forecast = RunnerHistory.forecast(history)
            let rehearsal = try database.run(history, for: .reading, options: options) {
                try $0.rehearseRollback(to: 0, allowedLosses: [])
            }
            if let loss {
                let error = try #require(throws: RunnerError.self) { try database.rollback(history) }
                #expect(error.message.contains("lose data of \(loss)"), "\(error)")
                #expect(
                    rehearsal.refusals.first?.message.contains("lose data of \(loss)") == true, "\(rehearsal.refusals)")
            } else {
                #expect(rehearsal.refusals.isEmpty, "\(rehearsal.refusals)")
                #expect(try database.rollback(history) == [1])
            }
        }
    }

    @Test func anIrreversibleMigrationIsABarrier() throws {
        var history = three
        history[0].isIrreversible = true
        try RunnerHistory.onEachEngine { database in
            _ = try database.apply(history)
            let error = #expect(throws: RunnerError.self) { try database.rollback(history, to: 0) }
            #expect(error?.kind == .refused)
            #expect(error?.message.contains("0001_a is irreversible") == true)
            // Nothing on the way to it was done.
            #expect(try database.applied(history) == [1, 2, 3])
            #expect(try database.rollback(history, to: 1) == [3, 2])
        }
    }

    @Test func baselineRecordsAndRunsNothing() throws {
        try RunnerHistory.onEachEngine { database in
            #expect(try database.baseline(three, to: 1) == [1])
            #expect(try !database.has("a"))
            #expect(try database.status(three).applied.map(\.tool) == ["test baseline"])
            let again = #expect(throws: RunnerError.self) { try database.baseline(three) }
            #expect(again?.kind == .refused)
            try database.execute("CREATE TABLE a (id integer PRIMARY KEY)")
            #expect(try database.apply(three) == [2, 3])
        }
    }

    @Test func aFailingStatementLeavesNothingAndACorrectedFileGoesOn() throws {
        var broken = three
        broken[1].up.text = "CREATE TABLE b (id integer);\nINSERT INTO b VALUES (1);\nINSERT INTO bb VALUES (1);"
        try RunnerHistory.onEachEngine { database in
            let error = try #require(throws: RunnerError.self) { try database.apply(broken) }
            #expect(error.kind == .statement)
            #expect(error.path == "0002_b.up.sql")
            #expect(error.position?.line == 3)
            // SQLite says of a missing table only which statement names it.
            #expect(error.position?.column == (database.isSQLite ? 1 : 13))
            #expect(try database.applied(three) == [1])
            #expect(try !database.has("b"))
            #expect(try database.apply(three) == [2, 3])
            // The first one of all leaves no journal either.
        }
        try RunnerHistory.onEachEngine { database in
            #expect(throws: RunnerError.self) { try database.apply([broken[1]]) }
            let isThere = try database.has("schemagen_journal")
            #expect(!isThere)
        }
    }

    @Test func aFileThatEndsItsTransactionIsFound() throws {
        let history = [RunnerHistory.migration(1, "a", up: "CREATE TABLE a (id integer); COMMIT;", down: "")]
        try RunnerHistory.onEachEngine { database in
            let error = try #require(throws: RunnerError.self) { try database.apply(history) }
            #expect(error.kind == .statement)
            #expect(error.message.contains("ends the transaction"), "\(error)")
            #expect(error.path == "0001_a.up.sql")
            #expect(try database.applied(history) == [])
        }
    }

    @Test func theJournalIsNoDifference() throws {
        try RunnerHistory.onEachEngine { database in
            func catalogue() throws -> DatabaseCatalogue {
                switch database.url {
                case .postgresql(let string): try PostgreSQLCatalogue.read(PostgreSQLConnection(string))
                case .sqlite(let path): try SQLiteCatalogue.read(SQLiteDatabase(.readOnly(path)))
                }
            }
            try database.execute("CREATE TABLE kept (id integer PRIMARY KEY)")
            let before = try catalogue()
            _ = try database.baseline(three)
            #expect(try catalogue() != before)
            #expect(try catalogue().withoutJournal == before)
        }
    }
}
