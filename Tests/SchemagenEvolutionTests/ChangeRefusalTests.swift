import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import Testing

@Suite struct ChangeRefusalTests {
    private let table = Build.table("Order", columns: [Build.column("total", .decimal(precision: 12, scale: 2))])

    private func refusals(_ old: Schema, _ new: Schema) -> [Diagnostic] {
        let result = Planner.plan(from: old, to: new, on: .postgresql)
        #expect((result.plan == nil) == !result.diagnostics.isEmpty)
        return result.diagnostics
    }

    @Test func addedColumnIsNamedWhereItStands() {
        var other = table
        var column = Build.column("note")
        column.anchor = SourceAnchor(SourceSpan(start: 10, end: 14))
        other.columns.append(column)
        let found = refusals(Build.schema(tables: [table]), Build.schema(tables: [other]))
        #expect(found.map(\.code.name) == ["change-not-planned"])
        #expect(
            found.map(\.message) == [
                "`Order.note` was added to a table that is already migrated; this version plans only whole new objects"
            ])
        #expect(found.map(\.span) == [SourceSpan(start: 10, end: 14)])
        #expect(
            found.flatMap(\.fixes).map(\.message) == ["`schemagen explain change-not-planned` says what can be done"])
    }

    @Test func renamedOrReplaced() {
        var other = table
        other.columns[1] = Build.column("amount", .decimal(precision: 12, scale: 2))
        other.columns[1].anchor = SourceAnchor(SourceSpan(start: 5, end: 11))
        let found = refusals(Build.schema(tables: [table]), Build.schema(tables: [other]))
        #expect(found.map(\.code.name) == ["ambiguous-change"])
        #expect(found.map(\.message) == ["`Order.total` vanished and `Order.amount` appeared"])
        #expect(
            found.flatMap(\.fixes).map(\.message)
                == ["renamed?   amount was total: Decimal(12, 2)", "replaced?  removed column Order.total"])
        #expect(found.map(\.span) == [SourceSpan(start: 5, end: 11)])
    }

    @Test func vanished() {
        var other = table
        other.columns.removeLast()
        other.info.anchor = SourceAnchor(SourceSpan(start: 3, end: 8))
        let found = refusals(Build.schema(tables: [table]), Build.schema(tables: [other]))
        #expect(found.map(\.code.name) == ["undeclared-removal"])
        #expect(found.map(\.message) == ["`Order.total` vanished"])
        #expect(found.first?.fixes.first?.message == "meant to go?   removed column Order.total")
        #expect(found.map(\.span) == [SourceSpan(start: 3, end: 8)])
    }

    @Test func declaredRemovalIsUnderstood() {
        var new = Build.schema()
        new.removals = [
            Removal(
                kind: "table", path: ["Order"], replacement: nil, anchor: SourceAnchor(SourceSpan(start: 1, end: 2)))
        ]
        let found = refusals(Build.schema(tables: [table]), new)
        #expect(found.map(\.code.name) == ["change-not-planned"])
        #expect(
            found.map(\.message) == [
                "`removed table Order` is understood, but not planned: this version plans only whole new objects"
            ])
        #expect(found.map(\.span) == [SourceSpan(start: 1, end: 2)])
    }

    @Test func vanishedFunctionIsNamedByItsIdentity() {
        let found = refusals(Build.schema(opaque: [Build.function("f(\"x\")", uses: nil)]), Build.schema())
        #expect(found.first?.fixes.first?.message == "meant to go?   removed sql function \"f(\\\"x\\\")\"")
        var new = Build.schema()
        new.removals = [Removal(kind: "sql function", path: ["f(\"x\")"], replacement: nil)]
        let declared = refusals(Build.schema(opaque: [Build.function("f(\"x\")", uses: nil)]), new)
        #expect(declared.map(\.code.name) == ["change-not-planned"])
    }

    @Test func anEmptiedSchemaIsOneMistake() {
        let old = Build.schema(tables: ["A", "B", "C", "D"].map { Build.table($0) })
        let found = refusals(old, Build.schema())
        #expect(found.map(\.code.name) == ["undeclared-removal"])
        #expect(found.first?.message == "the schema declares nothing, and everything that is migrated vanished")
        #expect(found.first?.fixes.count == 1)
        #expect(refusals(old, Build.schema(tables: [Build.table("A")])).count == 3)
    }

    @Test func removedTableBesideNewOnesIsAmbiguous() {
        let found = refusals(
            Build.schema(tables: [table]), Build.schema(tables: [Build.table("Sale"), Build.table("Refund")]))
        #expect(found.map(\.message) == ["table `Order` vanished and table `Sale`, table `Refund` appeared"])
        #expect(found.first?.fixes.first?.message == "renamed?   table Sale was Order")
    }

    @Test func everyChangeIsRefusedAtOnce() {
        var other = table
        other.columns[0].type = .int32
        other.columns[1].isNullable = true
        other.indexes = [Build.index("i", ["id"])]
        #expect(refusals(Build.schema(tables: [table]), Build.schema(tables: [other])).count == 3)
    }

    @Test func codesAreExplained() {
        #expect(!DiagnosticCode.planning.isEmpty)
        for code in DiagnosticCode.planning { #expect(code.explanation.count > 200) }
        #expect(Set(DiagnosticCode.planning.map(\.name)).count == DiagnosticCode.planning.count)
    }
}
