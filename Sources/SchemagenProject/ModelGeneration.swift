import SchemagenModel
import SchemagenSwift

/// Schema → Swift models with the fingerprint in them.
public enum ModelGeneration {
    /// The models of a schema, one file a type.
    public static func files(for schema: Schema) -> [GeneratedFile] {
        SwiftGenerator.files(for: schema, structures: structures(of: schema))
    }

    /// The models of a schema in one file, for the plugin that generates into the build folder.
    public static func singleFile(for schema: Schema) -> GeneratedFile {
        SwiftGenerator.singleFile(for: schema, structures: structures(of: schema))
    }

    /// The name of the file that holds the fingerprint.
    static func fingerprintFileName(of schema: Schema) -> String { SwiftGenerator.schemaFileName(of: schema) }

    private static func structures(of schema: Schema) -> [Database: String] {
        var result: [Database: String] = [:]
        for database in schema.settings.databases {
            result[database] = Fingerprint.structure(of: schema, on: database)
        }
        return result
    }
}
