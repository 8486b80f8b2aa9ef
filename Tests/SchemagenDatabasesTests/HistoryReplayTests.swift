import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// Histories replayed on real engines: what holds is proved, and each thing that does not is found.
@Suite struct HistoryReplayTests {
    /// A history of two migrations for either engine; the second makes a table that refers to the first's.
    private static func history(
        up: String = "CREATE TABLE b (id int PRIMARY KEY, a_id int NOT NULL REFERENCES a (id), note text);",
        down: String = "DROP TABLE b;", isLossy: Bool = false, isIrreversible: Bool = false
    ) -> [ReplayStep] {
        let first = "CREATE TABLE a (id int PRIMARY KEY, name text NOT NULL CHECK (name <> ''));"
        let second = "CREATE TABLE b (id int PRIMARY KEY, a_id int NOT NULL REFERENCES a (id), note text);"
        return [
            ReplayStep(
                title: "0001_initial", up: .init(path: "0001.up.sql", text: first),
                down: .init(path: "0001.down.sql", text: "DROP TABLE a;"),
                afresh: .init(path: "0001.schema", text: first)),
            ReplayStep(
                title: "0002_more", up: .init(path: "0002.up.sql", text: up),
                down: .init(path: "0002.down.sql", text: down),
                afresh: .init(path: "0002.schema", text: "\(first)\n\(second)"), isLossy: isLossy,
                isIrreversible: isIrreversible),
        ]
    }

    private static func reports(_ steps: [ReplayStep]) throws -> [ReplayReport] {
        var reports = [try HistoryReplay.run(steps, on: SQLiteReplayServer())]
        for server in try TestServer.all.get() {
            reports.append(try HistoryReplay.run(steps, on: PostgreSQLReplayServer(server.server)))
        }
        return reports
    }

    @Test func aHistoryThatHoldsIsProved() throws {
        var titles: [String] = []
        let report = try HistoryReplay.run(Self.history(), on: SQLiteReplayServer()) { titles.append($0) }
        #expect(titles == ["0001_initial", "0002_more"])
        #expect(report.findings == [])
        #expect(report.measured == ["a", "b"])
        for report in try Self.reports(Self.history()) {
            #expect(report.isProved, "\(report.version): \(report.findings)")
            #expect(report.measured.count == 2)
            #expect(report.unmeasured.isEmpty)
            #expect(!report.version.isEmpty)
        }
    }

    @Test func anotherStructureThanTheSnapshotsIsFound() throws {
        let steps = Self.history(up: "CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a (id), note text);")
        for report in try Self.reports(steps) {
            #expect(report.findings.map(\.kind) == [.structure], "\(report.findings)")
            #expect(report.findings.first?.path == "0002.up.sql")
            #expect(report.findings.first?.message.contains("b.a_id") == true)
        }
    }

    @Test func aDownThatLeavesSomethingIsFound() throws {
        let steps = Self.history(
            up:
                "CREATE TABLE b (id int PRIMARY KEY, a_id int NOT NULL REFERENCES a (id), note text); CREATE VIEW v AS SELECT id FROM a;",
            down: "DROP TABLE b;")
        for report in try Self.reports(steps) {
            #expect(report.findings.contains { $0.kind == .structure && $0.message.contains("v is not expected") })
            #expect(report.findings.contains { $0.kind == .down && $0.path == "0002.down.sql" })
            // The view is still there: the second up fails.
            #expect(report.findings.contains { $0.kind == .failure && $0.path == "0002.up.sql" })
        }
    }

    @Test func aScriptThatFailsEndsTheReplayAtItsPlace() throws {
        let steps = Self.history(up: "CREATE TABLE b (id int PRIMARY KEY);\nCREATE TABLE b2 (id int,, x int);")
        for report in try Self.reports(steps) {
            #expect(report.findings.map(\.kind) == [.failure])
            #expect(report.findings.first?.position?.line == 2, "\(report.findings)")
        }
    }

    @Test func lostRowsAreFoundUnlessTheLossIsSaid() throws {
        let up = "CREATE TABLE b (id int PRIMARY KEY, a_id int NOT NULL REFERENCES a (id), note text); DELETE FROM a;"
        for report in try Self.reports(Self.history(up: up)) {
            #expect(report.findings.contains { $0.kind == .loss && $0.path == "0002.up.sql" }, "\(report.findings)")
        }
        for report in try Self.reports(Self.history(up: up, isLossy: true)) {
            #expect(report.findings == [])
        }
    }

    @Test func rowsThatADownLosesAreFound() throws {
        for report in try Self.reports(Self.history(down: "DROP TABLE b; DELETE FROM a;")) {
            #expect(report.findings.map(\.kind).contains(.loss), "\(report.findings)")
            #expect(report.findings.allSatisfy { $0.path == "0002.down.sql" })
        }
    }

    @Test func anIrreversibleDownIsNotTried() throws {
        for report in try Self.reports(Self.history(down: "this is no SQL", isIrreversible: true)) {
            #expect(report.findings == [])
            #expect(report.irreversible == ["0002_more"])
        }
    }

    @Test func aTableThatStaysEmptyIsNamed() throws {
        let table = "CREATE TABLE a (id int PRIMARY KEY CHECK (id < 0 AND id > 0));"
        let steps = [
            ReplayStep(
                title: "0001_initial", up: .init(path: "u", text: table), down: .init(path: "d", text: "DROP TABLE a"),
                afresh: .init(path: "s", text: table))
        ]
        for report in try Self.reports(steps) {
            #expect(report.findings == [])
            #expect(report.measured == [])
            #expect(report.unmeasured.keys.first?.hasSuffix("a") == true)
        }
    }

    /// A table whose made-up rows broke what every migration asks for, so that none was ever looked for, is not measured.
    @Test func rowsThatWereTakenOutMeasureNothing() throws {
        func step(_ number: Int, _ up: String, _ down: String, _ all: String) -> ReplayStep {
            ReplayStep(
                title: "\(number)", up: .init(path: "\(number).up.sql", text: up),
                down: .init(path: "\(number).down.sql", text: down), afresh: .init(path: "s", text: all))
        }
        let (a, b) = ("CREATE TABLE a (id int PRIMARY KEY, n int NOT NULL);", "CREATE TABLE b (id int PRIMARY KEY);")
        let index = "CREATE UNIQUE INDEX one ON a ((n * 0));"
        let (first, third) = (step(1, a, "DROP TABLE a;", a), "CREATE TABLE c (id int PRIMARY KEY);")
        for report in try Self.reports([first, step(2, index + b, "DROP TABLE b; DROP INDEX one;", a + index + b)]) {
            #expect(report.findings == [], "\(report.findings)")
            #expect(report.measured.map { $0.split(separator: ".").last } == ["b"], "\(report.version)")
            #expect(report.unmeasured.keys.first?.hasSuffix("a") == true)
            #expect(report.unmeasured.values.first?.contains("were taken out") == true)
        }
        // Another migration finds them again.
        let both = [
            first, step(2, b, "DROP TABLE b;", a + b),
            step(3, index + third, "DROP TABLE c; DROP INDEX one;", a + b + index + third),
        ]
        for report in try Self.reports(both) {
            #expect(report.findings == [], "\(report.findings)")
            #expect(report.unmeasured.keys.allSatisfy { $0.hasSuffix("b") }, "\(report.unmeasured)")
            #expect(report.measured.count == 2)
        }
    }

    @Test func rowsOfTheUserAreInsertedOnceTheirTablesAreThere() throws {
        let rows = ReplayStep.Script(
            path: "rows.sql", text: "INSERT INTO a VALUES (77, 'mine'); INSERT INTO b VALUES (1, 77, NULL);")
        let report = try HistoryReplay.run(Self.history(), on: SQLiteReplayServer(), fixture: rows)
        #expect(report.findings == [])
        let wrong = ReplayStep.Script(path: "rows.sql", text: "INSERT INTO a VALUES (77, '');\n")
        let refused = try HistoryReplay.run(Self.history(), on: SQLiteReplayServer(), fixture: wrong)
        #expect(refused.findings.map(\.kind) == [.failure])
        #expect(refused.findings.first?.path == "rows.sql")
    }

    @Test func postgreSQLSaysWhatCannotBeVerified() throws {
        let up = "CREATE TABLE b (id int PRIMARY KEY, a_id int NOT NULL REFERENCES a (id), note text);"
        for server in try TestServer.all.get() {
            let replay = try PostgreSQLReplayServer(server.server)
            let lacking = try HistoryReplay.run(Self.history(up: "CREATE EXTENSION no_such_extension;"), on: replay)
            #expect(lacking.findings.map(\.kind) == [.unverifiable], "\(lacking.findings)")
            // Roles are not a history's; a throw-away server makes them up.
            let granting = try HistoryReplay.run(
                Self.history(up: up + " GRANT SELECT ON b TO a_role_of_production;"), on: replay)
            #expect(!granting.findings.contains { $0.kind == .failure }, "\(granting.findings)")
        }
    }

    @Test func scratchDatabasesGo() throws {
        for binaries in try TestServer.all.get().map(\.server.binaries) {
            // Other tests make databases too: this one has a server to itself.
            let server = try ThrowawayServer(binaries)
            defer { server.stop() }
            func databases() throws -> [String?] {
                let connection = try server.connect()
                defer { connection.close() }
                return try connection.query("SELECT datname FROM pg_database WHERE datname LIKE 'schemagen%'").rows.map
                {
                    $0[0]
                }
            }
            let replay = try PostgreSQLReplayServer(connectionString: server.connectionString())
            _ = try HistoryReplay.run(Self.history(), on: replay)
            _ = try HistoryReplay.run(Self.history(up: "no SQL"), on: replay)
            #expect(try databases().isEmpty)
        }
    }
}
