import SchemagenHistory
import SchemagenMeasures
import SchemagenModel
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
                    "about 13 s",
                ])
        // The lock is held until the transaction ends, for the read as well. Rows are read without their indexes.
        #expect(
            row("`validate`", in: page)
                == [
                    "`validate`", "ShareUpdateExclusive on `orders`", "", "`orders`", "51.0 MiB (53,477,376 bytes)",
                    "about 5.1 s",
                ])
        #expect(
            row("`drop check`", in: page)
                == ["`drop check`", "AccessExclusive on `orders`", "", "", "none", "metadata only"])
        #expect(page.contains("1 more step changes the catalogue only."))
        #expect(page.contains("All of it: 132 MiB (138,412,032 bytes), about 13 s."))
        #expect(page.contains("Bytes are divided by 10.0 MiB a second, as `--throughput` says."))
        #expect(page.contains("Each statement by itself"))
        #expect(page.contains("Nothing is to be done on this database by `0005_idle`."))
    }

    /// A heavy lock that costs nothing itself is held while what comes after it reads.
    @Test func aLockIsHeldForWhatComesAfterIt() throws {
        let orders = QualifiedName("orders", in: nil)
        var column = StepEffect()
        column.locks = [StepEffect.Lock(orders, .accessExclusive)]
        var scan = column
        scan.scans = [orders]
        func page(_ execution: ComingMigration.Execution, on database: Database = .postgresql) throws -> String {
            var migration = ComingMigration(
                "0002_x", execution,
                .measured([.init("add column", column), .init("scan", scan), .init("drop default", column)]))
            migration.throughput = Throughput(given: 10 << 20)
            return try LiveExample.page(coming: ComingChange(.measured([migration])), on: database)
        }
        let whole = try page(.transaction)
        #expect(row("`add column`", in: whole)?.suffix(2) == ["none", "about 5.1 s"])
        #expect(row("`scan`", in: whole)?.last == "about 5.1 s")
        #expect(row("`drop default`", in: whole)?.last == "metadata only")
        let single = try page(.statements)
        #expect(row("`add column`", in: single)?.last == "metadata only")
        #expect(row("`scan`", in: single)?.last == "about 5.1 s")
        // The measures are of the schema `public`, which SQLite does not have.
        let file = try page(.transaction, on: .sqlite)
        #expect(row("`drop default`", in: file)?.last == "unmeasured: the database has no table orders yet")
    }

    @Test func whatIsLostAndWhatBreaksIsSaid() throws {
        var drop = StepEffect()
        drop.losses = ["old notes"]
        drop.breaking = "the table is gone"
        var rename = StepEffect()
        rename.breaking = "the table has another name"
        let coming = ComingChange(
            .measured([
                ComingMigration(
                    "0002_x", .transaction,
                    .measured([
                        .init("drop table old notes", drop), .init("rename table t", rename),
                        .init("drop index i", StepEffect()),
                    ])),
                ComingMigration("0003_y", .transaction, .measured([.init("drop index j", StepEffect())])),
            ]))
        let page = try LiveExample.page(coming: coming, on: .sqlite)
        #expect(
            page.contains(
                "- `drop table old notes` **loses** `old notes`; **breaks** code made before: the table is gone"))
        #expect(page.contains("- `rename table t` **breaks** code made before: the table has another name"))
        #expect(page.contains("1 more step changes the catalogue only."))
        #expect(page.contains("It changes the catalogue only: nothing goes that is there, and no code stops working."))
        #expect(
            row("`drop table old notes`", in: page)?.last?.hasPrefix("unmeasured: how long it takes to give back")
                == true)
        #expect(!page.contains("touches no table"))
    }

    @Test func whatCannotBeAskedIsSaid() throws {
        var coming = LiveExample.coming()
        coming.problems = []
        coming.refusals += [
            ComingRefusal("exclusion constraint x", on: nil, rows: .unmeasured(.init(.notApplicable, "odd reason")))
        ]
        #expect(
            row("`exclusion constraint x`", in: try LiveExample.page(coming: coming))
                == ["`exclusion constraint x`", "", "unmeasured: odd reason"])
        coming.refusals = []
        #expect(try LiveExample.page(coming: coming).contains("Nothing was asked: the change brings no constraint"))
        coming.problems = ["it cannot be planned"]
        let wrong = try LiveExample.page(coming: coming)
        #expect(
            !wrong.contains("Nothing was asked") && wrong.contains("it is not known what else it brings: unmeasured"))
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
        #expect(row("`rewrite odd`", in: page)?.last == "about 13 s")
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
        #expect(
            try LiveExample.page(coming: unjournaled).contains("`swift run schemagen baseline URL` records what it has")
        )
    }
}
