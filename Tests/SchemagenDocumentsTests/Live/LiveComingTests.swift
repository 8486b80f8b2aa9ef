import SchemagenMeasures
import SchemagenPlanning
import Testing

@testable import SchemagenDocuments

/// What the page says of the change that comes.
@Suite struct LiveComingTests {
    @Test func howLongLocksAreHeld() throws {
        var coming = LiveExample.coming()
        coming.bytesPerSecond = 10 << 20
        let page = try LiveExample.page(coming: coming)
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
        #expect(page.contains("Times are bytes divided by 10.0 MiB a second"))
        #expect(page.contains("Each statement by itself"))
        #expect(page.contains("Nothing is to be done on this database by `0005_idle`."))
    }

    @Test func withoutAThroughputTimesAreUnmeasured() throws {
        let page = try LiveExample.page(coming: LiveExample.coming())
        #expect(row("`rewrite odd`", in: page)?.last == "unmeasured: no throughput was given")
        #expect(row("`drop check`", in: page)?.last == "metadata only")
        #expect(page.contains("Times are unmeasured: no throughput was given"))
        #expect(page.contains("is only bounded by lock_timeout"))
    }

    @Test func whatIsNotKnownIsNotGuessed() throws {
        var coming = LiveExample.coming()
        coming.bytesPerSecond = 1 << 20
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
