import SchemagenLanguage
import SchemagenModel

/// Gathers what the rules find, each finding filtered where it stands.
struct ValidationFindings {
    private(set) var diagnostics: [Diagnostic] = []
    /// What an `@allow` suppresses.
    private(set) var suppressed: [SuppressedFinding] = []
    private let filter: LintFilter

    init(settings: SchemaSettings) { filter = LintFilter(settings: settings) }

    /// Adds a finding at a declaration, unless an `@allow` there or at its owner suppresses it.
    mutating func add(
        _ code: DiagnosticCode, _ message: String, at anchor: SourceAnchor, allowances: [Allowance],
        owner: [Allowance] = [], notes: [Diagnostic.Note] = [], fixes: [Diagnostic.Fix] = []
    ) {
        let diagnostic = Diagnostic(code, message, at: anchor.span, notes: notes, fixes: fixes)
        switch filter.judgement(of: diagnostic, allowances: owner.isEmpty ? allowances : allowances + owner) {
        case .reported(let diagnostic): diagnostics.append(diagnostic)
        case .suppressed(let finding): suppressed.append(finding)
        case .off: break
        }
    }

    /// Adds a finding at a column.
    mutating func add(
        _ code: DiagnosticCode, _ message: String, at column: Column, of table: TableFacts,
        notes: [Diagnostic.Note] = [], fixes: [Diagnostic.Fix] = []
    ) {
        add(
            code, message, at: column.anchor, allowances: column.allowances, owner: table.table.info.allowances,
            notes: notes, fixes: fixes)
    }

    /// Adds a finding at a key or constraint.
    mutating func add(
        _ code: DiagnosticCode, _ message: String, at constraint: ConstraintInfo, of table: TableFacts,
        notes: [Diagnostic.Note] = [], fixes: [Diagnostic.Fix] = []
    ) {
        add(
            code, message, at: constraint.anchor, allowances: constraint.allowances,
            owner: table.table.info.allowances, notes: notes, fixes: fixes)
    }

    /// Adds a finding at a table.
    mutating func add(
        _ code: DiagnosticCode, _ message: String, at table: TableFacts, notes: [Diagnostic.Note] = [],
        fixes: [Diagnostic.Fix] = []
    ) {
        let info = table.table.info
        add(code, message, at: info.anchor, allowances: info.allowances, notes: notes, fixes: fixes)
    }

    /// Adds a finding at an index.
    mutating func add(
        _ code: DiagnosticCode, _ message: String, at index: Index, of table: TableFacts,
        notes: [Diagnostic.Note] = [], fixes: [Diagnostic.Fix] = []
    ) {
        add(
            code, message, at: index.anchor, allowances: index.allowances, owner: table.table.info.allowances,
            notes: notes, fixes: fixes)
    }
}
