import ArgumentParser
import SchemagenFiles
import SchemagenFormatter
import SchemagenLanguage
import SchemagenProject

/// The canonical layout of schema files.
struct Format: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Bring schema files into their canonical layout.",
        discussion: """
            Keeps every comment. With --check nothing is written, and a file that is not in canonical layout gives exit \
            code 1. With --prune the hints that the newest migration has used up are taken out.
            """)

    @Flag(help: "Only say which files are not in canonical layout.")
    var check = false

    @Flag(help: "Take out hints (was, removed, @backfill, @convert) that are spent.")
    var prune = false

    @OptionGroup var project: ProjectOptions

    @Argument(help: "The files; by default the project's schema.", completion: .file(extensions: ["schema"]))
    var files: [String] = []

    func run() throws {
        var outcome: Outcome?
        for target in try targets() {
            let result = Formatter.format(target.file, removing: target.spent)
            if !result.diagnostics.isEmpty {
                Console.report(result.diagnostics.map { FileDiagnostic($0, in: target.file) })
            }
            guard !result.diagnostics.contains(where: { $0.severity == .error }) else {
                Console.problem("\(target.file.path) has errors and was left as it is.")
                outcome = .no
                continue
            }
            let text = result.text
            if text.utf8.elementsEqual(target.file.bytes) { continue }
            if check {
                Console.standard("\(target.file.path) is not in canonical layout; run `schemagen fmt`")
                outcome = outcome ?? .no
                continue
            }
            do {
                try FileSystem.write(Array(text.utf8), to: target.path)
                Console.standard("formatted \(target.file.path)")
            } catch {
                Console.problem("error: \(error)")
                throw Outcome.failed
            }
        }
        if let outcome { throw outcome }
    }

    private func targets() throws -> [(path: String, file: SourceFile, spent: [SourceSpan])] {
        if !files.isEmpty {
            if prune {
                Console.problem(
                    "error: --prune works on the project's schema, which knows its newest snapshot; leave FILE out")
                throw Outcome.failed
            }
            return try files.map { (path: $0, file: try Reading.schema($0), spent: []) }
        }
        let location = try project.locate()
        let read = try Reading.history(location)
        return [(path: location.schemaPath, file: read.schema, spent: prune ? SpentHints.spans(in: read) : [])]
    }
}
