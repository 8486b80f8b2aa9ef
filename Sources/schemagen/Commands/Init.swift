import ArgumentParser
import SchemagenFiles
import SchemagenProject

/// Starts a project.
struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Start a project: a first schema, and the lines to add to Package.swift.",
        discussion: "Writes new files only; nothing that is there is changed.")

    @Argument(help: "The name of the schema and of its file; by default the folder's name.")
    var name: String?

    @Option(help: ArgumentHelp("The package's root; by default this folder.", valueName: "dir"))
    var root: String?

    func run() throws {
        let folder: String
        do {
            folder = try root ?? FileSystem.workingFolder()
        } catch {
            Console.problem("error: \(error)")
            throw Outcome.failed
        }
        let wanted = name ?? folder.split(separator: "/").last.map(String.init) ?? ""
        guard let start = ProjectStart(name: wanted) else {
            Console.problem(
                "error: `\(wanted)` cannot name a schema: `a` to `z`, digits and `_`, a letter first; say `schemagen init NAME`"
            )
            throw Outcome.failed
        }
        do {
            let present = try FileSystem.files(below: "\(folder)/\(ProjectLayout.schemaFolder)")
                .filter { $0.hasSuffix(".schema") }
            if let first = present.first {
                Console.problem("error: the project has a schema already: \(ProjectLayout.schemaFolder)/\(first)")
                throw Outcome.failed
            }
            try FileSystem.write(Array(start.schema.utf8), to: "\(folder)/\(start.schemaPath)")
            Console.standard("Created \(start.schemaPath) (one table, commented).")
            try attributes(start, in: folder)
        } catch let error as FileError {
            Console.problem("error: \(error)")
            throw Outcome.failed
        }
        Console.standard(
            """
            Next: \(ProjectLayout.generateCommand)
            Then, as SwiftPM knows no target without its folder, add to Package.swift:
            \(start.packageLines)
            """)
    }

    private func attributes(_ start: ProjectStart, in folder: String) throws {
        let path = "\(folder)/.gitattributes"
        switch FileSystem.kind(of: path) {
        case .missing:
            try FileSystem.write(Array(start.gitAttributes.utf8), to: path)
            Console.standard("Created .gitattributes (the lock and the snapshots never merge silently).")
        case .file, .folder:
            let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
            let lines = start.gitAttributes.split(separator: "\n").filter { !text.contains($0) }
            if !lines.isEmpty {
                Console.standard("Add to .gitattributes:\n" + lines.map { "    \($0)" }.joined(separator: "\n"))
            }
        }
    }
}
