import Testing

@testable import SchemagenDocuments

/// The stages of a layout, each on its own.
struct LayeredStageTests {
    @Test("No edge is turned round without need")
    func acyclic() {
        let arcs: [CycleRemoval.Arc] = [(0, 1), (1, 2), (0, 2), (3, 2), (2, 4)]
        #expect(CycleRemoval(nodes: 5, arcs: arcs).isReversed == Array(repeating: false, count: 5))
    }

    @Test("Of a circle one edge is turned round, and only the fewer of parallel ones")
    func circles() {
        let circle: [CycleRemoval.Arc] = [(0, 1), (1, 2), (2, 0)]
        #expect(CycleRemoval(nodes: 3, arcs: circle).isReversed.filter { $0 }.count == 1)
        let pair: [CycleRemoval.Arc] = [(0, 1), (1, 0), (1, 0), (1, 0)]
        #expect(CycleRemoval(nodes: 2, arcs: pair).isReversed == [true, false, false, false])
    }

    @Test("What is outside of a circle keeps its direction")
    func partsOfCircles() {
        let arcs: [CycleRemoval.Arc] = [(0, 1), (1, 0), (1, 2), (2, 3), (3, 4), (4, 3), (5, 2), (0, 4)]
        let reversed = CycleRemoval(nodes: 6, arcs: arcs).isReversed
        #expect(!reversed[2] && !reversed[3] && !reversed[6] && !reversed[7])
        #expect(reversed[0] != reversed[1] && reversed[4] != reversed[5])
    }

    @Test("Layers put every box after those it refers to, for any graph", arguments: 0..<20)
    func layers(seed: Int) {
        let graph = GraphBuilder.modules(30, seed: UInt64(seed))
        let parts = DiagramComponents(graph)
        for component in parts.components where !component.edges.isEmpty {
            let nets = DiagramNets(component, parts.place, graph, graph.boxes.map { BoxFace($0) })
            var jobs = nets.heights.map { LayerAssignment.Job(width: 100, height: $0) }
            for net in nets.nets {
                for sink in net.sinks where !sink.isLoop {
                    jobs[net.box].successors.append(sink.box)
                    jobs[sink.box].predecessors.append(net.box)
                }
            }
            let layers = LayerAssignment.balanced(jobs)
            for (box, job) in jobs.enumerated() {
                for successor in job.successors { #expect(layers.layer[box] < layers.layer[successor]) }
            }
            // No layer is empty.
            #expect(Set(layers.layer) == Set(0..<layers.count))
        }
    }

    @Test("Two lines that demand each other's place are led round each other")
    func detours() {
        // Each starts at the height at which the other ends.
        let routing = ChannelRouting([
            ChannelRouting.Lane(left: [15], right: [55]), ChannelRouting.Lane(left: [55], right: [15]),
        ])
        #expect(routing.hasDetours)
        #expect(routing.lanes.flatMap(\.detours).compactMap { $0 }.count == 1)
        #expect(routing.trackCount == 2)
    }

    @Test("A line that starts at the height at which another ends turns before it")
    func demands() {
        let routing = ChannelRouting([
            ChannelRouting.Lane(left: [15], right: [95]), ChannelRouting.Lane(left: [95], right: [155]),
            ChannelRouting.Lane(left: [205], right: [205]),
        ])
        #expect(!routing.hasDetours)
        #expect(routing.lanes.map(\.track) == [1, 0, nil])
    }

    @Test("Ports keep apart, and a box grows where they need it")
    func ports() {
        var builder = GraphBuilder()
        builder.box("referenced")
        builder.box("referring")
        var graph = builder.graph
        graph.edges = (0..<12).map {
            DiagramGraph.Edge(from: 1, to: 0, label: $0 < 9 ? "" : "id", isOptional: $0 % 2 == 0, isUnique: false)
        }
        let faces = graph.boxes.map { BoxFace($0) }
        let parts = DiagramComponents(graph)
        let nets = DiagramNets(parts.components[0], parts.place, graph, faces)
        let offsets = nets.nets.flatMap(\.sinks).map(\.offset).sorted()
        #expect(offsets.count == 12)
        #expect(zip(offsets, offsets.dropFirst()).allSatisfy { $1 - $0 >= 10 })
        #expect(nets.heights[0] == faces[0].height)
        #expect(nets.heights[1] >= offsets[11] + 5 && nets.heights[1] > faces[1].height)
        #expect(nets.nets.map(\.offset) == [35, 55])
    }

    @Test("Of two lines from a table the one that leads up starts above")
    func exchangedPorts() {
        var builder = GraphBuilder()
        builder.box("table")
        builder.edge("first", "table")
        builder.edge("second", "table", isOptional: true)
        let parts = DiagramComponents(builder.graph)
        let nets = DiagramNets(
            parts.components[0], parts.place, builder.graph, builder.graph.boxes.map { BoxFace($0) })
        var jobs = nets.heights.map { LayerAssignment.Job(width: 100, height: $0) }
        jobs[0].successors = [1, 2]
        jobs[1].predecessors = [0]
        jobs[2].predecessors = [0]
        var layered = LayeredGraph(nets.nets, heights: nets.heights, LayerAssignment.balanced(jobs))
        layered.exchangePorts(nets.nets)
        #expect(layered.channels[0].map(\.left.offset) == [35, 55])
        layered.layers[1].reverse()
        layered.exchangePorts(nets.nets)
        #expect(layered.channels[0].map(\.left.offset) == [55, 35])
    }

    @Test(
        "The ends of an edge: what is next to the box tells how many at most",
        arguments: [
            // Two bars, a line, a ring, a foot of three toes.
            (
                false, false,
                "M7 -4v8M12 -4v8M0 0H80M88 0a4 4 0 1 1 -8 0a4 4 0 1 1 8 0M88 0H100M100 -4L88 0L100 4"
            ),
            // A bar and a ring, a line, a ring and a bar.
            (
                true, true,
                "M7 -4v8M0 0h11M11 0a4 4 0 1 1 8 0a4 4 0 1 1 -8 0M19 0H80M88 0a4 4 0 1 1 -8 0a4 4 0 1 1 8 0"
                    + "M88 0H100M93 -4v8"
            ),
        ])
    func ends(isOptional: Bool, isUnique: Bool, path: String) {
        let points = [DiagramPoint(x: 0, y: 0), DiagramPoint(x: 100, y: 0)]
        let edge = DiagramGraph.Edge(from: 0, to: 1, label: "", isOptional: isOptional, isUnique: isUnique)
        var svg = SVGBuffer(capacity: 0)
        EdgePath(points, drawn: points, edge).put(to: &svg)
        #expect(String(decoding: svg.bytes, as: UTF8.self) == path)
    }

    @Test("Lines that do not meet share a track")
    func sharedTracks() {
        let routing = ChannelRouting((0..<5).map { ChannelRouting.Lane(left: [$0 * 100 + 5], right: [$0 * 100 + 45]) })
        #expect(routing.trackCount == 1)
    }

    @Test("Layers are ordered so that what can be drawn without crossings is")
    func crossings() {
        // Pairs in opposite orders: the order of the input has a crossing for each two of them.
        var builder = GraphBuilder()
        for index in 0..<4 { builder.box("parent_\(index)") }
        for index in (0..<4).reversed() { builder.edge("child_\(index)", "parent_\(index)") }
        for index in 0..<3 { builder.edge("child_\(index)", "parent_\(index + 1)") }
        let layout = DiagramLayout(builder.graph)
        let segments = layout.segments
        var crossings = 0
        for line in segments where line.isHorizontal {
            for other in segments where other.isVertical && other.net != line.net {
                if line.left < other.left && other.left < line.right && other.top < line.top && line.top < other.bottom
                {
                    crossings += 1
                }
            }
        }
        #expect(crossings == 0)
    }

    @Test("What edges of a net share is drawn once")
    func sharedParts() {
        let points = { (values: [(Int, Int)]) in values.map { DiagramPoint(x: $0.0, y: $0.1) } }
        let routes = [
            points([(0, 0), (50, 0), (50, 100), (90, 100)]), points([(0, 0), (50, 0), (50, 40), (90, 40)]),
            points([(0, 0), (50, 0), (50, -40), (90, -40)]),
        ]
        let drawing = NetDrawing(routes.map { DiagramRoute(points: $0, net: 0) })
        #expect(drawing.nets == [[0, 1, 2]])
        #expect(drawing.lines[0] == routes[0])
        #expect(drawing.lines[1] == points([(50, 35), (50, 40), (90, 40)]))
        #expect(drawing.lines[2] == points([(45, 0), (50, 0), (50, -40), (90, -40)]))
    }
}
