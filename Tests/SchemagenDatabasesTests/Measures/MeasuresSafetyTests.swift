import SchemagenMeasures
import SchemagenTestSupport
import Testing

@testable import SchemagenDatabases

/// Measuring changes nothing and cannot be made to.
@Suite struct MeasuresSafetyTests {
    private static let setup = "CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2), (3); CREATE SEQUENCE s;"

    @Test func nothingIsWritten() throws {
        try MeasuresExample.onEachServer(Self.setup) { (example) throws in
            let state = """
                SELECT (SELECT md5(string_agg(t::text, ',')) FROM t),
                    (SELECT md5(string_agg(c::text, ',' ORDER BY oid)) FROM pg_class c
                    WHERE relnamespace = 'public'::regnamespace)
                """
            try example.connection.execute("VACUUM ANALYZE")
            let other = try example.connect()
            func written() throws -> [String?] {
                try other.query(
                    """
                    SELECT sum(n_tup_ins), sum(n_tup_upd), sum(n_tup_del) FROM pg_stat_user_tables
                    """
                ).rows[0]
            }
            let before = (try other.query(state).rows, try written())
            var options = MeasureOptions()
            options.counting = .all
            try PostgreSQLMeasures.inSnapshot(example.connection, options: options) { (session) throws in
                _ = try session.measures()
                #expect(example.connection.transactionStatus == .open)
                #expect(try example.connection.query("SHOW transaction_read_only").first == "on")
                #expect(try example.connection.query("SHOW transaction_isolation").first == "repeatable read")
                #expect(try example.connection.query("SHOW statement_timeout").first == "1min")
                // None was needed.
                #expect(try example.connection.query("SELECT pg_current_xact_id_if_assigned()").first == .some(nil))
            }
            #expect(try other.query(state).rows == before.0)
            #expect(try written() == before.1)
            #expect(example.connection.transactionStatus == .idle)
            #expect(try example.connection.query("SHOW statement_timeout").first == "0")
            #expect(try example.connection.query("SHOW search_path").first == "\"public\"")
        }
    }

    @Test(arguments: [
        "INSERT INTO t VALUES (4) RETURNING a",
        "WITH x AS (INSERT INTO t VALUES (4) RETURNING a) SELECT count(*) FROM x",
        "COMMIT", "ROLLBACK", "SELECT 1) x; COMMIT; INSERT INTO t VALUES (4); SELECT count(*) FROM (SELECT 1",
        "SELECT 1; DROP TABLE t", "SELECT nextval('s')", "SET TRANSACTION READ WRITE", "TABLE nosuch", "",
        "SELECT count(*) FROM t; --", "SELECT set_config('transaction_read_only', 'off', true)",
        "SELECT 1 UNION SELECT 2", "SELECT 1, 2", "SELECT 'one'", "SELECT NULL::int", "SELECT 1.5",
        "RELEASE SAVEPOINT schemagen_measure",
    ]) func onlyReadingCounts(_ sql: String) throws {
        try MeasuresExample.onEachServer(Self.setup) { (example) throws in
            try PostgreSQLMeasures.inSnapshot(example.connection) { (session) throws in
                let count = try session.count(sql)
                #expect(count.value == nil, "\(sql): \(count)")
                #expect(count.reason?.reason.isEmpty == false)
                #expect(try session.count("SELECT count(*) FROM t ; ") == .measured(3))
                #expect(try session.count("SELECT count(*) FROM t -- all\n;\n") == .measured(3))
            }
            #expect(try example.connection.query("SELECT count(*) FROM t").first == "3")
            #expect(try example.connection.query("SELECT is_called FROM s").first == "f")
        }
    }

    @Test func whatTakesTooLongIsUnmeasured() throws {
        try MeasuresExample.onEachServer(Self.setup) { (example) throws in
            var options = MeasureOptions()
            options.statementMilliseconds = 1_000
            try PostgreSQLMeasures.inSnapshot(example.connection, options: options) { (session) throws in
                #expect(
                    try session.count("SELECT 1 FROM (SELECT pg_sleep(5)) s")
                        == .unmeasured(.init(.timedOut, "it took longer than 1 s")))
                #expect(try session.count("SELECT count(*) FROM t") == .measured(3))
            }
        }
    }

    @Test func oneSnapshotIsSeen() throws {
        try MeasuresExample.onEachServer(Self.setup) { (example) throws in
            let other = try example.connect()
            try PostgreSQLMeasures.inSnapshot(example.connection) { (session) throws in
                #expect(try session.count("SELECT count(*) FROM t") == .measured(3))
                try other.execute("INSERT INTO t VALUES (4)")
                #expect(try session.count("SELECT count(*) FROM t") == .measured(3))
            }
        }
    }

    @Test func anOpenTransactionIsLeftAlone() throws {
        try MeasuresExample.onEachServer(Self.setup) { (example) throws in
            try example.connection.execute("BEGIN; INSERT INTO t VALUES (4)")
            #expect(throws: PostgreSQLError.self) { try example.measures() }
            #expect(example.connection.transactionStatus == .open)
            try example.connection.execute("ROLLBACK")
        }
    }

    @Test func aLostConnectionIsAnError() throws {
        try MeasuresExample.onEachServer(Self.setup) { (example) throws in
            let other = try example.connect()
            #expect(throws: PostgreSQLError.self) {
                try PostgreSQLMeasures.inSnapshot(other) { (session) throws in
                    _ = try example.connection.query(
                        "SELECT pg_terminate_backend($1, 5000)", [String(other.serverProcessID)])
                    return try session.count("SELECT 1")
                }
            }
        }
    }

    @Test func anErrorOfTheBodyEndsTheTransaction() throws {
        struct Stop: Error {}
        try MeasuresExample.onEachServer(Self.setup) { (example) throws in
            #expect(throws: Stop.self) {
                try PostgreSQLMeasures.inSnapshot(example.connection) { _ in throw Stop() }
            }
            #expect(example.connection.transactionStatus == .idle)
        }
    }
}
