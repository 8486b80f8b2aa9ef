import SchemagenLanguage
import SchemagenModel
import SchemagenSwift
import Testing

/// What has no meaning that all three could share, or none in Swift, is refused where it is written.
@Suite struct ExpressionRefusalTests {
    /// What the language has no operator for, since the engines differ: the checker says so.
    @Test(arguments: [
        "j == j2", "j != j2", "j < j2", "j in [j2]", "min(j, j2) == nil", "j + j2 == nil", "jt == jt2",
        "words == words2",
        "words < words2", "words in [words2]", "words + words2 == nil", "max(words, words2) == nil", "ld + 1 == ld2",
        "ld - ld2 == 1", "lt - lt2 == l", "tm * 2 == tm", "-l < l2", "abs(l) == l2", "u < u2", "x < x2",
        "min(u, u2) == u",
        "round(l) == l2", "length(ld) == 10",
    ])
    func whatHasNoOperatorIsRefused(_ text: String) throws {
        let codes = try Self.findings(text, Sample.everywhere)
        #expect(codes == ["operator-undefined"] || codes == ["type-mismatch"], "\(codes)")
    }

    @Test(arguments: [
        "iv == iv2", "iv != iv2", "iv < iv2", "iv in [iv2]", "min(iv, iv2) == nil", "iv + iv2 == nil", "-iv == nil",
    ])
    func whatIntervalsHaveNotIsRefused(_ text: String) throws {
        #expect(try Self.findings(text, Sample.onPostgreSQL) == ["operator-undefined"])
    }

    /// Two types that are alike and not the same have no common value.
    @Test(arguments: [
        "ld < lt", "lt == at", "tm == lt", "(ld ?? lt) == nil", "(g ? ld : tm) == nil", "ld in [lt]", "l == i64",
        "ld == \"2024-02-29\"", "(j ?? jt2) == nil", "(g ? j : jt) == nil", "(words ?? counts) == nil",
        "(j ?? words) == nil", "u == s", "x == s",
    ])
    func typesThatAreAlikeDoNotMix(_ text: String) throws {
        #expect(try Self.findings(text, Sample.everywhere) == ["type-mismatch"])
    }

    /// Nor do two types without operators, or JSON of two kinds.
    @Test(arguments: [
        "(address ?? place) == nil", "(g ? place : address) != nil", "(settings ?? document) == nil",
        "(g ? huge : larger) == nil",
    ])
    func typesWithoutOperatorsDoNotMix(_ text: String) throws {
        let columns = [
            "address: Inet?", "place: Point?", "settings: JSON<Settings>?", "document: JSON?", "huge: Decimal(30, 2)?",
            "larger: Decimal(40, 2)?",
        ]
        #expect(try Self.findings(text, Sample.onPostgreSQL, columns: columns) == ["type-mismatch"])
        #expect(try Self.findings("(address ?? address) == nil", Sample.onPostgreSQL, columns: columns) == [])
    }

    /// What Swift cannot work out is refused in a computed property, and left to the database in a check.
    @Test(arguments: [
        ("sql(\"s IS NULL\")", "sql-not-here"), ("matches(s, \"^a\")", "needs-postgresql"),
        ("now() == at", "function-not-here"), ("today() == ld", "function-not-here"),
        ("uuid() == u", "function-not-here"),
    ])
    func whatSwiftCannotWorkOutIsRefused(_ text: String, code: String) throws {
        #expect(try Self.findings(text, Sample.everywhere) == [code])
    }

    @Test func aCheckInSQLIsLeftToTheDatabase() throws {
        let schema = try ExpressionPropertyTests.resolve(
            Sample.onPostgreSQL.schema([
                "check inSQL: sql(\"iv > iv2\")", "check inSwift as in_swift: iv != nil",
            ]))
        let text = SwiftGenerator.singleFile(for: schema, structures: [:]).text
        #expect(text.contains("\"in_swift\""))
        #expect(!text.contains("samples_in_sql_check\")"))
    }

    /// The codes of the errors about a computed property.
    private static func findings(_ text: String, _ sample: Sample, columns: [String] = []) throws -> [String] {
        let parsed = Parser.parse(
            SourceFile(path: "Nasty.schema", text: sample.schema(columns + ["computed c0: Bool? = \(text)"])))
        try #require(parsed.diagnostics.isEmpty)
        return Resolver.resolve(parsed.tree).diagnostics.filter { $0.severity == .error }.map(\.code.name)
    }
}
