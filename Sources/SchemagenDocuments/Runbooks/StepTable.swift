import SchemagenHistory
import SchemagenModel
import SchemagenPlanning

/// What a change does, step by step: who waits, how long at most, what the way back gives, and when to stop.
struct StepTable {
    private static let header = [
        "Migration", "Step", "Locks", "Work", "Transaction", "Waits for a lock", "Way back", "Stop when",
    ]

    private let source: RunbookSource
    private let plan: ChangePlan

    init(_ source: RunbookSource, _ plan: ChangePlan) {
        self.source = source
        self.plan = plan
    }

    /// Adds the table. Steps on what the change itself makes are counted: nobody else can see it yet. So are comments.
    func add(to page: inout MarkdownPage) {
        var made = MadeObjects()
        page.table(Self.header) { rows in
            for (entry, migration) in zip(source.change.entries, plan.migrations) {
                var unseen = 0
                var comments = 0
                for step in migration.up {
                    let isUnseen = made.isAbout(step.step)
                    made.note(step.step)
                    if step.effect.isNotable || isSeen(step.step, isUnseen) {
                        add(step, migration, entry, to: &rows)
                    } else if isUnseen {
                        unseen += 1
                    } else {
                        comments += 1
                    }
                }
                if unseen > 0 {
                    addCount(
                        CommonText.count(unseen, "step") + " on what is new", "drops what it made", migration, entry,
                        to: &rows)
                }
                if comments > 0 {
                    addCount(
                        CommonText.count(comments, "comment"), "gives the former back", migration, entry, to: &rows)
                }
            }
        }
    }

    private func isSeen(_ step: Step, _ isUnseen: Bool) -> Bool {
        if case .comment = step { return false }
        return !isUnseen
    }

    private func addCount(
        _ words: String, _ wayBack: String, _ migration: MigrationPlan, _ entry: LockEntry,
        to rows: inout MarkdownTable
    ) {
        rows.code(entry.paddedNumber)
        rows.cell(words)
        rows.cell(locks(StepEffect()))
        rows.cell("catalogue only")
        rows.cell(transaction(migration))
        rows.endCell()
        rows.cell(wayBack)
        rows.endCell()
    }

    private func add(_ step: PlannedStep, _ migration: MigrationPlan, _ entry: LockEntry, to rows: inout MarkdownTable)
    {
        let effect = step.effect
        rows.code(entry.paddedNumber)
        rows.cell(MarkdownText.inline(step.step.summary))
        rows.cell(locks(effect))
        rows.cell(work(step))
        rows.cell(transaction(migration))
        rows.cell(waiting(effect, migration))
        rows.cell(wayBack(step))
        rows.cell(stop(step, migration))
    }

    private func locks(_ effect: StepEffect) -> String {
        guard plan.database == .postgresql else { return "the whole database, against writers" }
        let parts = LockMode.allCases.reversed().compactMap { mode -> String? in
            let tables = effect.locks.filter { $0.mode == mode }.map(\.table)
            return tables.isEmpty ? nil : "\(mode.rawValue) on \(Self.names(tables))"
        }
        return parts.isEmpty ? "nothing that is in use" : parts.joined(separator: "; ")
    }

    private func work(_ step: PlannedStep) -> String {
        let effect = step.effect
        if case .backfill = step.step { return "writes rows of \(Self.names(effect.scans))" }
        if case .repartition = step.step, effect.rewrites.isEmpty, !effect.scans.isEmpty {
            return "moves rows of \(Self.names(effect.scans))"
        }
        var parts: [String] = []
        if !effect.rewrites.isEmpty { parts.append("writes \(Self.names(effect.rewrites)) anew") }
        if !effect.scans.isEmpty { parts.append("reads \(Self.names(effect.scans))") }
        return parts.isEmpty ? "catalogue only" : parts.joined(separator: "; ")
    }

    private static func names(_ names: [QualifiedName]) -> String {
        let shown = names.prefix(names.count > 4 ? 3 : 4).map { MarkdownText.code($0.text) }
        let more = names.count - shown.count
        return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }

    private func transaction(_ migration: MigrationPlan) -> String {
        switch migration.mode {
        case .transaction: "one"
        case .transactionWithoutForeignKeys: "one, foreign keys off"
        case .single: "none"
        case .batches(let batches): "one for \(batches.size) rows"
        }
    }

    /// How long a statement of `apply` waits, with its default options.
    private func waiting(_ effect: StepEffect, _ migration: MigrationPlan) -> String {
        guard plan.database == .postgresql else { return "for other writers, as long as `busy_timeout` says" }
        if migration.mode == .single { return "without limit, keeping nobody out" }
        return effect.locks.isEmpty ? "" : "up to 5 × 5 s"
    }

    private func wayBack(_ step: PlannedStep) -> String {
        let effect = step.effect
        switch effect.reversibility {
        case .lossy(let names): return "loses \(Self.codes(names))"
        case .irreversible(let names): return "none while there are rows: \(Self.codes(names))"
        case .lossless, nil: break
        }
        guard effect.losses.isEmpty else { return "loses \(Self.codes(effect.losses))" }
        switch step.step {
        case .createTable, .addColumn: return "drops it, with what was written to it"
        case .rebuildTable(let rebuild) where !rebuild.newColumns.isEmpty:
            return "lossless but for what was written to \(Self.codes(rebuild.newColumns.map(\.sqlName)))"
        case .addEnumValue: return "makes the type anew without it, and writes the tables anew that use it"
        default: return "lossless"
        }
    }

    private static func codes(_ names: [String]) -> String {
        names.map { MarkdownText.code($0) }.joined(separator: ", ")
    }

    private func stop(_ step: PlannedStep, _ migration: MigrationPlan) -> String {
        if migration.mode == .single { return "it waits for transactions that never end: see *Monitoring*" }
        if case .batches = migration.mode { return "replicas fall behind; it goes on where it stopped" }
        if !step.effect.rewrites.isEmpty { return "the disk fills, or readers cannot wait any longer" }
        let isHeavy = step.effect.locks.contains { $0.mode >= .share }
        if !step.effect.scans.isEmpty {
            return isHeavy || plan.database == .sqlite ? "writers cannot wait any longer" : "reading slows others down"
        }
        return isHeavy ? "queries pile up behind it" : ""
    }
}
