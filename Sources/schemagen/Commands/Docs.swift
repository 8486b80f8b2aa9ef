import ArgumentParser
import SchemagenFiles
import SchemagenGeneration
import SchemagenProject

/// The documents alone.
struct Docs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: "Write the documents of the schema, or check them.",
        discussion: """
            With --check nothing is written, and documents that differ give exit code 1. With --database nothing but \
            live.md is made: a page of the database's figures, printed or written into --out; the database is only read.
            """)

    @Option(help: "markdown; html: a static site; docc: a catalogue for docc. The latter two want --out.")
    var format: DocumentForm = .markdown

    @Flag(help: "Only say whether the documents are what the schema gives.")
    var check = false

    @Option(
        help: ArgumentHelp("The folder to write to instead of Generated/Docs.", valueName: "dir"),
        completion: .directory)
    var out: String?

    @OptionGroup var live: LiveDocumentOptions
    @OptionGroup var project: ProjectOptions

    func validate() throws {
        try live.validate(with: self)
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
        let generation = Generation.documents(files, compiled, documents: Pages.of)
        Console.report(generation.diagnostics)
        guard !generation.hasErrors, let schema = generation.schema else {
            Console.problem("\(Console.summary(of: generation.diagnostics)) Nothing was written.")
            throw Outcome.no
        }
        do {
            if let out {
                let pages = format.files(of: Pages.of(schema, files.migrations), schema)
                for page in pages { try FileSystem.write(page.bytes, to: "\(out)/\(page.name)") }
                Console.standard(
                    "docs        \(out)   \(Console.count(pages.count, format == .markdown ? "page" : "file"))")
            } else {
                try location.write(generation.writes, deleting: generation.deletions)
                Console.standard(GenerationReport(generation).text)
            }
        } catch {
            Console.problem("error: \(error)")
            throw Outcome.failed
        }
    }

    private func compare(_ files: ProjectFiles, _ compiled: CompiledSchema) throws {
        let diagnostics = ProjectCheck.checkDocuments(files, compiled, documents: Pages.of)
        Console.report(diagnostics)
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            Console.problem(Console.summary(of: diagnostics))
            throw Outcome.no
        }
        Console.standard("The documents are what \(files.schema.path) gives.")
    }
}
