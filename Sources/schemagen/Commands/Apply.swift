import ArgumentParser
import SchemagenDatabases
import Synchronization

/// The history, applied to a live database.
struct Apply: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Apply the migrations that a live database does not have yet.",
        discussion: """
            Each migration is one transaction together with its row in the table schemagen_journal; another run at the same \
            time is waited for. One that fills a column of a PostgreSQL table does so in batches, each a transaction that \
            also writes to schemagen_progress how far it has come. Before the first statement the database is compared with the history where the migrations \
            touch it, and the role's rights are asked for. Whatever stops it, the same command goes on. Exit code 0: the database has what was asked for. 1: a \
            migration fails, or journal or structure are not what the history says. 2: it could not be carried out. 130: \
            stopped by Ctrl-C.
            """)

    @OptionGroup var live: LiveDatabaseOptions
    @OptionGroup var waiting: WaitingOptions

    @Option(help: ArgumentHelp("The last migration to apply: 0007.", valueName: "number"))
    var to: Int?

    @Flag(
        help: """
            Print the SQL that would run, in order, and say what would be refused: structure, rights, journal. Nothing is \
            changed, and a read-only session or a standby will do.
            """)
    var dryRun = false

    @Option(
        help: ArgumentHelp("How many rows a batch of a backfill has; by default what its file says.", valueName: "rows")
    )
    var batchSize: Int?

    @Option(help: ArgumentHelp("How long to wait between two batches of a backfill.", valueName: "milliseconds"))
    var batchPause = 0

    @Flag(help: "Stop in the middle of a change where --to says so.")
    var partial = false

    @Flag(help: "Do not compare the database with the history first.")
    var unchecked = false

    @Flag(
        help: """
            For a copy: record in Generated/Migrations/rehearsals how long each migration took, by how much the database \
            grew, and how many bytes of tables it went through. Summaries of releases say so, and `docs --database` reckons \
            with it how long locks are held.
            """)
    var record = false

    @Flag(help: "With --dry-run: print what would run, and what stands in its way, as JSON (format 1).")
    var json = false

    func validate() throws {
        if record, dryRun { throw ValidationError("--record and --dry-run exclude each other") }
        if json, !dryRun { throw ValidationError("--json goes with --dry-run") }
        if let batchSize, !(1...10_000_000).contains(batchSize) {
            throw ValidationError("--batch-size is from 1 to 10000000 rows")
        }
        guard (0...3_600_000).contains(batchPause) else {
            throw ValidationError("--batch-pause is from 0 to 3600000 milliseconds")
        }
    }

    /// How many bytes of tables each migration goes through that is not applied yet, by its number.
    private func bytes(_ url: DatabaseURL, _ runner: MigrationRunner) throws -> [Int: Int64] {
        RehearsalRecording.bytes(
            try Reading.history(try live.project.locate()), url,
            applied: Set(try runner.status().applied.map(\.number)))
    }

    func run() throws {
        if record { try RehearsalRecording.check(live.project) }
        var options = waiting.options
        options.batchSize = batchSize
        options.batchPause = batchPause
        let measures = Mutex<[MigrationMeasure]>([])
        if record { options.measured = { measure in measures.withLock { $0.append(measure) } } }
        try live.withRunner(
            for: dryRun ? .rehearsal : .applying, options: options, comparing: !unchecked
        ) { runner, _, url in
            let through = record ? try bytes(url, runner) : [:]
            // What was applied before something failed was measured all the same.
            defer {
                if record {
                    RehearsalRecording.write(measures.withLock { $0 }, through: through, of: url, live.project)
                }
            }
            guard !dryRun else {
                let rehearsal = try runner.rehearseApply(to: to, partial: partial)
                return try RehearsalReport(rehearsal, .up).print(json: json)
            }
            let applied = try runner.apply(to: to, partial: partial)
            for migration in applied { Console.standard("applied     \(migration.title)") }
            if applied.isEmpty {
                let last = try to.flatMap { _ in try runner.status().applied.last?.title }
                Console.standard(
                    "Nothing to do: the database "
                        + (last.map { "is at \($0); `rollback` takes migrations back." } ?? "has these migrations."))
            }
        }
    }
}
