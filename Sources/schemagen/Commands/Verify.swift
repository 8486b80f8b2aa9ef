import ArgumentParser
import SchemagenDatabases
import SchemagenFiles
import SchemagenHistory
import SchemagenLanguage
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

    @Option(
        help: ArgumentHelp(
            "A PostgreSQL server to make scratch databases on, in any of libpq's forms.", valueName: "url"))
    var postgres: String?

    @Option(
        help: ArgumentHelp("SQL with rows of your own, inserted into the tables that are there.", valueName: "file"),
        completion: .file(extensions: ["sql"]))
    var rows: String?

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
        let databases = try wanted(of: verification.lock)
        let fixture = try rows.map { path in
            ReplayStep.Script(path: path, text: String(decoding: try Reading.schema(path).bytes, as: UTF8.self))
        }
        let postgres = postgres
        // The engines have nothing to do with one another.
        let outcomes: [Replayed] = Workers.threads.map(databases.count) { number -> Replayed in
            Self.replay(verification, on: databases[number], postgres: postgres, fixture)
        }
        try conclude(zip(databases, outcomes).map { ($0, $1) }, verification, location)
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

    /// What came of one engine.
    private enum Replayed: Sendable {
        case report(ReplayReport)
        case diagnostics([FileDiagnostic])
        case failure(String)
    }

    private static func replay(
        _ verification: HistoryVerification, on database: Database, postgres: String?,
        _ fixture: ReplayStep.Script?
    ) -> Replayed {
        let (prepared, diagnostics) = verification.steps(on: database)
        guard let steps = prepared else { return .diagnostics(diagnostics) }
        func progress(_ version: String) -> (String) -> Void {
            { Console.progress("verify      \(database.title) \(version)   \($0)") }
        }
        do {
            switch database {
            case .sqlite:
                let server = try SQLiteReplayServer()
                return .report(
                    try HistoryReplay.run(
                        steps, on: server, fixture: fixture, progress: progress(server.version)))
            case .postgresql:
                if let postgres {
                    let server = try PostgreSQLReplayServer(connectionString: postgres)
                    return .report(
                        try HistoryReplay.run(
                            steps, on: server, fixture: fixture, progress: progress(server.version)))
                }
                let throwaway = try ThrowawayServer()
                defer { throwaway.stop() }
                let server = try PostgreSQLReplayServer(throwaway)
                return .report(
                    try HistoryReplay.run(
                        steps, on: server, fixture: fixture, progress: progress(server.version)))
            }
        } catch {
            return .failure("\(database.title): \(error)")
        }
    }

    private func conclude(
        _ outcomes: [(Database, Replayed)], _ verification: HistoryVerification, _ location: ProjectLocation
    ) throws {
        var reports: [(database: Database, report: ReplayReport)] = []
        var diagnostics: [FileDiagnostic] = []
        var failures: [String] = []
        for (database, outcome) in outcomes {
            switch outcome {
            case .report(let report):
                reports.append((database, report))
                diagnostics += HistoryVerification.diagnostics(of: report)
            case .diagnostics(let found): diagnostics += found
            case .failure(let message): failures.append(message)
            }
        }
        if check { diagnostics += verification.staleEvidence(with: reports) }
        Console.report(diagnostics)
        for failure in failures { Console.problem("error: \(failure)") }
        for (database, report) in reports where report.isProved { summarise(database, report, verification) }
        if !check, let evidence = verification.evidence(with: reports) {
            let path = "\(ProjectLayout.migrationsFolder)/\(Evidence.fileName)"
            do {
                try location.write([(path, evidence)], deleting: [])
            } catch {
                Console.problem("error: \(error)")
                throw Outcome.failed
            }
            Console.standard("evidence    \(location.prefix)\(path)   written")
        }
        if !failures.isEmpty || diagnostics.contains(where: { $0.code == .verifyUnverifiable }) { throw Outcome.failed }
        if diagnostics.contains(where: { $0.severity == .error }) {
            Console.problem(Console.summary(of: diagnostics))
            throw Outcome.no
        }
    }

    private func summarise(_ database: Database, _ report: ReplayReport, _ verification: HistoryVerification) {
        let count = verification.lock.entries.count { $0.files[database] != nil }
        Console.standard(
            "verified    \(database.title) \(report.version)   \(Console.count(count, "migration")) up, down and up; rows in "
                + Console.count(report.measured.count, "table"))
        if !report.unmeasured.isEmpty {
            Console.standard("            rows unmeasured: " + report.unmeasured.keys.sorted().joined(separator: ", "))
        }
        for title in report.irreversible {
            Console.standard("            \(title) is irreversible: its down was not tried")
        }
    }
}
