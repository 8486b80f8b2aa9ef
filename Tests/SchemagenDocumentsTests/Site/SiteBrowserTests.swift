import Foundation
import SchemagenDocuments
import SchemagenModel
import SchemagenTestSupport
import Testing

/// The site as people open it: from a folder, in a browser, with the keyboard, on a phone, in the dark.
@Suite(.serialized) struct SiteBrowserTests {
    private func check(_ schema: Schema) throws {
        let pages = DocumentGenerator.files(for: schema) + DocumentGenerator.tablePictures(of: schema)
        let files = DocumentSite.files(from: pages, title: schema.name).map { ($0.name, $0.bytes) }
        let script = OutsideProgram.tests.appending(path: "site/browser.py").path(percentEncoded: false)
        let browser = try #require(OutsideProgram.browser)
        let result = try OutsideProgram.withFiles(files) {
            try OutsideProgram.run(["python3", script, $0, "--chromium", browser])
        }
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains(" checks passed"), "\(result.output)")
    }

    @Test(.needsBrowser) func theLivingExample() throws {
        let file = OutsideProgram.tests.deletingLastPathComponent().appending(path: "Schema/leadgen.schema")
        try check(try schema(String(contentsOf: file, encoding: .utf8)))
    }

    @Test(.needsBrowser) func aSchemaWithNearlyEverything() throws { try check(try schema(ShopSchema.text)) }
}
