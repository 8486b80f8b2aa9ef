import Foundation
import SchemagenModel
import SchemagenTestSupport
import Testing

/// The pages on the kinds of change say what the planner does today.
///
/// With `SCHEMAGEN_RECORD_CHANGES=1` they are written anew.
@Suite struct ChangePageTests {
    private static let groups: [(prefix: String, title: String)] = [
        ("column", "Columns"), ("key", "Keys, constraints and indexes"), ("enum", "Enums"),
        ("type", "Types and domains"),
        ("table", "Tables"), ("partition", "Partitions and inheritance"), ("view", "Views"), ("object", "SQL objects"),
        ("form", "Forms"),
    ]

    private static func pages() throws -> [ChangePage] { try SchemaChange.names.compactMap(ChangePage.init(fixture:)) }

    private static func index(_ pages: [ChangePage]) -> String {
        var text = """
            # Kinds of change

            What `generate` and `plan` make of each kind of change, on both databases, up and down. The SQL of these pages is
            executed by the tests, with rows in the tables.

            """
        for group in groups {
            let members = pages.filter { $0.group == group.prefix }.sorted { $0.title < $1.title }
            guard !members.isEmpty else { continue }
            text += "\n## \(group.title)\n\n"
            for page in members { text += "- [\(page.title)](\(page.fileName)): \(page.summary)\n" }
        }
        return text
    }

    @Test func pagesAreCurrent() throws {
        let pages = try Self.pages()
        #expect(pages.count >= 40)
        for page in pages where !Self.groups.contains(where: { $0.prefix == page.group }) {
            Issue.record("\(page.name)/change.md: no such group: \(page.group)")
        }
        var files = Dictionary(uniqueKeysWithValues: pages.map { ($0.fileName, $0.text) })
        files["KindsOfChange.md"] = Self.index(pages)
        if environmentVariable("SCHEMAGEN_RECORD_CHANGES") != nil {
            try? FileManager.default.removeItem(at: ChangePage.folder)
            try FileManager.default.createDirectory(at: ChangePage.folder, withIntermediateDirectories: true)
            for (name, text) in files {
                try text.write(to: ChangePage.folder.appending(path: name), atomically: true, encoding: .utf8)
            }
        }
        let found = try FileManager.default.contentsOfDirectory(atPath: ChangePage.folder.path)
        #expect(Set(found) == Set(files.keys), "run with SCHEMAGEN_RECORD_CHANGES=1")
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            let there = try? String(contentsOf: ChangePage.folder.appending(path: name), encoding: .utf8)
            if there != text { Issue.record("\(name) is not current: run with SCHEMAGEN_RECORD_CHANGES=1") }
        }
    }
}
