import SchemagenDatabases
import SchemagenModel
import SchemagenPlanning
import SchemagenTestSupport
import Testing

/// Which tables each transaction of a change keeps others from, as PostgreSQL itself tells.
@Suite struct LockTraceTests {
    /// The fixtures in which something has to happen at once to more than one table, and why.
    private static let exceptions: [String: String] = [
        "tables-exchanged": "two tables exchange their names",
        "marks-of-exchanged-tables": "two tables that exchange their names are locked together",
        "foreign-key-changed": "a foreign key goes and comes again, and locks both its tables",
        "foreign-key-removed": "a foreign key locks both its tables",
        "table-and-its-key-removed": "a foreign key of a table that goes locks both its tables",
        "table-removed": "a foreign key to a table that goes locks both its tables",
        "table-replaced": "a foreign key to a table that goes locks both its tables",
        "tables-removed": "a foreign key of a table that goes locks the other one",
        "tables-apart": "a foreign key goes and comes again, and locks both its tables",
        "composite-keys-changed": "a foreign key goes and comes again around the columns that it compares",
        "partitions-kept": "a divided table is locked with its partitions",
        "parent-retyped": "a foreign key goes and comes again around the columns that it compares",
        "serial-renamed-and-retyped": "a foreign key goes and comes again around the columns that it compares",
        "referenced-key-changed": "a foreign key goes, and locks both its tables",
        "table-name-taken": "a foreign key to a table that goes locks both its tables",
        "table-names-chained": "a foreign key to a table that goes locks both its tables",
        "inherited-columns": "a table is locked with those that inherit its columns and checks",
        "heir-of-a-retyped-parent": "a table is locked with those that inherit its columns and checks",
        "inherited-column-removed": "a table is locked with those that inherit its columns and checks",
        "key-under-a-foreign-key": "a foreign key goes and comes again around the key that it refers to",
        "indexes-renamed-and-moved": "a divided table moves with its partitions",
        "heirs-of-a-keyed-parent": "a table is locked with those that inherit from it",
        "heir-numbers-its-own-rows": "a table is locked with those that inherit its columns and checks",
        "heirs-of-a-numbered-parent": "a table is locked with those that inherit its columns and checks",
        "partition-indexes-alike": "a divided table is locked with its partitions",
        "partition-added": "a divided table is locked with its partitions and with what refers to it",
        "partitioned-column-storage": "a divided table is locked with its partitions",
        "partition-bounds": "a divided table is locked with its partitions",
        "partition-removed": "a divided table is locked with its partitions",
        "partition-renamed": "a divided table is locked with its partitions, two of which exchange their names",
        "partitioned-table-name-taken": "a divided table gets its new name with its partitions",
        "partitions-released": "a divided table is locked with its partitions",
        "identity-under-partitions": "a divided table is locked with its partitions",
        "table-partitioned": "a foreign key to a table that is made anew goes, and locks both its tables",
        "heir-of-a-filled-parent": "a table that comes under another is locked with it",
        "key-of-a-filled-column": "a divided table is locked with its partitions",
        "table-undivided": "a foreign key to a table that is made anew goes and comes again, and locks both",
    ]

    /// The same on the servers of a version and later.
    private static let newerExceptions: [String: (version: Int, reason: String)] = [
        "partition-index-added": (18, "the partitions of a table that gets a key are locked like it")
    ]

    @Test(arguments: SchemaChange.namesWithoutExtensions)
    func oneTableIsLockedAtATime(name: String) throws {
        let change = try SchemaChange(fixture: name)
        guard change.after.settings.databases.contains(.postgresql), change.after.settings.onlineChanges else { return }
        for server in try TestServer.all.get() {
            let locked = try LockTrace(change, on: server).exclusive.map(\.tables)
            let newer = Self.newerExceptions[name].map { server.server.binaries.majorVersion >= $0.version } ?? false
            let isException = newer || Self.exceptions[name] != nil
            #expect(locked.contains { $0.count > 1 } == isException, "\(name): \(locked)")
        }
    }

    @Test(.needs(extensions: "citext", "hstore", "ltree"), arguments: SchemaChange.namesWithExtensions)
    func oneTableIsLockedAtATimeWithExtensions(name: String) throws { try oneTableIsLockedAtATime(name: name) }

    /// A change of everything at once still has transactions of one table each.
    @Test func unrelatedChangesAreApart() throws {
        let change = try SchemaChange(
            name: "apart",
            before: """
                schema Shop { databases: [postgresql(14)] }

                table Customer as customers {
                    id: Int64 @primaryKey @identity
                    name: String
                }

                table Order as orders {
                    id: Int64 @primaryKey @identity
                    customerID: Customer.ID @index
                    count: Int32 = 1
                }

                view Big as big_orders uses Order, Customer {
                    id: Int64
                    count: Int32?
                } = sql "select o.id, o.count from orders o join customers c on c.id = o.customer_id"
                """,
            after: """
                schema Shop { databases: [postgresql(14)] }

                table Customer as customers {
                    id: Int64 @primaryKey @identity
                    name: String
                    phone: String?
                }

                table Order as orders {
                    id: Int64 @primaryKey @identity
                    customerID: Customer.ID @index @onDelete(cascade)
                    count: Int64 = 1
                }

                view Big as big_orders uses Order, Customer {
                    id: Int64
                    count: Int64?
                } = sql "select o.id, o.count from orders o join customers c on c.id = o.customer_id"
                """)
        for server in try TestServer.all.get() {
            let trace = try LockTrace(change, on: server)
            #expect(
                trace.exclusive.map { "\($0.name): \($0.tables.joined(separator: ", "))" }
                    == [
                        "change_customers: customers", "change_orders: orders",
                        "change_customers_orders: customers, orders", "change_validate: ",
                    ])
        }
    }
}

/// A change, run migration by migration, with the tables that each transaction had for itself at its end.
struct LockTrace {
    private(set) var exclusive: [(name: String, tables: [String])] = []

    init(_ change: SchemaChange, on server: TestServer) throws {
        let plan = try change.files(.postgresql).plan
        let names = MigrationName.names(of: plan.migrations, base: "change")
        let steps = try change.steps(.postgresql)
        exclusive = try server.withDatabase { connection in
            try connection.execute(steps[0].up.text)
            return try zip(steps.dropFirst(), zip(names, plan.migrations)).compactMap { step, migration in
                guard migration.1.mode != .single else {
                    // One statement, in no transaction.
                    try connection.execute(step.up.text)
                    return nil
                }
                return (migration.0, try Self.tables(lockedBy: step.up.text, connection))
            }
        }
    }

    private static func tables(lockedBy script: String, _ connection: PostgreSQLConnection) throws -> [String] {
        let known = try connection.query(
            "SELECT array_agg(oid) FROM pg_class WHERE relkind IN ('r', 'p') AND oid >= 16384"
        ).first.flatMap(\.self)
        try connection.execute("BEGIN")
        try connection.execute(script)
        let rows = try connection.query(
            """
            SELECT c.relname FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
            WHERE l.pid = pg_backend_pid() AND l.mode = 'AccessExclusiveLock' AND c.oid = ANY ($1::oid[])
            ORDER BY c.relname
            """, [known ?? "{}"]
        ).rows
        try connection.execute("COMMIT")
        return rows.compactMap { $0.first.flatMap(\.self) }
    }
}
