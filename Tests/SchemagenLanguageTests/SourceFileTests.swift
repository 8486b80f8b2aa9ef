import SchemagenLanguage
import Testing

@Suite struct SourceFileTests {
    @Test func locationsCountFromOne() {
        let file = SourceFile(path: "a.schema", text: "ab\ncd")
        #expect(file.location(at: 0) == SourceLocation(line: 1, column: 1))
        #expect(file.location(at: 4) == SourceLocation(line: 2, column: 2))
        #expect(file.location(at: 99) == SourceLocation(line: 2, column: 3))
        #expect(file.text(ofLine: 2) == "cd")
    }
}
