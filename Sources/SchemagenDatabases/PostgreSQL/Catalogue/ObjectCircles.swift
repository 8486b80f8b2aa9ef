/// Objects that need each other in a circle.
enum ObjectCircles {
    /// A number for each object that is in a circle; objects of one circle have the same. Tarjan's algorithm, without
    /// recursion.
    static func find(_ needs: [CatalogueIdentity: Set<CatalogueIdentity>]) -> [CatalogueIdentity: Int] {
        let names = Array(Set(needs.keys).union(needs.values.joined()))
        let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let targets = names.map { needs[$0, default: []].compactMap { numbers[$0] } }
        var index = [Int](repeating: -1, count: names.count)
        var low = index
        var isOpen = [Bool](repeating: false, count: names.count)
        var open: [Int] = []
        var result: [CatalogueIdentity: Int] = [:]
        var next = 0
        for start in names.indices where index[start] < 0 {
            var path = [(node: start, edge: 0)]
            while let (node, edge) = path.last {
                if index[node] < 0 {
                    index[node] = next
                    low[node] = next
                    next += 1
                    open.append(node)
                    isOpen[node] = true
                }
                if edge < targets[node].count {
                    path[path.count - 1].edge += 1
                    let target = targets[node][edge]
                    if index[target] < 0 {
                        path.append((target, 0))
                    } else if isOpen[target] {
                        low[node] = min(low[node], index[target])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
                guard low[node] == index[node] else { continue }
                var members: [Int] = []
                while let member = open.popLast() {
                    isOpen[member] = false
                    members.append(member)
                    if member == node { break }
                }
                if members.count > 1 { for member in members { result[names[member]] = node } }
            }
        }
        return result
    }
}
