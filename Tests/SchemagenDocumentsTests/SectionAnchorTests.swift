import Testing

/// The links at the top of a table's page lead to its sections, whatever headings stand before these.
@Suite struct SectionAnchorTests {
    @Test(arguments: [
        ("A", "", ["columns", "references", "keys-and-indexes", "checks"]),
        ("References", "", ["columns", "references-1", "keys-and-indexes", "checks"]),
        ("Checks", "/// # Columns\n///\n/// ## Checks\n", ["columns-1", "references", "keys-and-indexes", "checks-2"]),
        (
            "A", "/// # Keys and *indexes*\n///\n/// ```\n/// # Columns\n/// ```\n",
            ["columns", "references", "keys-and-indexes-1", "checks"]
        ),
    ])
    func headingsBeforeThemAreCounted(_ name: String, _ comment: String, _ anchors: [String]) throws {
        let pages = try pages(
            """
            table Zoo { id: Int64 @primaryKey }
            \(comment)table \(name) { id: Int64 @primaryKey  size: Int32 @check(size > 0)  zoo: Zoo.ID }
            """)
        let page = try #require(pages["tables/\(name).md"])
        let expected =
            "[3 columns](#\(anchors[0])) · [1 reference](#\(anchors[1])) · [1 key](#\(anchors[2])) · [1 check](#\(anchors[3]))"
        #expect(page.contains("\n\(expected)\n"))
        #expect(findings(in: pages) == [])
    }
}
