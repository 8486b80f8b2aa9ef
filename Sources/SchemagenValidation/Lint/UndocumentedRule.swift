import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let undocumented = DiagnosticCode(
        "undocumented", .note, isOptional: true,
        """
        A table, column, view, enum or type has no documentation. It is looked for only where the header asks for it; the
        columns of primary keys need none.

            lint: { undocumented: warning }
        """)
}

/// Everything is documented, where the header asks for that.
enum UndocumentedRule: SchemaRule, LintRule {
    static let code = DiagnosticCode.undocumented

    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings) {
        for thing in Documentable.all(in: schema.schema) where !thing.isDocumented {
            findings.add(
                code, "`\(thing.name)` has no documentation", at: thing.anchor, allowances: thing.allowances,
                fixes: [Diagnostic.Fix("write a line that starts with `///` above it")])
        }
    }
}
