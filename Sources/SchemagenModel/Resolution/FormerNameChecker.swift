import SchemagenLanguage

/// Checks `was`: a former name must be free, unless its present owner was renamed too.
struct FormerNameChecker {
    private let context: ResolutionContext

    /// Makes a checker.
    init(_ context: ResolutionContext) { self.context = context }

    /// Checks the objects of a file, each kind for itself.
    func check(_ declarations: CollectedDeclarations) {
        check(declarations.tables) { $0.naming }
        check(declarations.views) { $0.naming }
        check(declarations.enums) { $0.naming }
        check(declarations.types) { $0.naming }
        check(declarations.sequences) { $0.naming }
    }

    private func check<Syntax>(_ declarations: [Scoped<Syntax>], _ naming: (Syntax) -> NamingSyntax) {
        var hasFormer = false
        for declaration in declarations where naming(declaration.syntax).formerName != nil { hasFormer = true }
        if hasFormer { check(declarations.map { naming($0.syntax) }) }
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
        for naming in namings where naming.formerName != nil { hasFormer = true }
        guard hasFormer else { return }
        for naming in namings where naming.formerName == nil { present[naming.name.text] = naming.name.span }
        var claimed: [String: SourceSpan] = [:]
        for naming in namings {
            guard let former = naming.formerName, former.text != naming.name.text else { continue }
            context.checkFormerName(former, taken: present[former.text], claimed: &claimed)
        }
    }
}
