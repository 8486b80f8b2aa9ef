import SchemagenLanguage

/// Checks `was`: a former name must be free, unless its present owner was renamed too.
struct FormerNameChecker {
    private let context: ResolutionContext

    /// Makes a checker.
    init(_ context: ResolutionContext) { self.context = context }

    /// Checks the objects of a file, each kind for itself.
    func check(_ declarations: CollectedDeclarations) {
        check(declarations.tables.map(\.syntax.naming))
        check(declarations.views.map(\.syntax.naming))
        check(declarations.enums.map(\.syntax.naming))
        check(declarations.types.map(\.syntax.naming))
        check(declarations.sequences.map(\.syntax.naming))
    }

    /// Checks the columns of a table.
    func checkColumns(of draft: TableDraft) {
        var hasFormer = false
        let columns = draft.columns
        for position in columns.columns.indices where columns.columns[position].formerName != nil { hasFormer = true }
        guard hasFormer else { return }
        check(draft.drafts.compactMap { $0?.syntax.naming })
    }

    /// Checks things that share a list of names.
    func check(_ namings: [NamingSyntax]) {
        var present: [String: SourceSpan] = [:]
        var hasFormer = false
        for naming in namings {
            if naming.formerName == nil {
                present[naming.name.text] = naming.name.span
            } else {
                hasFormer = true
            }
        }
        guard hasFormer else { return }
        var claimed: [String: SourceSpan] = [:]
        for naming in namings {
            guard let former = naming.formerName, former.text != naming.name.text else { continue }
            context.checkFormerName(former, taken: present[former.text], claimed: &claimed)
        }
    }
}
