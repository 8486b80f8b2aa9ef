/// The SQL text that makes an object, with what an object that is kept as SQL text says besides.
public struct ObjectDefinition: Sendable, Hashable {
    /// The kind as the language's `sql` has it: `function`, `text search configuration`.
    public let kind: String
    /// What tells it from others of its kind: names and types as the server prints them where the search path is `public`.
    /// Behind DROP it means this object where the search path is so.
    public let identity: String
    /// The table or view, of an object that belongs to one.
    public let owner: CatalogueIdentity?
    /// What creates it: one or several statements with `;` between them and none behind the last.
    public let create: String
    /// What takes it back; nil where that is DROP with kind and identity (and ON with the owner).
    public let drop: String?
    /// What takes it back, written out: for an object whose owner has no name in the schema file, such as a partition.
    public let writtenDrop: String
    /// The settings without which the text does not run; it sets and resets them itself.
    public let settings: [String]

    /// Makes one from its parts.
    public init(
        kind: String, identity: String, owner: CatalogueIdentity? = nil, create: String, drop: String? = nil,
        writtenDrop: String, settings: [String] = []
    ) {
        self.kind = kind
        self.identity = identity
        self.owner = owner
        self.create = create
        self.drop = drop
        self.writtenDrop = writtenDrop
        self.settings = settings
    }
}
