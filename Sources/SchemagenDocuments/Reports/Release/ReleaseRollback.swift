import SchemagenGeneration
import SchemagenHistory
import SchemagenModel
import SchemagenPlanning

/// What the way back from a release loses on a database.
struct RollbackFacts {
    /// Tables and columns that go on the way back with what was written to them since, by SQL name.
    private(set) var gone: [String] = []
    /// Tables and columns whose former values do not come again, by SQL name.
    private(set) var lost: [String] = []
    /// Constraints that can refuse the rows that are there by then.
    private(set) var refusals: [String] = []
    /// What makes it fail once such rows are written.
    private(set) var refusedOnce: [WayBackRefusal] = []
    /// The columns whose values are rounded or cut off on the way back, by SQL name.
    private(set) var cut: [String] = []
    /// The tables of before that the way back locks, so that others wait (PostgreSQL), by SQL name.
    private(set) var locked: [String] = []
    /// The first migration after whose up the data of before cannot be had again; nil: there is none.
    private(set) var pointOfNoReturn: LockEntry?
    /// The migrations of which nobody knows it.
    private(set) var unknown: [LockEntry] = []

    /// Whether all that was there before the release is there after the way back, as far as anybody knows.
    var isLossless: Bool { lost.isEmpty && unknown.isEmpty && pointOfNoReturn == nil }

    /// Whether it runs whatever is written to the new schema, as far as anybody knows.
    var isFree: Bool { refusals.isEmpty && refusedOnce.isEmpty && unknown.isEmpty }

    init(_ plans: [RecordedPlan], _ ways: [WayBack?], on database: Database) {
        for plan in plans {
            guard let found = plan[database] else { continue }
            guard found.isKnown else {
                for entry in found.scripts.map(\.entry) {
                    unknown.append(entry)
                    let bars = entry.labels.contains(.irreversible) || entry.labels.contains(.lossy)
                    if bars, pointOfNoReturn == nil { pointOfNoReturn = entry }
                }
                continue
            }
            for script in found.scripts {
                guard let migration = script.plan else { continue }
                note(migration, script.entry)
            }
        }
        for way in ways.compactMap({ $0 }) {
            refusedOnce += way.refusals.flatMap { $0 }
            cut += way.cut
        }
        gone = ReportText.unique(gone)
        lost = ReportText.unique(lost)
        refusals = ReportText.unique(refusals)
        locked = ReportText.unique(locked).filter { !gone.contains($0) }
    }

    private mutating func note(_ migration: MigrationPlan, _ entry: LockEntry) {
        for planned in migration.up {
            lost += planned.effect.losses
            switch planned.effect.reversibility {
            case .lossy(let names), .irreversible(let names): lost += names
            case .lossless, nil: break
            }
        }
        if !migration.hazards.isDisjoint(with: [.irreversible, .lossy]), pointOfNoReturn == nil {
            pointOfNoReturn = entry
        }
        for planned in migration.down {
            gone += planned.effect.losses
            locked += planned.effect.tables(lockedBy: .share).map(\.text)
            refusals += planned.effect.refusals
        }
    }
}

/// The way back, in words.
enum ReleaseRollback {
    static func add(_ facts: ReleaseFacts, to page: inout MarkdownPage) {
        page.heading(2, "Rollback")
        // What is the same on both databases is said once.
        let texts = ReportText.unique(facts.databases.map { words(facts, on: $0) })
        let ways = texts.map { text in
            let databases = facts.databases.filter { words(facts, on: $0) == text }
            return "\(ReportText.sentence(databases.map(\.title))): \(text)"
        }
        let locks = facts.databases.compactMap { database -> String? in
            guard let locked = facts.rollbacks[database]?.locked, !locked.isEmpty else { return nil }
            return
                "On the way it locks \(ReportText.names(locked)) on \(database.title): who uses them waits until its "
                + "transaction ends."
        }
        page.list(ways + locks)
        page.block(
            "What it would do and refuse, without doing it: "
                + "\(ReportText.command("rollback URL --to \(facts.numberBefore) --dry-run")). "
                + "Rows that would go are counted there, and each table that loses some has to be named with `--allow-loss`."
        )
    }

    private static func words(_ facts: ReleaseFacts, on database: Database) -> String {
        guard let rollback = facts.rollbacks[database] else { return "unmeasured." }
        var parts: [String] = []
        if !rollback.unknown.isEmpty {
            parts.append(
                "what the way back of \(ReportText.names(rollback.unknown.map(\.title))) loses is not known: its files are "
                    + "written by hand, or run something else than the snapshots give.")
        }
        if rollback.lost.isEmpty {
            if rollback.unknown.isEmpty {
                parts.append("lossless for all that was there before: no row and no value of it goes.")
            }
        } else {
            parts.append("the former values of \(ReportText.names(rollback.lost)) do not come again.")
        }
        if !rollback.gone.isEmpty {
            parts.append(
                "What was written since to \(ReportText.names(rollback.gone)) goes with "
                    + "\(rollback.gone.count == 1 ? "it" : "them").")
        }
        if !rollback.refusals.isEmpty {
            parts.append("It fails where rows do not keep \(ReportText.names(rollback.refusals)).")
        }
        if let once = WayBackWords.sentence(rollback.refusedOnce) { parts.append(once) }
        if let cut = WayBackWords.cuts(rollback.cut) { parts.append(cut) }
        if let point = rollback.pointOfNoReturn {
            parts.append(
                "Point of no return: \(MarkdownText.code(point.title)); behind it only a backup has the data of before."
            )
        } else if rollback.isFree {
            parts.append("There is no point of no return.")
        }
        return parts.joined(separator: " ")
    }
}
