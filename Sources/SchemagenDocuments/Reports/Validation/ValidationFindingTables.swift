import SchemagenLanguage
import SchemagenModel

/// What `lint` finds, what it was told to pass over, and what drifted.
enum ValidationFindingTables {
    static func add(_ facts: ValidationFacts, to page: inout MarkdownPage) {
        let findings = facts.input.findings
        page.heading(2, "Findings")
        if findings.isEmpty { page.block("The rules find nothing.") }
        let grave = findings.filter { $0.diagnostic.severity != .note }.sorted { isGraver($0, $1) }
        page.table(["Severity", "Code", "Place", "Message"]) { rows in
            for finding in grave {
                rows.cell(finding.diagnostic.severity.rawValue)
                rows.code(finding.diagnostic.code.name)
                rows.code(place(of: finding))
                rows.cell(ReportText.message(finding.diagnostic.message))
            }
        }
        byCode(findings, to: &page)
        allowed(facts.input.suppressed, to: &page)
        drift(facts, to: &page)
    }

    /// Errors before warnings; otherwise as they were given.
    private static func isGraver(_ left: SourceFinding, _ right: SourceFinding) -> Bool {
        let order: [Severity] = [.error, .warning, .note]
        let places = [left, right].map { order.firstIndex(of: $0.diagnostic.severity) ?? 0 }
        return places[0] == places[1] ? SourceFinding.precedes(left, right) : places[0] < places[1]
    }

    /// File and line, without the folders around: those differ from one machine to the next.
    private static func place(of finding: SourceFinding) -> String {
        let name = finding.file.path.split(separator: "/").last ?? ""
        return "\(name):\(line(of: finding))"
    }

    private static func line(of finding: SourceFinding) -> Int {
        finding.file.location(at: finding.diagnostic.span.start).line
    }

    /// How many lines are named before the rest is counted.
    private static let mostLines = 6

    private static func lines(of findings: [SourceFinding]) -> String {
        let lines = ReportText.unique(findings.map { String(line(of: $0)) })
        let shown = lines.prefix(mostLines).joined(separator: ", ")
        return lines.count > mostLines ? "\(shown) and \(lines.count - mostLines) more" : shown
    }

    /// The findings of each code and severity, the gravest and most frequent first.
    private static func byCode(_ findings: [SourceFinding], to page: inout MarkdownPage) {
        guard !findings.isEmpty else { return }
        let groups = Dictionary(grouping: findings) {
            "\($0.diagnostic.severity.rawValue) \($0.diagnostic.code.name)"
        }.values.map { $0.sorted(by: SourceFinding.precedes) }
        let sorted = groups.sorted { left, right in
            let severities = (left[0].diagnostic.severity, right[0].diagnostic.severity)
            if severities.0 != severities.1 { return isGraver(left[0], right[0]) }
            return left.count == right.count
                ? left[0].diagnostic.code.name < right[0].diagnostic.code.name : left.count > right.count
        }
        page.block(
            "By code; \(ReportText.command("lint")) names every place, and \(ReportText.command("explain CODE")) says why:"
        )
        page.table(["Code", "Severity", "Number", "Lines", "The first of them"]) { rows in
            for group in sorted {
                rows.code(group[0].diagnostic.code.name)
                rows.cell(group[0].diagnostic.severity.rawValue)
                ReportText.count(group.count, to: &rows)
                rows.cell(lines(of: group))
                rows.cell(ReportText.message(group[0].diagnostic.message))
            }
        }
    }

    /// What an `@allow` suppresses, with its reasons: they are part of what somebody signs.
    private static func allowed(_ findings: [SourceFinding], to page: inout MarkdownPage) {
        guard !findings.isEmpty else { return }
        let groups = Dictionary(grouping: findings) {
            "\($0.diagnostic.code.name) \($0.suppressionReason ?? "")"
        }.sorted { $0.key < $1.key }.map { $0.value.sorted(by: SourceFinding.precedes) }
        page.heading(2, "Allowed")
        page.table(["Code", "Number", "Lines", "Reason"]) { rows in
            for group in groups {
                rows.code(group[0].diagnostic.code.name)
                ReportText.count(group.count, to: &rows)
                rows.cell(lines(of: group))
                rows.cell(MarkdownText.inline(group[0].suppressionReason ?? ""))
            }
        }
    }

    private static func drift(_ facts: ValidationFacts, to page: inout MarkdownPage) {
        let drift = facts.input.drift
        let all = drift.history + (drift.models ?? []) + (drift.documents ?? [])
        guard !all.isEmpty else { return }
        page.heading(2, "Drift")
        page.table(["Place", "Code", "Message"]) { rows in
            for finding in all {
                rows.code(finding.location.map { "\(finding.path):\($0.line)" } ?? finding.path)
                rows.code(finding.code.name)
                rows.cell(ReportText.message(finding.message))
            }
        }
    }
}
