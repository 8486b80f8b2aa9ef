import SchemagenLanguage
import SchemagenModel

extension Diagnostic {
    /// A column whose rows need a value that nothing says.
    static func backfillNeeded(_ column: Column, of table: String, wasNullable: Bool) -> Diagnostic {
        let type = CanonicalForm.text(of: column.type, isNullable: false)
        if wasNullable {
            return Diagnostic(
                .backfillNeeded,
                "`\(table).\(column.name)` could be NULL and no longer can: rows that have none need a value",
                at: column.anchor.span, fixes: [.init("say which:   \(column.name): \(type) @backfill(…)")])
        }
        return Diagnostic(
            .backfillNeeded,
            "`\(table).\(column.name)` cannot be NULL and has no default: the rows that are there need a value",
            at: column.anchor.span,
            fixes: [
                .init("for these rows:   \(column.name): \(type) @backfill(…)"),
                .init("for new rows too:  \(column.name): \(type) = …"),
            ])
    }
}
