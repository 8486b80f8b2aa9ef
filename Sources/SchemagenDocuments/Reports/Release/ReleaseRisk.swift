import SchemagenGeneration
import SchemagenHistory
import SchemagenModel
import SchemagenPlanning
import SchemagenSQL

/// Something that a migration does to those who do not expect it.
struct ReleaseRisk: Equatable {
    /// What kind of thing it is, the gravest first.
    enum Kind: Int, CaseIterable {
        case unknown, irreversible, lossy, stop, refusal, breaking, rewrite, blockedReads, blockedWrites, copy, wait,
            work

        var title: String {
            switch self {
            case .unknown: "effects unknown"
            case .irreversible: "no way back"
            case .lossy: "data lost"
            case .stop: "rows stop it"
            case .refusal: "way back refused"
            case .breaking: "breaks code"
            case .rewrite: "table written anew"
            case .blockedReads: "readers and writers wait"
            case .blockedWrites: "writers wait"
            case .copy: "rows written again"
            case .wait: "short lock"
            case .work: "rows read or updated while others work"
            }
        }

        /// What is done about it.
        var remedy: String {
            switch self {
            case .unknown: "read the files, and try them on a copy"
            case .irreversible: "take a backup and try to restore it: nothing else leads back"
            case .lossy: "take a backup of what goes"
            case .stop: "ask by the queries of the runbook before, and rehearse on a copy with rows"
            case .refusal: "look for such rows before going back, and mend them"
            case .breaking: "roll the code out that works with both schemas before, or stop the old one"
            case .rewrite, .blockedReads, .blockedWrites, .copy: "measure it on a copy, and choose the hour by that"
            case .work: "measure it on a copy: it lasts, and uses the disk that others use"
            case .wait: "end long transactions on these tables first: who comes later waits behind the migration"
            }
        }

        init?(code: String) {
            switch code {
            case "hazard-rewrite": self = .rewrite
            case "hazard-blocked-reads": self = .blockedReads
            case "hazard-blocked-writes": self = .blockedWrites
            case "hazard-copy": self = .copy
            case "hazard-lock": self = .wait
            default: return nil
            }
        }
    }

    let kind: Kind
    /// The migration that does it.
    let entry: LockEntry
    /// What happens, as Markdown.
    let what: String

    /// The risks of some changes on a database, in the order in which they are run. Only of what nobody uses before
    /// the release are there none.
    /// - Parameter ways: What rows written since do to the ways back, change by change.
    static func all(of plans: [RecordedPlan], _ ways: [WayBack?], on database: Database) -> [ReleaseRisk] {
        var risks: [ReleaseRisk] = []
        var made: Set<QualifiedName> = []
        for (plan, way) in zip(plans, ways) {
            guard let found = plan[database] else { continue }
            let isFirst = plan.former == nil
            guard found.isKnown else {
                risks += unknown(found.scripts, of: plan.change)
                continue
            }
            var waiting = WaitingAssessment(on: database)
            for (number, script) in found.scripts.enumerated() {
                guard let migration = script.plan else { continue }
                // A lock is held until its transaction ends: taken again it keeps nobody else out.
                var held: [QualifiedName: LockMode] = [:]
                for planned in migration.up {
                    let waits = waiting.take(planned, migration.mode)
                    // An empty database has nobody who could wait.
                    if !isFirst {
                        let lasting = risksOfWaiting(waits, planned, script.entry, made)
                        let locks = planned.effect.locks.filter { lock in
                            !made.contains(lock.table) && (held[lock.table].map { $0 < lock.mode } ?? true)
                        }
                        risks += lasting.isEmpty ? shortLocks(locks, planned, script.entry, migration.mode) : lasting
                        if lasting.isEmpty { risks += work(planned, script.entry, database, made) }
                    }
                    if migration.mode == .transaction {
                        for lock in planned.effect.locks {
                            held[lock.table] = max(held[lock.table] ?? lock.mode, lock.mode)
                        }
                    }
                    risks += risksOfLoss(planned, script.entry)
                    if case .createTable(let table, _) = planned.step {
                        made.formUnion(WaitingAssessment.names(of: table))
                    }
                }
                let refusals = way?.refusals ?? []
                risks += (number < refusals.count ? refusals[number] : []).map { refusal in
                    ReleaseRisk(
                        kind: .refusal, entry: script.entry,
                        what: "the way back is refused once \(WayBackWords.row(refusal))")
                }
                waiting.endMigration()
            }
            risks += stops(plan, found)
        }
        return gathered(risks)
    }

    /// What rows that are there may refuse. A change of several migrations has done a part of it by then.
    private static func stops(_ recorded: RecordedPlan, _ found: RecordedPlan.OnDatabase) -> [ReleaseRisk] {
        guard let plan = found.plan, let former = recorded.former else { return [] }
        let constraints = ComingConstraint.all(of: plan, from: former, to: recorded.schema).map(\.name)
        guard !constraints.isEmpty else { return [] }
        let lossy = found.scripts.first { script in
            script.plan?.up.contains { !$0.effect.losses.isEmpty } ?? false
        }
        let isDivided = plan.migrations.count { !$0.up.isEmpty } > 1
        let gone =
            isDivided ? lossy.map { "; what \(MarkdownText.code($0.entry.title)) loses may be gone by then" } : nil
        return [
            ReleaseRisk(
                kind: .stop, entry: recorded.change.entries[0],
                what:
                    "rows that \(ReportText.names(constraints)) \(constraints.count == 1 ? "refuses" : "refuse") stop it"
                    + (gone ?? ""))
        ]
    }

    /// What hands wrote is known to them alone; the lock's labels are what they said of it.
    private static func unknown(_ scripts: [RecordedPlan.Script], of change: RecordedChange) -> [ReleaseRisk] {
        scripts.map(\.entry).filter { !change.isByHand || $0.handwork != nil }.map { entry in
            let why = change.isByHand ? "written by hand" : "its files run something else than its snapshots give"
            let labels = entry.labels.map(\.rawValue)
            let said = labels.isEmpty ? "" : "; it is labelled \(ReportText.sentence(labels))"
            return ReleaseRisk(kind: .unknown, entry: entry, what: "\(why): its effects are not known\(said)")
        }
    }

    /// What lasts: tables are read or written while others wait.
    private static func risksOfWaiting(
        _ waits: [LintHazard], _ planned: PlannedStep, _ entry: LockEntry, _ made: Set<QualifiedName>
    ) -> [ReleaseRisk] {
        waits.compactMap { hazard in
            guard let kind = Kind(code: hazard.code.name), kind != .wait, !hazard.tables.isSubset(of: made) else {
                return nil
            }
            return ReleaseRisk(
                kind: kind, entry: entry,
                what: "\(MarkdownText.inline(planned.step.summary)): \(ReportText.message(hazard.consequence))")
        }
    }

    /// What keeps others out for the moment that a statement takes, a foreign key to a table in use for instance.
    private static func shortLocks(
        _ locks: [StepEffect.Lock], _ planned: PlannedStep, _ entry: LockEntry, _ mode: MigrationPlan.Mode
    ) -> [ReleaseRisk] {
        LockMode.allCases.reversed().filter { $0 >= .shareUpdateExclusive }.compactMap { strength in
            let tables = locks.filter { $0.mode == strength }.map(\.table.text)
            guard !tables.isEmpty else { return nil }
            let who =
                switch strength {
                case .accessExclusive: "nobody reads or writes"
                case .shareUpdateExclusive: "nobody vacuums or alters"
                default: "nobody writes to"
                }
            let until = mode == .transaction ? "until the migration's transaction ends" : "until that is done"
            return ReleaseRisk(
                kind: .wait, entry: entry,
                what: "\(MarkdownText.inline(planned.step.summary)) locks \(ReportText.names(tables)) "
                    + "(\(strength.rawValue)): \(who) \(tables.count == 1 ? "it" : "them") \(until)")
        }
    }

    /// What lasts though nobody who reads or writes waits for it; on SQLite one connection alone writes.
    private static func work(
        _ planned: PlannedStep, _ entry: LockEntry, _ database: Database, _ made: Set<QualifiedName>
    ) -> [ReleaseRisk] {
        let busy = (planned.effect.scans + planned.effect.rewrites).filter { !made.contains($0) }.map(\.text)
        guard !busy.isEmpty else { return [] }
        let tables = ReportText.names(busy)
        let verb = busy.count == 1 ? "is" : "are"
        let others =
            database == .sqlite ? "nobody else writes to the database meanwhile" : "others read and write meanwhile"
        var done = "\(tables) \(verb) read as a whole"
        if case .backfill(let backfill) = planned.step {
            done = "rows of \(tables) are updated" + (backfill.batches == nil ? "" : ", in batches")
        }
        return [
            ReleaseRisk(
                kind: .work, entry: entry, what: "\(MarkdownText.inline(planned.step.summary)): \(done), and \(others)")
        ]
    }

    private static func risksOfLoss(_ planned: PlannedStep, _ entry: LockEntry) -> [ReleaseRisk] {
        var risks: [ReleaseRisk] = []
        let effect = planned.effect
        if !effect.losses.isEmpty {
            risks.append(
                ReleaseRisk(kind: .lossy, entry: entry, what: "the data of \(ReportText.names(effect.losses))"))
        }
        if let breaking = effect.breaking {
            risks.append(
                ReleaseRisk(
                    kind: .breaking, entry: entry,
                    what: "\(MarkdownText.inline(planned.step.summary)): \(MarkdownText.inline(breaking))"))
        }
        if case .irreversible(let names) = effect.reversibility {
            risks.append(
                ReleaseRisk(
                    kind: .irreversible, entry: entry,
                    what: "with rows in the table the way back fails for want of values of \(ReportText.names(names))"))
        }
        return risks
    }

    /// The same thing said of one migration twice is one risk.
    private static func gathered(_ risks: [ReleaseRisk]) -> [ReleaseRisk] {
        struct Identity: Hashable {
            let kind: Kind
            let number: Int
            let what: String
        }
        var seen: Set<Identity> = []
        return risks.filter {
            seen.insert(Identity(kind: $0.kind, number: $0.entry.number, what: $0.what)).inserted
        }
    }
}

/// The risks as a table.
enum ReleaseRiskTable {
    static func add(_ facts: ReleaseFacts, to page: inout MarkdownPage) {
        page.heading(2, "Risks")
        page.block(
            "From what the steps of the migrations do. How likely something is stands nowhere: nobody measured it.")
        page.table(["Migration", "Database", "Risk", "What happens", "What to do about it"]) { rows in
            for database in facts.databases {
                for risk in facts.risks[database] ?? [] {
                    rows.code(risk.entry.title)
                    rows.cell(database.title)
                    rows.cell(risk.kind.title)
                    rows.cell(risk.what)
                    rows.cell(risk.kind.remedy)
                }
            }
        }
        let quiet = facts.databases.filter { facts.risks[$0]?.isEmpty ?? true }
        page.list(quiet.map { "\($0.title): none. \(reason(facts, on: $0))" })
    }

    /// Why there is none: what every step of the plan was asked.
    private static func reason(_ facts: ReleaseFacts, on database: Database) -> String {
        let steps = facts.input.plans.flatMap { $0[database]?.scripts ?? [] }.compactMap(\.plan).flatMap(\.up)
        guard !steps.isEmpty else { return "The release does nothing there." }
        let isFirst = facts.input.plans[0].former == nil
        let nobody = isFirst ? "The database is empty before it: nobody can be waiting. " : ""
        let locks =
            database == .sqlite
            ? "reads or writes again the rows of a table that was there before"
            : "locks, rewrites or reads a table that was there before"
        return nobody
            + "None of its \(CommonText.count(steps.count, "step")) breaks code, loses data, asks anything of rows that are there, "
            + "\(locks), or bars the way back."
    }
}
