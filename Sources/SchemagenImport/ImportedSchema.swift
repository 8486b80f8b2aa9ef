/// A database as a schema file.
public struct ImportedSchema: Sendable, Equatable {
    /// The text of the file, in canonical layout.
    public var source: String
    /// The objects that the language has no form of its own for, which are kept as SQL text, with the reason.
    public var opaque: [OpaqueObject]
    /// What else somebody who adopts the schema should know: what was left out and why.
    public var notes: [String]
    /// How many tables, views and so on there are.
    public var counts: [Count]

    /// How many there are of a kind.
    public struct Count: Sendable, Equatable {
        /// The kind: `table`.
        public var word: String
        /// How many.
        public var count: Int
    }

    /// An object kept as SQL text.
    public struct OpaqueObject: Sendable, Equatable, CustomStringConvertible {
        /// What it is, as the catalogue says it: `trigger public.leads.touch`.
        public var object: String
        /// Why it is kept as text.
        public var reason: String

        /// Makes one.
        public init(object: String, reason: String) {
            self.object = object
            self.reason = reason
        }

        /// Object and reason.
        public var description: String { "\(object): \(reason)" }
    }

    /// Makes one.
    public init(source: String, counts: [Count], opaque: [OpaqueObject] = [], notes: [String] = []) {
        self.source = source
        self.counts = counts
        self.opaque = opaque
        self.notes = notes
    }
}
