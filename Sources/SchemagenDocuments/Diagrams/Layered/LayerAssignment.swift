/// Which layer each box stands in: referenced tables to the left of those that refer to them.
///
/// The boxes are scheduled like jobs on machines (Coffman and Graham 1972): a layer takes, of the boxes whose
/// predecessors stand before it, those with the longest way still behind them, until it is high enough. What does not
/// fit goes to the next layer and has gained a step on the others there, so that a table with eighty referring ones
/// makes several columns beside it and not one that nobody can look at.
struct LayerAssignment {
    /// The layer of each box.
    private(set) var layer: [Int]
    private(set) var count = 0

    private let boxes: [Job]

    /// What the layers need to know about a box.
    struct Job {
        let width: Int
        let height: Int
        var successors: [Int] = []
        var predecessors: [Int] = []
    }

    /// Finds layers for an overall shape of about three to two.
    static func balanced(_ boxes: [Job]) -> LayerAssignment {
        let lags = Self.lags(boxes)
        var best = LayerAssignment(boxes, lags, mostHeight: Int.max)
        var leastCost = best.cost
        let total = boxes.reduce(0) { $0 + $1.height + Spacing.betweenBoxes }
        // More columns than this make no better picture; fewer boxes than two in each make a worse one.
        for columns in 2..<max(2, min(40, boxes.count / 2 + 1)) {
            let candidate = LayerAssignment(boxes, lags, mostHeight: total / columns + Spacing.betweenBoxes)
            let cost = candidate.cost
            if cost < leastCost {
                best = candidate
                leastCost = cost
            }
        }
        return best
    }

    /// For each box the number of layers that must follow it.
    private static func lags(_ boxes: [Job]) -> [Int] {
        var lags = [Int](repeating: 0, count: boxes.count)
        var open = boxes.map(\.successors.count)
        var ready = boxes.indices.filter { open[$0] == 0 }
        while let box = ready.popLast() {
            for predecessor in boxes[box].predecessors {
                lags[predecessor] = max(lags[predecessor], lags[box] + 1)
                open[predecessor] -= 1
                if open[predecessor] == 0 { ready.append(predecessor) }
            }
        }
        return lags
    }

    private init(_ boxes: [Job], _ lags: [Int], mostHeight: Int) {
        self.boxes = boxes
        layer = [Int](repeating: 0, count: boxes.count)
        var open = boxes.map(\.predecessors.count)
        var ready = boxes.indices.filter { open[$0] == 0 }
        var heights: [Int] = []
        // From which layer on each box might stand.
        var readyAt = layer
        while !ready.isEmpty {
            // Boxes of the same table stay together where nothing else decides.
            ready.sort {
                (readyAt[$0] - lags[$0], boxes[$0].predecessors.first ?? -1, $0)
                    < (readyAt[$1] - lags[$1], boxes[$1].predecessors.first ?? -1, $1)
            }
            var height = 0
            var later: [Int] = []
            var taken: [Int] = []
            for box in ready {
                let grown = height + boxes[box].height + Spacing.betweenBoxes
                if grown > mostHeight && height > 0 {
                    later.append(box)
                } else {
                    height = grown
                    layer[box] = count
                    taken.append(box)
                }
            }
            for box in taken {
                for successor in boxes[box].successors {
                    open[successor] -= 1
                    if open[successor] == 0 {
                        later.append(successor)
                        readyAt[successor] = count + 1
                    }
                }
            }
            ready = later
            heights.append(height)
            count += 1
        }
        pullRight(heights, mostHeight)
    }

    /// Moves boxes that only are referenced near to those that refer to them: a line shorter for nothing.
    private mutating func pullRight(_ initial: [Int], _ mostHeight: Int) {
        var heights = initial
        let limit = max(mostHeight, initial.max() ?? 0)
        for box in boxes.indices where boxes[box].predecessors.isEmpty && !boxes[box].successors.isEmpty {
            let nearest = (boxes[box].successors.map { layer[$0] }.min() ?? 0) - 1
            guard nearest > layer[box] else { continue }
            let height = boxes[box].height + Spacing.betweenBoxes
            for candidate in stride(from: nearest, to: layer[box], by: -1) where heights[candidate] <= limit - height {
                heights[layer[box]] -= height
                heights[candidate] += height
                layer[box] = candidate
                break
            }
        }
        // A layer may have been left empty.
        var number = 0
        var numbers = [Int](repeating: 0, count: count)
        for index in 0..<count where heights[index] > 0 {
            numbers[index] = number
            number += 1
        }
        for box in boxes.indices { layer[box] = numbers[layer[box]] }
        count = number
    }

    /// How far one must step back to see all of it in a window of three to two.
    private var cost: Int {
        var widths = [Int](repeating: 0, count: count)
        var heights = widths
        // The lines that start in each layer, and those that have ended before it.
        var lines = [Int](repeating: 0, count: count + 1)
        for box in boxes.indices {
            widths[layer[box]] = max(widths[layer[box]], boxes[box].width)
            heights[layer[box]] += boxes[box].height + Spacing.betweenBoxes
            if let last = boxes[box].successors.map({ layer[$0] }).max() {
                lines[layer[box] + 1] += 1
                lines[last] -= 1
            }
        }
        var passing = 0
        var width = 0
        var height = 0
        for index in 0..<count {
            passing += lines[index]
            // About half of the lines at a layer bend in the channel beside it.
            width += widths[index] + Spacing.leftOfTracks + Spacing.rightOfTracks + passing * Spacing.betweenTracks / 2
            height = max(height, heights[index] + passing * Spacing.line)
        }
        return max(2 * width, 3 * height)
    }
}
