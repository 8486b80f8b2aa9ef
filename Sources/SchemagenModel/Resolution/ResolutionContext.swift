import SchemagenLanguage

/// What the parts of the resolver share: settings, the names that are declared, and the findings so far.
///
/// It lives for one run of the resolver on one thread. No access to its parts overlaps with another, which checking at
/// run time would cost as much as a tenth of the run; the same holds for the drafts.
final class ResolutionContext {
    /// The findings in the order of discovery.
    @exclusivity(unchecked) private(set) var diagnostics = DiagnosticBag()
    /// What an `@allow` suppresses.
    @exclusivity(unchecked) private(set) var suppressed: [SuppressedFinding] = []
    /// The header's settings.
    @exclusivity(unchecked) var settings = SchemaSettings()
    /// The databases of the header.
    @exclusivity(unchecked) var databases: DatabaseSet = .all
    /// The SQL names that declarations get without an `as`.
    @exclusivity(unchecked) var naming = SQLNaming()
    /// What is declared, by Swift name.
    @exclusivity(unchecked) var declarations = DeclarationTable()
    /// The enums by Swift name, once they are resolved.
    @exclusivity(unchecked) var enumerations: [String: Enumeration] = [:]
    /// The `type` declarations by Swift name, once they are resolved.
    @exclusivity(unchecked) var types: [String: NamedType] = [:]
    /// The Swift names of the sequences.
    @exclusivity(unchecked) var sequences: Set<String> = []
    /// What types are stored as, once the keys of all tables are known.
    @exclusivity(unchecked) var storage = StorageTypes()
    /// What `lint` and `@allow` can mean; nil where that is not known.
    @exclusivity(unchecked) var codes: KnownCodes?
    /// What `@allow` says where expressions are checked, and around it.
    @exclusivity(unchecked) var allowances: [Allowance] = []
    /// How many more names are compared for suggestions: a file of nothing but misspelt names must not take quadratic
    /// time.
    @exclusivity(unchecked) private var comparisonsLeft = 200_000

    /// Adds a finding.
    func report(
        _ code: DiagnosticCode, _ message: String, at span: SourceSpan, notes: [Diagnostic.Note] = [],
        fixes: [Diagnostic.Fix] = []
    ) {
        diagnostics.add(code, message, at: span, notes: notes, fixes: fixes)
    }

    /// Adds a finding about a name that means nothing, with the nearest name that does.
    func reportUnknown(
        _ code: DiagnosticCode, _ message: String, name: String,
        among candidates: @autoclosure () -> [String],
        at span: SourceSpan, notes: [Diagnostic.Note] = []
    ) {
        var fixes: [Diagnostic.Fix] = []
        if comparisonsLeft > 0 {
            let names = candidates()
            comparisonsLeft -= names.count
            if let near = Suggestion.closest(to: name, in: names) {
                fixes.append(Diagnostic.Fix("did you mean `\(near)`?", replacement: near))
            }
        }
        report(code, message, at: span, notes: notes, fixes: fixes)
    }

    /// Checks an expression where it stands.
    func check(
        _ syntax: ExpressionSyntax, in scope: consuming ExpressionScope, expecting expected: ExpectedType
    ) -> Expression? {
        var found = DiagnosticBag()
        let expression = ExpressionChecker.check(syntax, in: scope, expecting: expected, diagnostics: &found)
        for finding in found.diagnostics {
            if finding.severity != .error, let allowance = allowances.first(where: { $0.code == finding.code.name }) {
                suppressed.append(SuppressedFinding(finding, by: allowance))
            } else {
                diagnostics.add(finding)
            }
        }
        return expression
    }

    /// The SQL name behind `as`, where there is one and it can be a name. A name that cannot has been reported.
    func explicitName(_ name: Identifier?, canBeEmpty: Bool = false) -> String? {
        guard let name else { return nil }
        if name.text.isEmpty {
            if canBeEmpty { return "" }
            report(.invalidSQLName, "a name in SQL cannot be empty", at: name.span)
            return nil
        }
        if SQLIdentifier.hasControlCharacter(name.text) {
            report(
                .invalidSQLName, "a name in SQL cannot hold line breaks and other control characters", at: name.span)
            return nil
        }
        return name.text
    }

    /// The texts of `sql "…"` or `(postgresql: "…", sqlite: "…")`.
    func sqlText(_ syntax: SQLTextSyntax) -> SQLText {
        switch syntax {
        case .common(let text): SQLText(text)
        case .perDatabase(let postgresql, let sqlite): SQLText(postgresql: postgresql, sqlite: sqlite)
        }
    }
}
