import SchemagenDocuments
import SchemagenGeneration
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject
import SchemagenSwift

/// The reports of a project: gathers what they are made of.
struct Reports {
    private let files: ProjectFiles
    /// What stands in front of paths in messages; reports themselves hold none.
    private let displayPrefix: String
    private let schema: Schema
    private let evidence: Evidence?
    private let rehearsals: Rehearsals?
    private let drift: DriftCheck.Findings

    /// - Parameters:
    ///   - files: The project.
    ///   - schema: Its schema.
    ///   - documents: What is found about the documents. Where these are written along with the reports that is
    /// nothing; and     nothing too where they are compared along with them, or each page that drifted would be
    /// reported twice.
    init(_ files: ProjectFiles, _ schema: Schema, documents: [FileDiagnostic] = []) {
        displayPrefix = files.displayPrefix
        var files = files.seenFromRoot
        files.documents = nil
        self.files = files
        self.schema = schema
        evidence = files.migrations.files[Evidence.fileName].flatMap { Evidence($0) }
        rehearsals = files.migrations.files[Rehearsals.fileName].flatMap { Rehearsals($0) }
        var drift = DriftCheck.findings(files, schema: schema, workers: .threads)
        drift.documents = documents
        self.drift = drift
    }

    /// The report on the schema as a whole.
    var validation: GeneratedFile {
        let lint = ProjectLint.run(files, workers: .threads)
        return ValidationReport.file(
            ValidationReport.Input(
                schema: schema, history: files.migrations, evidence: evidence, findings: lint.findings,
                suppressed: lint.suppressed, drift: drift))
    }

    /// The summary of a release.
    /// - Returns: Nil with the reason where the history has no such release.
    func release(_ range: MigrationRange) -> (file: GeneratedFile?, problem: String) {
        guard let bytes = files.migrations.files[Lock.fileName],
            let lock = Lock.read(bytes, path: files.migrations.displayPath(Lock.fileName)).lock
        else { return (nil, "there is no history that can be read") }
        if let problem = range.problem(in: lock) { return (nil, problem) }
        let (plans, diagnostics) = RecordedPlan.plans(of: range, in: files.migrations, workers: .threads)
        guard let plans, !plans.isEmpty else {
            return (nil, diagnostics.first?.headline ?? "there is no such migration")
        }
        let input = ReleaseReport.Input(
            range: range, plans: plans, schema: schema, history: files.migrations, evidence: evidence, drift: drift,
            rehearsal: rehearsals?.records(of: plans.flatMap(\.change.entries)) ?? [])
        return (ReleaseReport.file(input), "")
    }

    /// The releases whose summaries are committed, by the names of their files.
    private static func releases(in files: ProjectFiles) -> [(name: String, range: MigrationRange)] {
        files.reports.keys.sorted().compactMap { name in ReleaseReport.range(ofFile: name).map { (name, $0) } }
    }

    /// The runbooks of all changes, oldest first.
    /// - Returns: Nil with the findings where the history cannot be read: nobody knows then which runbooks there are to be.
    private func runbooks(isBesideMigrations: Bool) -> (files: [GeneratedFile]?, diagnostics: [FileDiagnostic]) {
        guard let bytes = files.migrations.files[Lock.fileName] else { return ([], []) }
        let read = Lock.read(bytes, path: files.migrations.displayPath(Lock.fileName))
        guard let lock = read.lock else { return (nil, read.diagnostics) }
        guard let first = lock.entries.first, let last = lock.entries.last else { return ([], []) }
        let range = MigrationRange(first.number, last.number)
        let (plans, diagnostics) = RecordedPlan.plans(of: range, in: files.migrations, workers: .threads)
        let path = isBesideMigrations ? "../../\(ProjectLayout.migrationsFolder.split(separator: "/").last ?? "")" : nil
        return (plans.map { Runbook.files(for: $0, of: schema, migrations: path) }, diagnostics)
    }

    /// The reports as they are to be: the one on the schema, the runbooks, and the summaries of the releases that have one.
    /// A summary that the history no longer has stays as it is: it says what was so.
    /// - Parameter isBesideMigrations: Whether the pages are in the project, where the migrations are beside them.
    /// - Returns: Nil with the findings where the history cannot be read.
    func all(isBesideMigrations: Bool) -> (files: [GeneratedFile]?, diagnostics: [FileDiagnostic]) {
        // A report of evidence that nobody can read would say that there is none.
        if let found = EvidenceCheck.unreadable(files.migrations) { return (nil, [found]) }
        let (runbooks, diagnostics) = runbooks(isBesideMigrations: isBesideMigrations)
        guard let runbooks else { return (nil, diagnostics) }
        return ([validation] + runbooks + Self.releases(in: files).compactMap { release($0.range).file }, diagnostics)
    }

    /// Those of some committed files that were not generated: nobody writes over them.
    func foreignFiles(among names: [String]) -> [FileDiagnostic] {
        var files = files
        files.displayPrefix = displayPrefix
        return names.sorted().compactMap { name in
            guard let bytes = files.reports[name], !bytes.isEmpty, !GeneratedMark.isIn(bytes) else { return nil }
            return ReportCheck.finding(
                "this file is not generated and stands in the place of a report; move it to another folder", in: name,
                files)
        }
    }

    /// The paths of runbooks of changes that are no longer in the history.
    func staleRunbooks(_ runbooks: [GeneratedFile]) -> [String] {
        let names = Set(runbooks.map(\.name))
        return files.reports.keys.filter { $0.hasPrefix(Runbook.prefix) && !names.contains($0) }.sorted()
    }

    /// What is found about the reports that are committed.
    func check() -> [FileDiagnostic] {
        var files = files
        files.displayPrefix = displayPrefix
        var found: [FileDiagnostic] = []
        let names = files.reports.keys
        if names.contains(where: { $0 == DocumentFolders.validationReport || $0.hasPrefix(Runbook.prefix) }) {
            let (runbooks, diagnostics) = runbooks(isBesideMigrations: true)
            found += runbooks == nil ? diagnostics : []
            found += [EvidenceCheck.unreadable(files.migrations)].compactMap(\.self)
            for report in [validation] + (runbooks ?? []) {
                found +=
                    files.reports[report.name] == nil
                    ? [
                        ReportCheck.finding(
                            "the report is missing; run `\(ReportCheck.command)`", in: report.name, files)
                    ]
                    : [ReportCheck.compare(report, with: files)].compactMap(\.self)
            }
            for name in runbooks.map(staleRunbooks) ?? [] {
                found.append(
                    ReportCheck.finding(
                        "no change of the history has this runbook; run `\(ReportCheck.command)`", in: name, files))
            }
        }
        for (name, range) in Self.releases(in: files) {
            let (file, problem) = release(range)
            if let file {
                found += [ReportCheck.compare(file, with: files)].compactMap(\.self)
            } else {
                found.append(
                    ReportCheck.finding("\(problem); delete the summary of a release that is no more", in: name, files))
            }
        }
        return found
    }
}
