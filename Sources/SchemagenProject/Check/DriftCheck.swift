import SchemagenEvolution
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenSwift

/// The never-drift check without a database: schema against models, migrations and documents. It writes nothing, and
/// nothing passes by default.
public enum DriftCheck {
    /// What is found, by what it is found about.
    public struct Findings: Sendable {
        /// About schema, lock, migrations and snapshots.
        public var history: [FileDiagnostic]
        /// About the models; nil where they were not compared.
        public var models: [FileDiagnostic]?
        /// About the documents; nil where they were not compared.
        public var documents: [FileDiagnostic]?

        /// Makes findings.
        public init(history: [FileDiagnostic], models: [FileDiagnostic]? = nil, documents: [FileDiagnostic]? = nil) {
            self.history = history
            self.models = models
            self.documents = documents
        }
    }

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
        let found = findings(files, schema: schema, workers: workers, documents: documents)
        return found.history + (found.models ?? []) + (found.documents ?? [])
    }

    /// The same, apart.
    public static func findings(
        _ files: ProjectFiles, schema: Schema, workers: Workers = .one,
        documents: DocumentWriter = { _, _ in [] }
    ) -> Findings {
        if let lost = RecordedHistory.lost(files) { return Findings(history: [lost]) }
        let (form, recorded) = workers.pair(
            { RecordedForm(of: schema, workers: workers) },
            { HistoryCheck.check(files.migrations, workers: workers) })
        let history = RecordedHistory.compare(schema, form, with: files, recorded)
        // A schema that is ahead of its history is ahead of everything else: one finding with its place says it all. A
        // spent hint stands in the schema too, and says nothing of the models.
        if history.contains(where: { $0.path == files.schema.path && $0.severity == .error }) {
            return Findings(history: history)
        }
        let (models, pages) = workers.pair(
            { ModelCheck.compare(files, schema: schema, form.structures, workers: workers) },
            { DocumentCheck.compare(files, schema: schema, documents: documents) })
        // Where the models are behind the schema, so are the pages.
        let isBehind = models.contains { $0.code == .driftBehind }
        return Findings(
            history: history, models: files.models == nil ? nil : models,
            documents: files.documents == nil || isBehind ? nil : pages)
    }
}
