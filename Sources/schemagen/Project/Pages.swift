import SchemagenDocuments
import SchemagenFiles
import SchemagenModel
import SchemagenSwift

/// The documents as every command makes them.
enum Pages {
    /// The documents of a schema, written by all threads.
    static func of(_ schema: Schema) -> [GeneratedFile] { DocumentGenerator.files(for: schema, workers: .threads) }
}
