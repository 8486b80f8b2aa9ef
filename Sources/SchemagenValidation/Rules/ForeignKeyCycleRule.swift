import SchemagenLanguage
import SchemagenModel

/// Tables that refer to each other in a circle, each with a column that is never nil: no first row can be inserted.
enum ForeignKeyCycleRule: SchemaRule {
    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings) {
        var numbers: [String: Int] = [:]
        let tables = schema.schema.tables
        var hasEdges = false
        numbers.reserveCapacity(tables.count)
        for (number, table) in tables.enumerated() where numbers[table.info.name] == nil {
            numbers[table.info.name] = number
        }
        var edges: [[(target: Int, key: ForeignKey)]] = Array(repeating: [], count: tables.count)
        for (number, table) in tables.enumerated() {
            let keys = table.foreignKeys
            if keys.isEmpty { continue }
            let facts = schema.tables.facts(table)
            for key in keys where key.info.deferrable == nil && key.table != facts.name {
                let isRequired = key.columns.allSatisfy { facts.columns[$0]?.isNullable == false }
                if isRequired, let target = numbers[key.table] {
                    edges[number].append((target, key))
                    hasEdges = true
                }
            }
        }
        guard hasEdges else { return }
        for component in StronglyConnected.components(edges.map { $0.map(\.target) }) where component.count > 1 {
            let members = Set(component)
            guard let first = component.min(),
                let key = edges[first].first(where: { members.contains($0.target) })?.key
            else { continue }
            let names = component.sorted().map { tables[$0].info.name }
            findings.add(
                .foreignKeyCycle,
                "\(names.quoted) refer to each other in a circle of columns that are never nil, so no first row can be inserted",
                at: key.info, of: schema.tables.facts(tables[first]),
                fixes: [
                    Diagnostic.Fix(
                        "make one of the columns optional, or its foreign key `@deferrable(initially: deferred)`")
                ])
        }
    }
}

/// Tarjan's strongly connected components, without recursion: a chain of tables may be as long as the schema.
enum StronglyConnected {
    /// The components of a graph given by the successors of each node.
    static func components(_ successors: [[Int]]) -> [[Int]] {
        let count = successors.count
        var order = [Int](repeating: -1, count: count)
        var low = [Int](repeating: 0, count: count)
        var isOnStack = [Bool](repeating: false, count: count)
        var stack: [Int] = []
        var components: [[Int]] = []
        var counter = 0
        for root in 0..<count where order[root] < 0 {
            var path: [(node: Int, next: Int)] = [(root, 0)]
            while let (node, next) = path.last {
                if next == 0 {
                    order[node] = counter
                    low[node] = counter
                    counter += 1
                    stack.append(node)
                    isOnStack[node] = true
                }
                if next < successors[node].count {
                    path[path.count - 1].next += 1
                    let successor = successors[node][next]
                    if order[successor] < 0 {
                        path.append((successor, 0))
                    } else if isOnStack[successor] {
                        low[node] = min(low[node], order[successor])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
                guard low[node] == order[node] else { continue }
                var component: [Int] = []
                while let member = stack.popLast() {
                    isOnStack[member] = false
                    component.append(member)
                    if member == node { break }
                }
                components.append(component)
            }
        }
        return components
    }
}
