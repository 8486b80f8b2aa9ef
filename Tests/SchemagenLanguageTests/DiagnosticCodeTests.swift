import SchemagenLanguage
import Testing

@Suite struct DiagnosticCodeTests {
    @Test func namesAreUniqueWordsWithHyphens() {
        let names = DiagnosticCode.language.map(\.name)
        #expect(names.count > 20)
        #expect(Set(names).count == names.count)
        for name in names {
            #expect(name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(name)")
        }
    }

    @Test(arguments: DiagnosticCode.language)
    func everyCodeIsExplained(code: DiagnosticCode) {
        #expect(code.explanation.utf8.count > 80)
        #expect(code.explanation.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }
}
