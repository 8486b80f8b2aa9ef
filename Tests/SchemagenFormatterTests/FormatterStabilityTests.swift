import SchemagenFormatter
import SchemagenLanguage
import Testing

/// What must hold for every file, however it is laid out.
struct FormatterStabilityTests {
    /// White space and line breaks make no difference.
    @Test(arguments: 0..<200)
    func layoutIsCanonical(seed: Int) {
        let scrambled = FormatterScrambler.scramble(FormatterSample.everything, seed: UInt64(seed))
        let result = Formatter.format(SourceFile(path: "scrambled.schema", text: scrambled))
        #expect(result.diagnostics.isEmpty)
        #expect(result.text == FormatterSample.everything)
    }

    /// Comments between any two tokens stay in their order among the tokens, and a second run changes nothing.
    @Test(arguments: 0..<200)
    func commentsStayWhereTheyAre(seed: Int) {
        let scrambled = FormatterScrambler.scramble(
            FormatterSample.everything, seed: UInt64(seed), commentRate: [2, 10, 50, 100][seed % 4])
        let result = Formatter.format(SourceFile(path: "scrambled.schema", text: scrambled))
        #expect(result.diagnostics.isEmpty)
        expectSameWords(result.text, scrambled)

        let again = Formatter.format(SourceFile(path: "scrambled.schema", text: result.text))
        #expect(again.text == result.text)
        #expect(!again.isChanged)
        expectTidy(result.text)
    }

    /// Lines shorter than any sensible width break everywhere; the words still stay.
    @Test func longWordsBreakEverything() {
        let long = String(repeating: "x", count: 130)
        let source = FormatterSample.everything.replacing("tenantID", with: long).replacing("opened", with: long)
        let result = Formatter.format(SourceFile(path: "long.schema", text: source))
        #expect(result.diagnostics.isEmpty)
        expectSameWords(result.text, source)
        #expect(Formatter.format(SourceFile(path: "long.schema", text: result.text)).text == result.text)
        for seed in 0..<20 {
            let scrambled = FormatterScrambler.scramble(source, seed: UInt64(seed))
            #expect(
                Formatter.format(SourceFile(path: "long.schema", text: scrambled)).text == result.text, "seed \(seed)")
        }
    }

    /// Time grows with the length of the file and not with its square.
    @Test func largeFilesAreFormattedInLinearTime() {
        var source = ""
        for index in 0..<2_000 {
            source +=
                "table T\(index) { id: Int64 @primaryKey @identity\nname: String(100)? = nil\ncheck c: id > \(index) }\n"
        }
        let result = Formatter.format(SourceFile(path: "large.schema", text: source))
        #expect(result.text.utf8.count > source.utf8.count)

        let chain = String(repeating: "a > 0 && ", count: 200) + "a > 0"
        let nested = String(repeating: "(", count: 200) + "a" + String(repeating: ")", count: 200)
        let deep = "table T { a: Int32 check c: \(chain) check d: \(nested) > 0 }"
        let formatted = Formatter.format(SourceFile(path: "deep.schema", text: deep))
        #expect(formatted.diagnostics.isEmpty)
        expectSameWords(formatted.text, deep)
    }

    /// A file that was cut off or damaged is formatted or left alone, and nothing else.
    @Test func damagedFilesAreNoTrouble() {
        let bytes = Array(FormatterSample.everything.utf8)
        var generator = SeededGenerator(seed: 7)
        var refused = 0
        for round in 0..<300 {
            var damaged = bytes
            if round.isMultiple(of: 2) {
                damaged.removeLast(Int.random(in: 0..<bytes.count, using: &generator))
            } else {
                let start = Int.random(in: 0..<bytes.count - 20, using: &generator)
                damaged.removeSubrange(start..<start + Int.random(in: 1...20, using: &generator))
            }
            let file = SourceFile(path: "damaged.schema", bytes: damaged)
            let result = Formatter.format(file)
            if Parser.parse(file).hasErrors {
                refused += 1
                #expect(!result.isChanged && !result.diagnostics.isEmpty)
            } else {
                expectSameWords(result.text, String(decoding: damaged, as: UTF8.self))
            }
        }
        #expect((100..<290).contains(refused), "\(refused) of 300 were refused")
    }

    // MARK: -

    /// Compares tokens and comments; says where the first difference is.
    private func expectSameWords(
        _ text: String, _ original: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let (one, other) = (words(of: text), words(of: original))
        guard one != other else { return }
        let index = zip(one, other).prefix { $0 == $1 }.count
        Issue.record(
            "\(one.dropFirst(max(0, index - 3)).prefix(8)) instead of \(other.dropFirst(max(0, index - 3)).prefix(8))",
            sourceLocation: sourceLocation)
    }

    /// Tokens and comments in their order, without the commas.
    private func words(of text: String) -> [String] {
        let stream = Lexer.tokenize(SourceFile(path: "words.schema", text: text)).tokens
        var words: [String] = []
        for token in stream.tokens {
            for comment in stream.leading(of: token) { words.append(stream.text(of: comment)) }
            if token.kind == .comma { continue }
            words.append(
                token.kind == .rawString ? stream.stringValue(of: token) : stream.file.text(of: token.span))
        }
        return words
    }

    /// No tabs, no blanks at the end of a line, no two empty lines together, one line break at the end.
    private func expectTidy(_ text: String) {
        #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
        #expect(!text.contains("\n\n\n"))
        #expect(!text.contains("\t") && !text.contains("\r"))
        for line in text.split(separator: "\n") { #expect(line.last != " ") }
    }
}
