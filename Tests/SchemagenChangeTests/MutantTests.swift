import Foundation
import Testing

/// The faults of `Tests/mutants`: each has its snippet in its source still, once, or it would prove nothing.
@Suite struct MutantTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/Mutants")
    static let root = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let names: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".mutant") }.sorted()
    }()

    @Test func thereAreMany() { #expect(Self.names.count >= 40) }

    @Test(arguments: names)
    func fitsItsSource(name: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        try #require(lines.count >= 5, "source, what breaks, form, snippet, `--- faulty`")
        #expect(lines[1].hasSuffix("."), "the second line says what breaks")
        let form = lines[2]
        #expect(["--- expression", "--- statement"].contains(form))
        let divider = try #require(lines.firstIndex(of: "--- faulty"))
        let original = lines[3..<divider].joined(separator: "\n")
        let faulty = lines[(divider + 1)...].joined(separator: "\n").trimmingCharacters(in: .newlines)
        #expect(original != faulty)
        #expect(form == "--- statement" || !faulty.isEmpty)
        let source = try String(contentsOf: Self.root.appending(path: lines[0]), encoding: .utf8)
        #expect(source.components(separatedBy: original).count == 2, "the snippet stands in \(lines[0]) once")
    }
}
