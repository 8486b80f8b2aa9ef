import Foundation
import Testing

/// A page of the language reference, read from the sources.
struct ReferencePage: Sendable {
    /// The file's name.
    let name: String
    /// The content.
    let text: String

    /// The folder of the pages.
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/SchemagenLanguage/Documentation.docc")

    /// Every page, by name.
    static let all: [ReferencePage] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
            guard let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8) else {
                return nil
            }
            return ReferencePage(name: name, text: text)
        }
    }()

    /// The page of a name.
    static func named(_ name: String) -> ReferencePage? { all.first { $0.name == name } }

    /// The files that the page links to.
    var links: [String] {
        text.components(separatedBy: "](").dropFirst().compactMap { rest in
            rest.split(separator: ")", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init)
        }
    }
}

/// One fenced block of a page that shows the schema language.
struct ReferenceExample: Sendable, CustomTestStringConvertible {
    /// The page's file name.
    let page: String
    /// The line of the opening fence, from 1.
    let line: Int
    /// The text between the fences.
    let text: String
    /// The code that the example is to give, for a block that shows a mistake.
    let expectedCode: String?

    var testDescription: String { "\(page):\(line)" }

    /// Every example of every page.
    static let all: [ReferenceExample] = ReferencePage.all.flatMap(examples(in:))

    private static func examples(in page: ReferencePage) -> [ReferenceExample] {
        var examples: [ReferenceExample] = []
        var fence: (line: Int, info: [Substring])?
        var lines: [Substring] = []
        for (index, line) in page.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard line.hasPrefix("```") else {
                lines.append(line)
                continue
            }
            if let opened = fence {
                if let kind = opened.info.first, kind == "schema" || kind == "schema-error" {
                    // A mistake without a code is left empty, so that it matches nothing.
                    let code = kind == "schema-error" ? String(opened.info.dropFirst().first ?? "") : nil
                    examples.append(
                        ReferenceExample(
                            page: page.name, line: opened.line, text: lines.joined(separator: "\n") + "\n",
                            expectedCode: code))
                }
                fence = nil
            } else {
                fence = (index + 1, line.dropFirst(3).split(separator: " "))
            }
            lines = []
        }
        return examples
    }
}
