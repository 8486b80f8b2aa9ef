import ArgumentParser
import SchemagenDatabases

/// The history, applied to a live database.
struct Apply: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Apply the migrations that a live database does not have yet.",
        discussion: """
            Each migration is one transaction together with its row in the table schemagen_journal; another run at the same \
            time is waited for. Whatever stops it, the same command goes on. Exit code 0: the database has what was asked \
            for. 1: a migration fails, or the journal is not the beginning of the history. 2: it could not be carried out.
            """)

    @OptionGroup var live: LiveDatabaseOptions
    @OptionGroup var waiting: WaitingOptions

    @Option(help: ArgumentHelp("The last migration to apply: 0007.", valueName: "number"))
    var to: Int?

    @Flag(help: "Print the SQL that would run, in order; nothing is changed.")
    var dryRun = false

    @Flag(help: "Stop in the middle of a change where --to says so.")
    var partial = false

    func run() throws {
        try live.withRunner(for: dryRun ? .rehearsal : .applying, options: waiting.options) { runner, _, _ in
            if dryRun {
                for migration in try runner.pending(to: to, partial: partial) {
                    let text = migration.up.text
                    Console.standard(
                        "-- \(migration.up.path)\nBEGIN;\n\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\nCOMMIT;\n")
                }
                return
            }
            let applied = try runner.apply(to: to, partial: partial)
            for migration in applied { Console.standard("applied     \(migration.title)") }
            if applied.isEmpty { Console.standard("Nothing to do: the database has these migrations.") }
        }
    }
}
