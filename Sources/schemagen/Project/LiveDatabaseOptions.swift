import ArgumentParser
import SchemagenDatabases
import SchemagenLanguage
import SchemagenModel
import SchemagenProject
import SchemagenVerification

/// What the verbs share that work on a live database by the history.
struct LiveDatabaseOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "postgresql://…, sqlite:PATH or the path of a SQLite file; by default DATABASE_URL.", valueName: "url"))
    var url: String?

    @OptionGroup var project: ProjectOptions

    /// Checks the history on disk and opens the database.
    /// - Throws: `Outcome` after saying what is wrong.
    func withRunner<Result>(
        for purpose: MigrationRunner.Purpose, options: RunnerOptions = RunnerOptions(), comparing: Bool = false,
        _ body: (MigrationRunner, RunnableHistory, DatabaseURL) throws -> Result
    ) throws -> Result {
        let files = try Reading.history(try project.locate())
        let url = DatabaseURL(try Console.databaseURL(url))
        let database: Database = if case .sqlite = url { .sqlite } else { .postgresql }
        if files.migrations.isEmpty {
            Console.problem("error: there is no migration; run `\(ProjectLayout.generateCommand)`")
            throw Outcome.no
        }
        let (prepared, findings) = RunnableHistory.prepare(files, on: database)
        Console.report(findings)
        guard let history = prepared else { throw Outcome.no }
        if history.migrations.isEmpty {
            Console.problem("error: the migrations are not for \(database.title)")
            throw Outcome.failed
        }
        var options = options
        options.tool = "schemagen \(Version.current)"
        options.progress = { Console.progress($0) }
        options.isReplaced = history.replacement(on: database)
        if comparing { options.forecast = { history.forecast($0, applied: $1, $2) } }
        let cancellation = RunnerCancellation()
        options.cancellation = cancellation
        do {
            let runner = try MigrationRunner(url, history: history.migrations, purpose: purpose, options: options)
            defer { runner.close() }
            // From here on there is a state to be told.
            Interruption.watch { cancellation.request() }
            return try body(runner, history, url)
        } catch let error as RunnerError {
            Self.report(error)
            throw Self.outcome(of: error)
        }
    }

    /// How the process ends for a reason of the runner's.
    static func outcome(of error: RunnerError) -> Outcome {
        switch error.kind {
        case .stopped: Interruption.outcome
        case .unable: .failed
        case .history, .statement, .refused: .no
        }
    }

    /// Prints what the runner says.
    static func report(_ error: RunnerError) {
        if let diagnostic = RunnableHistory.diagnostic(of: error) {
            Console.report([diagnostic])
        } else {
            let place = error.path.map { "\($0):\(error.position?.line ?? 1):\(error.position?.column ?? 1): " } ?? ""
            Console.problem("\(place)error: \(error.message)")
        }
    }
}

/// How long to wait for others.
struct WaitingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How long to wait for another run to end.", valueName: "seconds"))
    var wait = 60

    @Option(
        help: ArgumentHelp(
            "How long a statement waits for a lock on a PostgreSQL table before its migration is tried again.",
            valueName: "milliseconds"))
    var lockTimeout = 5_000

    func validate() throws {
        guard (0...86_400).contains(wait) else { throw ValidationError("--wait is from 0 to 86400 seconds") }
        guard (1...3_600_000).contains(lockTimeout) else {
            throw ValidationError("--lock-timeout is from 1 to 3600000 milliseconds")
        }
    }

    var options: RunnerOptions { RunnerOptions(patience: wait * 1_000, lockTimeout: lockTimeout) }
}
