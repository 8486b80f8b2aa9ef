/// The tops of the elements of each layer, in their order and with their distances.
///
/// Sweeps like those of the priority method, but exact for a layer: given where its neighbours stand, a layer is placed
/// so that the sum of the bends' heights is least. That is an isotonic regression of the first degree, which pooling
/// adjacent violators solves (Ayer et al. 1955); the places are medians, so that most lines come out exactly straight.
/// The weights favour long lines as those of Gansner et al. (1993) do.
struct BoxPlacement {
    private static let rounds = 4

    private struct Wish {
        let element: Int
        /// What to add to the other's top for a straight line.
        let shift: Int
        let weight: Int
    }

    private let graph: LayeredGraph
    private var before: [[Wish]]
    private var after: [[Wish]]
    private(set) var tops: [Int]
    /// How high a layer may be.
    private var highest = 0

    /// Places the elements of a graph whose layers are in order.
    init(_ graph: LayeredGraph) {
        self.graph = graph
        before = Array(repeating: [], count: graph.elements.count)
        after = before
        tops = [Int](repeating: 0, count: graph.elements.count)
        for channel in graph.channels {
            for bundle in channel {
                for pin in bundle.right {
                    let passing =
                        (graph.elements[bundle.left.element].box == nil ? 1 : 0)
                        + (graph.elements[pin.element].box == nil ? 1 : 0)
                    let weight = [2, 4, 16][passing]
                    let shift = bundle.left.offset - pin.offset
                    before[pin.element].append(Wish(element: bundle.left.element, shift: shift, weight: weight))
                    after[bundle.left.element].append(Wish(element: pin.element, shift: -shift, weight: weight))
                }
            }
        }
        highest = stack() * 9 / 80 * 10 + 40
        for _ in 0..<Self.rounds {
            for layer in graph.layers { place(layer, [before]) }
            for layer in graph.layers.reversed() { place(layer, [after]) }
        }
        for _ in 0..<2 {
            for layer in graph.layers { place(layer, [before, after]) }
            for layer in graph.layers.reversed() { place(layer, [before, after]) }
        }
        let top = tops.min() ?? 0
        for element in tops.indices { tops[element] -= top }
    }

    /// To begin with, each layer is stacked about a common middle. Returns the height of the highest.
    private mutating func stack() -> Int {
        var highest = 0
        for layer in graph.layers {
            var top = 0
            for (place, element) in layer.enumerated() {
                if place > 0 { top += graph.distance(from: layer[place - 1], to: element) }
                tops[element] = top
            }
            highest = max(highest, top + (layer.last.map { graph.elements[$0].height } ?? 0))
            let middle = (top + (layer.last.map { graph.elements[$0].height } ?? 0)) / 20 * 10
            for element in layer { tops[element] -= middle }
        }
        return highest
    }

    /// Places a layer where the neighbours on the given sides want it.
    private mutating func place(_ layer: [Int], _ sides: [[[Wish]]]) {
        var blocks: [PlacementBlock] = []
        var distances: [Int] = []
        var distance = 0
        for (place, element) in layer.enumerated() {
            if place > 0 { distance += graph.distance(from: layer[place - 1], to: element) }
            distances.append(distance)
            var points: [PlacementBlock.Point] = []
            for side in sides {
                for wish in side[element] {
                    points.append((tops[wish.element] + wish.shift - distance, wish.weight))
                }
            }
            // Without neighbours it stays, unless others need the room.
            if points.isEmpty { points.append((tops[element] - distance, 1)) }
            var block = PlacementBlock(elements: place..<(place + 1), points: points)
            while let last = blocks.last, last.median > block.median {
                block = PlacementBlock(merging: last, block)
                blocks.removeLast()
            }
            blocks.append(block)
        }
        // All layers fit between the same bounds, or else straight lines would cost much paper. The best places within
        // bounds are those without, moved as far as needed.
        let room = highest - distance - (layer.last.map { graph.elements[$0].height } ?? 0)
        for block in blocks {
            let top = max(0, min(block.median, room))
            for place in block.elements { tops[layer[place]] = top + distances[place] }
        }
    }
}

/// Elements that stand as close as they may, and what their lines wish for the first of them.
private struct PlacementBlock {
    typealias Point = (value: Int, weight: Int)

    let elements: Range<Int>
    private let points: [Point]
    /// The lower weighted median of the points.
    let median: Int

    init(elements: Range<Int>, points: [Point]) {
        self.elements = elements
        self.points = points.sorted { ($0.value, $0.weight) < ($1.value, $1.weight) }
        median = Self.median(self.points)
    }

    init(merging upper: PlacementBlock, _ lower: PlacementBlock) {
        elements = upper.elements.lowerBound..<lower.elements.upperBound
        var merged: [Point] = []
        merged.reserveCapacity(upper.points.count + lower.points.count)
        var next = 0
        for point in upper.points {
            while next < lower.points.count && lower.points[next].value < point.value {
                merged.append(lower.points[next])
                next += 1
            }
            merged.append(point)
        }
        merged.append(contentsOf: lower.points[next...])
        points = merged
        median = Self.median(merged)
    }

    private static func median(_ points: [Point]) -> Int {
        let total = points.reduce(0) { $0 + $1.weight }
        var sum = 0
        for point in points {
            sum += point.weight
            if 2 * sum >= total { return point.value }
        }
        return 0
    }
}
