import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// apply, rollback, status and baseline, as people and scripts run them.
@Suite struct RunnerCommandTests {
    /// A project with two migrations.
    private func project() throws -> Project {
        let project = try Project(named: "Shop")
        // Comparisons need a server of the same major version, wherever its programs are.
        project.environment["SCHEMAGEN_POSTGRES_BIN"] = try TestServer.shared.server.binaries.folder
        _ = try project.run("generate")
        try project.edit("Schema/Shop.schema") { text in
            text + "\ntable Parcel {\n    id: Int64 @primaryKey @identity\n    label: String\n}\n"
        }
        let second = try project.run("generate", "--name", "parcels")
        try #require(second.status == 0, "\(second.errors)")
        return project
    }

    private func withURLs(_ project: Project, _ body: (String) throws -> Void) throws {
        try body("sqlite:" + project.path + "/live.db")
        try TestServer.shared.withDatabase { connection in
            let name = try connection.query("SELECT current_database()").first ?? nil
            try body(try TestServer.shared.server.connectionString(database: name ?? ""))
        }
    }

    @Test func theWholeWay() throws {
        let project = try project()
        try withURLs(project) { url in
            let dry = try project.run("apply", url, "--dry-run")
            #expect(dry.status == 0, "\(dry.errors)")
            #expect(dry.output.contains("0001_initial.up.sql\nBEGIN;\n"))
            #expect(dry.output.contains("CREATE TABLE parcel "))
            #expect(!project.exists("live.db") || !url.hasPrefix("sqlite:"))
            let first = try project.run("apply", url, "--to", "0001")
            #expect(first.status == 0, "\(first.errors)")
            #expect(first.output == "applied     0001_initial\n")
            let pending = try project.run("status", url)
            #expect(pending.status == 1)
            #expect(pending.output.hasSuffix("pending     0002_parcels\n"), "\(pending.output)\(pending.errors)")
            #expect(try project.run("apply", url).output == "applied     0002_parcels\n")
            #expect(try project.run("apply", url).output.hasPrefix("Nothing to do"))
            let json = try project.run("status", url, "--json")
            #expect(json.status == 0)
            let report = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
            #expect(report["format"] as? Int == 1)
            let applied = report["applied"] as? [[String: Any]]
            #expect(applied?.map { $0["name"] as? String } == ["0001_initial", "0002_parcels"])
            let drift = try project.run("drift", url)
            #expect(drift.status == 0, "\(drift.output)\(drift.errors)")
            let recorded = try project.run("baseline", url)
            #expect(recorded.status == 1)
            #expect(recorded.errors.contains("the journal has rows already"), "\(recorded.errors)")
            let back = try project.run("rollback", url)
            #expect(back.output == "taken back  0002_parcels\n", "\(back.errors)")
            #expect(try project.run("status", url).status == 1)
        }
    }

    @Test func baselineOfADatabaseThatIsThere() throws {
        let project = try project()
        try withURLs(project) { url in
            let kind = url.hasPrefix("sqlite:") ? "sqlite" : "postgresql"
            let script = try project.read("Generated/Migrations/\(kind)/0001_initial.up.sql")
            switch DatabaseURL(url) {
            case .sqlite(let path): try SQLiteDatabase(.file(path)).execute(script)
            case .postgresql(let string): try PostgreSQLConnection(string).execute(script)
            }
            let wrong = try project.run("baseline", url)
            #expect(wrong.status == 1)
            #expect(wrong.errors.contains("parcel is missing"), "\(wrong.errors)")
            let status = try project.run("status", url)
            #expect(!status.output.contains("applied"))
            let right = try project.run("baseline", url, "--to", "1")
            #expect(right.output == "recorded    0001_initial\n", "\(right.errors)")
            #expect(try project.run("apply", url).output == "applied     0002_parcels\n")
        }
    }

    @Test func aDryRunSaysWhatWouldBeRefused() throws {
        let project = try project()
        func document(_ text: String) throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
        }
        try withURLs(project) { url in
            let applied = try project.run("apply", url, "--to", "1")
            #expect(applied.status == 0, "\(applied.errors)")
            let run = { (sql: String) in
                switch DatabaseURL(url) {
                case .sqlite(let path): try SQLiteDatabase(.file(path)).execute(sql)
                case .postgresql(let string): try PostgreSQLConnection(string).execute(sql)
                }
            }
            try run("CREATE TABLE parcel (id integer)")
            let refused = try project.run("apply", url, "--dry-run")
            #expect(refused.status == 1)
            #expect(refused.errors.contains("parcel is not expected"), "\(refused.errors)")
            #expect(refused.errors.contains("Dry run: it would be refused; nothing was changed."))
            #expect(refused.output.contains("CREATE TABLE parcel "))
            let json = try project.run("apply", url, "--dry-run", "--json")
            #expect(json.status == 1)
            let report = try document(json.output)
            #expect(report["format"] as? Int == 1 && report["compared"] as? Bool == true)
            let migrations = try #require(report["migrations"] as? [[String: Any]])
            let names = migrations.map { $0["name"] as? String }
            #expect(names == ["0002_parcels"])
            #expect((migrations.first?["sql"] as? String)?.contains("CREATE TABLE parcel ") == true)
            let refusals = try #require(report["refusals"] as? [[String: Any]])
            #expect((refusals.first?["message"] as? String)?.contains("parcel is not expected") == true)
            try run("DROP TABLE parcel")
            let well = try project.run("apply", url, "--dry-run")
            #expect(well.status == 0)
            #expect(
                well.errors.hasSuffix(
                    "Dry run: 1 migration would be applied; structure and rights are as needed. Nothing was changed.\n"),
                "\(well.errors)")
            #expect(try project.run("status", url).output.contains("pending     0002_parcels"))
            // Back.
            try run("INSERT INTO orders (note) VALUES ('kept')")
            let back = try project.run("rollback", url, "--to", "0", "--dry-run")
            #expect(back.status == 1)
            #expect(back.output.contains("DROP TABLE orders"), "\(back.output)")
            #expect(
                back.errors.contains("would lose data of orders (1 row); to lose it: --allow-loss orders"),
                "\(back.errors)")
            let losses = try document(try project.run("rollback", url, "--dry-run", "--json").output)["losses"]
            #expect((losses as? [[String: String]]) == [["table": "orders", "amount": "1 row"]])
            let allowed = try project.run("rollback", url, "--dry-run", "--allow-loss", "orders")
            #expect(allowed.status == 0, "\(allowed.errors)")
            #expect(try project.run("status", url).output.contains("applied     0001_initial"))
            let alone = try project.run("apply", url, "--json")
            #expect(alone.status == 2 && alone.errors.contains("--json goes with --dry-run"), "\(alone.errors)")
        }
    }

    @Test func anEditedFileIsNeverRun() throws {
        let project = try project()
        try project.edit("Generated/Migrations/sqlite/0002_parcels.up.sql") { $0 + "-- more\n" }
        let result = try project.run("apply", "live.db")
        #expect(result.status == 1)
        #expect(result.errors.contains("[migration-edited]"), "\(result.errors)")
        #expect(!project.exists("live.db"))
        #expect(try project.run("status", "none.db").status == 1)
    }

    @Test func mistakesAreNamed() throws {
        let project = try project()
        func message(_ arguments: String...) throws -> String {
            let result = try project.run(arguments)
            return "\(result.status) \(result.output)\(result.errors)"
        }
        #expect(
            try message("status", "mysql://host/shop").hasPrefix("2 error: schemagen knows no database `mysql://…`"))
        #expect(try message("status", "none.db").contains("none.db: unable to open database file"))
        #expect(
            try message("apply", "live.db", "--to", "9")
                == "2 error: the history holds no migration 9; the last one is 0002_parcels\n")
        #expect(try project.run("apply", "live.db", "--to", "1").status == 0)
        #expect(
            try message("apply", "live.db", "--to", "1")
                == "0 Nothing to do: the database is at 0001_initial; `rollback` takes migrations back.\n")
        #expect(
            try message("rollback", "live.db", "--to", "2")
                == "0 Nothing to do: the database is at 0001_initial, and --to takes back what comes after a migration.\n"
        )
        #expect(
            try message("baseline", "live.db", "--to", "0").contains("no migration 0; the last one is 0002_parcels"))
        #expect(try message("baseline", "live.db").contains("--to names an earlier migration"))
        try TestServer.shared.withDatabase { connection in
            let name = try #require(try connection.query("SELECT current_database()").first ?? nil)
            try connection.execute("CREATE ROLE poor_\(name) LOGIN")
            defer { try? connection.execute("DROP ROLE poor_\(name)") }
            let url = try TestServer.shared.server.connectionString(database: name)
                .replacing("user=postgres", with: "user=poor_\(name)")
            let verified = try message("verify", "--database", "postgresql", "--postgres", url)
            #expect(verified.contains("ALTER ROLE poor_\(name) CREATEDB"), "\(verified)")
        }
    }

    @Test func whatCannotBeReached() throws {
        let project = try project()
        #expect(try project.run("status", "none.db").status == 2)
        #expect(try project.run("rollback", "none.db").status == 2)
        #expect(!project.exists("none.db"))
        let server = try project.run("apply", "postgresql://me:s3cret-word@localhost:1/none")
        #expect(server.status == 2)
        #expect(!(server.errors + server.output).contains("s3cret-word"))
    }

    @Test func eightProcessesApplyEachMigrationOnce() throws {
        let project = try project()
        try withURLs(project) { url in
            let processes = try (0..<8).map { _ in try project.start("apply", url) }
            var lines: [String] = []
            for process in processes {
                let result = try process.finish()
                #expect(result.status == 0, "\(result.errors)")
                lines += result.output.split(separator: "\n").map(String.init).filter { $0.hasPrefix("applied") }
            }
            #expect(lines.sorted() == ["applied     0001_initial", "applied     0002_parcels"])
            let status = try project.run("status", url)
            #expect(status.status == 0)
        }
    }

    @Test func aKilledRunIsGoneOnWith() throws {
        let project = try project()
        try TestServer.shared.withDatabase { connection in
            let name = try #require(try connection.query("SELECT current_database()").first ?? nil)
            let url = try TestServer.shared.server.connectionString(database: name)
            // The runs that are to be killed wait after every new table, so that a kill falls into a migration.
            try connection.execute(
                """
                CREATE FUNCTION slow() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
                    PERFORM pg_sleep(CASE current_setting('application_name')
                        WHEN 'slow' THEN 0.15 WHEN 'slower' THEN 10 ELSE 0 END);
                END $$;
                CREATE EVENT TRIGGER slow ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION slow();
                """)
            var states: Set<Int> = []
            for wait in [0.1, 0.3, 0.5, 0.65, 0.8] {
                let run = try project.start("apply", "--unchecked", url + " application_name=slow")
                Thread.sleep(forTimeInterval: wait)
                run.kill()
                _ = try run.finish()
                try waitForOthers(connection)
                // The journal and the tables are of one opinion, once the old session has seen its end.
                let isThere = try connection.query("SELECT to_regclass('public.schemagen_journal') IS NOT NULL").first
                let rows = isThere == "t" ? try connection.query("SELECT number FROM schemagen_journal").rows.count : 0
                let hasParcel = try connection.query("SELECT to_regclass('public.parcel') IS NOT NULL").first
                #expect(hasParcel == (rows == 2 ? "t" : "f"))
                states.insert(rows)
                let next = try project.run("apply", url)
                #expect(next.status == 0, "\(next.errors)")
                #expect(try project.run("status", url).status == 0)
                #expect(try project.run("rollback", url, "--to", "0").status == 0)
            }
            #expect(states.contains(0), "no kill fell into the first migration")
            // The server goes on with what the dead run asked for, and keeps its lock: it is waited for, and named.
            let run = try project.start("apply", "--unchecked", url + " application_name=slower")
            try wait {
                try !connection.query(
                    """
                    SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'slower'
                        AND wait_event = 'PgSleep'
                    """
                ).rows.isEmpty
            }
            run.kill()
            _ = try run.finish()
            let next = try project.run("apply", url)
            #expect(next.status == 0, "\(next.errors)")
            #expect(next.errors.contains("waiting for server process "), "\(next.errors)")
            #expect(next.errors.contains("application slower"))
            #expect(try project.run("status", url).status == 0)
        }
    }

    @Test func whatARunRefusesHasItsExitCode() throws {
        let project = try project()
        try TestServer.shared.withDatabase { connection in
            let name = try #require(try connection.query("SELECT current_database()").first ?? nil)
            let url = try TestServer.shared.server.connectionString(database: name)
            try connection.execute("CREATE TABLE parcel (id integer)")
            let differing = try project.run("apply", url)
            #expect(differing.status == 1)
            #expect(differing.errors.contains("table public.parcel is not expected"), "\(differing.errors)")
            #expect(try project.run("status", url).status == 1)
            let failing = try project.run("apply", url, "--unchecked", "--to", "2")
            #expect(failing.status == 1)
            #expect(
                failing.errors.contains("Generated/Migrations/postgresql/0002_parcels.up.sql:"), "\(failing.errors)")
            #expect(failing.errors.contains("[migration-failed]"))
            try connection.execute("DROP TABLE parcel")
            #expect(try project.run("apply", url).output == "applied     0002_parcels\n")
            try connection.execute("ALTER TABLE parcel ADD COLUMN extra text")
            let other = try project.run("rollback", url)
            #expect(other.status == 1)
            #expect(other.errors.contains("column public.parcel.extra is not expected"), "\(other.errors)")
            try connection.execute("ALTER TABLE parcel DROP COLUMN extra")
            try connection.execute("INSERT INTO parcel (label) VALUES ('x')")
            let loss = try project.run("rollback", url)
            #expect(loss.status == 1)
            #expect(loss.errors.contains("--allow-loss parcel"), "\(loss.errors)")
            // Another run holds the lock.
            try connection.execute("SELECT pg_advisory_lock(\(0x7363_6865 << 32 | 0x6D61_6765))")
            let held = try project.run("apply", url, "--wait", "0")
            #expect(held.status == 2)
            #expect(held.errors.contains("another run holds the lock: server process "), "\(held.errors)")
            try connection.execute("SELECT pg_advisory_unlock_all()")
            #expect(try project.run("rollback", url, "--allow-loss", "parcel").status == 0)
        }
    }

    @Test func controlCStopsARun() throws {
        let project = try project()
        try TestServer.shared.withDatabase { connection in
            let name = try #require(try connection.query("SELECT current_database()").first ?? nil)
            let url = try TestServer.shared.server.connectionString(database: name)
            try connection.execute(
                """
                CREATE FUNCTION slow() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
                    PERFORM pg_sleep(100)
                        WHERE current_setting('application_name') = 'slow' AND to_regclass('parcel') IS NOT NULL;
                END $$;
                CREATE EVENT TRIGGER slow ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION slow();
                """)
            // Other tests' sessions on the same server may sleep too.
            let sleepers =
                "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"
            for (signal, status) in [(SIGINT, Int32(130)), (SIGTERM, 143)] {
                let run = try project.start("apply", "--unchecked", url + " application_name=slow")
                wait { (try? connection.query(sleepers).rows.count) == 1 }
                let start = Date()
                run.signal(signal)
                let result = try run.finish()
                #expect(Date().timeIntervalSince(start) < 10)
                #expect(result.status == status, "\(result.errors)")
                #expect(!run.wasEndedBySignal)
                #expect(
                    result.errors.contains(
                        "the last migration of the database is 0001_initial. The same command goes on"),
                    "\(result.errors)")
                #expect(try connection.query("SELECT to_regclass('parcel')").first == .some(nil))
            }
            #expect(try project.run("apply", url).output == "applied     0002_parcels\n")
        }
    }

    @Test func aSecondControlCEndsAtOnce() throws {
        let project = try project()
        try TestServer.shared.withDatabase { connection in
            let name = try #require(try connection.query("SELECT current_database()").first ?? nil)
            let url = try TestServer.shared.server.connectionString(database: name)
            // A server for comparison that never starts: the programs wait.
            let folder = project.folder.appending(path: "bin")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            let major = try TestServer.shared.server.binaries.majorVersion
            for program in ["initdb", "postgres"] {
                let file = folder.appending(path: program)
                let answer = "{ echo 'postgres (PostgreSQL) \(major).1'; exit; }"
                let script = "#!/bin/sh\n[ \"$1\" = --version ] && \(answer)\nexec sleep 8\n"
                try Data(script.utf8).write(to: file)
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o755], ofItemAtPath: file.path(percentEncoded: false))
            }
            project.environment["SCHEMAGEN_POSTGRES_BIN"] = folder.path(percentEncoded: false)
            let run = try project.start("apply", url)
            let locks =
                "SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND datname = current_database() "
                + "WHERE locktype = 'advisory'"
            wait { (try? connection.query(locks).rows.count) == 1 }
            Thread.sleep(forTimeInterval: 0.5)
            run.signal(SIGINT)
            wait { run.errorsSoFar.contains("stopping") }
            #expect(run.errorsSoFar.contains("stopping; a second Ctrl-C ends at once"))
            let start = Date()
            run.signal(SIGINT)
            // Its lock goes with it; `finish` waits for the programs too.
            wait { (try? connection.query(locks).rows.count) == 0 }
            #expect(Date().timeIntervalSince(start) < 3)
            let result = try run.finish()
            #expect(run.wasEndedBySignal && result.status == SIGINT, "\(result.status) \(result.errors)")
            #expect(try connection.query("SELECT to_regclass('schemagen_journal')").first == .some(nil))
        }
    }

    @Test func aKilledRunOnSQLiteIsGoneOnWith() throws {
        let project = try project()
        let tables = 150
        try project.edit("Schema/Shop.schema") { text in
            (1...tables).reduce(into: text) { text, number in
                text += "\ntable Extra\(number) {\n    id: Int64 @primaryKey @identity\n    label: String\n}\n"
            }
        }
        let generated = try project.run("generate", "--name", "many")
        try #require(generated.status == 0, "\(generated.errors)")
        var states: [Int: Int] = [:]
        for attempt in 0..<16 {
            let path = project.path + "/killed\(attempt).db"
            try #require(try project.run("apply", path, "--to", "2").status == 0)
            try SQLiteDatabase(.file(path)).execute("INSERT INTO parcel (label) VALUES ('kept'), ('too')")
            let run = try project.start("apply", path)
            // SQLite's own journal is there as long as its transaction; every other kill comes a little later.
            let journal = path + "-journal"
            let end = Date() + 20
            while access(journal, F_OK) != 0, Date() < end { usleep(100) }
            usleep(UInt32(attempt * 700))
            run.kill()
            _ = try run.finish()
            let database = try SQLiteDatabase(.file(path))
            defer { database.close() }
            func number(_ sql: String) throws -> Int64? {
                if case .integer(let number) = try database.query(sql).first { number } else { nil }
            }
            let applied = try #require(try number("SELECT count(*) FROM schemagen_journal"))
            let made = try number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name LIKE 'extra%'")
            #expect(made == (applied == 3 ? Int64(tables) : 0))
            #expect(try database.query("PRAGMA integrity_check").first == .text("ok"))
            #expect(try number("SELECT count(*) FROM parcel") == 2)
            states[Int(applied), default: 0] += 1
            let next = try project.run("apply", path)
            #expect(next.status == 0, "\(next.errors)")
            #expect(try project.run("status", path).status == 0)
            #expect(try project.run("drift", path).status == 0)
        }
        #expect(states[2] ?? 0 > 0, "no kill fell into the migration: \(states)")
    }

    private func waitForOthers(_ connection: PostgreSQLConnection) throws {
        try wait {
            try connection.query(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
                """
            ).first == "0"
        }
    }
}
