import SchemagenMeasures
import SchemagenPlanning

/// What comes next for the database: how long locks are held, which rows stand in the way, and what a backup has to be.
enum LiveComing {
    static func add(_ coming: ComingChange, _ context: LiveContext, to page: inout MarkdownPage) {
        page.heading(2, "The coming change")
        page.list(coming.problems.map { "**Wrong:** \(MarkdownText.inline($0))" })
        switch coming.migrations {
        case .unmeasured(let reason):
            page.block("What is applied: \(FigureText.unmeasured(reason)). So nothing is known of what comes.")
        case .measured(let migrations) where migrations.isEmpty:
            page.block(
                coming.problems.isEmpty
                    ? "None: the database has all migrations, and the schema says nothing beyond them."
                    : "For what is wrong it is not known what comes; nothing else is known to.")
        case .measured(let migrations):
            addWords(coming, context, to: &page)
            if coming.isJournalEmpty {
                page.block(
                    "The database has no journal yet, or an empty one. If its tables were made otherwise, "
                        + "`schemagen baseline` records what it has.")
            }
            let idle = migrations.filter { $0.steps.value?.isEmpty == true && $0.remark == nil }
            for migration in migrations where !idle.contains(migration) { add(migration, coming, context, to: &page) }
            if !idle.isEmpty {
                let titles = idle.compactMap { $0.title.map { FigureText.code($0) } }.joined(separator: ", ")
                page.block("Nothing is to be done on this database by \(titles).")
            }
            addRefusals(coming, to: &page)
            addRollbackPoint(context, to: &page)
        }
    }

    private static func addWords(_ coming: ComingChange, _ context: LiveContext, to page: inout MarkdownPage) {
        if context.report.database == .sqlite {
            page.block(
                "SQLite locks the whole file for the whole of a migration: others can read it with a write-ahead log, and "
                    + "nobody else can write. How long a migration WAITS for those who write is only bounded by "
                    + "`apply --wait`; the figures below are of how long the file is then HELD.")
        } else {
            page.block(
                "The figures are of how long a lock is HELD once the step has it. How long it WAITS depends on who has a "
                    + "lock by then, and is only bounded by lock_timeout (`apply --lock-timeout`, 5 s unless said "
                    + "otherwise), after which the migration is tried again; while it waits, others wait behind it.")
        }
        let speed =
            coming.bytesPerSecond.map {
                "Times are bytes divided by \(FigureText.bytes($0)) a second, the throughput that was given: a rehearsal on "
                    + "like data and a like machine measures it."
            } ?? "Times are unmeasured: no throughput was given (`--throughput`, as a rehearsal measures it)."
        page.block(
            speed
                + " A table that is written anew counts with its TOAST and its indexes, one that is read without indexes."
        )
    }

    private static func add(
        _ migration: ComingMigration, _ coming: ComingChange, _ context: LiveContext, to page: inout MarkdownPage
    ) {
        page.heading(3, migration.title.map(MarkdownText.inline) ?? "Not recorded yet")
        if let remark = migration.remark { page.block(MarkdownText.inline(remark) + ".") }
        switch migration.steps {
        case .unmeasured(let reason): page.block("What it does: \(FigureText.unmeasured(reason)).")
        case .measured(let steps):
            let notable = steps.filter(isNotable)
            let others = steps.count - notable.count
            if notable.isEmpty {
                page.block(others == 0 ? "Nothing is to be done." : "It touches no table that is there.")
                return
            }
            page.block(execution(migration.execution, context))
            page.table(["Step", "Locks", "Writes anew", "Reads", "Bytes", "Held for"]) { rows in
                for step in notable { add(step, migration.execution, coming, context, to: &rows) }
            }
            if others > 0 {
                page.block(
                    "\(CommonText.count(others, "more step")) \(others == 1 ? "touches" : "touch") no table that is there."
                )
            }
            if migration.execution == .transaction, notable.count > 1 {
                let bytes = notable.reduce(Measure.measured(Int64(0))) { $0 + Self.bytes(of: $1, context) }
                let time = bytes.value == nil ? "" : ", \(held(bytes, coming))"
                page.block("All of it: \(FigureText.of(bytes, total))\(time).")
            }
        }
    }

    private static func total(_ bytes: Int64) -> String {
        bytes == 0 ? "no bytes of rows" : FigureText.exactBytes(bytes)
    }

    private static func isNotable(_ step: ComingMigration.Step) -> Bool {
        !step.locks.isEmpty || !step.rewrites.isEmpty || !step.scans.isEmpty
    }

    private static func execution(_ execution: ComingMigration.Execution, _ context: LiveContext) -> String {
        switch execution {
        case .transaction:
            context.report.database == .sqlite
                ? "One transaction." : "One transaction: a lock is held from its step to the end of the last one."
        case .statements: "Each statement by itself: a lock is held while its step runs."
        case .batches: "In batches, each a transaction of its own: a lock is held for a batch."
        }
    }

    private static func add(
        _ step: ComingMigration.Step, _ execution: ComingMigration.Execution, _ coming: ComingChange,
        _ context: LiveContext, to rows: inout MarkdownTable
    ) {
        rows.cell(FigureText.code(step.summary))
        rows.cell(locks(step, context))
        rows.cell(names(step.rewrites, context))
        rows.cell(names(step.scans, context))
        let bytes = bytes(of: step, context)
        let isMetadata = step.rewrites.isEmpty && step.scans.isEmpty
        rows.cell(isMetadata ? "none" : FigureText.of(bytes, FigureText.exactBytes))
        let words = held(bytes, coming, isMetadata: isMetadata)
        rows.cell(execution == .batches && !isMetadata ? "a batch of it; all of it: \(words)" : words)
    }

    private static func locks(_ step: ComingMigration.Step, _ context: LiveContext) -> String {
        LockMode.allCases.reversed().compactMap { mode -> String? in
            let tables = step.locks.filter { $0.mode == mode }.map(\.table)
            return tables.isEmpty ? nil : "\(mode.rawValue) on \(names(tables, context))"
        }.joined(separator: "; ")
    }

    /// Some names and how many more there are: a divided table can have hundreds of partitions.
    private static func names(_ names: [QualifiedName], _ context: LiveContext) -> String {
        let shown = names.count > 4 ? 3 : names.count
        let list = names.prefix(shown).map { context.table(context.relation($0)) }.joined(separator: ", ")
        return shown < names.count ? "\(list) and \(names.count - shown) more" : list
    }

    /// The bytes that a step writes anew and reads.
    private static func bytes(of step: ComingMigration.Step, _ context: LiveContext) -> Measure<Int64> {
        func sum(_ tables: [QualifiedName], _ bytes: KeyPath<TableSizes, Int64>) -> Measure<Int64> {
            tables.reduce(.measured(0)) { sum, name in
                guard !step.tablesToCome.contains(name), let table = context.figures(of: context.relation(name)) else {
                    let reason = context.measures.tables.reason
                    let words = "the database has no table \(name.text) yet"
                    return sum + .unmeasured(reason ?? Unmeasured(.notAvailable, words))
                }
                return sum + table.sizes.part(bytes)
            }
        }
        return sum(step.rewrites, \.totalBytes) + sum(step.scans, \.rowBytes)
    }

    private static func held(_ bytes: Measure<Int64>, _ coming: ComingChange, isMetadata: Bool? = nil) -> String {
        if isMetadata ?? (bytes == .measured(0)) { return "metadata only" }
        return FigureText.of(bytes) { bytes in
            coming.bytesPerSecond.map { FigureText.duration(of: bytes, at: $0) }
                ?? "unmeasured: no throughput was given"
        }
    }

    // MARK: Rows and backups

    private static func addRefusals(_ coming: ComingChange, to page: inout MarkdownPage) {
        page.heading(3, "Rows that coming constraints refuse")
        guard !coming.refusals.isEmpty else {
            return page.block(
                "Nothing was asked: the change brings no key, check or foreign key over columns that are there now.")
        }
        page.block("Counted now. Until the change is applied, others can write more.")
        page.table(["Constraint", "Table", "Rows in its way"]) { rows in
            for refusal in coming.refusals {
                rows.cell(FigureText.code(refusal.constraint))
                rows.cell(FigureText.code(refusal.table))
                rows.cell(FigureText.of(refusal.rows) { $0 == 0 ? "none" : "**\(FigureText.number($0))**" })
            }
        }
    }

    private static func addRollbackPoint(_ context: LiveContext, to page: inout MarkdownPage) {
        page.heading(3, "The way back by a backup")
        if context.report.database == .sqlite {
            page.block(
                "A copy of the file (`.backup`, `VACUUM INTO`) has to be complete before `apply` begins. It holds what was "
                    + "written until it began; what is written later is in no copy, and restoring it loses that.")
        } else {
            page.block(
                "A dump (`pg_dump`) has to have ended before `apply` begins. It holds the database as it was when the dump "
                    + "began: what is written later comes back only by point-in-time recovery, from a base backup and the "
                    + "WAL that was archived since. Whether either is there was not looked at.")
        }
    }
}

extension TableSizes {
    /// The rows with their long values, without indexes.
    fileprivate var rowBytes: Int64 { heapBytes + toastBytes }
}
