import Foundation
import SchemagenLanguage
import SchemagenModel
import SchemagenSwift
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
        let folder = FileManager.default.temporaryDirectory.appending(component: "schemagen-models-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var sources: [String] = []
        for file in files ?? self.files {
            let url = folder.appending(component: file.name)
            try Data(file.text.utf8).write(to: url)
            sources.append(url.path)
        }
        let main = folder.appending(component: "main.swift")
        try Data(program.utf8).write(to: main)
        var arguments = [
            "-swift-version", "6", "-warnings-as-errors", "-o", folder.appending(component: "program").path, main.path,
        ]
        if usesRuntime {
            try Self.buildRuntime(in: folder)
            arguments += ["-I", folder.path, "-L", folder.path, "-lSchemagenRuntime"]
        }
        let compiled = try Self.execute("swiftc", arguments + sources, in: folder)
        try #require(compiled.status == 0, "\(compiled.output)")
        let result = try Self.execute(folder.appending(component: "program").path, [], in: folder)
        #expect(result.status == 0, "\(result.output)")
        return result.output
    }

    private static func buildRuntime(in folder: URL) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let sources = root.appending(components: "Sources", "SchemagenRuntime")
        let names = try FileManager.default.contentsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".swift") }
        let built = try execute(
            "swiftc",
            [
                "-swift-version", "6", "-emit-module", "-emit-library", "-static", "-parse-as-library", "-module-name",
                "SchemagenRuntime", "-o", folder.appending(component: "libSchemagenRuntime.a").path,
            ] + names.map { sources.appending(component: $0).path }, in: folder)
        try #require(built.status == 0, "\(built.output)")
    }

    private static func execute(
        _ program: String, _ arguments: [String], in folder: URL
    ) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: program.hasPrefix("/") ? program : "/usr/bin/env")
        process.arguments = program.hasPrefix("/") ? arguments : [program] + arguments
        process.currentDirectoryURL = folder
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
