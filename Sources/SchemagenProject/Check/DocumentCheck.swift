import SchemagenLanguage
import SchemagenModel
import SchemagenSwift

/// The schema against its documents alone.
public enum DocumentCheck {
    /// Compares the documents that a schema gives with the committed ones.
    public static func check(_ files: ProjectFiles, documents: (Schema) -> [GeneratedFile]) -> [FileDiagnostic] {
        let compiled = CompiledSchema.compile(files.schema)
        guard let schema = compiled.schema else { return compiled.diagnostics }
        return compiled.diagnostics + compare(files, schema: schema, documents: documents)
    }

    static func compare(
        _ files: ProjectFiles, schema: Schema, documents: (Schema) -> [GeneratedFile]
    ) -> [FileDiagnostic] {
        guard let committed = files.documents else { return [] }
        return GeneratedComparison(
            folder: files.displayPrefix + ProjectLayout.documentsFolder, content: .document, schema: schema,
            schemaFile: files.schema
        ).compare(documents(schema), with: committed)
    }
}
