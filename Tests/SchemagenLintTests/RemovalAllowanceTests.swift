import SchemagenFormatter
import SchemagenLanguage
import SchemagenModel
import Testing

/// `@allow` on `removed`.
@Suite struct RemovalAllowanceTests {
    private let text = """
        removed column Order.note @allow(hazard-lossy, "exported")
        removed case State.old -> .new @allow(hazard-breaking, "unused")

        enum State { new }

        table Order as orders {
            id: Int64 @primaryKey
            state: State
        }

        """

    @Test func itIsRead() throws {
        let parsed = Parser.parse(SourceFile(path: "a.schema", text: text))
        let resolved = Resolver.resolve(parsed.tree)
        #expect(parsed.diagnostics.isEmpty && resolved.diagnostics.isEmpty)
        let removals = try #require(resolved.schema).removals
        #expect(
            removals.map(\.allowances) == [
                [Allowance(code: "hazard-lossy", reason: "exported")],
                [Allowance(code: "hazard-breaking", reason: "unused")],
            ])
        #expect(removals[1].replacement == ".new")
    }

    @Test func nothingElseCanStandThere() {
        let parsed = Parser.parse(SourceFile(path: "a.schema", text: "removed table Old @only(sqlite) @group(\"x\")"))
        #expect(
            Resolver.resolve(parsed.tree).diagnostics.map(\.code.name) == [
                "misplaced-attribute", "misplaced-attribute",
            ])
    }

    @Test func theFormatterKeepsIt() {
        let result = Formatter.format(SourceFile(path: "a.schema", text: text))
        #expect(result.text == text)
        let long = String(repeating: "long ", count: 12)
        let wrapped = Formatter.format(
            SourceFile(
                path: "a.schema",
                text: "removed  table Old @allow( hazard-lossy,\"\(long)\") @allow(hazard-breaking, \"b\")"))
        #expect(
            wrapped.text == """
                removed table Old @allow(hazard-lossy, "\(long)")
                    @allow(hazard-breaking, "b")

                """)
    }

    /// A snapshot holds the hint, and nothing of what `lint` thinks of it.
    @Test func snapshotsDoNotHoldIt() throws {
        let schema = try #require(Resolver.resolve(Parser.parse(SourceFile(path: "a.schema", text: text)).tree).schema)
        let snapshot = CanonicalForm.text(of: schema)
        #expect(snapshot.contains("removed column Order.note\n") && !snapshot.contains("@allow"))
    }

    /// What `fmt --prune` takes out is the whole declaration.
    @Test func aSpentHintGoesAsAWhole() {
        let file = SourceFile(path: "a.schema", text: text)
        let parsed = Parser.parse(file)
        let spans = EvolutionHint.all(in: parsed).map { file.text(of: $0.span) }
        #expect(spans.first == "removed column Order.note @allow(hazard-lossy, \"exported\")")
    }
}
