import ArgumentParser
import SchemagenGeneration
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject
import SchemagenVerification

extension Migration {
    /// Files that hands have written or edited, taken into the lock.
    struct Accept: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept",
            abstract: "Take files of migrations that were written or edited by hand, after proving them.",
            discussion: """
                Replays the whole history on real engines, as `verify` does. Where it still leads to the same snapshots, up \
                and down, the lock takes the new hashes and the labels that the files' heads declare, and the evidence is \
                renewed; otherwise it is said how it differs, and nothing is written. Exit code 1: it differs, a draft is not \
                written yet, or a database has applied a file as it was. 2: it could not be proved here.
                """)

        @Option(help: "Only this database: postgresql or sqlite; nothing of the other may be edited.")
        var database: Database?

        @OptionGroup var replaying: ReplayOptions
        @OptionGroup var applied: AppliedOptions
        @OptionGroup var project: ProjectOptions

        func run() throws {
            let location = try project.locate()
            let files = try Reading.history(location)
            if files.migrations.isEmpty {
                Console.problem("error: there is no migration; run `\(ProjectLayout.generateCommand)`")
                throw Outcome.no
            }
            let acceptance = Acceptance(files, workers: .threads)
            try HistoryWriting.check(acceptance.edit)
            guard let lock = acceptance.edit.lock else {
                Console.standard("Nothing to do: every file is the one that the lock holds.")
                return
            }
            let databases = try wanted(acceptance, lock)
            try refuseApplied(acceptance)
            let (prepared, findings) = HistoryVerification.prepare(acceptance.edit.applied(to: files))
            Console.report(findings)
            guard let verification = prepared else { throw Outcome.no }
            let replays = try replaying.replay(verification, on: databases)
            replays.report()
            try replays.conclude("Nothing was written.")
            try HistoryWriting.write(acceptance.edit, proved: replays, to: location)
            for entry in acceptance.accepted {
                let labels = entry.labels.map(\.rawValue).joined(separator: ", ")
                Console.standard("accepted    \(entry.title)" + (labels.isEmpty ? "" : "   \(labels)"))
            }
        }

        private func wanted(_ acceptance: Acceptance, _ lock: Lock) throws -> [Database] {
            guard let database else { return lock.entries.last?.databases ?? [] }
            if let other = Database.allCases.first(where: { $0 != database && acceptance.databases.contains($0) }) {
                Console.problem(
                    "error: files of \(other.title) are edited too, and have to be proved as well; leave --database out"
                )
                throw Outcome.failed
            }
            return [database]
        }

        private func refuseApplied(_ acceptance: Acceptance) throws {
            try applied.refuseApplied("another content") { database in
                var known: [String: (title: String, path: String)] = [:]
                for file in acceptance.edited where file.database == database {
                    if let hash = file.entry.files[database]?.up { known[hash] = (file.entry.title, file.path) }
                }
                return known
            }
        }
    }
}
