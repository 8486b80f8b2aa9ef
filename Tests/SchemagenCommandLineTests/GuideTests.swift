import Foundation
import SchemagenTestSupport
import Testing

/// The commands of the how-to guides, run in their order against real databases; what they print is what the pages say.
///
/// With `SCHEMAGEN_RECORD_GUIDES=1` the pages are written anew with what the commands print.
@Suite struct GuideTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/SchemagenVerification/Documentation.docc").standardized

    private static let pages = [
        "AdoptingADatabase.md", "ChangingASchema.md", "Linting.md", "ReviewingChanges.md", "VerifyingInCI.md",
        "ApplyingInProduction.md",
        "RecoveringFromFailures.md",
        "MergingBranches.md",
    ]

    @Test func everyGuideIsTested() throws {
        let found = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path(percentEncoded: false))
        let guides = try found.filter { $0.hasSuffix(".md") }.filter { name in
            try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8).contains("```console")
        }
        #expect(guides.sorted() == Self.pages.sorted())
    }

    @Test(arguments: pages) func whatAGuideSaysIsSo(page: String) throws {
        let file = Self.folder.appending(path: page)
        let text = try String(contentsOf: file, encoding: .utf8)
        let guide = Guide(text)
        try #require(!guide.commands.isEmpty)
        let printed = try TestServer.shared.withDatabase { connection in
            let database = try connection.query("SELECT current_database()").first ?? nil
            return try run(guide, database: database ?? "")
        }
        let outputs = guide.outputs(of: printed)
        if ProcessInfo.processInfo.environment["SCHEMAGEN_RECORD_GUIDES"] != nil {
            try Data(guide.recorded(text, outputs).utf8).write(to: file)
            return
        }
        for (command, output) in zip(guide.commands, outputs) {
            guard let said = command.output else { continue }
            #expect(
                Guide.agree(said, output),
                "\(page):\(command.line): `\(command.text)` prints\n\(output)\nand the page says\n\(said)")
        }
    }

    private func run(_ guide: Guide, database: String) throws -> String {
        let project = try Project()
        let server = try TestServer.shared.server
        let script = guide.script(tool: project.toolPath)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = project.folder
        var environment = ProcessInfo.processInfo.environment
        environment["DATABASE_URL"] = server.connectionString(database: database)
        environment["SCHEMAGEN_POSTGRES_BIN"] = server.binaries.folder
        environment["PATH"] = server.binaries.folder + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
        process.environment = environment
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
            .replacing(project.path + "/", with: "").replacing(project.path, with: ".")
    }
}

extension Guide {
    /// The page with the outputs that its commands gave, where it does not say the same already.
    func recorded(_ page: String, _ outputs: [String]) -> String {
        var result: [String] = []
        var isInBlock = false
        var isInOutput = false
        for (index, line) in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).enumerated()
        {
            if isInBlock, line == "```" { (isInBlock, isInOutput) = (false, false) }
            if line == "```console" { isInBlock = true }
            if let place = commands.firstIndex(where: { $0.line == index + 1 && $0.output != nil }) {
                result.append(line)
                let said = commands[place].output ?? ""
                let output = Self.agree(said, outputs[place]) ? said : outputs[place]
                if !output.isEmpty { result.append(output) }
                isInOutput = true
            } else if !isInOutput {
                result.append(line)
            }
        }
        return result.joined(separator: "\n")
    }
}
