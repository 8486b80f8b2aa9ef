extension SQLiteCatalogue {
    /// An object whose statement in `sqlite_schema` this reader does not understand, or understands otherwise than SQLite
    /// does. There is no catalogue then: one with a gap would compare as equal.
    public struct Unreadable: Error, Sendable, Hashable, CustomStringConvertible {
        /// Which: `table leads`.
        public let object: String
        /// What is the matter with it.
        public let reason: String

        /// Both.
        public var description: String { "\(object) cannot be read from sqlite_schema: \(reason)" }
    }

    /// A version of SQLite that does not say enough about its tables.
    public struct UnsupportedVersion: Error, Sendable, Hashable, CustomStringConvertible {
        /// The version that was found: `3.36.0`.
        public let version: String

        /// What was found and what is needed.
        public var description: String { "reading the catalogue needs SQLite 3.37 or later; this is \(version)" }
    }
}
