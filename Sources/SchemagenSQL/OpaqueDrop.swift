import SchemagenModel

/// The statement that drops an opaque object, where it follows from its kind and identity.
enum OpaqueDrop {
    /// For PostgreSQL; nil where nothing follows. `owner` is the SQL name of the object's table.
    static func postgresql(_ object: OpaqueObject, on owner: String?) -> String? {
        let identity = StatementText.trimmed(object.identity)
        guard !identity.isEmpty else { return nil }
        let words = object.kind.uppercased()
        switch object.kind {
        // Their identities have more than a name, and are SQL: `add(integer)`, `odd using hash`, `for point language c`.
        case "function", "procedure", "aggregate", "operator", "operator class", "operator family", "transform":
            return "DROP \(words) \(identity)"
        case "cast": return "DROP CAST " + (identity.hasPrefix("(") ? identity : "(\(identity))")
        case "collation", "conversion", "type", "domain", "sequence", "schema", "statistics", "publication",
            "event trigger", "language", "access method", "foreign data wrapper", "server", "foreign table", "table",
            "view", "materialized view", "index", "text search configuration", "text search dictionary",
            "text search parser", "text search template":
            return "DROP \(words) \(name(identity))"
        case "trigger", "policy", "rule":
            guard let owner else { return nil }
            return "DROP \(words) \(name(identity)) ON \(owner)"
        case "constraint":
            guard let owner else { return nil }
            return "ALTER TABLE \(owner) DROP CONSTRAINT \(name(identity))"
        default: return nil
        }
    }

    /// For SQLite; nil where nothing follows.
    static func sqlite(_ object: OpaqueObject) -> String? {
        let identity = StatementText.trimmed(object.identity)
        guard ["trigger", "view", "table"].contains(object.kind), !identity.isEmpty else { return nil }
        return "DROP \(object.kind.uppercased()) \(name(identity))"
    }

    /// An identity that is a name: as it is where it is SQL already, plain, qualified or quoted; quoted otherwise.
    private static func name(_ identity: String) -> String {
        if identity.contains("\"") { return isQualified(identity) ? identity : Quoting.identifier(identity) }
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

    /// Whether a text consists of plain and quoted names with points between: `billing."Owner of it"`.
    private static func isQualified(_ text: String) -> Bool {
        var rest = text.utf8[...]
        while true {
            if rest.first == UInt8(ascii: "\"") {
                rest.removeFirst()
                while true {
                    guard let quote = rest.firstIndex(of: UInt8(ascii: "\"")) else { return false }
                    rest = rest[rest.index(after: quote)...]
                    guard rest.first == UInt8(ascii: "\"") else { break }
                    rest.removeFirst()
                }
            } else {
                let plain = rest.prefix { isNameByte($0) }
                guard !plain.isEmpty else { return false }
                rest = rest[plain.endIndex...]
            }
            guard let next = rest.popFirst() else { return true }
            guard next == UInt8(ascii: ".") else { return false }
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }
}
