import Testing

/// What becomes of the Markdown in comments.
@Suite struct DocumentationTextTests {
    /// What stands between the subtitle and the overview of a table's page.
    private func shown(_ documentation: String) throws -> String {
        let comment = documentation.split(separator: "\n", omittingEmptySubsequences: false).map { "/// \($0)\n" }
            .joined()
        let page = try #require(try pages(comment + "table A { id: Int64 @primaryKey }")["tables/A.md"])
        let blocks = page.components(between: "(../README.md)\n\n", and: "\n\n[1 column]")
        return try #require(blocks)
    }

    @Test func markdownPasses() throws {
        let text = "Some *words* and `code`, see [there](https://example.org).\n\n- one\n- two"
        #expect(try shown(text) == text)
    }

    @Test func htmlDoesNotPassOutsideCode() throws {
        #expect(
            try shown("An <b>Array<Int></b>, in code `Array<Int>`.")
                == "An &lt;b&gt;Array&lt;Int&gt;&lt;/b&gt;, in code `Array<Int>`.")
    }

    @Test func codeBlocksPassAndAreClosed() throws {
        #expect(
            try shown("```swift\nlet a: Array<Int>\n# no heading\n```\nMore.")
                == "```swift\nlet a: Array<Int>\n# no heading\n```\nMore.")
        #expect(try shown("~~~\nopen") == "~~~\nopen\n~~~")
        #expect(try shown("````\n```\nopen") == "````\n```\nopen\n````")
    }

    @Test func headingsGoBelowThoseOfThePage() throws {
        #expect(try shown("# One\n\n##### Five\n\n#none") == "### One\n\n###### Five\n\n#none")
        #expect(try shown("No title\n===\n\nNor this\n---") == "No title\n\\===\n\nNor this\n\\---")
    }

    @Test func aBacktickWithoutAPartnerIsNone() throws {
        #expect(try shown("One ` and `two` and `` three") == "One ` and `two\\` and \\`\\` three")
    }

    @Test(arguments: [
        ("One. Two.", "One."), ("One, e.g. this. Two", "One, e.g. this."),
        ("Version 1.5 is it. More", "Version 1.5 is it."),
        ("See `a. B` for it. More", "See `a. B` for it."), ("Really? Yes", "Really?"),
        ("i.e. Something", "i.e. Something"),
        ("One (or two. Or three) of them. More", "One (or two. Or three) of them."), ("No stop", "No stop"),
        ("Over\ntwo lines. More", "Over two lines."), ("One\n\nTwo", "One"), ("# Title\n\nText", "Title"),
        ("a < b | c", "a &lt; b \\| c"), ("> Careful. More", "Careful."), ("> [!NOTE]\n> One\n> two. More", "One two."),
        ("See <https://x.org/a>. More", "See <https://x.org/a>."),
    ])
    func theIndexHasTheFirstSentence(_ documentation: String, _ summary: String) throws {
        let comment = documentation.split(separator: "\n", omittingEmptySubsequences: false).map { "/// \($0)\n" }
            .joined()
        let index = try pages(comment + "table A { id: Int64 @primaryKey }")["README.md"]
        #expect(section("Tables", of: index).last == "| [`A`](tables/A.md) | `a` | 1 | \(summary) |")
    }
}

extension String {
    /// The text between two others.
    fileprivate func components(between start: String, and end: String) -> String? {
        guard let from = firstRange(of: start)?.upperBound, let to = self[from...].firstRange(of: end)?.lowerBound
        else {
            return nil
        }
        return String(self[from..<to])
    }
}

extension StringProtocol {
    fileprivate func firstRange(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
