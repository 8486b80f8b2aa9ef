/// The names that bodies can name.
struct KnownNames {
    struct Routine {
        let identity: CatalogueIdentity
        let arguments: ClosedRange<Int>
    }

    /// By name, then by schema.
    private(set) var relations: [String: [String: CatalogueIdentity]] = [:]
    private(set) var types: [String: [String: CatalogueIdentity]] = [:]
    private(set) var routines: [String: [String: [Routine]]] = [:]

    init(_ addresses: CatalogueAddresses) {
        for (_, identity) in addresses.all where identity.path.count == 2 {
            switch identity.kind {
            case .table, .foreignTable, .view, .materializedView, .sequence:
                relations[identity.path[1], default: [:]][identity.path[0]] = identity
            case .enumeration, .domain, .compositeType, .rangeType, .baseType:
                types[identity.path[1], default: [:]][identity.path[0]] = identity
            default: break
            }
        }
    }

    mutating func add(_ identity: CatalogueIdentity, schema: String, name: String, arguments: ClosedRange<Int>) {
        routines[name, default: [:]][schema, default: []].append(Routine(identity: identity, arguments: arguments))
    }
}
