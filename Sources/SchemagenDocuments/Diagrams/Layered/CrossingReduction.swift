/// Orders the elements of each layer so that few lines cross.
///
/// Sweeps over the layers as Sugiyama, Tagawa and Toda have them ("Methods for visual understanding of hierarchical
/// system structures", 1981): each element goes to the barycentre of its neighbours in the layer before. After each
/// sweep neighbours are exchanged where that helps, as by Gansner, Koutsofios, North and Vo ("A technique for drawing
/// directed graphs", 1993). The best order seen is kept. The number of rounds is fixed: no clock decides.
struct CrossingReduction {
    private static let mostRounds = 10
    /// How many elements are sorted overall. Graphs that would need more are beyond what a drawing can make clear.
    private static let mostWork = 60_000
    private static let mostExchanges = 6

    /// A line between elements of adjacent layers.
    private struct Link {
        let left: LayeredGraph.Pin
        let right: LayeredGraph.Pin
    }

    private struct Neighbour {
        let element: Int
        let offset: Int
    }

    /// The lines in each channel.
    private let links: [[Link]]
    private let before: [[Neighbour]]
    private let after: [[Neighbour]]
    private let isBox: [Bool]
    private var layers: [[Int]]
    private var position: [Int]

    /// The layers in their new order.
    static func ordered(_ graph: LayeredGraph) -> [[Int]] {
        guard graph.layers.count > 1 else { return graph.layers }
        var reduction = CrossingReduction(graph)
        return reduction.reduce()
    }

    private init(_ graph: LayeredGraph) {
        var links: [[Link]] = []
        var before: [[Neighbour]] = Array(repeating: [], count: graph.elements.count)
        var after = before
        for channel in graph.channels {
            var lines: [Link] = []
            for bundle in channel {
                for pin in bundle.right {
                    lines.append(Link(left: bundle.left, right: pin))
                    // Where it meets the neighbour tells the order among lines of the same neighbour.
                    before[pin.element].append(Neighbour(element: bundle.left.element, offset: bundle.left.offset))
                    after[bundle.left.element].append(Neighbour(element: pin.element, offset: pin.offset))
                }
            }
            links.append(lines)
        }
        self.links = links
        self.before = before
        self.after = after
        isBox = graph.elements.map { $0.box != nil }
        layers = graph.layers
        position = [Int](repeating: 0, count: graph.elements.count)
        for layer in layers { for (place, element) in layer.enumerated() { position[element] = place } }
    }

    private mutating func reduce() -> [[Int]] {
        var best = layers
        var least = Int.max
        for round in 0..<max(2, min(Self.mostRounds, Self.mostWork / max(1, isBox.count))) {
            for layer in 1..<layers.count { sort(layer, by: before) }
            exchange()
            keep(&best, &least)
            if least == 0 { break }
            // Every other round starts the way back from an order without the exchanges' local optimum.
            for layer in stride(from: layers.count - 2, through: 0, by: -1) { sort(layer, by: after) }
            if round % 2 == 0 { exchange() }
            keep(&best, &least)
            if least == 0 { break }
        }
        return best
    }

    private mutating func keep(_ best: inout [[Int]], _ least: inout Int) {
        let crossings = (0..<layers.count).reduce(0) { $0 + self.crossings(in: $1) }
        guard crossings < least else { return }
        least = crossings
        best = layers
    }

    /// The place of a neighbour with the place of the line on it. No box is as high as the factor.
    private func key(_ neighbour: Neighbour) -> Int { position[neighbour.element] << 20 + neighbour.offset }

    /// Sorts a layer by the barycentres of neighbours. Elements without any stay where they are.
    private mutating func sort(_ layer: Int, by neighbours: [[Neighbour]]) {
        var movable: [(key: Int, place: Int, element: Int)] = []
        var places: [Int] = []
        for (place, element) in layers[layer].enumerated() where !neighbours[element].isEmpty {
            let sum = neighbours[element].reduce(0) { $0 + key($1) }
            movable.append((sum / neighbours[element].count, place, element))
            places.append(place)
        }
        movable.sort { ($0.key, $0.place) < ($1.key, $1.place) }
        let order = centred(movable)
        for (place, element) in zip(places, order) { layers[layer][place] = element }
        for (place, element) in layers[layer].enumerated() { position[element] = place }
    }

    /// Among elements that nothing else tells apart, lines that pass through go to the middle: a long line to many
    /// boxes then runs straight with as many above it as below, instead of stepping down from layer to layer.
    private func centred(_ entries: [(key: Int, place: Int, element: Int)]) -> [Int] {
        var order: [Int] = []
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count && entries[end].key == entries[start].key { end += 1 }
            let run = entries[start..<end].map(\.element)
            let boxes = run.filter { isBox[$0] }
            order += boxes[..<(boxes.count / 2)]
            order += run.filter { !isBox[$0] }
            order += boxes[(boxes.count / 2)...]
            start = end
        }
        return order
    }

    /// Exchanges adjacent elements as long as that saves crossings.
    private mutating func exchange() {
        // A layer is looked at again only where it or one beside it has changed.
        var isStale = [Bool](repeating: true, count: layers.count)
        for _ in 0..<Self.mostExchanges {
            var hasImproved = false
            for layer in layers.indices where isStale[layer] && layers[layer].count > 1 {
                isStale[layer] = false
                // Positions in the other layers do not change meanwhile.
                var keys = layers[layer].map { element in
                    (before[element].map(key).sorted(), after[element].map(key).sorted())
                }
                for place in 0..<(layers[layer].count - 1) {
                    let (upper, lower) = (keys[place], keys[place + 1])
                    let now = Self.inversions(upper.0, lower.0) + Self.inversions(upper.1, lower.1)
                    guard now > 0 else { continue }
                    let then = Self.inversions(lower.0, upper.0) + Self.inversions(lower.1, upper.1)
                    guard then < now else { continue }
                    layers[layer].swapAt(place, place + 1)
                    keys.swapAt(place, place + 1)
                    position[layers[layer][place]] = place
                    position[layers[layer][place + 1]] = place + 1
                    hasImproved = true
                    for near in max(0, layer - 1)...min(layers.count - 1, layer + 1) { isStale[near] = true }
                }
            }
            if !hasImproved { return }
        }
    }

    /// How many lines to the first cross lines to the second, which is below it.
    private static func inversions(_ first: [Int], _ second: [Int]) -> Int {
        var count = 0
        var below = 0
        for key in first {
            while below < second.count && second[below] < key { below += 1 }
            count += below
        }
        return count
    }

    /// The crossings in a channel, counted while sorting.
    private func crossings(in channel: Int) -> Int {
        var ends = links[channel].map { link in
            (
                left: key(Neighbour(element: link.left.element, offset: link.left.offset)),
                right: key(Neighbour(element: link.right.element, offset: link.right.offset))
            )
        }
        ends.sort { ($0.left, $0.right) < ($1.left, $1.right) }
        var values = ends.map(\.right)
        var buffer = values
        return Self.sortCounting(&values, &buffer)
    }

    private static func sortCounting(_ values: inout [Int], _ buffer: inout [Int]) -> Int {
        var count = 0
        var width = 1
        while width < values.count {
            var start = 0
            while start < values.count {
                let middle = min(start + width, values.count)
                let end = min(start + 2 * width, values.count)
                var (low, high) = (start, middle)
                for place in start..<end {
                    if low < middle && (high >= end || values[low] <= values[high]) {
                        buffer[place] = values[low]
                        low += 1
                    } else {
                        buffer[place] = values[high]
                        high += 1
                        count += middle - low
                    }
                }
                start = end
            }
            swap(&values, &buffer)
            width *= 2
        }
        return count
    }
}
