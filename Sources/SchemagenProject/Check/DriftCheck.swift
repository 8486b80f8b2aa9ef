import SchemagenEvolution
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenSwift

/// The never-drift check without a database: schema against models, migrations and documents. It writes nothing, and
/// nothing passes by default.
public enum DriftCheck {
    /// Checks a project.
    /// - Parameters:
    ///   - files: The project; parts that are nil are not looked at.
    ///   - schema: The project's schema, compiled.
    ///   - workers: Who carries out the parts that do not depend on one another.
    ///   - documents: Makes the documents of a schema; asked only where `files.documents` is there.
    /// - Returns: Errors and warnings; the project is in step when none is an error.
    public static func check(
        _ files: ProjectFiles, schema: Schema, workers: Workers = .one,
        documents: (Schema) -> [GeneratedFile] = { _ in [] }
    ) -> [FileDiagnostic] {
        let structures = StructureHashes(of: schema, workers: workers)
        let history = RecordedHistory.compare(schema, structures, with: files, workers: workers)
        var diagnostics = history
        // A schema that is ahead of its history is ahead of everything else: one finding with its place says it all.
        let isAhead = history.contains { $0.path == files.schema.path }
        if let committed = files.models, !isAhead {
            let generated = ModelGeneration.files(for: schema, structures, workers: workers)
            diagnostics += GeneratedComparison(
                folder: files.displayPrefix + ProjectLayout.modelsFolder, content: .model, schema: schema,
                schemaFile: files.schema
            ).compare(generated, with: committed)
        }
        let isBehind = diagnostics.contains { $0.code == .driftBehind }
        if !isAhead, !isBehind { diagnostics += DocumentCheck.compare(files, schema: schema, documents: documents) }
        return diagnostics
    }
}
