import Foundation
import SchemagenLanguage
import SchemagenReports
import Testing

/// The forms of a report, on findings with hard texts and places.
@Suite struct ReportTests {
    private static let file = SourceFile(
        path: "pkg/Schema/a b%.schema", text: "table Größe {\n    a: 😀 Int32\n    b: Int64\n}\n")
    private static let code = DiagnosticCode("a-code", .warning, "What it is. Why \"so\".\n\n    example\n")
    private static let other = DiagnosticCode("b-code", .note, isOptional: true, "Another.")

    private static func span(_ text: String) -> SourceSpan {
        let whole = String(decoding: file.bytes, as: UTF8.self)
        let range = whole.range(of: text) ?? whole.startIndex..<whole.startIndex
        return SourceSpan(
            start: whole.utf8.distance(from: whole.startIndex, to: range.lowerBound),
            end: whole.utf8.distance(from: whole.startIndex, to: range.upperBound))
    }

    private static let report: LintReport = {
        let first = Diagnostic(
            code, "100 % wrong, in: \"two\"\nlines\r", at: span("Int32"),
            notes: [.init("declared here", at: span("Größe")), .init("by itself")], fixes: [.init("do that")])
        var error = Diagnostic(code, "whole", at: span("a: 😀 Int32\n    b: Int64"))
        error.severity = .error
        return LintReport(
            findings: [SourceFinding(first, in: file), SourceFinding(error, in: file)],
            suppressed: [
                SourceFinding(Diagnostic(other, "seen", at: span("b")), in: file, suppressionReason: "a \\ reason")
            ],
            root: "pkg/")
    }()

    @Test func theSummaryCounts() {
        #expect(Self.report.summary == "1 error, 1 warning, 1 suppressed.")
        #expect(LintReport(findings: [], suppressed: []).summary == "No findings.")
    }

    @Test func lessSeriousFindingsCanBeLeftOut() {
        #expect(Self.report.limited(to: .note).summary == Self.report.summary)
        #expect(Self.report.limited(to: .warning).summary == "1 error, 1 warning.")
        #expect(Self.report.limited(to: .error).summary == "1 error.")
    }

    @Test func json() throws {
        #expect(
            Self.report.limited(to: .warning).json == #"""
                {
                  "format": 1,
                  "findings": [
                    {
                      "code": "a-code",
                      "severity": "warning",
                      "message": "100 % wrong, in: \"two\"\nlines\r",
                      "path": "Schema/a b%.schema",
                      "line": 2,
                      "column": 13,
                      "endLine": 2,
                      "endColumn": 18,
                      "notes": [
                        {
                          "message": "declared here",
                          "line": 1,
                          "column": 7,
                          "endLine": 1,
                          "endColumn": 14
                        },
                        {
                          "message": "by itself"
                        }
                      ],
                      "fixes": [
                        "do that"
                      ]
                    },
                    {
                      "code": "a-code",
                      "severity": "error",
                      "message": "whole",
                      "path": "Schema/a b%.schema",
                      "line": 2,
                      "column": 5,
                      "endLine": 3,
                      "endColumn": 13
                    }
                  ],
                  "suppressed": [],
                  "summary": {
                    "errors": 1,
                    "warnings": 1,
                    "notes": 0,
                    "suppressed": 0
                  }
                }

                """#)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(Self.report.json.utf8)) as? [String: Any])
        let suppressed = try #require(object["suppressed"] as? [[String: Any]])
        #expect(suppressed.first?["reason"] as? String == "a \\ reason")
    }

    @Test func github() {
        #expect(
            Self.report.github == """
                ::warning file=Schema/a b%25.schema,line=2,endLine=2,col=11,endColumn=16,title=a-code::100 %25 wrong, in: "two"%0Alines%0D%0Ado that
                ::error file=Schema/a b%25.schema,line=2,endLine=3,title=a-code::whole

                """)
        let file = SourceFile(path: "a:b,c.schema", text: "x")
        let finding = SourceFinding(Diagnostic(Self.other, "n", at: .fileStart), in: file)
        #expect(
            LintReport(findings: [finding], suppressed: []).github
                == "::notice file=a%3Ab%2Cc.schema,line=1,endLine=1,col=1,endColumn=1,title=b-code::n\n")
    }

    // MARK: SARIF

    private func run() throws -> [String: Any] {
        let text = Self.report.sarif(rules: [Self.other], version: "1.2.3")
        let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(log["version"] as? String == "2.1.0")
        #expect((log["$schema"] as? String)?.hasSuffix("sarif-2.1.0.json") == true)
        let runs = try #require(log["runs"] as? [[String: Any]])
        #expect(runs.count == 1)
        return try #require(runs.first)
    }

    @Test func sarifHasTheRulesWithTheirTexts() throws {
        let driver = try #require((try run()["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect(driver["name"] as? String == "schemagen" && driver["version"] as? String == "1.2.3")
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(rules.map { $0["id"] as? String } == ["b-code", "a-code"])
        let help = try #require(rules[1]["help"] as? [String: String])
        #expect(help["text"] == Self.code.explanation && help["markdown"] == Self.code.explanation)
        #expect((rules[1]["shortDescription"] as? [String: String])?["text"] == "What it is.")
        let levels = rules.map { $0["defaultConfiguration"] as? [String: Any] ?? [:] }
        #expect(levels.map { $0["level"] as? String } == ["note", "warning"])
        #expect(levels.map { $0["enabled"] as? Bool } == [false, true])
    }

    @Test func sarifCountsColumnsInUTF16() throws {
        let run = try run()
        #expect(run["columnKind"] as? String == "utf16CodeUnits")
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.map { $0["ruleId"] as? String } == ["a-code", "a-code", "b-code"])
        #expect(results.map { $0["ruleIndex"] as? Int } == [1, 1, 0])
        #expect(results.map { $0["level"] as? String } == ["warning", "error", "note"])
        let places = results.map { ($0["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any] }
        #expect(
            places.map { ($0?["artifactLocation"] as? [String: String])?["uri"] }
                == Array(repeating: "Schema/a%20b%25.schema", count: 3))
        let regions = places.map { $0?["region"] as? [String: Int] }
        // The emoji is two units wide, and four bytes.
        #expect(regions[0] == ["startLine": 2, "startColumn": 11, "endLine": 2, "endColumn": 16])
        #expect(regions[1] == ["startLine": 2, "startColumn": 5, "endLine": 3, "endColumn": 13])
        let related = try #require(results[0]["relatedLocations"] as? [[String: Any]])
        #expect(related.count == 1)
        let region = (related[0]["physicalLocation"] as? [String: Any])?["region"] as? [String: Int]
        #expect(region == ["startLine": 1, "startColumn": 7, "endLine": 1, "endColumn": 12])
    }

    @Test func sarifKeepsWhatIsSuppressed() throws {
        let results = try #require(try run()["results"] as? [[String: Any]])
        let suppressions = results.map { $0["suppressions"] as? [[String: String]] }
        #expect(suppressions[0] == [] && suppressions[1] == [])
        #expect(suppressions[2] == [["kind": "inSource", "justification": "a \\ reason"]])
    }

    @Test func theSameFindingsGiveTheSameText() {
        #expect(
            Self.report.sarif(rules: [Self.other], version: "1") == Self.report.sarif(rules: [Self.other], version: "1")
        )
        #expect(Self.report.json == Self.report.json)
    }
}
