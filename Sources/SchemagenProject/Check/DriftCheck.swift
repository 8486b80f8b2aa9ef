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
    ///   - documents: Makes the documents; asked only where `files.documents` is there.
    /// - Returns: Errors and warnings; the project is in step when none is an error.
    public static func check(
        _ files: ProjectFiles, schema: Schema, workers: Workers = .one,
        documents: DocumentWriter = { _, _ in [] }
    ) -> [FileDiagnostic] {
        if let lost = RecordedHistory.lost(files) { return [lost] }
        let (form, recorded) = workers.pair(
            { RecordedForm(of: schema, workers: workers) },
            { HistoryCheck.check(files.migrations, workers: workers) })
        let history = RecordedHistory.compare(schema, form, with: files, recorded)
        // A schema that is ahead of its history is ahead of everything else: one finding with its place says it all.
        if history.contains(where: { $0.path == files.schema.path }) { return history }
        let (models, pages) = workers.pair(
            { ModelCheck.compare(files, schema: schema, form.structures, workers: workers) },
            { DocumentCheck.compare(files, schema: schema, documents: documents) })
        // Where the models are behind the schema, so are the pages.
        return history + models + (models.contains { $0.code == .driftBehind } ? [] : pages)
    }
}
