import SchemagenDocuments
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject
import Testing

/// Every status of every component, and the fact that it follows from.
@Suite struct ValidationStatusTests {
    private let calm = ReportProject.calm

    private func project(_ text: String? = nil) throws -> ReportProject { try ReportProject(text ?? calm) }

    private func input(_ text: String) throws -> ValidationReport.Input { try ReportProject(text).input }

    /// The same schema with something else in the value, for what the language would refuse.
    private func input(_ edit: (inout Schema) -> Void) throws -> ValidationReport.Input {
        var input = try project().input
        edit(&input.schema)
        return input
    }

    @Test func aProjectWithoutFaultsPasses() throws {
        var project = try project()
        try project.prove()
        let rows = MarkdownReader(ValidationReport.file(project.input).text).rows.filter { $0.count == 4 }
        let statuses = rows.drop { $0[0] != "Component" }.dropFirst(2).prefix(12)
        #expect(statuses.count == 12)
        #expect(statuses.allSatisfy { $0[1] == "pass" && $0[3] == "nothing" }, "\(statuses)")
        #expect(ValidationReport.file(project.input).text.contains("Of 12: 12 pass, 0 warning, 0 fail, 0 unmeasured."))
    }

    @Test func schema() throws {
        #expect(try status("Schema", input(calm)) == "pass")
        #expect(try status("Schema", input(calm.replacing(" @index", with: ""))) == "warning")
        let undocumented = calm.replacing("sqlite(3.37)] }", with: "sqlite(3.37)]\n lint: { undocumented: error } }")
            .replacing("    /// The address.\n", with: "")
        #expect(try status("Schema", input(undocumented)) == "fail")
        // A note is no reason to do anything.
        #expect(try status("Schema", input(undocumented.replacing(": error", with: ": note"))) == "pass")
    }

    @Test func tableAndIndexNames() throws {
        #expect(try status("Table and index names", project().input) == "pass")
        let folded = try input { $0.tables[1].info.sqlName = "CUSTOMERS" }
        #expect(try status("Table and index names", folded) == "fail")
        let text = ValidationReport.file(folded).text
        #expect(text.contains("- `customers` is the name of table Customer and table Order (SQLite)."))
        #expect(!text.contains("(PostgreSQL)"))
        // An index shares a list with tables, on both databases.
        let index = try input { $0.tables[1].indexes[0].sqlName = "customers" }
        let indexText = ValidationReport.file(index).text
        #expect(indexText.contains("table Customer and index of Order (PostgreSQL)"))
        #expect(indexText.contains("table Customer and index of Order (SQLite)"))
    }

    /// An enum meets the type of a table's rows, and no index.
    @Test func namesOfTypes() throws {
        let text = calm + "/// E.\nenum Mood as moods { good }\n"
        func named(_ name: String) throws -> ValidationReport.Input {
            var input = try input(text)
            input.schema.enums[0].info.sqlName = name
            return input
        }
        #expect(try status("Table and index names", named("moods")) == "pass")
        #expect(try status("Table and index names", named("orders")) == "fail")
        #expect(try status("Table and index names", named("orders_customer_id_idx")) == "pass")
        // What differs behind the byte that PostgreSQL keeps is one name to it, unless it is cut with its hash.
        let long = String(repeating: "a", count: 70)
        #expect(try status("Table and index names", named(long)) == "pass")
    }

    @Test func swiftTypeNames() throws {
        #expect(try status("Swift type names", project().input) == "pass")
        #expect(try status("Swift type names", input { $0.tables[1].info.name = "CUSTOMER" }) == "fail")
    }

    @Test func foreignKeys() throws {
        #expect(try status("Foreign keys", project().input) == "pass")
        let unindexed = try input(calm.replacing(" @index", with: ""))
        #expect(try status("Foreign keys", unindexed) == "warning")
        #expect(
            ValidationReport.file(unindexed).text.contains("1 of 1 targets exist, the types of 1 fit, 0 are indexed"))
        let missing = try input { $0.tables[1].foreignKeys[0].table = "Nobody" }
        #expect(try status("Foreign keys", missing) == "fail")
        #expect(ValidationReport.file(missing).text.contains("| **missing** |"))
        #expect(try status("Foreign keys", input { $0.tables[1].columns[1].type = .int32 }) == "warning")
        #expect(try status("Foreign keys", input { $0.tables[1].columns[1].type = .bool }) == "fail")
        let alone = calm.replacing("Customer.ID @index", with: "Int64")
        #expect(try StatusRow("Foreign keys", of: ValidationReport.file(input(alone)).text).found == "there is none")
    }

    @Test func indexes() throws {
        #expect(try status("Indexes", project().input) == "pass")
        let again = try input(
            calm.replacing(
                " @index", with: " @index\n    index(customerID) as orders_again @allow(redundant-index, \"x\")"))
        #expect(try status("Indexes", again) == "warning")
        // What is allowed is redundant all the same.
        #expect(
            ValidationReport.file(again).text.contains(
                "| [`Order`](../tables/Order.md) | `orders_again` | does what the index `orders_customer_id_idx` does |"
            ))
        // 2 keys, a unique column, an index; on SQLite both keys are rowids.
        let found = try StatusRow("Indexes", of: ValidationReport.file(project().input).text).found
        #expect(
            found.hasPrefix("PostgreSQL 4: 2 by column flags, 2 of primary keys; SQLite 2 by column flags;"), "\(found)"
        )
    }

    @Test func migrations() throws {
        var project = try project()
        #expect(try status("Migrations", project.input) == "pass")
        try project.change { $0.entries[0].handwork = .accepted }
        #expect(
            try StatusRow("Migrations", of: ValidationReport.file(project.input).text).found.contains("by hand, proved")
        )
        #expect(try status("Migrations", project.input) == "pass")
        try project.change { $0.entries[0].handwork = .draft }
        #expect(try status("Migrations", project.input) == "fail")
        project = try self.project()
        project.files.migrations.files["sqlite/0001_initial.up.sql"]? += Array("--\n".utf8)
        #expect(try status("Migrations", project.input) == "fail")
        project = try self.project()
        project.files.migrations.files = [:]
        #expect(try status("Migrations", project.input) == "fail")
    }

    @Test func aHintThatIsSpentWarns() throws {
        let renamed = calm.replacing("email: String", with: "mail was email: String")
        let project = try ReportProject(calm, renamed)
        #expect(try status("Migrations", project.input) == "warning")
        #expect(try status("Models", project.input) == "pass")
    }

    @Test func modelsAndDocuments() throws {
        var project = try project()
        project.files.models?["Order.swift"]? += Array("// x\n".utf8)
        #expect(try status("Models", project.input) == "fail")
        #expect(ValidationReport.file(project.input).text.contains("### Table Order\n\n- Drift: "))
        project.files.models = nil
        #expect(try status("Models", project.input) == "unmeasured")
        var input = project.input
        #expect(try status("Documents", input) == "pass")
        input.drift.documents = [
            FileDiagnostic(.driftDocument, "the document is old", path: "Generated/Docs/README.md")
        ]
        #expect(try status("Documents", input) == "fail")
        input.drift.documents = nil
        #expect(try status("Documents", input) == "unmeasured")
    }

    /// A schema that is ahead of its history: nobody has compared models, and what was proved stays proved.
    @Test func aSchemaAheadOfItsHistory() throws {
        var project = try project()
        try project.prove()
        project.files.schema = SourceFile(
            path: "Schema/Shop.schema", text: calm.replacing("email: String", with: "email: String?"))
        project.schema.tables[0].columns[1].isNullable = true
        #expect(try status("Migrations", project.input) == "fail")
        #expect(try status("Models", project.input) == "unmeasured")
        #expect(try status("Evidence on SQLite", project.input) == "pass")
    }

    @Test func evidence() throws {
        let name = "Evidence on PostgreSQL"
        var project = try project()
        #expect(try status(name, project.input) == "unmeasured")
        let row = try StatusRow(name, of: ValidationReport.file(project.input).text)
        #expect(row.toDo == "run `swift run schemagen verify --database postgresql`")
        try project.prove([.sqlite])
        #expect(try status(name, project.input) == "unmeasured")
        #expect(try status("Evidence on SQLite", project.input) == "pass")
        try project.prove()
        #expect(
            try StatusRow(name, of: ValidationReport.file(project.input).text).found
                == "PostgreSQL 15.18: up, down and up again; rows kept in 1 table")
        try project.prove(unmeasured: ["public.customers"])
        #expect(try status(name, project.input) == "warning")
        try project.prove(chain: String(repeating: "a", count: 64))
        #expect(try status(name, project.input) == "unmeasured")
        project.files.migrations.files[Evidence.fileName] = Array("all is well\n".utf8)
        #expect(try status(name, project.input) == "fail")
        try project.prove()
        project.files.migrations.files["sqlite/0001_initial.up.sql"]? += Array("--\n".utf8)
        #expect(try status(name, project.input) == "unmeasured")
    }

    @Test func evidenceThatTheSchemaAsksFor() throws {
        let text = calm.replacing("sqlite(3.37)] }", with: "sqlite(3.37)]\n requireEvidence: true }")
        #expect(try status("Evidence on SQLite", input(text)) == "fail")
    }

    @Test func deprecated() throws {
        #expect(try status("Deprecated", project().input) == "pass")
        let unused = calm + "/// Old.\ntable Old as olds @deprecated(\"use Order\") { id: Int64 @primaryKey }\n"
        #expect(try status("Deprecated", input(unused)) == "pass")
        #expect(
            try StatusRow("Deprecated", of: ValidationReport.file(input(unused)).text).found.hasPrefix("1 thing, 0"))
        let used = calm.replacing(
            "table Customer as customers {", with: "table Customer as customers @deprecated(\"\") {")
        #expect(try status("Deprecated", input(used)) == "warning")
        #expect(
            try ValidationReport.file(input(used)).text.contains(
                "| table [`Customer`](../tables/Customer.md) | [`Order`](../tables/Order.md) `customer_id` |"))
        let column = calm.replacing("email: String @unique", with: "email: String @unique @deprecated(\"x\")")
        #expect(try status("Deprecated", input(column)) == "warning")
        // Who is deprecated too may use it.
        let both = used.replacing("table Order as orders {", with: "table Order as orders @deprecated(\"\") {")
        #expect(try status("Deprecated", input(both)) == "pass")
    }

    /// The users of the only deprecated thing, as its row says them.
    private func users(_ text: String) throws -> String {
        let rows = MarkdownReader(ValidationReport.file(try input(text)).text).rows
        return try #require(rows.first { $0.count == 3 && $0[1] == "old" })[2]
    }

    @Test(arguments: [
        ("check small: old > 0", "check `orders_small_check`"),
        ("sum: Int32 @generated(old + 1)", "generated column `sum`"),
        ("computed half: Int32? = old / 2", "computed property `half`"),
        ("index(id) as found where old > 0", "index `found`"),
        ("index(old + id) as found", "index `found`"),
        ("index(id) as found include (old) @only(postgresql)", "index `found`"),
        ("exclude using btree (old with \"=\") as apart @only(postgresql)", "exclusion constraint `apart`"),
        ("unique(old, id)", "unique constraint `orders_old_id_key`"),
    ])
    func aColumnIsUsedByWhatReadsIt(_ member: String, _ user: String) throws {
        let found = try users(
            calm + "/// O.\ntable Sale as orders2 {\n    id: Int64 @primaryKey\n    old: Int32 @deprecated(\"old\")\n"
                + "    \(member)\n}\n")
        #expect(found == user.replacing("orders_", with: "orders2_"))
    }

    @Test func aColumnIsUsedByPartitions() throws {
        let found = try users(
            """
            schema Shop { databases: [postgresql(15)] }
            table Sale as sales {
                id: Int64
                old: Int32 @deprecated("old")
                partition by list(old) { first in [1] { check few: old < 5 } }
            }
            """)
        #expect(found.hasPrefix("partition key, check `"))
    }

    @Test func aCaseIsUsedByDefaultsAndChecks() throws {
        let text =
            calm + "/// S.\nenum Status { open, gone @deprecated(\"old\") }\n/// O.\ntable Sale as sales {\n"
            + "    id: Int64 @primaryKey\n    MEMBER\n}\n"
        func found(_ member: String) throws -> String { try users(text.replacing("MEMBER", with: member)) }
        #expect(try found("a: Status = .gone") == "default of `a` of [`Sale`](../tables/Sale.md)")
        #expect(
            try found("a: Status\n    check kept: a != .gone")
                == "check `sales_kept_check` of [`Sale`](../tables/Sale.md)")
        #expect(try found("a: Status") == "nothing in the schema")
        // Nobody reads SQL, which has its name.
        #expect(
            try found("a: Status\n    check kept: sql(\"a <> 'gone'\")")
                == "nothing that can be seen; SQL that may: check `sales_kept_check` of [`Sale`](../tables/Sale.md)")
    }

    @Test func sqlThatMayUseAColumnIsSaid() throws {
        let table = "/// O.\ntable Sale as sales {\n    id: Int64 @primaryKey\n    old: Int32 @deprecated(\"old\")\n}\n"
        #expect(try users(calm + table) == "nothing in the schema")
        func view(_ query: String, _ uses: String = "") -> String {
            calm + table + "/// V.\nview Some as some\(uses) {\n    id: Int64\n} = sql \"\(query)\"\n"
        }
        let some = "nothing that can be seen; SQL that may: view [`Some`](../views/Some.md)"
        #expect(try users(view("select id from sales where old > 1")) == some)
        #expect(try users(view("select id from sales where old > 1", " uses Sale")) == some)
        #expect(try users(view("select s.* from sales s", " uses Sale")) == some)
        #expect(try users(view("select id from sales", " uses Sale")) == "nothing in the schema")
        #expect(try users(view("select id from orders where old > 1", " uses Order")) == "nothing in the schema")
        #expect(
            try StatusRow("Deprecated", of: ValidationReport.file(input(view("select s.* from sales s"))).text).found
                == "1 thing, 0 of them still used, 1 perhaps, by SQL")
    }

    /// Drift is told of the table whose file it is about, by whatever name the finding has it.
    @Test func driftIsToldOfItsTable() throws {
        var input = try project().input
        let texts: [(path: String, message: String)] = [
            ("Generated/Models/Order.swift", "1"), ("Generated/Docs/tables/Order.md", "2"),
            ("lock", "in Models/Order.swift"),
            ("lock", "4 `Order`"), ("lock", "5 `Order.id` is `Int64`"), ("Generated/Docs/views/Order.md", "no"),
            ("Generated/Models/OrderLine.swift", "no"), ("lock", "no `Orders`, no Order, `Order"),
        ]
        input.drift.history = texts.map { FileDiagnostic(.driftBehind, $0.message, path: $0.path) }
        let lines = ValidationReport.file(input).text.split(separator: "\n").filter { $0.hasPrefix("- Drift: ") }
        #expect(lines.count == 5, "\(lines)")
        #expect(!lines.contains { $0.hasPrefix("- Drift: no") })
    }

    @Test func documentation() throws {
        let partly = calm.replacing("    /// The address.\n", with: "")
        func asking(_ share: Int) -> String {
            partly.replacing("sqlite(3.37)] }", with: "sqlite(3.37)]\n lint: { documented: \(share) } }")
        }
        #expect(try status("Documentation", input(calm)) == "pass")
        #expect(try status("Documentation", input(partly)) == "warning")
        #expect(try status("Documentation", input(asking(70))) == "pass")
        #expect(try status("Documentation", input(asking(90))) == "warning")
    }
}
