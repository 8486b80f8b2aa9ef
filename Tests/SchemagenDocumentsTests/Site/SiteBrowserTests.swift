import Foundation
import SchemagenDocuments
import SchemagenModel
import SchemagenTestSupport
import Testing

/// The site as people open it: from a folder, in a browser, with the keyboard, on a phone, in the dark.
@Suite(.serialized) struct SiteBrowserTests {
    /// Looks at the site of a schema.
    ///
    /// - Parameter findable: What the search must lead from, and the pages that it must lead to.
    private func check(_ schema: Schema, findable: [(words: String, page: String)] = []) throws {
        let pages = DocumentGenerator.files(for: schema) + DocumentGenerator.tablePictures(of: schema)
        let files = DocumentSite.files(from: pages, title: schema.name).map { ($0.name, $0.bytes) }
        let script = OutsideProgram.tests.appending(path: "site/browser.py").path(percentEncoded: false)
        let browser = try #require(OutsideProgram.browser)
        let result = try OutsideProgram.withFiles(files) {
            try OutsideProgram.run(
                ["python3", script, $0, "--chromium", browser]
                    + findable.flatMap { ["--find", "\($0.words)=\($0.page)"] })
        }
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains(" checks passed"), "\(result.output)")
    }

    @Test(.needsBrowser) func theLivingExample() throws {
        let file = OutsideProgram.tests.deletingLastPathComponent().appending(path: "Schema/leadgen.schema")
        try check(try schema(String(contentsOf: file, encoding: .utf8)))
    }

    @Test(.needsBrowser) func aSchemaWithNearlyEverything() throws {
        let schema = try schema(ShopSchema.text)
        let order = try #require(schema.tables.first { $0.info.name == "Order" })
        try check(
            schema,
            findable: [
                (try #require(order.foreignKeys.first).info.sqlName, "tables/Order.html"),
                ("second Event", "tables/Event.html"), ("one Event", "tables/Event.html"),
            ])
    }

    /// More pages than a navigation names on each of them, and texts that are hard to find.
    @Test(.needsBrowser) func aSchemaOfThreeHundredTables() throws {
        let decomposed = "Gro\u{308}\u{DF}e"
        var text = "/// Many things.\nschema Big { databases: [postgresql(15), sqlite(3.37)] }\n"
        for number in 0..<300 {
            let place = number % 100
            let parent = place == 0 ? "" : "    parentID: Thing\(number - place + (place - 1) / 3).ID? @index\n"
            let documentation: String
            switch number {
            case 7: documentation = "/// Has a \(decomposed)."
            case 8: documentation = "/// \(String(repeating: "\u{6F22}", count: 200))\u{5C3E}\u{5DF4}"
            case 9: documentation = "/// A thing.\n///\n/// Whoever reads on hears of a marmot."
            default: documentation = "/// The thing of number \(number)."
            }
            text += """
                \(documentation)
                table Thing\(number) as thing_\(number) @group("Group \(number / 100)") {
                    id: Int64 @primaryKey
                \(parent)    \(number == 5 ? "theLongestTitle" : "title"): String
                }

                """
        }
        try check(
            try schema(text),
            findable: [
                ("gr\u{F6}\u{DF}e", "tables/Thing7.html"), (decomposed, "tables/Thing7.html"),
                ("\u{5C3E}\u{5DF4}", "tables/Thing8.html"), ("marmot", "tables/Thing9.html"),
                ("thing_4_parent", "tables/Thing4.html"),
            ])
    }
}
