import ArgumentParser
import SchemagenFiles
import SchemagenLanguage
import SchemagenModel
import SchemagenGeneration

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Database: ExpressibleByArgument {}

/// The plan between any two schemas.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show the SQL that leads from one schema to another, and back.",
        discussion: """
            Needs no project. Without --out the SQL goes to standard output. Exit code 1: the change is refused, with the \
            reason for each part of it.
            """)

    @Option(
        help: ArgumentHelp("The schema to start from; by default an empty database.", valueName: "file"),
        completion: .file(extensions: ["schema"]))
    var from: String?

    @Option(help: ArgumentHelp("The schema to reach.", valueName: "file"), completion: .file(extensions: ["schema"]))
    var to: String

    @Option(help: "The database: postgresql or sqlite.")
    var database: Database

    @Option(
        help: ArgumentHelp("Write NNNN_name.up.sql and .down.sql into this folder.", valueName: "dir"),
        completion: .directory)
    var out: String?

    @Flag(help: "Take everything that vanishes as meant to, without `removed` in the schema.")
    var allowLoss = false

    @Flag(help: "Print the plan as JSON (format 1).")
    var json = false

    func run() throws {
        let plan = SchemaPlan.make(
            from: try from.map(Reading.schema), to: try Reading.schema(to), on: database,
            number: try out.map(nextNumber) ?? 1, allowsLoss: allowLoss)
        Console.report(plan.diagnostics)
        guard let result = plan.result else {
            Console.problem("\(Console.summary(of: plan.diagnostics)) Nothing was planned.")
            throw Outcome.no
        }
        if let out { try write(result, to: out) }
        if json {
            try print(result)
        } else if out == nil {
            Console.standard("\(result.up)\n\(result.down)")
        }
    }

    private func write(_ result: SchemaPlan.Result, to folder: String) throws {
        do {
            for migration in result.migrations {
                for (text, direction) in [(migration.up, "up"), (migration.down, "down")] {
                    let path = "\(folder)/\(migration.title).\(direction).sql"
                    try FileSystem.write(Array(text.utf8), to: path)
                    if !json { Console.standard("wrote \(path)") }
                }
            }
        } catch {
            Console.problem("error: \(error)")
            throw Outcome.failed
        }
    }

    /// One more than the highest number in the folder.
    private func nextNumber(in folder: String) throws -> Int {
        do {
            let names = try FileSystem.files(below: folder)
            return (names.compactMap { Int($0.prefix { $0.isASCII && $0.isNumber }) }.max() ?? 0) + 1
        } catch {
            Console.problem("error: \(error)")
            throw Outcome.failed
        }
    }

    private func print(_ result: SchemaPlan.Result) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let document = PlanDocument(result, on: database)
        Console.standard(String(decoding: try encoder.encode(document), as: UTF8.self))
    }
}
