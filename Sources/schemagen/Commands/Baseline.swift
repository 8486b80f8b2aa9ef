import ArgumentParser
import SchemagenDatabases
import SchemagenVerification

/// The history, recorded on a database that has its objects already.
struct Baseline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline",
        abstract: "Record the migrations as applied on a database that has their objects already.",
        discussion: """
            Compares the database with the snapshot first, as drift does, and runs no migration. Exit code 1: the database is \
            not what the snapshot says, or its journal has rows. 2: the two cannot be compared, or it could not be carried \
            out.
            """)

    @OptionGroup var live: LiveDatabaseOptions
    @OptionGroup var waiting: WaitingOptions

    @Option(help: ArgumentHelp("The last migration whose objects are there: 0007.", valueName: "number"))
    var to: Int?

    @Flag(help: "Record without comparing.")
    var unchecked = false

    func run() throws {
        try live.withRunner(for: .changing, options: waiting.options) { runner, history, url in
            if let to, !history.migrations.contains(where: { $0.number == to }) {
                let last = history.migrations.last.map { "; the last one is \($0.title)" } ?? ""
                Console.problem("error: the history holds no migration \(to)\(last)")
                throw Outcome.failed
            }
            if !unchecked { try compare(url, with: history) }
            for migration in try runner.baseline(to: to) { Console.standard("recorded    \(migration.title)") }
        }
    }

    private func compare(_ url: DatabaseURL, with history: RunnableHistory) throws {
        let (snapshot, findings) = history.snapshot(to)
        Console.report(findings.filter { $0.severity == .error })
        guard let schema = snapshot else {
            Console.problem("error: there is no snapshot to compare with: name the last migration of a change")
            throw Outcome.failed
        }
        let differences: [CatalogueDifference]
        do {
            differences = try LiveComparison.run(url, with: schema).differences
        } catch {
            Console.problem("error: \(error)\nTo record without comparing: --unchecked")
            throw Outcome.failed
        }
        guard differences.isEmpty else {
            for difference in differences { Console.problem(difference.description) }
            Console.problem(
                "error: the database is not what the snapshot says (\(Console.count(differences.count, "difference"))); "
                    + "nothing is recorded. --to names an earlier migration up to which all objects are there, `apply` makes "
                    + "them on an empty database")
            throw Outcome.no
        }
    }
}
