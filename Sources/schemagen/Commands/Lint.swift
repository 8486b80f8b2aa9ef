import ArgumentParser
import SchemagenFiles
import SchemagenGeneration
import SchemagenHistory
import SchemagenLanguage
import SchemagenProject
import SchemagenReports

extension Severity: ExpressibleByArgument {}

/// All rules for schemas, and what changes do to those who do not expect it.
struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Look for what works and is likely to be regretted, in the schema and in its changes.",
        discussion: """
            Applies all rules for schemas, and says what a change does that has no migration yet: what it breaks, loses or \
            cannot take back. --since and --base look at changes that have one, too. Severities and thresholds are set in the \
            header's `lint`, and `@allow(CODE, "reason")` suppresses a finding where it stands. Writes nothing. Exit code 0: \
            no errors. 1: errors. 2: it could not be carried out.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, sarif, github
    }

    @Option(
        help: ArgumentHelp(
            "text; json (format 1); sarif (2.1.0); github: annotations of GitHub Actions.", valueName: "format"))
    var format: Format = .text

    @Flag(help: "The same as --format json.")
    var json = false

    @Option(help: "Leave out what is less serious: error, warning or note.")
    var severity: Severity = .note

    @Option(help: ArgumentHelp("Look at the migrations after this one too: 0003, or 0 for all.", valueName: "number"))
    var since: Int?

    @Option(help: ArgumentHelp("Look at the migrations too that a git revision does not have.", valueName: "revision"))
    var base: String?

    @OptionGroup var project: ProjectOptions

    func validate() throws {
        if json, format != .text, format != .json {
            throw ValidationError("--json and --format \(format.rawValue) exclude each other")
        }
        if since != nil, base != nil { throw ValidationError("--since and --base exclude each other") }
        if let since, since < 0 { throw ValidationError("--since takes the number of a migration, or 0") }
    }

    func run() throws {
        let location = try project.locate()
        let files = try Reading.migrations(location)
        let result = ProjectLint.run(files, changes: try changes(of: location, files), workers: .threads)
        let report = LintReport(
            findings: result.findings, suppressed: result.suppressed, root: location.prefix
        ).limited(to: severity)
        switch json ? .json : format {
        case .text:
            Console.report(report.findings.map { FileDiagnostic($0.diagnostic, in: $0.file) })
            Console.standard(report.summary)
        case .json: Console.write(report.json)
        case .sarif: Console.write(report.sarif(rules: DiagnosticCatalogue.lintable, version: Version.current))
        case .github: Console.write(report.github)
        }
        if result.hasErrors { throw Outcome.no }
    }

    /// Which changes are looked at.
    private func changes(of location: ProjectLocation, _ files: ProjectFiles) throws -> ProjectLint.Changes {
        if let since {
            let newest = files.migrations.files[Lock.fileName].flatMap { Lock.read($0, path: "").lock?.entries.count }
            if let newest, since > newest {
                Console.problem(
                    "error: there is no migration \(LockEntry.padded(since)); the newest is \(LockEntry.padded(newest))"
                )
                throw Outcome.failed
            }
            return .since(since)
        }
        guard let base else { return .pending }
        let path = "\(ProjectLayout.migrationsFolder)/\(Lock.fileName)"
        do {
            guard let bytes = try GitRevision(base, in: location.prefix).content(of: path) else { return .since(0) }
            guard let lock = Lock.read(bytes, path: path).lock else {
                Console.problem("error: the lock of \(base) cannot be read")
                throw Outcome.failed
            }
            return .notIn(lock)
        } catch let error as GitRevision.Failure {
            Console.problem("error: \(error)")
            throw Outcome.failed
        }
    }
}
