import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// Runs the blocks of documents as their readers do: queries by `psql` or `sqlite3`, commands by a shell in the project's
/// folder.
struct DocumentRun {
    /// How many blocks ran.
    struct Counts {
        var queries = 0
        var commands = 0
        var compared = 0

        static func += (left: inout Counts, right: Counts) {
            left.queries += right.queries
            left.commands += right.commands
            left.compared += right.compared
        }
    }

    let project: Project
    /// What the shell finds in its environment.
    var environment: [String: String]

    init(_ project: Project, environment: [String: String] = [:]) throws {
        self.project = project
        self.environment = environment
        // The folder of the built tool holds the compiler's own files as well: only the tool is on the path.
        let bin = project.folder.appending(path: ".bin")
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        let link = bin.appending(path: "schemagen")
        if !FileManager.default.fileExists(atPath: link.path(percentEncoded: false)) {
            try FileManager.default.createSymbolicLink(
                atPath: link.path(percentEncoded: false), withDestinationPath: project.toolPath)
        }
        let paths = [bin.path(percentEncoded: false), environment["PATH"], ProcessInfo.processInfo.environment["PATH"]]
        self.environment["PATH"] = paths.compactMap(\.self).joined(separator: ":")
    }

    /// Runs the blocks of one section of a page, in order, each of which must end well and give what the page says.
    func run(_ section: String, of path: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Counts {
        var counts = Counts()
        for block in DocumentBlock.all(in: try project.read(path)) where block.section == section {
            let place = "\(path):\(block.line)"
            let result: Project.Result
            switch (block.language, section) {
            case ("sh", _):
                counts.commands += 1
                result = try shell("set -euo pipefail\n\(block.text)\n")
            case ("sql", "PostgreSQL"):
                counts.queries += 1
                result = try onPostgreSQL(block.text)
            case ("sql", "SQLite"):
                counts.queries += 1
                result = try onSQLite(block.text)
            default:
                Issue.record("\(place): nobody knows how to run \(block.language)", sourceLocation: sourceLocation)
                continue
            }
            #expect(
                result.status == 0, "\(place): \(block.text)\n\(result.output)\(result.errors)",
                sourceLocation: sourceLocation)
            let rows = result.output.split(separator: "\n").map {
                $0.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
            }
            switch block.expectation {
            case .none: continue
            case .noRows: #expect(rows == [], "\(place): \(block.text)", sourceLocation: sourceLocation)
            case .rows(let expected):
                #expect(rows == expected, "\(place): \(block.text)", sourceLocation: sourceLocation)
            }
            counts.compared += 1
        }
        return counts
    }

    /// Runs statements by `psql`, each by itself unless they say otherwise.
    func onPostgreSQL(_ sql: String, options: String = "") throws -> Project.Result {
        try query(sql, "psql -X -q -v ON_ERROR_STOP=1 -A -t -F '\u{1F}' \(options) \"$DATABASE_URL\" -f")
    }

    /// Runs statements by `sqlite3`.
    func onSQLite(_ sql: String) throws -> Project.Result {
        try query(sql, "sqlite3 -bail -batch -separator '\u{1F}' \"$DATABASE_FILE\" <")
    }

    private func query(_ sql: String, _ program: String) throws -> Project.Result {
        let file = project.folder.appending(path: ".query.sql")
        try Data((sql + "\n").utf8).write(to: file)
        return try shell("\(program) .query.sql")
    }

    /// Runs a script in the project's folder.
    func shell(_ script: String) throws -> Project.Result {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", script]
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, mine in mine }
        process.currentDirectoryURL = project.folder
        // Files: reading from a pipe traps in Foundation where a signal interrupts it.
        let (output, errors) = (project.folder.appending(path: ".out"), project.folder.appending(path: ".err"))
        for file in [output, errors] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Project.Result(
            status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
}
