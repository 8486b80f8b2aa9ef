/// A component in layers: each net is cut into bundles that lead from one layer to the next.
struct LayeredGraph {
    /// A box, or the place where a net passes through a layer (a dummy node).
    struct Element {
        /// The place of the box in the component; nil for a place where a net passes.
        let box: Int?
        let height: Int
    }

    /// Where a bundle meets an element.
    struct Pin {
        let element: Int
        /// How far below the top of the element.
        let offset: Int
    }

    /// The part of a net that lies in one channel.
    struct Bundle {
        let net: Int
        fileprivate(set) var left: Pin
        /// Pins of the same box on the left side: a table that refers to itself.
        var loops: [Pin] = []
        var right: [Pin] = []
    }

    private(set) var elements: [Element] = []
    /// The elements of each layer; those of the input's order until they are ordered.
    var layers: [[Int]]
    /// The bundles to the right of each layer.
    private(set) var channels: [[Bundle]]
    /// For each net the places of its bundles, by the channel counted from its first.
    private(set) var bundles: [[Int]] = []

    init(_ nets: [DiagramNet], heights: [Int], _ assignment: LayerAssignment) {
        layers = Array(repeating: [], count: assignment.count)
        channels = Array(repeating: [], count: assignment.count)
        for (box, height) in heights.enumerated() {
            // The element of a box has the box's number.
            elements.append(Element(box: box, height: height))
            layers[assignment.layer[box]].append(box)
        }
        for (index, net) in nets.enumerated() {
            let first = assignment.layer[net.box]
            let last = net.sinks.reduce(first) { $0 > assignment.layer[$1.box] ? $0 : assignment.layer[$1.box] }
            var left = Pin(element: net.box, offset: net.offset)
            var places: [Int] = []
            for channel in first...max(first, last - 1) {
                var bundle = Bundle(net: index, left: left)
                for sink in net.sinks {
                    let pin = Pin(element: sink.box, offset: sink.offset)
                    if sink.isLoop {
                        if channel == first { bundle.loops.append(pin) }
                    } else if assignment.layer[sink.box] == channel + 1 {
                        bundle.right.append(pin)
                    }
                }
                if channel + 1 < last {
                    left = Pin(element: elements.count, offset: Spacing.line / 2)
                    layers[channel + 1].append(elements.count)
                    elements.append(Element(box: nil, height: Spacing.line))
                    bundle.right.append(left)
                }
                places.append(channels[channel].count)
                channels[channel].append(bundle)
            }
            bundles.append(places)
        }
    }

    /// Exchanges the ports of the two nets that start at the same table, one for each kind of end, where that spares a
    /// crossing right beside the table. The layers are in order.
    mutating func exchangePorts(_ nets: [DiagramNet]) {
        var position = [Int](repeating: 0, count: elements.count)
        // The first of the two nets by the table.
        var firsts = [Int](repeating: -1, count: elements.count)
        for channel in channels.indices.dropLast() {
            for (place, element) in layers[channel + 1].enumerated() { position[element] = place }
            for place in channels[channel].indices {
                let bundle = channels[channel][place]
                let table = bundle.left.element
                guard elements[table].box != nil, !nets[bundle.net].isReversed else { continue }
                let first = firsts[table]
                firsts[table] = place
                guard first >= 0 else { continue }
                let other = channels[channel][first]
                let isFirstAbove = other.left.offset < bundle.left.offset
                let (upper, lower) = isFirstAbove ? (other, bundle) : (bundle, other)
                if Self.middle(of: upper, position) > Self.middle(of: lower, position) {
                    channels[channel][place].left = other.left
                    channels[channel][first].left = bundle.left
                }
            }
        }
    }

    /// Where on average a bundle leads. One that only returns to its table does so below all ports.
    private static func middle(of bundle: Bundle, _ position: [Int]) -> Int {
        guard !bundle.right.isEmpty else { return Int.max }
        return bundle.right.reduce(0) { $0 + position[$1.element] << 20 + $1.offset } / bundle.right.count
    }

    /// The least distance from the top of an element to that of the one below it.
    func distance(from upper: Int, to lower: Int) -> Int {
        let gap =
            switch (elements[upper].box == nil, elements[lower].box == nil) {
            case (true, true): 0
            case (false, false): Spacing.betweenBoxes
            default: Spacing.besideBox
            }
        return elements[upper].height + gap
    }
}
