/// A line of two texts that are shown as one.
public struct DiffLine: Sendable, Hashable {
    /// In which of the two it is.
    public enum Side: String, Sendable {
        case old = "-"
        case new = "+"
        case both = " "
    }

    /// In which of the two it is.
    public var side: Side
    /// The line without its end.
    public var text: String

    /// Makes a line.
    public init(side: Side, text: String) {
        self.side = side
        self.text = text
    }

    /// With its mark in front, as diffs have it.
    public var marked: String { text.isEmpty ? (side == .both ? "" : side.rawValue) : "\(side.rawValue) \(text)" }
}

extension SchemaChange {
    /// The declarations as one text, with a line of what stays on either side; empty where they say the same.
    public var lines: [DiffLine] {
        let (before, after) = (old?.lines ?? [], new?.lines ?? [])
        guard before != after else { return [] }
        let shared = zip(before, after).prefix { $0 == $1 }.count
        let rest = min(before.count, after.count) - shared
        let sharedEnd = zip(before.reversed(), after.reversed()).prefix { $0 == $1 }.count
        let end = min(sharedEnd, rest)
        let context = 1
        return before[max(0, shared - context)..<shared].map { DiffLine(side: .both, text: $0) }
            + before[shared..<(before.count - end)].map { DiffLine(side: .old, text: $0) }
            + after[shared..<(after.count - end)].map { DiffLine(side: .new, text: $0) }
            + after.suffix(end).prefix(context).map { DiffLine(side: .both, text: $0) }
    }
}

extension SchemaDiff {
    /// The declarations of each object that changed, those that are the same for several changes or objects (members of
    /// mixins) once.
    public var excerpts: [[[DiffLine]]] {
        var seen: Set<[DiffLine]> = []
        return objects.map { object in
            object.changes.map(\.lines).filter { !$0.isEmpty && seen.insert($0).inserted }
        }
    }
}
