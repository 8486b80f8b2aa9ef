import Testing

@testable import SchemagenDocuments

/// What must hold of every layout.
struct LayeredLayoutTests {
    @Test(
        "Boxes and edges keep out of each other's way",
        arguments: [
            GraphBuilder.knots(), GraphBuilder.hub(80), GraphBuilder.modules(5), GraphBuilder.modules(40),
            GraphBuilder.modules(100, seed: 7), GraphBuilder.modules(300),
        ])
    func propertiesHold(_ graph: DiagramGraph) {
        #expect(problems(with: DiagramLayout(graph), of: graph).isEmpty)
    }

    @Test("Many small graphs, among them dense ones", arguments: 0..<60)
    func smallGraphs(seed: Int) {
        let graph = GraphBuilder.modules(2 + seed % 13, seed: UInt64(seed))
        #expect(problems(with: DiagramLayout(graph), of: graph).isEmpty)
    }

    @Test("The checks see what is wrong")
    func checksCanFail() {
        let graph = GraphBuilder.modules(12)
        let layout = DiagramLayout(graph)
        let box = layout.boxes[0]
        let middle = DiagramPoint(x: box.x + box.width / 2, y: box.y + 7)
        let through = LayeredSegment(
            edge: 0, net: 0, start: DiagramPoint(x: box.x - 50, y: middle.y),
            end: DiagramPoint(x: middle.x, y: middle.y))
        #expect(through.crosses(box))
        let down = LayeredSegment(
            edge: 1, net: 1, start: DiagramPoint(x: middle.x, y: box.y - 9),
            end: DiagramPoint(x: middle.x, y: box.y + 1))
        #expect(down.crosses(box))
        #expect(!through.covers(down))
        #expect(through.covers(through))
        let beside = LayeredSegment(
            edge: 2, net: 2, start: DiagramPoint(x: box.x - 50, y: middle.y), end: DiagramPoint(x: box.x, y: middle.y))
        #expect(!beside.crosses(box))
        #expect(beside.covers(through))
    }

    @Test("Referenced tables stand to the left of those that refer to them")
    func direction() {
        var builder = GraphBuilder()
        builder.edge("items", "orders")
        builder.edge("orders", "customers")
        builder.edge("items", "products")
        let layout = DiagramLayout(builder.graph)
        for edge in builder.graph.edges { #expect(layout.boxes[edge.to].x < layout.boxes[edge.from].x) }
        // Products are only needed by the items: they stand next to them.
        #expect(layout.boxes[3].x == layout.boxes[1].x)
    }

    @Test("An edge ends beside the row of its column")
    func ports() throws {
        var builder = GraphBuilder()
        builder.edge("items", "orders")
        builder.edge("items", "products")
        let graph = builder.graph
        let layout = DiagramLayout(graph)
        let face = BoxFace(graph.boxes[0])
        for edge in 0...1 {
            let end = try #require(layout.routes[edge].points.last)
            #expect(end == DiagramPoint(x: layout.boxes[0].x, y: layout.boxes[0].y + face.middle(ofRow: 1 + edge)))
        }
    }

    @Test("A line between two boxes alone is straight")
    func straight() {
        var builder = GraphBuilder()
        builder.edge("b", "a")
        #expect(DiagramLayout(builder.graph).routes[0].points.count == 2)
    }

    @Test("Edges to the same end of a table share its port")
    func nets() {
        let layout = DiagramLayout(GraphBuilder.hub(10))
        #expect(Set(layout.routes.map(\.net)).count == 2)
    }

    @Test("Edges of boxes that do not exist are left out")
    func missingBoxes() {
        var graph = GraphBuilder.modules(3)
        let count = graph.edges.count
        for (from, to) in [(0, 3), (-1, 0), (7, 9)] {
            graph.edges.append(DiagramGraph.Edge(from: from, to: to, label: "", isOptional: false, isUnique: false))
        }
        let layout = DiagramLayout(graph)
        #expect(layout.routes[..<count].allSatisfy { !$0.points.isEmpty })
        #expect(layout.routes[count...].allSatisfy { $0.points.isEmpty })
    }
}
