import SchemagenMeasures

extension PostgreSQLMeasures {
    /// The sessions of this database with a transaction open for long, oldest first; this one left out.
    func oldTransactions(_ options: MeasureOptions) throws -> Measure<[TransactionMeasures]> {
        try ask(Self.transactionsQuery, [String(options.oldTransactionSeconds)]) { row in
            TransactionMeasures(
                process: try row.integer("pid"), role: try row.optionalText("usename"),
                application: try row.text("application"), state: try row.text("state"),
                ageMilliseconds: try row.integer("age"))
        }
    }

    /// The prepared transactions of this database, oldest first.
    func preparedTransactions() throws -> Measure<[PreparedTransactionMeasures]> {
        try ask(Self.preparedQuery) { row in
            PreparedTransactionMeasures(
                identifier: try row.text("gid"), role: try row.text("owner"), ageMilliseconds: try row.integer("age"))
        }
    }

    /// The sessions of this database that wait for a lock, the longest wait first.
    func blockedSessions() throws -> Measure<[BlockedSessionMeasures]> {
        try ask(Self.blockedQuery) { row in
            BlockedSessionMeasures(
                process: try row.integer("pid"), blockedBy: try row.list("blockers").compactMap { Int64($0) },
                lock: try row.text("mode"), relation: try row.optionalName("relation"),
                waitedMilliseconds: try row.optionalInteger("waited"))
        }
    }

    /// An expression for the milliseconds since a moment.
    private static func age(_ moment: String) -> String {
        "greatest(extract(epoch FROM clock_timestamp() - \(moment)) * 1000, 0)::bigint"
    }

    /// Sessions whose transaction is older than so many seconds.
    private static let transactionsQuery = """
        SELECT pid, usename, coalesce(application_name, '') AS application, coalesce(state, '') AS state,
            \(age("xact_start")) AS age
        FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
            AND xact_start <= clock_timestamp() - make_interval(secs => $1::bigint)
        ORDER BY xact_start, pid
        """

    /// Prepared transactions.
    private static let preparedQuery = """
        SELECT gid, owner, \(age("prepared")) AS age FROM pg_prepared_xacts
        WHERE database = current_database() ORDER BY prepared, gid COLLATE "C"
        """

    /// Locks that are waited for, and who has them or comes before. Which database a session is in is shown to
    /// everybody.
    private static let blockedQuery = """
        SELECT l.pid, l.mode, n.nspname AS relation_schema, c.relname AS relation_name, \(age("l.waitstart")) AS waited,
            (SELECT array_agg(DISTINCT p ORDER BY p) FROM unnest(pg_blocking_pids(l.pid)) p) AS blockers
        FROM (SELECT DISTINCT ON (pid) * FROM pg_locks WHERE NOT granted ORDER BY pid, waitstart) l
            JOIN pg_stat_activity a ON a.pid = l.pid
            LEFT JOIN pg_class c ON c.oid = l.relation AND l.locktype = 'relation'
            LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE a.datname = current_database() AND cardinality(pg_blocking_pids(l.pid)) > 0
        ORDER BY l.waitstart, l.pid
        """
}
