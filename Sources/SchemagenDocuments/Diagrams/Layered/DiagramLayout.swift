/// A place in a diagram, in pixels from its top left corner.
struct DiagramPoint: Equatable, Sendable {
    var x: Int
    var y: Int
}

/// Where a box stands.
struct DiagramRectangle: Equatable, Sendable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
}

/// The way of an edge.
struct DiagramRoute: Equatable, Sendable {
    /// From the referenced box to the one that refers to it, each point straight above, below or beside the one before.
    /// Empty where the edge leads to no box.
    var points: [DiagramPoint] = []
    /// Edges with the same number may share parts of their ways: they end at the same port of the same box.
    var net = -1
}

/// A graph with all its places: components are laid out alone and packed.
struct DiagramLayout {
    private(set) var boxes: [DiagramRectangle]
    private(set) var routes: [DiagramRoute]
    private(set) var width = 0
    private(set) var height = 0

    init(_ graph: DiagramGraph, faces: [BoxFace]) {
        boxes = faces.map { DiagramRectangle(x: 0, y: 0, width: $0.width, height: $0.height) }
        routes = Array(repeating: DiagramRoute(), count: graph.edges.count)
        let parts = DiagramComponents(graph)
        let connected = parts.components.filter { !$0.edges.isEmpty }
        let layouts = connected.map { ComponentLayout($0, parts.place, graph, faces) }
        let single = parts.components.filter(\.edges.isEmpty).map { $0.boxes[0] }
        let packing = ComponentPacking(
            components: layouts.map { ($0.width, $0.height) },
            single: single.map { (boxes[$0].width, boxes[$0].height) })
        var nets = 0
        for (index, component) in connected.enumerated() {
            let origin = packing.components[index]
            for (place, box) in component.boxes.enumerated() {
                boxes[box] = layouts[index].boxes[place]
                boxes[box].x += origin.x
                boxes[box].y += origin.y
            }
            for (place, edge) in component.edges.enumerated() {
                var route = layouts[index].routes[place]
                for point in route.points.indices {
                    route.points[point].x += origin.x
                    route.points[point].y += origin.y
                }
                route.net += nets
                routes[edge] = route
            }
            nets += layouts[index].netCount
        }
        for (index, box) in single.enumerated() {
            boxes[box].x = packing.single[index].x
            boxes[box].y = packing.single[index].y
        }
        width = packing.width
        height = packing.height
    }
}
