import Foundation
import SchemagenSwift
import SchemagenTestSupport
import Testing

@testable import SchemagenDocuments

@Suite struct DocCCatalogueTests {
    private static let pages = [
        sitePage(
            "README.md",
            """
            # Shop

            All.

            ## Topics

            | Table | SQL name |
            | --- | --- |
            | [`Order`](tables/Order.md) | `a\\|b` |

            ## See also

            - [`Order`](views/order.md)
            """),
        sitePage(
            "tables/Order.md",
            """
            # Order

            table `orders` · [all objects](../README.md)

            What @somebody ``buys`` <doc:x> <doc: y>. [columns](#columns), [view](../views/order.md#two-words), [lost](no.md)

            @Image(source: "x")

            ## Columns

            - Parameter x: `y`

            ## Columns

            ```mermaid
            erDiagram
            ```
            """),
        sitePage("views/order.md", "# Order\n\n## Two words\n"),
        sitePage("diagrams/tables/Order.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>"),
    ]

    private func files(_ pages: [GeneratedFile], name: String = "Shop") -> [String: String] {
        Dictionary(uniqueKeysWithValues: DocCCatalogue.files(from: pages, name: name).map { ($0.name, $0.text) })
    }

    @Test func articlesHaveNamesOfTheirOwn() {
        let names = DocCCatalogue.files(from: Self.pages, name: "Shop").map(\.name)
        #expect(
            names == [
                "Shop.docc/Info.plist", "Shop.docc/Resources/diagrams-tables-Order.svg", "Shop.docc/Shop.md",
                "Shop.docc/tables-Order.md", "Shop.docc/views-order.md",
            ])
        let odd = ["README.md", "a/B.md", "A/b.md", "a-b.md", "Shop.md", "名.md"].map { sitePage($0, "# X") }
        let articles = DocCCatalogue.files(from: odd, name: "Shop").map { $0.name.lowercased() }
        #expect(Set(articles).count == odd.count + 1)
    }

    @Test func theRootNamesAllPagesByGroup() {
        let root = files(Self.pages)["Shop.docc/Shop.md"] ?? ""
        #expect(root.hasPrefix("# Shop\n\n@Metadata {\n    @TechnologyRoot\n}\n\nAll.\n\n**Topics**\n"))
        #expect(root.contains("| [`Order`](doc:tables-Order) | `a\\|b` |"))
        #expect(
            root.hasSuffix(
                "\n## Topics\n\n### Pages\n\n- <doc:tables-Order>\n\n### Pages\n\n- <doc:views-order>\n"))
    }

    @Test func whatIsSpecialToDocCIsEscaped() {
        #expect(
            files(Self.pages)["Shop.docc/tables-Order.md"] == """
                # Order

                What \\@somebody `buys` doc:x \\<doc: y\\>. [columns](doc:tables-Order), \
                [view](doc:views-order#Two-words), lost

                table `orders` · [all objects](doc:Shop)

                \\@Image(source: "x")

                ## Columns

                - Parameter x\\: `y`

                ## Columns

                ![Diagram](diagrams-tables-Order.svg)

                """)
    }

    @Test func linksToPicturesShowThem() {
        let pages = [
            sitePage(
                "README.md",
                "# Shop\n\nSee [all *tables*](diagrams/all.svg), [text](a.txt).\n\n- [x](diagrams/all.svg)"),
            sitePage("diagrams/all.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>"),
            sitePage("a.txt", ""),
        ]
        let files = files(pages)
        #expect(files["Shop.docc/Shop.md"]?.contains("\nSee ![all tables](diagrams-all.svg), text.\n") == true)
        #expect(files["Shop.docc/Shop.md"]?.contains("\n- ![x](diagrams-all.svg)\n") == true)
        #expect(files.keys.contains("Shop.docc/Resources/diagrams-all.svg"))
    }

    @Test(.needsDocC) func doccFindsNothingToWarnOf() throws { try Self.expectNoWarnings(Self.pages, name: "Shop") }

    /// All nasty texts at once, each on pages of its own: `docc` takes long to start.
    @Test(.needsDocC) func doccFindsNothingToWarnOfInNastyTexts() throws {
        var pages: [GeneratedFile] = []
        var index = "# Nasty\n\n"
        for (number, text) in siteNastyTexts.enumerated() {
            let line = text.replacingOccurrences(of: "\n", with: " ").replacingOccurrences(of: "\r", with: " ")
            index += "\n## \(number) \(line)\n\n| \(line) | x |\n| --- | --- |\n"
            index += "| [`x`](a/\(number).md) | \(line) |\n\n- [\(line)](b/\(number).md) \(line)\n"
            let quoted = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n> ")
            let item = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
            pages.append(sitePage("a/\(number).md", text))
            pages.append(
                sitePage(
                    "b/\(number).md",
                    "# \(line)\n\n\(text)\n\n> \(quoted)\n\n- \(item)\n- `\(line)`\n\n## \(line)\n\n"
                        + "[\(line)](../a/\(number).md#x) ![\(line)](../c.svg)\n\n```x\n\(line)\n```\n"))
        }
        pages.append(sitePage("README.md", index))
        pages.append(sitePage("c.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>"))
        try Self.expectNoWarnings(pages, name: "Nasty <x> & \"y\"")
    }

    @Test(.needsDocC) func doccFindsNothingToWarnOfInTheProjectsOwnDocuments() throws {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let folder = root.appendingPathComponent("Generated/Docs").resolvingSymlinksInPath()
        var pages: [GeneratedFile] = []
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        for name in names.sorted() where name.hasSuffix(".md") || name.hasSuffix(".svg") {
            pages.append(
                GeneratedFile(name: name, bytes: Array(try Data(contentsOf: folder.appendingPathComponent(name)))))
        }
        #expect(pages.count > 100)
        let article = files(pages, name: "LeadGen")["LeadGen.docc/LeadGen.md"] ?? ""
        #expect(article.contains("](diagrams-schema.svg)"))
        try Self.expectNoWarnings(pages, name: "LeadGen")
    }

    private static func expectNoWarnings(_ pages: [GeneratedFile], name: String) throws {
        let warnings = try warnings(pages, name: name)
        #expect(warnings.isEmpty, "\(warnings)")
    }

    /// What `docc` says of a catalogue; empty where it is content.
    private static func warnings(_ pages: [GeneratedFile], name: String) throws -> String {
        let docc = try #require(OutsideProgram.docc)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("docc-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var catalogue = ""
        for file in DocCCatalogue.files(from: pages, name: name) {
            let url = folder.appendingPathComponent(file.name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: url)
            catalogue = String(file.name.prefix { $0 != "/" })
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: docc)
        process.arguments = [
            "convert", folder.appendingPathComponent(catalogue).path, "--fallback-display-name", "Schema",
            "--fallback-bundle-identifier", "schema.test", "--output-path", folder.appendingPathComponent("out").path,
            "--warnings-as-errors",
        ]
        let output = folder.appendingPathComponent("output.txt")
        try Data().write(to: output)
        let handle = try FileHandle(forWritingTo: output)
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        return process.terminationStatus == 0 ? text : "exit \(process.terminationStatus)\n\(text.prefix(4000))"
    }
}
