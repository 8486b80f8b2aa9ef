import ArgumentParser
import SchemagenFiles
import SchemagenGeneration
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject

extension Migration {
    /// Two branches' migrations made one line.
    struct Rebase: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rebase",
            abstract: "Put my migrations on top of those of another branch, in the middle of a merge or after it.",
            discussion: """
                Reads both histories from git: of a merge, a rebase or a cherry-pick that is under way, or of the newest merge \
                commit. What comes first is the branch that is merged in (of a rebase, what is there already), unless --onto \
                says otherwise. My changes are planned again from its newest snapshot, one after the other, with the hints that \
                my snapshots kept, and get the next numbers; what was written by hand moves as it is and becomes a draft where \
                it stands on another structure. Resolve the schema file first. Exit code 1: both branches touched the same \
                thing, or a database has applied what would be renumbered; nothing is written then. 2: git could not be asked.
                """)

        @Option(help: ArgumentHelp("Whose migrations come first: a branch or another revision.", valueName: "revision"))
        var onto: String?

        @Option(
            help: ArgumentHelp(
                "Whose migrations go on top of them; with --onto, where git does not know of a merge.",
                valueName: "revision"))
        var mine: String?

        @Flag(help: "Make one migration of all of mine, planned from the other branch's schema to the schema as it is.")
        var collapse = false

        @OptionGroup var applied: AppliedOptions
        @OptionGroup var project: ProjectOptions

        func validate() throws {
            if mine != nil, onto == nil { throw ValidationError("--mine goes with --onto") }
        }

        func run() throws {
            let location = try project.locate()
            let source = try Reading.schema(location.schemaPath)
            if let conflict = HistoryRebase.conflict(in: source) {
                Console.report([conflict])
                throw Outcome.no
            }
            let (files, compiled) = try Reading.project(location)
            Console.report(compiled.diagnostics)
            guard let schema = compiled.schema else {
                Console.problem("\(Console.summary(of: compiled.diagnostics)) Nothing was written.")
                throw Outcome.no
            }
            guard let sides = try sides(location) else {
                let findings = HistoryCheck.check(files.migrations).diagnostics.filter { $0.code != .migrationDraft }
                guard !findings.isEmpty else {
                    return Console.standard("Nothing to do: no merge is under way, and the migrations are one line.")
                }
                Console.report(findings)
                Console.problem(
                    "error: no merge is under way or was committed like this; name the branches with --onto and --mine")
                throw Outcome.failed
            }
            let rebase = HistoryRebase(files, schema, sides, collapses: collapse, workers: .threads)
            try HistoryWriting.check(rebase.edit)
            guard rebase.edit.lock != nil else {
                // A run that was interrupted may have left models behind the history.
                _ = try HistoryWriting.writeModels(files, compiled, to: location)
                return Console.standard("Nothing to do: the migrations of both branches are one line.")
            }
            try applied.refuseApplied("another number") { database in
                var known: [String: (title: String, path: String)] = [:]
                for entry in rebase.renumbered {
                    guard let hash = entry.files[database]?.up else { continue }
                    known[hash] = (entry.title, sides.mine.displayPath(entry.path(database, .up)))
                }
                return known
            }
            try HistoryWriting.write(rebase.edit, to: location)
            for move in rebase.moves { Self.report(move) }
            if rebase.moves.isEmpty {
                Console.standard("Only one of the branches has new migrations: the history is its own.")
            }
            let isInStep = try HistoryWriting.writeModels(rebase.edit.applied(to: files), compiled, to: location)
            if !isInStep { throw Outcome.no }
            if rebase.moves.contains(where: \.isDraft) {
                Console.standard(
                    "What was written by hand stands on another structure now: `swift run schemagen migration accept` "
                        + "proves it.")
            }
        }

        private func sides(_ location: ProjectLocation) throws -> HistoryRebase.Sides? {
            do {
                let repository = try GitRepository(location.prefix)
                guard let sides = try BranchSides.find(in: repository, onto: onto, mine: mine) else { return nil }
                func folder(_ side: BranchSides.Side) throws -> MigrationFolder {
                    try repository.migrations(ProjectLayout.migrationsFolder, at: side.commit, named: side.name)
                }
                if sides.areOfThePast {
                    // What was committed in order has gone on since, and is not to be made again from the two sides.
                    let head = try folder(.init(commit: try repository.commit("HEAD"), name: "HEAD"))
                    if HistoryCheck.check(head).diagnostics.allSatisfy({ $0.code == .migrationDraft }) { return nil }
                }
                return HistoryRebase.Sides(
                    base: try folder(sides.base), mine: try folder(sides.mine), theirs: try folder(sides.theirs))
            } catch {
                Console.problem("error: \(error)")
                throw Outcome.failed
            }
        }

        private static func report(_ move: HistoryRebase.Move) {
            let word = move.isDraft ? "draft" : move.latter.isEmpty ? "dropped" : "moved"
            let count = max(move.former.count, move.latter.count)
            for index in 0..<count {
                let former = index < move.former.count ? move.former[index] : ""
                let latter = index < move.latter.count ? move.latter[index] : ""
                let start = (index == 0 ? word : "").padded(to: 12)
                let end = latter.isEmpty ? (move.latter.isEmpty ? "nothing is left to do" : "") : "-> \(latter)"
                Console.standard(end.isEmpty ? start + former : start + former.padded(to: 40) + end)
            }
        }
    }
}

extension String {
    /// With spaces behind it up to a width, two at least.
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(2, width - count)) }
}
