import SchemagenHistory
import SchemagenModel

/// How long a release takes: what was measured on a copy, and nothing else.
enum ReleaseTime {
    static func add(_ facts: ReleaseFacts, to page: inout MarkdownPage) {
        page.heading(2, "Time and space")
        let steps = facts.input.rehearsal
        let missing = facts.untried.filter { facts.rehearsals[$0]?.runs.isEmpty ?? true }
        if !steps.isEmpty {
            page.block("What it took on a copy. Another machine with other rows takes another time.")
            page.table([
                "Migration", "Engine", "Milliseconds", "The copy before", "Grew by",
                "Of tables that it writes anew or reads",
            ]) { rows in
                for record in steps { add(record, facts, to: &rows) }
            }
        }
        page.list(
            facts.databases.flatMap { facts.rehearsals[$0]?.runs ?? [] }.map { "\($0.words)." }
                + missing.map {
                    "\($0.title): unmeasured. Nobody has tried it on a copy with rows and `apply --record`."
                })
    }

    private static func add(_ record: Rehearsals.Record, _ facts: ReleaseFacts, to rows: inout MarkdownTable) {
        let title = facts.entries.first { $0.number == record.migration }?.title
        rows.code(title ?? LockEntry.padded(record.migration))
        rows.cell("\(record.database.title) \(MarkdownText.inline(record.version))")
        ReportText.count(record.milliseconds, to: &rows)
        rows.cell("\(record.size) bytes")
        rows.cell("\(record.growth) bytes")
        rows.cell(record.through.map { $0 == 0 ? "none" : "\($0) bytes" } ?? "unmeasured")
    }
}
