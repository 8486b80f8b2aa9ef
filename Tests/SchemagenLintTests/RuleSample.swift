import SchemagenLanguage
import SchemagenModel
import SchemagenValidation

/// A schema file for the tests of rules.
enum RuleSample {
    /// The findings of the rules that only `lint` applies, as `line: message`, for one code.
    static func findings(_ code: String, in text: String) -> [String] {
        let file = SourceFile(path: "Schema/test.schema", text: text)
        return all(in: file).diagnostics.filter { $0.code.name == code }.map { diagnostic in
            "\(file.location(at: diagnostic.span.start).line): \(diagnostic.message)"
        }
    }

    /// Everything that is found.
    static func all(in file: SourceFile) -> RuleFindings {
        let parsed = Parser.parse(file)
        let resolved = Resolver.resolve(parsed.tree)
        guard let schema = resolved.schema, !parsed.hasErrors, !resolved.hasErrors else {
            return RuleFindings(diagnostics: parsed.diagnostics + resolved.diagnostics)
        }
        return Validator.findings(about: schema, by: .all)
    }
}
