import Foundation
import SchemagenDocuments
import SchemagenTestSupport
import Testing

/// What the search's data holds.
@Suite struct SiteSearchTests {
    @Test func theSearchKnowsPagesColumnsAndCases() throws {
        let pages = [
            sitePage("README.md", "# Shop\n\n- [`Order`](tables/Order.md)\n"),
            sitePage(
                "tables/Order.md",
                """
                # Order

                table `shop.orders` · [all objects](../README.md)

                What somebody buys.

                [1 column](#columns) · [none](#nowhere)

                ## Columns

                | Column | Swift | Meaning |
                | --- | --- | --- |
                | `id` | `id: Int64` | **Sensitive.** The "number". |
                """),
            sitePage(
                "enums/Size.md",
                "# Size\n\nenum `size`\n\n## Cases\n\n| Swift | Stored text |\n| --- | --- |\n| `.big` | `BIG\"\u{2028}` |\n"
            ),
            sitePage("odd.md", "# Odd\n\n## X\n"),
        ]
        let script = try #require(site(pages)["assets/search.js"])
        #expect(script.contains(#"["tables/Order.html", "Order", "shop.orders", "table", "What somebody buys.", ""]"#))
        #expect(script.contains(#""column", "id", "id: Int64", "column-id", "Sensitive. The \"number\"."]"#))
        #expect(script.contains(#""case", ".big", "BIG\"\u2028", "case-big", ""]"#))
        #expect(!script.contains(#""section", "Columns""#))
        #expect(script.contains(#""section", "X", "", "x", ""]"#))
    }

    @Test func theSearchKnowsForeignKeysChecksAndPartitions() throws {
        let shop = try schema(ShopSchema.text)
        let files = Dictionary(
            uniqueKeysWithValues: DocumentSite.files(from: DocumentGenerator.files(for: shop), title: "Shop")
                .map { ($0.name, $0.text) })
        let script = try #require(files["assets/search.js"])
        for table in shop.tables {
            for key in table.foreignKeys {
                let name = key.info.sqlName
                #expect(script.contains("\"name\", \"\(name)\", \"foreign key\", \"name-"), "\(name)")
            }
            for check in table.checks {
                let name = check.info.sqlName
                #expect(script.contains("\"name\", \"\(name)\", \"check\", \"name-"), "\(name)")
            }
        }
        let order = try #require(shop.tables.first { $0.info.name == "Order" })
        let key = try #require(order.foreignKeys.first).info.sqlName
        #expect(files["tables/Order.html"]?.contains("<tr id=\"name-\(key)\">") == true)
        #expect(script.contains("\"\(key)\", \"foreign key\", \"name-\(key)\", \"customer_id → Customer id"))
        for name in ["events_first", "events_second", "events_second_one", "events_other"] {
            #expect(script.contains("\"name\", \"\(name)\", \"partition\", \"options\""), "\(name)")
        }
        #expect(script.contains("with first_kind"))
    }

    @Test func theSearchKnowsAllOfTheDocumentation() throws {
        let page = """
            # A

            table `a`

            > **Deprecated.** use B

            \(String(repeating: "word ", count: 40))end of it.

            [More](b.md) follows, [x](b.md).

            - an item

            ### A heading

            ```
            some code
            ```

            [1 column](#columns)

            ## Columns

            Never.
            """
        let script = try #require(site([sitePage("README.md", page), sitePage("b.md", "# B")])["assets/search.js"])
        let words = { String(repeating: "word ", count: $0) }
        #expect(
            script.contains(
                "\"overview\", \"\(words(31))word…\", \"Deprecated. use B \(words(8)) end of it."
                    .replacingOccurrences(of: "  ", with: " ")))
        #expect(script.contains("end of it. More follows, x. an item A heading some code\\u000A\"]"))
    }

    @Test(arguments: [
        (String(repeating: "\u{6F22}", count: 200), String(repeating: "\u{6F22}", count: 160) + "…"),
        (String(repeating: "\u{6F22}", count: 100), String(repeating: "\u{6F22}", count: 100)),
        (String(repeating: "e\u{301}", count: 161), String(repeating: "e\u{301}", count: 160) + "…"),
        ("a " + String(repeating: "b", count: 200), "a " + String(repeating: "b", count: 158) + "…"),
        (String(repeating: "ab cd ", count: 40), String(repeating: "ab cd ", count: 26) + "ab…"),
    ])
    func theSummaryIsCutBetweenCharacters(_ text: String, _ summary: String) throws {
        let files = site([sitePage("README.md", "# A\n\n\(text)\n")])
        #expect(files["index.html"]?.contains("<meta name=\"description\" content=\"\(summary)\">") == true)
        let script = try #require(files["assets/search.js"])
        #expect(script.contains("\"overview\", \"\(summary)\", "))
        if summary.hasSuffix("…"), !text.contains("ab cd") { #expect(script.contains("\", \"\(text)\"]")) }
    }
}
