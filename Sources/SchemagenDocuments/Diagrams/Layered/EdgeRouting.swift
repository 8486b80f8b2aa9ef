/// The columns of a component and the ways of its lines between and through them.
///
/// A line is only ever in a channel, beside a box at which it ends, or where the layer has left a place for it: it
/// cannot run through a box.
struct EdgeRouting {
    /// The boxes of a layer stand in a column, flush left.
    struct Column {
        let x: Int
        let width: Int
        /// Where lines step aside, and the first track of the channel to the right of the column.
        let detourX: Int
        let firstTrackX: Int
    }

    private(set) var columns: [Column] = []
    private(set) var width = 0
    private let graph: LayeredGraph
    private let tops: [Int]
    private var channels: [ChannelRouting] = []

    init(_ graph: LayeredGraph, tops: [Int], widths: [Int]) {
        self.graph = graph
        self.tops = tops
        var x = 0
        for (index, layer) in graph.layers.enumerated() {
            let columnWidth = layer.reduce(0) { max($0, graph.elements[$1].box.map { widths[$0] } ?? 0) }
            let channel = ChannelRouting(
                graph.channels[index].map { bundle in
                    ChannelRouting.Lane(
                        left: ([bundle.left] + bundle.loops).map { tops[$0.element] + $0.offset },
                        right: bundle.right.map { tops[$0.element] + $0.offset })
                })
            let start = x + columnWidth + Spacing.leftOfTracks
            let detour = channel.hasDetours ? Spacing.betweenTracks : 0
            columns.append(Column(x: x, width: columnWidth, detourX: start, firstTrackX: start + detour))
            channels.append(channel)
            let tracks = max(0, channel.trackCount - 1) * Spacing.betweenTracks
            if index + 1 < graph.layers.count {
                x = start + detour + tracks + Spacing.rightOfTracks
            } else {
                width = graph.channels[index].isEmpty ? x + columnWidth : start + detour + tracks
            }
        }
    }

    /// The way of a branch of a net, from where the net starts.
    func points(
        of number: Int, _ net: DiagramNet, branch: Int, _ boxes: [DiagramRectangle], _ layers: LayerAssignment
    ) -> [DiagramPoint] {
        let sink = net.sinks[branch]
        let first = layers.layer[net.box]
        let source = boxes[net.box]
        let end = boxes[sink.box].y + sink.offset
        let start = graph.channels[first][graph.bundles[number][0]].left
        var line = Polyline(from: DiagramPoint(x: source.x + source.width, y: source.y + start.offset))
        guard !sink.isLoop else {
            let lane = channels[first].lanes[graph.bundles[number][0]]
            let column = columns[first]
            let loops = graph.channels[first][graph.bundles[number][0]].loops
            let pin = 1 + (loops.firstIndex { $0.offset == sink.offset } ?? 0)
            let trackX = column.firstTrackX + (lane.track ?? 0) * Spacing.betweenTracks
            line.leave(lane, pin: 0, column.detourX, trackX)
            line.turn(to: lane.entry(pin))
            if lane.detours[pin] != nil {
                line.go(to: column.detourX)
                line.turn(to: end)
            }
            line.go(to: source.x + source.width)
            return line.points
        }
        for channel in first..<layers.layer[sink.box] {
            let place = graph.bundles[number][channel - first]
            let bundle = graph.channels[channel][place]
            let lane = channels[channel].lanes[place]
            let column = columns[channel]
            let isLast = channel + 1 == layers.layer[sink.box]
            // The place where the net passes through the next layer is the last pin of the bundle.
            let onward = bundle.right.last.map { tops[$0.element] + $0.offset } ?? end
            if let track = lane.track {
                line.leave(lane, pin: 0, column.detourX, column.firstTrackX + track * Spacing.betweenTracks)
                line.turn(to: isLast ? end : onward)
            }
            line.go(to: columns[channel + 1].x + (isLast ? 0 : columns[channel + 1].width))
        }
        return line.points
    }
}

/// A line of horizontal and vertical parts, without points in the middle of a straight one.
private struct Polyline {
    private(set) var points: [DiagramPoint]

    init(from point: DiagramPoint) { points = [point] }

    /// Goes from a left pin to the track of the lane.
    mutating func leave(_ lane: ChannelRouting.Lane, pin: Int, _ detourX: Int, _ trackX: Int) {
        if let detour = lane.detours[pin] {
            go(to: detourX)
            turn(to: detour)
        }
        go(to: trackX)
    }

    /// Goes left or right.
    mutating func go(to x: Int) {
        let last = points[points.count - 1]
        guard last.x != x else { return }
        if points.count > 1 && points[points.count - 2].y == last.y { points.removeLast() }
        points.append(DiagramPoint(x: x, y: last.y))
    }

    /// Goes up or down.
    mutating func turn(to y: Int) {
        let last = points[points.count - 1]
        guard last.y != y else { return }
        if points.count > 1 && points[points.count - 2].x == last.x { points.removeLast() }
        points.append(DiagramPoint(x: last.x, y: y))
    }
}
