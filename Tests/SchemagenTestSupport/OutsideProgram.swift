import Foundation
import Testing

/// Programs from outside that judge what is generated: `Tests/run` installs them and says by variables where they are.
public enum OutsideProgram {
    /// Mermaid's script, in the version that renderers have; nil: it is not there.
    public static var mermaid: String? { present("SCHEMAGEN_TEST_MERMAID") }
    /// A browser that can be driven; nil: there is none.
    public static var browser: String? { present("SCHEMAGEN_TEST_BROWSER") }

    /// The toolchain's `docc`; nil: it is not there. Not every installation puts it on the path: it stands beside `swift`.
    public static let docc: String? = {
        let path = (environmentVariable("PATH") ?? "").split(separator: ":").map(String.init)
        let toolchains = path.map { URL(filePath: $0 + "/swift").resolvingSymlinksInPath() }
            .filter { FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false)) }
            .map { $0.deletingLastPathComponent().path(percentEncoded: false) }
        return (path + toolchains).map { $0 + "/docc" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    private static func present(_ variable: String) -> String? {
        environmentVariable(variable).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The repository's folder of tests.
    public static var tests: URL {
        var folder = URL(filePath: #filePath)
        for _ in 0..<2 { folder.deleteLastPathComponent() }
        return folder
    }

    /// Runs a program, found on the path.
    /// - Returns: Its exit code, and what it printed on both streams.
    public static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        // A file: reading from a pipe traps in Foundation where a signal interrupts it.
        let file = FileManager.default.temporaryDirectory.appending(component: "schemagen-outside-\(UUID())")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        process.standardOutput = handle
        process.standardError = handle
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }

    /// Writes files into a new temporary folder, calls the body with its path and deletes it.
    public static func withFiles<Value>(
        _ files: [(name: String, bytes: [UInt8])], _ body: (String) throws -> Value
    ) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(component: "schemagen-files-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in files {
            let url = folder.appending(path: file.name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: url)
        }
        return try body(folder.path(percentEncoded: false))
    }
}

extension Trait where Self == ConditionTrait {
    /// The test asks Mermaid. It is skipped, and the run says so, where that is not there.
    public static var needsMermaid: Self {
        .enabled("there is no Mermaid, which Tests/run fetches from PyPI") { OutsideProgram.mermaid != nil }
    }

    /// The test runs `docc`. It is skipped, and the run says so, where the toolchain has none.
    public static var needsDocC: Self {
        .enabled("there is no docc, on the path or beside swift") { OutsideProgram.docc != nil }
    }

    /// The test drives a browser. It is skipped, and the run says so, where there is none.
    public static var needsBrowser: Self {
        .enabled("there is no browser, which Tests/run installs") { OutsideProgram.browser != nil }
    }
}
