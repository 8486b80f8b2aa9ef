import SchemagenModel
import SchemagenProject
import Testing

/// Whether there are hints is told without taking them out, and says the same.
@Suite struct SchemaHintsTests {
    private static let value = Expression(.bool(true), type: .bool, isNullable: false)

    /// A schema with one of everything that can have a hint, and none.
    private static var plain: Schema {
        func info(_ name: String) -> ObjectInfo { ObjectInfo(name: name, sqlName: name.lowercased()) }
        let column = Column(name: "id", sqlName: "id", type: .int64)
        var table = Table(info: info("Order"))
        table.columns = [column]
        table.checks = [
            CheckConstraint(info: ConstraintInfo(sqlName: "positive"), name: "positive", condition: value)
        ]
        return Schema(
            name: "Hints",
            enums: [
                Enumeration(
                    info: info("Status"), storage: .native, cases: [Enumeration.Case(name: "open", sqlName: "open")])
            ],
            types: [NamedType(info: info("Amount"), base: .int64, storage: .base, checks: [])],
            sequences: [SequenceObject(info: info("Number"), type: .int64, options: SequenceOptions(), owner: nil)],
            tables: [table],
            views: [
                View(
                    info: info("Open"), isMaterialized: false, columns: [column], computed: [], indexes: [],
                    query: SQLText("select 1 as id"), uses: nil)
            ])
    }

    private static let hints: [@Sendable (inout Schema) -> Void] = [
        { $0.removals = [Removal(kind: "table", path: ["Gone"], replacement: nil)] },
        { $0.enums[0].info.formerName = "Former" },
        { $0.enums[0].cases[0].formerName = "former" },
        { $0.types[0].info.formerName = "Former" },
        { $0.sequences[0].info.formerName = "Former" },
        { $0.views[0].info.formerName = "Former" },
        { $0.views[0].columns[0].formerName = "former" },
        { $0.tables[0].info.formerName = "Former" },
        { $0.tables[0].columns[0].formerName = "former" },
        { $0.tables[0].columns[0].backfill = value },
        { $0.tables[0].columns[0].convert = value },
        { $0.tables[0].checks[0].formerName = "former" },
    ]

    @Test func withoutHintsThereAreNone() {
        #expect(Self.plain == Self.plain.withoutHints)
        #expect(!Self.plain.hasHints)
    }

    @Test(arguments: hints.indices) func everyHintIsSeen(number: Int) {
        var schema = Self.plain
        Self.hints[number](&schema)
        #expect(schema != schema.withoutHints)
        #expect(schema.hasHints)
        #expect(!schema.withoutHints.hasHints)
    }
}
