import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let documentationCoverage = DiagnosticCode(
        "documentation-coverage", .warning,
        """
        Fewer of the tables, columns, views, enums and types have documentation (`///`) than the header asks for. The
        columns of primary keys need none. Without the setting nothing is asked for.

            lint: { documented: 80 }          // percent

        `undocumented`, which is off unless `lint` gives it a severity, names each place.
        """)
}

/// As much is documented as the header asks for.
enum DocumentationCoverageRule: SchemaRule, LintRule {
    static let code = DiagnosticCode.documentationCoverage

    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings) {
        let wanted = schema.schema.settings.lint[.documented]
        guard wanted > 0 else { return }
        let all = Documentable.all(in: schema.schema)
        let missing = all.filter { !$0.isDocumented }
        let documented = all.count - missing.count
        guard documented * 100 < wanted * all.count else { return }
        let shown = 5
        var notes = missing.prefix(shown).map {
            Diagnostic.Note("`\($0.name)` has no documentation", at: $0.anchor.span)
        }
        if missing.count > shown {
            notes.append(Diagnostic.Note("and \(missing.count - shown) more, which `undocumented: note` names"))
        }
        findings.add(
            code,
            "\(documented) of \(all.count) things are documented, \(documented * 100 / all.count) percent, and `lint` asks for \(wanted)",
            at: SourceAnchor(), allowances: [], notes: notes)
    }
}
