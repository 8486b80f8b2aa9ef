import SchemagenLanguage

/// Finds keys that have no type because each is the ID of the next: `a: B.ID @primaryKey` and `b: A.ID @primaryKey`.
struct KeyCircleChecker {
    private let context: ResolutionContext

    /// Makes a checker.
    init(_ context: ResolutionContext) { self.context = context }

    /// Checks the keys of all tables.
    func check(_ drafts: [TableDraft]) {
        // The table that each key of one column refers to, for keys whose type could not be found.
        var targets: [String: (table: String, span: SourceSpan)] = [:]
        for draft in drafts {
            guard let key = draft.primaryKey, key.columns.count == 1, let column = draft.columns[key.columns[0]],
                case .reference(let table) = column.type, case .reference = context.storage.storageType(of: column.type)
            else { continue }
            targets[draft.name] = (table, column.anchor.span)
        }
        var done: Set<String> = []
        for draft in drafts {
            var path: Set<String> = []
            var name = draft.name
            while let target = targets[name], !done.contains(name) {
                done.insert(name)
                path.insert(name)
                name = target.table
                if path.contains(name) {
                    context.report(
                        .recursiveType, "the type of this key leads back to itself, by way of `\(name).ID`",
                        at: target.span,
                        fixes: [Diagnostic.Fix("give one of the keys a type of its own, and `@references` beside it")])
                }
            }
        }
    }
}
