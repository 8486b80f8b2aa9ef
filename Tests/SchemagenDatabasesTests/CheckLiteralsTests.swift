import Testing

@testable import SchemagenDatabases

@Suite struct CheckLiteralsTests {
    @Test func whatACheckNamesIsSuggested() {
        let price = CheckLiterals("price > 0 AND price < 10", .sqlite)
        #expect(price.numbers.first == "5")
        let status = CheckLiterals("((status)::text = ANY (ARRAY['a'::text, 'it''s'::text]))", .postgreSQL)
        #expect(status.texts.contains("a") && status.texts.contains("it's"))
        let code = CheckLiterals("length(code) = 5", .sqlite)
        #expect(code.lengths.contains("aaaaa"))
        #expect(CheckLiterals("x >= -7", .sqlite).numbers.contains("-7"))
        #expect(CheckLiterals("d >= '2031-02-03'::date", .postgreSQL).dates.contains("2031-02-15"))
    }

    @Test(arguments: [
        ("^[A-Z]{2}-\\d{3}$", "AA-111"), ("^(foo|bar)+$", "foo"), ("^[^@]+@[^@]+\\.[a-z]{2,}$", "a@a.aa"),
        ("a?b*c+", "abc"), ("^\\+?[0-9]{7,15}$", "+0000000"), ("^(?:x|y)z", "xz"), ("[[:upper:]]{2}", "AA"), ("", ""),
        ("((((", ""), ("[", ""), ("a{", "a{"),
    ])
    func aPatternHasASample(_ pattern: String, _ sample: String) {
        #expect(PatternSample.texts(pattern).first == sample)
    }

    @Test func countsInsideCountsEnd() {
        let pattern = String(repeating: "(", count: 30) + "a" + String(repeating: "{200})", count: 30)
        #expect((PatternSample.texts(pattern).first?.utf8.count ?? .max) <= 2000)
        #expect(PatternSample.texts("a{9223372036854775807,}").first?.utf8.count == 200)
    }

    @Test func textsAndCommentsHideWhatIsInThem() {
        func symbols(_ script: String) -> Int {
            SQLScanner.tokens(of: script, .postgreSQL).count { $0.isSymbol(";") }
        }
        #expect(symbols("a; b") == 1)
        #expect(symbols(" ';'';' ; -- x;\n\"q;\"\"\" /* ; /* ; */ ; */ ;; E'\\';' $$;$$ $a$;$$;$a$ ;") == 4)
        #expect(symbols("'open;") == 0)
        #expect(SQLScanner.tokens(of: "-- nothing\n/* open", .postgreSQL).isEmpty)
    }
}
