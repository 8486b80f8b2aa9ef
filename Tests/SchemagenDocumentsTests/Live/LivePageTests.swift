import SchemagenMeasures
import Testing

@testable import SchemagenDocuments

/// The page of a live database.
@Suite struct LivePageTests {
    @Test func itSaysWhatWasMeasured() throws {
        let page = try LiveExample.page()
        #expect(page.contains("- Database: `odd`, PostgreSQL 18.1 odd\n"))
        #expect(page.contains("- Measured: 2026-01-31 08:15:00 UTC by the database's clock\n"))
        #expect(page.contains("- Size: 1.1 GiB (1,234,567,890 bytes)\n"))
        #expect(page.contains("- Server: no standby\n"))
        #expect(page.contains("- Started: 2026-01-01 00:00:00 UTC\n"))
        #expect(page.contains("Counts of uses are those of this server alone"))
        #expect(!page.contains("The coming change") && !page.contains("What changed"))
        var replica = LiveExample.measures()
        replica.server?.isReplica = .measured(true)
        replica.server?.statsReset = .measured(nil)
        let other = try LiveExample.page(replica)
        #expect(other.contains("- Server: a standby, which follows another server"))
        #expect(other.contains("- Uses are counted since: the database was made, or the server last crashed"))
        #expect(other.contains("- Counted on this server alone: a standby"))
    }

    @Test func tablesStandByTheirSize() throws {
        let page = try LiveExample.page()
        let names = section("Tables", of: page).compactMap { $0.split(separator: "`").dropFirst().first }
        #expect(names == ["orders", "odd", "customers", "odd.odd"])
        #expect(
            row("`orders`", in: page, under: "Tables")
                == ["`orders`", "table", "about 1,000,000 (estimate)", "81.0 MiB", "50.0 MiB", "1.0 MiB", "30.0 MiB"])
        #expect(
            row("`orders`", in: page, under: "Upkeep")
                == ["`orders`", "42", "about 12.5 MiB of 50.0 MiB", "2026-01-30 08:15:00 UTC (auto)", "never"])
        #expect(
            row("`orders`", in: page, under: "Sizes in bytes")
                == ["`orders`", "52428800", "1048576", "31457280", "84934656"])
    }

    @Test func countedRowsAreNoEstimate() throws {
        var measures = LiveExample.measures()
        var tables = try #require(measures.tables.value)
        tables[0].countedRows = .measured(999_998)
        tables[1].countedRows = .unmeasured(.init(.timedOut, "it took longer than 60 s"))
        measures.tables = .measured(tables)
        let page = try LiveExample.page(measures)
        #expect(row("`orders`", in: page, under: "Tables")?[2] == "999,998")
        #expect(
            row("`customers`", in: page, under: "Tables")?[2]
                == "about 12 (estimate); counted: unmeasured: it took longer than 60 s")
    }

    @Test func tablesOfOneSideAlone() throws {
        var measures = LiveExample.measures()
        let journal = TableMeasures(RelationName("public", "schemagen_journal"))
        let events = TableMeasures(RelationName("public", "events"), kind: .divided)
        let part = TableMeasures(RelationName("other", "events_1"), partitionOf: events.name)
        measures.tables = measures.tables.map { $0 + [journal, events, part] }
        let lines = section("Database and schema", of: try LiveExample.page(measures))
        #expect(lines.contains("- `odd`, rows: about 7 (estimate)"))
        #expect(lines.contains("- `odd.odd`, rows: unmeasured: not asked for"))
        #expect(lines.contains("- `billing.invoices`"))
        #expect(!lines.contains { $0.contains("schemagen_journal") || $0.contains("events") || $0.contains("orders") })
        let sqlite = section("Database and schema", of: try LiveExample.page(on: .sqlite))
        #expect(!sqlite.contains { $0.contains("invoices") })
    }

    @Test func linksLeadOnlyToPagesThatAreThere() throws {
        let page = try LiveExample.page(linked: ["Order"])
        #expect(page.contains("| [`orders`](tables/Order.md) | table |"))
        #expect(page.contains("| `customers` | table |"))
        var all = pages(of: try schema(ShopSchema.text))
        all["live.md"] = page
        for link in MarkdownReader(page, of: "a live database").links {
            #expect(LinkCheck.problem(with: link, on: "live.md", in: all) == nil)
        }
        #expect(!(try LiveExample.page()).contains("]("))
    }

    @Test func indexesAndWhatTheyTell() throws {
        let page = try LiveExample.page()
        #expect(
            row("`orders_note_idx`", in: page, under: "Indexes")
                == ["`orders_note_idx`", "`orders`", "`note`", "", "2.0 MiB", "0", "never"])
        #expect(
            row("`odd`", in: page, under: "Indexes")?[3] == "invalid; `odd`; where `odd`")
        #expect(
            row("`orders_note_idx`", in: page, under: "Unused indexes")
                == ["`orders_note_idx`", "`orders`", "2.0 MiB", "none"])
        #expect(section("Unused indexes", of: page).contains("- Counted since: odd"))
        #expect(section("Unused indexes", of: page).contains { $0.hasSuffix("unused here: 1 connected now") })
        #expect(
            row("`odd`", in: page, under: "Foreign keys without an index")
                == ["`odd`", "`odd`", "`odd`", "`orders`", "about 7 (estimate)", "80.0 KiB", "0"])
        #expect(section("Invalid indexes", of: page).contains("- `odd` of `odd`"))
    }

    @Test func anIndexThatAForeignKeyNeedsSaysSo() throws {
        var measures = LiveExample.measures()
        let orders = RelationName("public", "orders")
        measures.foreignKeys = .measured([
            ForeignKeyMeasures("orders_note_fkey", of: orders, columns: ["note"], target: orders)
        ])
        let words = row("`orders_note_idx`", in: try LiveExample.page(measures), under: "Unused indexes")?[3]
        #expect(words?.hasPrefix("`orders_note_fkey`: without it") == true)
        // Keys that could not be read are not none.
        measures.foreignKeys = .unmeasured(.init(.timedOut, "no keys"))
        let unknown = row("`orders_note_idx`", in: try LiveExample.page(measures), under: "Unused indexes")?[3]
        #expect(unknown == "unmeasured: no keys")
    }

    @Test func whoStandsInTheWay() throws {
        let page = try LiveExample.page()
        #expect(row("11", in: page) == ["11", "`odd`", "`odd`", "`odd`", "1 h 1 min"])
        #expect(
            row("12", in: page)
                == ["12", "`odd`", "`odd`", "11, a prepared transaction", "unmeasured: the server does not say it"])
        #expect(row("`odd`", in: page, under: "Prepared") == ["`odd`", "`odd`", "1 d 3 h"])
        #expect(
            row("`odd`", in: page, under: "Standbys")
                == ["`odd`", "`odd`", "`odd`", "2.0 KiB", "unmeasured: the server does not say it"])
        #expect(
            row("`odd`", in: page, under: "Statements by the time they took")
                == ["`odd`", "`odd`", "3", "9.0 s", "3.0 s", "500 µs", "4"])
    }

    @Test func longStatementsAreCutBetweenCharacters() throws {
        var measures = LiveExample.measures()
        let text = String(repeating: "é", count: 400)
        measures.server?.slowStatements = .measured([
            StatementMeasures(
                text: .measured(text), role: nil, calls: 0, totalMicroseconds: 0, maximumMicroseconds: 0, rows: 0)
        ])
        let page = try LiveExample.page(measures)
        #expect(page.contains("| `\(String(repeating: "é", count: 300)) …` | one that is gone |"))
        #expect(!page.contains("\u{FFFD}"))
    }

    @Test(arguments: nastyTexts) func nothingBreaksThePage(_ text: String) throws {
        let measures = LiveExample.measures(text)
        var before = measures
        before.tables = measures.tables.map { [$0[0]] }
        before.database = "other"
        let page = try LiveExample.page(
            measures, comparison: MeasuresComparison(before, measures), coming: LiveExample.coming(text),
            linked: ["Order", "Customer"])
        #expect(MarkdownReader(page, of: "a live database").findings == [])
    }

    @Test(arguments: NastyTextTests.visibleTexts) func namesAreShownAsTheyAre(_ text: String) throws {
        let page = MarkdownReader(try LiveExample.page(LiveExample.measures(text)), of: "a live database")
        let cells = page.rows.compactMap(\.first).filter { $0.hasPrefix("`") }.map(MarkdownReader.shown)
        #expect(cells.contains(text))
    }

    @Test func theSameGivesTheSame() throws {
        #expect(try LiveExample.page() == LiveExample.page())
    }
}
