import SchemagenMeasures
import Testing

@testable import SchemagenDocuments

/// What the page says of a comparison with saved figures.
@Suite struct LiveChangesTests {
    /// The example as it was before, changed.
    private func before(_ change: (inout DatabaseMeasures) -> Void) -> DatabaseMeasures {
        var before = LiveExample.measures()
        before.takenAt = "2026-01-30T08:15:00.000000Z"
        change(&before)
        return before
    }

    private func page(_ before: DatabaseMeasures, _ after: DatabaseMeasures = LiveExample.measures()) throws -> String {
        try LiveExample.page(after, comparison: MeasuresComparison(before, after))
    }

    @Test func differencesAreTold() throws {
        let orders = RelationName("public", "orders")
        let text = try page(
            before { measures in
                measures.bytes = .measured(1_000_000_000)
                var smaller = LiveExample.table(orders, heap: 10 << 20, toast: 1 << 20, indexes: 30 << 20, rows: 900)
                smaller.use = smaller.use.map { use in
                    var use = use
                    use.deletedRows = 0
                    return use
                }
                measures.tables = measures.tables.map { tables in
                    [smaller] + tables.dropFirst(2) + [TableMeasures(RelationName("public", "old"))]
                }
                measures.indexes = measures.indexes.map {
                    [LiveExample.index("orders_note_idx", of: orders, scans: 0)] + $0.dropFirst()
                }
            })
        #expect(text.contains("From 2026-01-30 08:15:00 UTC to 2026-01-31 08:15:00 UTC."))
        #expect(text.contains("Size of the database: 953 MiB → 1.1 GiB (+223 MiB)."))
        #expect(text.contains("\nNew: `customers`.\n"))
        #expect(text.contains("\nGone: `old`.\n"))
        #expect(
            row("`orders`", in: text, under: "Changes of tables")
                == [
                    "`orders`", "41.0 MiB → 81.0 MiB (+40.0 MiB)", "900 → 1,000,000 (+999,100) (estimates)", "none",
                    "none", "none", "none", "none",
                ])
        // What has not changed is left out; what cannot be compared is not.
        #expect(row("`odd`", in: text, under: "Changes of tables") == nil)
        #expect(row("`odd.odd`", in: text, under: "Changes of tables")?[1] == "unmeasured: not asked for")
        #expect(text.contains("No other index has changed."))
    }

    @Test func caveatsAndReasonsAreTold() throws {
        let text = try page(
            before { measures in
                measures.database = "another *one*"
                measures.server?.systemIdentifier = .measured("7")
                measures.indexes = .unmeasured(.init(.timedOut, "no indexes"))
            })
        #expect(text.contains("- **Beware:** measured of database another \\*one\\*, then of odd\n"))
        #expect(text.contains("- **Beware:** measured on two different clusters\n"))
        #expect(text.contains("Differences of counts of uses are unmeasured: measured of database another"))
        #expect(section("Indexes", of: text).isEmpty == false)
        #expect(text.contains("### Changes of indexes\n\nunmeasured: no indexes.\n"))
    }

    @Test func aCountThatFellIsNoDifference() throws {
        let text = try page(
            before { measures in
                measures.indexes = measures.indexes.map { indexes in
                    [LiveExample.index("orders_note_idx", of: indexes[0].table, scans: 9)] + indexes.dropFirst()
                }
            })
        #expect(
            row("`orders_note_idx`", in: text, under: "Changes of indexes")
                == ["`orders_note_idx`", "2.0 MiB as before", "unmeasured: the count was reset in between"])
    }
}
