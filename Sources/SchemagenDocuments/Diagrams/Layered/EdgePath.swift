/// Writes the line of an edge with both its ends as the data of one path.
///
/// The ends are those of crow's foot notation: a bar for one, a ring for none, a foot of three toes for many; what is
/// next to the box tells how many there may be at most.
struct EdgePath {
    private let route: [DiagramPoint]
    /// The part of the route that is drawn: all, or the end of it.
    private let points: [DiagramPoint]
    private let edge: DiagramGraph.Edge

    /// How far the ends reach from the box.
    private static let footLength = 12
    private static let ringRadius = 4
    private static let halfWidth = 4
    private static let firstBar = 7
    private static let secondBar = 12

    init(_ route: [DiagramPoint], drawn points: [DiagramPoint], _ edge: DiagramGraph.Edge) {
        self.route = route
        self.points = points
        self.edge = edge
    }

    func put(to svg: inout SVGBuffer) {
        guard let first = route.first, let last = points.last, points.count > 1 else { return }
        var line = points
        // Both ends are horizontal.
        if points[0] == first {
            let out = points[1].x > first.x ? 1 : -1
            putReferenced(first, out, &svg)
            if edge.isOptional { line[0].x += out * (Self.firstBar + 4 + 2 * Self.ringRadius) }
        }
        let outOfFrom = points[points.count - 2].x > last.x ? 1 : -1
        line[line.count - 1].x += outOfFrom * (Self.footLength + 2 * Self.ringRadius)
        putLine(line, &svg)
        putReferring(last, outOfFrom, &svg)
    }

    /// The end at the referenced table: exactly one, or one at most.
    private func putReferenced(_ point: DiagramPoint, _ out: Int, _ svg: inout SVGBuffer) {
        bar(DiagramPoint(x: point.x + out * Self.firstBar, y: point.y), &svg)
        guard edge.isOptional else {
            bar(DiagramPoint(x: point.x + out * Self.secondBar, y: point.y), &svg)
            return
        }
        move(to: point, &svg)
        svg.markup("h")
        svg.number(out * (Self.firstBar + 4))
        ring(DiagramPoint(x: point.x + out * (Self.firstBar + 4), y: point.y), out, &svg)
    }

    /// The end at the table that refers: many or one, and maybe none.
    private func putReferring(_ point: DiagramPoint, _ out: Int, _ svg: inout SVGBuffer) {
        let neck = DiagramPoint(x: point.x + out * Self.footLength, y: point.y)
        ring(neck, out, &svg)
        move(to: neck, &svg)
        svg.markup("H")
        svg.number(point.x)
        if edge.isUnique {
            bar(DiagramPoint(x: point.x + out * Self.firstBar, y: point.y), &svg)
            return
        }
        move(to: DiagramPoint(x: point.x, y: point.y - Self.halfWidth), &svg)
        svg.markup("L")
        pair(neck, &svg)
        svg.markup("L")
        pair(DiagramPoint(x: point.x, y: point.y + Self.halfWidth), &svg)
    }

    /// The line itself, its corners rounded.
    private func putLine(_ points: [DiagramPoint], _ svg: inout SVGBuffer) {
        move(to: points[0], &svg)
        for index in points.indices.dropFirst() {
            let (previous, point) = (points[index - 1], points[index])
            guard index + 1 < points.count else {
                svg.markup("H")
                svg.number(point.x)
                return
            }
            let next = points[index + 1]
            let radius = min(
                Spacing.corner, Self.length(previous, point) / 2, Self.length(point, next) / 2)
            if previous.y == point.y {
                svg.markup("H")
                svg.number(point.x - Self.sign(point.x - previous.x) * radius)
            } else {
                svg.markup("V")
                svg.number(point.y - Self.sign(point.y - previous.y) * radius)
            }
            svg.markup("Q")
            pair(point, &svg)
            svg.markup(" ")
            pair(
                DiagramPoint(
                    x: point.x + Self.sign(next.x - point.x) * radius,
                    y: point.y + Self.sign(next.y - point.y) * radius), &svg)
        }
    }

    private func bar(_ middle: DiagramPoint, _ svg: inout SVGBuffer) {
        move(to: DiagramPoint(x: middle.x, y: middle.y - Self.halfWidth), &svg)
        svg.markup("v")
        svg.number(2 * Self.halfWidth)
    }

    /// A ring from its point nearest to the box.
    private func ring(_ point: DiagramPoint, _ out: Int, _ svg: inout SVGBuffer) {
        move(to: point, &svg)
        for direction in [out, -out] {
            svg.markup("a4 4 0 1 1 ")
            svg.number(direction * 2 * Self.ringRadius)
            svg.markup(" 0")
        }
    }

    private func move(to point: DiagramPoint, _ svg: inout SVGBuffer) {
        svg.markup("M")
        pair(point, &svg)
    }

    private func pair(_ point: DiagramPoint, _ svg: inout SVGBuffer) {
        svg.number(point.x)
        svg.markup(" ")
        svg.number(point.y)
    }

    private static func length(_ first: DiagramPoint, _ second: DiagramPoint) -> Int {
        abs(first.x - second.x) + abs(first.y - second.y)
    }

    private static func sign(_ number: Int) -> Int { number == 0 ? 0 : (number > 0 ? 1 : -1) }
}
