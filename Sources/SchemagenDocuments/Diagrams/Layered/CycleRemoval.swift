/// Finds the edges that point the other way in the layers, so that the rest has no cycles.
///
/// Only edges inside a strongly connected part (Tarjan 1972) are candidates: what is in no cycle keeps its direction.
/// Inside of it the order is that of Eades, Lin and Smyth, "A fast and effective heuristic for the feedback arc set
/// problem" (1993): sinks go last, sources first, else the node with the most edges out over edges in.
struct CycleRemoval {
    /// A directed edge between two nodes.
    typealias Arc = (tail: Int, head: Int)

    /// For each arc, whether it is to be turned round.
    private(set) var isReversed: [Bool]

    init(nodes: Int, arcs: [Arc]) {
        isReversed = [Bool](repeating: false, count: arcs.count)
        let parts = StrongParts(nodes: nodes, arcs: arcs)
        guard parts.count < nodes else { return }
        var inside: [[Int]] = Array(repeating: [], count: parts.count)
        for (index, arc) in arcs.enumerated() where arc.tail != arc.head && parts.part[arc.tail] == parts.part[arc.head]
        {
            inside[parts.part[arc.tail]].append(index)
        }
        var members: [[Int]] = Array(repeating: [], count: parts.count)
        for node in 0..<nodes { members[parts.part[node]].append(node) }
        var rank = [Int](repeating: 0, count: nodes)
        for part in 0..<parts.count where members[part].count > 1 {
            for (place, node) in Self.order(members[part], inside[part].map { arcs[$0] }, nodes: nodes).enumerated() {
                rank[node] = place
            }
            for index in inside[part] where rank[arcs[index].tail] > rank[arcs[index].head] {
                isReversed[index] = true
            }
        }
    }

    /// An order of nodes that few arcs run against.
    private static func order(_ members: [Int], _ arcs: [Arc], nodes: Int) -> [Int] {
        var incoming = [Int](repeating: 0, count: nodes)
        var outgoing = incoming
        var heads: [[Int]] = Array(repeating: [], count: nodes)
        var tails = heads
        for arc in arcs {
            heads[arc.tail].append(arc.head)
            tails[arc.head].append(arc.tail)
            outgoing[arc.tail] += 1
            incoming[arc.head] += 1
        }
        var remaining = members
        var isLeft = [Bool](repeating: false, count: nodes)
        for node in members { isLeft[node] = true }
        var first: [Int] = []
        var last: [Int] = []
        func take(_ node: Int) {
            isLeft[node] = false
            for head in heads[node] { incoming[head] -= 1 }
            for tail in tails[node] { outgoing[tail] -= 1 }
        }
        while !remaining.isEmpty {
            var hasTaken = false
            for node in remaining where isLeft[node] {
                if outgoing[node] == 0 {
                    last.append(node)
                } else if incoming[node] == 0 {
                    first.append(node)
                } else {
                    continue
                }
                take(node)
                hasTaken = true
            }
            if !hasTaken {
                var best = remaining[0]
                for node in remaining
                where outgoing[node] - incoming[node] > outgoing[best] - incoming[best] { best = node }
                first.append(best)
                take(best)
            }
            remaining.removeAll { !isLeft[$0] }
        }
        return first + last.reversed()
    }
}

/// The strongly connected parts of a graph, with a stack of our own: a schema may be deep.
private struct StrongParts {
    private(set) var part: [Int]
    private(set) var count = 0

    init(nodes: Int, arcs: [CycleRemoval.Arc]) {
        var heads: [[Int]] = Array(repeating: [], count: nodes)
        for arc in arcs { heads[arc.tail].append(arc.head) }
        part = [Int](repeating: -1, count: nodes)
        var number = [Int](repeating: -1, count: nodes)
        var lowest = number
        var next = [Int](repeating: 0, count: nodes)
        var counter = 0
        var open: [Int] = []
        var path: [Int] = []
        for root in 0..<nodes where number[root] < 0 {
            path.append(root)
            while let node = path.last {
                if number[node] < 0 {
                    number[node] = counter
                    lowest[node] = counter
                    counter += 1
                    open.append(node)
                }
                if next[node] < heads[node].count {
                    let head = heads[node][next[node]]
                    next[node] += 1
                    if number[head] < 0 {
                        path.append(head)
                    } else if part[head] < 0 {
                        lowest[node] = min(lowest[node], number[head])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last { lowest[parent] = min(lowest[parent], lowest[node]) }
                guard lowest[node] == number[node] else { continue }
                while let member = open.popLast() {
                    part[member] = count
                    if member == node { break }
                }
                count += 1
            }
        }
    }
}
