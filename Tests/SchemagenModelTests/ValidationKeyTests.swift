import SchemagenLanguage
import SchemagenModel
import SchemagenValidation
import Testing

@Suite struct ValidationKeyTests {
    private let lead = Sample.table("Lead")

    private func reply(_ type: DataType = .int64, _ change: (inout Table) -> Void) -> Table {
        Sample.table("Reply", [Sample.column("leadID", type), Sample.column("position")]) {
            $0.foreignKeys = [Sample.foreignKey(["leadID"], "Lead")]
            $0.indexes = [Sample.index(["leadID"])]
            change(&$0)
        }
    }

    // MARK: Foreign keys

    @Test func foreignKeyWithoutIndex() {
        #expect(
            Sample.findings(Sample.schema([lead, reply { $0.indexes = [] }])) == [
                "unindexed-foreign-key: no index starts with `leadID`, which refers to `Lead`"
            ])
        let partial = Expression(
            .infix(.greater, Sample.reads("id"), Sample.reads("position")), type: .bool, isNullable: false)
        let insufficient: [Index] = [
            Sample.index(["position", "leadID"]), Sample.index(["leadID"], where: partial),
            Sample.index(["leadID"], method: "brin"), Sample.index(["leadID"], databases: .postgresql),
        ]
        for index in insufficient {
            #expect(
                Sample.codes(lead, reply { $0.indexes = [index] }).contains("unindexed-foreign-key"), "\(index.keys)")
        }
        #expect(Sample.codes(lead, reply { $0.indexes = [Sample.index(["leadID", "position"])] }) == [])
        #expect(
            Sample.codes(
                lead,
                reply {
                    $0.indexes = []
                    $0.uniques = [UniqueConstraint(info: Sample.constraint(), columns: ["leadID", "id"])]
                }) == [])
        #expect(
            Sample.codes(
                lead,
                reply {
                    $0.indexes = []
                    $0.primaryKey?.columns = ["leadID", "id"]
                }) == [])
        #expect(
            Sample.codes(
                lead,
                reply {
                    $0.indexes = []
                    $0.foreignKeys[0].info = Sample.constraint("fkey", allowing: ["unindexed-foreign-key"])
                }) == [])
    }

    @Test func compositeForeignKeysAreIndexedInAnyOrder() {
        let target = Sample.table("Slot", [Sample.column("a"), Sample.column("b")]) {
            $0.primaryKey?.columns = ["a", "b"]
        }
        func user(_ index: [String]) -> Table {
            Sample.table("Use", [Sample.column("x"), Sample.column("y"), Sample.column("z")]) {
                $0.foreignKeys = [Sample.foreignKey(["x", "y"], "Slot", ["a", "b"])]
                $0.indexes = [Sample.index(index)]
            }
        }
        #expect(Sample.codes(target, user(["y", "x", "z"])) == [])
        #expect(Sample.codes(target, user(["x", "z", "y"])) == ["unindexed-foreign-key"])
        #expect(Sample.codes(target, user(["x"])) == ["unindexed-foreign-key"])
    }

    /// Those that a partition alone has are looked at like a table's: its own indexes and the table's serve them.
    @Test func foreignKeysOfPartitions() {
        func divided(_ change: (inout Partition) -> Void) -> Table {
            reply { table in
                table.foreignKeys = []
                table.indexes = []
                var partition = Partition(name: "all", sqlName: "all_replies", bound: .default)
                partition.foreignKeys = [Sample.foreignKey(["leadID"], "Lead", ["id"])]
                change(&partition)
                table.options.partitioning = Partitioning(
                    strategy: .range, keys: [IndexKey(.column("id"))], isManagedExternally: false,
                    partitions: [partition])
            }
        }
        func codes(_ table: Table) -> [String] {
            Sample.codes(lead, table, change: { $0.settings.minimumVersions[.sqlite] = nil })
        }
        #expect(codes(divided { _ in }) == ["unindexed-foreign-key"])
        #expect(codes(divided { $0.indexes = [Sample.index(["leadID"])] }) == [])
        var indexed = divided { _ in }
        indexed.indexes = [Sample.index(["leadID"])]
        #expect(codes(indexed) == [])
        #expect(
            codes(
                divided {
                    $0.indexes = [Sample.index(["leadID"])]
                    $0.foreignKeys[0].onDelete = .setNull
                }) == ["set-null-on-required"])
    }

    @Test func typesOfForeignKeys() {
        #expect(Sample.codes(lead, reply(.reference(table: "Lead")) { _ in }) == [])
        #expect(Sample.codes(lead, reply(.int32) { _ in }) == ["foreign-key-type-differs"])
        #expect(Sample.codes(lead, reply(.uuid) { _ in }) == ["foreign-key-type-mismatch"])
        let found = Validator.validate(Sample.schema([lead, reply(.uuid) { _ in }]))
        #expect(found.first?.fixes.first?.message == "give `leadID` the type `Int64`")
        let domain = NamedType(info: Sample.info("LeadNumber"), base: .int64, storage: .domain, checks: [])
        #expect(Sample.codes(lead, reply(.named("LeadNumber")) { _ in }, change: { $0.types = [domain] }) == [])
    }

    @Test func actionsOfForeignKeys() {
        #expect(
            Sample.codes(lead, reply { $0.foreignKeys[0].onDelete = .setNull }) == ["set-null-on-required"])
        #expect(
            Sample.codes(
                lead,
                reply {
                    $0.foreignKeys[0].onDelete = .setNull
                    $0.columns[1].isNullable = true
                }) == [])
        #expect(
            Sample.codes(lead, reply { $0.foreignKeys[0].onUpdate = .setDefault }) == ["set-default-without-default"])
        let composite = reply {
            $0.columns[1].isNullable = true
            $0.foreignKeys[0].columns = ["leadID", "position"]
            $0.foreignKeys[0].referenced = ["id", "id"]
            $0.foreignKeys[0].onDelete = .setNull
            $0.foreignKeys[0].onDeleteColumns = ["leadID"]
            $0.indexes = [Sample.index(["leadID", "position"])]
        }
        #expect(Sample.codes(lead, composite, change: Sample.only(.postgresql, DatabaseVersion(15))) == [])
        #expect(
            Sample.codes(lead, composite, change: Sample.only(.postgresql, DatabaseVersion(14))) == [
                "needs-newer-version"
            ])
    }

    @Test func deferrableTargets() {
        let lead = Sample.table("Lead") { $0.primaryKey?.info.deferrable = .deferred }
        let only = Sample.only(.postgresql, DatabaseVersion(14))
        #expect(Sample.codes(lead, reply { _ in }, change: only) == ["invalid-foreign-key-target"])
        var both = lead
        both.uniques = [UniqueConstraint(info: Sample.constraint("u", allowing: ["redundant-index"]), columns: ["id"])]
        #expect(Sample.codes(both, reply { _ in }, change: only) == [])
    }

    @Test func circlesOfForeignKeys() {
        func table(_ name: String, _ target: String, isNullable: Bool = false, deferrable: Deferrability? = nil)
            -> Table
        {
            Sample.table(name, [Sample.column("next", isNullable: isNullable)]) {
                $0.foreignKeys = [
                    Sample.foreignKey(["next"], target, info: Sample.constraint("fkey", deferrable: deferrable))
                ]
                $0.indexes = [Sample.index(["next"])]
            }
        }
        #expect(
            Sample.findings(Sample.schema([table("A", "B"), table("B", "C"), table("C", "A"), table("D", "A")])) == [
                "foreign-key-cycle: `A`, `B`, `C` refer to each other in a circle of columns that are never nil, "
                    + "so no first row can be inserted"
            ])
        #expect(Sample.codes(table("A", "B"), table("B", "A", isNullable: true)) == [])
        #expect(Sample.codes(table("A", "B"), table("B", "A", deferrable: .deferred)) == [])
        #expect(Sample.codes(table("A", "A")) == [])
    }

    @Test func aLongChainOfTablesNeedsNoStack() {
        var tables: [Table] = []
        for number in 0..<20_000 {
            tables.append(
                Sample.table("T\(number)", [Sample.column("next")]) {
                    $0.foreignKeys = [Sample.foreignKey(["next"], "T\((number + 1) % 20_000)")]
                    $0.indexes = [Sample.index(["next"])]
                })
        }
        #expect(Validator.validate(Sample.schema(tables)).map(\.code.name) == ["foreign-key-cycle"])
    }

    // MARK: Indexes

    private func indexed(_ indexes: Index..., uniques: [[String]] = []) -> [String] {
        let table = Sample.table("A", [Sample.column("a"), Sample.column("b"), Sample.column("c")]) {
            $0.indexes = indexes
            $0.uniques = uniques.map { UniqueConstraint(info: Sample.constraint($0.joined()), columns: $0) }
        }
        return Sample.findings(Sample.schema([table]))
    }

    @Test func redundantIndexes() {
        #expect(
            indexed(Sample.index(["a"], "one"), Sample.index(["a"], "two")) == [
                "redundant-index: the index `two` does what the index `one` does"
            ])
        #expect(
            indexed(Sample.index(["a"], "one"), Sample.index(["a"], "two", isUnique: true)) == [
                "redundant-index: the index `one` does what the index `two` does"
            ])
        #expect(
            indexed(Sample.index(["a"], "one"), Sample.index(["a", "b"], "two")) == [
                "redundant-index: the index `one` is the beginning of the index `two`"
            ])
        #expect(
            indexed(Sample.index(["a"], "one"), uniques: [["a"]]) == [
                "redundant-index: the index `one` does what the key over `a` does"
            ])
        #expect(
            indexed(Sample.index(["id"], "one")) == [
                "redundant-index: the index `one` does what the key over `id` does"
            ])
        #expect(indexed(uniques: [["id"]]) == ["redundant-index: a key over `id` is already there"])
        #expect(
            indexed(
                Sample.index(["a", "b", "c"], "one"), Sample.index(["a", "b"], "two"), Sample.index(["a"], "three")
            ).count
                == 2)
    }

    @Test func indexesThatDiffer() {
        let condition = Expression(
            .infix(.greater, Sample.reads("a"), Sample.reads("b")), type: .bool, isNullable: false)
        #expect(indexed(Sample.index(["a"], "one"), Sample.index(["b", "a"], "two")) == [])
        #expect(indexed(Sample.index(["a"], "one"), Sample.index(["a"], "two", where: condition)) == [])
        #expect(indexed(Sample.index(["a"], "one"), Sample.index(["a", "b"], "two", isUnique: true)) == [])
        #expect(indexed(Sample.index(["a"], "one"), uniques: [["a", "b"]]) == [])
        #expect(indexed(Sample.index(["a"], "one", isUnique: true), Sample.index(["a", "b"], "two")) == [])
        #expect(
            indexed(Sample.index(["a"], "one"), Sample.index(["a"], "two", databases: .postgresql)).count == 1)
        #expect(
            indexed(Sample.index(["a"], "one", databases: .sqlite), Sample.index(["a"], "two", databases: .postgresql))
                == [])
        var descending = Sample.index(["a"], "two")
        descending.keys[0].isDescending = true
        #expect(indexed(Sample.index(["a"], "one"), descending) == [])
        var covering = Sample.index(["a"], "two", databases: .postgresql)
        covering.include = ["b"]
        #expect(indexed(Sample.index(["a"], "one", databases: .postgresql), covering).count == 1)
        #expect(indexed(covering, uniques: [["a"]]) == [])
    }

    @Test func partitionKeys() {
        func table(_ key: [String], _ by: IndexKey.Value) -> [String] {
            let table = Sample.table("Event", [Sample.column("createdAt", .timestamp(precision: nil))]) {
                $0.primaryKey?.columns = key
                $0.options.partitioning = Partitioning(
                    strategy: .range, keys: [IndexKey(by)], isManagedExternally: true, partitions: [])
            }
            return Sample.codes(table, change: Sample.only(.postgresql, DatabaseVersion(14)))
        }
        #expect(table(["id"], .column("createdAt")) == ["partition-key-not-in-key"])
        #expect(table(["id", "createdAt"], .column("createdAt")) == [])
        #expect(table(["id"], .expression(Sample.reads("id"))) == ["partition-key-not-in-key"])
    }
}
