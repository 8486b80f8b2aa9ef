/// The order in which tables are filled: those that others refer to first.
struct RowOrder {
    /// Tables that refer to one another in circles, in groups; in turn each group gets one row. A group has several tables
    /// where a row of one cannot stand without a row of the other: they get their rows in one go.
    var components: [[[Int]]]

    init(_ tables: [RowTable]) {
        let all = tables.map { $0.foreignKeys.compactMap(\.parent) }
        let needed = tables.map { table in
            table.foreignKeys.filter { !table.isOptional($0) }.compactMap(\.parent)
        }
        components = Self.strongComponents(of: Array(tables.indices), edges: all).map { component in
            Self.strongComponents(of: component, edges: needed)
        }
    }

    /// Tarjan's algorithm with a stack of its own: a long chain of tables must not end the program. A component comes
    /// after those that it points to.
    private static func strongComponents(of nodes: [Int], edges: [[Int]]) -> [[Int]] {
        let inside = Set(nodes)
        var index: [Int: Int] = [:]
        var low: [Int: Int] = [:]
        var stack: [Int] = []
        var onStack: Set<Int> = []
        var result: [[Int]] = []
        var work: [(node: Int, next: Int)] = []
        func enter(_ node: Int) {
            index[node] = index.count
            low[node] = index[node]
            stack.append(node)
            onStack.insert(node)
            work.append((node, 0))
        }
        for root in nodes where index[root] == nil {
            enter(root)
            while let (node, next) = work.last {
                let targets = edges[node]
                if next < targets.count {
                    work[work.count - 1].next += 1
                    let target = targets[next]
                    if !inside.contains(target) { continue }
                    if index[target] == nil {
                        enter(target)
                    } else if onStack.contains(target) {
                        low[node] = min(low[node] ?? 0, index[target] ?? 0)
                    }
                    continue
                }
                work.removeLast()
                if let (above, _) = work.last { low[above] = min(low[above] ?? 0, low[node] ?? 0) }
                if low[node] == index[node] {
                    var component: [Int] = []
                    while let top = stack.popLast() {
                        onStack.remove(top)
                        component.append(top)
                        if top == node { break }
                    }
                    result.append(component.sorted())
                }
            }
        }
        return result
    }
}
