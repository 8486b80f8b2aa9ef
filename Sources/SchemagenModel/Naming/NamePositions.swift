/// Where each name of a list is: of equal names the first counts. A short list, as nearly every table's columns are, is
/// searched from its start, which costs less than hashing; a long one has a dictionary.
public struct NamePositions: Sendable {
    /// The names in their order.
    public private(set) var names: [String] = []
    private var positions: [String: Int] = [:]
    private static let longestSearched = 16

    /// Makes an empty list.
    public init() {}

    /// Makes room for more names.
    public mutating func reserve(_ count: Int) { names.reserveCapacity(names.count + count) }

    /// Removes all names and keeps their memory.
    public mutating func removeAll() {
        names.removeAll(keepingCapacity: true)
        if !positions.isEmpty { positions.removeAll(keepingCapacity: true) }
    }

    /// Adds a name behind the others.
    public mutating func append(_ name: String) {
        names.append(name)
        guard names.count > Self.longestSearched else { return }
        if positions.isEmpty {
            for (position, name) in names.enumerated() where positions[name] == nil { positions[name] = position }
        } else if positions[name] == nil {
            positions[name] = names.count - 1
        }
    }

    /// The position of a name, where it is in the list.
    public subscript(name: String) -> Int? {
        if names.count > Self.longestSearched { return positions[name] }
        var position = 0
        while position < names.count {
            if names[position] == name { return position }
            position += 1
        }
        return nil
    }
}
