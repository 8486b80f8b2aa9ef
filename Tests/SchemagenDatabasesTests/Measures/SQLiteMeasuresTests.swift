import Foundation
import SchemagenMeasures
import SchemagenTestSupport
import Testing

@testable import SchemagenDatabases

/// What is measured of a SQLite file.
@Suite struct SQLiteMeasuresTests {
    private static let shop = """
        CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
        CREATE TABLE "Or""der" (id INTEGER PRIMARY KEY AUTOINCREMENT, Customer_ID INTEGER REFERENCES CUSTOMER, total);
        CREATE TABLE detail (id INTEGER PRIMARY KEY REFERENCES "Or""der", x);
        CREATE TABLE pair (a INTEGER REFERENCES customer, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID;
        CREATE TABLE empty (a INTEGER REFERENCES customer);
        CREATE INDEX empty_a ON empty (A) WHERE a IS NOT NULL;
        CREATE VIRTUAL TABLE words USING fts5(w);
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
            INSERT INTO customer SELECT i, 'name ' || i FROM n;
        INSERT INTO "Or""der" (customer_id, total) SELECT id, 5 FROM customer;
        """

    /// Calls the body with the path of a new file in a folder of its own, which is removed afterwards.
    private func withFile(_ script: String, _ body: (String) throws -> Void) throws {
        let folder = "/tmp/schemagen-measures-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = "\(folder)/a b%20?#é.db"
        let database = try SQLiteDatabase(.file(path), foreignKeys: false)
        try database.execute(script)
        database.close()
        try body(path)
    }

    private func files(_ path: String) throws -> [String: Data] {
        let folder = (path as NSString).deletingLastPathComponent
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            files[name] = FileManager.default.contents(atPath: "\(folder)/\(name)")
        }
        return files
    }

    @Test func aFileIsMeasured() throws {
        try withFile(Self.shop + "ANALYZE; DELETE FROM \"Or\"\"der\" WHERE id > 100;") { (path) throws in
            let before = try files(path)
            var options = MeasureOptions()
            options.counting = .all
            options.checksIntegrity = true
            let measures = try SQLiteMeasures.read(path, options: options)
            #expect(try files(path) == before)
            #expect(measures.engine.name == "SQLite" && measures.engine.version.hasPrefix("3."))
            #expect(measures.database == "a b%20?#é.db")
            #expect(measures.takenAt.count == 27 && measures.takenAt.hasSuffix("Z"), "\(measures.takenAt)")
            #expect(measures.bytes == .measured(Int64(before.values.reduce(0) { $0 + $1.count })))
            #expect((measures.freeBytes.value ?? 0) > 0)
            #expect(measures.integrity == .measured([]))
            #expect(measures.server == nil)
            #expect(measures.unusedIndexes.reason?.reason == "SQLite does not count the uses of indexes")
            let tables = try #require(measures.tables.value)
            #expect(tables.prefix(5).map(\.name.name) == ["Or\"der", "customer", "detail", "empty", "pair"])
            #expect(try measures.table("words").kind == .virtual)
            #expect(try measures.table("words").sizes.reason?.kind == .notApplicable)
            let order = try measures.table("Or\"der")
            #expect(order.countedRows == .measured(100) && order.estimatedRows == .measured(2000))
            #expect(try measures.table("empty").estimatedRows == .unmeasured(.neverAnalysed))
            #expect(try measures.table("customer").estimatedRows == .measured(2000))
            #expect(try measures.table("empty").countedRows == .measured(0))
            let settings = try #require(measures.settings.value)
            #expect(settings.first { $0.name == "journal_mode" }?.value == "delete")
            #expect(settings.first { $0.name == "foreign_keys" } != nil)
            #expect(
                measures.foreignKeys.value?.map { "\($0.table.name) \($0.name) \($0.target.name)" } == [
                    "Or\"der (Customer_ID) customer", "detail (id) Or\"der", "empty (a) customer", "pair (a) customer",
                ])
            #expect(measures.missingIndexes.value?.map(\.foreignKey.table.name) == ["Or\"der"])
            let unique = try measures.index("sqlite_autoindex_customer_1")
            #expect(unique.isUnique && !unique.isPrimary && unique.constraint == "UNIQUE")
            #expect(try measures.index("empty_a").isPartial)
            #expect(try MeasuresDocument.read(MeasuresDocument.text(measures)) == measures)
            if let sizes = try measures.table("customer").sizes.value {
                #expect(sizes.heapBytes > 20_000 && sizes.indexBytes > 20_000)
                #expect(unique.bytes == .measured(sizes.indexBytes))
                #expect(try measures.index("sqlite_autoindex_pair_1").bytes.reason?.kind == .notApplicable)
            } else {
                #expect(try measures.table("customer").sizes.reason?.reason == "this build of SQLite has no dbstat")
            }
        }
    }

    @Test func nothingCostlyIsDoneUnasked() throws {
        try withFile(Self.shop) { (path) throws in
            var options = MeasureOptions()
            options.countsPages = false
            let measures = try SQLiteMeasures.read(path, options: options)
            #expect(measures.integrity.reason?.kind == .notAsked)
            #expect(try measures.table("customer").countedRows.reason?.kind == .notAsked)
            #expect(try measures.table("customer").sizes.reason?.kind == .notAsked)
            #expect(try measures.table("customer").estimatedRows.reason?.kind == .neverAnalysed)
        }
    }

    @Test func aMissingFileIsAnErrorAndIsNotMade() throws {
        let path = "/tmp/schemagen-none-\(UUID().uuidString.prefix(8)).db"
        let error = #expect(throws: SQLiteError.self) { try SQLiteMeasures.read(path) }
        #expect(error?.message.hasPrefix("\(path): unable to open") == true, "\(String(describing: error))")
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(throws: SQLiteError.self) { try SQLiteMeasures.read("/tmp") }
        #expect(throws: SQLiteError.self) { try SQLiteMeasures.read("/bin/sh") }
    }

    @Test func aFileWithAClosedLogIsLeftAsItIs() throws {
        try withFile("PRAGMA journal_mode = wal; \(Self.shop)") { (path) throws in
            let before = try files(path)
            #expect(before.count == 1)
            let measures = try SQLiteMeasures.read(path)
            #expect(measures.settings.value?.first { $0.name == "journal_mode" }?.value == "wal")
            #expect(try files(path) == before)
        }
    }

    @Test func anOpenLogIsRead() throws {
        try withFile("PRAGMA journal_mode = wal; CREATE TABLE t (a)") { (path) throws in
            let writer = try SQLiteDatabase(.file(path))
            try writer.execute("PRAGMA wal_autocheckpoint = 0; INSERT INTO t VALUES (1), (2)")
            let before = try files(path)
            #expect(before.count == 3)
            var options = MeasureOptions()
            options.counting = .all
            let measures = try SQLiteMeasures.read(path, options: options)
            #expect(try measures.table("t").countedRows == .measured(2))
            #expect(measures.settings.value?.first { $0.name == "journal_mode" }?.value == "wal")
            #expect(Set(try files(path).keys) == Set(before.keys))
            try writer.execute("INSERT INTO t VALUES (3)")
            #expect(try writer.query("SELECT count(*) FROM t").first == .integer(3))
        }
    }

    @Test func aLogThatWasLeftBehindIsNotGuessedAt() throws {
        try withFile("PRAGMA journal_mode = wal; CREATE TABLE t (a)") { (path) throws in
            let writer = try SQLiteDatabase(.file(path))
            try writer.execute("PRAGMA wal_autocheckpoint = 0; INSERT INTO t VALUES (1), (2)")
            try FileManager.default.createDirectory(atPath: "\(path).d", withIntermediateDirectories: false)
            let copy = "\(path).d/copy.db"
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            try FileManager.default.copyItem(atPath: "\(path)-wal", toPath: "\(copy)-wal")
            let error = #expect(throws: SQLiteError.self) { try SQLiteMeasures.read(copy) }
            #expect(error?.message.contains("changes that a program left behind") == true)
            #expect(try files(copy).keys.sorted() == ["copy.db", "copy.db-wal"])
        }
    }

    @Test func aChangeMeanwhileIsNoticed() throws {
        try withFile("PRAGMA journal_mode = wal; CREATE TABLE t (a)") { (path) throws in
            let error = #expect(throws: SQLiteError.self) {
                try SQLiteMeasures.inSnapshot(path) { (session) throws in
                    let writer = try SQLiteDatabase(.file(path))
                    try writer.execute("PRAGMA wal_autocheckpoint = 0; INSERT INTO t VALUES (1)")
                    #expect(session.count("SELECT count(*) FROM t") == .measured(0))
                    withExtendedLifetime(writer) {}
                    _ = Unmanaged.passRetained(writer)
                }
            }
            #expect(error?.message.contains("changed while it was measured") == true)
        }
    }

    @Test func onlyReadingCounts() throws {
        try withFile("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)") { (path) throws in
            try SQLiteMeasures.inSnapshot(path) { (session) throws in
                #expect(session.count("SELECT count(*) FROM t;") == .measured(2))
                let others = [
                    "DELETE FROM t", "COMMIT", "SELECT 1; SELECT 2", "SELECT 'a'", "SELECT 1, 2", "SELECT a FROM t", "",
                    "ATTACH '\(path)-other' AS x", "SELECT nosuch FROM t",
                ]
                for sql in others { #expect(session.count(sql).reason?.kind == .failed, "\(sql)") }
                #expect(session.count("SELECT count(*) FROM t -- all") == .measured(2))
            }
            #expect(try files(path).count == 1)
        }
    }

    @Test func aBuildWithoutPageCountsSaysSo() {
        #expect(
            Unmeasured(SQLiteError(code: 1, message: "no such table: dbstat"))
                == .init(.notAvailable, "this build of SQLite has no dbstat"))
    }
}
