/// Edges that are drawn as one line with branches: those that end at the same port of the same box.
///
/// A table that eighty others refer to would need eighty lines side by side; one line that branches says the same. Of
/// the two ends of a foreign key that differ at the referenced table (one, zero or one) each has a net of its own. The
/// layout of such lines follows Sander, "Layout of directed hypergraphs with orthogonal hyperedges" (2003).
struct DiagramNet {
    /// Where a branch ends.
    struct Sink {
        /// The edge, by its place in the component.
        let edge: Int
        /// The box, by its place in the component.
        let box: Int
        /// How far below the top of the box it ends.
        var offset: Int
        /// Whether it ends at the box that it starts from, on the same side: a table that refers to itself.
        let isLoop: Bool
    }

    /// The box at whose right side the net starts, by its place in the component.
    let box: Int
    /// How far below the top of the box it starts.
    var offset = 0
    var sinks: [Sink] = []
    /// Whether it starts at the table that holds the foreign key. This is so for edges that would close a cycle; all
    /// others lead from the referenced table to those that refer to it.
    let isReversed: Bool
}

/// The nets of a component and where they meet the boxes.
struct DiagramNets {
    /// The least distance between two ports.
    private static let portDistance = 10
    /// The distance between ports that want the same place. At a referenced table they are not next to each other, so
    /// that their ends can be told apart; at a table that refers they keep to their row.
    private static let distanceAtRight = 20

    private(set) var nets: [DiagramNet] = []
    /// The heights of the boxes: those of the faces, or more where the ports need it.
    private(set) var heights: [Int]

    init(_ component: DiagramComponents.Component, _ place: [Int], _ graph: DiagramGraph, _ faces: [BoxFace]) {
        let arcs: [CycleRemoval.Arc] = component.edges.map {
            (tail: place[graph.edges[$0].to], head: place[graph.edges[$0].from])
        }
        let isReversed = CycleRemoval(nodes: component.boxes.count, arcs: arcs).isReversed
        heights = component.boxes.map { faces[$0].height }
        var right: [[PortRequest]] = Array(repeating: [], count: component.boxes.count)
        var left = right
        // The net of each box for edges to exactly one row, and to one or none.
        var mandatory = [Int](repeating: -1, count: component.boxes.count)
        var optional = mandatory
        for (index, edge) in component.edges.enumerated() {
            let (to, from) = arcs[index]
            let keyRow = Self.keyOffset(graph.boxes[component.boxes[to]], faces[component.boxes[to]])
            let row = Self.offset(
                of: graph.edges[edge].label, in: graph.boxes[component.boxes[from]], faces[component.boxes[from]])
            if isReversed[index] {
                right[from].append(PortRequest(desired: row, net: nets.count, sink: nil))
                left[to].append(PortRequest(desired: keyRow, net: nets.count, sink: 0))
                var net = DiagramNet(box: from, isReversed: true)
                net.sinks.append(DiagramNet.Sink(edge: index, box: to, offset: 0, isLoop: false))
                nets.append(net)
                continue
            }
            var net = graph.edges[edge].isOptional ? optional[to] : mandatory[to]
            if net < 0 {
                net = nets.count
                nets.append(DiagramNet(box: to, isReversed: false))
                right[to].append(PortRequest(desired: keyRow, net: net, sink: nil))
                if graph.edges[edge].isOptional { optional[to] = net } else { mandatory[to] = net }
            }
            let request = PortRequest(desired: row, net: net, sink: nets[net].sinks.count)
            if to == from { right[from].append(request) } else { left[from].append(request) }
            nets[net].sinks.append(DiagramNet.Sink(edge: index, box: from, offset: 0, isLoop: to == from))
        }
        for box in component.boxes.indices {
            assign(&right[box], of: box, distance: Self.distanceAtRight)
            assign(&left[box], of: box, distance: Self.portDistance)
        }
    }

    /// Gives each port of a side its place: that of its row, or near it where several want the same.
    private mutating func assign(_ requests: inout [PortRequest], of box: Int, distance: Int) {
        guard !requests.isEmpty else { return }
        requests.sort { ($0.desired, $0.net, $0.sink ?? -1) < ($1.desired, $1.net, $1.sink ?? -1) }
        var lowest = Self.portDistance / 2
        var start = 0
        while start < requests.count {
            let desired = requests[start].desired
            var end = start
            while end < requests.count && requests[end].desired == desired { end += 1 }
            var offset = max(lowest, desired - (end - start - 1) * distance / 2)
            for request in requests[start..<end] {
                if let sink = request.sink {
                    nets[request.net].sinks[sink].offset = offset
                } else {
                    nets[request.net].offset = offset
                }
                offset += distance
            }
            lowest = offset - distance + Self.portDistance
            start = end
        }
        // The last port keeps half a distance to the corner; heights stay multiples of ten.
        heights[box] = max(heights[box], (lowest - Self.portDistance / 2 + 9) / 10 * 10)
    }

    /// Where edges to a box end: at the first row of its primary key, or else at its header.
    private static func keyOffset(_ box: DiagramGraph.Box, _ face: BoxFace) -> Int {
        // The marks are words: no other starts like this one.
        guard let row = box.rows.firstIndex(where: { $0.marks.hasPrefix("PK") }) else { return face.middleOfHeader }
        return face.middle(ofRow: row)
    }

    /// Where the edge of a foreign key starts: at the row of its first column, or else at the header.
    private static func offset(of label: String, in box: DiagramGraph.Box, _ face: BoxFace) -> Int {
        if let row = box.rows.firstIndex(where: { $0.name == label }) { return face.middle(ofRow: row) }
        let first = label.prefix { $0 != "," }
        guard first.utf8.count < label.utf8.count, let row = box.rows.firstIndex(where: { $0.name == first }) else {
            return face.middleOfHeader
        }
        return face.middle(ofRow: row)
    }
}

/// A port that wants a place at a side of a box.
private struct PortRequest {
    let desired: Int
    let net: Int
    /// The branch that ends there; nil for the start of the net.
    let sink: Int?
}
