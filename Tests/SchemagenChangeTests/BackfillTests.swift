import Foundation
import SchemagenDatabases
import SchemagenModel
import SchemagenPlanning
import SchemagenTestSupport
import Testing

/// How rows get their values of a column that they had none of: what is planned, and what the runner makes of it.
@Suite struct BackfillTests {
    /// Members may be separated by semicolons.
    private static func change(_ before: String, _ after: String, header: String = "") throws -> SchemaChange {
        let start = "schema Shop {\n    databases: [postgresql(14)]\n    \(header)\n}\n"
        func lines(_ text: String) -> String { start + text.replacing("; ", with: "\n") }
        return try SchemaChange(name: "backfill", before: lines(before), after: lines(after), allowsLoss: true)
    }

    /// What each backfill fills, and in what.
    private static func backfills(_ before: String, _ after: String, header: String = "") throws -> [String] {
        try change(before, after, header: header).files(.postgresql).plan.migrations.flatMap { migration in
            migration.up.compactMap { step in
                guard case .backfill(let backfill) = step.step else { return nil }
                let columns = backfill.values.map(\.column.name).joined(separator: " ")
                switch backfill.form {
                case .rest: return nil
                case .statement: return "\(columns): statement"
                case .batches(let batches):
                    guard case .key(let names) = batches.order else { return "\(columns): ctid" }
                    return "\(columns): \(names.joined(separator: ", "))"
                }
            }
        }
    }

    // MARK: The plan

    @Test(arguments: [
        ("id: Int64 @primaryKey", "id: Int64 @primaryKey", "id"),
        ("a: String; b: UUID; primaryKey(b, a)", "a: String; b: UUID; primaryKey(b, a)", "b, a"),
        // By its new name.
        ("a as \"A b\": String @primaryKey", "c as \"C d\" was a: String @primaryKey", "C d"),
        ("a: String @unique; b: Int32; unique(b, a)", "a: String @unique; b: Int32; unique(b, a)", "a"),
        ("a: String; index(a)", "a: String; index(a)", "ctid"),
        ("a: String? @unique", "a: String? @unique", "ctid"),
        ("a: String; unique(a) where a > \"b\"", "a: String; unique(a) where a > \"b\"", "ctid"),
        // It is there only afterwards.
        ("a: String", "a: String @unique", "ctid"), ("a: String", "a: String @primaryKey", "ctid"),
        // It was there only before.
        ("a: String @primaryKey; b: Int64 @unique", "a: String; b: Int64 @primaryKey", "ctid"),
    ])
    func theKeyIsOneThatStays(before: String, after: String, key: String) throws {
        let found = try Self.backfills("table T { \(before) }", "table T { \(after); new: Int32 @backfill(0) }")
        #expect(found == ["new: \(key)"])
    }

    @Test func theSchemaChoosesTheForm() throws {
        let before = "table T { id: Int64 @primaryKey }"
        func found(_ columns: String, _ header: String = "") throws -> [String] {
            try Self.backfills(before, "table T { id: Int64 @primaryKey; \(columns) }", header: header)
        }
        #expect(try found("a: Int32 @backfill(0, in: statement)") == ["a: statement"])
        #expect(try found("a: Int32 @backfill(0)", "backfills: statement") == ["a: statement"])
        #expect(try found("a: Int32 @backfill(0, in: batches)", "backfills: statement") == ["a: id"])
        #expect(try found("a: Int32 @backfill(0)", "onlineChanges: false") == ["a: statement"])
        #expect(try found("a: UUID = uuid()") == ["a: id"])
        // A default that is the same in all rows needs no filling.
        #expect(try found("a: Int32 = 3") == [])
    }

    /// One that reads another has it as it was before, and keeps its place.
    @Test func columnsShareAnUpdateWhereTheyMay() throws {
        func found(_ columns: String) throws -> [String] {
            try Self.backfills(
                "table T { id: Int64 @primaryKey; old: Int32? }",
                "table T { id: Int64 @primaryKey; \(columns) }\ntable U { id: Int64 @primaryKey }")
        }
        #expect(
            try found("old: Int32 @backfill(1); a: Int32 @backfill(2); b: Int64? @backfill(id)") == ["a b old: id"])
        #expect(
            try found("old: Int32 @backfill(1); a: Int32 @backfill(2); b: Int32 @backfill(old)") == [
                "a: id", "b: id", "old: id",
            ])
        #expect(
            try found("old: Int32 @backfill(1); a: [Int64] @backfill([]); b: Int32 @backfill(sql(\"1\"))")
                == ["a: id", "b: id", "old: id"])
        #expect(
            try found("old: Int32?; a: Int32 @backfill(1, in: statement); b: Int32 @backfill(1); c: Int32 @backfill(2)")
                == ["a: statement", "b c: id"])
    }

    @Test func theFileSaysItAll() throws {
        let files = try Self.change(
            "table T as \"T t\" { a as \"order\": Int64; b as \"B\": Int64; primaryKey(b, a) }",
            "table T as \"T t\" { a as \"order\": Int64; b as \"B\": Int64; primaryKey(b, a); c: String? @backfill(\"x\") }"
        ).files(.postgresql).files
        try #require(files.count == 2)
        #expect(
            files[1].up == """
                -- 3_change_backfill (PostgreSQL, up)
                -- Fills 1 column.
                -- schemagen: batches of 10000 rows by "B", "order"
                -- `apply` runs the UPDATE in these batches, each in a transaction of its own. As one statement:
                -- psql -1 -v ON_ERROR_STOP=1 -f 3_change_backfill.up.sql

                UPDATE "T t"
                    SET c = 'x'
                    WHERE (c IS NULL);

                """)
        #expect(
            files[1].down == """
                -- 3_change_backfill (PostgreSQL, down)
                -- Nothing to undo: the values that were filled in stay.

                """)
        let script = RunnableMigration.Script(path: "", text: files[1].up, hash: "")
        #expect(script.execution == .batches)
        #expect(script.batches?.key == ["B", "order"] && script.batches?.size == 10_000)
    }

    // MARK: On a server

    private static let before = """
        table Order as orders {
            tenant: UUID
            no as "No.": String
            note: String?
            count: Int32?
            touchedAt: Timestamp? @touch
            primaryKey(tenant, no)
        }
        """
    private static let after = """
        table Order as orders {
            tenant: UUID
            no as "No.": String
            note: String?
            count: Int32 @backfill(7)
            touchedAt: Timestamp? @touch
            title: String = "new" @backfill(note ?? "none")
            token: UUID = uuid()
            primaryKey(tenant, no)
        }
        """

    /// Two changes as the runner takes them.
    private static func history(_ change: SchemaChange) throws -> [RunnableMigration] {
        try change.steps(.postgresql).enumerated().map { offset, step in
            RunnableMigration(
                number: offset + 1, title: step.title, change: min(offset + 1, 2),
                up: .init(path: step.up.path, text: step.up.text, hash: "up \(step.up.text)"),
                down: .init(path: step.down.path, text: step.down.text, hash: "down"), structureHash: "\(offset)")
        }
    }

    private func withServers(
        _ change: SchemaChange,
        _ body: (PostgreSQLConnection, [RunnableMigration], (Int?) throws -> [Int]) throws -> Void
    ) throws {
        let history = try Self.history(change)
        for server in try TestServer.all.get() {
            try server.withDatabase { connection in
                let name = try connection.query("SELECT current_database()").first ?? nil
                let url = DatabaseURL.postgresql(server.server.connectionString(database: name ?? ""))
                var options = RunnerOptions(tool: "test")
                options.batchSize = 3
                try body(connection, history) { target in
                    let runner = try MigrationRunner(url, history: history, purpose: .applying, options: options)
                    defer { runner.close() }
                    return try runner.apply(to: target, partial: true).map(\.number)
                }
            }
        }
    }

    private static let rows = """
        INSERT INTO orders (tenant, "No.", note, count)
        SELECT md5((n % 3)::text)::uuid, n::text, CASE WHEN n % 2 = 0 THEN 'n' || n END, nullif(n % 4, 0)
        FROM generate_series(1, 20) n;
        """

    /// The old application goes on writing until NULL is forbidden; what it adds meanwhile is filled too.
    @Test func theOldApplicationGoesOnMeanwhile() throws {
        try withServers(Self.change(Self.before, Self.after)) { connection, history, apply in
            #expect(
                history.map(\.up.execution) == [.transaction, .transaction, .batches]
                    + .init(repeating: .transaction, count: 3))
            _ = try apply(1)
            try connection.execute(Self.rows)
            for target in 2...3 {
                #expect(try apply(target) == [target])
                // Rows that have no value yet can be written to.
                try connection.execute("UPDATE orders SET note = note || '.' WHERE note IS NOT NULL")
                try connection.execute(
                    "INSERT INTO orders (tenant, \"No.\", title) VALUES (md5('0')::uuid, 'late \(target)', NULL)")
            }
            #expect(try apply(4) == [4])
            let error = try #require(throws: PostgreSQLError.self) {
                try connection.execute("INSERT INTO orders (tenant, \"No.\") VALUES (md5('0')::uuid, 'too late')")
            }
            #expect(error.sqlState == "23514")
            #expect(try apply(nil) == [5, 6])
            let counts = try connection.query(
                """
                SELECT count(*), count(count), count(token), count(DISTINCT token), count(title),
                    count(*) FILTER (WHERE title = 'none'), sum(count) FROM orders
                """
            ).rows.first
            #expect(counts == ["22", "22", "22", "22", "22", "12", String(30 + 5 * 7 + 2 * 7)])
        }
    }

    /// A column with a default and a backfill has one in the new rows and the other in the old.
    @Test func theDefaultIsForNewRows() throws {
        for header in ["", "onlineChanges: false", "backfills: statement"] {
            let before = "table T as t { id: Int64 @primaryKey; a: String? }"
            let after =
                "table T as t { id: Int64 @primaryKey; a: String?; b: String = \"new\" @backfill(a ?? \"old\") }"
            try withServers(Self.change(before, after, header: header)) { connection, _, apply in
                _ = try apply(1)
                try connection.execute("INSERT INTO t VALUES (1, NULL), (2, 'two')")
                _ = try apply(nil)
                try connection.execute("INSERT INTO t VALUES (3, NULL)")
                let rows = try connection.query("SELECT b FROM t ORDER BY id").rows.map { $0[0] }
                #expect(rows == ["old", "two", "new"])
            }
        }
    }

    /// Filling is no change that `@touch` would note; all else is, in the middle too.
    @Test func theTriggerOfTouchKeepsStill() throws {
        for header in ["", "onlineChanges: false", "backfills: statement"] {
            let change = try Self.change(Self.before, Self.after, header: header)
            try withServers(change) { connection, history, apply in
                _ = try apply(1)
                try connection.execute(Self.rows)
                for target in 2...history.count {
                    #expect(try apply(target) == [target])
                    // Only the latecomers of the validation could be touched, and are not.
                    #expect(try connection.query("SELECT count(touched_at) FROM orders").first == String(target - 2))
                    try connection.execute("UPDATE orders SET note = 'x' WHERE \"No.\" = '\(target)'")
                    #expect(try connection.query("SELECT count(touched_at) FROM orders").first == String(target - 1))
                }
                let trigger = try connection.query(
                    "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
                ).first.flatMap(\.self)
                #expect(trigger?.contains("WHEN") == false)
            }
        }
    }

    /// A file is what psql can run as it is.
    @Test func theFileRunsAsOneStatementToo() throws {
        try withServers(Self.change(Self.before, Self.after)) { connection, history, _ in
            for (offset, migration) in history.enumerated() {
                try connection.execute("BEGIN; \(migration.up.text) COMMIT")
                if offset == 0 { try connection.execute(Self.rows) }
            }
            #expect(
                try connection.query("SELECT count(*), count(token), count(touched_at) FROM orders").rows.first
                    == ["20", "20", "0"])
        }
    }

    @Test func aPartitionedTableIsFilled() throws {
        func text(_ columns: String) -> String {
            """
            table T as t {
                id: Int64
                at: Timestamp? @touch
                \(columns)
                primaryKey(id)
                partition by hash(id) {
                    even as t_even modulus 2 remainder 0
                    odd as t_odd modulus 2 remainder 1
                }
            }
            """
        }
        try withServers(Self.change(text(""), text("b: Int64 @backfill(id)"))) { connection, _, apply in
            _ = try apply(1)
            try connection.execute("INSERT INTO t SELECT n FROM generate_series(1, 50) n")
            _ = try apply(nil)
            #expect(try connection.query("SELECT count(*), count(at) FROM t WHERE b = id").rows.first == ["50", "0"])
            try connection.execute("UPDATE t SET b = 1")
            #expect(try connection.query("SELECT count(at) FROM t").first == "50")
        }
    }
}
