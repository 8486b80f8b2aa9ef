import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel
import Testing

@Suite struct DifferenceTests {
    /// The changes in words; also checks that there are some exactly where the hashes differ.
    private func changes(_ old: Schema, _ new: Schema, on database: Database = .postgresql) -> [String] {
        let result = Difference(from: old, to: new, on: database).changes
        let isSame = Fingerprint.structure(of: old, on: database) == Fingerprint.structure(of: new, on: database)
        #expect(result.isEmpty == isSame)
        return result.map(\.description)
    }

    private func edited(_ edit: (inout Table) -> Void) -> [String] {
        let table = Build.table(
            "Order", columns: [Build.column("total", .int32), Build.column("note", .string(maximumLength: 20))])
        var other = table
        edit(&other)
        return changes(Build.schema(tables: [table]), Build.schema(tables: [other]))
    }

    @Test func columns() {
        #expect(edited { $0.columns.append(Build.column("more")) } == ["`Order.more` was added"])
        #expect(edited { $0.columns.removeLast() } == ["`Order.note` was removed"])
        #expect(edited { $0.columns[1].type = .int64 } == ["the type of `Order.total` changed"])
        #expect(edited { $0.columns[1].isNullable = true } == ["the nullability of `Order.total` changed"])
        #expect(
            edited { $0.columns[1].defaultValue = Build.expression(.integer(1)) }
                == ["the default of `Order.total` changed"])
        #expect(edited { $0.columns[2].collation = SQLText("C") } == ["the collation of `Order.note` changed"])
        #expect(
            edited { $0.columns[1].identity = Identity(mode: .always, sequenceName: "s") }
                == ["the identity of `Order.total` changed"])
        #expect(
            edited {
                $0.columns[1].generated = GeneratedValue(value: Build.expression(.column("id")), isVirtual: false)
            }
                == ["the generated value of `Order.total` changed"])
        #expect(
            edited {
                $0.columns[1].type = .int64
                $0.columns[1].isNullable = true
            } == ["the type of `Order.total` changed", "the nullability of `Order.total` changed"])
        #expect(
            edited { $0.columns[1].sqlName = "sum" } == ["`Order.total` has another SQL name than `total`"])
    }

    @Test func columnNames() {
        // With a hint, under the same SQL name: nothing.
        #expect(
            edited {
                $0.columns[1].name = "sum"
                $0.columns[1].formerName = "total"
            } == [])
        // Without one, but the same in SQL: nothing either.
        #expect(edited { $0.columns[1].name = "sum" } == [])
        #expect(
            edited {
                $0.columns[1].name = "sum"
                $0.columns[1].formerName = "total"
                $0.columns[1].sqlName = "sum"
                $0.columns[1].type = .int64
            } == ["`Order.sum` has another SQL name than `total`", "the type of `Order.sum` changed"])
        // No hint and another name in SQL: two things.
        #expect(
            edited {
                $0.columns[1].name = "sum"
                $0.columns[1].sqlName = "sum"
            } == ["`Order.sum` was added", "`Order.total` was removed"])
        #expect(edited { $0.columns.swapAt(1, 2) } == [])
    }

    @Test func whatOnlySwiftSees() {
        #expect(edited { $0.info.documentation = "Words." } == [])
        #expect(edited { $0.columns[1].documentation = "Words." } == [])
        #expect(edited { $0.columns[1].isSensitive = true } == [])
        #expect(edited { $0.columns[1].swiftDefault = Build.expression(.integer(1)) } == [])
        #expect(edited { $0.columns[1].backfill = Build.expression(.integer(1)) } == [])
        #expect(edited { $0.info.group = "x" } == [])
        #expect(
            edited {
                $0.computed.append(
                    ComputedProperty(
                        name: "c", type: .int64, isNullable: false, value: Build.expression(.column("id"))))
            } == [])
    }

    @Test func constraintsAndIndexes() {
        #expect(edited { $0.primaryKey = nil } == ["the primary key of `Order` was removed"])
        #expect(
            edited { $0.primaryKey?.columns = ["total"] } == ["the definition of the primary key of `Order` changed"])
        #expect(
            edited { $0.primaryKey?.info.sqlName = "pk" }
                == ["the primary key of `Order` has another SQL name than `order_pkey`"])
        #expect(
            edited { $0.indexes = [Build.index("i", ["total"])] } == ["index `i` of `Order` was added"])
        #expect(
            edited { $0.uniques = [UniqueConstraint(info: ConstraintInfo(sqlName: "u"), columns: ["total"])] }
                == ["unique constraint `u` of `Order` was added"])
        #expect(
            edited {
                $0.checks = [
                    CheckConstraint(
                        info: ConstraintInfo(sqlName: "c"), name: "positive",
                        condition: Build.expression(.bool(true), .bool))
                ]
            } == ["check `positive` of `Order` was added"])
        #expect(edited { $0.options.isUnlogged = true } == ["the options of table `Order` changed"])
        #expect(edited { $0.options.isWithoutRowID = true } == [])
        #expect(
            edited {
                $0.options.partitioning = Partitioning(
                    strategy: .hash, keys: [IndexKey(.column("id"))], isManagedExternally: true, partitions: [])
            } == ["the partitions of table `Order` changed"])
    }

    @Test func indexUnderAnotherNameIsRenamed() {
        var table = Build.table("A")
        table.indexes = [Build.index("one", ["id"])]
        var other = table
        other.indexes = [Build.index("two", ["id"])]
        let old = Build.schema(tables: [table])
        #expect(
            changes(old, Build.schema(tables: [other])) == ["index `two` of `A` has another SQL name than `one`"])
        other.indexes = [Build.index("one", ["id", "id"])]
        #expect(changes(old, Build.schema(tables: [other])) == ["the definition of index `one` of `A` changed"])
        other.indexes = []
        #expect(changes(old, Build.schema(tables: [other])) == ["index `one` of `A` was removed"])
    }

    @Test func renamedTableIsOneChange() {
        let old = Build.schema(tables: [Build.table("A"), Build.table("B", to: ["A"])])
        var renamed = Build.table("New", was: "A")
        renamed.primaryKey?.info.sqlName = "a_pkey"
        var second = Build.table("B", to: ["A"])
        second.foreignKeys[0].table = "New"
        second.columns[1].type = .reference(table: "New")
        #expect(
            changes(old, Build.schema(tables: [renamed, second])) == ["table `New` has another SQL name than `a`"])
        renamed.info.sqlName = "a"
        #expect(changes(old, Build.schema(tables: [renamed, second])) == [])
        renamed.info.formerName = nil
        #expect(changes(old, Build.schema(tables: [renamed, second])) == [])
    }

    @Test func enumsAreChangedOnceWhereverTheyAreUsed() {
        func schema(_ cases: [String], _ storage: EnumStorage) -> Schema {
            let column = Build.column("status", .enumeration("Status"))
            return Build.schema(
                enums: [Build.enumeration("Status", cases, storage: storage)],
                tables: [Build.table("A", columns: [column]), Build.table("B", columns: [column])])
        }
        for (storage, database) in [
            (EnumStorage.native, Database.postgresql), (.native, .sqlite), (.check, .postgresql),
        ] {
            #expect(
                changes(schema(["a", "b"], storage), schema(["a", "b", "c"], storage), on: database)
                    == ["case `Status.c` was added"])
            #expect(
                changes(schema(["a", "b"], storage), schema(["a"], storage), on: database)
                    == ["case `Status.b` was removed"])
            #expect(
                changes(schema(["a", "b"], storage), schema(["b", "a"], storage), on: database)
                    == ["the order of cases of enum `Status` changed"])
        }
        #expect(
            changes(schema(["a"], .native), schema(["a"], .check))
                == [
                    "the storage of enum `Status` changed", "the type of `A.status` changed",
                    "the type of `B.status` changed",
                ])
        #expect(changes(schema(["a"], .native), schema(["a"], .check), on: .sqlite) == [])
    }

    @Test func unusedEnumOfTextIsNothingToADatabase() {
        let old = Build.schema(enums: [Build.enumeration("Status", ["a"])])
        let new = Build.schema(enums: [Build.enumeration("Status", ["b"])])
        #expect(changes(old, new, on: .sqlite) == [])
        #expect(changes(old, new) == ["case `Status.b` was added", "case `Status.a` was removed"])
    }

    @Test func typesAreChangedOnce() {
        func schema(_ maximum: Int, _ storage: TypeStorage) -> Schema {
            let check = NamedType.Check(
                name: nil, sqlName: "mail_check",
                condition: Build.expression(
                    .infix(.less, Build.expression(.value), Build.expression(.integer(Int64(maximum)))), .bool))
            return Build.schema(
                types: [NamedType(info: Build.info("Mail"), base: .int32, storage: storage, checks: [check])],
                tables: [
                    Build.table("A", columns: [Build.column("m", .named("Mail"))]),
                    Build.table("B", columns: [Build.column("m", .array(.named("Mail")))]),
                ])
        }
        #expect(changes(schema(1, .base), schema(2, .base)) == ["the checks of type `Mail` changed"])
        #expect(changes(schema(1, .domain), schema(2, .domain)) == ["the checks of type `Mail` changed"])
        #expect(changes(schema(1, .domain), schema(2, .domain), on: .sqlite) == ["the checks of type `Mail` changed"])
        #expect(changes(schema(1, .base), schema(1, .domain), on: .sqlite) == [])
    }

    @Test func whatATypeSaysOfItsColumns() {
        func schema(
            _ storage: TypeStorage, _ edit: (inout NamedType) -> Void, column: (inout Column) -> Void = { _ in }
        ) -> Schema {
            var type = NamedType(info: Build.info("Mail"), base: .int32, storage: storage, checks: [])
            edit(&type)
            var own = Build.column("m", .named("Mail"))
            column(&own)
            return Build.schema(types: [type], tables: [Build.table("A", columns: [own])])
        }
        let value = Build.expression(.integer(5))
        let plain = schema(.domain) { _ in }
        let full = schema(.domain) {
            $0.defaultValue = value
            $0.isNotNull = true
            $0.collation = SQLText("C")
        }
        #expect(
            changes(plain, full) == [
                "the nullability of type `Mail` changed", "the default of type `Mail` changed",
                "the collation of type `Mail` changed",
            ])
        // Without a domain the column has it.
        let onColumn = ["the default of `A.m` changed", "the collation of `A.m` changed"]
        #expect(changes(plain, full, on: .sqlite) == onColumn)
        let based = schema(.base) {
            $0.defaultValue = value
            $0.collation = SQLText("C")
        }
        #expect(changes(schema(.base) { _ in }, based) == onColumn)
        // What the column says itself does not change with the type.
        let own = schema(.base, { _ in }) { $0.defaultValue = value }
        #expect(
            changes(own, schema(.base, { $0.defaultValue = Build.expression(.integer(6)) }) { $0.defaultValue = value })
                == [])
        // The domain refuses NULL in place of the column.
        let lacking = schema(.domain, { $0.isNotNull = true }) { $0.lacksNotNull = true }
        #expect(changes(schema(.domain) { $0.isNotNull = true }, lacking) == ["the nullability of `A.m` changed"])
        #expect(changes(schema(.domain) { $0.isNotNull = true }, lacking, on: .sqlite) == [])
    }

    @Test func howAColumnIsKept() {
        let old = Build.schema(tables: [Build.table("A", columns: [Build.column("a", .int32)])])
        var new = old
        new.tables[0].columns[1].postgresql.statistics = 5
        #expect(changes(old, new) == ["the options of `A.a` changed"])
        #expect(changes(old, new, on: .sqlite) == [])
    }

    @Test func optionsOfViews() {
        let old = Build.schema(views: [Build.view("V", uses: nil)])
        var new = old
        new.views[0].checkOption = .local
        #expect(changes(old, new) == ["the options of view `V` changed"])
        #expect(changes(old, new, on: .sqlite) == [])
        var other = old
        other.views[0].storageParameters = [StorageParameter(name: "security_barrier", value: "true")]
        #expect(changes(old, other) == ["the options of view `V` changed"])
        // Whether it has been filled is nothing that a migration changes.
        var empty = old
        empty.views[0].startsEmpty = true
        #expect(changes(old, empty) == [])
    }

    @Test func otherObjects() {
        let old = Build.schema(
            views: [Build.view("V", uses: nil)], opaque: [Build.function("f", uses: nil)],
            namespaces: [Namespace(name: "n", sqlName: "n")], extensions: [DatabaseExtension(name: "e")])
        var new = old
        new.views[0].query = SQLText("select 2 as id")
        new.opaqueObjects[0].create = SQLText("other")
        new.namespaces[0].sqlName = "m"
        new.extensions[0].version = "2"
        #expect(
            changes(old, new)
                == [
                    "namespace `n` has another SQL name than `n`", "the definition of extension `e` changed",
                    "the query of view `V` changed", "the text of `function f` changed",
                ])
        #expect(
            changes(old, new, on: .sqlite) == ["the query of view `V` changed", "the text of `function f` changed"])
        #expect(
            changes(old, Build.schema())
                == [
                    "namespace `n` was removed", "extension `e` was removed", "view `V` was removed",
                    "`function f` was removed",
                ])
    }

    @Test func objectsMoveBetweenDatabases() {
        let old = Build.schema(tables: [Build.table("A", on: .postgresql)])
        let new = Build.schema(tables: [Build.table("A")])
        #expect(changes(old, new) == [])
        #expect(changes(old, new, on: .sqlite) == ["table `A` was added"])
        #expect(changes(new, old, on: .sqlite) == ["table `A` was removed"])
        #expect(Difference(from: new, to: old, on: .sqlite).changes.map(\.isDeclaredRemoval) == [true])
    }

    @Test func exchangedSwiftNamesAreNoChange() {
        func table(_ name: String, _ sqlName: String) -> Table {
            var table = Build.table(name)
            table.info.sqlName = sqlName
            table.primaryKey?.info.sqlName = "\(sqlName)_pkey"
            return table
        }
        #expect(
            changes(
                Build.schema(tables: [table("A", "x"), table("B", "y")]),
                Build.schema(tables: [table("A", "y"), table("B", "x")])) == [])
    }

    @Test func commentsCountWhereTheyAreKept() {
        var old = Build.schema(tables: [Build.table("A")])
        old.settings.sqlComments = true
        var new = old
        new.tables[0].info.documentation = "Words."
        new.tables[0].columns[0].documentation = "More."
        #expect(changes(old, new) == ["the comment of `A.id` changed", "the comment of table `A` changed"])
        #expect(changes(old, new, on: .sqlite) == [])
    }
}
