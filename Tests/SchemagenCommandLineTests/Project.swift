import Foundation
import Testing

/// A project in a temporary folder and the built tool.
final class Project {
    /// How a run ended and what it printed.
    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    let folder: URL
    /// What the tool finds in its environment besides the tests' own.
    var environment: [String: String] = [:]
    private let tool: URL

    /// The built tool's place.
    var toolPath: String { tool.path(percentEncoded: false) }

    var path: String { folder.path(percentEncoded: false) }

    /// - Parameter name: The name of a first schema; nil leaves the folder empty.
    init(named name: String? = nil) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "schemagen-cli-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        tool = Self.buildFolder.appending(path: "schemagen")
        try #require(FileManager.default.isExecutableFile(atPath: tool.path(percentEncoded: false)))
        if let name { _ = try run("init", name) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The folder that the tests were built into, where the tool is too.
    private static let buildFolder: URL = {
        #if canImport(Darwin)
            for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
                return bundle.bundleURL.deletingLastPathComponent()
            }
        #endif
        return Bundle.main.bundleURL
    }()

    func run(_ arguments: String..., in place: String = "") throws -> Result { try run(arguments, in: place) }

    func run(_ arguments: [String], in place: String = "") throws -> Result {
        let process = Process()
        process.executableURL = tool
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, mine in mine }
        process.currentDirectoryURL = place.isEmpty ? folder : folder.appending(path: place)
        // Files: a server that another test starts meanwhile would keep the end of a pipe open, and its reader waiting.
        let (output, errors) = (folder.appending(path: ".output"), folder.appending(path: ".errors"))
        for file in [output, errors] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }

    /// A run that goes on beside the test.
    final class Running {
        private let process: Process
        private let output: URL
        private let errors: URL

        init(_ process: Process, output: URL, errors: URL) {
            self.process = process
            self.output = output
            self.errors = errors
        }

        /// Ends it as `kill -9` does: it has no time for anything.
        func kill() { _ = Foundation.kill(process.processIdentifier, SIGKILL) }

        /// Sends a signal, as Ctrl-C does.
        func signal(_ number: Int32) { _ = Foundation.kill(process.processIdentifier, number) }

        /// What it has said so far.
        var errorsSoFar: String { (try? String(contentsOf: errors, encoding: .utf8)) ?? "" }

        /// Whether a signal ended it, rather than it itself.
        var wasEndedBySignal: Bool { process.terminationReason == .uncaughtSignal }

        func finish() throws -> Result {
            process.waitUntilExit()
            return Result(
                status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
                errors: try String(contentsOf: errors, encoding: .utf8))
        }
    }

    /// Starts the tool and does not wait for it.
    func start(_ arguments: String...) throws -> Running {
        let process = Process()
        process.executableURL = tool
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, mine in mine }
        process.currentDirectoryURL = folder
        let name = UUID().uuidString
        let (output, errors) = (folder.appending(path: ".output-\(name)"), folder.appending(path: ".errors-\(name)"))
        for file in [output, errors] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return Running(process, output: output, errors: errors)
    }

    func read(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: path).path(percentEncoded: false))
    }

    func edit(_ path: String, _ change: (String) -> String) throws {
        try Data(change(read(path)).utf8).write(to: folder.appending(path: path))
    }
}
