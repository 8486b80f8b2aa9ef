import SchemagenHistory
import SchemagenModel

/// The rows of a release's quick status, each from its facts.
enum ReleaseComponents {
    static func all(_ facts: ReleaseFacts) -> [ValidationComponent] {
        [migrations(facts), effects(facts)] + facts.databases.map { proof(facts, on: $0) } + [
            risk(
                facts, [.lossy, .irreversible, .stop, .refusal], "Data",
                "nothing is lost on the way up, nothing is asked of rows that are there, and nothing bars the way back"),
            risk(facts, [.breaking], "Code in use", "no step breaks code made for the schema before"),
            risk(
                facts, [.rewrite, .blockedReads, .blockedWrites, .copy, .wait, .work], "Waiting",
                "no step locks, rewrites or reads a table that was there before"),
            rollback(facts), time(facts),
        ]
    }

    private static func migrations(_ facts: ReleaseFacts) -> ValidationComponent {
        let drafts = facts.entries.filter { $0.handwork == .draft }
        let isBroken = !facts.history.isIntact || !drafts.isEmpty
        var found = CommonText.count(facts.entries.count, "migration")
        found += facts.history.isIntact ? "; lock, files and snapshots agree" : "; lock and files do not agree"
        if facts.history.isIntact, !facts.history.isInStep { found += "; the schema is ahead of them" }
        if !drafts.isEmpty { found += "; drafts: \(ReportText.names(drafts.map(\.title)))" }
        return ValidationComponent(
            name: "Migrations", status: isBroken ? .fail : facts.history.isInStep ? .pass : .warning, found: found,
            toDo: isBroken || !facts.history.isInStep ? "\(ReportText.command("check")) names each place" : "")
    }

    /// Whether anybody knows what the files do.
    private static func effects(_ facts: ReleaseFacts) -> ValidationComponent {
        let unknown = facts.databases.flatMap(facts.unknown)
        let titles = ReportText.unique(unknown.map(\.entry.title))
        return ValidationComponent(
            name: "Effects", status: titles.isEmpty ? .pass : .unmeasured,
            found: titles.isEmpty
                ? "known: the files run what the plan from snapshot to snapshot gives"
                : "not known of \(ReportText.names(titles)): "
                    + (unknown.allSatisfy(\.isByHand)
                        ? "written by hand" : "the files run something else than the plan gives"),
            toDo: titles.isEmpty ? "" : "read the files; see [risks](#risks)")
    }

    private static func proof(_ facts: ReleaseFacts, on database: Database) -> ValidationComponent {
        let records = facts.proofs(on: database)
        let unmeasured = ReleaseProof.tables(facts, on: database).filter { table in
            !records.contains { ReleaseProof.isMeasured(table, $0) }
        }
        return ValidationComponent(
            name: "Proof on \(database.title)",
            status: records.isEmpty ? .unmeasured : unmeasured.isEmpty ? .pass : .warning,
            found: records.isEmpty
                ? "nothing was proved of these migrations"
                : records.map { "\(ReportText.engine($0)): \(facts.history.words(of: $0))" }.joined(separator: "; "),
            toDo: records.isEmpty
                ? HistoryFacts.proving(database)
                : unmeasured.isEmpty ? "" : "give the new tables rows with \(ReportText.command("verify --rows FILE"))")
    }

    private static func risk(
        _ facts: ReleaseFacts, _ kinds: Set<ReleaseRisk.Kind>, _ name: String, _ nothing: String
    ) -> ValidationComponent {
        var found: [String] = []
        for kind in ReleaseRisk.Kind.allCases where kinds.contains(kind) {
            let parts = facts.databases.compactMap { database -> String? in
                let number = (facts.risks[database] ?? []).count { $0.kind == kind }
                return number == 0 ? nil : "\(number) on \(database.title)"
            }
            if !parts.isEmpty { found.append("\(kind.title): \(parts.joined(separator: ", "))") }
        }
        let isUnknown = facts.databases.contains { !facts.unknown(on: $0).isEmpty }
        // What is known to be there is said before what is not known.
        guard !found.isEmpty else {
            return ValidationComponent(
                name: name, status: isUnknown ? .unmeasured : .pass,
                found: isUnknown ? "not known of what was written by hand" : nothing,
                toDo: isUnknown ? "read the files" : "")
        }
        return ValidationComponent(
            name: name, status: .warning, found: found.joined(separator: "; "), toDo: "see [risks](#risks)")
    }

    private static func rollback(_ facts: ReleaseFacts) -> ValidationComponent {
        let all = facts.databases.compactMap { database in facts.rollbacks[database].map { (database, $0) } }
        let isUnknown = all.contains { !$0.1.unknown.isEmpty }
        let isLossless = all.allSatisfy(\.1.isLossless)
        let isFree = all.allSatisfy(\.1.isFree)
        let gone = ReportText.unique(all.flatMap(\.1.gone))
        let barred = ReportText.unique(all.compactMap { $0.1.pointOfNoReturn?.title })
        var found: [String] = []
        if !barred.isEmpty { found.append("no return behind \(ReportText.names(barred))") }
        if isUnknown { found.append("not known of what was written by hand") }
        if isLossless { found.append("lossless for what was there before") }
        if !isLossless, barred.isEmpty, !isUnknown {
            found.append(
                "former values of \(ReportText.names(ReportText.unique(all.flatMap(\.1.lost)))) do not come again")
        }
        if all.contains(where: { !$0.1.refusedOnce.isEmpty || !$0.1.refusals.isEmpty }) {
            found.append("refused once rows written since are in its way")
        }
        if !gone.isEmpty { found.append("what is written since to \(ReportText.names(gone, most: 4)) goes") }
        let status: ReportStatus =
            isLossless ? (isFree ? .pass : .warning) : !barred.isEmpty ? .warning : isUnknown ? .unmeasured : .warning
        return ValidationComponent(
            name: "Rollback", status: status, found: found.joined(separator: "; "),
            toDo: status == .pass ? "" : "see [rollback](#rollback)")
    }

    private static func time(_ facts: ReleaseFacts) -> ValidationComponent {
        let missing = facts.untried
        var found = facts.databases.flatMap { facts.rehearsals[$0]?.runs ?? [] }.map(\.words)
        let never = missing.filter { facts.rehearsals[$0]?.runs.isEmpty ?? true }
        if !never.isEmpty { found.append("not tried on a copy of \(ReportText.sentence(never.map(\.title)))") }
        if found.isEmpty { found.append("there is nothing to run") }
        return ValidationComponent(
            name: "Time", status: missing.isEmpty ? .pass : .unmeasured, found: found.joined(separator: "; "),
            toDo: missing.isEmpty ? "" : "try it on a copy: `schemagen apply COPY --record`")
    }
}
