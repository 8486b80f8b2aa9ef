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

    @Test func aColumnWithoutValuesIsNamedWhereItStands() {
        var other = table
        var column = Build.column("note")
        column.isNullable = false
        column.anchor = SourceAnchor(SourceSpan(start: 10, end: 14))
        other.columns.append(column)
        for database in Database.allCases {
            let found = Planner.plan(
                from: Build.schema(tables: [table]), to: Build.schema(tables: [other]), on: database
            ).diagnostics
            #expect(found.map(\.code.name) == ["backfill-needed"])
            #expect(
                found.map(\.message) == [
                    "`Order.note` cannot be NULL and has no default: the rows that are there need a value"
                ])
            #expect(found.map(\.span) == [SourceSpan(start: 10, end: 14)])
            #expect(found.flatMap(\.fixes).count == 2)
        }
    }

    @Test func aColumnThatLosesItsNullsNeedsAValue() {
        var nullable = table
        nullable.columns[1].isNullable = true
        var strict = table
        strict.columns[1].isNullable = false
        for database in Database.allCases {
            let found = Planner.plan(
                from: Build.schema(tables: [nullable]), to: Build.schema(tables: [strict]), on: database
            ).diagnostics
            #expect(found.map(\.code.name) == ["backfill-needed"])
            #expect(
                found.map(\.message) == [
                    "`Order.total` could be NULL and no longer can: rows that have none need a value"
                ])
        }
    }

    @Test func whatVanishesAndWhatRowsNeedIsSaidAtOnce() {
        var before = table
        before.columns.append(Build.column("gone"))
        before.columns[1].isNullable = true
        var after = table
        after.columns[1].isNullable = false
        after.columns[1].anchor = SourceAnchor(SourceSpan(start: 10, end: 15))
        let found = refusals(Build.schema(tables: [before]), Build.schema(tables: [after]))
        #expect(found.map(\.code.name) == ["undeclared-removal", "backfill-needed"])
        #expect(found.last?.span == SourceSpan(start: 10, end: 15))
    }

    @Test func aValueThatMayNotFitNeedsAWord() {
        var other = table
        other.columns[1].type = .decimal(precision: 10, scale: 2)
        for database in Database.allCases {
            let found = Planner.plan(
                from: Build.schema(tables: [table]), to: Build.schema(tables: [other]), on: database
            ).diagnostics
            #expect(found.map(\.code.name) == ["conversion-needed"])
            #expect(
                found.map(\.message) == [
                    "`Order.total` becomes Decimal(10, 2), and a value of Decimal(12, 2) may not fit"
                ])
        }
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
        #expect(refusals(Build.schema(tables: [table]), new).isEmpty)
    }

    @Test func whatNamesARemovedColumnGoesAlong() {
        var before = table
        before.indexes = [Build.index("i", ["total"])]
        var after = table
        after.columns.removeLast()
        var new = Build.schema(tables: [after])
        new.removals = [Removal(kind: "column", path: ["Order", "total"], replacement: nil)]
        #expect(refusals(Build.schema(tables: [before]), new).isEmpty)
        new.removals = []
        #expect(
            refusals(Build.schema(tables: [before]), new).map(\.code.name)
                == ["undeclared-removal", "undeclared-removal"])
    }

    @Test func vanishedFunctionIsNamedByItsIdentity() {
        let found = refusals(Build.schema(opaque: [Build.function("f(\"x\")", uses: nil)]), Build.schema())
        #expect(found.first?.fixes.first?.message == "meant to go?   removed sql function \"f(\\\"x\\\")\"")
        var new = Build.schema()
        new.removals = [Removal(kind: "sql function", path: ["f(\"x\")"], replacement: nil)]
        #expect(refusals(Build.schema(opaque: [Build.function("f(\"x\")", uses: nil)]), new).isEmpty)
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

    @Test func everythingThatIsMissingIsSaidAtOnce() {
        var other = table
        other.columns[0].type = .int32
        other.columns[1].type = .bool
        var column = Build.column("note")
        column.isNullable = false
        other.columns.append(column)
        let found = refusals(Build.schema(tables: [table]), Build.schema(tables: [other]))
        #expect(found.map(\.code.name).sorted() == ["backfill-needed", "conversion-needed", "conversion-needed"])
    }

    @Test func aListOfCasesThatGoNeedsAWord() {
        let table = Build.table("Order", columns: [Build.column("states", .array(.enumeration("State")))])
        func schema(_ cases: [String], replacement: String?) -> Schema {
            var schema = Build.schema(enums: [Build.enumeration("State", cases)], tables: [table])
            schema.removals = [Removal(kind: "case", path: ["State", "held"], replacement: replacement)]
            return schema
        }
        func diagnostics(_ old: [String], _ new: [String], replacement: String?, on database: Database) -> [Diagnostic]
        {
            Planner.plan(
                from: schema(old, replacement: nil), to: schema(new, replacement: replacement), on: database
            ).diagnostics
        }
        let found = diagnostics(["open", "held"], ["open"], replacement: nil, on: .sqlite)
        #expect(found.map(\.code.name) == ["conversion-needed"])
        #expect(found.flatMap(\.fixes).map(\.message) == ["say what takes its place:   removed case State.held -> .…"])
        #expect(diagnostics(["open", "held"], ["open"], replacement: ".open", on: .sqlite).isEmpty)
        // PostgreSQL finds what is left of a case in lists of a native enum.
        #expect(diagnostics(["open", "held"], ["open"], replacement: nil, on: .postgresql).isEmpty)
        // A case more hurts no list.
        #expect(diagnostics(["open"], ["open", "sent"], replacement: nil, on: .sqlite).isEmpty)
    }

    @Test func codesAreExplained() {
        #expect(!DiagnosticCode.planning.isEmpty)
        for code in DiagnosticCode.planning { #expect(code.explanation.count > 200) }
        #expect(Set(DiagnosticCode.planning.map(\.name)).count == DiagnosticCode.planning.count)
    }
}
