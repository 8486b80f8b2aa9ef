import SchemagenModel

/// The statement that drops an opaque object, where it follows from its kind and identity.
enum OpaqueDrop {
    /// For PostgreSQL; nil where nothing follows. `owner` is the SQL name of the object's table.
    static func postgresql(_ object: OpaqueObject, on owner: String?) -> String? {
        let identity = StatementText.trimmed(object.identity)
        guard !identity.isEmpty else { return nil }
        switch object.kind {
        case "function", "procedure", "aggregate", "operator":
            return "DROP \(object.kind.uppercased()) \(identity)"
        case "cast": return "DROP CAST " + (identity.hasPrefix("(") ? identity : "(\(identity))")
        case "collation", "type", "statistics", "publication", "event trigger":
            return "DROP \(object.kind.uppercased()) \(name(identity))"
        case "trigger", "policy", "rule":
            guard let owner else { return nil }
            return "DROP \(object.kind.uppercased()) \(name(identity)) ON \(owner)"
        default: return nil
        }
    }

    /// For SQLite; nil where nothing follows.
    static func sqlite(_ object: OpaqueObject) -> String? {
        let identity = StatementText.trimmed(object.identity)
        guard object.kind == "trigger", !identity.isEmpty else { return nil }
        return "DROP TRIGGER \(name(identity))"
    }

    /// An identity that is a name: as it is where it is SQL already, plain, qualified or quoted; quoted otherwise.
    private static func name(_ identity: String) -> String {
        if identity.hasPrefix("\"") { return identity }
        for scalar in identity.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "$": continue
            default: return Quoting.identifier(identity)
            }
        }
        if identity.contains(".") { return identity }
        // A reserved word is none in SQL without quotes; capitals stay as the author wrote them.
        return ReservedWords.all.contains(identity) ? Quoting.identifier(identity) : identity
    }
}
