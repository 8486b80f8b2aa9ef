import ArgumentParser
import SchemagenGeneration
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject
import SchemagenVerification

extension Migration {
    /// A new baseline.
    struct SquashCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "squash",
            abstract: "Replace the migrations, or the first of them, by one that makes what they made.",
            discussion: """
                The baseline makes the last snapshot from nothing and bears the number of the last migration that it replaces; \
                later migrations stay as they are. Before anything is written both histories are replayed on real engines: what \
                the old one leads to is what the baseline makes. A database that has applied all of what is replaced counts as \
                having the baseline; one in the middle is brought there first with the revision from before the squash. \
                Exit code 1: it is not proved, or something would be lost that --lose does not name. 2: it could not be proved \
                here.
                """)

        @Option(
            help: ArgumentHelp("The last migration to replace: 0007; by default the last one.", valueName: "number"))
        var to: Int?

        @Option(help: ArgumentHelp("The name of the baseline.", valueName: "name"))
        var name = Squash.defaultName

        @Option(
            help: ArgumentHelp(
                "A migration written or edited by hand whose doing with rows may be lost; can be repeated.",
                valueName: "name"))
        var lose: [String] = []

        @OptionGroup var replaying: ReplayOptions
        @OptionGroup var project: ProjectOptions

        func run() throws {
            let location = try project.locate()
            let files = try Reading.history(location)
            if files.migrations.isEmpty {
                Console.problem("error: there is no migration; run `\(ProjectLayout.generateCommand)`")
                throw Outcome.no
            }
            let edit = Squash.run(files, to: to, name: name, losing: Set(lose), workers: .threads)
            try HistoryWriting.check(edit)
            guard let lock = edit.lock, let baseline = lock.entries.first else {
                return Console.standard("Nothing to do: there is one migration, and it makes everything.")
            }
            guard !edit.writes.isEmpty else {
                try HistoryWriting.write(edit, to: location)
                Console.standard("baseline    \(baseline.title)   what it replaces is deleted")
                return try HistoryWriting.writeDocuments(to: location)
            }
            let databases = baseline.databases
            // The old history leads to the snapshot that the baseline makes.
            if let old = Lock.read(files.migrations.files[Lock.fileName] ?? [], path: "").lock {
                var former = files
                former.migrations.files = files.migrations.files.filter { path, _ in
                    MigrationFolder.isIgnored(path) || path == Lock.fileName
                        || old.changes.contains { $0.paths.contains(path) }
                }
                _ = try replay(former, databases)
                let proved = try replay(edit.applied(to: files), databases)
                try HistoryWriting.write(edit, proved: proved, to: location)
                let replaced = old.entries.filter { $0.number <= baseline.number }
                for entry in replaced { Console.standard("replaced    \(entry.title)") }
            }
            Console.standard("baseline    \(baseline.title)")
            try HistoryWriting.writeDocuments(to: location)
        }

        private func replay(_ files: ProjectFiles, _ databases: [Database]) throws -> Replays {
            let (prepared, findings) = HistoryVerification.prepare(files)
            Console.report(findings)
            guard let verification = prepared else { throw Outcome.no }
            let replays = try replaying.replay(verification, on: databases)
            replays.report()
            try replays.conclude("Nothing was written.")
            return replays
        }
    }
}
