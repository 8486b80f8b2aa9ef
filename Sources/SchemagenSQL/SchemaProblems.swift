import SchemagenLanguage
import SchemagenModel

extension DiagnosticBag {
    /// Reports what went wrong while an expression was written.
    mutating func add(
        _ problem: ExpressionProblem?, in subject: Subject, on database: Database, at anchor: SourceAnchor
    ) {
        switch problem {
        case nil: return
        case .tooLarge:
            add(
                .expressionTooLarge, "the \(database.title) form of an expression of \(subject.text) is too large",
                at: anchor.span)
        case .notFound(let name):
            add(
                .referenceNotFound,
                "an expression of \(subject.text) names `\(name)`, which \(database.title) does not have",
                at: anchor.span)
        case .noText:
            add(
                .sqlTextMissingForDatabase, "`sql(…)` in \(subject.text) has no text for \(database.title)",
                at: anchor.span)
        }
    }
}
