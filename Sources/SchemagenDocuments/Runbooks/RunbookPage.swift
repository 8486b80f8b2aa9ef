import SchemagenGeneration
import SchemagenHistory
import SchemagenModel
import SchemagenPlanning
import SchemagenSwift

/// What whoever brings a schema change to a database in use does, checks and watches, in order.
///
/// Every SQL block and every command on it can be run as it stands, by psql and by a shell in which `DATABASE_URL` says
/// where the database is.
public enum Runbook {
    /// What the paths of all runbooks in the documents folder begin with.
    public static let prefix = "reports/runbook-"

    /// The pages of all changes of a history, oldest first: `reports/runbook-0002_create_auto_responses.md`.
    /// - Parameters:
    ///   - plans: The changes.
    ///   - schema: The schema as it is today, which says where each index was declared.
    ///   - migrations: The way from a runbook to the migrations folder; nil where it is not beside the pages.
    public static func files(
        for plans: [RecordedPlan], of schema: Schema, migrations: String?
    ) -> [GeneratedFile] {
        let origins = IndexOrigins(schema)
        return plans.enumerated().map { offset, plan in
            let previous = offset > 0 ? plans[offset - 1].change : nil
            return file(for: RunbookSource(plan, previous: previous, origins: origins, migrations: migrations))
        }
    }

    /// The name of a change's page, beside the other reports.
    static func fileName(of change: RecordedChange) -> String { "runbook-\(change.fileTitle).md" }

    private static func file(for source: RunbookSource) -> GeneratedFile {
        var page = MarkdownPage(capacity: 16_384)
        page.heading(1, "Runbook: \(MarkdownText.inline(source.change.title))")
        page.block(introduction(to: source))
        if source.databases.contains(.postgresql) { PostgreSQLRunbook(source).add(to: &page) }
        if source.databases.contains(.sqlite) { SQLiteRunbook(source).add(to: &page) }
        return page.file(named: "reports/\(fileName(of: source.change))")
    }

    private static func introduction(to source: RunbookSource) -> String {
        let entries = source.change.entries
        var text =
            "From the schema of \(source.previous.map { MarkdownText.code($0.title) } ?? "an empty database") to that of "
        text += MarkdownText.code(source.change.title)
        text += entries.count == 1 ? "." : ", in \(entries.count) migrations."
        let labels = LockEntry.Label.allCases.filter { label in entries.contains { $0.labels.contains(label) } }
        let unknown = source.databases.filter { source.plans[$0] == nil }
        if !labels.isEmpty {
            text += " It is **\(list(labels))**."
        } else if unknown.isEmpty {
            text += " Nothing in it is breaking, lossy or irreversible."
        }
        if !unknown.isEmpty {
            text +=
                " Hands wrote a part of it: what it does to \(unknown.map(\.title).joined(separator: " and ")) is not"
            text += " known, and stands in its files alone."
        }
        return text + " · [all objects](../README.md)"
    }

    private static func list(_ labels: [LockEntry.Label]) -> String {
        labels.map(\.rawValue).joined(separator: ", ")
    }
}
