import SchemagenLanguage
import Testing

/// What the lexer finds, where, and that the parser adds nothing to it.
@Suite struct LexerDiagnosticTests {
    private func value(_ text: String) -> String { "table T { a: String = \(text)\n}" }

    @Test func strings() {
        expect([.unterminatedString], in: value("«\"»abc"))
        expect([.unterminatedString], in: "table T { a: String @check(a != «\"»x)\n b: Int32 }")
        expect([.unterminatedString], in: "table T { a: String = \"\"\n}\nsql view \"v\" «\"\"\"»\n  x\n")
        expect([.unterminatedString], in: "sql view \"v\" «##\"\"\"»\n  x\"\"\"#\n")
        expect([.badEscape], in: value(#""a«\q»b""#))
        expect([.badEscape], in: value(#""«\u{}»""#))
        expect([.badEscape], in: value(#""«\u{D800}»""#))
        expect(.badEscape, fix: "strings are constant here; nothing can be interpolated", in: value(#""«\(»x)""#))
        expect([.controlCharacter], in: value("\"a«\u{0}»b\""))
        expect([.controlCharacter], in: value("\"a«\u{1B}»[31m\""))
        expect([.controlCharacter], in: value(#""«\0»""#))
        expect([.controlCharacter], in: value(#""«\u{0}»""#))
        expect(
            .singleQuotes, fix: "write \"it\"", replacement: "\"it\"", in: value("«'it'»"))
    }

    @Test func rawStrings() {
        expect([.badRawString], in: value("«\"\"\"»text\"\"\""))
        expect([.badRawString], in: value("\"\"\"\n  text«\"\"\"»"))
        expect([.badRawString], in: value("\"\"\"\n    a\n«  b»\n c\n    \"\"\""))
        expect([.badRawString], in: value("«#\"a\"#»"))
        expect([.controlCharacter], in: value("\"\"\"\n  a«\u{0}»\n  \"\"\""))
    }

    @Test func namesAndNumbers() {
        expect([.badName], in: "table T { «``»: Int32 }")
        expect([.badName], in: "table T { «`a b`»: Int32 }")
        expect([.badName], in: "table T { «`»a: Int32\n b: Int32 }")
        expect([.badNumber], in: value("«12abc»"))
        expect(.badNumber, fix: "numbers are decimal: write 255", replacement: "255", in: value("«0xFF»"))
        expect(.badNumber, fix: "write 0.5", replacement: "0.5", in: value("«.5»"))
        expect([.strayCharacter], in: "table T { na«\u{202E}»me: Int32 }")
        expect([.badName], in: "table T as «\"a\\nb\"» { a: Int32 }")
        expect([.badName], in: "table T as «\"\"» { a: Int32 }")
        expect([.badName], in: "table T as «\"a\u{202E}b\"» { a: Int32 }")
    }

    @Test func strayCharacters() {
        expect(.strayCharacter, fix: "leave the `;` out", replacement: "", in: "table T { a: Int32«;»\n b: Int32 }")
        expect(
            [.strayCharacter],
            in: "table T { a: String = «“»abc«”» }".replacing("«”»", with: "")
                .replacing("abc", with: ".abc"))
        expect([.strayCharacter], in: "table T { a: Int32 «$$\\» @index }")
        expect(.strayCharacter, fix: "write an ordinary space", in: "table T { a:«\u{A0}»Int32 }")
    }

    @Test func commentsOfOtherLanguages() {
        expect(.foreignComment, fix: "write `//`", replacement: "//", in: "table T { a: Int32 «--» id\n b: Int32 }")
        expect([.foreignComment], in: "«/*» table T {\n } */ table U { a: Int32 }")
        expect([.foreignComment], in: "«/*» unclosed\ntable U { a: Int32 }")
    }

    @Test func operatorsOfOtherLanguages() {
        expect(.foreignOperator, fix: "did you mean `!=`?", replacement: "!=", in: "table T { check c: a «<>» 1 }")
        expect(.foreignOperator, fix: "did you mean `==`?", replacement: "==", in: "table T { check c: a «===» 1 }")
        expect(.foreignOperator, fix: "did you mean `||`?", replacement: "||", in: "table T { check c: a «|» b }")
        expect(.foreignOperator, fix: "did you mean `&&`?", replacement: "&&", in: "table T { check c: a «&» b }")
    }

    @Test func whatIsNotUTF8() {
        var bytes = Array("table T { a: Int32 } // ".utf8)
        let start = bytes.count
        bytes += [0xE4, 0xF6, 0x41, 0xFF]
        let result = Parser.parse(SourceFile(path: "a", bytes: bytes))
        #expect(result.diagnostics.map(\.code) == [.invalidUTF8, .invalidUTF8])
        #expect(result.diagnostics.first?.span == SourceSpan(start: start, end: start + 2))
        #expect(result.tree.declarations.count == 1)

        let latin = Parser.parse(
            SourceFile(path: "a", bytes: Array(repeating: [0x41, 0xE4], count: 500).flatMap { $0 }))
        #expect(latin.diagnostics.count == 21)
        let utf16 = Parser.parse(SourceFile(path: "a", bytes: [0xFF, 0xFE, 0x41, 0x00]))
        #expect(utf16.diagnostics.map(\.code) == [.invalidUTF8])
    }

    @Test(
        arguments: [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80]] as [[UInt8]])
    func overlongAndSurrogateBytesAreNotUTF8(bytes: [UInt8]) {
        let result = Lexer.tokenize(SourceFile(path: "a", bytes: bytes))
        #expect(result.diagnostics.map(\.code) == [.invalidUTF8])
        #expect(result.diagnostics.first?.span == SourceSpan(start: 0, end: bytes.count))
    }

    @Test func readingEndsAfterTooManyErrors() {
        let result = Parser.parse(SourceFile(path: "a", text: String(repeating: "$ a\n", count: 1000)))
        #expect(result.diagnostics.count { $0.code == .strayCharacter } == 100)
        #expect(result.diagnostics.count { $0.code == .tooManyErrors } == 1)
    }
}
