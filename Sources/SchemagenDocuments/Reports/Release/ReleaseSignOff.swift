import SchemagenHistory
import SchemagenModel

/// The list to sign: boxes that files of the project back are ticked, each with its source; people tick theirs.
enum ReleaseSignOff {
    /// A box that a fact ticks.
    private struct Box {
        let isTicked: Bool
        let what: String
        /// What backs it, or why it is not ticked.
        let source: String

        var text: String { "[\(isTicked ? "x" : " ")] \(what) — \(source)" }
    }

    static func add(_ facts: ReleaseFacts, to page: inout MarkdownPage) {
        page.heading(2, "Sign-off")
        page.block("Ticked by what the files of the project say, each with its source:")
        page.list(boxes(facts).map(\.text))
        page.block("To be ticked by people:")
        var people = [
            "Stakeholders have agreed", "The hour of the deployment is set", "The team is told",
            "A backup was taken and restored",
        ]
        let risks = Set(facts.databases.flatMap { facts.risks[$0] ?? [] }.map(\.kind))
        if !risks.isDisjoint(with: [.lossy, .irreversible]) { people.append("What is lost for good may be lost") }
        if risks.contains(.breaking) {
            people.append("Code made for the schema before is no longer running, or works with both")
        }
        if risks.contains(.unknown) { people.append("What was written by hand was read by somebody else") }
        page.list(people.map { "[ ] \($0)" })
    }

    private static func boxes(_ facts: ReleaseFacts) -> [Box] {
        [
            chain(facts), generated("Models", facts.input.drift.models),
            generated("Documents", facts.input.drift.documents),
        ]
            + facts.databases.flatMap { [proof(facts, on: $0), rows(facts, on: $0)] }
            + [keys(facts), names(facts), effects(facts), loss(facts), rollback(facts), rehearsal(facts)]
    }

    private static func chain(_ facts: ReleaseFacts) -> Box {
        Box(
            isTicked: facts.history.isInStep, what: "The history is whole and leads to the schema",
            source: facts.history.isInStep
                ? "`schemagen.lock`, chain \(ReportText.hash(facts.history.lock?.tip ?? ""))"
                : "\(ReportText.command("check")) finds otherwise")
    }

    private static func generated(_ what: String, _ findings: [some Any]?) -> Box {
        let isTicked = findings?.isEmpty == true
        return Box(
            isTicked: isTicked, what: "\(what) are what the schema gives",
            source: isTicked
                ? "compared byte for byte"
                : findings == nil ? "not compared" : "\(CommonText.count(findings?.count ?? 0, "file")) drifted")
    }

    private static func proof(_ facts: ReleaseFacts, on database: Database) -> Box {
        let records = facts.proofs(on: database)
        let barred = facts.barred(on: database)
        return Box(
            isTicked: !records.isEmpty && barred.isEmpty,
            what: "Up, down and up again proved on "
                + (records.isEmpty ? database.title : ReportText.sentence(records.map(ReportText.engine))),
            source: records.isEmpty
                ? "no evidence; \(HistoryFacts.proving(database))"
                : "`evidence`, chain \(ReportText.hash(records[0].chain))"
                    + (barred.isEmpty
                        ? "" : "; up alone for \(ReportText.names(barred.map(\.title))), whose way back nobody tried"))
    }

    private static func rows(_ facts: ReleaseFacts, on database: Database) -> Box {
        let records = facts.proofs(on: database)
        let least = records.min { $0.measured.count < $1.measured.count }
        let isTicked = least.map { !$0.measured.isEmpty && $0.unmeasured.isEmpty } ?? false
        guard let least else {
            return Box(isTicked: false, what: "Rows kept on \(database.title)", source: "no evidence")
        }
        return Box(
            isTicked: isTicked,
            what: "Rows kept in \(CommonText.count(least.measured.count, "table")) on \(database.title)",
            source: isTicked
                ? "`evidence`, no table without rows"
                : "`evidence`; "
                    + (least.unmeasured.isEmpty
                        ? "no table had rows" : "rows unmeasured in \(ReportText.names(least.unmeasured))"))
    }

    /// The foreign keys of the tables that the release makes, and of those that it leaves.
    private static func keys(_ facts: ReleaseFacts) -> Box {
        let all = ForeignKeyFacts(facts.after, SchemaIndex(facts.after)).all
        let broken = all.filter { !$0.hasTarget || $0.fit == .incomparable }
        return Box(
            isTicked: broken.isEmpty, what: "Every foreign key has its target",
            source: broken.isEmpty
                ? "\(CommonText.count(all.count, "foreign key")) of the snapshot \(snapshot(facts))"
                : "not \(ReportText.names(broken.map(\.key.info.sqlName)))")
    }

    private static func names(_ facts: ReleaseFacts) -> Box {
        let conflicts = NameConflicts(facts.after)
        let found = conflicts.sql + conflicts.swift
        return Box(
            isTicked: found.isEmpty, what: "No name is there twice, in SQL or in Swift",
            source: found.isEmpty ? "the snapshot \(snapshot(facts))" : ReportText.names(found.map(\.name)))
    }

    private static func snapshot(_ facts: ReleaseFacts) -> String {
        MarkdownText.code(facts.input.plans[facts.input.plans.count - 1].change.last.snapshotPath)
    }

    private static func effects(_ facts: ReleaseFacts) -> Box {
        let unknown = ReportText.unique(facts.databases.flatMap(facts.unknown).map(\.entry.title))
        return Box(
            isTicked: unknown.isEmpty, what: "What each step does is known",
            source: unknown.isEmpty
                ? "the files run what the plan gives" : "not of \(ReportText.names(unknown))")
    }

    private static func loss(_ facts: ReleaseFacts) -> Box {
        let kinds = facts.databases.flatMap { facts.risks[$0] ?? [] }
        let lossy = kinds.contains { $0.kind == .lossy }
        let isUnknown = kinds.contains { $0.kind == .unknown }
        return Box(
            isTicked: !lossy && !isUnknown, what: "No data is lost on the way up",
            source: lossy ? "some is; see [risks](#risks)" : isUnknown ? "not known" : "the steps of the plan")
    }

    private static func rollback(_ facts: ReleaseFacts) -> Box {
        let all = facts.databases.map { facts.rollbacks[$0] }
        let isLossless = all.allSatisfy { $0?.isLossless ?? false }
        let isFree = all.allSatisfy { $0?.isFree ?? false }
        return Box(
            isTicked: isLossless && isFree,
            what: "The way back keeps all that was there before, and no row written since is in its way",
            source: isLossless && isFree
                ? "the steps of the plan"
                : (isLossless ? "rows written since can make it fail; " : "") + "see [rollback](#rollback)")
    }

    private static func rehearsal(_ facts: ReleaseFacts) -> Box {
        let missing = facts.untried
        let words = missing.map { database in
            let parts = facts.rehearsals[database]?.missingParts ?? []
            return parts.isEmpty ? database.title : "\(ReportText.names(parts.map(\.title))) on \(database.title)"
        }
        return Box(
            isTicked: missing.isEmpty, what: "Tried on a copy of a database",
            source: missing.isEmpty
                ? "the measures under [time and space](#time-and-space)"
                : "no measures for \(ReportText.sentence(words))")
    }
}
