import Foundation
import SchemagenLanguage
import SchemagenModel
import SchemagenSwift
import SchemagenTestSupport
import Testing

/// The models of a schema written as text, and what the compiler makes of them.
struct GeneratedModels {
    let schema: Schema
    let files: [GeneratedFile]

    /// Generates from a schema that has no errors.
    init(_ text: String) throws {
        let parsed = Parser.parse(SourceFile(path: "test.schema", text: text))
        #expect(parsed.diagnostics.isEmpty)
        let resolved = Resolver.resolve(parsed.tree)
        for diagnostic in resolved.diagnostics where diagnostic.severity == .error {
            Issue.record("\(diagnostic.code): \(diagnostic.message)")
        }
        schema = try #require(resolved.schema)
        for diagnostic in SwiftNameRule.check(schema) { Issue.record("\(diagnostic.code): \(diagnostic.message)") }
        files = SwiftGenerator.files(for: schema, structures: [:])
    }

    /// What is wrong with a schema in the eyes of the Swift generator: code and the text that it is about.
    static func findings(_ text: String) throws -> [String] {
        let file = SourceFile(path: "test.schema", text: text)
        let schema = try #require(Resolver.resolve(Parser.parse(file).tree).schema)
        return SwiftNameRule.check(schema).map { "\($0.code.name) \(file.text(of: $0.span))" }
    }

    /// The text of a file.
    func text(_ name: String) throws -> String { try #require(files.first { $0.name == name + ".swift" }).text }

    /// The text of a file between two lines, the first included, the second not; without indentation.
    func part(_ name: String, from first: String, to last: String = "\n\n") throws -> String {
        let text = try text(name)
        let start = try #require(text.range(of: first), "no \(first) in\n\(text)")
        let end = text.range(of: last, range: start.upperBound..<text.endIndex)?.lowerBound ?? text.endIndex
        let lines = text[start.lowerBound..<end].split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Compiles the files together with a main program, warnings as errors, and returns what the program prints.
    func run(_ program: String, files: [GeneratedFile]? = nil, usesRuntime: Bool = false) throws -> String {
        var sources = ["main.swift": program]
        for file in files ?? self.files { sources[file.name] = file.text }
        return try SwiftProgram.run(sources, usesRuntime: usesRuntime)
    }
}
