/// Which part of each edge's way is to be drawn: what another edge of the same net has drawn already is left out, for a
/// line that is drawn eighty times is darker than one.
struct NetDrawing {
    /// For each edge the way that is left of its route. It starts where the edge leaves the others of the net, a corner's
    /// radius earlier so that it parts from them in a curve.
    private(set) var lines: [[DiagramPoint]]
    /// The edges of each net.
    private(set) var nets: [[Int]] = []

    init(_ routes: [DiagramRoute]) {
        lines = routes.map(\.points)
        for (edge, route) in routes.enumerated() where route.net >= 0 {
            while nets.count <= route.net { nets.append([]) }
            nets[route.net].append(edge)
        }
        for net in nets where net.count > 1 {
            for (place, edge) in net.enumerated().dropFirst() {
                var shared = 0
                for other in net[..<place] {
                    shared = max(shared, Self.sharedLength(routes[edge].points, routes[other].points))
                }
                lines[edge] = Self.rest(of: routes[edge].points, from: shared)
            }
        }
    }

    /// The length of the way that two lines from the same point go together.
    private static func sharedLength(_ first: [DiagramPoint], _ second: [DiagramPoint]) -> Int {
        var length = 0
        for index in 1..<max(1, min(first.count, second.count)) {
            let (one, two) = (first[index], second[index])
            let start = first[index - 1]
            if one == two {
                length += distance(start, one)
                continue
            }
            let isBothHorizontal = one.y == start.y && two.y == start.y && (one.x > start.x) == (two.x > start.x)
            let isBothVertical = one.x == start.x && two.x == start.x && (one.y > start.y) == (two.y > start.y)
            return isBothHorizontal || isBothVertical
                ? length + min(distance(start, one), distance(start, two)) : length
        }
        return length
    }

    /// What follows a length of a line.
    private static func rest(of points: [DiagramPoint], from length: Int) -> [DiagramPoint] {
        var left = length
        for index in points.indices.dropFirst() {
            let (start, end) = (points[index - 1], points[index])
            let segment = distance(start, end)
            if segment < left {
                left -= segment
                continue
            }
            let kept = max(0, left - Spacing.corner)
            let first = DiagramPoint(
                x: start.x + (end.x - start.x).signum() * (start.y == end.y ? kept : 0),
                y: start.y + (end.y - start.y).signum() * (start.y == end.y ? 0 : kept))
            return [first] + points[index...]
        }
        return points
    }

    private static func distance(_ first: DiagramPoint, _ second: DiagramPoint) -> Int {
        abs(first.x - second.x) + abs(first.y - second.y)
    }
}
