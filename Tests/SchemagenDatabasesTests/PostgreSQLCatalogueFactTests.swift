import SchemagenTestSupport
import Testing

@testable import SchemagenDatabases

@Suite struct PostgreSQLCatalogueFactTests {
    /// Calls the body with what tells the facts of an object of the example, all but those left to a list of names.
    private func withExample(
        _ body: (_ facts: (CatalogueKind, String...) -> [CatalogueFact: CatalogueValue]?, _ version: Int) throws -> Void
    ) throws {
        try withDatabase { connection in
            let version = connection.serverMajorVersion
            try connection.execute(CatalogueExample.script(version))
            let catalogue = try PostgreSQLCatalogue.read(connection)
            func facts(_ kind: CatalogueKind, _ path: String...) -> [CatalogueFact: CatalogueValue]? {
                catalogue[CatalogueIdentity(kind, path)]?.facts
            }
            try body(facts, version)
        }
    }

    @Test func ofSchemasAndTypes() throws {
        try withExample { facts, _ in
            #expect(facts(.namespace, "app") == [.comment: .text("The app's")])
            #expect(facts(.collation, "app", "plain") == [.provider: .text("libc"), .locale: .text("C")])
            #expect(facts(.enumeration, "app", "mood") == [.labels: .list(["sad", "so so", "it's good"])])
            #expect(
                facts(.domain, "app", "email") == [
                    .type: .text("character varying(200)"), .isNotNull: .flag(true), .collation: .text("\"C\""),
                    .defaultValue: .text("'x@y'::character varying"),
                ])
            #expect(facts(.checkConstraint, "app", "email", "has_at")?[.comment] == .text("at"))
            #expect(
                facts(.rangeType, "app", "span") == [
                    .subtype: .text("double precision"), .multirange: .text("app.spans"),
                    .difference: .text("float8mi(double precision,double precision)"),
                ])
            #expect(facts(.compositeType, "app", "pair") == [:])
            #expect(facts(.baseType, "app", "announced") == [.isShell: .flag(true)])
            #expect(facts(.baseType, "app", "raw")?[.category] == .text("X"))
            #expect(facts(.sequence, "app", "counter")?[.type] == .text("smallint"))
            #expect(
                facts(.sequence, "app", "counter")?[.parameters]
                    == .list(["cache=5", "cycle", "increment=2", "maximum=99", "minimum=3", "start=7"]))
            #expect(
                facts(.sequence, "app", "leads_serial_id_seq") == [
                    .type: .text("integer"), .ownedBy: .list(["app", "leads", "serial_id"]),
                ])
            #expect(facts(.sequence, "app", "leads_id_seq") == nil)
        }
    }

    @Test func ofTablesAndColumns() throws {
        try withExample { facts, version in
            let leads = facts(.table, "app", "leads")
            #expect(leads?[.options] == .list(["fillfactor=70", "toast.autovacuum_enabled=off"]))
            #expect(leads?[.hasRowSecurity] == .flag(true) && leads?[.isRowSecurityForced] == .flag(true))
            #expect(leads?[.replicaIdentity] == .text("full") && leads?[.comment] == .text("People"))
            let owner =
                "owner=DELETE,INSERT,\(version >= 17 ? "MAINTAIN," : "")REFERENCES,SELECT,TRIGGER,TRUNCATE,UPDATE"
            #expect(leads?[.grants] == .list(["PUBLIC=DELETE,INSERT", owner, "pg_monitor=SELECT*"]))
            #expect(facts(.table, "app", "scratch") == [.isUnlogged: .flag(true)])
            #expect(facts(.table, "app", "child") == [.parents: .list(["app.parent"])])
            #expect(facts(.table, "app", "typed") == [.ofType: .text("app.pair")])
            #expect(facts(.table, "app", "other_rows") == [.method: .text("heap2")])
            #expect(facts(.table, "app", "days") == [.partitionKey: .text("RANGE (day)")])
            #expect(
                facts(.table, "app", "days_1") == [
                    .partitionOf: .list(["app", "days"]),
                    .bound: .text("FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')"),
                ])
            #expect(facts(.foreignTable, "app", "remote") == [.server: .text("far"), .foreignOptions: .list(["t=x"])])
            #expect(
                facts(.column, "app", "leads", "id") == [
                    .type: .text("bigint"), .isNotNull: .flag(true), .position: .number(1), .identity: .text("always"),
                    .sequence: .list(["app", "leads_id_seq"]), .sequenceParameters: .list(["cache=3", "start=100"]),
                ])
            #expect(
                facts(.column, "app", "leads", "note") == [
                    .type: .text("text"), .position: .number(9), .storage: .text("external"), .comment: .text("Free"),
                    .compression: .text("pglz"), .grants: .list(["pg_monitor=UPDATE"]),
                ])
            #expect(
                facts(.column, "app", "leads", "twice") == [
                    .type: .text("integer"), .position: .number(6), .generated: .text("(1 + 1)"),
                    .generatedKind: .text("stored"),
                ])
            #expect(
                facts(.column, "app", "leads", "born") == [
                    .type: .text("date"), .position: .number(8), .statisticsTarget: .number(50),
                    .options: .list(["n_distinct=7"]),
                ])
            #expect(facts(.column, "app", "child", "a")?[.isInheritedOnly] == .flag(true))
            #expect(facts(.column, "app", "child", "c")?[.isInheritedOnly] == nil)
            #expect(facts(.column, "app", "remote", "a")?[.foreignOptions] == .list(["column_name=A"]))
            if version >= 18 {
                #expect(facts(.column, "app", "newest", "b")?[.generatedKind] == .text("virtual"))
                #expect(facts(.column, "app", "newest", "slot")?[.isNotNull] == .flag(true))
            }
        }
    }

    @Test func ofConstraintsAndIndexes() throws {
        try withExample { facts, version in
            #expect(
                facts(.primaryKey, "app", "leads", "leads_key") == [
                    .columns: .list(["id"]), .include: .list(["born"]), .indexComment: .text("Its index"),
                    .definition: .text("PRIMARY KEY (id) INCLUDE (born)"),
                ])
            #expect(facts(.uniqueConstraint, "app", "leads", "leads_name")?[.deferrable] == .text("deferred"))
            #expect(facts(.checkConstraint, "app", "leads", "leads_price")?[.isNoInherit] == .flag(true))
            #expect(facts(.checkConstraint, "app", "parent", "parent_a")?[.condition] == .text("(a > 0)"))
            var key = try #require(facts(.foreignKey, "app", "calls", "calls_lead"))
            key[.definition] = nil
            #expect(
                key == [
                    .columns: .list(["lead"]), .referencedTable: .list(["app", "leads"]),
                    .referencedColumns: .list(["id"]), .onDelete: .text("cascade"), .onUpdate: .text("restrict"),
                    .match: .text("full"), .deferrable: .text("immediate"),
                ])
            var exclusion = try #require(facts(.exclusionConstraint, "app", "calls", "calls_slot"))
            exclusion[.definition] = nil
            #expect(
                exclusion == [
                    .columns: .list(["slot", "int4range(1, 2)"]), .condition: .text("(lead > 0)"),
                    .method: .text("gist"), .operators: .list(["&&(anyrange,anyrange)", "-|-(anyrange,anyrange)"]),
                ])
            // Those that the server keeps for each partition are not listed.
            #expect(facts(.foreignKey, "app", "of_days", "of_days_day_fkey1") == nil)
            var index = try #require(facts(.index, "app", "leads", "leads_hot"))
            index[.definition] = nil
            #expect(
                index == [
                    .method: .text("btree"), .columns: .list(["lower(name)", "price"]), .include: .list(["born"]),
                    .operatorClass: .list(["text_pattern_ops", "numeric_ops"]),
                    .collations: .list(["\"POSIX\"", ""]), .ordering: .list(["descending", "ascending nulls first"]),
                    .condition: .text("(price > (10)::numeric)"), .isUnique: .flag(true),
                    .options: .list(["fillfactor=80"]), .optionsAsGiven: .list(["fillfactor=80"]),
                    .comment: .text("Hot"),
                ])
            #expect(facts(.index, "app", "leads", "leads_key") == nil)
            #expect(facts(.index, "app", "leads", "leads_born")?[.isClustered] == .flag(true))
            #expect(
                facts(.index, "app", "days_1", "days_1_value_idx")?[.partitionOf] == .list(["app", "days_value"]))
            if version >= 15 {
                #expect(facts(.uniqueConstraint, "app", "newer", "newer_unique")?[.isNullsNotDistinct] == .flag(true))
                #expect(facts(.index, "app", "newer", "newer_b")?[.isNullsNotDistinct] == .flag(true))
                #expect(facts(.foreignKey, "app", "newer_still", "newer_set")?[.setColumns] == .list(["b"]))
            }
            if version >= 18 {
                #expect(facts(.primaryKey, "app", "newest", "newest_key")?[.isPeriod] == .flag(true))
                #expect(facts(.checkConstraint, "app", "newest", "newest_check")?[.isNotEnforced] == .flag(true))
                #expect(facts(.notNullConstraint, "app", "newest", "a_there")?[.columns] == .list(["a"]))
                #expect(facts(.notNullConstraint, "app", "newest", "c_there")?[.isNotValid] == .flag(true))
                #expect(facts(.notNullConstraint, "app", "newest", "newest_slot_not_null") == nil)
            }
        }
    }

    @Test func ofViewsAndRoutines() throws {
        try withExample { facts, _ in
            let cheap = facts(.view, "app", "cheap")
            #expect(cheap?[.checkOption] == .text("local") && cheap?[.isSecurityBarrier] == .flag(true))
            #expect(cheap?[.options] == nil && cheap?[.comment] == .text("Cheap"))
            let totals = facts(.materializedView, "app", "totals")
            #expect(totals?[.isNotPopulated] == .flag(true) && totals?[.options] == .list(["fillfactor=60"]))
            #expect(facts(.index, "app", "totals", "totals_number") != nil)
            #expect(
                facts(.function, "app", "total(integer, app.mood[])") == [
                    .arguments: .text("a integer, VARIADIC b app.mood[] DEFAULT '{}'::app.mood[]"),
                    .result: .text("SETOF integer"), .language: .text("plpgsql"), .body: .text("BEGIN RETURN; END"),
                    .volatility: .text("stable"), .parallel: .text("safe"), .isStrict: .flag(true),
                    .isSecurityDefiner: .flag(true), .isLeakproof: .flag(true), .cost: .text("7"), .rows: .text("9"),
                    .settings: .list(["work_mem=4MB"]), .comment: .text("Total"), .grants: .list(["owner=EXECUTE"]),
                ])
            #expect(
                facts(.function, "app", "total(text)") == [
                    .arguments: .text("text"), .result: .text("text"), .language: .text("sql"),
                    .body: .text("RETURN upper($1)"),
                ])
            #expect(
                facts(.procedure, "app", "work(integer, text)")?[.arguments] == .text("IN a integer, INOUT b text"))
            #expect(facts(.aggregate, "app", "sum(integer)")?[.initialValues] == .list(["0"]))
            #expect(facts(.operator, "app", "===(integer, integer)")?[.properties] == .list(["hashes"]))
            #expect(
                facts(.operatorClass, "app", "odd using hash")?[.operators] == .list(["1 app.===(integer,integer)"]))
            #expect(
                facts(.operatorFamily, "app", "loose using btree")?[.operators] == .list(["1 <(integer,integer)"]))
            #expect(
                facts(.cast, "app.mood as integer") == [
                    .function: .text("app.number(app.mood)"), .context: .text("assignment"),
                ])
            #expect(facts(.conversion, "app", "conv")?[.encodings] == .list(["LATIN1", "UTF8"]))
            #expect(facts(.language, "mylang") != nil && facts(.transform, "app.pair", "plpgsql") != nil)
            #expect(facts(.accessMethod, "heap2")?[.type] == .text("table"))
        }
    }

    @Test func ofTheRest() throws {
        try withExample { facts, version in
            #expect(
                facts(.textSearchConfiguration, "app", "words")?[.mappings]
                    == .list(["asciiword app.dict, simple", "word app.dict, simple"]))
            #expect(facts(.textSearchDictionary, "app", "dict")?[.template] == .text("pg_catalog.simple"))
            #expect(facts(.textSearchParser, "app", "pars") != nil)
            #expect(facts(.textSearchTemplate, "app", "temp") != nil)
            #expect(facts(.trigger, "app", "leads", "touched")?[.comment] == .text("Touched"))
            #expect(facts(.trigger, "app", "leads", "checked")?[.enabled] == .text("disabled"))
            #expect(facts(.trigger, "app", "days_1", "daily")?[.isInheritedOnly] == .flag(true))
            #expect(
                facts(.eventTrigger, "watching") == [
                    .event: .text("ddl_command_end"), .tags: .list(["CREATE OPERATOR"]),
                    .function: .text("app.watch()"),
                ])
            #expect(facts(.rule, "app", "leads", "quiet") != nil && facts(.rule, "app", "cheap", "_RETURN") == nil)
            #expect(
                facts(.policy, "app", "leads", "own") == [
                    .command: .text("update"), .isRestrictive: .flag(true), .roles: .list(["owner", "pg_monitor"]),
                    .using: .text("(id > 0)"), .withCheck: .text("(id > 1)"),
                ])
            #expect(facts(.statistics, "app", "stat")?[.statisticsTarget] == .number(9))
            #expect(facts(.foreignDataWrapper, "wire") == [.foreignOptions: .list(["debug=yes"])])
            #expect(facts(.foreignServer, "far")?[.foreignOptions] == .list(["host=h", "port=1"]))
            #expect(
                facts(.publication, "pub") == [
                    .tables: .list(["app.leads"]), .publishes: .list(["insert", "update"]),
                ])
            if version >= 15 {
                #expect(facts(.publication, "pub_newer")?[.tables] == .list(["app.newer (a, b) where (a > 1)"]))
                #expect(facts(.publication, "pub_schema")?[.schemas] == .list(["public"]))
            }
            #expect(
                facts(.defaultPrivileges, "app", "tables", "owner") == [.grants: .list(["pg_monitor=SELECT"])])
            #expect(facts(.defaultPrivileges, "", "functions", "owner") == [.grants: .list(["owner=EXECUTE"])])
        }
    }

    @Test func arraysAreReadBack() throws {
        #expect(try PostgreSQLArray.elements("{}") == [])
        #expect(
            try PostgreSQLArray.elements(#"{a,"b,c","d\"\\e","",NULL,"NULL"}"#) == [
                "a", "b,c", #"d"\e"#, "", "", "NULL",
            ])
        for text in ["", "a", "{a", #"{"a"b}"#] {
            #expect(throws: PostgreSQLError.self) { try PostgreSQLArray.elements(text) }
        }
    }
}
