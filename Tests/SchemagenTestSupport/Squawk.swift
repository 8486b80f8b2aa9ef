import Foundation
import Testing

/// The outside linter of migrations, squawk: `Tests/run` fetches its program and names it in `SCHEMAGEN_TEST_SQUAWK`.
public enum Squawk {
    /// Something that it finds.
    public struct Finding: Decodable, Sendable {
        /// The path of the file.
        public var file: String
        /// The line, from 0.
        public var line: Int
        /// The rule's name.
        public var rule: String
        /// What is wrong.
        public var message: String
        /// What to do.
        public var help: String?

        private enum CodingKeys: String, CodingKey {
            case file, line, message, help
            case rule = "rule_name"
        }
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The path of the program; nil: it is not there.
    public static var program: String? { environmentVariable("SCHEMAGEN_TEST_SQUAWK") }

    /// What it finds in files of PostgreSQL 15, some rules left out.
    public static func findings(in files: [URL], without rules: [String]) throws -> [Finding] {
        guard let program else { throw Failure(description: "there is no squawk") }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments =
            ["--reporter", "json", "--pg-version", "15.0", "--exclude", rules.joined(separator: ",")]
            + files.map(\.path)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try JSONDecoder().decode([Finding].self, from: text)
    }
}

extension Trait where Self == ConditionTrait {
    /// The test asks squawk. It is skipped, and the run says so, where its program is not there.
    public static var needsSquawk: Self {
        .enabled("there is no squawk, which Tests/run fetches from PyPI") { Squawk.program != nil }
    }
}
