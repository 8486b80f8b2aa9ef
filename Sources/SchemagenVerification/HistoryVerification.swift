import SchemagenDatabases
import SchemagenGeneration
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenProject
import SchemagenSQL

/// The history of a project, proved on real engines.
public struct HistoryVerification: Sendable {
    /// The lock of an intact history.
    public let lock: Lock
    private let files: ProjectFiles

    /// Takes a history that is intact on disk: nothing is proved of another.
    /// - Returns: Nil with the findings where it is not.
    public static func prepare(_ files: ProjectFiles) -> (verification: HistoryVerification?, [FileDiagnostic]) {
        let history = HistoryCheck.check(files.migrations)
        guard let lock = history.lock, history.diagnostics.isEmpty else { return (nil, history.diagnostics) }
        return (HistoryVerification(lock: lock, files: files), [])
    }

    /// The migrations of a database as a replay runs them, with the SQL that builds each snapshot afresh.
    /// - Returns: Nil with the findings where a snapshot cannot be built.
    public func steps(on database: Database) -> (steps: [ReplayStep]?, [FileDiagnostic]) {
        var steps: [ReplayStep] = []
        var diagnostics: [FileDiagnostic] = []
        var moves = RowMoves()
        for (index, entry) in lock.entries.enumerated() where entry.files[database] != nil {
            let endsChange = index + 1 == lock.entries.count || lock.entries[index + 1].change != entry.change
            if entry.change == entry.number { moves = self.moves(ofChange: entry.change, on: database) }
            let afresh = endsChange ? snapshotScript(of: entry, on: database, &diagnostics) : nil
            let up = script(entry.path(database, .up))
            steps.append(
                ReplayStep(
                    title: entry.title, up: up,
                    down: script(entry.path(database, .down)),
                    afresh: afresh, isLossy: entry.labels.contains(.lossy),
                    isIrreversible: entry.labels.contains(.irreversible),
                    moves: up.text.contains(" RENAME ") || up.text.contains(" SET SCHEMA ") ? moves : moves.withoutNames
                ))
        }
        return diagnostics.contains { $0.severity == .error } ? (nil, diagnostics) : (steps, diagnostics)
    }

    /// What a change does to rows on purpose; nothing where a snapshot cannot be read, which is reported elsewhere.
    private func moves(ofChange change: Int, on database: Database) -> RowMoves {
        let former = lock.entries.last { $0.number < change }
        let last = lock.entries.last { $0.change == change }
        guard let former, let last, let old = schema(of: former), let new = schema(of: last) else { return RowMoves() }
        return RowMoves(from: old, to: new, on: database)
    }

    private func schema(of entry: LockEntry) -> Schema? {
        CompiledSchema.compile(
            SourceFile(
                path: files.migrations.displayPath(entry.snapshotPath),
                bytes: files.migrations.files[entry.snapshotPath] ?? [])
        ).schema
    }

    private func script(_ path: String) -> ReplayStep.Script {
        ReplayStep.Script(
            path: files.migrations.displayPath(path),
            text: String(decoding: files.migrations.files[path] ?? [], as: UTF8.self))
    }

    /// The SQL that makes a snapshot from nothing.
    private func snapshotScript(
        of entry: LockEntry, on database: Database, _ diagnostics: inout [FileDiagnostic]
    ) -> ReplayStep.Script? {
        let path = files.migrations.displayPath(entry.snapshotPath)
        let source = SourceFile(path: path, bytes: files.migrations.files[entry.snapshotPath] ?? [])
        let compiled = CompiledSchema.compile(source)
        guard let schema = compiled.schema else {
            diagnostics += compiled.diagnostics
            return nil
        }
        let result = Planner.plan(from: nil, to: schema, on: database)
        guard let plan = result.plan else {
            diagnostics += result.diagnostics.map { FileDiagnostic($0, in: source) }
            return nil
        }
        let file = MigrationFileWriter.write(plan, title: entry.title, to: schema)
        diagnostics += file.diagnostics.map { FileDiagnostic($0, in: source) }
        return ReplayStep.Script(path: path, text: String(decoding: file.upBytes, as: UTF8.self))
    }

    /// What a replay found, in the words of every other check.
    public static func diagnostics(of report: ReplayReport) -> [FileDiagnostic] {
        report.findings.map { finding in
            FileDiagnostic(
                code(of: finding.kind), finding.message, path: finding.path,
                location: SourceLocation(line: finding.position?.line ?? 1, column: finding.position?.column ?? 1))
        }
    }

    private static func code(of kind: ReplayFinding.Kind) -> DiagnosticCode {
        switch kind {
        case .failure: .verifyFailed
        case .unverifiable: .verifyUnverifiable
        case .structure: .verifyStructure
        case .down: .verifyDown
        case .repetition: .verifyRepetition
        case .loss: .verifyLoss
        }
    }

    /// The evidence with what replays proved of this history.
    /// - Returns: The new bytes of the file, or nil where what it holds proves it already.
    public func evidence(with reports: [(database: Database, report: ReplayReport)]) -> [UInt8]? {
        let old = files.migrations.files[Evidence.fileName].flatMap { Evidence($0) } ?? Evidence()
        var evidence = old
        for (database, report) in reports {
            guard report.isProved else {
                if !report.isUnverifiable { evidence.remove(database, version: report.version) }
                continue
            }
            let record = Evidence.Record(
                database: database, version: report.version, chain: lock.tip, measured: report.measured,
                unmeasured: report.unmeasured.keys.sorted())
            let known = evidence.record(for: database, majorVersion: record.majorVersion, chain: lock.tip)
            // A minor version more or less is no reason to touch a file that others have in review.
            if known?.measured == record.measured, known?.unmeasured == record.unmeasured { continue }
            evidence.add(record)
        }
        return evidence == old ? nil : Array(evidence.text.utf8)
    }

    /// What the evidence that is there does not say, though replays proved it: it is of another history, or says other
    /// tables of the same version. Evidence of another version of the engine holds as well.
    public func staleEvidence(with reports: [(database: Database, report: ReplayReport)]) -> [FileDiagnostic] {
        let evidence = files.migrations.files[Evidence.fileName].flatMap { Evidence($0) } ?? Evidence()
        let path = files.migrations.displayPath(Evidence.fileName)
        let wayOut = "run `swift run schemagen verify` and commit the file"
        return reports.compactMap { database, report in
            guard report.isProved else { return nil }
            let major = String(report.version.prefix { $0 != "." })
            if let known = evidence.record(for: database, majorVersion: major, chain: lock.tip) {
                let isSame =
                    known.measured == report.measured.sorted() && known.unmeasured == report.unmeasured.keys.sorted()
                return isSame
                    ? nil
                    : FileDiagnostic(
                        .evidenceMissing,
                        "\(database.title) \(report.version) was found to have rows in other tables than the evidence says; "
                            + wayOut, path: path)
            }
            if evidence.record(for: database, chain: lock.tip) != nil { return nil }
            return FileDiagnostic(
                .evidenceMissing,
                "these migrations were proved on \(database.title) \(report.version) just now, and the evidence does not say "
                    + "so of them; \(wayOut)", path: path)
        }
    }
}
