import SchemagenLanguage

/// What the parts of the resolver share: settings, the names that are declared, and the findings so far.
///
/// It lives for one run of the resolver on one thread.
final class ResolutionContext {
    /// The findings in the order of discovery.
    private(set) var diagnostics = DiagnosticBag()
    /// The header's settings.
    var settings = SchemaSettings()
    /// The databases of the header.
    var databases: DatabaseSet = .all
    /// The SQL names that declarations get without an `as`.
    var naming = SQLNaming()
    /// What is declared, by Swift name.
    var declarations = DeclarationTable()
    /// The enums by Swift name, once they are resolved.
    var enumerations: [String: Enumeration] = [:]
    /// The `type` declarations by Swift name, once they are resolved.
    var types: [String: NamedType] = [:]
    /// The Swift names of the sequences.
    var sequences: Set<String> = []
    /// Storage types, once the columns of all tables are known.
    var index = SchemaIndex(tables: [], enums: [], types: [])
    /// How many more suggestions are looked for: each compares a name with all others, and a file of nothing but
    /// misspelt names must not take quadratic time.
    private var suggestionsLeft = 200

    /// Adds a finding.
    func report(
        _ code: DiagnosticCode, _ message: String, at span: SourceSpan, notes: [Diagnostic.Note] = [],
        fixes: [Diagnostic.Fix] = []
    ) {
        diagnostics.add(code, message, at: span, notes: notes, fixes: fixes)
    }

    /// Adds a finding about a name that means nothing, with the nearest name that does.
    func reportUnknown(
        _ code: DiagnosticCode, _ message: String, name: String, among candidates: some Sequence<String>,
        at span: SourceSpan, notes: [Diagnostic.Note] = []
    ) {
        var fixes: [Diagnostic.Fix] = []
        if suggestionsLeft > 0 {
            suggestionsLeft -= 1
            if let near = Suggestion.closest(to: name, in: candidates) {
                fixes.append(Diagnostic.Fix("did you mean `\(near)`?", replacement: near))
            }
        }
        report(code, message, at: span, notes: notes, fixes: fixes)
    }

    /// Adds a warning unless it is allowed where it stands.
    func warn(
        _ code: DiagnosticCode, _ message: String, at span: SourceSpan, allowances: [Allowance],
        notes: [Diagnostic.Note] = []
    ) {
        for allowance in allowances where allowance.code == code.name { return }
        report(code, message, at: span, notes: notes)
    }

    /// Checks an expression where it stands.
    func check(_ syntax: ExpressionSyntax, in scope: ExpressionScope, expecting expected: ExpectedType) -> Expression? {
        ExpressionChecker(scope: scope).check(syntax, expecting: expected, diagnostics: &diagnostics)
    }

    /// The SQL name behind `as`, where there is one and it can be a name. A name that cannot has been reported.
    func explicitName(_ name: Identifier?) -> String? {
        guard let name else { return nil }
        if name.text.isEmpty {
            report(.invalidSQLName, "a name in SQL cannot be empty", at: name.span)
            return nil
        }
        if SQLIdentifier.hasControlCharacter(name.text) {
            report(
                .invalidSQLName, "a name in SQL cannot hold line breaks and other control characters", at: name.span)
            return nil
        }
        let length = name.text.utf8.count
        if length > SQLIdentifier.maximumLength {
            report(
                .sqlNameTooLong,
                "this name is \(length) bytes long, and PostgreSQL keeps \(SQLIdentifier.maximumLength)",
                at: name.span, fixes: [Diagnostic.Fix("shorten it, for instance to `\(SQLIdentifier.fitted(name.text))`")])
        }
        return name.text
    }

    /// The texts of `sql "…"` or `(postgresql: "…", sqlite: "…")`; a database that needs a text and has none is
    /// reported.
    func sqlText(_ syntax: SQLTextSyntax, for databases: DatabaseSet, at span: SourceSpan) -> SQLText {
        switch syntax {
        case .common(let text): return SQLText(text)
        case .perDatabase(let postgresql, let sqlite):
            let text = SQLText(postgresql: postgresql, sqlite: sqlite)
            requireText(text, for: databases, at: span)
            return text
        }
    }

    /// Reports the databases that need a text and have none.
    func requireText(_ text: SQLText, for databases: DatabaseSet, at span: SourceSpan) {
        for database in databases.databases where text[database] == nil {
            report(
                .missingSQLText, "there is no text for \(database.title)", at: span,
                notes: [
                    Diagnostic.Note(
                        "`@only(\(database == .postgresql ? "sqlite" : "postgresql"))` says that it is for the other database alone"
                    )
                ])
        }
    }
}
