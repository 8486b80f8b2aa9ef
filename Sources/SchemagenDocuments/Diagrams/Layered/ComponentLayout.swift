/// A connected part of a graph, laid out with its top left corner at the origin.
struct ComponentLayout {
    /// In the order of the component's boxes.
    private(set) var boxes: [DiagramRectangle] = []
    /// In the order of the component's edges.
    private(set) var routes: [DiagramRoute]
    /// How many numbers the nets of the routes take.
    let netCount: Int
    private(set) var width = 0
    private(set) var height = 0

    init(_ component: DiagramComponents.Component, _ place: [Int], _ graph: DiagramGraph, _ faces: [BoxFace]) {
        let nets = DiagramNets(component, place, graph, faces)
        netCount = nets.nets.count
        let widths = component.boxes.map { faces[$0].width }
        let layers = LayerAssignment.balanced(Self.jobs(nets, widths: widths))
        var layered = LayeredGraph(nets.nets, heights: nets.heights, layers)
        layered.layers = CrossingReduction.ordered(layered)
        layered.exchangePorts(nets.nets)
        let tops = BoxPlacement(layered).tops
        let routing = EdgeRouting(layered, tops: tops, widths: widths)
        for box in component.boxes.indices {
            let column = routing.columns[layers.layer[box]]
            boxes.append(
                DiagramRectangle(x: column.x, y: tops[box], width: widths[box], height: nets.heights[box]))
        }
        routes = Array(repeating: DiagramRoute(), count: component.edges.count)
        for (number, net) in nets.nets.enumerated() {
            for (branch, sink) in net.sinks.enumerated() {
                let points = routing.points(of: number, net, branch: branch, boxes, layers)
                routes[sink.edge] = DiagramRoute(points: net.isReversed ? points.reversed() : points, net: number)
            }
        }
        width = routing.width
        for element in layered.elements.indices {
            height = max(height, tops[element] + layered.elements[element].height)
        }
    }

    private static func jobs(_ nets: DiagramNets, widths: [Int]) -> [LayerAssignment.Job] {
        var jobs = widths.indices.map { LayerAssignment.Job(width: widths[$0], height: nets.heights[$0]) }
        for net in nets.nets {
            for sink in net.sinks where !sink.isLoop {
                jobs[net.box].successors.append(sink.box)
                jobs[sink.box].predecessors.append(net.box)
            }
        }
        return jobs
    }
}
