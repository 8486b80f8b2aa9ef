import ArgumentParser
import SchemagenHistory
import SchemagenLanguage
import SchemagenProject

/// The history of the schema.
struct Migration: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migration",
        abstract: "Look at the history of the schema.",
        subcommands: [List.self])

    /// The migrations in order.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the migrations, oldest first.",
            discussion: """
                A line is number_name, the databases, and the labels (breaking, lossy, irreversible), separated by tabs. \
                Exit code 1: the history on disk is not what the lock says.
                """)

        @OptionGroup var project: ProjectOptions

        func run() throws {
            let files = try Reading.history(project.locate())
            if files.migrations.isEmpty {
                Console.problem("No migrations yet; `\(ProjectLayout.generateCommand)` writes the first one.")
                return
            }
            let history = HistoryCheck.check(files.migrations)
            for entry in history.lock?.entries ?? [] {
                let databases = entry.databases.map(\.rawValue).joined(separator: ", ")
                let labels = entry.labels.map(\.rawValue).joined(separator: ", ")
                Console.standard([entry.title, databases, labels].joined(separator: "\t"))
            }
            guard history.diagnostics.isEmpty else {
                Console.report(history.diagnostics)
                throw Outcome.no
            }
        }
    }
}
