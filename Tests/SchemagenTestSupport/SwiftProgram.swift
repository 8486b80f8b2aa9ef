import Foundation
import Testing

/// Swift sources compiled with warnings as errors, and run: what generated models are tested by.
public enum SwiftProgram {
    /// Compiles sources by file name, `main.swift` among them, and returns what the program prints.
    ///
    /// - Parameter usesRuntime: whether the sources import the runtime library.
    public static func run(_ sources: [String: String], usesRuntime: Bool = false) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(component: "schemagen-models-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let program = folder.appending(component: "program").path
        var arguments = ["-swift-version", "6", "-warnings-as-errors", "-package-name", "test", "-o", program]
        for (name, text) in sources.sorted(by: { $0.key < $1.key }) {
            let url = folder.appending(component: name)
            try Data(text.utf8).write(to: url)
            arguments.append(url.path)
        }
        if usesRuntime {
            try buildRuntime(in: folder)
            arguments += ["-I", folder.path, "-L", folder.path, "-lSchemagenRuntime"]
        }
        let compiled = try execute("/usr/bin/env", ["swiftc"] + arguments, in: folder)
        try #require(compiled.status == 0, "\(compiled.output)")
        let result = try execute(program, [], in: folder)
        #expect(result.status == 0, "\(result.output)")
        return result.output
    }

    private static func buildRuntime(in folder: URL) throws {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let sources = root.appending(components: "Sources", "SchemagenRuntime")
        let names = try FileManager.default.contentsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".swift") }
        let built = try execute(
            "/usr/bin/env",
            [
                "swiftc", "-swift-version", "6", "-emit-module", "-emit-library", "-static", "-parse-as-library",
                "-module-name", "SchemagenRuntime", "-o", folder.appending(component: "libSchemagenRuntime.a").path,
            ] + names.map { sources.appending(component: $0).path }, in: folder)
        try #require(built.status == 0, "\(built.output)")
    }

    private static func execute(
        _ program: String, _ arguments: [String], in folder: URL
    ) throws -> (status: Int32, output: String) {
        let process = Process()
        // A file: reading from a pipe traps in Foundation where a signal interrupts it.
        let file = folder.appending(component: "output-\(UUID())")
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        let output = try Data(contentsOf: file)
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
