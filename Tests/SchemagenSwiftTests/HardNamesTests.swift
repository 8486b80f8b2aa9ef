import SchemagenSwift
import Testing

/// Schemas whose names and forms get in Swift's way, compiled with warnings as errors.
@Suite struct HardNamesTests {
    @Test func typesMayBeCalledAsSwiftsAre() throws {
        let models = try GeneratedModels(
            """
            schema string {}
            enum Optional { none, some }
            enum Error { failed }
            type Codable = String(10) check length(value) > 2 && value < "zz"
            table Sendable as sendables {
                id: Codable @primaryKey
                date: Timestamp?
                error: Error? = .failed
                other: Sendable.ID?
                amount: Decimal(5, 2) = 1.5
                secret: Varchar? = "x" @sensitive
                `class`: Int32
                `Type`: Int32
                computed isGood: Optional? = `class` > 1 ? .some : nil
                computed share: Double? = Double(`class`) / Double(`Type`)
                computed total: Decimal(7, 3) = amount * 1.5
                check amountAbove: amount + 1 > 0 && contains(secret, "ab")
            }
            table Date as dates { id: UUID @primaryKey
                at: Timestamp
                wait: Duration?
            }
            table Mirror as mirrors { id: Int32 @primaryKey }
            table Hashable as hashables { id: Int32 @primaryKey }
            table Encoder as encoders { id: Int32 @primaryKey }
            table Substring as substrings { id: Int32 @primaryKey
                text: Varchar
                computed short: Varchar = trim(text) }
            table KeyedEncodingContainer as containers { id: Int32 @primaryKey }
            """)
        let output = try models.run(
            """
            let item = Sendable(id: Sendable.ID("abc"), amount: 1, class: 2, Type: 4)
            print(item.isGood == .some(.some), item.share == 0.5, item.validate().count, item.total)
            print(Sendable.Draft(id: Sendable.ID("a"), class: 1, Type: 1).validate().map(\\.path))
            print(item)
            """)
        #expect(
            output == """
                true true 0 1.5
                ["Sendable.id", "Sendable.amountAbove"]
                Sendable(id: abc, date: nil, error: nil, other: nil, amount: 1, secret: "<redacted>", class: 2, Type: 4)

                """)
    }

    @Test func whatIsDeprecatedDoesNotWarnInItsOwnCode() throws {
        let models = try GeneratedModels(
            """
            schema Test {}
            enum OldKind @deprecated("use Kind") { a, b }
            enum Kind { x, y @deprecated("gone"), z }
            type OldName = String(3) @deprecated("no") check length(value) > 1
            table Legacy as legacies @deprecated("use Item") {
                id: Int64 @primaryKey @identity
                kind: OldKind = .a
                name: OldName?
                check known: kind in [.a, .b] && name != "xx"
                computed isA: Bool = kind == .a
            }
            table Older as olders @deprecated("") { id: Int64 @primaryKey @identity }
            table Item as items {
                id: Int64 @primaryKey @identity
                legacyID: Legacy.ID?
                kind: Kind = .y
                text: String @deprecated("use \\"body\\"")
                check text: length(text) < 10 && kind != .y
                computed size: Int32 = length(text) @deprecated("count yourself")
            }
            view Both as both @deprecated("") { id: Item.ID
            kind: Kind } = sql("SELECT id, kind FROM items")
            """)
        let output = try models.run(
            """
            let item = Item(id: 1, kind: .x, text: "abc")
            print(item.validate(), Kind.allCases, Item.Draft(kind: .x, text: "a long text").validate().count)
            """)
        #expect(output == "[] [program.Kind.x, program.Kind.y, program.Kind.z] 1\n")
        #expect(try models.text("Older").contains("@available(*, deprecated)\npublic struct Older"))
    }

    @Test func oneFileHoldsEverything() throws {
        let models = try GeneratedModels(BehaviourTests.shop)
        let file = SwiftGenerator.singleFile(for: models.schema, structures: [.sqlite: "abc"])
        let output = try models.run("print(ShopSchema.sqliteStructure, Heap.tableName)", files: [file])
        #expect(output == "abc heap\n")
    }

    @Test func theRuntimesTypesAreUsed() throws {
        let models = try GeneratedModels(
            """
            schema Test { swiftAccess: internal }
            table Event as events {
                id: UUID = uuid() @primaryKey
                day: LocalDate = today()
                at: LocalTimestamp = now() @touch
                opened: LocalDate @swiftDefault(today())
                token: UUID @swiftDefault("00000000-0000-0000-0000-00000000000a")
                seen: Timestamp @swiftDefault(now())
                data: JSON = {}
                extra: JSON @swiftDefault({ "a": [1, nil, "x"] })
                tags: [String] @swiftDefault(["a", "b"])
                wait: Duration @swiftDefault(5)
                span: Interval? @only(postgresql)
                computed isEarly: Bool? = day < opened
            }
            """)
        let output = try models.run(
            """
            let draft = Event.Draft()
            print(draft.extra == ["a": [1, .null, "x"]], draft.tags, draft.token, draft.wait, draft.data == nil)
            """, usesRuntime: true)
        #expect(output == "true [\"a\", \"b\"] 00000000-0000-0000-0000-00000000000A 5e-06 seconds true\n")
        #expect(!(try models.text("Event")).contains("public"))
    }

    @Test func namespacesViewsAndEmptinessCompile() throws {
        let models = try GeneratedModels(
            """
            schema Test { databases: [postgresql]
                swiftAccess: package }
            namespace billing as "bill ing" {
                table Invoice as invoices { number: Int32 @primaryKey
                    secret: String @sensitive }
            }
            table Nothing as nothings { }
            table NoColumnsButId as ids { id: String(3) @primaryKey @sensitive }
            materialized view Totals as totals { sum: Int64?
                wait: Duration
                computed double: Int64? = sum * 2 } = sql("SELECT 1, 2")
            """)
        let output = try models.run(
            """
            print(Invoice.schemaName, Invoice.tableName, Nothing.columnNames, Nothing(), Nothing.Draft().validate())
            print(NoColumnsButId(id: "x"), NoColumnsButId.ID("x"), Totals(sum: 2, wait: .seconds(1)).double ?? 0)
            print(NoColumnsButId(id: "long").validate(), NoColumnsButId.Draft(id: "long").validate().count)
            """)
        #expect(
            output == """
                bill ing invoices [] Nothing() []
                NoColumnsButId(id: "<redacted>") ID(rawValue: "<redacted>") 4
                [NoColumnsButId.id is longer than 3 characters] 1

                """)
    }
}
