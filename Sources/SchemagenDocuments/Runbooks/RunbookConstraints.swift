import SchemagenModel
import SchemagenPlanning
import SchemagenSQL

/// What a change brings that may refuse rows: how many it would refuse, or why nobody can say before.
struct RunbookConstraints {
    private let constraints: [ComingConstraint]

    init(_ source: RunbookSource, on database: Database) {
        guard let plan = source.plans[database], let former = source.former else {
            constraints = []
            return
        }
        constraints = ComingConstraint.all(of: plan, from: former, to: source.schema)
    }

    /// Whether there is any that rows can be counted for.
    var hasQueries: Bool { constraints.contains { $0.reason == nil } }

    func add(to page: inout MarkdownPage) {
        for constraint in constraints {
            guard case .query(let sql) = constraint.question else { continue }
            page.block("Rows that \(MarkdownText.code(constraint.name)) would refuse:")
            page.code("sql", sql + ";")
            page.block("Expected: `0`")
        }
        let unmeasured = constraints.filter { $0.reason != nil }
        guard !unmeasured.isEmpty else { return }
        page.block("Unmeasured before the rehearsal is, what rows these refuse:")
        page.list(
            unmeasured.map { constraint in
                let table = constraint.table.map { " of \(MarkdownText.code($0))" } ?? ""
                return "\(MarkdownText.code(constraint.name))\(table): \(MarkdownText.inline(constraint.reason ?? ""))"
            })
    }
}
