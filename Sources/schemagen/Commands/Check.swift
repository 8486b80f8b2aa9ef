import ArgumentParser
import SchemagenGeneration

/// The never-drift check that writes nothing.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check that models, migrations and documents say what the schema says.",
        discussion: """
            Writes nothing. Exit code 0: in step. 1: something drifted; each error names its place and the command that \
            mends it. 2: the project could not be read.
            """)

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let (files, compiled) = try Reading.project(project.locate())
        let diagnostics = ProjectCheck.check(files, compiled, workers: .threads, documents: Pages.of)
        Console.report(diagnostics)
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            Console.problem(Console.summary(of: diagnostics))
            throw Outcome.no
        }
        Console.standard("\(files.schema.path) is in step with its models, migrations and documents.")
    }
}
