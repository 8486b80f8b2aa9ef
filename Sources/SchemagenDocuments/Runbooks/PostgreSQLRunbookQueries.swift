import SchemagenModel
import SchemagenPlanning
import SchemagenSQL

/// The queries of a runbook for PostgreSQL. They read the catalogue and the statistics alone; the names of columns are those
/// of the manual's chapters on system catalogs and on monitoring.
struct PostgreSQLRunbookQueries {
    private let source: RunbookSource
    private let tables: TouchedTables
    private let plan: ChangePlan?

    init(_ source: RunbookSource) {
        self.source = source
        plan = source.plans[.postgresql]
        tables = source.touched(on: .postgresql)
    }

    /// Some tables as an array that a query selects from: `ARRAY['public.orders']::regclass[]`.
    static func array(_ tables: [QualifiedName], indent: Int = 0) -> String {
        let literals = tables.map { Quoting.literal(Quoting.identifier($0.name, in: $0.schema ?? "public")) }
        let space = String(repeating: "    ", count: indent)
        return "ARRAY[\n\(space)    \(literals.joined(separator: ",\n\(space)    "))\n\(space)]::regclass[]"
    }

    /// The tables that a change makes or touches, as they are called afterwards.
    private var touched: [QualifiedName] { tables.after.map { QualifiedName($0.info) } }

    /// Whether a column of the catalogue names one of some tables, or a partition of it.
    private static func isOne(_ column: String, of tables: [QualifiedName]) -> String {
        "coalesce(pg_partition_root(\(column)), \(column)) = ANY (\(array(tables)))"
    }

    // MARK: Before

    var before: [RunbookCheck] {
        var checks = [RunbookPrivileges(source).check].compactMap(\.self)
        checks += [othersAreSeen, longTransactions, preparedTransactions, replicas, slots]
        guard !tables.before.isEmpty else { return checks }
        let isKnown = Set(source.former?.tables.flatMap(Self.notValid) ?? [])
        checks += [
            invalidIndexes(of: tables.before), unvalidated(isKnown),
            sizes(tables.before, "How large the tables are that it touches:"),
        ]
        return checks + space
    }

    /// The three queries below it show other sessions to those alone who may see them, and are empty for all others.
    private var othersAreSeen: RunbookCheck {
        RunbookCheck(
            purpose:
                "Whether the role sees what others do. Without `pg_monitor` the lists of transactions and replicas are empty, "
                + "and say nothing:",
            sql: "SELECT pg_has_role('pg_read_all_stats', 'USAGE') AS sees_others;",
            expectation: .rows(header: ["sees_others"], [["t"]]))
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

    func invalidIndexes(of tables: [QualifiedName]) -> RunbookCheck {
        RunbookCheck(
            purpose: "Indexes that a concurrent build left invalid:",
            // That of a divided table is never built so, and valid when each partition has its part.
            sql: """
                SELECT indexrelid::regclass AS index, indrelid::regclass AS table
                    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
                    WHERE NOT indisvalid AND relkind = 'i' AND \(Self.isOne("indrelid", of: tables))
                    ORDER BY 1;
                """, expectation: .noRows)
    }

    /// - Parameter known: The constraints that the schema itself declares so.
    private func unvalidated(_ known: Set<String>) -> RunbookCheck {
        let names = known.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { MarkdownText.code($0) }
        return RunbookCheck(
            purpose: "Constraints that hold for new rows alone, since nobody has validated them:",
            // Of a constraint of a divided table the partitions' parts may stay as they were.
            sql: """
                SELECT conrelid::regclass AS table, conname
                    FROM pg_constraint
                    WHERE NOT convalidated AND conparentid = 0 AND \(Self.isOne("conrelid", of: tables.before))
                    ORDER BY 1, 2;
                """,
            expectation: names.isEmpty
                ? .noRows
                : .reading("Only those that the schema declares `@notValid`: \(names.joined(separator: ", "))."))
    }

    private static func notValid(_ table: Table) -> [String] {
        (table.checks.map(\.info) + table.foreignKeys.map(\.info)).filter(\.isNotValid).map(\.sqlName)
    }

    /// What the change needs on the disk, by what it does with tables that are there.
    private var space: [RunbookCheck] {
        let kinds: [(TouchedTables.Use, String)] = [
            (
                .rewritten,
                "The room that the tables take which are written anew: they need it twice until the transaction ends:"
            ),
            (
                .filled,
                "The room that the tables take whose rows get values: each row is written again, and the old ones go by "
                    + "vacuum:"
            ),
            (
                .indexed,
                "The room that the tables take of which an index is built. How large an index becomes the rehearsal says; its "
                    + "sorting needs about as much again while it is built:"
            ),
        ]
        return kinds.compactMap { use, purpose in
            let tables = tables.before(use)
            return tables.isEmpty ? nil : space(of: tables, purpose)
        }
    }

    private func space(of tables: [QualifiedName], _ purpose: String) -> RunbookCheck {
        RunbookCheck(
            purpose: purpose,
            sql: """
                SELECT pg_size_pretty(coalesce(sum(pg_total_relation_size(relid)), 0)) AS size
                    FROM pg_stat_user_tables
                    WHERE \(Self.isOne("relid", of: tables));
                """,
            expectation: .reading("SQL does not see how much of the disk is free: ask the system."))
    }

    private func sizes(_ tables: [QualifiedName], _ purpose: String) -> RunbookCheck {
        RunbookCheck(
            purpose: purpose,
            sql: """
                SELECT coalesce(pg_partition_root(relid), relid)::regclass AS table,
                        sum(n_live_tup) AS rows, sum(n_dead_tup) AS dead,
                        pg_size_pretty(sum(pg_table_size(relid))) AS data,
                        pg_size_pretty(sum(pg_indexes_size(relid))) AS indexes
                    FROM pg_stat_user_tables
                    WHERE \(Self.isOne("relid", of: tables))
                    GROUP BY 1
                    ORDER BY sum(pg_total_relation_size(relid)) DESC, 1;
                """,
            expectation: .reading("Rows and dead rows are PostgreSQL's estimates."))
    }

    // MARK: After the change

    /// Statistics of columns that were written anew are gone or wrong; nil where there are none.
    var analysis: RunbookCheck? {
        let changed = Set(tables.before(.rewritten) + tables.before(.filled))
        guard !changed.isEmpty else { return nil }
        let names = tables.after.filter { table in tables.formerName(of: table).map(changed.contains) ?? false }
            .map { Quoting.identifier($0.info.sqlName, in: $0.info.sqlSchema ?? "public") }
        guard !names.isEmpty else { return nil }
        return RunbookCheck(
            purpose:
                "Statistics of the tables that were written anew or filled. Until they are there again, plans are guesses:",
            sql: "ANALYZE \(names.joined(separator: ", "));",
            expectation: .reading("It reads a sample of the rows and keeps nobody out."))
    }

    // MARK: After a phase

    /// The rows of a table that have no value in a column which was filled.
    func emptyValues(of column: Column, in table: QualifiedName) -> RunbookCheck {
        let name = Quoting.identifier(column.sqlName)
        return RunbookCheck(
            purpose:
                "Rows without a value in \(MarkdownText.code("\(table.text).\(column.sqlName)")). What the application writes "
                + "without one meanwhile is filled when the column becomes NOT NULL:",
            sql: """
                SELECT count(*) AS empty
                    FROM \(Quoting.identifier(table.name, in: table.schema ?? "public"))
                    WHERE \(name) IS NULL;
                """,
            expectation: .rows(header: ["empty"], [["0"]]))
    }

    /// The constraints among some that are not validated.
    func unvalidated(_ constraints: [(table: QualifiedName, name: String)]) -> RunbookCheck {
        let pairs = constraints.map { table, name in
            let table = Quoting.literal(Quoting.identifier(table.name, in: table.schema ?? "public"))
            return "(\(table)::regclass, \(Quoting.literal(name)))"
        }
        return RunbookCheck(
            purpose: "Constraints that it was to validate, and did not:",
            sql: """
                SELECT conrelid::regclass AS table, conname
                    FROM pg_constraint
                    WHERE NOT convalidated AND (conrelid, conname) IN (
                        \(pairs.joined(separator: ",\n        "))
                    )
                    ORDER BY 1, 2;
                """, expectation: .noRows)
    }

    // MARK: After

    var after: [RunbookCheck] {
        touched.isEmpty ? [] : [parts, invalidIndexes(of: touched)]
    }

    /// What the tables have, counted from the catalogue.
    private var parts: RunbookCheck {
        let ordered = tables.after.sorted { Self.path($0).utf8.lexicographicallyPrecedes(Self.path($1).utf8) }
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
                    WHERE c.oid = ANY (\(Self.array(touched)))
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
            checks += [sizes(touched, "Sizes and dead rows:"), indexUse]
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

    private var indexUse: RunbookCheck {
        RunbookCheck(
            purpose: "Which indexes are used:",
            sql: """
                SELECT relid::regclass AS table, indexrelname AS index, idx_scan AS scans,
                        pg_size_pretty(pg_relation_size(indexrelid)) AS size
                    FROM pg_stat_user_indexes
                    WHERE \(Self.isOne("relid", of: touched))
                    ORDER BY idx_scan, 1, 2;
                """,
            expectation: .reading(
                "Counts are this server's own, since its statistics were last reset: queries on replicas are not in them."
            ))
    }

    private var statements: RunbookCheck {
        RunbookCheck(
            purpose:
                "The statements that take most time, where the server loads the extension `pg_stat_statements` and the database "
                + "has it:",
            // Its view is read only where the server loaded it and it counts times as it does since version 1.8.
            sql: #"""
                SELECT count(*) > 0 AS has_statements, coalesce(max(c.relnamespace::regnamespace::text), '') AS statements_schema
                    FROM pg_extension e JOIN pg_class c ON c.relname = 'pg_stat_statements' AND c.relnamespace = e.extnamespace
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'mean_exec_time'
                    WHERE e.extname = 'pg_stat_statements'
                        AND current_setting('pg_stat_statements.max', true) IS NOT NULL \gset
                \if :has_statements
                SELECT calls, round(mean_exec_time::numeric, 2) AS mean_ms, round(total_exec_time::numeric) AS total_ms,
                        left(query, 80) AS query
                    FROM :statements_schema.pg_stat_statements
                    WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
                    ORDER BY total_exec_time DESC
                    LIMIT 10;
                \endif
                """#,
            expectation: .reading("Nothing where the extension is not there."))
    }
}
