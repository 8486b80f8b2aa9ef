import SchemagenHistory

/// Some migrations in a row that are whole changes: what a release brings.
public struct MigrationRange: Sendable, Hashable {
    /// The number of the first.
    public let first: Int
    /// The number of the last.
    public let last: Int

    /// Makes a range.
    public init(_ first: Int, _ last: Int) {
        self.first = first
        self.last = last
    }

    /// Whether a migration is one of them.
    public func contains(_ number: Int) -> Bool { number >= first && number <= last }

    /// As the command line takes it: `0002..0003`, or `0002` where it is one.
    public init?(_ text: String) {
        self.init(text, between: "..")
    }

    /// As file names have it: `0002-0003`, or `0002`.
    public init?(inFileName text: String) {
        self.init(text, between: "-")
        // One name for one release: whoever compares files finds it again.
        guard nameInFiles == text else { return nil }
    }

    private init?(_ text: String, between separator: String) {
        var parts = [text]
        if let place = text.firstRange(of: separator) {
            parts = [String(text[..<place.lowerBound]), String(text[place.upperBound...])]
        }
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        guard numbers.count == parts.count, let first = numbers.first, let last = numbers.last, first >= 1,
            first <= last
        else { return nil }
        self.init(first, last)
    }

    /// As file names have it.
    public var nameInFiles: String { text(between: "-") }

    /// As the command line takes it.
    public var text: String { text(between: "..") }

    private func text(between separator: String) -> String {
        first == last ? LockEntry.padded(first) : LockEntry.padded(first) + separator + LockEntry.padded(last)
    }

    /// Why a history cannot be divided so; nil where it can.
    public func problem(in lock: Lock) -> String? {
        guard let oldest = lock.entries.first?.number, let newest = lock.entries.last?.number else {
            return "there is no migration yet"
        }
        if first < oldest || last > newest {
            return
                "\(text) is not in the history, which goes from \(LockEntry.padded(oldest)) to \(LockEntry.padded(newest))"
        }
        // The state between two parts of a change is no schema, and has no snapshot to count from.
        let changes = lock.changes.filter { $0.last.number >= first && $0.entries[0].number <= last }
        guard let start = changes.first?.entries[0].number, let end = changes.last?.last.number,
            start != first || end != last
        else { return nil }
        return
            "\(text) ends within a change, whose migrations belong together; \(MigrationRange(start, end).text) is whole"
    }
}
