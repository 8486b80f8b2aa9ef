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

/// What a history that is in step with a schema records of it, computed once for all that compare with it or write it.
public struct RecordedForm: Sendable {
    /// The bytes of its snapshot: the canonical form.
    public let snapshot: [UInt8]
    /// Its structure hashes.
    public let structures: StructureHashes

    /// Computes both.
    /// - Parameter workers: Who computes; one does not depend on the other.
    public init(of schema: Schema, workers: Workers = .one) {
        (snapshot, structures) = workers.pair(
            { Array(CanonicalForm.text(of: schema).utf8) },
            { StructureHashes(of: schema, workers: workers) })
    }
}
