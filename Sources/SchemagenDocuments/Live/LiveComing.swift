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
                        + "`swift run schemagen baseline URL` records what it has.")
            }
            let idle = migrations.filter { $0.steps.value?.isEmpty == true && $0.remark == nil }
            for migration in migrations where !idle.contains(migration) { add(migration, context, to: &page) }
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
        page.block(
            "Times are bytes divided by a throughput. A table that is written anew counts with its TOAST and its indexes, "
                + "one that is read without indexes. Another machine with other rows has another throughput.")
    }

    private static func add(
        _ migration: ComingMigration, _ context: LiveContext, to page: inout MarkdownPage
    ) {
        page.heading(3, migration.title.map(MarkdownText.inline) ?? "Not recorded yet")
        if let remark = migration.remark { page.block(MarkdownText.inline(remark) + ".") }
        switch migration.steps {
        case .unmeasured(let reason): page.block("What it does: \(FigureText.unmeasured(reason)).")
        case .measured(let steps):
            let notable = steps.filter(isNotable)
            let others = steps.count - notable.count
            if notable.isEmpty {
                page.block(
                    others == 0
                        ? "Nothing is to be done."
                        : "It changes the catalogue only: nothing goes that is there, and no code stops working.")
                return
            }
            let isMetadata = notable.allSatisfy(\.isMetadata)
            page.block(execution(migration.execution, context) + (isMetadata ? "" : " " + words(migration.throughput)))
            page.table(["Step", "Locks", "Writes anew", "Reads", "Bytes", "Held for"]) { rows in
                for (offset, step) in notable.enumerated() {
                    add(step, until(offset, notable, migration, context), migration, context, to: &rows)
                }
            }
            page.list(notable.compactMap(consequences))
            if others > 0 {
                page.block(
                    "\(CommonText.count(others, "more step")) \(others == 1 ? "changes" : "change") the catalogue only."
                )
            }
            if migration.execution == .transaction, notable.count > 1 {
                let bytes = context.tables.through(notable)
                let time = bytes.value.map { _ in unreckoned(notable[...], context) ?? held(bytes, migration.throughput)
                }
                page.block("All of it: \(FigureText.of(bytes, total))\(time.map { ", \($0)" } ?? "").")
            }
        }
    }

    private static func total(_ bytes: Int64) -> String {
        bytes == 0 ? "no bytes of rows" : FigureText.exactBytes(bytes)
    }

    /// Whether anybody notices the step.
    private static func isNotable(_ step: ComingMigration.Step) -> Bool {
        !step.locks.isEmpty || !step.isMetadata || !step.losses.isEmpty || step.breaking != nil
    }

    /// What is gone after a step, and what stops working; nil where nothing is and does.
    private static func consequences(_ step: ComingMigration.Step) -> String? {
        var words: [String] = []
        if !step.losses.isEmpty {
            words.append("**loses** \(step.losses.map { FigureText.code($0) }.joined(separator: ", "))")
        }
        if let breaking = step.breaking {
            words.append("**breaks** code made before: \(MarkdownText.inline(breaking))")
        }
        return words.isEmpty ? nil : "\(FigureText.code(step.summary)) \(words.joined(separator: "; "))"
    }

    /// The steps that a lock is held for which a step takes. SQLite's is on the whole file, from the first step on.
    private static func until(
        _ offset: Int, _ steps: [ComingMigration.Step], _ migration: ComingMigration, _ context: LiveContext
    ) -> ArraySlice<ComingMigration.Step> {
        guard migration.execution == .transaction else { return steps[offset...offset] }
        return context.report.database == .sqlite ? steps[...] : steps[offset...]
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
        _ step: ComingMigration.Step, _ held: ArraySlice<ComingMigration.Step>, _ migration: ComingMigration,
        _ context: LiveContext, to rows: inout MarkdownTable
    ) {
        rows.cell(FigureText.code(step.summary))
        rows.cell(locks(step, context))
        rows.cell(names(step.rewrites, context))
        rows.cell(names(step.scans, context))
        let bytes = context.tables.through(step)
        rows.cell(step.isMetadata ? "none" : FigureText.of(bytes, FigureText.exactBytes))
        let words =
            unreckoned(held, context)
            ?? self.held(
                context.tables.through(Array(held)), migration.throughput, isMetadata: held.allSatisfy(\.isMetadata))
        rows.cell(migration.execution == .batches && !step.isMetadata ? "a batch of it; all of it: \(words)" : words)
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
        let list = names.prefix(shown).map { context.table(context.tables.relation($0)) }.joined(separator: ", ")
        return shown < names.count ? "\(list) and \(names.count - shown) more" : list
    }

    /// Why bytes do not tell the time of some steps; nil where they do. SQLite visits each page of a table that goes.
    private static func unreckoned(_ steps: ArraySlice<ComingMigration.Step>, _ context: LiveContext) -> String? {
        let frees = context.report.database == .sqlite && steps.contains { !$0.losses.isEmpty && $0.isMetadata }
        return frees ? "unmeasured: how long it takes to give back the pages of what goes is not reckoned" : nil
    }

    private static func held(_ bytes: Measure<Int64>, _ throughput: Throughput?, isMetadata: Bool? = nil) -> String {
        if isMetadata ?? (bytes == .measured(0)) { return "metadata only" }
        return FigureText.of(bytes) { bytes in
            throughput.map { FigureText.duration(of: bytes, at: $0.bytesPerSecond) }
                ?? "unmeasured: no throughput is known"
        }
    }

    /// Where a throughput comes from.
    private static func words(_ throughput: Throughput?) -> String {
        guard let throughput else {
            return "Times are unmeasured: no rehearsal is recorded that went through at least "
                + "\(FigureText.bytes(Throughput.leastBytes)) (`swift run schemagen apply COPY --record`), and no `--throughput` is given."
        }
        let speed = "\(FigureText.bytes(throughput.bytesPerSecond)) a second"
        switch throughput.source {
        case .given: return "Bytes are divided by \(speed), as `--throughput` says."
        case .rehearsal(let bytes): return "Its rehearsal went through \(FigureText.bytes(bytes)), \(speed)."
        case .otherRehearsals(let bytes):
            return
                "The rehearsals of other migrations went through \(FigureText.bytes(bytes)), \(speed); one of its own is "
                + "not recorded, or went through too few bytes."
        }
    }

    // MARK: Rows and backups

    private static func addRefusals(_ coming: ComingChange, to page: inout MarkdownPage) {
        page.heading(3, "Rows that coming constraints refuse")
        if !coming.problems.isEmpty {
            page.block("Of what is wrong, it is not known what else it brings: unmeasured.")
        }
        guard !coming.refusals.isEmpty else {
            if coming.problems.isEmpty {
                page.block("Nothing was asked: the change brings no constraint and no type to rows that are there now.")
            }
            return
        }
        page.block("Counted now. Until the change is applied, others can write more.")
        page.table(["Constraint", "Table", "Rows in its way"]) { rows in
            for refusal in coming.refusals {
                rows.cell(FigureText.code(refusal.constraint))
                rows.cell(refusal.table.map { FigureText.code($0) } ?? "")
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

extension ComingMigration.Step {
    /// Whether it goes through no table's rows.
    fileprivate var isMetadata: Bool { rewrites.isEmpty && scans.isEmpty }
}
