/// What the objects of a database use of others, each as far as somebody may be kept from using it.
public struct CatalogueUses: Sendable {
    /// One thing that is used.
    public struct Use: Sendable, Hashable {
        /// What sort of thing.
        public enum Kind: String, Sendable, Hashable {
            case type, routine, relation, language, foreignServer, foreignDataWrapper
            /// The function behind an operator.
            case `operator`
        }

        /// What sort of thing.
        public let kind: Kind
        /// Its name with what it is in, as identities have it; of an array the type of its elements.
        public let path: [String]
        /// A column of a relation; nil for the whole.
        public let column: String?
    }

    private let uses: [CatalogueIdentity: Set<Use>]

    /// Gathers them.
    public init(_ uses: [CatalogueIdentity: Set<Use>] = [:]) { self.uses = uses }

    /// What an object uses, in a fixed order.
    public subscript(identity: CatalogueIdentity) -> [Use] {
        uses[identity, default: []].sorted {
            ($0.path + [$0.column ?? ""]).lexicographicallyPrecedes($1.path + [$1.column ?? ""])
        }
    }
}
