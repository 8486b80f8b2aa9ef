import SchemagenModel

/// Deals the entries of a stage out to transactions, each of which keeps others from one table that is there.
///
/// Entries that share something keep their order. What has to happen at once (a view that goes while its table changes, and
/// comes again) is in one transaction with all that has to happen in between, whatever tables that locks.
struct TransactionSplit {
    /// What one transaction does.
    struct Part {
        var entries: [PlanEntry] = []
        /// The tables that others wait for; empty where there are none.
        var tables: Set<TableKey> = []
    }

    private(set) var parts: [Part] = []

    /// - Parameters:
    ///   - reaches: What the entries have to do with, in their order.
    ///   - pairs: Offsets of entries that have to happen at once, the earlier one first.
    init(_ entries: [PlanEntry], _ reaches: [Reach], atOnce pairs: [(first: Int, last: Int)]) {
        var order = EntryOrder(reaches)
        for pair in pairs { order.tie(pair.first, pair.last) }
        deal(entries, reaches, order)
    }

    /// Whom a transaction keeps waiting.
    private enum Hold: Hashable {
        case nobody
        /// Writers of tables that new tables refer to.
        case writers
        case tables(Set<TableKey>)
    }

    private mutating func deal(_ entries: [PlanEntry], _ reaches: [Reach], _ order: EntryOrder) {
        let units = order.units
        var unitOf = [Int](repeating: 0, count: entries.count)
        for (unit, members) in units.enumerated() {
            for member in members { unitOf[member] = unit }
        }
        var waiting = [Int](repeating: 0, count: units.count)
        for (entry, next) in order.successors.enumerated() {
            for other in next where unitOf[other] != unitOf[entry] { waiting[unitOf[other]] += 1 }
        }
        let holds = units.map { members in
            var tables: Set<TableKey> = []
            var refers = false
            for member in members {
                tables.formUnion(reaches[member].locks)
                refers = refers || reaches[member].refersToTables
            }
            return tables.isEmpty ? (refers ? Hold.writers : .nobody) : .tables(tables)
        }
        // Units in the order of their first entries: what could come first does.
        var ready: [Hold: [Int]] = [:]
        func enter(_ unit: Int) {
            var list = ready[holds[unit]] ?? []
            let place = list.firstIndex { units[$0][0] < units[unit][0] } ?? list.count
            list.insert(unit, at: place)
            ready[holds[unit]] = list
        }
        for unit in units.indices where waiting[unit] == 0 { enter(unit) }
        var (part, members): (Part, [Int]) = (Part(), [])
        var hold = Hold.nobody
        // Within a transaction the order of the plan is as good as any.
        func finish() {
            part.entries = members.sorted().map { entries[$0] }
            parts.append(part)
            (part, members) = (Part(), [])
        }
        while true {
            let candidates = [Hold.nobody, hold].compactMap { ready[$0]?.last }
            guard let unit = candidates.min(by: { units[$0][0] < units[$1][0] }) else {
                let next = ready.values.compactMap(\.last).min { units[$0][0] < units[$1][0] }
                guard let next else { break }
                if hold != .nobody { finish() }
                hold = holds[next]
                if case .tables(let tables) = hold { part.tables = tables }
                continue
            }
            ready[holds[unit]]?.removeLast()
            for member in units[unit] {
                members.append(member)
                for other in order.successors[member] where unitOf[other] != unit {
                    waiting[unitOf[other]] -= 1
                    if waiting[unitOf[other]] == 0 { enter(unitOf[other]) }
                }
            }
        }
        if !members.isEmpty { finish() }
    }
}

/// Which entries have to come after which.
private struct EntryOrder {
    /// The entries that come after each, by offset.
    private(set) var successors: [[Int]]

    /// Linear in what the entries have to do with.
    init(_ reaches: [Reach]) {
        successors = Array(repeating: [], count: reaches.count)
        struct Use {
            var writer: Int?
            var readers: [Int] = []
        }
        var uses: [Reach.Thing: Use] = [:]
        var barrier: Int?
        var sinceBarrier: [Int] = []
        for (offset, reach) in reaches.enumerated() {
            var before: Set<Int> = []
            if let barrier { before.insert(barrier) }
            for thing in reach.writes {
                let use = uses[thing] ?? Use()
                if let writer = use.writer { before.insert(writer) }
                before.formUnion(use.readers)
                uses[thing] = Use(writer: offset)
            }
            for thing in reach.reads where !reach.writes.contains(thing) {
                if let writer = uses[thing]?.writer { before.insert(writer) }
                uses[thing, default: Use()].readers.append(offset)
            }
            if reach.isBarrier {
                before.formUnion(sinceBarrier)
                sinceBarrier = []
                barrier = offset
            } else {
                sinceBarrier.append(offset)
            }
            for other in before.sorted() { successors[other].append(offset) }
        }
    }

    /// Two entries that each come after the other are one unit, with all that is in between.
    mutating func tie(_ first: Int, _ second: Int) {
        successors[first].append(second)
        successors[second].append(first)
    }

    /// The entries that have to happen at once, each unit in the order of the plan: the strongly connected components
    /// (Tarjan), without recursion.
    var units: [[Int]] {
        let count = successors.count
        var number = [Int](repeating: -1, count: count)
        var lowest = [Int](repeating: 0, count: count)
        var isOpen = [Bool](repeating: false, count: count)
        var open: [Int] = []
        var units: [[Int]] = []
        var next = 0
        for start in 0..<count where number[start] < 0 {
            var stack: [(node: Int, edge: Int)] = [(start, 0)]
            while let (node, edge) = stack.last {
                if edge == 0, number[node] < 0 {
                    number[node] = next
                    lowest[node] = next
                    next += 1
                    open.append(node)
                    isOpen[node] = true
                }
                if edge < successors[node].count {
                    stack[stack.count - 1].edge += 1
                    let other = successors[node][edge]
                    if number[other] < 0 {
                        stack.append((other, 0))
                    } else if isOpen[other] {
                        lowest[node] = min(lowest[node], number[other])
                    }
                    continue
                }
                stack.removeLast()
                if let parent = stack.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
                guard lowest[node] == number[node] else { continue }
                var unit: [Int] = []
                while let member = open.popLast() {
                    isOpen[member] = false
                    unit.append(member)
                    if member == node { break }
                }
                units.append(unit.sorted())
            }
        }
        return units
    }
}
