import ArgumentParser
import SchemagenFiles
import SchemagenHistory
import SchemagenModel
import SchemagenProject
import SchemagenVerification

/// The history, proved on real engines.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Replay the migrations on real engines and compare what they make with the snapshots.",
        discussion: """
            Each up, compared with its snapshot built afresh on the same server; each down, compared with the state before; \
            the up again; with rows in the tables all the time. SQLite runs in memory, PostgreSQL in a throw-away cluster \
            of the programs that are installed, or in scratch databases of the server that --postgres names. What is \
            proved is recorded in Generated/Migrations/evidence, to be committed; --check compares it instead, for CI. \
            Exit code 1: something differs, fails or is lost, or with --check the evidence is of another history. 2: it \
            could not be verified here.
            """)

    @Option(help: "Only this database: postgresql or sqlite.")
    var database: Database?

    @OptionGroup var replaying: ReplayOptions

    @Flag(help: "Write nothing: fail where the evidence that is there does not hold for these migrations.")
    var check = false

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let location = try project.locate()
        let files = try Reading.history(location)
        if files.migrations.isEmpty {
            Console.problem("error: there is no migration to verify; run `\(ProjectLayout.generateCommand)`")
            throw Outcome.no
        }
        let (prepared, findings) = HistoryVerification.prepare(files)
        Console.report(findings)
        guard let verification = prepared else { throw Outcome.no }
        var replays = try replaying.replay(verification, on: wanted(of: verification.lock))
        if check { replays.diagnostics += verification.staleEvidence(with: replays.reports) }
        replays.report()
        if !check, let evidence = verification.evidence(with: replays.reports) {
            let path = "\(ProjectLayout.migrationsFolder)/\(Evidence.fileName)"
            do {
                try location.write([(path, evidence)], deleting: [])
            } catch {
                Console.problem("error: \(error)")
                throw Outcome.failed
            }
            Console.standard("evidence    \(location.prefix)\(path)   written")
            mentionReports(of: location)
        }
        try replays.conclude()
    }

    /// Reports quote the evidence: whoever has some is told what brings them up to date.
    private func mentionReports(of location: ProjectLocation) {
        let folder = "\(ProjectLayout.documentsFolder)/\(DocumentFolders.reports)"
        let reports = (try? FileSystem.files(below: location.prefix + folder)) ?? []
        guard !reports.isEmpty else { return }
        Console.standard("reports     \(location.prefix)\(folder)   quote it; run `\(ReportCheck.command)`")
    }

    private func wanted(of lock: Lock) throws -> [Database] {
        let databases = lock.entries.last?.databases ?? []
        guard let database else { return databases }
        guard databases.contains(database) else {
            Console.problem("error: the migrations are not for \(database.title)")
            throw Outcome.failed
        }
        return [database]
    }
}
