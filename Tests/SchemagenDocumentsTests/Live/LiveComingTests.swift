import SchemagenHistory
import SchemagenMeasures
import SchemagenPlanning
import Testing

@testable import SchemagenDocuments

/// What the page says of the change that comes.
@Suite struct LiveComingTests {
    @Test func howLongLocksAreHeld() throws {
        let page = try LiveExample.page(coming: LiveExample.coming(throughput: Throughput(given: 10 << 20)))
        #expect(
            row("`rewrite odd`", in: page)
                == [
                    "`rewrite odd`", "AccessExclusive on `orders`", "`orders`", "", "81.0 MiB (84,934,656 bytes)",
                    "about 8.1 s",
                ])
        // Read without its indexes.
        #expect(
            row("`validate`", in: page)
                == [
                    "`validate`", "ShareUpdateExclusive on `orders`", "", "`orders`", "51.0 MiB (53,477,376 bytes)",
                    "about 5.1 s",
                ])
        #expect(
            row("`drop check`", in: page)
                == ["`drop check`", "AccessExclusive on `orders`", "", "", "none", "metadata only"])
        #expect(page.contains("1 more step touches no table that is there."))
        #expect(page.contains("All of it: 132 MiB (138,412,032 bytes), about 13 s."))
        #expect(page.contains("Bytes are divided by 10.0 MiB a second, as `--throughput` says."))
        #expect(page.contains("Each statement by itself"))
        #expect(page.contains("Nothing is to be done on this database by `0005_idle`."))
    }

    @Test func withoutAThroughputTimesAreUnmeasured() throws {
        let page = try LiveExample.page(coming: LiveExample.coming())
        #expect(row("`rewrite odd`", in: page)?.last == "unmeasured: no throughput is known")
        #expect(row("`drop check`", in: page)?.last == "metadata only")
        #expect(page.contains("Times are unmeasured: no rehearsal is recorded that went through at least 1.0 MiB"))
        #expect(page.contains("is only bounded by lock_timeout"))
    }

    @Test func rehearsalsTellTheThroughput() throws {
        func record(_ migration: Int, _ milliseconds: Int, _ through: Int64?) -> Rehearsals.Record {
            Rehearsals.Record(
                database: .postgresql, version: "15.18", migration: migration, upHash: "", milliseconds: milliseconds,
                size: 1, growth: 0, through: through)
        }
        let records = [record(2, 2_000, 20 << 20), record(3, 1_000, 40 << 20), record(4, 9_000, nil), record(5, 7, 0)]
        let own = try #require(Throughput(ofMigration: 2, in: records))
        #expect(own.bytesPerSecond == 10 << 20 && own.source == .rehearsal(bytes: 20 << 20))
        let others = try #require(Throughput(ofMigration: 4, in: records))
        #expect(others.bytesPerSecond == 20 << 20 && others.source == .otherRehearsals(bytes: 60 << 20))
        #expect(Throughput(ofMigration: nil, in: records) == others)
        // Too few bytes, none, and a time that was not to be measured.
        #expect(Throughput(ofMigration: 2, in: [record(2, 1, (1 << 20) - 1)]) == nil)
        #expect(Throughput(ofMigration: 2, in: []) == nil)
        #expect(Throughput(ofMigration: 2, in: [record(2, 0, 1 << 20)])?.bytesPerSecond == 1000 << 20)
        #expect(Throughput(ofMigration: 2, in: [record(2, 1, .max)]) == nil)

        let page = try LiveExample.page(coming: LiveExample.coming(throughput: own))
        #expect(page.contains("Its rehearsal went through 20.0 MiB, 10.0 MiB a second."))
        #expect(row("`rewrite odd`", in: page)?.last == "about 8.1 s")
        let pooled = try LiveExample.page(coming: LiveExample.coming(throughput: others))
        #expect(pooled.contains("The rehearsals of other migrations went through 60.0 MiB, 20.0 MiB a second"))
    }

    @Test func whatIsNotKnownIsNotGuessed() throws {
        let coming = LiveExample.coming(throughput: Throughput(given: 1 << 20))
        let page = try LiveExample.page(coming: coming)
        #expect(
            row("`later`", in: page)?.suffix(2) == [
                "unmeasured: the database has no table odd.odd yet",
                "a batch of it; all of it: unmeasured: the database has no table odd.odd yet",
            ])
        #expect(page.contains("What it does: unmeasured: by hand odd."))
        #expect(page.contains("- **Wrong:** odd"))
        var measures = LiveExample.measures()
        measures.tables = .unmeasured(.init(.timedOut, "no sizes"))
        let other = try LiveExample.page(measures, coming: coming)
        #expect(row("`rewrite odd`", in: other)?.suffix(2) == ["unmeasured: no sizes", "unmeasured: no sizes"])
    }

    @Test func rowsInTheWay() throws {
        let page = try LiveExample.page(coming: LiveExample.coming())
        #expect(row("`check odd`", in: page) == ["`check odd`", "`odd`", "**12,345**"])
        #expect(row("`unique b`", in: page)?.last == "none")
        #expect(row("`unique c`", in: page)?.last == "unmeasured: permission denied odd")
    }

    @Test func theWayBackIsSaid() throws {
        let page = try LiveExample.page(coming: LiveExample.coming())
        #expect(page.contains("has to have ended before `apply` begins"))
        #expect(page.contains("what is written later comes back only by point-in-time recovery"))
        let sqlite = try LiveExample.page(coming: LiveExample.coming(), on: .sqlite)
        #expect(sqlite.contains("has to be complete before `apply` begins"))
        #expect(sqlite.contains("bounded by `apply --wait`") && !sqlite.contains("lock_timeout"))
    }

    @Test func nothingComes() throws {
        let page = try LiveExample.page(coming: ComingChange(.measured([])))
        #expect(
            section("The coming change", of: page)
                == ["None: the database has all migrations, and the schema says nothing beyond them."])
        var wrong = ComingChange(.measured([]))
        wrong.problems = ["the history is not whole"]
        #expect(section("The coming change", of: try LiveExample.page(coming: wrong)).first?.contains("Wrong") == true)
        var unjournaled = LiveExample.coming()
        unjournaled.isJournalEmpty = true
        #expect(try LiveExample.page(coming: unjournaled).contains("`schemagen baseline` records what it has"))
    }
}
