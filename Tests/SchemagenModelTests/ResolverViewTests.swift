import SchemagenModel
import Testing

@Suite struct ResolverViewTests {
    @Test func viewsHaveTypedColumnsAndKnowWhatTheyUse() throws {
        let schema = try schema(
            """
            table Lead { id: Int64 @primaryKey mail: String }
            sql function "f(integer)" @only(postgresql) "create function f()"
            view Active as active_leads uses Lead.mail, "f(integer)", Lead @only(postgresql) @group("G") {
                /// The key.
                id: Lead.ID
                mail: String? @sensitive
                computed hasMail: Bool = mail != nil
            } = sql "select 1"
            materialized view Count uses Active @only(postgresql) { total: Int64 index(total) unique(total) as u } = sql "select 2"
            view Both { a: Int32 } = sql(postgresql: "p", sqlite: "s")
            """)
        let view = schema.views[0]
        #expect(view.info.sqlName == "active_leads" && view.info.group == "G")
        #expect(view.uses == [ObjectIdentity(.table, "Lead"), ObjectIdentity(.opaque, "function f(integer)")])
        #expect(view.columns.map(\.type) == [.reference(table: "Lead"), .string(maximumLength: nil)])
        #expect(view.columns[1].isNullable && view.columns[1].isSensitive)
        #expect(view.computed.count == 1)
        #expect(schema.views[1].indexes.map(\.sqlName) == ["count_total_idx", "u"])
        #expect(schema.views[1].indexes.map(\.isUnique) == [false, true])
        #expect(schema.views[2].query == SQLText(postgresql: "p", sqlite: "s"))
        #expect(schema.views[2].uses == nil)
    }

    @Test func viewsHaveOptions() throws {
        let views = try schema(
            """
            view A @only(postgresql) @with(security_barrier: true, security_invoker: on) @checkOption(local) { a: Int32 } = sql "x"
            view B @only(postgresql) @checkOption { a: Int32 } = sql "x"
            materialized view C @only(postgresql) @with(fillfactor: 70, toast: { autovacuum_enabled: false }) @noData { a: Int32 } = sql "x"
            """
        ).views
        #expect(views[0].storageParameters.map(\.name) == ["security_barrier", "security_invoker"])
        #expect(views[0].storageParameters.map(\.value) == ["true", "on"])
        #expect(views.map(\.checkOption) == [.local, .cascaded, nil])
        #expect(views[2].storageParameters.map(\.name) == ["fillfactor", "toast.autovacuum_enabled"])
        #expect(views.map(\.startsEmpty) == [false, false, true])
    }

    @Test func optionsOfViewsAreKnown() {
        let result = expectFindings(
            """
            view A ⟦invalid-attribute: @with(check_option: local)⟧ { a: Int32 } = sql "x"
            view B ⟦invalid-attribute: @with(fillfactor: 70)⟧ { a: Int32 } = sql "x"
            view C ⟦invalid-attribute: @with(security_barrier: maybe)⟧ { a: Int32 } = sql "x"
            view D @checkOption(⟦invalid-attribute: loca⟧) ⟦misplaced-attribute: @noData⟧ { a: Int32 } = sql "x"
            materialized view E @only(postgresql) ⟦misplaced-attribute: @checkOption⟧ { a: Int32 } = sql "x"
            """)
        #expect(result.firstFixes.contains { $0.contains("@checkOption(local)") })
    }

    @Test func viewsHaveNeitherConstraintsNorDefaults() {
        expectFindings(
            """
            view A { a: Int32 = ⟦misplaced-default: 1⟧ b: Int32 ⟦misplaced-attribute: @unique⟧ ⟦misplaced-member: index(a)⟧ } = sql "x"
            view ⟦view-without-columns: B⟧ { } = sql "x"
            materialized view C @only(postgresql) { a: Int32 ⟦repeated-member: a⟧: Int32 ⟦misplaced-member: check c: a > 1⟧ } = sql "x"
            view D { b was ⟦invalid-former-name: a⟧: Int32 } = sql "x"
            """)
    }

    @Test func usesMustBeThere() {
        let result = expectFindings(
            """
            table Lead { id: Int64 @primaryKey }
            mixin Stamps { at: Timestamp }
            enum E { a }
            sql function "f()" @only(postgresql) "x"
            sql procedure "f()" @only(postgresql) "x"
            view A uses ⟦unknown-object: Laed⟧ { a: Int32 } = sql "x"
            view B uses Lead.⟦unknown-column: ip⟧, ⟦unknown-object: Stamps⟧, E.⟦unknown-object: a⟧ { a: Int32 } = sql "x"
            view C uses ⟦unknown-object: "g()"⟧, ⟦unknown-object: "f()"⟧, "procedure f()" { a: Int32 } = sql "x"
            """)
        #expect(result.firstFixes.first == "Lead")
        #expect(result.firstFixes.contains("\"function f()\""))
    }

    @Test func circlesOfUsesAreReported() {
        expectFindings(
            """
            view ⟦circular-uses: A⟧ uses B { a: Int32 } = sql "x"
            view B uses C { a: Int32 } = sql "x"
            view C uses A { a: Int32 } = sql "x"
            view ⟦circular-uses: D⟧ uses D { a: Int32 } = sql "x"
            """)
    }
}

@Suite struct ResolverOpaqueTests {
    @Test func objectsKeepTheirText() throws {
        let schema = try schema(
            """
            table Lead { id: Int64 @primaryKey }
            table Other { id: Int64 @primaryKey }
            /// Docs.
            sql function "f()" @only(postgresql) "create" drop "drop"
            sql trigger "t" on Lead uses "f()" (postgresql: "p", sqlite: "s")
            sql trigger "t" on Other uses Lead "x"
            sql event trigger "e" @only(postgresql) @allow(code, "r") "x"
            """)
        let objects = schema.opaqueObjects
        #expect(objects.map(\.name) == ["function f()", "trigger t on Lead", "trigger t on Other", "event trigger e"])
        #expect(objects[0].documentation == "Docs." && objects[0].drop == SQLText("drop"))
        #expect(objects[1].create == SQLText(postgresql: "p", sqlite: "s"))
        #expect(objects[1].uses == [ObjectIdentity(.opaque, "function f()")] && objects[0].uses == nil)
        #expect(objects[3].allowances.count == 1)
        #expect(schema.declarationOrder.suffix(2).map(\.name) == ["trigger t on Other", "event trigger e"])
    }

    @Test func kindsAreAClosedList() {
        let result = expectFindings(
            """
            sql ⟦unknown-sql-kind: functon⟧ "f()" "x"
            sql grant ⟦missing-drop: "g"⟧ @only(postgresql) "x"
            sql trigger ⟦missing-drop: "t"⟧ "x"
            sql trigger "u" on ⟦unknown-table: Nothing⟧ "x"
            sql policy ⟦postgresql-only: "p"⟧ on T "x"
            sql function "f()" @only(postgresql) "x"
            sql function ⟦repeated-name: "f()"⟧ @only(postgresql) "y"
            table T { id: Int64 @primaryKey }
            """)
        #expect(result.firstFixes.first == "function")
    }

    @Test(arguments: ["comment", "setting", "grant", "default privileges"])
    func whatChangesSomethingElseNeedsADrop(kind: String) throws {
        expectFindings("sql \(kind) ⟦missing-drop: \"g\"⟧ @only(postgresql) \"x\"")
        let text = "sql \(kind) \"g\" on V \"x\" drop \"y\"\nview V { a: Int32 } = sql \"select 1\""
        let schema = try schema("schema S { databases: [postgresql(14)] }\n" + text)
        #expect(schema.opaqueObjects.map(\.name) == ["\(kind) g on V"])
    }

    @Test(arguments: [
        "operator class", "operator family", "conversion", "transform", "language", "access method", "domain",
        "sequence", "schema", "text search configuration", "text search dictionary", "text search parser",
        "text search template", "foreign data wrapper", "server", "foreign table", "materialized view", "index",
    ])
    func whatHasANameCanBeDropped(kind: String) throws {
        let schema = try schema("schema S { databases: [postgresql(14)] }\nsql \(kind) \"g\" \"x\"")
        #expect(schema.opaqueObjects.map(\.kind) == [kind])
        expectFindings("sql \(kind) ⟦postgresql-only: \"g\"⟧ \"x\"")
    }

    @Test(arguments: ["table", "view"]) func whatBothDatabasesKeepAsText(kind: String) throws {
        expectFindings("sql \(kind) \"g\" \"x\"")
        let schema = try schema("sql \(kind) \"g\" \"x\"")
        #expect(schema.opaqueObjects.map(\.databases) == [.all])
    }

    @Test func aConstraintBelongsToATable() {
        expectFindings("sql constraint ⟦missing-drop: \"c\"⟧ @only(postgresql) \"x\"")
    }
}

@Suite struct ResolverSequenceTests {
    @Test func sequencesAndExtensions() throws {
        let schema = try schema(
            """
            schema S { databases: [postgresql(14)] }
            extension "uuid-ossp" @version("1.1") @schema(public)
            sequence orderNumber as order_numbers: Int32 @options(start: 1000, increment: -10, cache: 5, cycle: true) @ownedBy(Order.number)
            sequence plain
            table Order { number: Int64 = nextValue(orderNumber) @primaryKey }
            """)
        #expect(schema.extensions[0].name == "uuid-ossp" && schema.extensions[0].version == "1.1")
        #expect(schema.extensions[0].sqlSchema == "public")
        #expect(schema.sequences[0].type == .int32 && schema.sequences[1].type == .int64)
        #expect(schema.sequences[0].options == SequenceOptions(start: 1000, increment: -10, cache: 5, cycle: true))
        #expect(schema.sequences[0].owner == ColumnPath(table: "Order", column: "number"))
        #expect(schema.tables[0].columns[0].defaultValue?.kind == .nextValue(sequence: "orderNumber"))
    }

    @Test func mistakesAreReported() {
        expectFindings(
            """
            extension ⟦postgresql-only: pgcrypto⟧
            sequence a: ⟦invalid-type: String⟧ @only(postgresql) @ownedBy(T.⟦unknown-column: x⟧)
            sequence b: ⟦invalid-type: Int32⟧? @only(postgresql) @ownedBy(⟦unknown-table: Y⟧.x)
            sequence c @only(postgresql) @ownedBy(⟦invalid-attribute: T⟧)
            table T { id: Int64 @primaryKey }
            """)
    }
}

@Suite struct ResolverVirtualTableTests {
    @Test func aVirtualTableHasAModuleAndColumns() throws {
        let table = try table(
            """
            virtual table Document using "fts5(title, body)" @only(sqlite) { title: String @sensitive body: String computed n: Int32 = length(title) }
            """)
        #expect(table.virtualModule == "fts5(title, body)" && table.info.databases == .sqlite)
        #expect(table.columns.count == 2 && table.computed.count == 1 && table.columns[0].isSensitive)
    }

    @Test func everythingElseIsTheModules() {
        expectFindings(
            """
            virtual table D using "fts5(a)" @only(sqlite) ⟦misplaced-attribute: @unlogged⟧ {
                a: String = ⟦misplaced-default: "x"⟧
                b: String ⟦misplaced-attribute: @unique⟧
                ⟦misplaced-member: index(a)⟧
                ⟦misplaced-member: primaryKey(a)⟧
            }
            """)
    }
}
