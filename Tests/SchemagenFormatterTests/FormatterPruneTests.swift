import SchemagenFormatter
import SchemagenLanguage
import Testing

/// Taking spent hints out of a file.
struct FormatterPruneTests {
    @Test func hintsGoWithTheLinesThatTheyLeaveEmpty() {
        let source = """
            removed column Campaign.notes
            removed table Old // gone

            /// Documented.
            table Campaign was Mailing {
                id: Int64
                name was title: String @backfill("none") @index
                size: Int32
                    @convert(Int32(size))
                // Kept.
            }

            """
        let result = prune(
            source,
            [
                "@convert(Int32(size))", "removed column Campaign.notes", "@backfill(\"none\")", " was title",
                "removed table Old", " was Mailing",
            ])
        #expect(
            result.text == """
                // gone

                /// Documented.
                table Campaign {
                    id: Int64
                    name: String @index
                    size: Int32
                    // Kept.
                }

                """)
        #expect(result.isChanged)
        #expect(result.diagnostics.isEmpty)
    }

    @Test func everythingTakenOut() {
        let source = "removed table A\nremoved table B"
        let result = prune(source, ["removed table A", "removed table B"])
        #expect(result.text.isEmpty)
        #expect(result.isChanged)
    }

    @Test func overlappingSpansAndSpansOutsideTheFile() {
        let source = "table T {\n    a: Int32 @index @touch\n}\n"
        let file = SourceFile(path: "prune.schema", text: source)
        let start = 14 + 9
        let result = Formatter.format(
            file,
            removing: [
                SourceSpan(start: start, end: start + 6), SourceSpan(start: start, end: start + 13),
                SourceSpan(start: 900, end: 1_000),
            ])
        #expect(result.text == "table T {\n    a: Int32\n}\n")
    }

    @Test func aRemovalThatWouldBreakTheFileIsNotDone() {
        let source = "table T {\n    a: Int32\n}\n"
        let result = prune(source, [": Int32"])
        #expect(result.text == source)
        #expect(!result.isChanged)
        #expect(!result.diagnostics.isEmpty)
    }

    @Test func nothingToTakeOutIsFormattingAlone() {
        let result = prune("table T {a:Int32}", [])
        #expect(result.text == "table T {\n    a: Int32\n}\n")
    }

    // MARK: Finding hints

    @Test func everyHintOfAFileIsFound() {
        let file = SourceFile(
            path: "hints.schema",
            text: """
                removed column Campaign.notes
                removed sql function "touch()"
                enum State as states was Status { draft was new, sent }
                namespace n { table T as ts was U {
                    a as "x" was b: Int32 @index @backfill(1)
                    was: Int32 @convert(0)
                    check c was d: a > 0
                } }
                """)
        let parsed = Parser.parse(file)
        #expect(!parsed.hasErrors)
        let hints = EvolutionHint.all(in: parsed)
        #expect(
            hints.map { file.text(of: $0.span) } == [
                "removed column Campaign.notes", "removed sql function \"touch()\"", "was Status", "was new", "was U",
                "was b", "@backfill(1)", "@convert(0)", "was d",
            ])
        #expect(
            hints.map(\.path) == [
                ["Campaign", "notes"], ["touch()"], ["State"], ["State", "draft"], ["T"], ["T", "a"], ["T", "a"],
                ["T", "was"], ["T", "c"],
            ])

        let pruned = Formatter.format(file, removing: hints.map(\.span))
        #expect(EvolutionHint.all(in: Parser.parse(SourceFile(path: "pruned.schema", text: pruned.text))).isEmpty)
        #expect(
            pruned.text == """
                enum State as states { draft, sent }

                namespace n {
                    table T as ts {
                        a as "x": Int32 @index
                        was: Int32
                        check c: a > 0
                    }
                }

                """)
    }

    @Test func hintsAreEqualWhereverTheyStand() {
        let one = EvolutionHint(.backfill, path: ["T", "a"], span: SourceSpan(start: 1, end: 9))
        #expect(one == EvolutionHint(.backfill, path: ["T", "a"], span: .fileStart))
        #expect(one != EvolutionHint(.convert, path: ["T", "a"], span: one.span))
        #expect(one != EvolutionHint(.backfill, path: ["T", "b"], span: one.span))
        let former = EvolutionHint(.formerName("x"), path: ["T"], span: .fileStart)
        #expect(former != EvolutionHint(.formerName("y"), path: ["T"], span: .fileStart))
    }

    private func prune(_ source: String, _ hints: [String]) -> FormatResult {
        var spans: [SourceSpan] = []
        for hint in hints {
            guard let range = source.firstRange(of: hint) else {
                Issue.record("no \(hint)")
                continue
            }
            let start = source.utf8.distance(from: source.startIndex, to: range.lowerBound)
            spans.append(SourceSpan(start: start, end: start + hint.utf8.count))
        }
        return Formatter.format(SourceFile(path: "prune.schema", text: source), removing: spans)
    }
}
