import Foundation
import SchemagenDatabases
import SchemagenDocuments
import SchemagenFiles
import SchemagenGeneration
import SchemagenHistory
import SchemagenModel
import SchemagenProject
import SchemagenVerification
import SchemagenTestSupport
import Testing

/// The repository's own schema and everything generated from it, on real engines.
private let location = try? ProjectLocation.find(
    schema: nil,
    root: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .path(percentEncoded: false))

private func readAndCompile() throws -> (files: ProjectFiles, compiled: CompiledSchema) {
    try #require(location).read(models: true, documents: true, compile: { ProjectCheck.compile($0) })
}

private func readProject() throws -> ProjectFiles {
    try #require(location).read(models: true, documents: true)
}

private func sql(_ entry: LockEntry, _ database: Database, _ direction: Direction, _ files: ProjectFiles) throws
    -> String
{
    String(decoding: try #require(files.migrations.files[entry.path(database, direction)]), as: UTF8.self)
}

@Suite struct LivingExampleTests {
    @Test func everythingIsInStep() throws {
        let (files, compiled) = try readAndCompile()
        let diagnostics = ProjectCheck.check(
            files, compiled, documents: { DocumentGenerator.files(for: $0, history: $1) })
        #expect(diagnostics.map(\.text) == [])
    }

    /// Up, compared with the snapshot built afresh, down, compared, up again; with rows; on every engine at hand.
    @Test func theHistoryIsProved() throws {
        let files = try readProject()
        let verification = try #require(HistoryVerification.prepare(files).verification)
        func report(_ database: Database, _ replay: ([ReplayStep]) throws -> ReplayReport) throws {
            let report = try replay(#require(verification.steps(on: database).steps))
            #expect(report.findings == [], "\(database.title) \(report.version)")
            #expect(report.measured.count == 97)
            #expect(report.unmeasured.isEmpty)
        }
        try report(.sqlite) { try HistoryReplay.run($0, on: SQLiteReplayServer()) }
        for server in try TestServer.all.get() {
            try report(.postgresql) { try HistoryReplay.run($0, on: PostgreSQLReplayServer(server.server)) }
        }
        // What is committed says so too.
        let evidence = try #require(files.migrations.files[Evidence.fileName].flatMap { Evidence($0) })
        for database in Database.allCases {
            #expect(evidence.record(for: database, chain: verification.lock.tip) != nil)
        }
    }

    @Test func generatingAgainWritesNothing() throws {
        let (files, compiled) = try readAndCompile()
        let generation = Generation.run(files, compiled, documents: { DocumentGenerator.files(for: $0, history: $1) })
        #expect(generation.diagnostics.isEmpty)
        #expect(generation.writes.isEmpty)
        #expect(generation.deletions.isEmpty)
    }

    @Test func theHistoryRunsUpDownUpOnPostgreSQL() throws {
        let files = try readProject()
        let lock = try #require(HistoryCheck.check(files.migrations).lock)
        #expect(lock.entries.count == 3)
        try withDatabase { connection in
            func run(_ entry: LockEntry, _ direction: Direction) throws {
                try connection.execute("BEGIN")
                try connection.execute(sql(entry, .postgresql, direction, files))
                try connection.execute("COMMIT")
            }
            var states = [try Catalogue(connection)]
            for entry in lock.entries {
                try run(entry, .up)
                states.append(try Catalogue(connection))
            }
            try Self.compareWithTheRunningSystem(connection)
            for (position, entry) in lock.entries.enumerated().reversed() {
                try run(entry, .down)
                #expect(try Catalogue(connection).difference(from: states[position]) == [])
            }
            for entry in lock.entries { try run(entry, .up) }
            #expect(try Catalogue(connection).difference(from: states[lock.entries.count]) == [])
        }
    }

    /// What the running system's database holds for the tables of the last two migrations, counted on a real server:
    /// 34 indexes, 16 of them on auto_responses, and 5 foreign keys.
    private static func compareWithTheRunningSystem(_ connection: PostgreSQLConnection) throws {
        func count(_ query: String) throws -> String? { try connection.query(query).first ?? nil }
        let tables = "('auto_responses', 'response_variables', 'campaign_metrics', 'campaign_metrics_snapshots')"
        #expect(try count("SELECT count(*) FROM pg_indexes WHERE tablename IN \(tables)") == "34")
        #expect(try count("SELECT count(*) FROM pg_indexes WHERE tablename = 'auto_responses'") == "16")
        let foreignKeys = """
            SELECT count(*) FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
            WHERE c.contype = 'f' AND t.relname IN \(tables)
            """
        #expect(try count(foreignKeys) == "5")
        #expect(
            try count("SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
                == "97")
    }

    @Test func theHistoryRunsUpDownUpOnSQLite() throws {
        let files = try readProject()
        let lock = try #require(HistoryCheck.check(files.migrations).lock)
        try withSQLite { database in
            func run(_ entry: LockEntry, _ direction: Direction) throws {
                try database.execute("BEGIN")
                try database.execute(sql(entry, .sqlite, direction, files))
                try database.execute("COMMIT")
            }
            var states = [try Catalogue(database)]
            for entry in lock.entries {
                try run(entry, .up)
                states.append(try Catalogue(database))
            }
            let tables = try database.query(
                "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
            #expect(tables.first == .integer(97))
            for (position, entry) in lock.entries.enumerated().reversed() {
                try run(entry, .down)
                #expect(try Catalogue(database).difference(from: states[position]) == [])
            }
            for entry in lock.entries { try run(entry, .up) }
            #expect(try Catalogue(database).difference(from: states[lock.entries.count]) == [])
        }
    }
}
