import Testing

@testable import SchemagenPlanning

@Suite struct VirtualModuleTests {
    @Test(arguments: [
        ("fts5(title, body, tokenize = 'porter')", VirtualModule.Content.own),
        ("FTS5 (title, body)", .own), ("fts4", .own), ("rtree(id, x0, x1)", .own),
        ("fts5(title, content='pages', content_rowid='id')", .external),
        ("fts5(title, \"content\", content = \"a, b)\")", .external), ("fts4(content=[pages], title)", .external),
        ("fts5(title, content='')", .unreadable), ("fts4(title, content=\"\")", .unreadable),
        ("fts5(title, content_rowid='id')", .own),
        ("fts5(title, tokenize=\"unicode61 separators ',content=x'\")", .own),
        ("csv(filename = 'a.csv')", .unreadable),
    ])
    func content(text: String, content: VirtualModule.Content) {
        #expect(VirtualModule(text).content == content)
    }
}
