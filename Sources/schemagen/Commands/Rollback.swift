import ArgumentParser
import SchemagenDatabases

/// Migrations of a live database, taken back.
struct Rollback: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Take the last change of a live database back, or all after a migration.",
        discussion: """
            Runs the down files, the newest first, each in one transaction with its row in the journal. One that would lose \
            rows or values is refused, naming each table, and so is a database that is not what the history says where the \
            files touch it. Exit code 1: refused, or a file fails. 2: it could not be carried out. 130: stopped by Ctrl-C.
            """)

    @OptionGroup var live: LiveDatabaseOptions
    @OptionGroup var waiting: WaitingOptions

    @Option(
        help: ArgumentHelp(
            "The migration that is the last one afterwards: 0006; 0 takes back all.", valueName: "number"))
    var to: Int?

    @Option(
        help: ArgumentHelp("A table that may lose rows or values. May be given several times.", valueName: "table"))
    var allowLoss: [String] = []

    @Flag(help: "Stop in the middle of a change where --to says so; without --to take one migration back.")
    var partial = false

    @Flag(help: "Do not compare the database with the history first.")
    var unchecked = false

    @Flag(
        help: """
            Print the SQL that would run, in order, and say what would be refused: structure, rights, rows that would be \
            lost. Nothing is changed.
            """)
    var dryRun = false

    @Flag(help: "With --dry-run: print what would run, and what stands in its way, as JSON (format 1).")
    var json = false

    func validate() throws {
        if json, !dryRun { throw ValidationError("--json goes with --dry-run") }
    }

    func run() throws {
        try live.withRunner(
            for: dryRun ? .reading : .changing, options: waiting.options, comparing: !unchecked
        ) { runner, _, _ in
            guard !dryRun else {
                let rehearsal = try runner.rehearseRollback(
                    to: to, partial: partial, allowedLosses: Set(allowLoss))
                return try RehearsalReport(rehearsal, .down).print(json: json)
            }
            let undone = try runner.rollback(to: to, partial: partial, allowedLosses: Set(allowLoss))
            for migration in undone { Console.standard("taken back  \(migration.title)") }
            if undone.isEmpty {
                let last = try runner.status().applied.last?.title
                Console.standard(
                    "Nothing to do: the database "
                        + (last.map { "is at \($0), and --to takes back what comes after a migration." }
                            ?? "has no migration to take back."))
            }
        }
    }
}
