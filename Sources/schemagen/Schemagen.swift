import ArgumentParser

/// The command line. It reads files, runs the stages, writes what changed and prints; every decision is in the modules
/// below it.
@main
struct Schemagen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schemagen",
        abstract: "One schema file to Swift models, SQL migrations and documents that never drift apart.",
        version: Version.current,
        groupedSubcommands: [
            CommandGroup(
                name: "Every day", subcommands: [Init.self, Generate.self, Check.self, Lint.self, Format.self]),
            CommandGroup(name: "Migrations", subcommands: [PlanCommand.self, DiffCommand.self, Migration.self]),
            CommandGroup(
                name: "Databases",
                subcommands: [
                    Import.self, Verify.self, Drift.self, Apply.self, Rollback.self, Status.self, Baseline.self,
                ]),
            CommandGroup(name: "Documents and help", subcommands: [Docs.self, Explain.self]),
        ])

    /// Runs the command line with the exit codes that scripts rely on: 0 well, 1 the answer is no, 2 could not be carried
    /// out.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let outcome as Outcome {
            Console.exit(outcome)
        } catch {
            let message = fullMessage(for: error)
            if exitCode(for: error) == .success {
                Console.standard(message)
                Console.exit(.well)
            }
            Console.problem(message)
            Console.exit(.failed)
        }
    }
}

/// How a command ends.
enum Outcome: Int32, Error {
    case well = 0
    /// Drift, a lint error, a refused plan.
    case no = 1
    /// Usage, an unreadable file, no server.
    case failed = 2
    /// Stopped by Ctrl-C (SIGINT), as shells number it.
    case interrupted = 130
    /// Stopped by SIGTERM.
    case terminated = 143
}

/// The tool's version; it appears in nothing that is generated.
enum Version {
    static let current = "0.1.0"
}
