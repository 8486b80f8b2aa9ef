import SchemagenDocuments
import SchemagenModel
import Testing

/// Texts that mean something to Markdown, HTML or Mermaid, or that are hard to see.
let nastyTexts = [
    "|", "a|b", "a\\|b", "||", "`", "``", "a``b`", "`a", "a ` b ` c `", "\"", "'", "\"#quot;\"", "<script>", "<!-- x",
    "-->", "a > b", "&amp;", "\\", "a\\", "\\`", "\\<b>", "#", "# x", "###### x", "x #", ";", "%", "%%",
    "%%{init: {}}%%",
    "{", "}", "{}", "[", "]", "](x)", "[]", "_x_", "__x__", "a_b_c", "*b*", "**", "~", "~~x~~", "$x$", "!",
    "line\nbreak",
    "line\rbreak", "a\n===", "a\n---\nb", "```", "```swift\nlet x = 1", "~~~\n<b>", "\t", "\u{0}", "\u{1B}[31m",
    "\u{7F}", "\u{202E}abc", "\u{2066}", "\u{FEFF}", "\u{2028}", "שלום עולם", "مرحبا", "имя", "名前", "👩‍👩‍👧", "e\u{301}",
    "é",
    "direction TB", "my DIRECTION \u{A0}LR", "directiondirection rl", "1. x", "- x", "+ x", "> x", "pk", "FK", "Uk",
    "PK, FK",
    "erDiagram", "title", "style", "style:#a;", "classDef x", "class", "end", "one or many", "to", "u", "o{",
    "accTitle: x",
    "---", "===", " ", "  x  ", " a", "1", "1a", "_", "__", "-", "a-b", "a.b", "String(10)?", "[Int]", "end)", ":::x",
    "@x",
    ":smile:", "https://example.org/?a=1&b=2", "https://example.org/_x", "<https://example.org/>", "- a ` <b>\n- c ` d",
    "- a\n<b>", "a `\n<div>\n` b", "“_id_”", String(repeating: "long", count: 80),
    String(repeating: "|`\"", count: 90),
    String(repeating: "👩‍👩‍👧", count: 40), "a" + String(repeating: "\u{301}", count: 500),
]

@Suite struct NastyTextTests {
    /// A schema that holds a text at every place that takes any.
    func schema(_ text: String) throws -> Schema {
        var schema = try SchemagenDocumentsTests.schema(ShopSchema.text)
        schema.documentation = text
        for index in schema.namespaces.indices { schema.namespaces[index].documentation = text }
        for index in schema.opaqueObjects.indices {
            schema.opaqueObjects[index].identity = text
            schema.opaqueObjects[index].documentation = text
        }
        for index in schema.sequences.indices { spoil(&schema.sequences[index].info, text) }
        for index in schema.types.indices {
            spoil(&schema.types[index].info, text)
            for check in schema.types[index].checks.indices { schema.types[index].checks[check].sqlName = text }
        }
        for index in schema.enums.indices {
            spoil(&schema.enums[index].info, text)
            for position in schema.enums[index].cases.indices {
                schema.enums[index].cases[position].sqlName = text
                schema.enums[index].cases[position].documentation = text
                schema.enums[index].cases[position].deprecation = text
            }
        }
        for index in schema.views.indices {
            spoil(&schema.views[index].info, text)
            schema.views[index].query = SQLText(text)
        }
        for index in schema.tables.indices { spoil(&schema.tables[index], text) }
        return schema
    }

    private func spoil(_ info: inout ObjectInfo, _ text: String) {
        info.sqlName = text
        if info.sqlSchema != nil { info.sqlSchema = text }
        info.documentation = text
        info.deprecation = text
        info.group = text
    }

    private func spoil(_ table: inout Table, _ text: String) {
        spoil(&table.info, text)
        table.options.touchTriggerName = text
        table.options.storageParameters = [StorageParameter(name: text, value: text)]
        for index in table.columns.indices {
            table.columns[index].sqlName = text
            table.columns[index].documentation = text
            table.columns[index].deprecation = text
            table.columns[index].collation = SQLText(text)
            table.columns[index].defaultValue = Expression(.string(text), type: .string, isNullable: false)
        }
        for index in table.computed.indices {
            table.computed[index].documentation = text
            table.computed[index].deprecation = text
        }
        table.primaryKey?.info.sqlName = text
        for index in table.foreignKeys.indices {
            table.foreignKeys[index].info.sqlName = text
            table.foreignKeys[index].info.documentation = text
            table.foreignKeys[index].inverse = text
        }
        for index in table.checks.indices {
            table.checks[index].info.sqlName = text
            table.checks[index].info.documentation = text
        }
        for index in table.indexes.indices {
            table.indexes[index].sqlName = text
            table.indexes[index].documentation = text
            table.indexes[index].method = text
        }
        for index in (table.options.partitioning?.partitions ?? []).indices {
            table.options.partitioning?.partitions[index].sqlName = text
            table.options.partitioning?.partitions[index].documentation = text
        }
    }

    @Test(arguments: nastyTexts) func pagesAndDiagramsStayWhole(_ text: String) throws {
        let pages = pages(of: try schema(text))
        #expect(pages.keys.count { $0.hasSuffix(".md") } == 10)
        #expect(findings(in: pages) == [])
    }

    /// Whether every character of a text is one that pages show as it is.
    private static func isVisible(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value) && !(0x2028...0x206F).contains(scalar.value)
                && scalar.value != 0xFEFF
        }
    }

    static let visibleTexts = nastyTexts.filter { isVisible($0) && !$0.contains("\u{A0}") }
    private static let diagramTexts = nastyTexts.filter {
        $0.utf8.count < 30 && isVisible($0) && !$0.allSatisfy(\.isWhitespace)
    }

    @Test func mostTextsCanBeSeen() {
        #expect(Self.visibleTexts.count > 80)
        #expect(Self.diagramTexts.count > 80)
    }

    @Test(arguments: visibleTexts) func aNameIsShownAsItIs(_ text: String) throws {
        let page = MarkdownReader(try #require(pages(of: try schema(text))["tables/Order.md"]))
        let cell = try #require(page.rows.first { $0.count > 1 && $0[1] == "`tenantID: Int32`" })[0]
        #expect(MarkdownReader.shown(cell) == text)
    }

    @Test(arguments: diagramTexts) func aNameInADiagramIsReadAsItIs(_ text: String) throws {
        let page = MarkdownReader(try #require(pages(of: try schema(text))["tables/Order.md"]))
        let label = MermaidReader(try #require(page.diagrams.first)).entities["t0"]
        let expected = String(text.map { $0 == "\u{A0}" ? " " : $0 })
        #expect(label == expected)
    }

    @Test func charactersThatCannotBeSeenAreShownByNumber() throws {
        let page = pages(of: try schema("a\u{202E}b\u{0}c"))["enums/Urgency.md"]
        #expect(page?.contains("`a\\u{202E}b\\u{0}c`") == true)
    }

    @Test func swiftNamesBeyondASCIIHavePagesAndLinks() throws {
        let pages = try pages(
            """
            table Größe { id: Int64 @primaryKey }
            table 名前 { größe: Größe.ID @index  id: Int64 @primaryKey }
            """)
        #expect(
            pages.keys.sorted() == [
                "README.md", "diagrams/gr-e.svg", "diagrams/schema.svg", "tables/Größe.md", "tables/名前.md",
            ])
        #expect(findings(in: pages) == [])
        #expect(pages["tables/名前.md"]?.contains("[`Größe`](Gr%C3%B6%C3%9Fe.md)") == true)
    }
}
