import SchemagenLanguage
import Testing

/// Tokens and comments of texts that are right.
@Suite struct LexerTests {
    private func tokens(_ text: String) -> [String] {
        let (stream, diagnostics) = Lexer.tokenize(SourceFile(path: "a", text: text))
        #expect(diagnostics.isEmpty)
        return stream.tokens.dropLast().map { stream.text(of: $0) }
    }

    private func values(_ text: String) -> [String] {
        let (stream, diagnostics) = Lexer.tokenize(SourceFile(path: "a", text: text))
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
        return stream.tokens.dropLast().map { stream.stringValue(of: $0) }
    }

    @Test func operatorsAreAsLongAsTheyCanBe() {
        #expect(
            tokens("{}()[]< >= ,:.?@-> + - * / % ! == != < <= > >= && || ??") == [
                "{", "}", "(", ")", "[", "]", "<", ">=", ",", ":", ".", "?", "@", "->", "+", "-", "*", "/", "%", "!",
                "==", "!=", "<", "<=", ">", ">=", "&&", "||", "??",
            ])
    }

    @Test func numbersEndWhereTheyMust() {
        #expect(
            tokens("1 1_000 3.37 1e5 1.5E-3 1.a 2..") == [
                "1", "1_000", "3.37", "1e5", "1.5E-3", "1", ".", "a", "2", ".", ".",
            ])
        let (stream, _) = Lexer.tokenize(SourceFile(path: "a", text: "1 1.0 1e5"))
        #expect(stream.tokens.map(\.kind) == [.integer, .decimal, .decimal, .endOfFile])
    }

    @Test func namesAreUnicode() {
        #expect(tokens("größe _a a1 名前 `index`") == ["größe", "_a", "a1", "名前", "index"])
        let (stream, _) = Lexer.tokenize(SourceFile(path: "a", text: "index `index` indexes Index"))
        #expect(stream.tokens.map(\.keyword) == [.index, .none, .none, .none, .none])
        #expect(stream.tokens.map(\.isQuoted) == [false, true, false, false, false])
    }

    @Test(arguments: Keyword.allCases.filter { $0 != .none })
    func everyKeywordIsKnown(keyword: Keyword) {
        let (stream, _) = Lexer.tokenize(SourceFile(path: "a", text: "\(keyword.rawValue) x"))
        #expect(stream.tokens[0].keyword == keyword)
    }

    @Test func escapesAreResolved() {
        #expect(values(#""a\n\t\r\"\\\u{20AC}b""#) == ["a\n\t\r\"\\€b"])
        #expect(values(#""" "'" "//" "ü""#) == ["", "'", "//", "ü"])
    }

    @Test func rawStringsLoseTheirIndentation() {
        #expect(values("\"\"\"\n    a\\n\n\n      b \n  \n    \"\"\"") == ["a\\n\n\n  b \n"])
        #expect(values("\"\"\"\n\"\"\"") == [""])
        #expect(values("\"\"\"\n\n\"\"\"") == [""])
        #expect(values("\"\"\"  \n\ta\n\t\"\"\"") == ["a"])
        #expect(values("##\"\"\"\n\"\"\" \"\"\"#\n\"\"\"##") == ["\"\"\" \"\"\"#"])
        #expect(values("\"\"\"\r\n  a\r\n  b\r\n  \"\"\"") == ["a\nb"])
    }

    @Test func commentsAreKept() {
        let text = "\n// first\n\n\n/// doc\n//// four\na // behind\n\n  b\n// last\n"
        let (stream, _) = Lexer.tokenize(SourceFile(path: "a", text: text))
        #expect(
            stream.tokens.map { stream.leading(of: $0).map { stream.text(of: $0) } } == [
                ["// first", "/// doc", "//// four"], ["// behind"], ["// last"],
            ])
        #expect(stream.trivia.map(\.isTrailing) == [false, false, false, true, false])
        #expect(stream.trivia.map(\.blankLinesBefore) == [1, 2, 0, 0, 0])
        #expect(stream.trivia.map(\.kind) == [.comment, .documentation, .comment, .comment, .comment])
        #expect(stream.tokens.map(\.blankLinesBefore) == [0, 1, 0])
        #expect(stream.tokens.map(\.hasDocumentation) == [true, false, false])
    }

    @Test func lineEndingsAndTheByteOrderMarkMeanNothing() {
        let plain = Lexer.tokenize(SourceFile(path: "a", text: "table A { // x\n  a: Int32\n}\n")).tokens
        let crlf = Lexer.tokenize(SourceFile(path: "a", text: "\u{FEFF}table A { // x\r\n  a: Int32\r\n}\r\n"))
        #expect(crlf.diagnostics.isEmpty)
        #expect(plain.tokens.map(\.kind) == crlf.tokens.tokens.map(\.kind))
        #expect(crlf.tokens.trivia.map { crlf.tokens.text(of: $0) } == ["// x"])
        #expect(plain.tokens.map(\.isFirstOnLine) == crlf.tokens.tokens.map(\.isFirstOnLine))
    }

    @Test func theEmptyFileHasOneToken() {
        let (stream, diagnostics) = Lexer.tokenize(SourceFile(path: "a", text: ""))
        #expect(stream.tokens.map(\.kind) == [.endOfFile])
        #expect(diagnostics.isEmpty)
    }
}
