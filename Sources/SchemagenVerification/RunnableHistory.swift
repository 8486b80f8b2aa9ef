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
                isLossy: entry.labels.contains(.lossy), isIrreversible: entry.labels.contains(.irreversible),
                isBaseline: entry.isBaseline)
        }
        return (RunnableHistory(migrations: migrations, files: files, lock: lock), [])
    }

    /// What tells, on a database, the journal of one that was brought to the baseline by the migrations that it replaces.
    public func replacement(on database: Database) -> @Sendable ([Journal.Row]) -> Bool {
        let chains = lock.entries.first?.replaces[database] ?? []
        return { rows in
            let chain = rows.reduce(AppliedChain.empty) { chain, row in
                AppliedChain.extended(chain, number: row.number, upHash: row.upHash)
            }
            return chains.contains(chain)
        }
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

    /// What the history says of the structure of a database to which some migrations are applied, and of where scripts lead
    /// from there: the last snapshot is built afresh on an engine of the same major version, and the scripts run on it.
    ///
    /// Where there is no PostgreSQL server of that version another one tells at least what the scripts touch.
    public func forecast(
        _ engine: DatabaseCatalogue.Engine, applied: Int, _ scripts: [RunnableMigration.Script]
    ) -> StructuralForecast {
        do {
            let beginning = try beginning(applied, on: engine.name == "SQLite" ? .sqlite : .postgresql)
            guard engine.name != "SQLite" else {
                return try .build(on: SQLiteReplayServer(), beginning: beginning, scripts: scripts)
            }
            let binaries: PostgreSQLBinaries
            do {
                binaries = try PostgreSQLBinaries.find(majorVersion: engine.majorVersion)
            } catch let error as ServerError {
                guard let other = try? PostgreSQLBinaries.find() else { return .unknown(reason: "\(error)") }
                binaries = other
            }
            let server = try ThrowawayServer(binaries)
            defer { server.stop() }
            return try .build(on: PostgreSQLReplayServer(server), beginning: beginning, scripts: scripts)
        } catch {
            return .unknown(reason: "\(error)")
        }
    }

    /// What makes the state after a number of migrations: the last snapshot before it, and the migrations since then.
    private func beginning(_ applied: Int, on database: Database) throws -> [RunnableMigration.Script] {
        var scripts: [RunnableMigration.Script] = []
        for migration in migrations.prefix(applied).reversed() {
            if let schema = snapshot(migration.number).schema {
                let text = try LiveComparison.script(for: schema, on: database)
                scripts.append(
                    RunnableMigration.Script(path: "the snapshot of \(migration.title)", text: text, hash: ""))
                break
            }
            scripts.append(migration.up)
        }
        return scripts.reversed()
    }

    /// A reason of the runner's in the words of every other check; nil for one that is about no file.
    public static func diagnostic(of error: RunnerError) -> FileDiagnostic? {
        let code: DiagnosticCode
        switch error.kind {
        case .history: code = .journalDiffers
        case .statement: code = .migrationFailed
        case .refused, .unable, .stopped: return nil
        }
        guard let path = error.path else { return nil }
        return FileDiagnostic(
            code, error.message, path: path,
            location: SourceLocation(line: error.position?.line ?? 1, column: error.position?.column ?? 1))
    }
}
