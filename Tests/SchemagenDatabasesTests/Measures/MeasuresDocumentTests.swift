import Foundation
import SchemagenDatabases
import SchemagenMeasures
import SchemagenTestSupport
import Testing

/// The saved form of measures.
@Suite struct MeasuresDocumentTests {
    /// Measures in which everything is said, whatever the engine.
    static var full: DatabaseMeasures {
        var measures = DatabaseMeasures(
            engine: .init(name: "PostgreSQL", version: "18.1"), database: "shop \"x\"\n",
            takenAt: "2026-01-31T08:15:00.000000Z")
        measures.bytes = .measured(.max)
        measures.integrity = .measured(["row 1 missing", "é e\u{301} \u{2028}"])
        var table = TableMeasures(
            RelationName("S s", "e\u{301}"), kind: .divided, partitionOf: RelationName("public", "whole"))
        table.sizes = .measured(TableSizes(heapBytes: 1, toastBytes: 2, indexBytes: 3))
        table.estimatedRows = .unmeasured(.init(.neverAnalysed, "never analysed"))
        table.countedRows = .measured(0)
        var use = TableUse()
        use.liveRows = 5
        use.lastVacuum = "2026-01-30T08:15:00.000000Z"
        table.use = .measured(use)
        table.bloat = .measured(BloatEstimate(bytes: 0, ofBytes: 8192))
        measures.tables = .measured([table, TableMeasures(RelationName("public", "é"))])
        var index = IndexMeasures("i", of: table.name)
        index.columns = ["a", nil]
        index.condition = "(a IS NOT NULL)"
        var indexUse = IndexUse()
        indexUse.scans = 7
        indexUse.lastUsedAt = .measured(nil)
        index.use = .measured(indexUse)
        measures.indexes = .measured([index])
        measures.foreignKeys = .measured([
            ForeignKeyMeasures("f", of: table.name, columns: ["a"], target: RelationName("public", "é"))
        ])
        measures.unvalidatedConstraints = .measured([UnvalidatedConstraint("c", of: table.name, kind: .notNull)])
        measures.settings = .measured([SettingMeasure(name: "wal_level", value: "replica")])
        var server = ServerMeasures()
        server.statsReset = .measured(nil)
        server.systemIdentifier = .measured("7300000000000000000")
        server.isReplica = .measured(false)
        server.standbys = .measured([
            StandbyMeasures(name: "s", state: "streaming", mode: "async", lagBytes: 5, lagMilliseconds: nil)
        ])
        server.slots = .measured([
            ReplicationSlotMeasures(name: "s", kind: "physical", isActive: true, retainedBytes: 1, status: nil)
        ])
        server.oldTransactions = .measured([
            TransactionMeasures(process: 1, role: nil, application: "", state: "active", ageMilliseconds: 2)
        ])
        server.preparedTransactions = .measured([
            PreparedTransactionMeasures(identifier: "p", role: "r", ageMilliseconds: 3)
        ])
        server.blockedSessions = .measured([
            BlockedSessionMeasures(process: 1, blockedBy: [2, 3], lock: "ShareLock", relation: table.name)
        ])
        server.statementExtension = .measured(StatementExtension(schema: "x", version: "1.10", isReadable: true))
        server.slowStatements = .measured([
            StatementMeasures(
                text: .unmeasured(.init(.notPermitted, "hidden")), role: "r", calls: 4, totalMicroseconds: 10,
                maximumMicroseconds: 9, rows: 1)
        ])
        measures.server = server
        return measures
    }

    @Test func whatIsSavedIsRead() throws {
        let measures = Self.full
        let text = MeasuresDocument.text(measures)
        let read = try MeasuresDocument.read(text)
        #expect(read == measures)
        #expect(MeasuresDocument.text(read) == text)
        let names = try #require(read.tables.value).map { Array($0.name.name.utf8) }
        #expect(names == [Array("e\u{301}".utf8), Array("é".utf8)])
        let nothing = DatabaseMeasures(engine: .init(name: "SQLite", version: "3"), database: "", takenAt: "")
        #expect(try MeasuresDocument.read(MeasuresDocument.text(nothing)) == nothing)
    }

    @Test func aLiveDatabaseIsSavedAndRead() throws {
        let setup = """
            CREATE TABLE "a ""b"" c" (id int PRIMARY KEY, v text); CREATE INDEX ON "a ""b"" c" (lower(v)) WHERE v <> '';
            CREATE TABLE d (id int REFERENCES "a ""b"" c") PARTITION BY LIST (id);
            CREATE TABLE d1 PARTITION OF d FOR VALUES IN (1);
            """
        try MeasuresExample.onEachServer(setup) { (example) throws in
            var options = MeasureOptions()
            options.counting = .all
            let measures = try example.measures(options)
            #expect(try MeasuresDocument.read(MeasuresDocument.text(measures)) == measures)
            try example.withRole { (connection) throws in
                let some = try PostgreSQLMeasures.read(connection)
                #expect(try MeasuresDocument.read(MeasuresDocument.text(some)) == some)
            }
        }
    }

    @Test func itsLinesAreWellCompared() {
        let lines = MeasuresDocument.text(Self.full).split(separator: "\n").map(String.init)
        #expect(lines.first == "{" && lines.last == "}")
        let names = lines.filter { $0.hasPrefix("  \"") }.map { $0.dropFirst(3).prefix { $0 != "\"" } }
        #expect(names == names.sorted())
        #expect(names.contains("format") && names.contains("version"))
        // One table a line.
        #expect(lines.filter { $0.contains("\"countedRows\"") }.count == 2)
        #expect(lines.contains("    {\"name\":\"wal_level\",\"value\":\"replica\"}"))
        #expect(lines.contains("  \"bytes\": 9223372036854775807,"))
        #expect(
            lines.contains("  \"freeBytes\": {\"unmeasured\":{\"kind\":\"notAsked\",\"reason\":\"not asked for\"}},"))
    }

    /// What is changed in a text, and what is then said.
    @Test(arguments: [
        ("{", "[", "not JSON: unexpected character (at byte 11)"),
        (
            "\"schemagen-measures\"", "\"other\"",
            "no measures of a database: there is no \"format\": \"schemagen-measures\""
        ),
        ("\"version\": 1\n", "\"version\": 2\n", "version: measures of version 2; version 1 can be read"),
        ("\"version\": 1\n", "\"version\": \"1\"\n", "version: a whole number is missing"),
        (
            "\"heapBytes\":1", "\"heapBytes\":\"1\"",
            "tables[0].sizes.heapBytes: a whole number of 64 bits is expected, and \"1\" stands there"
        ),
        (
            "\"heapBytes\":1", "\"heapBytes\":1.5",
            "tables[0].sizes.heapBytes: a whole number of 64 bits is expected, and the number 1.5 stands there"
        ),
        ("\"heapBytes\":1,", "", "tables[0].sizes.heapBytes: it is missing"),
        ("\"heapBytes\":1", "\"heapBytes\":1,\"heapByte\":1", "tables[0].sizes: it has \"heapByte\", which is unknown"),
        (
            "\"kind\":\"notNull\"", "\"kind\":\"cut\"",
            "unvalidatedConstraints[0].kind: one of check, foreignKey, notNull, other is expected, "
                + "and \"cut\" stands there"
        ),
        (
            "\"isActive\":true", "\"isActive\":1",
            "server.slots[0].isActive: true or false is expected, and the number 1 stands there"
        ),
        (
            "\"bytes\": 9223372036854775807", "\"bytes\": 9223372036854775808",
            "bytes: a whole number of 64 bits is expected, and the number 9.223372036854776e+18 stands there"
        ),
    ]) func whatIsWrongIsNamed(_ old: String, _ new: String, _ message: String) throws {
        let text = MeasuresDocument.text(Self.full)
        let start = try #require(text.range(of: old))
        let error = #expect(throws: MeasuresDocumentError.self) {
            try MeasuresDocument.read(text.replacingCharacters(in: start, with: new))
        }
        #expect(error?.description == message)
    }

    @Test(arguments: ["", "null", "[]", "{}", "{\"version\":1}", "\u{0}", "not json"]) func garbageIsRefused(
        _ text: String
    ) {
        #expect(throws: MeasuresDocumentError.self) { try MeasuresDocument.read(text) }
    }
}
