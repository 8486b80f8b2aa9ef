import SchemagenFiles
import SchemagenGeneration
import SchemagenHistory
import SchemagenProject
import SchemagenVerification

/// Writing what a verb of `migration` does, and saying what is wrong with it.
enum HistoryWriting {
    /// Ends the command where something is wrong; nothing is written then.
    static func check(_ edit: HistoryEdit) throws {
        Console.report(edit.diagnostics)
        guard edit.hasErrors else { return }
        Console.problem("\(Console.summary(of: edit.diagnostics)) Nothing was written.")
        throw Outcome.no
    }

    /// Writes the migrations folder, the lock last, and then what comes of it.
    static func write(
        _ edit: HistoryEdit, besides: [(path: String, bytes: [UInt8])] = [], deleting deletions: [String] = [],
        to location: ProjectLocation
    ) throws {
        do {
            try location.write(edit.projectWrites, deleting: [])
            try location.write(besides, deleting: edit.projectDeletions + deletions)
        } catch {
            Console.problem("error: \(error)\nWhat was written before stays; run the same command again.")
            throw Outcome.failed
        }
    }

    /// Writes a history that was proved, with the evidence.
    static func write(_ edit: HistoryEdit, proved replays: Replays, to location: ProjectLocation) throws {
        let path = "\(ProjectLayout.migrationsFolder)/\(Evidence.fileName)"
        let evidence = replays.verification.evidence(with: replays.reports).map { [(path: path, bytes: $0)] } ?? []
        try write(edit, besides: evidence, to: location)
        if !evidence.isEmpty { Console.standard("evidence    \(location.prefix)\(path)   written") }
    }

    /// Brings the documents in step with a history that was written: they say which migration brought what.
    static func writeDocuments(to location: ProjectLocation) throws {
        let (files, compiled) = try Reading.project(location)
        let generation = Generation.documents(files, compiled, documents: Pages.of)
        // What is wrong with the schema is no matter of its history: `check` says it.
        guard !generation.hasErrors, !(generation.writes.isEmpty && generation.deletions.isEmpty) else { return }
        do {
            try location.write(generation.writes, deleting: generation.deletions)
        } catch {
            Console.problem(
                "error: \(error)\nThe history is written; `\(ProjectLayout.generateCommand)` does the rest.")
            throw Outcome.failed
        }
        Console.standard(GenerationReport(generation).text)
    }

    /// Brings models and documents in step with the schema, where the history already is.
    /// - Returns: Whether they are in step.
    static func writeModels(_ files: ProjectFiles, _ compiled: CompiledSchema, to location: ProjectLocation) throws
        -> Bool
    {
        let generation = Generation.run(files, compiled, workers: .threads, documents: Pages.of)
        guard generation.migrations.isEmpty else {
            Console.problem(
                "The schema says more than the migrations; `\(ProjectLayout.generateCommand)` makes the rest of it.")
            return false
        }
        // Warnings are for `generate` and `check`.
        let findings = generation.diagnostics.filter { $0.severity == .error }
        Console.report(findings)
        guard !generation.hasErrors else {
            Console.problem(Console.summary(of: findings))
            return false
        }
        do {
            try location.write(generation.writes, deleting: generation.deletions)
        } catch {
            Console.problem("error: \(error)\nWhat was written before stays; run the same command again.")
            throw Outcome.failed
        }
        if !generation.writes.isEmpty || !generation.deletions.isEmpty {
            Console.standard(GenerationReport(generation).text)
        }
        return true
    }
}
