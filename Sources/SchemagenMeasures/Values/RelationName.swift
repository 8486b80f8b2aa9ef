/// The name of a table or an index with its schema, exactly as the database keeps it.
///
/// Two names are the same if their bytes are: `é` in one scalar and `é` in two are two names to a database.
public struct RelationName: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The schema; `main` for SQLite.
    public var schema: String
    /// The name itself, without quotes.
    public var name: String

    /// A name in a schema.
    public init(_ schema: String, _ name: String) {
        self.schema = schema
        self.name = name
    }

    /// Both parts with a dot between them, for people; nothing is quoted.
    public var description: String { "\(schema).\(name)" }

    /// Whether the bytes are the same.
    public static func == (one: Self, other: Self) -> Bool {
        one.schema.utf8.elementsEqual(other.schema.utf8) && one.name.utf8.elementsEqual(other.name.utf8)
    }

    /// As `==` compares.
    public func hash(into hasher: inout Hasher) {
        for part in [schema, name] {
            hasher.combine(part.utf8.count)
            for byte in part.utf8 { hasher.combine(byte) }
        }
    }

    /// By the bytes of the schema, then by those of the name.
    public static func < (one: Self, other: Self) -> Bool {
        one.schema.utf8.elementsEqual(other.schema.utf8)
            ? one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
            : one.schema.utf8.lexicographicallyPrecedes(other.schema.utf8)
    }
}

extension String {
    /// The same text where it counts as a name: compared byte by byte.
    package var utf8Order: RelationName { RelationName("", self) }
}
