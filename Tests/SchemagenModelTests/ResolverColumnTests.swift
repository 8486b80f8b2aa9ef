import SchemagenModel
import Testing

@Suite struct ResolverColumnTests {
    @Test func aColumnKeepsWhatItsAttributesSay() throws {
        let table = try table(
            """
            table T @group("Things") @deprecated("gone") @allow(missing-primary-key, "so") {
                /// The key.
                id as key was number: Int64 @identity(always, start: 10, increment: 2, min: 1, max: 99, cache: 3, cycle: true, sequence: seq) @autoincrement
                name: String(20) = "x" @collate(postgresql: "C", sqlite: "NOCASE") @sensitive @deprecated("use title")
                at: Timestamp = now() @touch @notNull(onConflict: replace)
                total: Int64 @generated(id + 1, virtual: true)
                shown: Bool @swiftDefault(true) @allow(reserved-word, "why") @backfill(false) @convert(shown)
                computed twice: Int64? = id * 2
            }
            """)
        #expect(table.info.group == "Things" && table.info.deprecation == "gone")
        #expect(table.info.allowances == [Allowance(code: "missing-primary-key", reason: "so")])
        let columns = table.columns
        #expect(
            columns[0].documentation == "The key." && columns[0].sqlName == "key" && columns[0].formerName == "number")
        let identity = try #require(columns[0].identity)
        #expect(identity.mode == .always && identity.sequenceName == "seq" && identity.isAutoincrement)
        #expect(
            identity.options
                == SequenceOptions(start: 10, increment: 2, minimum: 1, maximum: 99, cache: 3, cycle: true))
        #expect(columns[1].defaultValue?.kind == .string("x"))
        #expect(columns[1].collation == SQLText(postgresql: "C", sqlite: "NOCASE"))
        #expect(columns[1].isSensitive && columns[1].deprecation == "use title")
        #expect(columns[2].isTouched && columns[2].notNullConflict == .replace)
        #expect(table.options.touchTriggerName == "t_touch")
        #expect(columns[3].generated?.isVirtual == true)
        #expect(columns[4].swiftDefault?.kind == .bool(true) && columns[4].backfill != nil && columns[4].convert != nil)
        #expect(columns[4].allowances.map(\.code) == ["reserved-word"])
        #expect(table.computed.map(\.name) == ["twice"])
        #expect(table.computed[0].isNullable)
    }

    @Test func expressionsAreCheckedWhereTheyStand() {
        expectFindings(
            """
            enum Color { red }
            table T {
                a: Int32 = ⟦type-mismatch: "x"⟧
                b: Color = ⟦unknown-enum-case: .blue⟧
                c: Int32 @check(⟦unknown-name-in-expression: missing⟧ > 0)
                d: Int32 @generated(⟦unknown-name-in-expression: missing⟧)
                computed e: Int32 = ⟦unknown-name-in-expression: missing⟧
                index(a) where ⟦unknown-name-in-expression: missing⟧ == 1
            }
            """)
    }

    @Test func anUnknownTypeGivesNoFurtherFindings() {
        expectFindings(
            """
            table T {
                a: ⟦unknown-type: Foo⟧ = "x" @check(a > 3) @index
                computed b: Int32 = a + 1
                index(a, lower(a)) where a == 1
                check c: a > 3
            }
            """)
    }

    @Test func columnsSayHowPostgreSQLKeepsThem() throws {
        let columns = try schema(
            """
            table A @only(postgresql) {
                id: Int64 @primaryKey @statistics(0)
                text: String @storage(external) @compression(lz4) @with(n_distinct: 100)
            }
            """
        ).tables[0].columns
        #expect(columns[0].postgresql == PostgreSQLColumn(statistics: 0))
        #expect(
            columns[1].postgresql
                == PostgreSQLColumn(
                    storage: .external, compression: .lz4,
                    parameters: [StorageParameter(name: "n_distinct", value: "100")]))
        expectFindings(
            """
            table A @only(postgresql) {
                id: Int64 @primaryKey @statistics(⟦invalid-attribute: -1⟧)
                text: String @storage(⟦invalid-attribute: native⟧) @compression(⟦invalid-attribute: zip⟧)
            }
            """)
    }

    @Test func tablesNameIndexesBySQLName() throws {
        let tables = try schema(
            """
            table A @only(postgresql) @replicaIdentity(index: "a key") @clusterOn(a_pkey) { id: Int64 @primaryKey(as: "a key") }
            table B @only(postgresql) @replicaIdentity(nothing) { id: Int64 @primaryKey }
            """
        ).tables
        #expect(tables.map(\.options.replicaIdentity) == [.index("a key"), .nothing])
        #expect(tables.map(\.options.clusterIndex) == ["a_pkey", nil])
        expectFindings(
            """
            table A @replicaIdentity(⟦invalid-attribute: fool⟧) ⟦invalid-attribute: @clusterOn⟧ { id: Int64 @primaryKey }
            table B ⟦invalid-attribute: @replicaIdentity⟧ { id: Int64 @primaryKey }
            """)
    }

    @Test func namesWithinATableDiffer() {
        expectFindings(
            """
            table T {
                a: Int32
                ⟦repeated-member: a⟧: Int32
                computed ⟦repeated-member: a⟧: Int32 = 1
                check c: a > 1
                check ⟦repeated-member: ⟦repeated-sql-name: c⟧⟧: a > 2
            }
            """)
    }

    @Test func conflictsAreReported() {
        expectFindings(
            """
            table T {
                a: Int32 = 1 @swiftDefault(⟦conflicting-attributes: 2⟧)
                b: Int64 ⟦conflicting-attributes: @autoincrement⟧
                c: Int32? ⟦conflicting-attributes: @notNull(onConflict: ignore)⟧
                d: Int32 ⟦misplaced-attribute: @collate("C")⟧
                e: Int32 ⟦misplaced-attribute: @onDelete(cascade)⟧ ⟦misplaced-attribute: @inverse(x)⟧ ⟦misplaced-attribute: @deferrable⟧
                f: Int32 ⟦misplaced-attribute: @unreferenced⟧ ⟦misplaced-attribute: @notValid⟧
            }
            """)
    }

    @Test func deferrableMustMeanOneConstraint() throws {
        expectFindings(
            """
            table T {
                id: Int64 @primaryKey
                a: T.ID @unique ⟦conflicting-attributes: @deferrable⟧
                b: T.ID @check(b > 0) ⟦conflicting-attributes: @notValid⟧
            }
            """)
        let table = try table(
            """
            table T {
                id: Int64 @primaryKey
                a: Int32 @unique @deferrable(initially: deferred)
                b: T.ID @deferrable @notValid
                c: Int32 @check(c > 0) @notValid
            }
            """)
        #expect(table.uniques[0].info.deferrable == .deferred)
        #expect(table.foreignKeys[0].info.deferrable == .immediate && table.foreignKeys[0].info.isNotValid)
        #expect(table.checks[0].info.isNotValid)
    }

    @Test func checksMayBeRepeated() throws {
        let table = try table("table T { a: Int32 @check(a > 0) @check(a < 9, as: small) }")
        #expect(table.checks.map(\.info.sqlName) == ["t_a_check", "small"])
        #expect(table.checks.map(\.name) == ["a", "a"])
    }
}

@Suite struct ResolverAttributeTests {
    @Test func attributesAreAClosedList() {
        let result = expectFindings(
            """
            table T ⟦misplaced-attribute: @sensitive⟧ {
                a: Int32 @⟦unknown-attribute: indx⟧ @unique ⟦repeated-attribute: @unique⟧
                b: Int32 ⟦misplaced-attribute: @unlogged⟧
                index(a) ⟦misplaced-attribute: @deferrable⟧
                computed c: Int32 = a ⟦misplaced-attribute: @only(sqlite)⟧
            }
            enum E ⟦misplaced-attribute: @with(a: 1)⟧ { x ⟦misplaced-attribute: @group("g")⟧ }
            """)
        #expect(result.firstFixes.contains("index"))
        #expect(result.messages.contains { $0.contains("only on a table") })
    }

    @Test func argumentsAreChecked() {
        let result = expectFindings(
            """
            table T @with(a: 1, ⟦invalid-attribute: a⟧: 2) @group(⟦invalid-attribute: g⟧) {
                a: Int32 @index(⟦invalid-attribute: name⟧: x) @unique(as: u, ⟦invalid-attribute: as⟧: v)
                b: Int32 @index(desc: ⟦invalid-attribute: 1⟧) @sensitive(⟦invalid-attribute: 3⟧)
                c: Int64 @identity(⟦invalid-attribute: alway⟧) ⟦invalid-attribute: @check⟧
                d: Int64 @identity(increment: ⟦invalid-attribute: 0⟧, cache: ⟦invalid-attribute: 0⟧)
                e: Int64 ⟦invalid-attribute: @notNull⟧ ⟦invalid-attribute: @deprecated⟧
                f: Int64 @allow(⟦invalid-attribute: 3⟧, "r") ⟦invalid-attribute: @allow(a-code)⟧
                g: Int64 @only(⟦invalid-attribute: mysql⟧)
                h: Int64 @allow(a-code, "r") ⟦repeated-attribute: @allow(a-code, "s")⟧
                i: Int64 @identity(min: 5, max: ⟦invalid-attribute: 4⟧)
            }
            """)
        #expect(result.firstFixes.contains("always"))
    }

    @Test func onlyNarrows() throws {
        let schema = try schema(
            """
            enum E @only(postgresql) { a }
            table T @only(postgresql) {
                id: Int64 @primaryKey
                index(id) as i
                check c: id > 0
                e: E
            }
            table U { a: Int32 b: Int32 @only(sqlite) @index index(b) as x @only(sqlite) }
            """)
        #expect(schema.enums[0].info.databases == .postgresql)
        let table = schema.tables[0]
        #expect(table.columns.allSatisfy { $0.databases == .postgresql })
        #expect(table.indexes[0].databases == .postgresql && table.checks[0].info.databases == .postgresql)
        #expect(table.primaryKey?.info.databases == .postgresql)
        #expect(schema.tables[1].info.databases == .all)
        #expect(schema.tables[1].indexes.map(\.databases) == [.sqlite, .sqlite])
    }

    @Test func aNamespaceNarrowsWhatIsInIt() throws {
        let schema = try schema(
            """
            namespace billing @only(postgresql) @allow(missing-primary-key, "n") {
                table T { a: Int32 }
                view V { a: Int32 } = sql "select 1 as a"
                sql function "f()" "create function f()"
            }
            """)
        #expect(schema.tables[0].info.databases == .postgresql)
        #expect(schema.tables[0].info.allowances.map(\.code) == ["missing-primary-key"])
        #expect(schema.views[0].info.databases == .postgresql)
        #expect(schema.opaqueObjects[0].databases == .postgresql)
    }

    @Test func nothingExistsNowhere() {
        expectFindings(
            """
            schema S { databases: [postgresql(14)] }
            table T { a: Int32 ⟦exists-nowhere: @only(sqlite)⟧ }
            """)
        expectFindings(
            """
            table T @only(postgresql) { a: Int32 ⟦exists-nowhere: @only(sqlite)⟧ }
            """)
    }
}
