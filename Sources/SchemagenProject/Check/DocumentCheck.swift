import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenSwift

/// Makes the documents of a schema and its history.
public typealias DocumentWriter = @Sendable (Schema, MigrationFolder) -> [GeneratedFile]

/// The schema against its documents alone.
public enum DocumentCheck {
    /// Compares the documents that a schema gives with the committed ones.
    public static func compare(
        _ files: ProjectFiles, schema: Schema, documents: DocumentWriter
    ) -> [FileDiagnostic] {
        guard let committed = files.documents else { return [] }
        return GeneratedComparison(
            folder: files.displayPrefix + ProjectLayout.documentsFolder, content: .document, schema: schema,
            schemaFile: files.schema
        ).compare(documents(schema, files.migrations), with: committed)
    }
}
