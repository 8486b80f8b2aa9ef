import SchemagenHistory
import SchemagenModel

/// The migrations, one a line.
enum ValidationMigrations {
    static func add(_ facts: ValidationFacts, to page: inout MarkdownPage) {
        let entries = facts.history.entries
        guard !entries.isEmpty else { return }
        page.heading(2, "Migrations")
        page.table(["Migration", "Databases", "Labels", "Written", "Evidence"]) { rows in
            for entry in entries {
                rows.code(entry.title)
                rows.cell(entry.databases.map(\.title).joined(separator: ", "))
                rows.cell(entry.labels.map(\.rawValue).joined(separator: ", "))
                switch entry.handwork {
                case nil: rows.cell(entry.isBaseline ? "generated, a baseline" : "generated")
                case .draft: rows.cell("by hand, a draft")
                case .accepted: rows.cell("by hand, accepted after a proof")
                }
                rows.cell(
                    facts.history.isIntact
                        ? evidence(of: entry, facts) : "unmeasured: the files are not what the lock says")
            }
        }
    }

    private static func evidence(of entry: LockEntry, _ facts: ValidationFacts) -> String {
        let words = entry.databases.map { facts.history.evidence(of: entry, on: $0) }
        let barrier = entry.labels.contains(.irreversible) ? "; its way back is irreversible and was not tried" : ""
        let isProved = words.contains { $0.hasPrefix("proved") }
        return words.joined(separator: "; ") + (isProved ? barrier : "")
    }
}
