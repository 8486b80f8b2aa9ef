import SchemagenDatabases
import SchemagenGeneration
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject

/// The history of a project as the runner takes it.
public struct RunnableHistory: Sendable {
    /// The migrations of one database, oldest first.
    public let migrations: [RunnableMigration]
    private let files: ProjectFiles
    private let lock: Lock

    /// Takes a history that is intact on disk: another one is never run.
    /// - Returns: Nil with the findings where it is not.
    public static func prepare(
        _ files: ProjectFiles, on database: Database
    ) -> (history: RunnableHistory?, [FileDiagnostic]) {
        let check = HistoryCheck.check(files.migrations)
        guard let lock = check.lock, check.diagnostics.isEmpty else { return (nil, check.diagnostics) }
        let migrations = lock.entries.compactMap { entry -> RunnableMigration? in
            guard let hashes = entry.files[database] else { return nil }
            func script(_ direction: Direction, _ hash: String) -> RunnableMigration.Script {
                let path = entry.path(database, direction)
                return RunnableMigration.Script(
                    path: files.migrations.displayPath(path),
                    text: String(decoding: files.migrations.files[path] ?? [], as: UTF8.self), hash: hash)
            }
            return RunnableMigration(
                number: entry.number, title: entry.title, change: entry.change, up: script(.up, hashes.up),
                down: script(.down, hashes.down), structureHash: entry.structures[database] ?? "",
                isLossy: entry.labels.contains(.lossy), isIrreversible: entry.labels.contains(.irreversible))
        }
        return (RunnableHistory(migrations: migrations, files: files, lock: lock), [])
    }

    /// The schema after a migration, as its snapshot holds it.
    /// - Parameter number: The migration; nil for the last one.
    /// - Returns: Nil with the findings where the snapshot cannot be read, and without one where the migration does not
    ///   end a change.
    public func snapshot(_ number: Int?) -> (schema: Schema?, [FileDiagnostic]) {
        let wanted = number.map { number in lock.entries.first { $0.number == number } } ?? lock.entries.last
        guard let entry = wanted, let bytes = files.migrations.files[entry.snapshotPath] else { return (nil, []) }
        let compiled = CompiledSchema.compile(
            SourceFile(path: files.migrations.displayPath(entry.snapshotPath), bytes: bytes))
        return (compiled.schema, compiled.diagnostics)
    }

    /// A reason of the runner's in the words of every other check; nil for one that is about no file.
    public static func diagnostic(of error: RunnerError) -> FileDiagnostic? {
        let code: DiagnosticCode
        switch error.kind {
        case .history: code = .journalDiffers
        case .statement: code = .migrationFailed
        case .refused, .unable: return nil
        }
        guard let path = error.path else { return nil }
        return FileDiagnostic(
            code, error.message, path: path,
            location: SourceLocation(line: error.position?.line ?? 1, column: error.position?.column ?? 1))
    }
}
