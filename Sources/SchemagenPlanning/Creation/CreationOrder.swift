import SchemagenModel

/// Something that a plan creates with one step, as an offset into the schema's list of its kind.
enum Creation: Sendable {
    case domain(Int)
    case table(Int)
    case view(Int)
    case opaque(Int)
}

/// The order in which objects are created: that of the file, with everything that an object needs before it.
///
/// There are needs of two strengths. What an object names (`uses`, a type, a parent) has to be there. A foreign key can
/// wait, and so can what is only assumed: that an object without `uses` needs all that stands before it, and that a
/// table needs the functions before it, since the texts in `sql(…)` are not read. Where needs of the weaker kind go
/// round in a circle with others, they give way.
///
/// A depth-first walk in the order of the file, linear in the number of objects and named needs.
struct CreationOrder {
    /// A need of an object by its offset.
    struct Need {
        var target: Int
        /// Whether the other has to be there.
        var isStrict: Bool
    }

    /// The objects in the order of the file, with what each needs.
    struct Node {
        var needs: [Need]
        /// Whether it is taken to need everything before it.
        var needsAllBefore = false
        /// Whether it is taken to need the free objects before it.
        var needsFreeBefore = false
        /// Whether it belongs to nothing else: a function, a type.
        var isFree = false
    }

    /// Offsets in the order of creation.
    private(set) var order: [Int] = []
    /// Circles of strict needs: offsets, each needing the next and the last the first.
    private(set) var circles: [[Int]] = []

    private enum State: UInt8 { case fresh, underWay, done }

    private struct Frame {
        var node: Int
        /// Whether what led here has to be there.
        var isStrict: Bool
        var nextNeed = 0
    }

    private let nodes: [Node]
    private var states: [State]
    /// Everything before has been entered once from an object that needs all before it.
    private var allCursor = 0
    /// The same among the free objects.
    private var freeCursor = 0
    private let free: [Int]

    /// Orders objects.
    init(_ nodes: [Node]) {
        self.nodes = nodes
        states = [State](repeating: .fresh, count: nodes.count)
        free = nodes.indices.filter { nodes[$0].isFree }
        order.reserveCapacity(nodes.count)
        // What gave way stands behind the start of its walk, and has its turn later.
        for start in nodes.indices where states[start] == .fresh { walk(from: start) }
    }

    private mutating func walk(from start: Int) {
        var stack = [Frame(node: start, isStrict: true)]
        states[start] = .underWay
        while let frame = stack.last {
            let top = stack.count - 1
            guard let need = next(of: frame, advancing: &stack[top]) else {
                states[frame.node] = .done
                order.append(frame.node)
                stack.removeLast()
                continue
            }
            switch states[need.target] {
            case .done: break
            case .fresh:
                states[need.target] = .underWay
                stack.append(Frame(node: need.target, isStrict: need.isStrict))
            case .underWay where !need.isStrict || need.target == frame.node: break
            case .underWay: close(need.target, &stack)
            }
        }
    }

    /// The next thing that an object needs: what it names, then what is assumed.
    private mutating func next(of frame: Frame, advancing top: inout Frame) -> Need? {
        let node = nodes[frame.node]
        if frame.nextNeed < node.needs.count {
            top.nextNeed += 1
            return node.needs[frame.nextNeed]
        }
        if node.needsAllBefore {
            while allCursor < frame.node {
                allCursor += 1
                if states[allCursor - 1] == .fresh { return Need(target: allCursor - 1, isStrict: false) }
            }
        }
        if node.needsFreeBefore {
            while freeCursor < free.count, free[freeCursor] < frame.node {
                freeCursor += 1
                if states[free[freeCursor - 1]] == .fresh {
                    return Need(target: free[freeCursor - 1], isStrict: false)
                }
            }
        }
        return nil
    }

    /// A strict need leads back to something under way: the last weak need on the way gives way, or it is an error.
    private mutating func close(_ target: Int, _ stack: inout [Frame]) {
        var index = stack.count - 1
        while index >= 0, stack[index].node != target, stack[index].isStrict { index -= 1 }
        guard index >= 0 else { return }
        if stack[index].node == target {
            circles.append(stack[index...].map(\.node))
            return
        }
        for frame in stack[index...] { states[frame.node] = .fresh }
        stack.removeSubrange(index...)
    }
}
