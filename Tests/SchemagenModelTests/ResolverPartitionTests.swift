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
                    three modulus 2 remainder 0 { ⟦misplaced-member: x: Int32⟧ ⟦misplaced-member: foreignKey(a) references C⟧ }
                } }
                table D { a: Int32 partition by range(⟦unknown-column: x⟧) { } }
                table E { a: Int32 partition by range(⟦invalid-partition: a⟧ desc) managed externally }
                """)
    }
}
