import Foundation
import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// A project in a git repository of its own, with its first migration committed on `main`.
final class GitProject {
    let project: Project

    /// - Parameters:
    ///   - schema: The schema of the first commit.
    ///   - needsServer: Whether the tool is to find PostgreSQL.
    init(_ schema: String = GitProject.shop, needsServer: Bool = true) throws {
        project = try Project()
        if needsServer {
            project.environment["SCHEMAGEN_POSTGRES_BIN"] = try TestServer.shared.server.binaries.folder
        }
        project.environment["DATABASE_URL"] = ""
        try git("init", "-q", "-b", "main")
        try project.edit(".git/info/exclude") { $0 + "\n.errors*\n.output*\n*.db*\n" }
        _ = try project.run("init", "Shop")
        try project.edit("Schema/Shop.schema") { _ in schema }
        try generate()
        try commit("Begin")
    }

    static let shop = """
        schema Shop {
            databases: [postgresql(14), sqlite(3.37)]
        }

        table Customer as customers {
            id: Int64 @primaryKey @identity
            mail: String(200)
        }

        table Order as orders {
            id: Int64 @primaryKey @identity
            customerID: Customer.ID @index
            note: String(50)?
        }

        """

    /// Runs git; whether it succeeds.
    @discardableResult
    func git(_ arguments: String..., succeeds: Bool = true) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        process.currentDirectoryURL = project.folder
        var environment = ProcessInfo.processInfo.environment
        for role in ["AUTHOR", "COMMITTER"] {
            environment["GIT_\(role)_NAME"] = "Test"
            environment["GIT_\(role)_EMAIL"] = "test@example.org"
        }
        environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
        environment["GIT_CONFIG_SYSTEM"] = "/dev/null"
        environment["GIT_EDITOR"] = "true"
        process.environment = environment
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect((process.terminationStatus == 0) == succeeds, "git \(arguments.joined(separator: " ")): \(text)")
        return text
    }

    func commit(_ message: String) throws {
        try git("add", "-A")
        try git("commit", "-q", "-m", message)
    }

    func edit(_ old: String, _ new: String) throws {
        try project.edit("Schema/Shop.schema") { text in
            #expect(text.contains(old))
            return text.replacing(old, with: new)
        }
    }

    @discardableResult
    func generate(_ name: String? = nil) throws -> Project.Result {
        let result = try project.run(["generate"] + (name.map { ["--name", $0] } ?? []))
        #expect(result.status == 0, "\(result.errors)")
        return result
    }

    /// A commit that replaces a text of the schema and generates.
    func change(_ name: String, _ old: String, _ new: String) throws {
        try edit(old, new)
        try generate(name)
        try commit(name)
    }

    var titles: [String] {
        get throws {
            try project.run("migration", "list").output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
        }
    }

    /// Runs the verb; it has to end with a code.
    @discardableResult
    func run(_ arguments: String..., status: Int32 = 0) throws -> Project.Result {
        let result = try project.run(arguments)
        #expect(
            result.status == status, "\(arguments.joined(separator: " ")): \(result.output)\(result.errors)")
        return result
    }

    /// `verify` on both engines.
    func verify() throws {
        try run("verify", "--postgres", TestServer.shared.server.connectionString())
    }

    /// Everything below Generated and the schema, as text by path.
    var contents: [String: String] {
        get throws {
            var result: [String: String] = [:]
            for folder in ["Generated", "Schema"] {
                for path in try FileManager.default.subpathsOfDirectory(
                    atPath: project.folder.appending(path: folder).path(percentEncoded: false))
                where path.contains(".") || path.hasSuffix("evidence") {
                    result["\(folder)/\(path)"] = try? project.read("\(folder)/\(path)")
                }
            }
            return result
        }
    }

    /// Calls the body with the URL of an empty database of each engine.
    func withDatabases(_ body: (String) throws -> Void) throws {
        try body("sqlite:\(project.path)/live.db")
        try TestServer.shared.withDatabase { connection in
            let name = try connection.query("SELECT current_database()").first ?? nil
            try body(try TestServer.shared.server.connectionString(database: name ?? ""))
        }
    }
}
