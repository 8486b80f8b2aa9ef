import ArgumentParser
import SchemagenDatabases
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel

/// A live database whose migrations must stay as they are.
struct AppliedOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A live database: what it has applied stays as it is; by default DATABASE_URL, where that is set.",
            valueName: "url"))
    var appliedTo: String?

    @Flag(help: "Ask no database what it has applied.")
    var unchecked = false

    /// Refuses to change migrations that the database has applied.
    /// - Parameters:
    ///   - what: What would be done to them: `another number`.
    ///   - upHashes: The migrations' titles, with the paths of their files, by what the journal holds of them.
    /// - Throws: `Outcome` after saying what is wrong.
    func refuseApplied(
        _ what: String, _ upHashes: (Database) -> [String: (title: String, path: String)]
    ) throws {
        guard !unchecked, let named = appliedTo ?? Console.variable("DATABASE_URL"), !named.isEmpty else { return }
        let url = DatabaseURL(try Console.databaseURL(named))
        let database: Database = if case .sqlite = url { .sqlite } else { .postgresql }
        let known = upHashes(database)
        guard !known.isEmpty else { return }
        let rows: [Journal.Row]
        do {
            let runner = try MigrationRunner(url, history: [], purpose: .rehearsal)
            defer { runner.close() }
            rows = try runner.status().applied
        } catch {
            Console.problem("error: \(error)\nTo go on without asking the database: --unchecked")
            throw Outcome.failed
        }
        let held = rows.compactMap { row in known[row.upHash].map { (row, $0) } }
        let before = LockEntry.padded((held.first?.0.change ?? 1) - 1)
        let findings = held.map { row, migration in
            FileDiagnostic(
                .migrationApplied,
                "\(migration.title) is applied to the database (\(row.appliedAt)) and cannot get \(what); take it back there "
                    + "first, with the files as they are committed: `swift run schemagen rollback --to \(before)`",
                path: migration.path)
        }
        guard findings.isEmpty else {
            Console.report(findings)
            Console.problem("\(Console.summary(of: findings)) Nothing was written.")
            throw Outcome.no
        }
    }
}
