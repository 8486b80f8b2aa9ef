import SchemagenModel
import SchemagenPlanning
import SchemagenSQL

/// The queries of a runbook for PostgreSQL. They read the catalogue and the statistics alone; the names of columns are those
/// of the manual's chapters on system catalogs and on monitoring.
struct PostgreSQLRunbookQueries {
    private let source: RunbookSource
    /// The tables that are there before and are touched, as SQL literals.
    private let former: [String]
    /// The tables that are made or touched, as they are after the change.
    private let touched: [Table]
    private let plan: ChangePlan?

    init(_ source: RunbookSource) {
        self.source = source
        plan = source.plans[.postgresql]
        former = source.touchedBefore(on: .postgresql).map { Self.literal($0.name, in: $0.schema) }
        touched = source.touched(on: .postgresql)
    }

    private static func literal(_ name: String, in schema: String?) -> String {
        Quoting.literal(Quoting.identifier(name, in: schema ?? "public"))
    }

    private static func literal(_ table: Table) -> String { literal(table.info.sqlName, in: table.info.sqlSchema) }

    /// Some tables as an array that a query selects from: `ARRAY['public.orders']::regclass[]`.
    private static func array(_ literals: [String]) -> String {
        "ARRAY[\n    \(literals.joined(separator: ",\n    "))\n]::regclass[]"
    }

    // MARK: Before

    var before: [RunbookCheck] {
        var checks = [longTransactions, preparedTransactions, replicas, slots]
        guard !former.isEmpty else { return checks }
        checks += [
            invalidIndexes(former), unvalidatedConstraints, sizes(former, "How large the tables are that it touches:"),
        ]
        let rewritten = rewritten
        if !rewritten.isEmpty { checks.append(space(rewritten)) }
        return checks
    }

    private var longTransactions: RunbookCheck {
        RunbookCheck(
            purpose:
                "Transactions that keep locks and old rows. A lock waits for them, and everybody else waits for the lock:",
            sql: """
                SELECT pid, usename, state, now() - xact_start AS age
                    FROM pg_stat_activity
                    WHERE datname = current_database()
                        AND pid <> pg_backend_pid()
                        AND xact_start < now() - interval '1 minute'
                    ORDER BY xact_start;
                """, expectation: .noRows)
    }

    private var preparedTransactions: RunbookCheck {
        RunbookCheck(
            purpose: "Prepared transactions, which hold their locks without a session:",
            sql: """
                SELECT gid, owner, prepared
                    FROM pg_prepared_xacts
                    WHERE database = current_database()
                    ORDER BY prepared;
                """, expectation: .noRows)
    }

    private var replicas: RunbookCheck {
        RunbookCheck(
            purpose: "How far replicas are behind:",
            sql: """
                SELECT application_name, state, replay_lag,
                        pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)) AS behind
                    FROM pg_stat_replication
                    ORDER BY application_name;
                """,
            expectation: .reading("No rows where there are no replicas; otherwise `behind` is small and does not grow.")
        )
    }

    private var slots: RunbookCheck {
        RunbookCheck(
            purpose: "Replication slots that keep WAL which the change adds to:",
            sql: """
                SELECT slot_name, active,
                        pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) AS kept
                    FROM pg_replication_slots
                    ORDER BY slot_name;
                """,
            expectation: .reading("Every slot is active."))
    }

    private func invalidIndexes(_ tables: [String]) -> RunbookCheck {
        RunbookCheck(
            purpose: "Indexes that a concurrent build left invalid:",
            sql: """
                SELECT indexrelid::regclass AS index, indrelid::regclass AS table
                    FROM pg_index
                    WHERE NOT indisvalid AND indrelid = ANY (\(Self.array(tables)))
                    ORDER BY 1;
                """, expectation: .noRows)
    }

    private var unvalidatedConstraints: RunbookCheck {
        let known = source.former?.tables.flatMap(Self.notValid) ?? []
        let expectation: RunbookCheck.Expectation =
            known.isEmpty
            ? .noRows
            : .reading(
                "Only those that the schema declares `@notValid`: \(known.map { MarkdownText.code($0) }.joined(separator: ", "))."
            )
        return RunbookCheck(
            purpose: "Constraints that hold for new rows alone, since nobody has validated them:",
            sql: """
                SELECT conrelid::regclass AS table, conname
                    FROM pg_constraint
                    WHERE NOT convalidated AND conrelid = ANY (\(Self.array(former)))
                    ORDER BY 1, 2;
                """, expectation: expectation)
    }

    private static func notValid(_ table: Table) -> [String] {
        (table.checks.map(\.info) + table.foreignKeys.map(\.info)).filter(\.isNotValid).map(\.sqlName)
    }

    /// The tables that are written anew, as they are called before.
    private var rewritten: [String] {
        let steps = plan?.migrations.flatMap(\.up) ?? []
        let names = Set(steps.flatMap(\.effect.rewrites))
        return source.touchedBefore(on: .postgresql).filter(names.contains).map { Self.literal($0.name, in: $0.schema) }
    }

    private func space(_ tables: [String]) -> RunbookCheck {
        RunbookCheck(
            purpose:
                "The room that the tables take which are written anew: they need it twice until the transaction ends:",
            sql: """
                SELECT pg_size_pretty(coalesce(sum(pg_total_relation_size(relation)), 0)) AS needed
                    FROM unnest(\(Self.array(tables))) AS relation;
                """,
            expectation: .reading(
                "More than that is free on the server's disk. SQL does not see the disk: ask the system."))
    }

    private func sizes(_ tables: [String], _ purpose: String) -> RunbookCheck {
        RunbookCheck(
            purpose: purpose,
            sql: """
                SELECT relid::regclass AS table, n_live_tup AS rows, n_dead_tup AS dead,
                        pg_size_pretty(pg_table_size(relid)) AS data,
                        pg_size_pretty(pg_indexes_size(relid)) AS indexes
                    FROM pg_stat_user_tables
                    WHERE relid = ANY (\(Self.array(tables)))
                    ORDER BY pg_total_relation_size(relid) DESC, 1;
                """,
            expectation: .reading(
                "Rows and dead rows are PostgreSQL's estimates. An index takes at most about what its table takes."))
    }

    // MARK: After

    var after: [RunbookCheck] {
        guard !touched.isEmpty else { return [] }
        let literals = touched.map(Self.literal)
        return [parts(literals), invalidIndexes(literals)]
    }

    /// What the tables have, counted from the catalogue.
    private func parts(_ literals: [String]) -> RunbookCheck {
        let ordered = touched.sorted { Self.path($0).utf8.lexicographicallyPrecedes(Self.path($1).utf8) }
        return RunbookCheck(
            purpose: "What the tables have, counted by the server:",
            sql: """
                SELECT n.nspname || '.' || c.relname AS table,
                        (SELECT count(*) FROM pg_attribute a
                            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
                        (SELECT count(*) FROM pg_index i WHERE i.indrelid = c.oid) AS indexes,
                        (SELECT count(*) FROM pg_constraint k
                            WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.conparentid = 0) AS foreign_keys
                    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.oid = ANY (\(Self.array(literals)))
                    ORDER BY (n.nspname || '.' || c.relname) COLLATE "C";
                """,
            expectation: .rows(
                header: ["table", "columns", "indexes", "foreign_keys"], ordered.map(Self.counts)))
    }

    private static func path(_ table: Table) -> String { "\(table.info.sqlSchema ?? "public").\(table.info.sqlName)" }

    private static func counts(_ table: Table) -> [String] {
        func isThere(_ databases: DatabaseSet) -> Bool { databases.contains(.postgresql) }
        let columns = table.columns.count { isThere($0.databases) }
        let keys = (table.primaryKey.map { [$0.info] } ?? []) + table.uniques.map(\.info) + table.exclusions.map(\.info)
        let indexes = keys.count { isThere($0.databases) } + table.indexes.count { isThere($0.databases) }
        let foreignKeys = table.foreignKeys.count { isThere($0.info.databases) }
        return [path(table), "\(columns)", "\(indexes)", "\(foreignKeys)"]
    }

    // MARK: Monitoring

    var monitoring: [RunbookCheck] {
        var checks = [blocking]
        let steps = plan?.migrations.flatMap(\.up) ?? []
        let isConcurrent = steps.contains { step in
            if case .createIndex(_, _, _, true) = step.step { true } else { false }
        }
        if isConcurrent { checks.append(progress) }
        if !touched.isEmpty {
            let literals = touched.map(Self.literal)
            checks += [sizes(literals, "Sizes and dead rows:"), indexUse(literals)]
        }
        return checks + [statements]
    }

    private var blocking: RunbookCheck {
        RunbookCheck(
            purpose: "Who waits for whom:",
            sql: """
                SELECT waiting.pid, now() - waiting.query_start AS waits, left(waiting.query, 60) AS query,
                        pg_blocking_pids(waiting.pid) AS for
                    FROM pg_stat_activity AS waiting
                    WHERE waiting.datname = current_database()
                        AND cardinality(pg_blocking_pids(waiting.pid)) > 0
                    ORDER BY waiting.query_start;
                """, expectation: .noRows)
    }

    private var progress: RunbookCheck {
        RunbookCheck(
            purpose: "How far a concurrent build has come:",
            sql: """
                SELECT pid, relid::regclass AS table, phase, blocks_done, blocks_total, lockers_done, lockers_total
                    FROM pg_stat_progress_create_index
                    WHERE datname = current_database()
                    ORDER BY pid;
                """,
            expectation: .reading(
                "A phase that waits names transactions that are older than the build; it ends when they do."))
    }

    private func indexUse(_ tables: [String]) -> RunbookCheck {
        RunbookCheck(
            purpose: "Which indexes are used:",
            sql: """
                SELECT relid::regclass AS table, indexrelname AS index, idx_scan AS scans,
                        pg_size_pretty(pg_relation_size(indexrelid)) AS size
                    FROM pg_stat_user_indexes
                    WHERE relid = ANY (\(Self.array(tables)))
                    ORDER BY idx_scan, 1, 2;
                """,
            expectation: .reading(
                "Counts are this server's own, since its statistics were last reset: queries on replicas are not in them."
            ))
    }

    private var statements: RunbookCheck {
        RunbookCheck(
            purpose: "The statements that take most time, where the extension `pg_stat_statements` is there:",
            sql: #"""
                SELECT count(*) > 0 AS has_statements, coalesce(max(n.nspname), '') AS statements_schema
                    FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
                    WHERE e.extname = 'pg_stat_statements' \gset
                \if :has_statements
                SELECT calls, round(mean_exec_time::numeric, 2) AS mean_ms, round(total_exec_time::numeric) AS total_ms,
                        left(query, 80) AS query
                    FROM :"statements_schema".pg_stat_statements
                    ORDER BY total_exec_time DESC
                    LIMIT 10;
                \endif
                """#,
            expectation: .reading(
                "Nothing where the extension is not there. Compare with the list from before the change."))
    }
}
