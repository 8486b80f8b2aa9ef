import SchemagenLanguage
import SchemagenModel
import SchemagenSwift

/// A schema file taken through the first stages: text → syntax tree → resolved schema.
public struct CompiledSchema: Sendable {
    /// The schema; nil where a finding is an error.
    public var schema: Schema?
    /// Errors and warnings, in the order of their places.
    public var diagnostics: [FileDiagnostic]
    /// The same before they were spelled out, and what an `@allow` suppresses.
    public var findings = RuleFindings()

    /// Reads a schema file.
    /// - Parameters:
    ///   - file: The file.
    ///   - rules: Further rules for a schema that is whole. The build plugins have none: what `generate` refused has no
    ///     migration, so the schema is found to be ahead of its history.
    ///   - codes: All diagnostic codes, for whoever knows them: then `lint` and `@allow` can name no others.
    ///   - workers: Who applies the rules.
    public static func compile(
        _ file: SourceFile, rules: @Sendable (Schema) -> RuleFindings = { _ in RuleFindings() },
        codes: [DiagnosticCode]? = nil,
        workers: Workers = .one
    ) -> CompiledSchema {
        let parsed = Parser.parse(file)
        var bag = DiagnosticBag()
        bag.add(contentsOf: parsed.diagnostics)
        let resolved = Resolver.resolve(parsed.tree, codes: codes)
        bag.add(contentsOf: resolved.diagnostics)
        var suppressed = resolved.suppressed
        // Rules about a schema that is not whole would report what is already reported.
        if let schema = resolved.schema, !bag.hasErrors {
            let (findings, names) = workers.pair({ rules(schema) }, { SwiftNameRule.check(schema) })
            bag.add(contentsOf: findings.diagnostics)
            bag.add(contentsOf: names)
            suppressed += findings.suppressed
        }
        let sorted = bag.sorted
        return CompiledSchema(
            schema: bag.hasErrors ? nil : resolved.schema, diagnostics: sorted.map { FileDiagnostic($0, in: file) },
            findings: RuleFindings(diagnostics: sorted, suppressed: suppressed))
    }
}
