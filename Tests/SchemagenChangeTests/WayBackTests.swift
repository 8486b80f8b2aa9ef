import SchemagenDatabases
import SchemagenModel
import SchemagenPlanning
import SchemagenTestSupport
import Testing

/// What is said of rows that stand in the way back, against what real engines do with such rows.
@Suite struct WayBackTests {
    /// A change, rows that are written after it, and what is said of the way back.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let before: String
        let after: String
        let rows: String
        var refusals: [WayBackRefusal] = []
        var cut: [String] = []
        var databases = Database.allCases
    }

    private static func orders(_ members: String, _ head: String = "") -> String {
        "\(head)\ntable Order as orders {\n    id: Int64 @primaryKey @identity\n    \(members)\n}\n"
    }

    private static func one(
        _ name: String, _ before: String, _ after: String, _ rows: String, _ cause: WayBackRefusal.Cause?,
        _ constraint: String? = nil, cut: [String] = [], on databases: [Database] = Database.allCases
    ) -> Case {
        Case(
            testDescription: name, before: before, after: after, rows: rows,
            refusals: cause.map { [WayBackRefusal("orders", $0, constraint: constraint)] } ?? [], cut: cut,
            databases: databases)
    }

    private static let person = "table Person as people {\n    id: Int64 @primaryKey\n}\n"
    private static let range = """
        spring as orders_spring from ("2025-03-01 00:00:00+00") to ("2025-06-01 00:00:00+00")
        """
    private static let later = """
        summer as orders_summer from ("2025-06-01 00:00:00+00") to ("2025-09-01 00:00:00+00")
        """

    private static func events(_ partitions: String) -> String {
        """

        table Order as orders {
            id: Int64
            at: Timestamp
            partition by range(at) {
                \(partitions)
            }
        }

        """
    }

    /// What a row can stand in the way of.
    static let refused: [Case] = [
        one(
            "a value more", orders("status: Status", "enum Status { open, paid }"),
            orders("status: Status", "enum Status { open, paid, gone }"),
            "INSERT INTO orders (status) VALUES ('gone')", .hasCase(column: "status", ["gone"])),
        one(
            "a text more", orders("status: Status", "enum Status @storage(check) { open, paid }"),
            orders("status: Status", "enum Status @storage(check) { open, paid, gone }"),
            "INSERT INTO orders (status) VALUES ('gone')", .hasCase(column: "status", ["gone"])),
        one(
            "a check goes", orders("count: Int32 @check(count > 0)"), orders("count: Int32"),
            "INSERT INTO orders (count) VALUES (-1)", .breaksCheck, "orders_count_check"),
        one(
            "a check takes more", orders("count: Int32\n    check small: count < 10"),
            orders("count: Int32\n    check small: count < 100"), "INSERT INTO orders (count) VALUES (50)",
            .breaksCheck, "orders_small_check"),
        one(
            "a key goes", orders("count: Int32 @unique"), orders("count: Int32"),
            "INSERT INTO orders (count) VALUES (1), (1)", .repeats(["count"]), "orders_count_key"),
        one(
            "a unique index goes", orders("note: String\n    unique(lower(note))"), orders("note: String"),
            "INSERT INTO orders (note) VALUES ('a'), ('A')", .repeats(["lower(note)"]), "orders_lower_idx"),
        one(
            "a foreign key goes", orders("owner: Person.ID", person), orders("owner: Int64", person),
            "INSERT INTO orders (owner) VALUES (7)", .refersToNothing(["owner"], target: "people"), "orders_owner_fkey"),
        one(
            "NULL is allowed", orders("note: String"), orders("note: String?"),
            "INSERT INTO orders (note) VALUES (NULL)", .isNull(column: "note")),
        one(
            "a wider number", orders("count: Int32"), orders("count: Int64"),
            "INSERT INTO orders (count) VALUES (5000000000)", .doesNotFit(column: "count", type: "Int32")),
        one(
            "a longer text", orders("note: String(3)"), orders("note: String"),
            "INSERT INTO orders (note) VALUES ('abcd')", .doesNotFit(column: "note", type: "String(3)"), on: [.sqlite]),
        one(
            "more digits", orders("price: Decimal(8, 2)"), orders("price: Decimal(12, 4)"),
            "INSERT INTO orders (price) VALUES (12345678.5)", .doesNotFit(column: "price", type: "Decimal(8, 2)"),
            cut: ["orders.price"], on: [.postgresql]),
        one(
            "a check that stays over a wider number", orders("count: Int32 @check(count > 0)"),
            orders("count: Int64 @check(count > 0)"), "INSERT INTO orders (count) VALUES (5000000000)",
            .doesNotFit(column: "count", type: "Int32")),
        one(
            "an exclusion goes", orders("room: Int32\n    exclude using btree (room with \"=\") as orders_room"),
            orders("room: Int32"), "INSERT INTO orders (room) VALUES (1), (1)", .collides, "orders_room",
            on: [.postgresql]),
        one(
            "a domain takes more",
            orders("code: Code", "type Code = String @storage(domain) check length(value) > 1"),
            orders("code: Code", "type Code = String @storage(domain) check length(value) > 0"),
            "INSERT INTO orders (code) VALUES ('a')", .breaksCheck, "code_check", on: [.postgresql]),
        one(
            "a partition more", events(range), events("\(range)\n                \(later)"),
            "INSERT INTO orders VALUES (1, '2025-07-01 00:00:00+00')", .hasNoPartition, on: [.postgresql]),
        Case(
            testDescription: "new names", before: orders("count: Int32 @check(count > 0)"),
            after:
                "\ntable Sale as sales was Order {\n    id: Int64 @primaryKey @identity\n    number was count: Int64\n}\n",
            rows: "INSERT INTO sales (number) VALUES (-1)",
            refusals: [
                WayBackRefusal("sales", .doesNotFit(column: "number", type: "Int32")),
                WayBackRefusal("sales", .breaksCheck, constraint: "orders_count_check"),
            ]),
    ]

    /// Changes after which every row goes back.
    static let free: [Case] = [
        one("a column more", orders(""), orders("note: String?"), "INSERT INTO orders (note) VALUES ('a')", nil),
        one(
            "a check more", orders("count: Int32"), orders("count: Int32 @check(count > 0)"),
            "INSERT INTO orders (count) VALUES (1)", nil),
        one(
            "NULL is refused", orders("count: Int32?"), orders("count: Int32 @backfill(0)"),
            "INSERT INTO orders (count) VALUES (1)", nil),
        one(
            "a key becomes the primary one", orders("code: Int32 @unique"),
            "\ntable Order as orders {\n    id: Int64 @unique\n    code: Int32 @primaryKey\n}\n",
            "INSERT INTO orders (id, code) VALUES (1, 1)", nil),
        one(
            "a finer time", orders("at: Timestamp(0)"), orders("at: Timestamp"),
            "INSERT INTO orders (at) VALUES ('2025-01-01 00:00:00.25+00')", nil, cut: ["orders.at"], on: [.postgresql]),
        one(
            "a longer text, which is cut", orders("note: String(3)"), orders("note: String"),
            "INSERT INTO orders (note) VALUES ('abcd')", nil, cut: ["orders.note"], on: [.postgresql]),
        one(
            "a partition more beside one that takes everything", events("\(range)\n                rest default"),
            events("\(range)\n                \(later)\n                rest default"),
            "INSERT INTO orders VALUES (1, '2025-07-01 00:00:00+00')", nil, on: [.postgresql]),
        Case(
            testDescription: "other names alone", before: orders("count: Int32 @check(count > 0) @unique"),
            after:
                "\ntable Sale as sales was Order {\n    id: Int64 @primaryKey @identity\n"
                + "    number was count: Int32 @check(number > 0) @unique\n}\n",
            rows: "INSERT INTO sales (number) VALUES (1)"),
    ]

    @Test(arguments: refused + free) func whatIsSaidIsWhatHappens(_ item: Case) throws {
        for database in item.databases {
            let versions = item.databases.map { $0 == .postgresql ? "postgresql(15)" : "sqlite(3.37)" }
            let header = "schema Shop { databases: [\(versions.joined(separator: ", "))] }\n"
            let change = try SchemaChange(
                name: item.testDescription, before: header + item.before, after: header + item.after, allowsLoss: true)
            let (plan, files) = try change.files(database)
            let way = plan.wayBack(from: change.before, to: change.after)
            #expect(Set(way.refusals.flatMap { $0 }) == Set(item.refusals), "\(database.title)")
            #expect(way.cut == item.cut, "\(database.title)")
            #expect(way.refusals.count == plan.migrations.count)
            #expect(way.isFree == item.refusals.isEmpty)
            let start = try change.steps(database)[0].up.text
            let (ups, downs) = (files.map(\.up), files.reversed().map(\.down))
            switch database {
            case .sqlite: try goBack(on: SQLiteReplayServer(), start, ups, downs, item)
            case .postgresql:
                for server in try TestServer.all.get() {
                    try goBack(on: PostgreSQLReplayServer(server.server), start, ups, downs, item)
                }
            }
        }
    }

    private func goBack(
        on server: some ReplayServer, _ start: String, _ ups: [String], _ downs: [String], _ item: Case
    ) throws {
        try server.withDatabase { database in
            for script in [start] + ups + [item.rows] { try database.run(script) }
            guard !item.refusals.isEmpty else {
                for script in downs { try database.run(script) }
                return
            }
            #expect(throws: ScriptFailure.self, "\(server.version)") {
                for script in downs { try database.run(script) }
            }
        }
    }

    @Test func theFirstMigrationHasNothingInItsWay() throws {
        let change = try SchemaChange(
            name: "first", before: "schema Shop { databases: [sqlite(3.37)] }",
            after: "schema Shop { databases: [sqlite(3.37)] }\n" + Self.orders(""))
        let plan = try change.files(.sqlite).plan
        #expect(plan.wayBack(from: nil, to: change.after).isFree)
        #expect(plan.wayBack(from: change.before, to: change.after).isFree)
    }

    /// Every kind of change is gone through, whatever it has.
    @Test(arguments: SchemaChange.names) func everyChangeIsSaid(_ name: String) throws {
        let change = try SchemaChange(fixture: name)
        for database in change.after.settings.databases {
            guard let plan = try? change.files(database).plan else { continue }
            let way = plan.wayBack(from: change.before, to: change.after)
            #expect(way.refusals.count == plan.migrations.count)
            #expect(way.refusals.flatMap { $0 }.allSatisfy { !$0.table.isEmpty })
        }
    }
}
