import SchemagenHistory
import SchemagenModel

/// How long a release takes: what was measured on a copy, and nothing else.
enum ReleaseTime {
    static func add(_ facts: ReleaseFacts, to page: inout MarkdownPage) {
        page.heading(2, "Time and space")
        let steps = facts.input.rehearsal
        let missing = facts.databases.filter { database in !steps.contains { $0.database == database } }
        if !steps.isEmpty {
            page.block("What it took on a copy. Another machine with other rows takes another time.")
            page.table(["Migration", "Engine", "Steps", "Milliseconds", "The longest step", "Bytes"]) { rows in
                for group in groups(steps) { add(group, facts, to: &rows) }
            }
        }
        page.list(missing.map { "\($0.title): unmeasured. Nobody has tried it on a copy with rows." })
    }

    /// The steps of each migration on each engine, in the order of both.
    private static func groups(_ steps: [RehearsedStep]) -> [[RehearsedStep]] {
        let groups = Dictionary(grouping: steps) { "\($0.database.rawValue) \($0.version) \($0.migration)" }
        return groups.values.sorted {
            ($0[0].database.rawValue, $0[0].version, $0[0].migration)
                < ($1[0].database.rawValue, $1[0].version, $1[0].migration)
        }
    }

    private static func add(_ steps: [RehearsedStep], _ facts: ReleaseFacts, to rows: inout MarkdownTable) {
        let title = facts.entries.first { $0.number == steps[0].migration }?.title
        rows.code(title ?? LockEntry.padded(steps[0].migration))
        rows.cell("\(steps[0].database.title) \(MarkdownText.inline(steps[0].version))")
        ReportText.count(steps.count, to: &rows)
        ReportText.count(steps.reduce(0) { $0 + $1.milliseconds }, to: &rows)
        let longest = steps.max { $0.milliseconds < $1.milliseconds } ?? steps[0]
        rows.cell("\(MarkdownText.inline(longest.summary)) (\(longest.milliseconds))")
        let bytes = steps.compactMap(\.bytes)
        rows.cell(bytes.isEmpty ? "unmeasured" : String(bytes.reduce(0, +)))
    }
}
