import SchemagenModel
import SchemagenPlanning
import Testing

@Suite struct PlannerTests {
    private func up(_ schema: Schema, from old: Schema? = nil, on database: Database = .postgresql) -> [String]? {
        Planner.plan(from: old, to: schema, on: database).plan?.migrations.flatMap { $0.up.map { word($0.step) } }
    }

    private func down(_ schema: Schema, from old: Schema? = nil, on database: Database = .postgresql) -> [String]? {
        Planner.plan(from: old, to: schema, on: database).plan?.migrations.reversed().flatMap {
            $0.down.map { word($0.step) }
        }
    }

    @Test func nothingGivesNothing() {
        #expect(up(Build.schema()) == [])
        #expect(down(Build.schema()) == [])
    }

    @Test func theNamesOfTypesAreTakenUntilTheirExtensionIsGone() {
        var old = Build.schema()
        old.extensions = [DatabaseExtension(name: "hstore")]
        var table = Build.table("A")
        table.info.sqlName = "hstore"
        let result = Planner.plan(from: old, to: Build.schema(tables: [table]), on: .postgresql, allowsLoss: true)
        #expect(result.plan == nil && result.diagnostics.map(\.code) == [.changeNotPlanned])
        table.info.sqlName = "hstores"
        let other = Planner.plan(from: old, to: Build.schema(tables: [table]), on: .postgresql, allowsLoss: true)
        #expect(other.plan != nil && other.diagnostics.isEmpty)
    }

    @Test func tablesFollowWhatTheyReferTo() {
        let schema = Build.schema(tables: [
            Build.table("Line", to: ["Order", "Product"]), Build.table("Order", to: ["Customer"]),
            Build.table("Free"), Build.table("Customer"), Build.table("Product"),
        ])
        for database in Database.allCases {
            #expect(
                up(schema, on: database)
                    == ["table Customer", "table Order", "table Product", "table Line", "table Free"])
            #expect(
                down(schema, on: database)
                    == ["-table Free", "-table Line", "-table Product", "-table Order", "-table Customer"])
        }
    }

    @Test func selfReferenceIsInline() {
        let schema = Build.schema(tables: [Build.table("Folder", to: ["Folder"])])
        #expect(up(schema) == ["table Folder"])
        #expect(down(schema) == ["-table Folder"])
    }

    @Test func circleDefersOnlyWhatClosesIt() {
        let schema = Build.schema(tables: [
            Build.table("A", to: ["B", "D"]), Build.table("B", to: ["C"]), Build.table("C", to: ["A", "C"]),
            Build.table("D"),
        ])
        #expect(
            up(schema) == ["table C without c_aid_fkey", "table B", "table D", "table A", "fkey c_aid_fkey"])
        #expect(down(schema) == ["-fkey c_aid_fkey", "-table A", "-table D", "-table B", "-table C"])
        #expect(up(schema, on: .sqlite) == ["table C", "table B", "table D", "table A"])
        #expect(down(schema, on: .sqlite) == ["-table A", "-table D", "-table B", "-table C"])
    }

    @Test func twoForeignKeysToOneTableBothWait() {
        var first = Build.table("A", to: ["B"])
        let second = Build.table("B", to: ["A"])
        first.columns.append(Build.column("otherID", .reference(table: "B")))
        first.foreignKeys.append(
            ForeignKey(
                info: ConstraintInfo(sqlName: "other"), columns: ["otherID"], table: "B", referenced: ["id"]))
        #expect(
            up(Build.schema(tables: [second, first]))
                == ["table A without a_bid_fkey,other", "table B", "fkey a_bid_fkey", "fkey other"])
    }

    @Test func foreignKeyOfAnotherDatabaseBindsNothing() {
        var first = Build.table("A", to: ["B"])
        first.foreignKeys[0].info.databases = .sqlite
        let schema = Build.schema(tables: [first, Build.table("B")])
        #expect(up(schema) == ["table A", "table B"])
        #expect(up(schema, on: .sqlite) == ["table B", "table A"])
    }

    @Test func parentsComeFirstAndForeignKeysWaitForThem() {
        // `Base` refers to `Child`, which inherits it: the foreign key has to wait.
        var child = Build.table("Child")
        child.options.inherits = ["Base"]
        let schema = Build.schema(tables: [Build.table("Base", to: ["Child"]), child])
        #expect(
            up(schema) == ["table Base without base_childid_fkey", "table Child", "fkey base_childid_fkey"])
        let reversed = Build.schema(tables: [child, Build.table("Base", to: ["Child"])])
        #expect(up(reversed) == up(schema))
    }

    @Test func foundationsComeFirst() {
        let schema = Build.schema(
            enums: [Build.enumeration("Status", ["a"]), Build.enumeration("Text", ["a"], storage: .check)],
            types: [
                NamedType(info: Build.info("Share"), base: .int32, storage: .domain, checks: []),
                NamedType(info: Build.info("Mail"), base: .citext, storage: .base, checks: []),
            ],
            tables: [Build.table("A")], namespaces: [Namespace(name: "n", sqlName: "n")],
            extensions: [DatabaseExtension(name: "pgcrypto")],
            order: ["A", "Share", "Status", "pgcrypto", "n"])
        #expect(up(schema) == ["namespace n", "extension pgcrypto", "enum Status", "domain Share", "table A"])
        #expect(down(schema) == ["-table A", "-domain Share", "-enum Status", "-extension pgcrypto", "-namespace n"])
        #expect(up(schema, on: .sqlite) == ["table A"])
    }

    @Test func ownedSequenceGoesWithItsTable() {
        let owned = SequenceObject(
            info: Build.info("number"), type: .int64, options: SequenceOptions(),
            owner: ColumnPath(table: "Invoice", column: "id"))
        let free = SequenceObject(info: Build.info("free"), type: .int64, options: SequenceOptions(), owner: nil)
        let user = Build.table(
            "User",
            columns: [Build.column("number", default: Build.expression(.nextValue(sequence: "number")))])
        let schema = Build.schema(sequences: [owned, free], tables: [user, Build.table("Invoice")])
        #expect(up(schema) == ["sequence number", "sequence free", "table Invoice", "own number", "table User"])
        #expect(down(schema) == ["-table User", "-table Invoice", "-sequence free"])
        #expect(up(schema, on: .sqlite) == ["table User", "table Invoice"])

        // The table stays, so the sequence does not go by itself.
        let old = Build.schema(tables: [Build.table("Invoice")])
        let new = Build.schema(sequences: [owned], tables: [Build.table("Invoice")])
        #expect(up(new, from: old) == ["sequence number", "own number"])
        #expect(down(new, from: old) == ["-sequence number"])
    }

    @Test func triggersAndIndexesFollowTheirTable() {
        var table = Build.table("A", columns: [Build.column("t", .timestamp(precision: nil))])
        table.columns[1].isTouched = true
        table.indexes = [Build.index("a_t_idx", ["t"])]
        table.indexes.append(
            Index(
                sqlName: "a_f_idx", keys: [IndexKey(.expression(Build.expression(.sql(SQLText("f(t)")), .other(nil))))])
        )
        table.indexes.append(Index(sqlName: "pg_only", keys: [IndexKey(.column("t"))], databases: .postgresql))
        let schema = Build.schema(
            tables: [table, Build.table("B", to: ["A"])],
            opaque: [Build.function("f", uses: [ObjectIdentity(.table, "A")])])
        #expect(
            up(schema)
                == [
                    "table A", "touch A", "index a_t_idx", "index pg_only", "table B", "sql f", "index a_f_idx",
                ])
        // The function cannot go while an index uses it.
        #expect(down(schema) == ["-index a_f_idx", "-sql f", "-table B", "-touch A", "-table A"])
        #expect(
            up(schema, on: .sqlite) == ["table A", "touch A", "index a_t_idx", "table B", "sql f", "index a_f_idx"])
        #expect(down(schema, on: .sqlite) == ["-index a_f_idx", "-sql f", "-table B", "-table A"])
    }

    @Test func functionsBeforeATableComeBeforeIt() {
        // `f` needs nothing; `g` needs all before it; `A` needs `B`, which may have a default that calls `f`.
        let schema = Build.schema(
            tables: [Build.table("A", to: ["B"]), Build.table("B"), Build.table("C")],
            opaque: [Build.function("f", uses: []), Build.function("g", uses: nil)],
            order: ["A", "f", "B", "g", "C"])
        #expect(up(schema) == ["sql f", "table B", "table A", "sql g", "table C"])
    }

    @Test func whatIsOnlyAssumedGivesWay() {
        // `f` uses `A` by name, `B` is taken to need `f`, `A` refers to `B`.
        let schema = Build.schema(
            tables: [Build.table("A", to: ["B"]), Build.table("B")],
            opaque: [Build.function("f", uses: [ObjectIdentity(.table, "A")])], order: ["A", "f", "B"])
        #expect(up(schema) == ["table B", "table A", "sql f"])

        // `V` uses `f` by name, `f` is taken to need all before it, `V` too.
        let other = Build.schema(
            tables: [Build.table("A")], views: [Build.view("V", uses: [ObjectIdentity(.opaque, "function f")])],
            opaque: [Build.function("f", uses: nil)], order: ["V", "A", "f"])
        #expect(up(other) == ["table A", "sql f", "view V"])
    }

    @Test func viewsFollowWhatTheyUse() {
        let schema = Build.schema(
            tables: [Build.table("A")],
            views: [
                Build.view("V", uses: [ObjectIdentity(.view, "W"), ObjectIdentity(.table, "A")]),
                Build.view("W", uses: [ObjectIdentity(.table, "A")]),
                Build.view("Last", uses: nil, on: .postgresql),
            ],
            opaque: [Build.function("t", uses: nil, on: "A")], order: ["V", "W", "t", "A", "Last"])
        #expect(up(schema) == ["table A", "view W", "view V", "sql t", "view Last"])
        #expect(up(schema, on: .sqlite) == ["table A", "view W", "view V", "sql t"])
        #expect(down(schema) == ["-view Last", "-sql t", "-view V", "-view W", "-table A"])
    }

    @Test func circleOfUsesIsAnError() {
        let schema = Build.schema(views: [
            Build.view("V", uses: [ObjectIdentity(.view, "W")]), Build.view("W", uses: [ObjectIdentity(.view, "V")]),
        ])
        let result = Planner.plan(from: nil, to: schema, on: .postgresql)
        #expect(result.plan == nil)
        #expect(result.diagnostics.map(\.code.name) == ["circular-dependency"])
        #expect(
            result.diagnostics.map(\.message)
                == ["`V` needs `W` needs `V`: there is no order to create them in"])
    }

    @Test func databasesOfTheHeaderCount() {
        var old = Build.schema(tables: [Build.table("A")])
        old.settings.minimumVersions[.sqlite] = nil
        let new = Build.schema(tables: [Build.table("A")])
        #expect(up(new, from: old, on: .postgresql) == [])
        #expect(up(new, from: old, on: .sqlite) == ["table A"])
    }

    @Test func onlyWhatTheDatabaseHasIsCreated() {
        let schema = Build.schema(tables: [
            Build.table("A", on: .postgresql), Build.table("B", on: .sqlite), Build.table("C"),
        ])
        #expect(up(schema) == ["table A", "table C"])
        #expect(up(schema, on: .sqlite) == ["table B", "table C"])
    }

    @Test func wholeObjectsAreAdded() {
        let customer = Build.table("Customer")
        let old = Build.schema(tables: [customer])
        let new = Build.schema(
            enums: [Build.enumeration("Status", ["a"])],
            tables: [
                Build.table("Note", to: ["Order", "Customer"]), customer,
                Build.table("Order", to: ["Customer"], columns: [Build.column("status", .enumeration("Status"))]),
            ],
            views: [Build.view("V", uses: [ObjectIdentity(.table, "Customer")])])
        #expect(up(new, from: old) == ["enum Status", "table Order", "table Note", "view V"])
        #expect(down(new, from: old) == ["-view V", "-table Note", "-table Order", "-enum Status"])
        #expect(up(new, from: new) == [])
    }

    @Test func triggersOfOneNameOnTwoTablesAreTwo() {
        let first = Build.function("t", uses: [], on: "A")
        let second = Build.function("t", uses: [], on: "B")
        let tables = [Build.table("A"), Build.table("B")]
        let old = Build.schema(tables: tables, opaque: [first])
        #expect(up(Build.schema(tables: tables, opaque: [first, second]), from: old) == ["sql t"])
    }

    @Test func deepChainsDoNotOverflow() {
        let count = 20_000
        var tables: [Table] = []
        for number in 0..<count {
            tables.append(Build.table("T\(number)", to: number + 1 < count ? ["T\(number + 1)"] : []))
        }
        let plan = Planner.plan(from: nil, to: Build.schema(tables: tables), on: .postgresql).plan
        #expect(plan?.migrations[0].up.first.map { word($0.step) } == "table T\(count - 1)")
        #expect(plan?.migrations[0].up.count == count)
    }
}
