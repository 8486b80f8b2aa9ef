import SchemagenLanguage
import SchemagenModel
import SchemagenValidation
import Testing

/// Each rule that only `lint` applies, on a file that breaks it and on one that does not.
@Suite struct RuleTests {
    @Test(arguments: RuleCase.all) func aBrokenRuleIsFound(rule: RuleCase) {
        #expect(RuleSample.findings(rule.code, in: rule.broken) == rule.findings)
    }

    @Test(arguments: RuleCase.all) func aRuleThatIsKeptIsNot(rule: RuleCase) {
        let file = SourceFile(path: "Schema/kept.schema", text: rule.kept)
        let found = RuleSample.all(in: file).diagnostics
        #expect(found.filter { $0.severity == .error }.map { FileDiagnostic($0, in: file).text } == [])
        #expect(found.filter { $0.code.name == rule.code }.map { FileDiagnostic($0, in: file).text } == [])
    }

    @Test func everyRuleHasACase() {
        let tried = Set(RuleCase.all.map(\.code))
        #expect(DiagnosticCode.lint.map(\.name).filter { !tried.contains($0) } == [])
    }

    @Test func noneOfThemIsAnError() {
        #expect(DiagnosticCode.lint.filter { $0.severity == .error }.map(\.name) == [])
    }

    /// What `generate` refuses or warns of does not grow by them.
    @Test func otherCommandsDoNotApplyThem() {
        for rule in RuleCase.all {
            let file = SourceFile(path: "Schema/test.schema", text: rule.broken)
            let parsed = Parser.parse(file)
            guard let schema = Resolver.resolve(parsed.tree).schema else { continue }
            #expect(!Validator.validate(schema).contains { $0.code.name == rule.code }, "\(rule.code)")
        }
    }

    @Test(arguments: RuleCase.all) func everyOneCanBeAllowedAtItsTable(rule: RuleCase) throws {
        guard rule.code != "documentation-coverage", rule.code != "unused-type", rule.code != "undocumented" else {
            return
        }
        let pattern = /table [A-Z][a-z]+( as ("[^"]+"|[a-z_]+))?/
        let allowed = rule.broken.replacing(pattern) { "\($0.output.0) @allow(\(rule.code), \"a test\")" }
        let file = SourceFile(path: "Schema/test.schema", text: allowed)
        let found = RuleSample.all(in: file)
        #expect(found.diagnostics.filter { $0.code.name == rule.code || $0.severity == .error }.map(\.message) == [])
        #expect(found.suppressed.count { $0.diagnostic.code.name == rule.code } == rule.findings.count)
        #expect(found.suppressed.allSatisfy { $0.allowance.reason == "a test" })
    }
}
