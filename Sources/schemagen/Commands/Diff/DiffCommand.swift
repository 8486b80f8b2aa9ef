import ArgumentParser
import SchemagenDocuments
import SchemagenFiles
import SchemagenGeneration
import SchemagenLanguage
import SchemagenProject

/// What the schema's change since a git revision means.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say what a change of the schema means, for reviewers.",
        discussion: """
            Compares the schema as it is in the work tree with the one at --base: what changed in its own words, as SQL, \
            for Swift code, and for databases in use. Where the revision is a branch, the schema is taken from where that \
            branch and HEAD parted, as `git diff base...HEAD` does. Writes nothing. Exit code 0: well. 1: a schema has \
            errors, or the change cannot be planned. 2: it could not be carried out.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, markdown, json
    }

    @Option(help: ArgumentHelp("The git revision to compare with: a branch, a tag, a commit.", valueName: "revision"))
    var base: String

    @Option(
        help: ArgumentHelp(
            "text; markdown: a comment for a pull request; json (format 1).", valueName: "format"))
    var format: Format = .text

    @Flag(help: "Leave nothing out: no SQL of a text, nothing that makes Markdown too long for a comment.")
    var all = false

    @Option(
        help: ArgumentHelp(
            "With --format markdown: where the repository's files are on the web, for links to them: "
                + "https://github.com/OWNER/NAME/blob/COMMIT.", valueName: "url"))
    var linkBase: String?

    @OptionGroup var project: ProjectOptions

    func validate() throws {
        guard let linkBase else { return }
        if format != .markdown { throw ValidationError("--link-base goes with --format markdown") }
        let isAddress = ["https://", "http://"].contains { linkBase.hasPrefix($0) }
        let isClean = linkBase.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"()<>\"".utf8.contains($0) }
        if !isAddress || !isClean { throw ValidationError("--link-base is the address of a folder: https://…") }
    }

    func run() throws {
        let location = try project.locate()
        let files = try Reading.migrations(location)
        let git: DiffBase
        do {
            git = try DiffBase(base, location)
        } catch {
            Console.problem("error: \(error)")
            throw Outcome.failed
        }
        let result = SchemaDiff.make(
            from: git.base, to: files, folder: git.folder, schemaPath: git.schemaPath, workers: .threads)
        guard let diff = result.diff else {
            Console.report(result.diagnostics)
            Console.problem("\(Console.summary(of: result.diagnostics)) Nothing was compared.")
            throw Outcome.no
        }
        Console.report(diff.refusals)
        switch format {
        case .text: Console.write(DiffText.text(diff, since: git.origin, isWhole: all))
        case .markdown:
            let longest = all ? Int.max : DiffMarkdown.longestComment
            Console.write(DiffMarkdown.text(diff, since: git.origin, longest: longest, linkBase: linkBase))
        case .json: Console.write(try DiffDocument(diff, since: git.origin).text)
        }
        if !diff.refusals.isEmpty { throw Outcome.no }
    }
}
