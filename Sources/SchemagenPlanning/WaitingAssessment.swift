import SchemagenModel

/// Walks through the steps of a plan on their way up and says of each who has to wait for it.
///
/// A lock is held until its transaction ends: a table that an earlier step locked for a moment is locked for as long as a later
/// one takes. Tables that the plan makes are nobody's yet.
package struct WaitingAssessment {
    private let database: Database
    private var held: [QualifiedName: LockMode] = [:]
    private var made: Set<QualifiedName> = []

    /// Starts where a plan starts.
    package init(on database: Database) { self.database = database }

    /// Ends a migration, and the transaction of its locks.
    package mutating func endMigration() { held = [:] }

    /// The hazards of the next step.
    /// - Parameter mode: How the statements of its migration run.
    package mutating func take(_ planned: PlannedStep, _ mode: MigrationPlan.Mode) -> [LintHazard] {
        defer { carryOut(planned.step) }
        let rewritten = Set(planned.effect.rewrites).subtracting(made)
        let scanned = Set(planned.effect.scans).subtracting(made)
        if database == .sqlite {
            return rewritten.isEmpty
                ? []
                : [LintHazard(.hazardCopy, Waiting(work: .copy, busy: rewritten, kept: rewritten, isForReaders: false))]
        }
        let locks = planned.effect.locks.filter { !made.contains($0.table) }
        for lock in locks { held[lock.table] = max(held[lock.table] ?? lock.mode, lock.mode) }
        defer { if mode != .transaction { held = [:] } }
        let busy = rewritten.isEmpty ? scanned : rewritten
        guard !busy.isEmpty else {
            let kept = Set(locks.filter { $0.mode == .accessExclusive }.map(\.table))
            return kept.isEmpty
                ? [] : [LintHazard(.hazardLock, Waiting(work: .none, busy: [], kept: kept, isForReaders: true))]
        }
        return hazards(of: work(of: planned.step, isRewrite: !rewritten.isEmpty), on: busy)
    }

    private func work(of step: Step, isRewrite: Bool) -> Waiting.Work {
        if isRewrite { return .rewrite }
        if case .backfill = step { return .fill }
        return .scan
    }

    /// What lasts, under the locks that are held by now.
    private func hazards(of work: Waiting.Work, on busy: Set<QualifiedName>) -> [LintHazard] {
        var hazards: [LintHazard] = []
        let closed = Set(held.filter { $0.value == .accessExclusive }.keys)
        let readable = Set(held.filter { $0.value >= .share && $0.value < .accessExclusive }.keys)
        if !closed.isEmpty {
            let waiting = Waiting(work: work, busy: busy, kept: closed, isForReaders: true)
            hazards.append(LintHazard(work == .rewrite ? .hazardRewrite : .hazardBlockedReads, waiting))
        }
        if !readable.isEmpty {
            let waiting = Waiting(work: work, busy: busy, kept: readable, isForReaders: false)
            hazards.append(LintHazard(.hazardBlockedWrites, waiting))
        }
        return hazards
    }

    // MARK: Names

    private mutating func carryOut(_ step: Step) {
        switch step {
        case .createTable(let table, _): made.formUnion(Self.names(of: table))
        case .createView(let view): made.insert(QualifiedName(view.info))
        case .dropTable(let table):
            for name in Self.names(of: table) { forget(name) }
        case .dropView(let view): forget(QualifiedName(view.info))
        case .rename(.namespace, let from, let to):
            rename { $0.schema == from.name ? QualifiedName($0.name, in: to) : $0 }
        case .rename(let kind, let from, let to) where [.table, .view, .materializedView].contains(kind):
            rename { $0 == from ? QualifiedName(to, in: from.schema) : $0 }
        case .move(let kind, let from, let to) where [.table, .view, .materializedView].contains(kind):
            rename { $0 == from ? QualifiedName(from.name, in: to) : $0 }
        default: break
        }
    }

    private mutating func forget(_ name: QualifiedName) {
        made.remove(name)
        held[name] = nil
    }

    private mutating func rename(_ newName: (QualifiedName) -> QualifiedName) {
        made = Set(made.map(newName))
        held = Dictionary(held.map { (newName($0.key), $0.value) }) { max($0, $1) }
    }

    /// A table's name and those of its partitions.
    package static func names(of table: Table) -> [QualifiedName] {
        let partitions = table.options.partitioning.map { Self.partitions(of: $0) } ?? []
        return [QualifiedName(table.info)] + partitions.map { QualifiedName($0, in: table.info.sqlSchema) }
    }

    private static func partitions(of partitioning: Partitioning) -> [String] {
        partitioning.partitions.flatMap { partition in
            [partition.sqlName] + (partition.partitioning.map { partitions(of: $0.partitioning) } ?? [])
        }
    }
}
