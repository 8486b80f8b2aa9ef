import SchemagenModel
import Testing

@Suite struct ResolverHintTests {
    @Test func formerNamesAreKept() throws {
        let schema = try schema(
            """
            enum State was Status { draft was new, sent }
            table Reply as replies was Answer {
                id: Int64 @primaryKey
                first was second: String
                second was first: String
                check a was b: length(first) > 0
            }
            """)
        #expect(schema.enums[0].info.formerName == "Status" && schema.enums[0].cases[0].formerName == "new")
        #expect(schema.tables[0].info.formerName == "Answer")
        #expect(schema.tables[0].columns.map(\.formerName) == [nil, "second", "first"])
        #expect(schema.tables[0].checks[0].formerName == "b")
    }

    @Test func aFormerNameMustBeFree() {
        expectFindings(
            """
            enum State { draft was ⟦invalid-former-name: sent⟧, sent }
            table A was ⟦invalid-former-name: B⟧ { id: Int64 @primaryKey }
            table B {
                id: Int64 @primaryKey
                x was ⟦invalid-former-name: x⟧: Int32
                y was ⟦invalid-former-name: id⟧: Int32
                z was gone: Int32
                w was ⟦invalid-former-name: gone⟧: Int32
                check c was ⟦invalid-former-name: d⟧: x > 1
                check d: x > 2
            }
            """)
    }

    @Test func removalsAreKeptAsWritten() throws {
        let schema = try schema(
            """
            removed table LegacyApproval
            removed column Campaign.notes
            removed index Campaign."Odd name"
            removed materialized view OldCount
            removed virtual table Search
            removed sql function "touch(integer)"
            removed sql event trigger "log"
            removed sql trigger Campaign."touch"
            removed case Status.paused -> .cancelled
            removed case Status.odd -> id > 1 ? (.cancelled) : nil
            enum Status { cancelled }
            table Campaign { id: Int64 @primaryKey }
            """)
        #expect(
            schema.removals.map { "\($0.kind) \($0.path.joined(separator: "."))" } == [
                "table LegacyApproval", "column Campaign.notes", "index Campaign.Odd name",
                "materialized view OldCount",
                "virtual table Search", "sql function touch(integer)", "sql event trigger log",
                "sql trigger Campaign.touch",
                "case Status.paused", "case Status.odd",
            ])
        #expect(
            schema.removals.map(\.replacement) == Array(repeating: nil, count: 8) + [
                ".cancelled", "id > 1 ? .cancelled : nil",
            ])
    }

    @Test func whatIsRemovedMustBeGone() {
        expectFindings(
            """
            removed ⟦removed-but-present: table T⟧
            removed ⟦removed-but-present: column T.a⟧
            removed ⟦removed-but-present: case E.x⟧
            removed ⟦removed-but-present: index T.t_a_idx⟧
            removed ⟦removed-but-present: sql function "f()"⟧
            removed ⟦removed-but-present: check T.a⟧
            removed ⟦removed-but-present: sql trigger T."t"⟧
            sql trigger "t" on T "x"
            removed ⟦invalid-removal: tabel⟧ X
            removed ⟦invalid-removal: column X⟧
            removed column T.b -> ⟦invalid-removal: 3⟧
            removed case E.y -> ⟦invalid-removal: .z⟧
            removed table X
            removed ⟦invalid-removal: table X⟧
            removed ⟦unknown-sql-kind: sql funktion⟧ "g()"
            table T { a: Int32 @index @check(a > 1) }
            enum E { x }
            sql function "f()" @only(postgresql) "x"
            """)
    }
}
