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

    /// Adds the table. Steps on what the change itself makes are counted: nobody else can see it yet.
    func add(to page: inout MarkdownPage) {
        page.table(Self.header) { rows in
            for (entry, migration) in zip(source.change.entries, plan.migrations) {
                var unseen = 0
                for step in migration.up {
                    guard step.effect.isNotable else {
                        unseen += 1
                        continue
                    }
                    add(step, migration, entry, to: &rows)
                }
                if unseen > 0 { addUnseen(unseen, migration, entry, to: &rows) }
            }
        }
    }

    private func addUnseen(_ count: Int, _ migration: MigrationPlan, _ entry: LockEntry, to rows: inout MarkdownTable) {
        rows.code(entry.title)
        rows.cell("\(CommonText.count(count, "step")) on what is new")
        rows.cell("nothing that is in use")
        rows.endCell()
        rows.cell(transaction(migration))
        rows.endCell()
        rows.cell("drops what it made")
        rows.endCell()
    }

    private func add(_ step: PlannedStep, _ migration: MigrationPlan, _ entry: LockEntry, to rows: inout MarkdownTable)
    {
        let effect = step.effect
        rows.code(entry.title)
        rows.cell(MarkdownText.inline(step.step.summary))
        rows.cell(locks(effect))
        rows.cell(work(effect))
        rows.cell(transaction(migration))
        rows.cell(waiting(effect, migration))
        rows.cell(wayBack(effect))
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

    private func work(_ effect: StepEffect) -> String {
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
        return effect.locks.isEmpty ? "" : "5 s, then again, 5 times"
    }

    private func wayBack(_ effect: StepEffect) -> String {
        switch effect.reversibility {
        case .lossy(let names): "loses \(Self.codes(names))"
        case .irreversible(let names): "none while there are rows: \(Self.codes(names))"
        case .lossless, nil: effect.losses.isEmpty ? "lossless" : "loses \(Self.codes(effect.losses))"
        }
    }

    private static func codes(_ names: [String]) -> String {
        names.map { MarkdownText.code($0) }.joined(separator: ", ")
    }

    private func stop(_ step: PlannedStep, _ migration: MigrationPlan) -> String {
        if migration.mode == .single { return "it waits for transactions that never end: see *Monitoring*" }
        if case .batches = migration.mode { return "replicas fall behind; it goes on where it stopped" }
        if !step.effect.rewrites.isEmpty { return "the disk fills, or readers cannot wait any longer" }
        if !step.effect.scans.isEmpty { return "writers cannot wait any longer" }
        let isHeavy = step.effect.locks.contains { $0.mode >= .share }
        return isHeavy ? "queries pile up behind it" : ""
    }
}
