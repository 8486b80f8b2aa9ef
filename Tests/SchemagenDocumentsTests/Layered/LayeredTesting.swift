@testable import SchemagenDocuments

/// A graph as a test writes it: `edge` adds the boxes it names.
struct GraphBuilder {
    private(set) var graph = DiagramGraph(boxes: [], edges: [])
    private var places: [String: Int] = [:]

    /// Adds a box with a primary key, once. Returns its position.
    @discardableResult
    mutating func box(_ title: String) -> Int {
        if let place = places[title] { return place }
        places[title] = graph.boxes.count
        graph.boxes.append(
            DiagramGraph.Box(
                title: title, subtitle: nil, rows: [DiagramGraph.Row(name: "id", type: "bigint", marks: "PK")],
                link: nil, isFaded: false))
        return graph.boxes.count - 1
    }

    /// Adds a foreign key with a column of its own.
    mutating func edge(_ from: String, _ to: String, isOptional: Bool = false, isUnique: Bool = false) {
        let (child, parent) = (box(from), box(to))
        let column = "\(to)_id_\(graph.boxes[child].rows.count)"
        graph.boxes[child].rows.append(DiagramGraph.Row(name: column, type: "bigint", marks: "FK"))
        graph.edges.append(
            DiagramGraph.Edge(from: child, to: parent, label: column, isOptional: isOptional, isUnique: isUnique))
    }

    /// A table that many refer to.
    static func hub(_ count: Int) -> DiagramGraph {
        var builder = GraphBuilder()
        for index in 0..<count { builder.edge("referring_\(index)", "hub", isOptional: index % 9 == 0) }
        return builder.graph
    }

    /// What is hard for a layered drawing: circles, self-references, several edges between the same two boxes, edges
    /// without a row of their own and boxes without rows.
    static func knots() -> DiagramGraph {
        var builder = GraphBuilder()
        builder.edge("employees", "employees", isOptional: true)
        builder.edge("employees", "employees", isOptional: true)
        builder.edge("employees", "departments")
        builder.edge("departments", "employees", isOptional: true, isUnique: true)
        for (from, to) in [("a", "b"), ("b", "c"), ("c", "a"), ("d", "c"), ("a", "d")] { builder.edge(from, to) }
        for index in 0..<4 { builder.edge("shipments", "addresses", isOptional: index == 3) }
        builder.edge("employees", "a")
        builder.edge("addresses", "d", isOptional: true)
        builder.box("alone")
        var graph = builder.graph
        for label in ["", "no such column", "id, other", "id"] {
            graph.edges.append(DiagramGraph.Edge(from: 2, to: 1, label: label, isOptional: false, isUnique: true))
            graph.edges.append(DiagramGraph.Edge(from: 1, to: 0, label: label, isOptional: true, isUnique: false))
        }
        graph.boxes.append(DiagramGraph.Box(title: "bare", subtitle: "s", rows: [], link: nil, isFaded: true))
        graph.edges.append(
            DiagramGraph.Edge(from: graph.boxes.count - 1, to: 0, label: "", isOptional: false, isUnique: false))
        return graph
    }

    /// Tables in modules of twelve, most foreign keys inside of them; the same for the same seed.
    static func modules(_ count: Int, seed: UInt64 = 1) -> DiagramGraph {
        var state = seed
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        var builder = GraphBuilder()
        for index in 0..<count { builder.box("table_\(index)") }
        for _ in 0..<(count * 3 / 2) {
            let from = random(count)
            let module = from / 12 * 12
            let size = min(12, count - module)
            let to = [random(count), random(min(3, count)), module + random(size), module + random(min(3, size))][
                random(4)]
            builder.edge("table_\(from)", "table_\(to)", isOptional: random(3) == 0, isUnique: random(8) == 0)
        }
        return builder.graph
    }
}

extension DiagramLayout {
    init(_ graph: DiagramGraph) { self.init(graph, faces: graph.boxes.map { BoxFace($0) }) }

    /// The straight parts of all edges.
    var segments: [LayeredSegment] {
        routes.enumerated().flatMap { edge, route in
            zip(route.points, route.points.dropFirst()).map { start, end in
                LayeredSegment(edge: edge, net: route.net, start: start, end: end)
            }
        }
    }
}

/// A straight part of an edge.
struct LayeredSegment {
    let edge: Int
    let net: Int
    let start: DiagramPoint
    let end: DiagramPoint

    var isHorizontal: Bool { start.y == end.y }
    var isVertical: Bool { start.x == end.x }
    var left: Int { min(start.x, end.x) }
    var right: Int { max(start.x, end.x) }
    var top: Int { min(start.y, end.y) }
    var bottom: Int { max(start.y, end.y) }
    /// The straight line it is part of: even for horizontal ones, odd for vertical ones.
    var line: Int { isHorizontal ? 2 * start.y : 2 * start.x + 1 }

    /// Whether it runs through a box: along its rim counts too.
    func crosses(_ box: DiagramRectangle) -> Bool {
        // A horizontal part may end at a rim: this is how edges start and end.
        isHorizontal
            ? top >= box.y && top <= box.y + box.height && right > box.x && left < box.x + box.width
            : left >= box.x && left <= box.x + box.width && bottom >= box.y && top <= box.y + box.height
    }

    /// Whether it lies upon another in more than a point.
    func covers(_ other: LayeredSegment) -> Bool {
        if isHorizontal && other.isHorizontal {
            return top == other.top && left < other.right && other.left < right
        }
        return isVertical && other.isVertical && left == other.left && top < other.bottom && other.top < bottom
    }
}

/// What is wrong with the places of a layout.
func problems(with layout: DiagramLayout, of graph: DiagramGraph) -> [String] {
    var problems: [String] = []
    for (first, box) in layout.boxes.enumerated() {
        if box.x < 0 || box.y < 0 || box.x + box.width > layout.width || box.y + box.height > layout.height {
            problems.append("box \(first) lies outside")
        }
        for second in (first + 1)..<max(first + 1, layout.boxes.count) {
            let other = layout.boxes[second]
            if box.x < other.x + other.width && other.x < box.x + box.width && box.y < other.y + other.height
                && other.y < box.y + box.height
            {
                problems.append("boxes \(first) and \(second) overlap")
            }
        }
    }
    let segments = layout.segments
    for segment in segments {
        if segment.isHorizontal == segment.isVertical { problems.append("edge \(segment.edge) is not orthogonal") }
        if segment.left < 0 || segment.top < 0 || segment.right > layout.width || segment.bottom > layout.height {
            problems.append("edge \(segment.edge) leaves the picture")
        }
        for (index, box) in layout.boxes.enumerated() where segment.crosses(box) {
            problems.append("edge \(segment.edge) crosses box \(index)")
        }
    }
    // Only parts on the same straight line can lie upon each other.
    let lines = segments.sorted { $0.line < $1.line }
    for (first, segment) in lines.enumerated() {
        for other in lines[(first + 1)...] {
            if other.line != segment.line { break }
            if segment.net != other.net && segment.covers(other) {
                problems.append("edges \(segment.edge) and \(other.edge) lie upon each other")
            }
        }
    }
    return problems + problemsWithEnds(of: layout, graph)
}

/// Edges that do not start and end at the sides of their boxes, and nets that do not belong together.
private func problemsWithEnds(of layout: DiagramLayout, _ graph: DiagramGraph) -> [String] {
    var problems: [String] = []
    func isAtSide(_ point: DiagramPoint, of box: DiagramRectangle) -> Bool {
        (point.x == box.x || point.x == box.x + box.width) && point.y > box.y && point.y < box.y + box.height
    }
    for (index, edge) in graph.edges.enumerated() {
        guard let first = layout.routes[index].points.first, let last = layout.routes[index].points.last else {
            problems.append("edge \(index) has no way")
            continue
        }
        if !isAtSide(first, of: layout.boxes[edge.to]) { problems.append("edge \(index) does not start at its box") }
        if !isAtSide(last, of: layout.boxes[edge.from]) { problems.append("edge \(index) does not end at its box") }
        for other in (index + 1)..<max(index + 1, graph.edges.count) {
            let (route, second) = (layout.routes[index], layout.routes[other])
            if route.net == second.net {
                if route.points.first != second.points.first { problems.append("net \(route.net) is none") }
            } else if second.points.first == first || second.points.last == last {
                problems.append("edges \(index) and \(other) share a port")
            }
        }
    }
    return problems
}
