import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// A column that is filled in batches, as people and scripts see it.
@Suite struct BackfillCommandTests {
    /// A project whose second change fills a column, and a database with the first and many rows.
    private func withDatabase(_ body: (Project, String, PostgreSQLConnection) throws -> Void) throws {
        let project = try Project(named: "Shop")
        project.environment["SCHEMAGEN_POSTGRES_BIN"] = try TestServer.shared.server.binaries.folder
        _ = try project.run("generate")
        try project.edit("Schema/Shop.schema") { text in
            text.replacingOccurrences(
                of: "    note: String?\n", with: "    note: String?\n    label: String @backfill(note ?? \"none\")\n")
        }
        let second = try project.run("generate", "--name", "labels")
        try #require(second.status == 0, "\(second.errors)")
        try TestServer.shared.withDatabase { connection in
            let name = try connection.query("SELECT current_database()").first ?? nil
            let url = try TestServer.shared.server.connectionString(database: name ?? "")
            let first = try project.run("apply", url, "--to", "1")
            try #require(first.status == 0, "\(first.errors)")
            try connection.execute("INSERT INTO orders (note) SELECT 'n' || n FROM generate_series(1, 2000) n")
            try body(project, url, connection)
        }
    }

    private func filled(_ connection: PostgreSQLConnection) throws -> Int {
        let isThere = try connection.query(
            "SELECT FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = 'label'")
        if isThere.rows.isEmpty { return 0 }
        return try connection.query("SELECT count(label) FROM orders").first?.flatMap { Int($0) } ?? 0
    }

    /// Waits until some rows are filled, and not all.
    private func waitForSome(_ connection: PostgreSQLConnection) throws {
        try wait { try filled(connection) > 50 }
    }

    private func waitForOthers(_ connection: PostgreSQLConnection) throws {
        try wait {
            try connection.query(
                "SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            ).rows.isEmpty
        }
    }

    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
    }

    @Test func aDryRunNamesTheBatches() throws {
        try withDatabase { project, url, _ in
            let dry = try project.run("apply", url, "--dry-run")
            #expect(dry.status == 0, "\(dry.errors)")
            #expect(
                dry.output.contains(
                    "-- In batches of 10000 rows by \"id\", each in a transaction of its own; here as one.\nBEGIN;"),
                "\(dry.output)")
            let report = try json(try project.run("apply", url, "--dry-run", "--json").output)
            let migrations = try #require(report["migrations"] as? [[String: Any]])
            let batches = migrations.map { $0["batches"] as? [String: Any] }
            #expect(batches.map { $0?["rows"] as? Int } == [nil, 10_000, nil, nil, nil])
            #expect(batches[1]?["key"] as? [String] == ["id"])
            #expect(migrations[1]["transaction"] as? Bool == false)
        }
    }

    @Test func aKilledRunIsGoneOnWith() throws {
        try withDatabase { project, url, connection in
            for _ in 0..<3 {
                let run = try project.start("apply", url, "--batch-size", "10", "--batch-pause", "5")
                try waitForSome(connection)
                run.kill()
                _ = try run.finish()
                try waitForOthers(connection)
                let rows = try filled(connection)
                #expect(rows > 50 && rows < 2000, "no kill fell between the batches: \(rows)")
                let status = try project.run("status", url)
                #expect(status.status == 1)
                #expect(
                    status.output.contains(
                        "pending     0003_labels_backfill   begun: \(rows) rows in \(rows / 10) batches\n"),
                    "\(status.output)")
                let pending = try #require(
                    try json(try project.run("status", url, "--json").output)["pending"] as? [[String: Any]])
                #expect(pending[0]["filledRows"] as? Int == rows && pending[0]["batches"] as? Int == rows / 10)
                #expect(pending[1]["filledRows"] == nil)
                let next = try project.run("apply", url)
                #expect(next.status == 0, "\(next.errors)")
                #expect(next.errors.contains("goes on after \(rows) rows in \(rows / 10) batches"), "\(next.errors)")
                #expect(try filled(connection) == 2000)
                #expect(try project.run("drift", url).status == 0)
                let back = try project.run("rollback", url, "--allow-loss", "orders")
                #expect(back.status == 0, "\(back.errors)")
            }
        }
    }

    @Test func ctrlCSaysWhatIsFilled() throws {
        try withDatabase { project, url, connection in
            let run = try project.start("apply", url, "--batch-size", "10", "--batch-pause", "20")
            try waitForSome(connection)
            run.signal(SIGINT)
            let result = try run.finish()
            #expect(result.status == 130, "\(result.errors)")
            let rows = try filled(connection)
            #expect(rows < 2000)
            #expect(
                result.errors.contains(
                    "0003_labels_backfill has filled \(rows) rows in \(rows / 10) batches, which stay. The same command goes on"
                ),
                "\(result.errors)")
            #expect(try project.run("apply", url).status == 0)
            #expect(try filled(connection) == 2000)
        }
    }

    /// What was begun and taken back is begun anew.
    @Test func aRollbackForgetsWhatWasBegun() throws {
        try withDatabase { project, url, connection in
            let run = try project.start("apply", url, "--batch-size", "10", "--batch-pause", "20")
            try waitForSome(connection)
            run.kill()
            _ = try run.finish()
            try waitForOthers(connection)
            let back = try project.run("rollback", url, "--to", "1", "--allow-loss", "orders")
            #expect(back.status == 0, "\(back.errors)")
            #expect(try connection.query("SELECT count(*) FROM schemagen_progress").first == "0")
            let next = try project.run("apply", url, "--batch-size", "1000")
            #expect(next.status == 0 && !next.errors.contains("goes on after"), "\(next.errors)")
            #expect(try filled(connection) == 2000)
        }
    }

    @Test func sizesOutOfRangeAreMistakes() throws {
        let project = try Project(named: "Shop")
        for arguments in [["--batch-size", "0"], ["--batch-pause", "3600001"]] {
            let result = try project.run(["apply", "x.db"] + arguments)
            #expect(result.status == 2 && result.errors.contains("is from"), "\(result.errors)")
        }
    }
}
