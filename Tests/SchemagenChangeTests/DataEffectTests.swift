import SchemagenModel
import SchemagenPlanning
import Testing

/// What steps are said to do to data and to code made for the schema before, and the hazards that follow.
@Suite struct DataEffectTests {
    /// The effects of the steps up, by their words.
    private func effects(
        _ before: String, _ after: String, on database: Database = .postgresql
    ) throws -> [(summary: String, effect: StepEffect)] {
        let header = "schema Shop {\n    databases: [postgresql(14), sqlite(3.37)]\n}\n"
        let change = try SchemaChange(name: "effects", before: header + before, after: header + after, allowsLoss: true)
        return try change.files(database).plan.migrations.flatMap(\.up).map { ($0.step.summary, $0.effect) }
    }

    private func effect(_ words: String, in effects: [(summary: String, effect: StepEffect)]) throws -> StepEffect {
        try #require(effects.first { $0.summary.hasPrefix(words) }?.effect, "\(effects.map(\.summary))")
    }

    private func orders(_ members: String) -> String {
        "table Order as orders {\n    id: Int64 @primaryKey @identity\n    \(members)\n}\n"
    }

    @Test func aColumnThatGoesTakesItsValuesAlong() throws {
        let nullable = try effect("drop column", in: effects(orders("note: String?"), orders("")))
        #expect(nullable.losses == ["orders.note"] && nullable.reversibility == .lossy(["orders.note"]))
        #expect(nullable.hazards == [.breaking, .lossy])
        let other = try effect("drop column", in: effects(orders("note: String"), orders("")))
        #expect(other.reversibility == .irreversible(["orders.note"]))
        #expect(other.hazards == [.breaking, .lossy, .irreversible])
        let generated = try effect(
            "drop column", in: effects(orders("a: Int32\ntwice: Int32 @generated(a)"), orders("a: Int32")))
        #expect(generated.losses == [] && generated.reversibility == .lossless && generated.hazards == [.breaking])
    }

    @Test func whatIsFilledCannotBeToldFromWhatWasThere() throws {
        let filled = try effect("fill", in: effects(orders("a: Int32?"), orders("a: Int32 @backfill(0)")))
        #expect(filled.reversibility == .lossy(["orders.a"]) && filled.losses == [])
        let new = try effect("fill", in: effects(orders(""), orders("a: Int32 @backfill(0)")))
        #expect(new.reversibility == .lossless)
    }

    @Test func valuesThatBecomeOneAreNotToldApartAgain() throws {
        let merged = try effect(
            "change the type",
            in: effects(
                "enum State { open, paid }\n" + orders("state: State"),
                "removed case State.open -> .paid\nenum State { paid }\n" + orders("state: State")))
        #expect(merged.losses == ["orders.state"] && merged.reversibility == .lossy(["orders.state"]))
        #expect(merged.hazards == [.breaking, .lossy])
        let reordered = try effect(
            "change the type",
            in: effects(
                "enum State { open, paid }\n" + orders("state: State"),
                "enum State { paid, open }\n" + orders("state: State")))
        #expect(reordered.reversibility == .lossless)
    }

    /// A table that is made anew on SQLite breaks what the same change breaks on PostgreSQL, and says by which columns.
    @Test func aRebuildBreaksByItsColumns() throws {
        let cases: [(before: String, after: String, breaking: String?)] = [
            ("a: Int32?", "a: Int32 @backfill(0)", "NULL is refused"),
            ("", "a: Int32 @backfill(0)", "inserts have to give a value"),
            ("a: Int32 = 1", "a: Int32\ncheck small: a < 9", "inserts have to give a value"),
            ("a: Int32", "a: Double @convert(Double(a) / 100.0 ?? 0.0)", "values have another type"),
            ("a: Int32", "a: Int64\ncheck small: a < 9", nil),
            ("a: Int32", "a: Int32?", nil),
            ("a: Int32", "a: Int32 = 1", nil),
            ("a: Int32\nb: Int32", "b: Int32 @generated(a)\na: Int32", "columns are gone"),
        ]
        for (before, after, breaking) in cases {
            let effect = try effect("rebuild", in: effects(orders(before), orders(after), on: .sqlite))
            #expect(effect.breaking == breaking, "\(before) to \(after)")
            let column = after.contains("@generated") ? "orders.b" : "orders.a"
            #expect(effect.breakingColumns == (breaking == nil ? [] : [column]))
        }
        let removed = try effect(
            "rebuild",
            in: effects(
                orders("a: Int32\nb: Int32?\ncheck c: a < 9"),
                "removed column Order.a\n" + orders("b: Int32 @backfill(1)"),
                on: .sqlite))
        #expect(removed.breaking == "columns are gone, NULL is refused")
        #expect(removed.breakingColumns == ["orders.a", "orders.b"] && removed.losses == ["orders.a"])
    }

    @Test func aTypeThatTakesMoreBreaksNothing() throws {
        let wider = try effect("change the type", in: effects(orders("a: String(20)"), orders("a: String(30)")))
        #expect(wider.hazards == [] && wider.rewrites == [])
        let larger = try effect("change the type", in: effects(orders("a: Int32"), orders("a: Int64")))
        #expect(larger.hazards == [.breaking] && larger.rewrites.map(\.text) == ["orders"])
    }

    @Test func defaultsBreakOnlyWhereInsertsNeedThem() throws {
        let needed = try effect("change the default", in: effects(orders("a: Int32 = 1"), orders("a: Int32")))
        #expect(needed.breaking == "inserts have to give a value")
        let free = try effect("change the default", in: effects(orders("a: Int32? = 1"), orders("a: Int32?")))
        #expect(free.breaking == nil)
    }

    @Test func newTablesAreNobodysConcern() throws {
        let made = try effects(
            orders(""), orders("") + "table Parcel as parcels {\n    id: Int64 @primaryKey\n    size: Int32 @index\n}\n"
        )
        #expect(made.allSatisfy { !$0.effect.isNotable }, "\(made)")
    }

    @Test func sqliteSaysWhatIsMadeAnew() throws {
        let rebuilt = try effect(
            "rebuild",
            in: effects(orders("a: Int32\nnote: String?"), orders("a: String(20) @convert(sql(\"a\"))"), on: .sqlite))
        #expect(rebuilt.rewrites.map(\.text) == ["orders"] && rebuilt.locks == [])
        #expect(
            rebuilt.losses == ["orders.note", "orders.a"]
                && rebuilt.reversibility == .lossy(["orders.note", "orders.a"]))
        let read = try effect("create index", in: effects(orders("a: Int32"), orders("a: Int32 @index"), on: .sqlite))
        #expect(read.scans.map(\.text) == ["orders"])
    }
}
