import SchemagenFormatter
import SchemagenLanguage
import SchemagenModel
import SchemagenValidation
import Testing

/// Every example of the reference is what it claims to be.
struct ReferenceExampleTests {
    /// What is shown as right is without errors, from the bytes to the validated schema.
    @Test(arguments: ReferenceExample.all.filter { $0.expectedCode == nil })
    func examplesHaveNoErrors(example: ReferenceExample) {
        for diagnostic in example.diagnostics where diagnostic.severity == .error {
            Issue.record("\(FileDiagnostic(diagnostic, in: example.file).text)")
        }
    }

    /// What is shown as a mistake has that mistake and no other.
    @Test(arguments: ReferenceExample.all.filter { $0.expectedCode != nil })
    func mistakesGiveTheirCode(example: ReferenceExample) {
        let errors = example.diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.code.name) == [example.expectedCode])
    }

    @Test(arguments: ReferenceExample.all)
    func examplesAreInCanonicalLayout(example: ReferenceExample) {
        let result = Formatter.format(example.file)
        #expect(result.diagnostics.isEmpty)
        #expect(result.text == example.text)
    }

    @Test func mistakesAreShown() {
        #expect(ReferenceExample.all.filter { $0.expectedCode != nil }.count >= 8)
    }
}

extension ReferenceExample {
    /// The example as a file, named after the place where it stands.
    var file: SourceFile { SourceFile(path: "\(page):\(line)", text: text) }

    /// What the parser, the resolver and the validator find in it.
    var diagnostics: [Diagnostic] {
        let parsed = Parser.parse(file)
        if parsed.hasErrors { return parsed.diagnostics }
        let resolved = Resolver.resolve(parsed.tree)
        guard let schema = resolved.schema else { return parsed.diagnostics + resolved.diagnostics }
        return parsed.diagnostics + resolved.diagnostics + Validator.validate(schema)
    }
}
