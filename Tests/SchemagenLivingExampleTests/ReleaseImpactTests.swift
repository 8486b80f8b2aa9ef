import Foundation
import SchemagenDatabases
import SchemagenDocuments
import SchemagenFiles
import SchemagenGeneration
import SchemagenHistory
import SchemagenModel
import SchemagenProject
import SchemagenTestSupport
import Testing

/// The summary of the repository's own release 0002 to 0003 against what real servers hold after it.
@Suite struct ReleaseImpactTests {
    private let files: ProjectFiles
    private let schema: Schema

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path(percentEncoded: false)
        let location = try ProjectLocation.find(schema: nil, root: root)
        let (files, compiled) = try location.read(models: true, documents: true, compile: { ProjectCheck.compile($0) })
        self.files = files.seenFromRoot
        schema = try #require(compiled.schema)
    }

    private var summary: String {
        get throws {
            let range = MigrationRange(2, 3)
            let input = ReleaseReport.Input(
                range: range, plans: try #require(RecordedPlan.plans(of: range, in: files.migrations).plans),
                schema: schema, history: files.migrations,
                evidence: files.migrations.files[Evidence.fileName].flatMap { Evidence($0) },
                drift: DriftCheck.findings(files, schema: schema))
            return ReleaseReport.file(input).text
        }
    }

    /// The cells of the last row of a table by the words above them.
    private func totals(_ title: String) throws -> [String: Int] {
        let lines = try summary.split(separator: "\n").map(String.init)
        let start = try #require(lines.firstIndex { $0.hasPrefix("| \(title) |") })
        func cells(_ line: String) -> [String] {
            line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let last = try #require(lines[start...].first { $0.hasPrefix("| **All of") })
        return Dictionary(
            zip(cells(lines[start]), cells(last)).compactMap { title, cell in Int(cell).map { (title, $0) } }
        ) {
            first, _ in first
        }
    }

    private func sql(_ entry: LockEntry, _ database: Database) throws -> String {
        String(decoding: try #require(files.migrations.files[entry.path(database, .up)]), as: UTF8.self)
    }

    @Test func theNumbersAreThoseOfPostgreSQL() throws {
        let lock = try #require(HistoryCheck.check(files.migrations).lock)
        try withDatabase { connection in
            func counts() throws -> [String: Int] {
                func count(_ query: String) throws -> Int {
                    Int((try connection.query(query).first ?? nil) ?? "") ?? -1
                }
                let constraints =
                    "SELECT count(*) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype ="
                let indexes = """
                    SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                    LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u')
                    WHERE c.relnamespace = 'public'::regnamespace
                    """
                return [
                    "Tables": try count(
                        "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"),
                    "Columns": try count(
                        """
                        SELECT count(*) FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
                        WHERE attnum > 0 AND NOT attisdropped AND relkind = 'r'
                            AND relnamespace = 'public'::regnamespace
                        """),
                    "Foreign keys": try count("\(constraints) 'f'"),
                    "Checks": try count("\(constraints) 'c'"),
                    "Indexes": try count(indexes),
                    "of primary keys": try count("\(indexes) AND k.contype = 'p'"),
                    "unique, primary keys aside": try count("\(indexes) AND k.contype = 'u'"),
                    // A flag makes an index over one column, and what these tables declare has several.
                    "by column flags": try count("\(indexes) AND k.contype IS DISTINCT FROM 'p' AND indnkeyatts = 1"),
                    "declared with the table": try count(
                        "\(indexes) AND k.contype IS DISTINCT FROM 'p' AND indnkeyatts > 1"),
                    "Enums": try count("SELECT count(*) FROM pg_type WHERE typtype = 'e'"),
                ]
            }
            try connection.execute(sql(lock.entries[0], .postgresql))
            let before = try counts()
            for entry in lock.entries[1...2] { try connection.execute(sql(entry, .postgresql)) }
            let added = try counts().merging(before) { $0 - $1 }
            let told = try totals("Added on PostgreSQL")
            #expect(added.filter { $0.value != 0 } == told)
            // As counted on the running system's server.
            #expect(told["Tables"] == 4)
            #expect(told["Foreign keys"] == 5)
            #expect(told["Indexes"] == 34)
            #expect(told["by column flags"] == 22)
            #expect(told["declared with the table"] == 8)
            #expect(told["of primary keys"] == 4)
        }
    }

    @Test func theNumbersAreThoseOfSQLite() throws {
        let lock = try #require(HistoryCheck.check(files.migrations).lock)
        try withSQLite { database in
            func count(_ query: String) throws -> Int {
                guard case .integer(let number)? = try database.query(query).first else { return -1 }
                return Int(number)
            }
            func counts() throws -> [String: Int] {
                let tables = "sqlite_schema t WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'"
                let indexes =
                    "SELECT count(*) FROM sqlite_schema t, pragma_index_list(t.name) i WHERE t.type = 'table' AND"
                return [
                    "Tables": try count("SELECT count(*) FROM \(tables)"),
                    "Columns": try count(
                        "SELECT count(*) FROM sqlite_schema t, pragma_table_info(t.name) WHERE t.type = 'table' "
                            + "AND t.name NOT LIKE 'sqlite%'"),
                    "Foreign keys": try count(
                        "SELECT count(*) FROM sqlite_schema t, pragma_foreign_key_list(t.name) WHERE t.type = 'table'"),
                    "Indexes": try count("\(indexes) true"),
                    "unique, primary keys aside": try count("\(indexes) i.origin = 'u'"),
                ]
            }
            try database.execute(sql(lock.entries[0], .sqlite))
            let before = try counts()
            for entry in lock.entries[1...2] { try database.execute(sql(entry, .sqlite)) }
            let added = try counts().merging(before) { $0 - $1 }
            let told = try totals("Added on SQLite")
            for (name, number) in added { #expect(told[name] == number, "\(name)") }
            #expect(told["of primary keys"] == nil)
        }
    }

    /// What is committed is what the project gives today.
    @Test func theCommittedReportsAreUpToDate() throws {
        var files = files
        files.documents = nil
        var drift = DriftCheck.findings(files, schema: schema)
        drift.documents = []
        let evidence = files.migrations.files[Evidence.fileName].flatMap { Evidence($0) }
        let lint = ProjectLint.run(files)
        let page = ValidationReport.file(
            ValidationReport.Input(
                schema: schema, history: files.migrations, evidence: evidence, findings: lint.findings,
                suppressed: lint.suppressed, drift: drift))
        #expect(files.reports[page.name] != nil)
        #expect(ReportCheck.compare(page, with: files)?.headline == nil)
        // Both servers of the running system hold 610 indexes; see the counts of its own models.
        #expect(page.text.contains("PostgreSQL 610: "))
        #expect(page.text.contains("82 of 82 targets exist"))
    }
}
