import SchemagenModel
import Testing

@Suite struct ResolverPartitionTests {
    private static let header = "schema S { databases: [postgresql(14)] }\n"

    @Test func partitionsOfEveryKind() throws {
        let tables = try schema(
            Self.header + """
                table Event as events {
                    id: Int64
                    at: LocalDate
                    primaryKey(id, at)
                    partition by range(at, id) {
                        spring from ("2025-03-01", minvalue) to ("2025-06-01", maxvalue) {
                            index(id) as spring_id
                            unique(at, id)
                            check late: id > 1
                            partition by hash(id) { one as e1 modulus 2 remainder 1 }
                        }
                        /// The rest.
                        other as events_other default
                    }
                }
                table Sale { country: Char(2) partition by list(country) { north in ["DK", nil] } }
                table Log { at: Timestamp partition by range(at) managed externally }
                """
        ).tables
        let partitioning = try #require(tables[0].options.partitioning)
        #expect(partitioning.strategy == .range && partitioning.keys.count == 2 && !partitioning.isManagedExternally)
        let spring = partitioning.partitions[0]
        #expect(spring.sqlName == "events_spring" && spring.indexes.map(\.sqlName) == ["spring_id"])
        #expect(spring.uniques.map(\.info.sqlName) == ["events_spring_at_id_key"])
        #expect(spring.checks.map(\.info.sqlName) == ["events_spring_late_check"])
        #expect(spring.partitioning?.partitioning.partitions[0].bound == .hash(modulus: 2, remainder: 1))
        guard case .range(let from, let to) = spring.bound else {
            Issue.record("no range")
            return
        }
        #expect(from[1] == .minimum && to[1] == .maximum)
        #expect(partitioning.partitions[1].bound == .default && partitioning.partitions[1].documentation == "The rest.")
        #expect(tables[2].options.partitioning?.isManagedExternally == true)
    }

    @Test func foreignKeysAndPartsOfPartitions() throws {
        let tables = try schema(
            Self.header + """
                table A as aas {
                    a: Int64
                    b: Int64?
                    primaryKey(a)
                    index(b) as by_b
                    partition by range(a) {
                        low from (minvalue) to (0) {
                            foreignKey(b) references B @onDelete(cascade)
                            exclude using btree (a with "=")
                            primaryKey(a) as low_key @partOf(aas_pkey)
                            index(b) as low_b @partOf("by_b")
                            partition by range(a) {
                                lower from (minvalue) to (-9) {
                                    foreignKey(b) as lower_b references B(id)
                                    index(b) as lower_index @partOf(low_b)
                                }
                            }
                        }
                    }
                }
                table B { id: Int64 @primaryKey }
                """
        ).tables
        let partitioning = try #require(tables[0].options.partitioning)
        let low = partitioning.partitions[0]
        #expect(low.foreignKeys.map(\.info.sqlName) == ["aas_low_b_fkey"] && low.foreignKeys[0].onDelete == .cascade)
        #expect(low.foreignKeys[0].referenced == ["id"] && low.exclusions.map(\.info.sqlName) == ["aas_low_a_excl"])
        #expect(low.primaryKey?.info.partOf == "aas_pkey" && low.indexes[0].partOf == "by_b")
        #expect(partitioning.foreignKeys.map(\.partition) == ["aas_low", "aas_low_lower"])
        // Those of inner partitions come first, whichever they name.
        #expect(partitioning.parts(of: "by_b").map(\.index.sqlName) == ["lower_index", "low_b"])
        #expect(partitioning.ownIndexes.isEmpty && tables[0].foreignKeys.isEmpty)
    }

    @Test func partsOfNothingAreReported() {
        expectFindings(
            Self.header + """
                table A { a: Int64 @primaryKey b: Int64?
                    index(b) as by_b
                    index(b desc, a) as by_b_down where a > 0
                    index(b) as alone ⟦misplaced-attribute: @partOf(by_b)⟧
                    partition by range(a) {
                        one from (1) to (2) {
                            index(b) as one_b @partOf(by_b)
                            ⟦invalid-partition: index(b) as one_more @partOf(by_b)⟧
                            ⟦invalid-partition: index(a) as another @partOf(by_b_down)⟧
                            ⟦invalid-partition: index(a) as of_nothing @partOf(nothing)⟧
                            ⟦invalid-partition: unique(b) as of_index @partOf(by_b)⟧
                        }
                        two from (2) to (3) {
                            index(b, a) as of_down where a > 1 @partOf(by_b_down)
                            ⟦invalid-partition: index(b) as of_another @partOf(one_b)⟧
                            ⟦repeated-primary-key: primaryKey(a)⟧
                            index(b) as empty ⟦invalid-attribute: @partOf⟧
                            foreignKey(b) references ⟦unknown-table: C⟧
                            foreignKey(b) references A ⟦misplaced-attribute: @inverse(more)⟧
                        }
                    }
                }
                """)
    }

    @Test func whatDoesNotFitIsReported() {
        expectFindings(
            Self.header + """
                table A { a: Int32 b: Int32
                    partition by ⟦invalid-partition: list⟧(a, b) { x in [1] }
                    partition by ⟦repeated-member: hash⟧(a) { }
                }
                table B { a: Int32 partition by range(a) {
                    ⟦invalid-partition: one⟧ from (1, 2) to (2)
                    ⟦invalid-partition: two⟧ in [1]
                    ⟦invalid-partition: three⟧ from (1) to (1)
                    four from (⟦type-mismatch: "x"⟧) to (2)
                    five default
                    ⟦invalid-partition: six⟧ default
                    ⟦repeated-member: five⟧ from (3) to (4)
                } }
                table C { a: Int32 partition by hash(a) {
                    ⟦invalid-partition: one⟧ modulus 2 remainder 2
                    ⟦invalid-partition: two⟧ default
                    three modulus 2 remainder 0 { ⟦misplaced-member: x: Int32⟧ ⟦misplaced-member: computed y: Int32 = a⟧ }
                } }
                table D { a: Int32 partition by range(⟦unknown-column: x⟧) { } }
                table E { a: Int32 partition by range(⟦invalid-partition: a⟧ desc) managed externally }
                """)
    }
}
