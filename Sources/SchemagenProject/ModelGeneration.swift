import SchemagenModel
import SchemagenSwift

/// Schema → Swift models with the fingerprint in them.
public enum ModelGeneration {
    /// The models of a schema, one file a type.
    /// - Parameters:
    ///   - schema: A schema without errors.
    ///   - structures: Its structure hashes.
    ///   - workers: Who writes; one file does not depend on another.
    public static func files(
        for schema: Schema, _ structures: StructureHashes, workers: Workers = .one
    ) -> [GeneratedFile] {
        SwiftGenerator.files(for: schema, structures: structures.byDatabase, workers: workers)
    }

    /// The models of a schema in one file, for the plugin that generates into the build folder.
    public static func singleFile(for schema: Schema) -> GeneratedFile {
        SwiftGenerator.singleFile(for: schema, structures: StructureHashes(of: schema).byDatabase)
    }

    /// The name of the file that holds the fingerprint.
    static func fingerprintFileName(of schema: Schema) -> String { SwiftGenerator.schemaFileName(of: schema) }
}
