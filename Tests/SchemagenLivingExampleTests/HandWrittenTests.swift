import Foundation
import Testing

/// The page that sets a summary written by hand beside the generated documents says what these say.
@Suite struct HandWrittenTests {
    private static func text(_ path: String) throws -> String {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The cells of the first row of a table that begins with a text.
    private func row(_ start: String, of page: String) throws -> [String] {
        let line = try #require(page.split(separator: "\n").first { $0.hasPrefix("| \(start) |") }, "\(start)")
        return line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    @Test func itsFiguresAreThoseOfTheDocuments() throws {
        let page = try Self.text("Sources/SchemagenVerification/Documentation.docc/HandWrittenAndGenerated.md")
        let release = try Self.text("Generated/Docs/reports/release-0002-0003.md")
        let validation = try Self.text("Generated/Docs/reports/validation.md")
        func generated(_ what: String) throws -> String { try row(what, of: page)[2] }

        let all = try row("**All of 0002 to 0003**", of: release)
        #expect(try generated("tables added") == all[1])
        #expect(try generated("foreign keys added") == all[3])
        #expect(
            try generated("indexes added")
                == "\(all[4]): \(all[5]) by column flags, \(all[6]) declared, \(all[7]) of primary keys")
        let table = try row("[`AutoResponse`](../tables/AutoResponse.md)", of: release)
        #expect(try table[4].hasPrefix(generated("indexes of `auto_responses`") + ":"))

        let keys = try row("Foreign keys", of: validation)[2].split { !$0.isNumber }.compactMap { Int($0) }
        #expect(keys[0] == keys[1] && keys[1] == keys[2])
        let words = try generated("foreign keys checked")
        #expect(words.hasPrefix("\(keys[0]): ") && words.hasSuffix(", and \(keys[0] - keys[3]) have no index"))
        let redundant = try generated("redundant indexes").prefix { $0.isNumber }
        #expect(try row("Indexes", of: validation)[2].hasSuffix("; \(redundant) redundant"))
        #expect(try generated("unique names of tables").hasPrefix("97 tables, none twice"))
        #expect(try row("Table and index names", of: validation)[1] == "pass")
    }
}
