/// The parts of a graph that no edge connects, in the order of their first boxes.
struct DiagramComponents {
    /// A connected part.
    struct Component {
        /// The positions of the boxes, ascending.
        var boxes: [Int]
        /// The positions of the edges, ascending.
        var edges: [Int]
    }

    private(set) var components: [Component] = []
    /// For each box its place among the boxes of its component.
    private(set) var place: [Int] = []

    /// Finds the parts. Edges to boxes that do not exist are left out.
    init(_ graph: DiagramGraph) {
        var root = Array(graph.boxes.indices)
        func find(_ box: Int) -> Int {
            var box = box
            while root[box] != box {
                root[box] = root[root[box]]
                box = root[box]
            }
            return box
        }
        for edge in graph.edges where Self.exists(edge, in: graph) {
            let first = find(edge.from)
            let second = find(edge.to)
            // The least position is the root, so that the order of the parts is that of the input.
            root[max(first, second)] = min(first, second)
        }
        var places = [Int](repeating: -1, count: graph.boxes.count)
        for box in graph.boxes.indices {
            let top = find(box)
            if places[top] < 0 {
                places[top] = components.count
                components.append(Component(boxes: [], edges: []))
            }
            place.append(components[places[top]].boxes.count)
            components[places[top]].boxes.append(box)
        }
        for (index, edge) in graph.edges.enumerated() where Self.exists(edge, in: graph) {
            components[places[find(edge.to)]].edges.append(index)
        }
    }

    private static func exists(_ edge: DiagramGraph.Edge, in graph: DiagramGraph) -> Bool {
        graph.boxes.indices.contains(edge.from) && graph.boxes.indices.contains(edge.to)
    }
}
