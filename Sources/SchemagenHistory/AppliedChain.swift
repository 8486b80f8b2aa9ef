import SchemagenModel

/// What a database has applied, as one hash: each migration's number and up hash, chained to what came before.
///
/// Whoever squashes a history knows the chain of a database that has all of it, and keeps that alone.
public enum AppliedChain {
    /// The chain of a database that has nothing.
    public static let empty = Lock.chainHash(ofLine: "")

    /// The chain after one more migration.
    public static func extended(_ chain: String, number: Int, upHash: String) -> String {
        Lock.chainHash(ofLine: "\(chain) \(number) \(upHash)")
    }

    /// The chains that databases with all of these migrations can have: more than one where the first is a baseline, which
    /// some have applied and others have replaced.
    public static func chains(of entries: [LockEntry], on database: Database) -> [String] {
        var chains = [empty]
        for entry in entries {
            guard let hashes = entry.files[database] else { continue }
            let grown = chains.map { extended($0, number: entry.number, upHash: hashes.up) }
            chains = grown + (entry.replaces[database] ?? [])
        }
        return chains
    }
}
