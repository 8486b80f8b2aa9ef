import SchemagenDatabases
import SchemagenModel
import SchemagenTestSupport
import Testing

/// Where rows are after a change that moves them, which a replay does not look at.
@Suite struct MovedRowTests {
    private func query(_ database: PostgreSQLConnection, _ sql: String) throws -> [String] {
        try database.query(sql).rows.map { $0.map { $0 ?? "NULL" }.joined(separator: "|") }
    }

    private func onPostgreSQL(
        _ fixture: String, _ body: (PostgreSQLConnection, [ReplayStep]) throws -> Void
    ) throws {
        let steps = try SchemaChange(fixture: fixture).steps(.postgresql)
        for server in try TestServer.all.get() {
            try server.withDatabase { database in
                try run(steps[0].up.text, database)
                try body(database, steps)
            }
        }
    }

    private func run(_ script: String, _ database: PostgreSQLConnection) throws {
        if script.contains("schemagen: no transaction") { return try database.execute(script) }
        try database.execute("BEGIN")
        try database.execute(script)
        try database.execute("COMMIT")
    }

    private func up(_ database: PostgreSQLConnection, _ steps: [ReplayStep]) throws {
        for step in steps.dropFirst() { try run(step.up.text, database) }
    }

    private func down(_ database: PostgreSQLConnection, _ steps: [ReplayStep]) throws {
        for step in steps.dropFirst().reversed() { try run(step.down.text, database) }
    }

    @Test func numbersGoOnBehindThoseThatAreThere() throws {
        try onPostgreSQL("columns-begin-to-number") { database, steps in
            try database.execute("INSERT INTO tickets (id, falling) VALUES (5, -5), (9, -2), (7, -9)")
            try up(database, steps)
            try database.execute("INSERT INTO tickets (name) VALUES ('new')")
            #expect(try query(database, "SELECT id, falling FROM tickets WHERE name = 'new'") == ["10|-10"])
        }
    }

    @Test func rowsFindTheirPartitions() throws {
        try onPostgreSQL("partition-bounds") { database, steps in
            try database.execute(
                """
                INSERT INTO sales (country, amount, code) VALUES
                    ('DK', 200, 'a'), ('DK', 200, 'b'), ('DK', 200, 'd'), (NULL, 200, 'e'), ('DK', 1, 'z');
                INSERT INTO clicks (name) SELECT 'n' || n FROM generate_series(1, 40) n;
                INSERT INTO readings VALUES ('2024-12-31', 1, 'good'), ('2025-01-01', 10, 'bad');
                """)
            let sales = "SELECT tableoid::regclass, code FROM sales ORDER BY code"
            let clicks = "SELECT tableoid::regclass, id FROM clicks ORDER BY id"
            let readings = "SELECT tableoid::regclass, mood FROM readings ORDER BY at"
            let before = try query(database, clicks)
            try up(database, steps)
            #expect(
                try query(database, sales)
                    == ["sales_north|a", "sales_south|b", "sales_north|d", "sales_south|e", "sales_other|z"])
            #expect(try query(database, "SELECT count(*) FROM clicks") == ["40"])
            #expect(try query(database, "SELECT count(*) > 0 FROM clicks_two") == ["t"])
            // Another partition has taken the rows of the one that went.
            #expect(try query(database, readings) == ["readings_1|good", "readings_1|bad"])
            try down(database, steps)
            #expect(
                try query(database, sales)
                    == ["sales_north|a", "sales_north|b", "sales_south|d", "sales_other|e", "sales_other|z"])
            #expect(try query(database, clicks) == before)
            #expect(try query(database, readings) == ["readings_1|good", "readings_2|bad"])
        }
    }

    @Test func rowsLeaveTheDefaultPartition() throws {
        try onPostgreSQL("partition-added") { database, steps in
            try database.execute(
                """
                INSERT INTO events (created_at, region, name) VALUES
                    ('2024-01-01', 'DK', 'old'), ('2025-04-01', 'DK', 'spring'), ('2026-01-01', 'DK', 'new');
                INSERT INTO notes (event_id, event_at) SELECT id, created_at FROM events;
                """)
            let events = "SELECT tableoid::regclass, name, id FROM events ORDER BY id"
            let before = ["events_other|old|1", "events_spring|spring|2", "events_other|new|3"]
            #expect(try query(database, events) == before)
            try up(database, steps)
            #expect(
                try query(database, "SELECT tableoid::regclass, name, id FROM events ORDER BY id").map {
                    $0.hasPrefix("events_early_") ? "early" : $0
                } == ["early", "events_spring|spring|2", "events_late|new|3"])
            #expect(try query(database, "SELECT count(*) FROM notes") == ["3"])
            try down(database, steps)
            #expect(try query(database, events) == before)
            #expect(try query(database, "SELECT count(*) FROM notes") == ["3"])
        }
    }

    @Test func aTableThatIsDividedKeepsRowsNumbersAndRights() throws {
        try onPostgreSQL("table-partitioned") { database, steps in
            try database.execute(
                """
                INSERT INTO customers (name) VALUES ('a');
                INSERT INTO orders (customer_id, state, placed_on, note) VALUES
                    (1, 'held', '2019-05-05', 'x'), (1, 'paid', '2024-05-05', NULL);
                DELETE FROM orders WHERE id = 2;
                INSERT INTO lines (order_id) VALUES (1);
                GRANT SELECT ON orders TO PUBLIC;
                GRANT UPDATE (note) ON orders TO PUBLIC;
                """)
            try up(database, steps)
            let columns = "id, number, ticket, customer_id, state, placed_on, remark, size, double"
            #expect(
                try query(database, "SELECT \(columns) FROM orders") == ["1|1|1|1|open|2019-05-05|x|1|2"])
            // Numbers that were given once are not given again.
            try database.execute("INSERT INTO orders (customer_id, placed_on) VALUES (1, '2024-01-01')")
            #expect(try query(database, "SELECT id, number, ticket FROM orders WHERE id > 1") == ["3|3|3"])
            #expect(
                try query(
                    database,
                    "SELECT has_table_privilege('public', 'orders', 'SELECT'), "
                        + "has_column_privilege('public', 'orders', 'remark', 'UPDATE'), "
                        + "has_table_privilege('public', 'orders', 'INSERT')") == ["t|t|f"])
            try down(database, steps)
            #expect(
                try query(database, "SELECT id, number, ticket, state, note FROM orders ORDER BY id")
                    == ["1|1|1|open|x", "3|3|3|open|NULL"])
            #expect(try query(database, "SELECT has_table_privilege('public', 'orders', 'SELECT')") == ["t"])
        }
    }

    @Test func aVirtualTableKeepsWhatCanBeRead() throws {
        let steps = try SchemaChange(fixture: "virtual-table-changed").steps(.sqlite)
        try withSQLite { database in
            func run(_ script: String) throws {
                try database.execute("PRAGMA foreign_keys = OFF; BEGIN; \(script); COMMIT")
            }
            try run(steps[0].up.text)
            try database.execute(
                """
                INSERT INTO pages (title, body) VALUES ('running', 'text');
                INSERT INTO documents (rowid, title, body) VALUES (7, 'jumps', 'gone');
                INSERT INTO places VALUES (3, 1.0, 2.0);
                INSERT INTO notes (docid, body) VALUES (5, 'kept');
                """)
            func count(_ rows: String) throws -> Int { try database.query("SELECT 1 FROM \(rows)").rows.count }
            for _ in 1...2 {
                try run(steps[1].up.text)
                #expect(try count("texts WHERE texts MATCH 'jump'") == 1)
                #expect(try count("texts WHERE rowid = 7 AND heading = 'jumps'") == 1)
                #expect(try count("page_index WHERE page_index MATCH 'running'") == 1)
                #expect(try count("page_index WHERE page_index MATCH 'text'") == 1)
                #expect(try count("places WHERE id = 3 AND x1 = 2.0") == 1)
                #expect(try count("notes WHERE rowid = 5 AND body = 'kept'") == 1)
                try run(steps[1].down.text)
                #expect(try count("documents WHERE rowid = 7 AND title = 'jumps'") == 1)
                #expect(try count("page_index WHERE page_index MATCH 'running'") == 1)
                #expect(try count("notes WHERE notes MATCH 'kept'") == 1)
            }
        }
    }

    @Test func casesWithinListsGetTheirNewNames() throws {
        let steps = try SchemaChange(fixture: "enum-list-values").steps(.sqlite)
        try withSQLite { database in
            func run(_ script: String) throws {
                try database.execute("PRAGMA foreign_keys = OFF; BEGIN; \(script); COMMIT")
            }
            try run(steps[0].up.text)
            try database.execute(
                #"""
                INSERT INTO orders (states, past) VALUES
                    ('["paid","open","sent","held","paid"]', NULL), ('[]', '["open"]')
                """#)
            func count(_ states: String, _ condition: String) throws -> Int {
                try database.query("SELECT 1 FROM orders WHERE states = '\(states)' AND \(condition)").rows.count
            }
            try run(steps[1].up.text)
            #expect(try count(#"["sent","waiting","paid","waiting","sent"]"#, "past IS NULL") == 1)
            #expect(try count("[]", #"past = '["waiting"]'"#) == 1)
            try run(steps[1].down.text)
            #expect(try count(#"["paid","open","sent","open","paid"]"#, "past IS NULL") == 1)
        }
        try onPostgreSQL("enum-list-values") { database, steps in
            try database.execute(
                "INSERT INTO orders (states, past) VALUES ('{paid,open,sent,held}', NULL), ('{}', '{open}')")
            try up(database, steps)
            #expect(
                try query(database, "SELECT states, past FROM orders ORDER BY id")
                    == ["{sent,waiting,paid,waiting}|NULL", "{}|{waiting}"])
            try down(database, steps)
            #expect(try query(database, "SELECT states FROM orders ORDER BY id") == ["{paid,open,sent,open}", "{}"])
        }
    }
}
