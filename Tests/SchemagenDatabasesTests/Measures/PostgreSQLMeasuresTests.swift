import SchemagenMeasures
import SchemagenTestSupport
import Testing

@testable import SchemagenDatabases

/// What is measured of a live PostgreSQL database.
@Suite struct PostgreSQLMeasuresTests {
    private static let shop = """
        CREATE TABLE customer (id integer PRIMARY KEY, name text NOT NULL, note text);
        CREATE TABLE "order" (id integer PRIMARY KEY, customer_id integer REFERENCES customer (id), total numeric);
        CREATE INDEX order_total ON "order" (total);
        INSERT INTO customer SELECT i, 'name ' || i, repeat(md5(i::text), 200) FROM generate_series(1, 1000) i;
        INSERT INTO "order" SELECT i, i % 1000 + 1, i FROM generate_series(1, 5000) i;
        DELETE FROM "order" WHERE id > 4000; UPDATE customer SET name = 'x' WHERE id <= 10;
        """

    @Test func aSuperuserSeesAll() throws {
        try MeasuresExample.onEachServer(Self.shop) { (example) throws in
            try example.connection.execute("VACUUM ANALYZE")
            try example.run(
                "SELECT count(*) FROM \"order\"; SET enable_seqscan = off; SELECT * FROM customer WHERE id = 5")
            let measures = try example.measures()
            #expect(measures.engine.name == "PostgreSQL")
            #expect(measures.engine.version == example.connection.serverVersionText)
            #expect(measures.takenAt.count == 27 && measures.takenAt.hasSuffix("Z"), "\(measures.takenAt)")
            #expect((measures.bytes.value ?? 0) > 1_000_000)
            #expect(measures.freeBytes.reason?.kind == .notAvailable)
            #expect(measures.tables.value?.map(\.name.name) == ["customer", "order"])

            let order = try measures.table("order")
            let sizes = try #require(order.sizes.value)
            let said = try example.connection.query(
                """
                SELECT pg_total_relation_size('"order"'), pg_indexes_size('"order"'), pg_table_size('customer'),
                    pg_total_relation_size((SELECT reltoastrelid FROM pg_class WHERE relname = 'customer'))
                """
            ).rows[0].map { $0.flatMap { Int64($0) } }
            #expect(sizes.totalBytes == said[0])
            #expect(sizes.indexBytes == said[1])
            let customer = try #require(measures.table("customer").sizes.value)
            #expect(customer.heapBytes + customer.toastBytes == said[2])
            #expect(customer.toastBytes == said[3])
            #expect(order.estimatedRows == .measured(4000))
            #expect(order.countedRows.reason?.kind == .notAsked)
            let use = try #require(order.use.value)
            #expect(use.insertedRows == 5000 && use.deletedRows == 1000)
            #expect(use.sequentialScans >= 1)
            #expect(use.liveRows == 4000 && use.deadRows == 0)
            #expect(use.lastVacuum != nil && use.lastAnalyze != nil && use.lastAutovacuum == nil)
            #expect(try measures.table("customer").use.value?.updatedRows == 10)

            let index = try measures.index("customer_pkey")
            #expect(index.isPrimary && index.isUnique && index.isValid && index.constraint == "customer_pkey")
            #expect(index.columns == ["id"] && index.method == "btree")
            #expect((index.bytes.value ?? 0) > 0)
            #expect((index.use.value?.scans ?? 0) > 0)
            let last = try #require(index.use.value).lastUsedAt
            if example.connection.serverMajorVersion >= 16 {
                #expect(last.value.flatMap { $0 } != nil)
            } else {
                #expect(last.reason?.kind == .notAvailable)
            }
            #expect(measures.foreignKeys.value?.map(\.name) == ["order_customer_id_fkey"])
            #expect(measures.unvalidatedConstraints == .measured([]))
            #expect(measures.invalidIndexes == .measured([]))

            let settings = try #require(measures.settings.value)
            #expect(settings.first { $0.name == "lock_timeout" }?.value == "0")
            #expect(settings.first { $0.name == "maintenance_work_mem" }?.value == "64MB")
            #expect(settings.map(\.name) == settings.map(\.name).sorted())
            #expect(settings.count == 11)

            let server = try #require(measures.server)
            #expect(server.isReplica == .measured(false))
            #expect(server.statsReset == .measured(nil))
            #expect(server.countsUses == .measured(true))
            #expect(server.systemIdentifier.value != nil && server.startedAt.value != nil)
            #expect(server.standbys == .measured([]))
            #expect(server.oldTransactions == .measured([]))
            #expect(server.preparedTransactions == .measured([]))
            #expect(server.blockedSessions == .measured([]))
            #expect(server.statementExtension == .measured(nil))
            #expect(server.slowStatements.reason?.kind == .notAvailable)
        }
    }

    @Test func aMonitorSeesAllButRows() throws {
        try MeasuresExample.onEachServer(Self.shop + "ANALYZE;") { (example) throws in
            let all = try example.measures()
            try example.withRole("GRANT pg_monitor TO {role}") { (connection) throws in
                var options = MeasureOptions()
                options.counting = .all
                let (measures, count) = try PostgreSQLMeasures.inSnapshot(connection, options: options) {
                    (try $0.measures(), try $0.count("SELECT count(*) FROM \"order\" WHERE total > 10"))
                }
                #expect(measures.bytes.value != nil)
                #expect(try measures.table("order").sizes == all.table("order").sizes)
                #expect(try measures.table("order").use.value?.insertedRows == 5000)
                #expect(try measures.table("order").estimatedRows == .measured(4000))
                #expect(try measures.index("order_total").bytes == all.index("order_total").bytes)
                #expect(try measures.index("order_total").use.value?.scans == 0)
                #expect(measures.settings == all.settings)
                #expect(measures.foreignKeys == all.foreignKeys)
                #expect(measures.server?.oldTransactions == .measured([]))
                #expect(measures.server?.standbys == .measured([]))
                #expect(measures.server?.systemIdentifier == all.server?.systemIdentifier)
                #expect(
                    try measures.table("order").countedRows
                        == .unmeasured(.init(.notPermitted, "the role may not read public.order")))
                #expect(try measures.table("order").bloat.reason?.kind == .notPermitted)
                #expect(count == .unmeasured(.init(.notPermitted, "permission denied for table order")))
            }
        }
    }

    @Test func aRoleWithNothingSeesSizes() throws {
        try MeasuresExample.onEachServer(Self.shop) { (example) throws in
            let other = try example.connect()
            try other.execute("BEGIN; SELECT 1")
            var options = MeasureOptions()
            options.oldTransactionSeconds = 0
            #expect(try example.measures(options).server?.oldTransactions.value?.count == 1)
            try example.withRole { (connection) throws in
                let measures = try PostgreSQLMeasures.read(connection, options: options)
                #expect(try measures.table("order").sizes.value != nil)
                #expect(try measures.index("order_pkey").use.value != nil)
                let server = try #require(measures.server)
                // It is shown the session, but not its transaction.
                let reason = try #require(server.oldTransactions.reason)
                #expect(reason.kind == .notPermitted)
                #expect(reason.reason.hasPrefix("role_of_"), "\(reason)")
                #expect(server.standbys.reason == reason)
                #expect(server.blockedSessions == .measured([]))
            }
        }
    }

    @Test func rowsAreCountedWhereThatIsAllowed() throws {
        let setup = """
            CREATE TABLE "Käse ""x"" e\u{301}" (a int); INSERT INTO "Käse ""x"" e\u{301}" VALUES (1), (2);
            CREATE TABLE hidden (a int); INSERT INTO hidden VALUES (1), (2), (3);
            ALTER TABLE hidden ENABLE ROW LEVEL SECURITY;
            CREATE TABLE one_column (a int, b int); INSERT INTO one_column VALUES (1, 2);
            CREATE SCHEMA "S s"; CREATE TABLE "S s".t (a int); INSERT INTO "S s".t VALUES (1);
            CREATE MATERIALIZED VIEW empty AS SELECT 1 AS one WITH NO DATA;
            CREATE MATERIALIZED VIEW filled AS SELECT 1 AS one;
            CREATE TABLE base (a int); CREATE TABLE heir () INHERITS (base); INSERT INTO heir VALUES (1), (2);
            """
        try MeasuresExample.onEachServer(setup) { (example) throws in
            var options = MeasureOptions()
            options.counting = .all
            let measures = try example.measures(options)
            #expect(
                measures.tables.value?.map { "\($0.name) \($0.countedRows.value ?? -1)" } == [
                    "S s.t 1", "public.Käse \"x\" e\u{301} 2", "public.base 0", "public.empty -1", "public.filled 1",
                    "public.heir 2", "public.hidden 3", "public.one_column 1",
                ])
            #expect(try measures.table("empty").countedRows.reason?.kind == .notAvailable)
            options.counting = .these([RelationName("public", "heir")])
            let some = try example.measures(options)
            #expect(some.tables.value?.filter { $0.countedRows.value != nil }.map(\.name.name) == ["heir"])

            let rights = """
                GRANT SELECT ON hidden, "Käse ""x"" e\u{301}" TO {role}; GRANT SELECT (b) ON one_column TO {role};
                GRANT SELECT ON "S s".t TO {role}
                """
            try example.withRole(rights) { (connection) throws in
                options.counting = .all
                let (measures, count) = try PostgreSQLMeasures.inSnapshot(connection, options: options) {
                    (try $0.measures(), try $0.count("SELECT count(*) FROM hidden"))
                }
                #expect(try measures.table("Käse \"x\" e\u{301}").countedRows == .measured(2))
                #expect(try measures.table("one_column").countedRows == .measured(1))
                // The schema may not be used.
                #expect(try measures.table("t").countedRows.reason?.kind == .notPermitted)
                #expect(try measures.table("hidden").countedRows.reason?.reason.contains("policies") == true)
                #expect(count.reason?.kind == .notPermitted, "\(count)")
            }
        }
    }

    @Test func whatWasNeverAnalysedHasNoEstimate() throws {
        try MeasuresExample.onEachServer("CREATE TABLE t (a int); INSERT INTO t VALUES (1);") { (example) throws in
            let before = try example.measures().table("t")
            #expect(before.estimatedRows == .unmeasured(.init(.neverAnalysed, "never analysed")))
            #expect(before.bloat.reason?.kind == .neverAnalysed)
            #expect(before.sizes.value?.heapBytes == 8192)
            try example.run("ANALYZE t")
            let after = try example.measures().table("t")
            #expect(after.estimatedRows == .measured(1))
            #expect(after.bloat == .measured(BloatEstimate(bytes: 0, ofBytes: 8192)))
        }
    }

    @Test func bloatIsEstimated() throws {
        let setup = """
            CREATE TABLE t (id int, v text);
            INSERT INTO t SELECT i, repeat('x', 90) FROM generate_series(1, 20000) i; ANALYZE t;
            """
        try MeasuresExample.onEachServer(setup) { (example) throws in
            let full = try #require(try example.measures().table("t").bloat.value)
            #expect(full.bytes * 20 < full.ofBytes, "\(full)")
            try example.run("DELETE FROM t WHERE id % 4 <> 0")
            try example.connection.execute("VACUUM ANALYZE t")
            let sparse = try #require(try example.measures().table("t").bloat.value)
            let share = Double(sparse.bytes) / Double(sparse.ofBytes)
            #expect(share > 0.70 && share < 0.80, "\(sparse)")
        }
    }

    @Test func aDividedTableHasTheSumOfItsPartitions() throws {
        let setup = """
            CREATE TABLE m (at date NOT NULL, v int) PARTITION BY RANGE (at);
            CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
            CREATE TABLE m2 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (v);
            CREATE TABLE m2a PARTITION OF m2 FOR VALUES IN (1); CREATE TABLE m2b PARTITION OF m2 DEFAULT;
            CREATE INDEX m_v ON m (v);
            INSERT INTO m SELECT '2025-06-01'::date + i % 400, i % 3 FROM generate_series(1, 3000) i;
            ANALYZE m1; ANALYZE m2a; SELECT count(*) FROM m; CREATE TABLE nothing (a int) PARTITION BY LIST (a);
            """
        try MeasuresExample.onEachServer(setup) { (example) throws in
            var options = MeasureOptions()
            options.counting = .these([RelationName("public", "m")])
            var measures = try example.measures(options)
            let whole = try measures.table("m")
            let leaves = try ["m1", "m2a", "m2b"].map { try measures.table($0) }
            #expect(whole.kind == .divided && leaves[0].kind == .table)
            #expect(try measures.table("m2a").partitionOf?.name == "m2")
            #expect(try measures.table("m2").partitionOf?.name == "m")
            #expect(whole.sizes.value?.totalBytes == leaves.compactMap { $0.sizes.value?.totalBytes }.reduce(0, +))
            #expect(whole.use.value?.insertedRows == 3000)
            #expect(leaves.compactMap { $0.use.value?.insertedRows }.reduce(0, +) == 3000)
            #expect(whole.countedRows == .measured(3000))
            #expect(leaves.compactMap { $0.countedRows.value }.reduce(0, +) == 3000)
            // One of them has not been looked at.
            #expect(whole.estimatedRows.reason?.kind == .neverAnalysed)
            #expect(whole.use.value?.lastAnalyze == nil)
            let index = try measures.index("m_v")
            #expect(index.partOf == nil)
            #expect(try measures.index("m2a_v_idx").partOf?.name == "m2_v_idx")
            let parts = try ["m1_v_idx", "m2a_v_idx", "m2b_v_idx"].map { try measures.index($0).bytes.value ?? 0 }
            #expect(index.bytes == .measured(parts.reduce(0, +)))
            #expect(try measures.table("nothing").sizes.value?.totalBytes == 0)
            try example.run("ANALYZE m2b")
            measures = try example.measures()
            #expect(try measures.table("m").estimatedRows == .measured(3000))
            #expect(try measures.table("m").use.value?.lastAnalyze != nil)
            #expect(try measures.table("m").bloat.value?.ofBytes ?? 0 > 0)
            // Indexes of partitions go only with their table's.
            #expect(measures.unusedIndexes.value?.indexes.map(\.index.name) == ["m_v"])
        }
    }

    @Test func aLockedTableCostsTheOthersNothing() throws {
        try MeasuresExample.onEachServer("CREATE TABLE a (x int PRIMARY KEY); CREATE TABLE b (x int);") {
            (example) throws in
            let other = try example.connect()
            try other.execute("BEGIN; LOCK TABLE a IN ACCESS EXCLUSIVE MODE")
            var options = MeasureOptions()
            options.lockMilliseconds = 50
            options.counting = .all
            let measures = try example.measures(options)
            #expect(
                try measures.table("a").sizes == .unmeasured(.init(.locked, "it is locked, and was waited for 50 ms")))
            #expect(try measures.table("a").countedRows.reason?.kind == .locked)
            #expect(try measures.table("a").estimatedRows.reason?.kind == .neverAnalysed)
            #expect(try measures.table("b").sizes.value?.heapBytes == 0)
            #expect(try measures.table("b").countedRows == .measured(0))
            #expect(try measures.table("b").use.value != nil)
        }
    }

    @Test func noLockOutlivesItsQuestion() throws {
        try MeasuresExample.onEachServer(Self.shop) { (example) throws in
            let other = try example.connect()
            var options = MeasureOptions()
            options.counting = .all
            try PostgreSQLMeasures.inSnapshot(example.connection, options: options) { (session) throws in
                _ = try session.measures()
                _ = try session.count("SELECT count(*) FROM customer")
                try other.execute("SET lock_timeout = '1s'; ALTER TABLE customer ADD COLUMN c int")
            }
        }
    }

    @Test func waitingSessionsAndOldTransactionsAreTold() throws {
        try MeasuresExample.onEachServer("CREATE TABLE a (x int);") { (example) throws in
            let holder = try example.connect()
            try holder.execute("BEGIN; LOCK TABLE a IN ACCESS EXCLUSIVE MODE")
            let process = holder.serverProcessID
            let waiter = try example.connect()
            let waiting = waiter.serverProcessID
            try waiter.withCanceller { cancel in
                let thread = Worker { try? waiter.execute("SELECT * FROM a") }
                var blocked: [BlockedSessionMeasures] = []
                var options = MeasureOptions()
                options.oldTransactionSeconds = 0
                var measures = try example.measures(options)
                for _ in 0..<100 where blocked.isEmpty {
                    measures = try example.measures(options)
                    blocked = measures.server?.blockedSessions.value ?? []
                }
                cancel()
                thread.join()
                #expect(blocked.map(\.process) == [Int64(waiting)])
                #expect(blocked.first?.blockedBy == [Int64(process)])
                #expect(blocked.first?.relation == RelationName("public", "a"))
                #expect(blocked.first?.lock == "AccessShareLock")
                let old = try #require(measures.server?.oldTransactions.value)
                #expect(old.first?.process == Int64(process))
                #expect(old.first?.state == "idle in transaction" && old.first?.role == "postgres")
                #expect(measures.server?.oldTransactionSeconds == 0)
            }
        }
    }

    @Test func whatIsNotFinishedIsTold() throws {
        let setup = """
            CREATE TABLE a (x int, y int); INSERT INTO a VALUES (1, 1), (1, 2);
            ALTER TABLE a ADD CONSTRAINT "Y big" CHECK (y > 5) NOT VALID;
            CREATE TABLE p (x int PRIMARY KEY);
            ALTER TABLE a ADD CONSTRAINT a_x FOREIGN KEY (x) REFERENCES p NOT VALID;
            """
        try MeasuresExample.onEachServer(setup) { (example) throws in
            #expect(throws: PostgreSQLError.self) {
                try example.connection.execute("CREATE UNIQUE INDEX CONCURRENTLY a_unique ON a (x)")
            }
            let measures = try example.measures()
            #expect(measures.invalidIndexes.value?.map(\.name) == ["a_unique"])
            #expect(measures.unvalidatedConstraints.value?.map(\.name) == ["Y big", "a_x"])
            #expect(measures.unvalidatedConstraints.value?.map(\.kind) == [.check, .foreignKey])
            #expect(measures.foreignKeys.value?.map(\.isValidated) == [false])
        }
    }

    /// What such a key has for each partition is never validated by itself.
    @Test func aKeyToADividedTableIsValidatedOnce() throws {
        let setup = """
            CREATE TABLE whole (x int PRIMARY KEY) PARTITION BY RANGE (x);
            CREATE TABLE part PARTITION OF whole FOR VALUES FROM (0) TO (10); CREATE TABLE a (x int);
            ALTER TABLE a ADD CONSTRAINT a_x FOREIGN KEY (x) REFERENCES whole NOT VALID
            """
        try MeasuresExample.onEachServer(setup) { (example) throws in
            #expect(try example.measures().unvalidatedConstraints.value?.map(\.name) == ["a_x"])
            try example.run("ALTER TABLE a VALIDATE CONSTRAINT a_x")
            #expect(try example.measures().unvalidatedConstraints == .measured([]))
        }
    }

    @Test func replicationSlotsAreTold() throws {
        try MeasuresExample.onEachServer { (example) throws in
            let name = "slot_\(example.connection.serverProcessID)"
            _ = try example.connection.query("SELECT pg_create_physical_replication_slot('\(name)', true)")
            defer { _ = try? example.connection.query("SELECT pg_drop_replication_slot('\(name)')") }
            let slots = try #require(try example.measures().server?.slots.value)
            let slot = try #require(slots.first { $0.name == name })
            #expect(slot.kind == "physical" && !slot.isActive && slot.status == "reserved")
            #expect((slot.retainedBytes ?? -1) >= 0)
        }
    }

    /// The snapshot still has it, its file is gone.
    @Test func whatIsDroppedMeanwhileIsUnmeasured() throws {
        let setup = "CREATE TABLE a (x text, y int); CREATE INDEX a_y ON a (y) WHERE y > 5; CREATE TABLE b (x int);"
        try MeasuresExample.onEachServer(setup + "INSERT INTO a VALUES ('x', 1); ANALYZE;") { (example) throws in
            let other = try example.connect()
            var options = MeasureOptions()
            options.counting = .all
            try PostgreSQLMeasures.inSnapshot(example.connection, options: options) { (session) throws in
                #expect(try session.count("SELECT count(*) FROM a") == .measured(1))
                try other.execute("DROP TABLE a; CREATE TABLE c (x int)")
                let measures = try session.measures()
                #expect(measures.tables.value?.map(\.name.name) == ["a", "b"])
                let reason = try measures.table("a").sizes.reason
                #expect(reason?.reason == "it was dropped while the database was measured")
                #expect(try measures.table("a").countedRows.value == nil)
                #expect(try measures.index("a_y").bytes.value == nil)
                #expect(try measures.table("b").sizes.value != nil)
                #expect(try measures.table("b").countedRows == .measured(0))
            }
        }
    }

    @Test func foreignTablesTakeNoRoom() throws {
        let setup = """
            CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
            CREATE TABLE d (k int) PARTITION BY LIST (k); CREATE TABLE d1 PARTITION OF d FOR VALUES IN (1);
            CREATE FOREIGN TABLE d2 PARTITION OF d FOR VALUES IN (2) SERVER s; INSERT INTO d VALUES (1); ANALYZE d1;
            """
        try MeasuresExample.onEachServer(setup) { (example) throws in
            var options = MeasureOptions()
            options.counting = .all
            let measures = try example.measures(options)
            #expect(try measures.table("d2").kind == .foreign)
            #expect(try measures.table("d2").sizes.value?.totalBytes == 0)
            #expect(try measures.table("d2").countedRows.reason?.kind == .notApplicable)
            #expect(try measures.table("d2").use.reason?.kind == .notApplicable)
            #expect(try measures.table("d").sizes == measures.table("d1").sizes)
            // The rows over there are unknown, and so is the sum.
            #expect(try measures.table("d1").countedRows == .measured(1))
            #expect(try measures.table("d").countedRows.reason?.kind == .notApplicable)
        }
    }

    @Test func namesAreInTheOrderOfTheirBytes() throws {
        let setup = """
            CREATE SCHEMA "B"; CREATE SCHEMA a; CREATE TABLE a.t (x int); CREATE TABLE "B".t (x int);
            CREATE TABLE a."Z" (x int); CREATE TABLE a."é" (x int); CREATE TABLE a."e\u{301}" (x int);
            CREATE TEMPORARY TABLE gone (x int); CREATE VIEW v AS SELECT 1; CREATE UNLOGGED TABLE u (x int);
            CREATE INDEX i2 ON a.t (x); CREATE INDEX "I1" ON a.t (x); CREATE INDEX i3 ON "B".t (x);
            """
        try MeasuresExample.onEachServer(setup) { (example) throws in
            let measures = try example.measures()
            let names = try #require(measures.tables.value).map { Array("\($0.name)".utf8) }
            #expect(names == ["B.t", "a.Z", "a.e\u{301}", "a.t", "a.é", "public.u"].map { Array($0.utf8) })
            #expect(measures.indexes.value?.map { "\($0.qualifiedName)" } == ["B.i3", "a.I1", "a.i2"])
        }
    }
}
