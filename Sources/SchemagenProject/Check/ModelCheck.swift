import SchemagenLanguage
import SchemagenModel

/// The schema against its models.
enum ModelCheck {
    /// Compares the models that a schema gives with the committed ones.
    static func compare(
        _ files: ProjectFiles, schema: Schema, _ structures: StructureHashes, workers: Workers
    ) -> [FileDiagnostic] {
        guard let committed = files.models else { return [] }
        return GeneratedComparison(
            folder: files.displayPrefix + ProjectLayout.modelsFolder, content: .model, schema: schema,
            schemaFile: files.schema
        ).compare(ModelGeneration.files(for: schema, structures, workers: workers), with: committed)
    }
}
