import SchemagenDatabases
import SchemagenMeasures
import SchemagenTestSupport
import Testing

/// What is different between saved measures and new ones.
@Suite struct MeasuresComparisonTests {
    private static let setup = """
        CREATE TABLE t (id int PRIMARY KEY, v text); CREATE INDEX t_v ON t (v); CREATE TABLE old (a int);
        INSERT INTO t SELECT i, 'v' || i FROM generate_series(1, 100) i; ANALYZE;
        """

    @Test func insertsAreSeen() throws {
        try MeasuresExample.onEachServer(Self.setup) { (example) throws in
            let before = try MeasuresDocument.read(MeasuresDocument.text(example.measures()))
            try example.run(
                """
                INSERT INTO t SELECT i, 'v' || i FROM generate_series(101, 5000) i; UPDATE t SET v = 'x' WHERE id <= 10;
                DELETE FROM t WHERE id > 4999; SELECT count(*) FROM t; DROP TABLE old; CREATE TABLE new (a int UNIQUE);
                ANALYZE; SET enable_seqscan = off; SELECT * FROM t WHERE v = 'v7'
                """)
            let comparison = MeasuresComparison(before, try example.measures())
            #expect(comparison.caveats.isEmpty && comparison.countsReason == nil)
            #expect((comparison.bytes.difference.value ?? 0) > 0)
            let tables = try #require(comparison.tables.value)
            #expect(tables.new.map(\.name.name) == ["new"])
            #expect(tables.gone.map(\.name.name) == ["old"])
            #expect(tables.kept.map(\.name.name) == ["t"])
            let table = tables.kept[0]
            #expect(table.rows.before == .measured(100) && table.rows.after == .measured(4999))
            #expect(table.rows.difference == .measured(4899) && !table.isCounted)
            #expect((table.bytes.difference.value ?? 0) > 100_000)
            #expect(table.insertedRows.difference == .measured(4900))
            #expect(table.updatedRows.difference == .measured(10))
            #expect(table.deletedRows.difference == .measured(1))
            #expect((table.sequentialScans.difference.value ?? 0) >= 1)
            let indexes = try #require(comparison.indexes.value)
            #expect(indexes.new.map(\.name) == ["new_a_key"])
            #expect(indexes.kept.map(\.name.name) == ["t_pkey", "t_v"])
            #expect((indexes.kept[1].scans.difference.value ?? 0) >= 1)
            #expect((indexes.kept[0].bytes.difference.value ?? 0) > 0)
        }
    }

    @Test func aResetOfTheCountsIsSaid() throws {
        try MeasuresExample.onEachServer(Self.setup) { (example) throws in
            let before = try example.measures()
            try example.run("SELECT pg_stat_reset(); INSERT INTO t VALUES (1000, 'x')")
            let after = try example.measures()
            let comparison = MeasuresComparison(before, after)
            let reset = try #require(after.server?.statsReset.value ?? nil)
            #expect(comparison.caveats == [.countsReset(before: nil, after: reset)])
            let table = try #require(comparison.tables.value?.kept.last)
            #expect(
                table.insertedRows.difference.reason?.reason == "the counts of uses were reset in between, at \(reset)")
            // Sizes are told all the same.
            #expect(table.bytes.difference.value != nil)
        }
    }

    /// After a crash the counts begin anew without a word.
    @Test func aCountThatFellWasReset() throws {
        try MeasuresExample.onEachServer(Self.setup) { (example) throws in
            let measures = try example.measures()
            var before = measures
            before.indexes = .measured(
                try #require(measures.indexes.value).map { index in
                    var used = index
                    var use = IndexUse()
                    use.scans = 1_000_000
                    used.use = .measured(use)
                    return used
                })
            let comparison = MeasuresComparison(before, measures)
            #expect(comparison.countsReason == nil)
            let scans = try #require(comparison.indexes.value?.kept.first?.scans)
            #expect(scans.before == .measured(1_000_000))
            #expect(scans.difference.reason?.reason == "the count was reset in between")
        }
    }

    @Test func otherDatabasesAreSaid() throws {
        var before = MeasuresDocumentTests.full
        before.server?.statsReset = .measured("2026-01-01T00:00:00.000000Z")
        var after = before
        after.database = "other"
        after.engine.version = "19.0"
        after.server?.systemIdentifier = .measured("2")
        after.server?.isReplica = .measured(true)
        after.takenAt = "2025-01-01T00:00:00.000000Z"
        let comparison = MeasuresComparison(before, after)
        #expect(
            comparison.caveats == [
                .otherEngine(before: "PostgreSQL 18.1", after: "PostgreSQL 19.0"),
                .otherDatabase(before: before.database, after: "other"), .otherCluster, .otherServer, .backwards,
            ])
        #expect(comparison.countsReason != nil)
        #expect(comparison.tables.value?.kept.count == 2)
        #expect(comparison.bytes.difference == .measured(0))
    }

    @Test func whatIsUnmeasuredHasNoDifference() throws {
        let before = MeasuresDocumentTests.full
        var after = before
        after.tables = .unmeasured(.init(.timedOut, "it took longer than 60 s"))
        after.bytes = .unmeasured(.init(.notPermitted, "no"))
        after.server?.statsReset = .unmeasured(.init(.notPermitted, "no reset"))
        let comparison = MeasuresComparison(before, after)
        #expect(comparison.tables.reason?.kind == .timedOut)
        #expect(comparison.bytes.difference.reason?.reason == "no")
        #expect(comparison.countsReason?.reason == "no reset")
        #expect(comparison.indexes.value?.kept[0].scans.difference.reason?.reason == "no reset")
        // A size beyond 64 bits is no trap.
        var small = before
        small.bytes = .measured(.min)
        #expect(MeasuresComparison(small, before).bytes.difference == .measured(.max))
    }
}
