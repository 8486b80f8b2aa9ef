import Foundation
import Testing

/// The build systems of SwiftPM that consumers use.
enum BuildSystem: String, CaseIterable, Sendable {
    case native
    case swiftbuild
}

/// A copy of a fixture package in a temporary folder, built from outside as a consumer does.
final class FixturePackage {
    /// What a command printed and how it ended.
    struct Result {
        let status: Int32
        let output: String
        /// Whether the command did not end by itself.
        let isCrash: Bool
    }

    let folder: URL
    let buildSystem: BuildSystem

    /// The project's root, from this file's place.
    static let projectRoot = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    init(_ name: String, _ buildSystem: BuildSystem) throws {
        self.buildSystem = buildSystem
        let temporary = FileManager.default.temporaryDirectory
        folder = temporary.appending(path: "schemagen-\(name)-\(buildSystem.rawValue)-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: Self.projectRoot.appending(path: "Tests/Fixtures/\(name)"), to: folder)
        try? FileManager.default.removeItem(at: folder.appending(path: ".build"))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Builds the package.
    ///
    /// On a busy machine the swiftbuild of Swift 6.3 now and then dies of a bad pointer in libdispatch before it has
    /// planned anything. That says nothing about the plugins, whose failures are exit codes: the build is tried again.
    func build() throws -> Result {
        let command = ["swift", "build", "--build-system", buildSystem.rawValue]
        var result = try run(command)
        for _ in 0..<3 where result.isCrash { result = try run(command) }
        return result
    }

    /// Runs a command in the package's folder.
    func run(_ arguments: [String]) throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var environment = ProcessInfo.processInfo.environment
        environment["SCHEMAGEN_PATH"] = Self.projectRoot.path(percentEncoded: false)
        // How this repository builds itself is not how a consumer builds it.
        environment["SCHEMAGEN_STRICT"] = nil
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: String(decoding: data, as: UTF8.self),
            isCrash: process.terminationReason == .uncaughtSignal)
    }

    func read(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: path))
    }

    func remove(_ path: String) throws { try FileManager.default.removeItem(at: folder.appending(path: path)) }

    /// Changes a file, and puts everything below Schema and Generated back afterwards.
    func tampering(_ change: () throws -> Void, then check: (Result) throws -> Void) throws {
        let saved = folder.appending(path: ".saved")
        let kept = ["Schema", "Generated"]
        try FileManager.default.createDirectory(at: saved, withIntermediateDirectories: true)
        for name in kept {
            try FileManager.default.copyItem(at: folder.appending(path: name), to: saved.appending(path: name))
        }
        defer {
            for name in kept {
                try? FileManager.default.removeItem(at: folder.appending(path: name))
                try? FileManager.default.moveItem(at: saved.appending(path: name), to: folder.appending(path: name))
            }
            try? FileManager.default.removeItem(at: saved)
        }
        try change()
        try check(build())
    }

    /// When each compiled module and object of the consumer's own targets was written.
    func products() -> [String: Date] {
        var result: [String: Date] = [:]
        let build = folder.appending(path: ".build")
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: build.path(percentEncoded: false))) ?? []
        for path in paths where path.hasSuffix(".o") || path.hasSuffix(".swiftmodule") {
            guard path.contains("ShopModels") || path.contains("Client") else { continue }
            let attributes = try? FileManager.default.attributesOfItem(
                atPath: build.appending(path: path).path(percentEncoded: false))
            if let date = attributes?[.modificationDate] as? Date { result[path] = date }
        }
        return result
    }
}
