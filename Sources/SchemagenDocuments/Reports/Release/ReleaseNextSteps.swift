import SchemagenHistory
import SchemagenModel

/// What is done next, command by command; `URL` is the database's.
enum ReleaseNextSteps {
    static func add(_ facts: ReleaseFacts, to page: inout MarkdownPage) {
        page.heading(2, "Next steps")
        let last = LockEntry.padded(facts.input.range.last)
        let before = facts.numberBefore
        var steps: [String] = []
        if !facts.history.isInStep {
            steps.append("Bring the project in step: \(ReportText.command("check")) names each place.")
        }
        for database in facts.databases where facts.proofs(on: database).isEmpty {
            steps.append("Prove it on \(database.title): \(HistoryFacts.proving(database)).")
        }
        let place = before == "0" ? "have no migration" : "be at \(MarkdownText.code(before))"
        steps.append("See where the database is: \(ReportText.command("status URL")); it should \(place).")
        let runbooks = facts.input.plans.map { MarkdownText.code(Runbook.fileName(of: $0.change)) }
        steps.append(
            "Ask what stands in its way, take a backup and rehearse on a copy, as the runbook of each change says, which "
                + "\(ReportText.command("docs")) writes: "
                + "\(ReportText.sentence(runbooks)).")
        steps.append(
            "See the SQL and what would be refused: \(ReportText.command("apply URL --to \(last) --dry-run")).")
        steps.append("Apply: \(ReportText.command("apply URL --to \(last)")).")
        // Later migrations are not there yet, and what is compared is the newest schema.
        let isNewest = facts.history.entries.last?.number == facts.input.range.last
        steps.append(
            isNewest
                ? "Compare the database with the schema: \(ReportText.command("drift URL"))."
                : "See that it is there: \(ReportText.command("status URL")).")
        steps.append(
            "Should it have to go: \(ReportText.command("rollback URL --to \(before) --dry-run")), then without `--dry-run`."
        )
        page.block(steps.enumerated().map { "\($0.offset + 1). \($0.element)" }.joined(separator: "\n"))
    }
}
