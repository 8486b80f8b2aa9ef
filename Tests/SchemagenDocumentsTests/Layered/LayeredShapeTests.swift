import Testing

@testable import SchemagenDocuments

/// The proportions of a whole layout.
struct LayeredShapeTests {
    @Test("A table that many refer to makes no strip", arguments: [5, 20, 80, 300])
    func hub(count: Int) {
        let layout = DiagramLayout(GraphBuilder.hub(count))
        #expect(layout.width < 3 * layout.height)
        #expect(layout.height < 2 * layout.width)
    }

    @Test("The line to the tables of many columns runs through their middle, without steps")
    func trunk() {
        var builder = GraphBuilder()
        for index in 0..<80 { builder.edge("referring_\(index)", "hub") }
        let layout = DiagramLayout(builder.graph)
        #expect(Set(layout.boxes.map(\.x)).count > 4)
        for route in layout.routes { #expect(route.points.count <= 8) }
    }

    @Test("Columns are not much higher than the boxes and lines in the highest need", arguments: [100, 300])
    func compactness(count: Int) {
        let layout = DiagramLayout(GraphBuilder.modules(count))
        let columns = Set(layout.boxes.map(\.x)).map { x in
            layout.boxes.filter { $0.x == x }.reduce(0) { $0 + $1.height + 20 }
                + 10 * Set(layout.segments.filter { $0.isHorizontal && $0.left <= x && $0.right > x }.map(\.net)).count
        }
        #expect(layout.height * 4 < (columns.max() ?? 0) * 5)
    }

    @Test("Nor does one that refers to many", arguments: [5, 20, 80])
    func reversedHub(count: Int) {
        var builder = GraphBuilder()
        for index in 0..<count { builder.edge("facts", "dimension_\(index)") }
        let layout = DiagramLayout(builder.graph)
        #expect(layout.width < 3 * layout.height)
        #expect(layout.height < 3 * layout.width)
    }

    @Test("Larger schemas are about as wide as a page", arguments: [40, 100, 300])
    func modules(count: Int) {
        let layout = DiagramLayout(GraphBuilder.modules(count))
        #expect(layout.width < 3 * layout.height)
        #expect(layout.height < 2 * layout.width)
    }

    @Test("Tables without foreign keys stand in a grid in the order of the input")
    func grid() {
        var builder = GraphBuilder()
        for index in 0..<30 { builder.box("table_\(index)") }
        let layout = DiagramLayout(builder.graph)
        let order = layout.boxes.indices.sorted {
            (layout.boxes[$0].y, layout.boxes[$0].x) < (layout.boxes[$1].y, layout.boxes[$1].x)
        }
        #expect(order == Array(0..<30))
        #expect(layout.width < 2 * layout.height)
        #expect(layout.height < layout.width)
        // The columns are flush.
        let columns = Set(layout.boxes.map(\.x)).count
        #expect(columns * (30 / columns) <= 30 && columns < 10)
    }

    @Test("Components stand beside each other, apart")
    func components() {
        var builder = GraphBuilder()
        for index in 0..<12 {
            for other in 0..<3 { builder.edge("child_\(index)_\(other)", "parent_\(index)") }
        }
        let graph = builder.graph
        let layout = DiagramLayout(graph)
        #expect(problems(with: layout, of: graph).isEmpty)
        #expect(layout.width < 3 * layout.height)
        #expect(layout.height < 2 * layout.width)
        for first in layout.boxes.indices {
            for second in layout.boxes.indices where first / 4 != second / 4 {
                let (box, other) = (layout.boxes[first], layout.boxes[second])
                let isApart =
                    box.x + box.width + 40 <= other.x || other.x + other.width + 40 <= box.x
                    || box.y + box.height + 40 <= other.y || other.y + other.height + 40 <= box.y
                #expect(isApart, "\(first) \(second)")
            }
        }
    }

    @Test("A long chain of tables is laid out too")
    func chain() {
        var builder = GraphBuilder()
        for index in 0..<2000 { builder.edge("table_\(index + 1)", "table_\(index)") }
        let layout = DiagramLayout(builder.graph)
        #expect(layout.routes.allSatisfy { $0.points.count == 2 || $0.points.count == 4 })
    }
}
