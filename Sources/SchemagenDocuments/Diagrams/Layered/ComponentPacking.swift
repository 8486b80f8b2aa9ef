/// The places of components beside and below each other, about three to two overall.
///
/// Components go, the highest first, to the topmost place of a skyline where they fit (Burke, Kendall and Whitwell 2004
/// have this for cutting stock); boxes without edges follow in a grid in the order of the input. Several widths of the
/// whole and of the grid are tried, and those that can be seen from nearest by are taken.
struct ComponentPacking {
    typealias Size = (width: Int, height: Int)

    private(set) var components: [DiagramPoint] = []
    private(set) var single: [DiagramPoint] = []
    private(set) var width = 0
    private(set) var height = 0
    private var mostWidth = 0

    init(components sizes: [Size], single boxes: [Size]) {
        var area = 0
        var widest = 0
        for size in sizes {
            area += (size.width + Spacing.betweenComponents) * (size.height + Spacing.betweenComponents)
            widest = max(widest, size.width)
        }
        for size in boxes {
            area += (size.width + Spacing.inGrid) * (size.height + Spacing.inGrid)
            widest = max(widest, size.width)
        }
        var leastCost = Int.max
        // The width of a square of that area, times 1.0, 1.1 and so on.
        let side = Self.squareRoot(area)
        for tenths in 8...22 {
            let most = max(widest, side * tenths / 10)
            var packing = ComponentPacking(sizes, mostWidth: most)
            let skyline = packing.put(sizes)
            for part in 1...(boxes.isEmpty ? 1 : 8) {
                var candidate = packing
                candidate.put(boxes, mostWidth: most * part / 8, skyline)
                let cost = max(2 * candidate.width, 3 * candidate.height)
                if cost < leastCost {
                    leastCost = cost
                    self = candidate
                }
            }
        }
    }

    private init(_ sizes: [Size], mostWidth: Int) {
        self.mostWidth = mostWidth
        components = Array(repeating: DiagramPoint(x: 0, y: 0), count: sizes.count)
    }

    /// Puts the components. Returns what room they leave.
    private mutating func put(_ sizes: [Size]) -> Skyline {
        var skyline = Skyline(width: mostWidth + Spacing.betweenComponents)
        for index in sizes.indices.sorted(by: { (-sizes[$0].height, $0) < (-sizes[$1].height, $1) }) {
            components[index] = skyline.put(
                width: sizes[index].width + Spacing.betweenComponents,
                height: sizes[index].height + Spacing.betweenComponents)
            width = max(width, components[index].x + sizes[index].width)
            height = max(height, components[index].y + sizes[index].height)
        }
        return skyline
    }

    /// Puts the boxes without edges, as a grid of at most a width.
    private mutating func put(_ boxes: [Size], mostWidth: Int, _ skyline: Skyline) {
        guard !boxes.isEmpty else { return }
        let columns = Self.columns(boxes, mostWidth: mostWidth)
        var gridWidth = 0
        var gridHeight = 0
        for start in stride(from: 0, to: boxes.count, by: columns.count) {
            if start > 0 { gridHeight += Spacing.inGrid }
            var rowHeight = 0
            for index in start..<min(start + columns.count, boxes.count) {
                single.append(DiagramPoint(x: columns[index - start].x, y: gridHeight))
                gridWidth = max(gridWidth, columns[index - start].x + boxes[index].width)
                rowHeight = max(rowHeight, boxes[index].height)
            }
            gridHeight += rowHeight
        }
        var skyline = skyline
        let origin = skyline.put(
            width: gridWidth + Spacing.betweenComponents, height: gridHeight + Spacing.betweenComponents)
        for index in single.indices {
            single[index].x += origin.x
            single[index].y += origin.y
        }
        width = max(width, origin.x + gridWidth)
        height = max(height, origin.y + gridHeight)
    }

    /// As many columns of a grid as fit, each as wide as its widest box.
    private static func columns(_ boxes: [Size], mostWidth: Int) -> [DiagramPoint] {
        let narrowest = boxes.reduce(Int.max) { min($0, $1.width) }
        var count = max(1, min(boxes.count, (mostWidth + Spacing.inGrid) / (narrowest + Spacing.inGrid)))
        while true {
            var widths = [Int](repeating: 0, count: count)
            for (index, box) in boxes.enumerated() { widths[index % count] = max(widths[index % count], box.width) }
            var columns: [DiagramPoint] = []
            var x = 0
            for width in widths {
                columns.append(DiagramPoint(x: x, y: 0))
                x += width + Spacing.inGrid
            }
            if count == 1 || x - Spacing.inGrid <= mostWidth { return columns }
            count -= 1
        }
    }

    /// The integer square root, by Newton's method.
    private static func squareRoot(_ number: Int) -> Int {
        guard number > 1 else { return number }
        var root = number
        var next = (root + 1) / 2
        while next < root {
            root = next
            next = (root + number / root) / 2
        }
        return root
    }
}

/// The lower edge of what has been put so far.
private struct Skyline {
    private struct Step {
        var x: Int
        var width: Int
        var y: Int
    }

    private var steps: [Step]

    init(width: Int) { steps = [Step(x: 0, width: width, y: 0)] }

    /// Puts a rectangle where its top is highest on the page, and leftmost among such places.
    mutating func put(width: Int, height: Int) -> DiagramPoint {
        var best = DiagramPoint(x: 0, y: Int.max)
        for start in steps.indices {
            var y = 0
            var covered = 0
            var index = start
            while covered < width && index < steps.count {
                y = max(y, steps[index].y)
                covered += steps[index].width
                index += 1
            }
            if covered >= width && y < best.y { best = DiagramPoint(x: steps[start].x, y: y) }
        }
        if best.y == Int.max { best.y = steps.reduce(0) { max($0, $1.y) } }
        replace(from: best.x, to: best.x + width, y: best.y + height)
        return best
    }

    private mutating func replace(from x: Int, to end: Int, y: Int) {
        var result: [Step] = []
        for step in steps {
            let stepEnd = step.x + step.width
            if stepEnd <= x || step.x >= end {
                result.append(step)
                continue
            }
            if step.x < x { result.append(Step(x: step.x, width: x - step.x, y: step.y)) }
            if stepEnd > end { result.append(Step(x: end, width: stepEnd - end, y: step.y)) }
        }
        let place = result.firstIndex { $0.x >= end } ?? result.count
        result.insert(Step(x: x, width: end - x, y: y), at: place)
        steps = result
    }
}
