import SchemagenModel
import Testing

@Suite struct ResolverMixinTests {
    @Test func ownMembersComeFirstThenTheMixinsInOrder() throws {
        let table = try table(
            """
            mixin Archivable {
                archivedAt: Timestamp?
                computed isArchived: Bool = archivedAt != nil
                index(archivedAt)
            }
            mixin Timestamps { createdAt: Timestamp = now() updatedAt: Timestamp = now() @touch check order: updatedAt >= createdAt }
            table Folder as folders: Timestamps, Archivable { id: Int64 @primaryKey name: String @unique }
            """)
        #expect(table.columns.map(\.name) == ["id", "name", "createdAt", "updatedAt", "archivedAt"])
        #expect(table.indexes.map(\.sqlName) == ["folders_archived_at_idx"])
        #expect(table.checks.map(\.info.sqlName) == ["folders_order_check"])
        #expect(table.computed.map(\.name) == ["isArchived"])
        #expect(table.options.touchTriggerName == "folders_touch")
    }

    @Test func aMixinCanNameColumnsOfTheTable() throws {
        let table = try table(
            """
            mixin Tenanted { tenant: Int32 index(tenant, id) unique(tenant, name) }
            table T: Tenanted { id: Int64 @primaryKey name: String }
            """)
        #expect(table.indexes.count == 1 && table.uniques.count == 1)
    }

    @Test func aMixinCanHoldTheKey() throws {
        let schema = try schema(
            """
            mixin Keyed { id: UUID = uuid() @primaryKey }
            table A: Keyed { other: B.ID? }
            table B: Keyed { }
            """)
        #expect(schema.tables.map { $0.primaryKey?.info.sqlName } == ["a_pkey", "b_pkey"])
        #expect(schema.tables[0].foreignKeys[0].referenced == ["id"])
    }

    @Test func clashesAreReportedWhereTheMixinIsNamed() {
        let result = expectFindings(
            """
            mixin M { a: Int32 }
            mixin N { a: Int32 }
            table T: ⟦repeated-member: M⟧ { a: Int32 }
            table U: M, ⟦repeated-member: N⟧ { id: Int64 @primaryKey }
            table V: M, ⟦repeated-member: M⟧ { id: Int64 @primaryKey }
            """)
        #expect(result.diagnostics.first?.notes.count == 2)
    }

    @Test func unknownMixinsAreReported() {
        let result = expectFindings(
            """
            mixin Timestamps { at: Timestamp }
            table A: ⟦unknown-mixin: Timestamp⟧ { id: Int64 @primaryKey }
            table B: ⟦unknown-mixin: A⟧ { id: Int64 @primaryKey }
            """)
        #expect(result.firstFixes == ["Timestamps"])
    }

    @Test func aMixinThatNobodyUsesIsCheckedToo() {
        expectFindings(
            """
            mixin M { a: ⟦unknown-type: Foo⟧ b: Int32 @⟦unknown-attribute: foo⟧ ⟦repeated-member: b⟧: Int32 index(later) }
            """)
    }

    @Test func aMistakeInAMixinIsOneFinding() {
        expectFindings(
            """
            mixin M { a: ⟦unknown-type: Foo⟧ }
            table A: M { id: Int64 @primaryKey }
            table B: M { id: Int64 @primaryKey }
            """)
    }
}

@Suite struct ResolverInheritanceTests {
    @Test func aTableHasTheColumnsOfItsParents() throws {
        let schema = try schema(
            """
            schema S { databases: [postgresql(14)] }
            table Capital @inherits(City) { state: Char(2) index(state, name) check hasName: length(name) > 1 }
            table City @inherits(Place) { name: String population: Int64 = 0 @check(population >= 0) }
            table Place { id: Int64 @identity at: Timestamp = now() }
            """)
        #expect(schema.tables[0].columns.map(\.name) == ["id", "at", "name", "population", "state"])
        #expect(schema.tables[0].options.inherits == ["City"])
        #expect(schema.tables[0].column("at")?.defaultValue != nil)
        #expect(schema.tables[0].column("id")?.identity == nil)
        #expect(schema.tables[0].checks.map(\.info.sqlName) == ["capital_has_name_check", "city_population_check"])
    }

    @Test func circlesAndStrangersAreReported() {
        expectFindings(
            """
            schema S { databases: [postgresql(14)] }
            table A @inherits(B) { x: Int32 }
            table ⟦circular-inheritance: B⟧ @inherits(A) { y: Int32 }
            table C @inherits(⟦unknown-table: D⟧, A, ⟦invalid-attribute: A⟧) { ⟦repeated-member: x⟧: String }
            """)
    }
}
