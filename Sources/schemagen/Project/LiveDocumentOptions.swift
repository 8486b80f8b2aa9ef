import ArgumentParser

/// What `docs` asks of a live database.
struct LiveDocumentOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A live database, postgresql://… or sqlite:PATH: make the page of its figures, live.md.", valueName: "url"))
    var database: String?

    @Option(
        help: ArgumentHelp("With --database: keep the figures in a file, for --since.", valueName: "file"),
        completion: .file())
    var save: String?

    @Option(
        help: ArgumentHelp("With --database: say what changed since figures were saved.", valueName: "file"),
        completion: .file())
    var since: String?

    @Flag(help: "With --database: count the rows of all tables, which reads them; ten minutes a table at most.")
    var count = false

    @Option(
        help: ArgumentHelp(
            "With --database: how many bytes a second a migration goes through, where no rehearsal is recorded that says it.",
            valueName: "bytes"))
    var throughput: Int64?

    /// Whether a live database is asked for.
    var isAsked: Bool { database != nil }

    /// Refuses options that do not go together.
    func validate(with docs: Docs) throws {
        if let throughput, throughput <= 0 { throw ValidationError("--throughput is at least 1 byte a second") }
        guard isAsked else {
            if save != nil || since != nil || count || throughput != nil {
                throw ValidationError("--save, --since, --count and --throughput go with --database")
            }
            return
        }
        if docs.release != nil { throw ValidationError("--release and --database exclude each other") }
        if docs.check {
            throw ValidationError("--check compares the documents of the schema, and --database makes none")
        }
        if docs.format != .markdown {
            throw ValidationError("the page of a live database is markdown; leave --format \(docs.format.rawValue) out")
        }
    }
}
