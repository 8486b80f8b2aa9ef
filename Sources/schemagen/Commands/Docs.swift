import ArgumentParser
import SchemagenFiles
import SchemagenGeneration
import SchemagenLanguage
import SchemagenProject
import SchemagenSwift

/// The documents alone.
struct Docs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: "Write the documents of the schema and its reports, or check them.",
        discussion: """
            Besides the reference this writes reports/validation.md, what is found about the schema, its migrations and what was \
            generated, a runbook for each change, and the summaries of releases anew that are there; --release adds one. \
            Reports quote findings and evidence: `generate` and `check` leave them alone. With --check nothing is \
            written, and documents or reports that differ give exit code 1. With --database nothing but live.md is made: \
            a page of the database's figures, printed or written into --out; the database is only read.
            """)

    @Option(help: "markdown; html: a static site; docc: a catalogue for docc. The latter two want --out.")
    var format: DocumentForm = .markdown

    @Flag(help: "Only say whether the documents are what the schema gives.")
    var check = false

    @Option(
        help: ArgumentHelp("The folder to write to instead of Generated/Docs.", valueName: "dir"),
        completion: .directory)
    var out: String?

    @Option(
        help: ArgumentHelp(
            "Write the summary of a release alone: the migrations that it brings, 0002..0003 or 0002.",
            valueName: "migrations"))
    var release: String?

    @OptionGroup var live: LiveDocumentOptions
    @OptionGroup var project: ProjectOptions

    func validate() throws {
        try live.validate(with: self)
        if let release {
            if check { throw ValidationError("--release and --check exclude each other") }
            if format != .markdown { throw ValidationError("the summary of a release is markdown") }
            if MigrationRange(release) == nil {
                throw ValidationError("--release takes the numbers of migrations: 0002..0003, or 0002")
            }
        }
        guard format != .markdown else { return }
        if check { throw ValidationError("--check compares the pages in Generated/Docs, which are markdown") }
        if out == nil { throw ValidationError("--format \(format.rawValue) wants a folder: --out DIR") }
    }

    func run() throws {
        let location = try project.locate()
        if live.isAsked { return try LiveDocuments(live, out: out, at: location).run() }
        let (files, compiled) = try Reading.project(location)
        if check {
            try compare(files, compiled)
            return
        }
        if let range = release.flatMap({ MigrationRange($0) }) {
            try write(range, files, compiled, to: location)
            return
        }
        var generation = Generation.documents(files, compiled, documents: Pages.of)
        Console.report(generation.diagnostics)
        guard !generation.hasErrors, let schema = generation.schema else {
            Console.problem("\(Console.summary(of: generation.diagnostics)) Nothing was written.")
            throw Outcome.no
        }
        let reports = Reports(files, schema)
        let (gathered, problems) = reports.all(isBesideMigrations: out == nil)
        guard let all = gathered else {
            Console.report(problems)
            Console.problem("\(Console.summary(of: problems)) Nothing was written.")
            throw Outcome.no
        }
        let stale = reports.staleRunbooks(all)
        if out == nil { try refuse(reports.foreignFiles(among: all.map(\.name) + stale)) }
        do {
            if let out {
                let pages = format.files(of: Pages.of(schema, files.migrations) + all, schema)
                try OutputFolder(out, format, in: location).write(pages)
                Console.standard(
                    "docs        \(out)   \(Console.count(pages.count, format == .markdown ? "page" : "file"))")
            } else {
                for report in all where files.differ(from: report) {
                    generation.writes.append(("\(ProjectLayout.documentsFolder)/\(report.name)", report.bytes))
                }
                generation.deletions += stale.map { "\(ProjectLayout.documentsFolder)/\($0)" }
                try location.write(generation.writes, deleting: generation.deletions)
                Console.standard(GenerationReport(generation).text)
            }
        } catch {
            Console.problem("error: \(error)")
            throw Outcome.failed
        }
    }

    /// Ends the command where something would be written over that was not generated.
    private func refuse(_ foreign: [FileDiagnostic]) throws {
        guard !foreign.isEmpty else { return }
        Console.report(foreign)
        Console.problem("\(Console.summary(of: foreign)) Nothing was written.")
        throw Outcome.no
    }

    /// Writes the summary of a release.
    private func write(
        _ range: MigrationRange, _ files: ProjectFiles, _ compiled: CompiledSchema, to location: ProjectLocation
    ) throws {
        guard let schema = compiled.schema else {
            Console.report(compiled.diagnostics)
            Console.problem("\(Console.summary(of: compiled.diagnostics)) Nothing was written.")
            throw Outcome.no
        }
        let documents = DocumentCheck.compare(files.seenFromRoot, schema: schema, documents: Pages.of)
        let reports = Reports(files, schema, documents: documents)
        let (file, problem) = reports.release(range)
        guard let file else {
            Console.problem("error: \(problem)")
            throw Outcome.failed
        }
        if out == nil { try refuse(reports.foreignFiles(among: [file.name])) }
        do {
            if let out {
                try FileSystem.write(file.bytes, to: "\(out)/\(file.name)")
                Console.standard("report      \(out)/\(file.name)")
            } else {
                let path = "\(ProjectLayout.documentsFolder)/\(file.name)"
                let isNew = files.differ(from: file)
                if isNew { try location.write([(path, file.bytes)], deleting: []) }
                Console.standard("report      \(location.prefix)\(path)   \(isNew ? "written" : "as it was")")
            }
        } catch {
            Console.problem("error: \(error)")
            throw Outcome.failed
        }
    }

    private func compare(_ files: ProjectFiles, _ compiled: CompiledSchema) throws {
        var diagnostics = ProjectCheck.checkDocuments(files, compiled, documents: Pages.of)
        if let schema = compiled.schema { diagnostics += Reports(files, schema).check() }
        Console.report(diagnostics)
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            Console.problem(Console.summary(of: diagnostics))
            throw Outcome.no
        }
        let reports = files.reports.isEmpty ? "" : ", and its reports say how it stands"
        Console.standard("The documents are what \(files.schema.path) gives\(reports).")
    }
}

extension ProjectFiles {
    /// Whether a report is not committed as it is.
    fileprivate func differ(from report: GeneratedFile) -> Bool {
        guard let committed = reports[report.name] else { return true }
        return committed != report.bytes && !LineEndings.areAllThatDiffers(report.bytes, committed)
    }
}
