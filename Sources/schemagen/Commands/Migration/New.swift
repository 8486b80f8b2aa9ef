import ArgumentParser
import SchemagenGeneration
import SchemagenHistory
import SchemagenModel
import SchemagenProject

extension Migration {
    /// A migration written by hand.
    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new",
            abstract: "Begin a migration that is written by hand.",
            discussion: """
                Where the schema has not changed it is for rows alone; where it has, it is the way to the schema as it is. \
                Writes an up and a down file for each database that say what belongs into them. Until `migration accept` has \
                proved them it is a draft: `check` fails, and nothing is applied. Exit code 1: the history is not in order.
                """)

        @Argument(help: "The name: lower-case letters, digits and `_`.")
        var name: String

        @OptionGroup var project: ProjectOptions

        func run() throws {
            let location = try project.locate()
            let (files, compiled) = try Reading.project(location)
            Console.report(compiled.diagnostics)
            guard let schema = compiled.schema else {
                Console.problem("\(Console.summary(of: compiled.diagnostics)) Nothing was written.")
                throw Outcome.no
            }
            let edit = HandwrittenMigration.begin(files, schema, name: name, workers: .threads)
            try HistoryWriting.check(edit)
            try HistoryWriting.write(edit, to: location)
            if let entry = edit.lock?.entries.last {
                Console.standard("draft       \(entry.title)")
                for database in entry.databases {
                    for direction in Direction.allCases {
                        Console.standard(
                            "            \(location.prefix)\(ProjectLayout.migrationsFolder)/"
                                + entry.path(database, direction))
                    }
                }
            }
            guard try HistoryWriting.writeModels(edit.applied(to: files), compiled, to: location) else {
                throw Outcome.no
            }
            Console.standard("Write the files, then run `swift run schemagen migration accept`.")
        }
    }
}
