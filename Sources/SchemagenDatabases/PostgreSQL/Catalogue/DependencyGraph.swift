/// The rows of pg_depend, and what follows from them.
struct DependencyGraph {
    private struct Edge {
        let source: CatalogueAddress
        let target: CatalogueAddress
        let isAutomatic: Bool
    }

    private var owners: [CatalogueAddress: (rank: Int, target: CatalogueAddress)] = [:]
    private var edges: [Edge] = []
    private var identities: [CatalogueAddress: CatalogueIdentity?] = [:]

    init(_ addresses: CatalogueAddresses) {
        for (address, identity) in addresses.all where address.column == 0 { identities[address] = identity }
    }

    mutating func add(_ row: [String?]) {
        guard row.count == 7, let source = CatalogueAddress(row[0..<3]), let target = CatalogueAddress(row[3..<6])
        else {
            return
        }
        let kind = row[6] ?? ""
        if let rank = ["e", "i", "P", "a", "S"].firstIndex(of: kind), rank < owners[source]?.rank ?? .max {
            owners[source] = (rank, target)
        }
        if kind != "e" { edges.append(Edge(source: source, target: target, isAutomatic: kind == "a")) }
    }

    mutating func needs() -> [CatalogueIdentity: Set<CatalogueIdentity>] {
        var result: [CatalogueIdentity: Set<CatalogueIdentity>] = [:]
        for edge in edges {
            guard let source = identity(edge.source, 0), let target = identity(edge.target, 0), source != target else {
                continue
            }
            if source.kind == .sequence, edge.isAutomatic { continue }
            result[source, default: []].insert(target)
        }
        return result
    }

    /// What an address counts as: itself, or what it belongs to.
    private mutating func identity(_ address: CatalogueAddress, _ depth: Int) -> CatalogueIdentity? {
        if let known = identities[address] { return known }
        // Chains are short: a default, its column's table.
        guard depth < 16, let owner = owners[address] else { return nil }
        let result = identity(owner.target, depth + 1)
        identities[address] = .some(result)
        return result
    }
}
