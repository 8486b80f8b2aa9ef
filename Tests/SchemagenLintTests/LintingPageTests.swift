import Foundation
import SchemagenGeneration
import SchemagenLanguage
import SchemagenModel
import Testing

/// What the documentation says of rules and thresholds is what the code has.
///
/// With `SCHEMAGEN_RECORD_GUIDES=1` the table of rules is written anew.
@Suite struct LintingPageTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources")
        .standardized
    private static let guide = sources.appending(path: "SchemagenVerification/Documentation.docc/Linting.md")
    private static let headers = sources.appending(path: "SchemagenLanguage/Documentation.docc/FilesAndHeaders.md")
    private static let head = "| Code | Default | In short |\n|---|---|---|\n"

    private static var table: String {
        let onlyLint = Set(
            (DiagnosticCode.lint + DiagnosticCode.hazards + DiagnosticCode.suppression).map(\.name))
        return DiagnosticCatalogue.lintable.map { code in
            let star = onlyLint.contains(code.name) ? "" : " *"
            let severity = code.isOptional ? "off" : code.severity.rawValue
            return "| `\(code.name)`\(star) | \(severity) | \(code.summary) |\n"
        }.joined()
    }

    @Test func theTableOfRulesIsComplete() throws {
        let page = try String(contentsOf: Self.guide, encoding: .utf8)
        let place = try #require(page.range(of: Self.head)?.upperBound)
        if ProcessInfo.processInfo.environment["SCHEMAGEN_RECORD_GUIDES"] != nil {
            try Data((page[..<place] + Self.table).utf8).write(to: Self.guide)
            return
        }
        #expect(page[place...] == Self.table)
    }

    @Test func theTableOfThresholdsIsComplete() throws {
        let page = try String(contentsOf: Self.headers, encoding: .utf8)
        for threshold in LintThreshold.allCases {
            let range = "\(threshold.range.lowerBound) to \(threshold.range.upperBound)"
            let row = "| `\(threshold.rawValue)` | \(range) | \(threshold.defaultValue) | \(threshold.meaning) |\n"
            #expect(page.contains(row), "\(row)")
        }
    }

    /// The schema of this repository has no warning, and no suppression too many.
    @Test func theOwnSchemaIsClean() throws {
        let path = Self.sources.appending(path: "../Schema/leadgen.schema").standardized
        let project = LintProject(try String(contentsOf: path, encoding: .utf8))
        let found = project.lint()
        #expect(found.findings.filter { $0.diagnostic.severity != .note }.map(\.diagnostic.message) == [])
        #expect(found.suppressed.count > 20)
        #expect(found.suppressed.allSatisfy { $0.suppressionReason?.isEmpty == false })
    }

    /// A summary is a cell of a table and SARIF's short description: one sentence on one line.
    @Test(arguments: DiagnosticCatalogue.lintable) func everySummaryIsASentence(code: DiagnosticCode) {
        #expect(code.summary.hasSuffix(".") && !code.summary.contains("\n") && !code.summary.contains("|"))
        #expect(code.summary.count < 240)
    }

    @Test func codesAreUnique() {
        let names = DiagnosticCatalogue.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(Set(DiagnosticCatalogue.lintable).isSubset(of: DiagnosticCatalogue.all))
    }

    /// A threshold and a code are keys of one map.
    @Test func thresholdsAreNoCodes() {
        #expect(Set(DiagnosticCatalogue.all.map(\.name)).isDisjoint(with: LintThreshold.allCases.map(\.rawValue)))
    }
}
