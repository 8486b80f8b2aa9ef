import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenProject
import SchemagenSwift

/// Everything that `generate` does, as values: the whole path from the text of the schema to the bytes of the files.
public struct Generation: Sendable {
    /// The files to write, in the order in which they are to be written: the migrations with the lock as the last of them,
    /// then the rest.
    public var writes: [(path: String, bytes: [UInt8])] = []
    /// The files to delete, relative to the package's root: once generated, no longer in the schema.
    public var deletions: [String] = []
    /// The new migrations, those of one change; empty where none is needed.
    public var migrations: [LockEntry] = []
    /// The plans of the change, by database.
    public var plans: [ChangePlan] = []
    /// Whether the newest snapshot was brought in step without a migration.
    public var refreshedSnapshot = false
    /// The compiled schema; nil where it has errors.
    public var schema: Schema?
    /// Errors and warnings. Where one is an error nothing is to be written.
    public var diagnostics: [FileDiagnostic] = []

    /// Whether one of the findings is an error.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Brings a project in step with its schema.
    /// - Parameters:
    ///   - files: The project as it is.
    ///   - compiled: Its schema, compiled by all rules.
    ///   - migrationName: The name for a new migration; nil derives one from what changes.
    ///   - workers: Who carries out the parts that do not depend on one another.
    ///   - documents: Makes the documents.
    public static func run(
        _ files: ProjectFiles, _ compiled: CompiledSchema, migrationName: String? = nil, workers: Workers = .one,
        documents: DocumentWriter
    ) -> Generation {
        var generation = Generation()
        generation.diagnostics = compiled.diagnostics
        guard let schema = compiled.schema else { return generation }
        generation.schema = schema
        let form = RecordedForm(of: schema, workers: workers)
        let migrations = MigrationGeneration(
            schema: schema, form: form, files: files, name: migrationName, workers: workers
        ).run()
        // The documents tell of the migration that is being written too.
        var history = files.migrations
        for write in migrations.writes { history.files[write.path] = write.bytes }
        let folder = history
        let (models, pages) = workers.pair(
            { files.models.map { _ in ModelGeneration.files(for: schema, form.structures, workers: workers) } },
            { files.documents.map { _ in documents(schema, folder) } })
        generation.diagnostics += migrations.diagnostics
        generation.migrations = migrations.entries
        generation.plans = migrations.plans
        generation.refreshedSnapshot = migrations.refreshedSnapshot
        // Before the models: whoever finds models without a history can be sure that the history was lost.
        for write in migrations.writes {
            generation.writes.append(
                ("\(ProjectLayout.migrationsFolder)/\(write.path)", write.bytes))
        }
        if let committed = files.models, let models {
            generation.update(
                ProjectLayout.modelsFolder, from: committed, to: models, displayPrefix: files.displayPrefix)
        }
        if let committed = files.documents, let pages {
            generation.update(
                ProjectLayout.documentsFolder, from: committed, to: pages, displayPrefix: files.displayPrefix)
        }
        if generation.hasErrors {
            generation.writes = []
            generation.deletions = []
        }
        return generation
    }

    /// The documents of a project alone.
    public static func documents(
        _ files: ProjectFiles, _ compiled: CompiledSchema, documents: DocumentWriter
    ) -> Generation {
        var generation = Generation()
        generation.diagnostics = compiled.diagnostics
        guard let schema = compiled.schema else { return generation }
        generation.schema = schema
        generation.update(
            ProjectLayout.documentsFolder, from: files.documents ?? [:], to: documents(schema, files.migrations),
            displayPrefix: files.displayPrefix)
        return generation
    }

    /// Writes what differs, deletes what the tool once wrote and writes no longer, and refuses to touch anything else.
    private mutating func update(
        _ folder: String, from committed: [String: [UInt8]], to generated: [GeneratedFile], displayPrefix: String
    ) {
        var names: Set<String> = []
        for file in generated {
            names.insert(file.name)
            let old = committed[file.name]
            // A checkout may have turned line endings into CRLF: that is no difference, for `check` neither.
            if file.bytes == old || old.map({ LineEndings.areAllThatDiffers(file.bytes, $0) }) == true { continue }
            if let old, !GeneratedMark.isIn(old), !old.isEmpty {
                diagnostics.append(foreign(file.name, in: displayPrefix + folder))
                continue
            }
            writes.append(("\(folder)/\(file.name)", file.bytes))
        }
        for name in committed.keys.sorted() where !names.contains(name) {
            if let bytes = committed[name], GeneratedMark.isIn(bytes) {
                deletions.append("\(folder)/\(name)")
            } else {
                diagnostics.append(foreign(name, in: displayPrefix + folder))
            }
        }
    }

    private func foreign(_ name: String, in folder: String) -> FileDiagnostic {
        FileDiagnostic(
            .foreignFile, "this file is not generated and stands in a generated folder; move it to another one",
            path: "\(folder)/\(name)")
    }
}
