import Foundation
import SchemagenGeneration
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning

/// The page about a kind of change: what is said about it in the fixture's `change.md`, what changes in the schema, and the
/// SQL that comes of it.
struct ChangePage {
    /// The name of the fixture, and of the page.
    let name: String
    let title: String
    /// Where the index lists it.
    let group: String
    /// The first paragraph, which the index quotes.
    let summary: String
    let text: String

    /// The catalogue of documentation that the pages are in.
    static let folder = SchemaChange.folder.deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/SchemagenVerification/Documentation.docc/Changes")

    /// The page of a fixture; nil where nothing is said about it: it is there for one fault that was found.
    init?(fixture name: String) throws {
        let folder = SchemaChange.folder.appending(path: name)
        guard let words = try? String(contentsOf: folder.appending(path: "change.md"), encoding: .utf8) else {
            return nil
        }
        func schema(_ file: String) throws -> String {
            try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        }
        let (before, after) = (try schema("before.schema"), try schema("after.schema"))
        let lines = words.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // `group: Title`, an empty line, the words.
        guard let parts = lines.first?.split(separator: ": ", maxSplits: 1), parts.count == 2 else {
            throw SchemaChange.Failure(description: "\(name)/change.md does not start with group and title")
        }
        self.name = name
        group = String(parts[0])
        title = String(parts[1])
        let rest = lines.dropFirst().drop { $0.isEmpty }
        summary = rest.prefix { !$0.isEmpty }.joined(separator: " ")
        var text = "# \(title)\n\n\(rest.joined(separator: "\n"))"
        if !text.hasSuffix("\n") { text += "\n" }
        text += "\n## The schema\n\n```diff\n\(Self.difference(before, after))```\n"
        for database in Database.allCases {
            text += try Self.section(database, before: before, after: after, name)
        }
        self.text = text
    }

    /// The file name of the page.
    var fileName: String { "Change-\(name).md" }

    private static func section(
        _ database: Database, before: String, after: String, _ name: String
    ) throws -> String {
        let target = SourceFile(path: "after.schema", text: after)
        let planned = SchemaPlan.make(
            from: SourceFile(path: "before.schema", text: before), to: target, on: database, number: 2)
        guard let result = planned.result else {
            if planned.diagnostics.contains(where: { $0.message.contains("does not name") }) { return "" }
            throw SchemaChange.Failure(description: "\(name): \(planned.diagnostics.map(\.message))")
        }
        var text = "\n## \(database.title)\n"
        for migration in result.migrations {
            text += "\n`\(migration.title).up.sql`\n\n```sql\n\(migration.up)```\n"
        }
        for migration in result.migrations.reversed() {
            text += "\n`\(migration.title).down.sql`\n\n```sql\n\(migration.down)```\n"
        }
        return text
    }

    /// The lines of both texts, those that went marked by `-`, those that came by `+`.
    private static func difference(_ before: String, _ after: String) -> String {
        func lines(_ text: String) -> [Substring] {
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            if lines.last == "" { lines.removeLast() }
            return lines
        }
        let (old, new) = (lines(before), lines(after))
        let changes = new.difference(from: old)
        var removed = Set<Int>()
        var inserted = Set<Int>()
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var text = ""
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if left < old.count, removed.contains(left) {
                text += "-\(old[left])\n"
                left += 1
            } else if right < new.count, inserted.contains(right) {
                text += "+\(new[right])\n"
                right += 1
            } else {
                text += old[left].isEmpty ? "\n" : " \(old[left])\n"
                left += 1
                right += 1
            }
        }
        return text
    }
}
