/// The vertical parts of the bundles in a channel: which track each takes.
///
/// All lines run from left to right at the height of their pins and up or down on one track. Two of them lie upon each
/// other only where the left pin of one is at the height of a right pin of another that turns further left, so that the
/// first must turn first. Where such demands form a circle one line is led round by a small detour. Beyond that the
/// order is one with few crossings (see Sander 2003; Schulze, Spönemann and von Hanxleden, "Drawing layered graphs with
/// port constraints", 2014).
struct ChannelRouting {
    /// A bundle in a channel, with the heights of its pins.
    struct Lane {
        /// Where it starts, and where it returns to the same side.
        let left: [Int]
        let right: [Int]
        /// The detour of each left pin: the height at which the line goes on, if another than the pin's.
        fileprivate(set) var detours: [Int?]
        /// The track from the left; nil for a straight line.
        fileprivate(set) var track: Int?
        fileprivate var lowest: Int
        fileprivate var highest: Int

        init(left: [Int], right: [Int]) {
            self.left = left
            self.right = right
            detours = Array(repeating: nil, count: left.count)
            lowest = min(left.min() ?? Int.max, right.min() ?? Int.max)
            highest = max(left.max() ?? Int.min, right.max() ?? Int.min)
        }

        var isStraight: Bool { lowest == highest }

        /// The height at which the line of a left pin meets the track.
        func entry(_ pin: Int) -> Int { detours[pin] ?? left[pin] }
    }

    /// How far a detour steps aside. Pins are at multiples of five: nothing else is at that height.
    private static let step = 3

    private(set) var lanes: [Lane]
    private(set) var trackCount = 0
    private(set) var hasDetours = false

    init(_ lanes: [Lane]) {
        self.lanes = lanes
        let turning = lanes.indices.filter { !lanes[$0].isStraight }
        let successors = demands(among: turning)
        let order = sorted(turning, successors)
        assignTracks(order, successors)
    }

    /// For each lane the lanes that must turn to the right of it. Detours see to it that there is no circle.
    private mutating func demands(among turning: [Int]) -> [[Int]] {
        var ends: [(y: Int, lane: Int)] = []
        for lane in turning { for y in lanes[lane].right { ends.append((y, lane)) } }
        ends.sort { ($0.y, $0.lane) < ($1.y, $1.lane) }
        var arcs: [[(pin: Int, lane: Int)]] = Array(repeating: [], count: lanes.count)
        for lane in turning {
            for (pin, y) in lanes[lane].left.enumerated() {
                var low = 0
                var high = ends.count
                while low < high {
                    let middle = (low + high) / 2
                    if ends[middle].y < y { low = middle + 1 } else { high = middle }
                }
                while low < ends.count && ends[low].y == y {
                    if ends[low].lane != lane { arcs[lane].append((pin, ends[low].lane)) }
                    low += 1
                }
            }
        }
        // Depth first; an arc back to a lane on the way closes a circle.
        enum State { case new, open, done }
        var states = [State](repeating: .new, count: lanes.count)
        var next = [Int](repeating: 0, count: lanes.count)
        var successors: [[Int]] = Array(repeating: [], count: lanes.count)
        var path: [Int] = []
        for root in turning where states[root] == .new {
            path.append(root)
            states[root] = .open
            while let lane = path.last {
                guard next[lane] < arcs[lane].count else {
                    states[lane] = .done
                    path.removeLast()
                    continue
                }
                let arc = arcs[lane][next[lane]]
                next[lane] += 1
                if lanes[lane].detours[arc.pin] != nil { continue }
                if states[arc.lane] == .open {
                    let y = lanes[lane].left[arc.pin] + Self.step
                    lanes[lane].detours[arc.pin] = y
                    lanes[lane].highest = max(lanes[lane].highest, y)
                    hasDetours = true
                    continue
                }
                successors[lane].append(arc.lane)
                if states[arc.lane] == .new {
                    states[arc.lane] = .open
                    path.append(arc.lane)
                }
            }
        }
        return successors
    }

    /// The lanes from left to right: each where it causes the fewest crossings, and after those that must precede it.
    private func sorted(_ turning: [Int], _ successors: [[Int]]) -> [Int] {
        var order = turning.sorted { (lanes[$0].entry(0), $0) < (lanes[$1].entry(0), $1) }
        let costs = LaneCosts(order.map { lanes[$0] })
        order = costs.order().map { order[$0] }
        // The demands come first: a topological order that takes the earliest lane that is ready.
        var place = [Int](repeating: 0, count: lanes.count)
        for (index, lane) in order.enumerated() { place[lane] = index }
        var open = [Int](repeating: 0, count: lanes.count)
        for lane in order { for successor in successors[lane] { open[successor] += 1 } }
        var result: [Int] = []
        var isTaken = [Bool](repeating: false, count: lanes.count)
        var first = 0
        while first < order.count {
            if isTaken[order[first]] {
                first += 1
                continue
            }
            guard let lane = order[first...].first(where: { !isTaken[$0] && open[$0] == 0 }) else { break }
            isTaken[lane] = true
            result.append(lane)
            for successor in successors[lane] { open[successor] -= 1 }
        }
        return result
    }

    /// Gives each lane the leftmost track that its predecessors leave. Lanes that do not meet share one.
    private mutating func assignTracks(_ order: [Int], _ successors: [[Int]]) {
        var least = [Int](repeating: 0, count: lanes.count)
        for (index, lane) in order.enumerated() {
            var track = least[lane]
            for other in order[..<index] {
                guard let taken = lanes[other].track, taken >= track else { continue }
                // Corners keep a distance too.
                if lanes[other].lowest <= lanes[lane].highest + Spacing.line
                    && lanes[lane].lowest <= lanes[other].highest + Spacing.line
                {
                    track = taken + 1
                }
            }
            lanes[lane].track = track
            trackCount = max(trackCount, track + 1)
            for successor in successors[lane] { least[successor] = max(least[successor], track + 1) }
        }
    }
}

/// How many crossings the order of two lanes causes, for each two.
private struct LaneCosts {
    private let count: Int
    /// At `a * count + b`: the crossings if a is left of b, less those if b is left of a.
    private var costs: [Int32]

    init(_ lanes: [ChannelRouting.Lane]) {
        count = lanes.count
        costs = Array(repeating: 0, count: count * count)
        for first in lanes.indices {
            for second in lanes.indices where first < second {
                let (a, b) = (lanes[first], lanes[second])
                guard a.lowest < b.highest && b.lowest < a.highest else { continue }
                let cost = Self.crossings(left: a, right: b) - Self.crossings(left: b, right: a)
                costs[first * count + second] = Int32(cost)
                costs[second * count + first] = Int32(-cost)
            }
        }
    }

    /// The crossings of a lane with another to its right.
    private static func crossings(left: ChannelRouting.Lane, right: ChannelRouting.Lane) -> Int {
        var count = 0
        for y in left.right where y > right.lowest && y < right.highest { count += 1 }
        for pin in right.left.indices {
            let y = right.entry(pin)
            if y > left.lowest && y < left.highest { count += 1 }
        }
        return count
    }

    /// An order with few crossings: each lane in turn goes where it costs the least.
    func order() -> [Int] {
        var order = Array(0..<count)
        for _ in 0..<3 {
            var hasMoved = false
            for lane in 0..<count {
                guard let place = order.firstIndex(of: lane) else { continue }
                var best = place
                var least = 0
                var cost = 0
                // Moving to the left past another puts this one left of it.
                for other in stride(from: place - 1, through: 0, by: -1) {
                    cost += Int(costs[lane * count + order[other]])
                    if cost < least { (least, best) = (cost, other) }
                }
                cost = 0
                for other in stride(from: place + 1, to: count, by: 1) {
                    cost -= Int(costs[lane * count + order[other]])
                    if cost < least { (least, best) = (cost, other) }
                }
                guard best != place else { continue }
                order.remove(at: place)
                order.insert(lane, at: best)
                hasMoved = true
            }
            if !hasMoved { break }
        }
        return order
    }
}
