import SchemagenDocuments
import SchemagenFiles
import SchemagenHistory
import SchemagenModel
import SchemagenSwift

/// The documents as every command makes them.
enum Pages {
    /// The documents of a schema and its history, written by all threads.
    static func of(_ schema: Schema, _ migrations: MigrationFolder) -> [GeneratedFile] {
        DocumentGenerator.files(for: schema, history: migrations, workers: .threads)
    }
}
