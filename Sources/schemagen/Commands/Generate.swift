import ArgumentParser
import SchemagenFiles
import SchemagenGeneration
import SchemagenModel

/// Brings everything in step with the schema.
struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Bring models, migrations and documents in step with the schema.",
        discussion: """
            A schema whose structure changed gives a new migration with up and down files for each database. Only files \
            whose bytes change are written. Where there is an error nothing is written, and the exit code is 1.
            """)

    @Option(help: ArgumentHelp("The name of the new migration; by default derived from the change.", valueName: "name"))
    var name: String?

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let location = try project.locate()
        let (files, compiled) = try Reading.project(location)
        let generation = Generation.run(
            files, compiled, migrationName: name, workers: .threads, documents: Pages.of)
        Console.report(generation.diagnostics)
        guard !generation.hasErrors else {
            Console.problem("\(Console.summary(of: generation.diagnostics)) Nothing was written.")
            throw Outcome.no
        }
        do {
            try location.write(generation.writes, deleting: generation.deletions)
        } catch {
            Console.problem("error: \(error)\nWhat was written before stays; run the same command again.")
            throw Outcome.failed
        }
        Console.standard(GenerationReport(generation).text)
    }
}
