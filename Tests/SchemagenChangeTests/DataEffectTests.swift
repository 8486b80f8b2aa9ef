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
        #expect(merged.reversibility == .lossy(["orders.state"]) && merged.hazards == [.breaking])
        let reordered = try effect(
            "change the type",
            in: effects(
                "enum State { open, paid }\n" + orders("state: State"),
                "enum State { paid, open }\n" + orders("state: State")))
        #expect(reordered.reversibility == .lossless)
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
        #expect(rebuilt.losses == ["orders.note"] && rebuilt.reversibility == .lossy(["orders.note", "orders.a"]))
        let read = try effect("create index", in: effects(orders("a: Int32"), orders("a: Int32 @index"), on: .sqlite))
        #expect(read.scans.map(\.text) == ["orders"])
    }
}
