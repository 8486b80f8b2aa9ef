import ArgumentParser
import SchemagenHistory
import SchemagenLanguage
import SchemagenProject

extension Migration {
    /// The migrations in order.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the migrations, oldest first.",
            discussion: """
                A line is number_name, the databases, the labels (breaking, lossy, irreversible), and where there is \
                something to say what it is otherwise (by hand, draft, baseline), separated by tabs. Exit code 1: the \
                history on disk is not what the lock says.
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
                Console.standard(([entry.title, databases, labels] + Self.remarks(entry)).joined(separator: "\t"))
            }
            guard history.diagnostics.isEmpty else {
                Console.report(history.diagnostics)
                throw Outcome.no
            }
        }

        private static func remarks(_ entry: LockEntry) -> [String] {
            if entry.isBaseline { return ["baseline"] }
            switch entry.handwork {
            case .accepted: return ["by hand"]
            case .draft: return ["draft"]
            case nil: return []
            }
        }
    }
}
