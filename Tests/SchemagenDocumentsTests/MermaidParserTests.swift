import SchemagenTestSupport
import Testing

/// Mermaid's own parser reads every diagram that is generated.
@Suite struct MermaidParserTests {
    private func check(_ pages: [(name: String, bytes: [UInt8])]) throws -> (status: Int32, output: String) {
        let script = OutsideProgram.tests.appending(path: "mermaid/check.mjs").path(percentEncoded: false)
        let mermaid = try #require(OutsideProgram.mermaid)
        return try OutsideProgram.withFiles(pages) { try OutsideProgram.run(["node", script, mermaid, $0]) }
    }

    @Test(.needsMermaid) func everyDiagramIsRead() throws {
        var files: [(name: String, bytes: [UInt8])] = []
        for (number, text) in nastyTexts.enumerated() {
            let pages = pages(of: try NastyTextTests().schema(text)).filter { $0.key.hasSuffix(".md") }
            // Names may be no names of files.
            for (offset, page) in pages.sorted(by: { $0.key < $1.key }).enumerated() {
                files.append(("\(number)-\(offset).md", Array(page.value.utf8)))
            }
        }
        for page in try pages(ShopSchema.text) where page.key.hasSuffix(".md") {
            files.append((page.key, Array(page.value.utf8)))
        }
        let result = try check(files)
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains(", 0 failed"))
    }

    @Test(.needsMermaid) func aBadDiagramIsFound() throws {
        let page = "```mermaid\nerDiagram\n    t0[\"a]\n```\n"
        let result = try check([("a.md", Array(page.utf8))])
        #expect(result.status == 1)
        #expect(result.output.contains("a.md:3: Parse error"), "\(result.output)")
        #expect(try check([("a.md", Array("Nothing.\n".utf8))]).status == 1)
    }
}
