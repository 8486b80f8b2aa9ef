import ArgumentParser
import SchemagenDatabases
import SchemagenFiles
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject
import SchemagenVerification

/// How histories are replayed on real engines.
struct ReplayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A PostgreSQL server to make scratch databases on, in any of libpq's forms.", valueName: "url"))
    var postgres: String?

    @Option(
        help: ArgumentHelp("SQL with rows of your own, inserted into the tables that are there.", valueName: "file"),
        completion: .file(extensions: ["sql"]))
    var rows: String?

    /// Replays a history, one engine beside the other.
    /// - Throws: `Outcome.failed` where a file cannot be read.
    func replay(_ verification: HistoryVerification, on databases: [Database]) throws -> Replays {
        let fixture = try rows.map { path in
            ReplayStep.Script(path: path, text: String(decoding: try Reading.schema(path).bytes, as: UTF8.self))
        }
        let postgres = postgres
        // The engines have nothing to do with one another.
        let outcomes = Workers.threads.map(databases.count) { number in
            Replays.replay(verification, on: databases[number], postgres: postgres, fixture)
        }
        return Replays(verification, zip(databases, outcomes).map { ($0, $1) })
    }
}

/// What came of replays.
struct Replays {
    /// What came of one engine.
    enum Found: Sendable {
        case report(ReplayReport)
        case diagnostics([FileDiagnostic])
        case failure(String)
    }

    /// The history that was replayed.
    let verification: HistoryVerification
    /// What each engine found.
    private(set) var reports: [(database: Database, report: ReplayReport)] = []
    /// What is wrong with the history.
    var diagnostics: [FileDiagnostic] = []
    /// Why engines could not be worked with.
    private(set) var failures: [String] = []

    init(_ verification: HistoryVerification, _ outcomes: [(Database, Found)]) {
        self.verification = verification
        for (database, outcome) in outcomes {
            switch outcome {
            case .report(let report):
                reports.append((database, report))
                diagnostics += HistoryVerification.diagnostics(of: report)
            case .diagnostics(let found): diagnostics += found
            case .failure(let message): failures.append(message)
            }
        }
    }

    /// Whether everything is proved.
    var isProved: Bool { failures.isEmpty && !diagnostics.contains { $0.severity == .error } }

    /// Prints what was found, and what was proved.
    func report() {
        Console.report(diagnostics)
        for failure in failures { Console.problem("error: \(failure)") }
        for (database, report) in reports where report.isProved { summarise(database, report) }
    }

    /// Ends the command where something is not proved.
    /// - Parameter closing: What stands behind the number of errors.
    func conclude(_ closing: String = "") throws {
        if !failures.isEmpty || diagnostics.contains(where: { $0.code == .verifyUnverifiable }) {
            if !closing.isEmpty { Console.problem(closing) }
            throw Outcome.failed
        }
        if diagnostics.contains(where: { $0.severity == .error }) {
            Console.problem([Console.summary(of: diagnostics), closing].filter { !$0.isEmpty }.joined(separator: " "))
            throw Outcome.no
        }
    }

    private func summarise(_ database: Database, _ report: ReplayReport) {
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

    fileprivate static func replay(
        _ verification: HistoryVerification, on database: Database, postgres: String?,
        _ fixture: ReplayStep.Script?
    ) -> Found {
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
                    try HistoryReplay.run(steps, on: server, fixture: fixture, progress: progress(server.version)))
            case .postgresql:
                if let postgres {
                    let server = try PostgreSQLReplayServer(connectionString: postgres)
                    return .report(
                        try HistoryReplay.run(steps, on: server, fixture: fixture, progress: progress(server.version)))
                }
                let throwaway = try ThrowawayServer()
                defer { throwaway.stop() }
                let server = try PostgreSQLReplayServer(throwaway)
                return .report(
                    try HistoryReplay.run(steps, on: server, fixture: fixture, progress: progress(server.version)))
            }
        } catch {
            return .failure("\(database.title): \(error)")
        }
    }
}
