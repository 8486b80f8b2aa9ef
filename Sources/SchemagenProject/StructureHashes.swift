import SchemagenModel

/// The structure hash of a schema on each of its databases, computed once for all that compare with it or write it.
public struct StructureHashes: Sendable, Equatable {
    /// The hashes, 64 hexadecimal digits each.
    public let byDatabase: [Database: String]

    /// Computes the hashes.
    /// - Parameter workers: Who computes; one database does not depend on another.
    public init(of schema: Schema, workers: Workers = .one) {
        let databases = schema.settings.databases
        let hashes = workers.map(databases.count) { Fingerprint.structure(of: schema, on: databases[$0]) }
        byDatabase = Dictionary(zip(databases, hashes)) { first, _ in first }
    }

    /// The hash on a database; nil where the schema is not for it.
    public subscript(database: Database) -> String? { byDatabase[database] }
}
