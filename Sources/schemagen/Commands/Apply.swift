import ArgumentParser
import SchemagenDatabases

/// The history, applied to a live database.
struct Apply: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Apply the migrations that a live database does not have yet.",
        discussion: """
            Each migration is one transaction together with its row in the table schemagen_journal; another run at the same \
            time is waited for. Before the first statement the database is compared with the history where the migrations \
            touch it. Whatever stops it, the same command goes on. Exit code 0: the database has what was asked for. 1: a \
            migration fails, or journal or structure are not what the history says. 2: it could not be carried out. 130: \
            stopped by Ctrl-C.
            """)

    @OptionGroup var live: LiveDatabaseOptions
    @OptionGroup var waiting: WaitingOptions

    @Option(help: ArgumentHelp("The last migration to apply: 0007.", valueName: "number"))
    var to: Int?

    @Flag(help: "Print the SQL that would run, in order; nothing is changed.")
    var dryRun = false

    @Flag(help: "Stop in the middle of a change where --to says so.")
    var partial = false

    @Flag(help: "Do not compare the database with the history first.")
    var unchecked = false

    func run() throws {
        try live.withRunner(
            for: dryRun ? .rehearsal : .applying, options: waiting.options, comparing: !unchecked
        ) { runner, _, _ in
            if dryRun {
                for migration in try runner.pending(to: to, partial: partial) {
                    let text = migration.up.text + (migration.up.text.hasSuffix("\n") ? "" : "\n")
                    Console.standard(
                        migration.up.isTransactional
                            ? "-- \(migration.up.path)\nBEGIN;\n\n\(text)\nCOMMIT;\n"
                            : "-- \(migration.up.path)\n\n\(text)")
                }
                return
            }
            let applied = try runner.apply(to: to, partial: partial)
            for migration in applied { Console.standard("applied     \(migration.title)") }
            if applied.isEmpty { Console.standard("Nothing to do: the database has these migrations.") }
        }
    }
}
