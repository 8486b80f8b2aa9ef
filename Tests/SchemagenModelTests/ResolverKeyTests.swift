import SchemagenModel
import Testing

@Suite struct ResolverKeyTests {
    @Test func aPrimaryKeyIsAnAttributeOrAMember() throws {
        let one = try table("table T { id: Int64 @primaryKey(as: t_key, onConflict: fail) }")
        #expect(one.primaryKey?.info.sqlName == "t_key" && one.primaryKey?.info.onConflict == .fail)
        #expect(one.primaryKey?.columns == ["id"])
        let two = try table(
            "table T { a: Int64 b: Int64 c: Int64 primaryKey(b desc, a) as k include(c) @deferrable }")
        #expect(two.primaryKey?.columns == ["b", "a"] && two.primaryKey?.descending == [true, false])
        #expect(two.primaryKey?.include == ["c"] && two.primaryKey?.info.deferrable == .immediate)
        #expect(try table("table T { a: Int32 primaryKey(a) }").primaryKey?.descending == [])
    }

    @Test func thereIsOnePrimaryKey() {
        let result = expectFindings(
            """
            table T { a: Int64 @primaryKey b: Int64 ⟦repeated-primary-key: @primaryKey⟧ ⟦repeated-primary-key: primaryKey(a, b)⟧ }
            """)
        #expect(result.firstFixes.first?.contains("primaryKey(a, b)") == true)
    }

    @Test func keysAreMadeOfColumns() {
        expectFindings(
            """
            table T {
                a: Int64
                b: String
                primaryKey(⟦unknown-column: x⟧, a ⟦invalid-key: nullsFirst⟧)
                unique(a, ⟦invalid-key: a⟧)
                unique(⟦unknown-column: A⟧)
                index(⟦unknown-column: x⟧)
                index(a desc ⟦invalid-key: asc⟧)
                index(a ops(⟦invalid-key: 3⟧), b ops(⟦invalid-key: "x; y"⟧))
            }
            """)
    }

    @Test func uniqueIsAConstraintWhereItCanBe() throws {
        let table = try table(
            """
            table T {
                a: Int64
                b: String
                unique(a, b) @nullsNotDistinct @only(postgresql)
                unique(b) where a > 1
                unique(lower(b)) as low
                unique(a desc) as down
                unique(a) as hashed using btree include(b) @with(fillfactor: 70)
            }
            """)
        #expect(table.uniques.map(\.info.sqlName) == ["t_a_b_key"])
        #expect(table.uniques[0].nullsNotDistinct)
        #expect(table.indexes.map(\.sqlName) == ["t_b_idx", "low", "down", "hashed"])
        #expect(table.indexes.allSatisfy { $0.isUnique && $0.origin == .declared })
        #expect(table.indexes[2].keys[0].isDescending)
        #expect(table.indexes[3].include == ["b"])
        #expect(table.indexes[3].storageParameters == [StorageParameter(name: "fillfactor", value: "70")])
    }

    @Test func aUniqueIndexIsNoConstraint() {
        expectFindings(
            """
            table T {
                a: Int64
                unique(a) where a > 1 ⟦misplaced-attribute: @deferrable⟧
                unique(a) as u ⟦misplaced-attribute: @with(fillfactor: 70)⟧
                index(a) as i ⟦misplaced-attribute: @nullsNotDistinct⟧
            }
            """)
    }

    @Test func indexesKeepTheirKeysAndOptions() throws {
        let table = try table(
            """
            schema S { databases: [postgresql(14)] }
            table T {
                a: Int64 @index(as: newest, using: brin, desc: true)
                b: String
                index(b collate("C") ops("text_pattern_ops") desc nullsLast, lower(b), a + 1, a + 2) using gin include(a) where a > 0
            }
            """)
        #expect(table.indexes[0].origin == .column && table.indexes[0].method == "brin")
        #expect(table.indexes[0].keys == [IndexKey(.column("a"), isDescending: true)])
        let index = table.indexes[1]
        #expect(
            index.keys[0]
                == IndexKey(
                    .column("b"), isDescending: true, nulls: .last, collation: SQLText("C"),
                    operatorClass: "text_pattern_ops"))
        #expect(index.sqlName == "t_b_lower_expr_expr1_a_idx" && index.method == "gin")
        #expect(index.predicate != nil && index.include == ["a"])
    }

    @Test func exclusionConstraintsNeedOperators() throws {
        let table = try table(
            """
            schema S { databases: [postgresql(14)] }
            table R {
                room: Int32
                during: Range<Timestamp>
                off: Bool
                exclude using gist (room with "=", during with "&&") where !off @deferrable(initially: deferred)
            }
            """)
        let exclusion = table.exclusions[0]
        #expect(exclusion.info.sqlName == "r_room_during_excl" && exclusion.info.deferrable == .deferred)
        #expect(exclusion.elements.map(\.operator) == ["=", "&&"])
        expectFindings(
            """
            schema S { databases: [postgresql(14)] }
            table R { a: Int32 exclude using gist (a with ⟦invalid-key: "= 1) --"⟧) }
            """)
    }

    @Test func checksHaveNames() throws {
        let table = try table(
            """
            table T {
                a: Int32
                /// Why.
                check endsLate as own was late: a > 1 @notValid @noInherit @onConflict(ignore) @only(postgresql)
                check isSmall: a < 9
            }
            """)
        #expect(table.checks.map(\.info.sqlName) == ["own", "t_is_small_check"])
        let check = table.checks[0]
        #expect(check.info.documentation == "Why." && check.formerName == "late" && check.isNoInherit)
        #expect(check.info.isNotValid && check.info.onConflict == .ignore && check.info.databases == .postgresql)
    }
}

@Suite struct ResolverForeignKeyTests {
    @Test func aColumnOfAnIDRefersToTheKey() throws {
        let table = try table(
            """
            table Author as authors { key: UUID @primaryKey email: String @unique }
            table Article {
                id: Int64 @primaryKey
                authorID: Author.ID @onDelete(cascade) @onUpdate(restrict) @inverse(articles) @foreignKey(as: fk)
                reviewerID: Author.ID? @onDelete(setNull(reviewerID))
                kept: Author.ID? @unreferenced
                mail: String @references(Author.email, as: by_mail) @onDelete(setDefault)
                previous: Article.ID?
                many: [Author.ID]
            }
            """)
        #expect(
            table.foreignKeys.map(\.info.sqlName) == [
                "fk", "article_reviewer_id_fkey", "by_mail", "article_previous_fkey",
            ])
        let key = table.foreignKeys[0]
        #expect(key.columns == ["authorID"] && key.table == "Author" && key.referenced == ["key"])
        #expect(key.onDelete == .cascade && key.onUpdate == .restrict && key.inverse == "articles")
        #expect(table.column("authorID")?.inverse == "articles")
        #expect(table.foreignKeys[1].onDelete == .setNull && table.foreignKeys[1].onDeleteColumns == ["reviewerID"])
        #expect(table.foreignKeys[2].referenced == ["email"] && table.foreignKeys[2].onDelete == .setDefault)
        #expect(table.foreignKeys[3].table == "Article")
    }

    @Test func membersJoinSeveralColumns() throws {
        let table = try table(
            """
            table House { tenant: Int32 number: Int32 code: String primaryKey(tenant, number) unique(code, tenant) }
            table Shelf {
                tenant: Int32
                house: Int32?
                code: String
                foreignKey(tenant, house) references House @onDelete(setNull(house)) @matchFull
                foreignKey(tenant, code) as fk references House(tenant, code) @deferrable @notValid @inverse(shelves) @only(postgresql)
            }
            """)
        #expect(table.foreignKeys.map(\.referenced) == [["tenant", "number"], ["tenant", "code"]])
        #expect(table.foreignKeys.map(\.info.sqlName) == ["shelf_tenant_house_fkey", "fk"])
        #expect(table.foreignKeys[0].isMatchFull && table.foreignKeys[0].onDeleteColumns == ["house"])
        #expect(table.foreignKeys[1].info.isNotValid && table.foreignKeys[1].inverse == "shelves")
        #expect(table.foreignKeys[1].info.databases == .postgresql)
    }

    @Test func keysMayReferToOneAnotherInACircle() throws {
        let schema = try schema(
            """
            table A { id: Int64 @primaryKey b: B.ID? }
            table B { id: Int64 @primaryKey a: A.ID? }
            """)
        #expect(schema.tables.map { $0.foreignKeys[0].table } == ["B", "A"])
    }

    @Test func aSharedKeyHasTheTypeOfTheOther() throws {
        let schema = try schema(
            """
            table C { id: B.ID @primaryKey n: Int32 = 1 @check(id > 0) }
            table B { id: A.ID @primaryKey }
            table A { id: Int64 @primaryKey }
            """)
        let index = SchemaIndex(schema)
        #expect(index.storageType(of: .reference(table: "C")) == .int64)
        #expect(index.storageType(of: .array(.reference(table: "C"))) == .array(.int64))
    }

    @Test func circularKeysHaveNoType() {
        expectFindings(
            """
            table A { id: B.ID @primaryKey }
            table B { ⟦recursive-type: id⟧: A.ID @primaryKey }
            table C { ⟦recursive-type: id⟧: C.ID @primaryKey }
            table D { id: A.ID @primaryKey }
            """)
    }

    @Test func unknownTargetsAreReported() {
        let result = expectFindings(
            """
            table Customer { id: Int64 @primaryKey mail: String @unique name: String }
            table Log { line: String }
            table Pair { a: Int32 b: Int32 primaryKey(a, b) }
            table Order {
                a: ⟦unknown-table: Custmer⟧.ID @onDelete(cascade)
                b: ⟦table-without-key: Log.ID⟧
                c: ⟦composite-reference: Pair.ID⟧
                d: String @references(Customer.⟦unknown-column: email⟧)
                e: String @references(⟦unknown-table: Custmer⟧.mail)
                f: String @references(⟦foreign-key-target-not-unique: Customer.name⟧)
                g: String @references(⟦invalid-attribute: Customer⟧)
                foreignKey(⟦foreign-key-columns: e, f⟧) references Customer
                foreignKey(⟦unknown-column: x⟧) references ⟦unknown-table: Nothing⟧
                foreignKey(e) references ⟦table-without-key: Log⟧
                foreignKey(e, f) references ⟦foreign-key-target-not-unique: Customer⟧(mail, name)
            }
            """)
        #expect(result.firstFixes.first == "Customer")
        #expect(result.firstFixes.contains("give `Log` one: `@primaryKey` behind a column, or `primaryKey(…)`"))
        #expect(
            result.firstFixes.contains {
                $0.contains("foreignKey(a, b) references Pair(a, b)")
            })
    }

    @Test func aPartialUniqueIndexIsNoTarget() {
        expectFindings(
            """
            table A { id: Int64 @primaryKey mail: String low: String unique(mail) where id > 1 unique(lower(low)) }
            table B {
                a: String @references(⟦foreign-key-target-not-unique: A.mail⟧)
                b: String @references(⟦foreign-key-target-not-unique: A.low⟧)
            }
            """)
    }

    @Test func actionsAreAClosedList() {
        let result = expectFindings(
            """
            table A { id: Int64 @primaryKey }
            table B {
                a: A.ID @onDelete(⟦invalid-attribute: cascad⟧)
                b: A.ID @onDelete(⟦invalid-attribute: cascade(b)⟧)
                c: A.ID @onDelete(setNull(⟦unknown-column: x⟧, ⟦invalid-attribute: b⟧))
                d: A.ID ⟦invalid-attribute: @onUpdate(setNull(d))⟧
                e: A.ID ⟦invalid-attribute: @onDelete⟧ ⟦invalid-attribute: @foreignKey⟧
            }
            """)
        #expect(result.firstFixes.first == "cascade")
    }

    @Test func aColumnMakesOneForeignKey() {
        expectFindings(
            """
            table A { id: Int64 @primaryKey }
            table B {
                a: A.ID ⟦conflicting-attributes: @references(A.id)⟧
                b: A.ID @unreferenced ⟦misplaced-attribute: @onDelete(cascade)⟧
                c: Int64 @references(A.id) ⟦misplaced-attribute: @foreignKey(as: x)⟧
            }
            """)
    }

    @Test func inverseRelationsNeedNamesOfTheirOwn() {
        expectFindings(
            """
            table A { id: Int64 @primaryKey title: String }
            table B {
                a: A.ID @inverse(bees)
                b: A.ID ⟦repeated-member: @inverse(bees)⟧
                c: A.ID ⟦repeated-member: @inverse(title)⟧
            }
            """)
    }

    @Test func viewsAndPropertiesNeedTheKeyToo() {
        expectFindings(
            """
            table Log { line: String }
            table B { many: ⟦table-without-key: [Log.ID]⟧ }
            view V { id: ⟦table-without-key: Log.ID⟧ } = sql "select 1"
            """)
    }
}
