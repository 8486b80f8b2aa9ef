/// The comments at the beginning of a migration's file, before its first statement: what its author says of it there.
public struct FileHead: Sendable, Equatable {
    /// The line of a file that nobody has written yet.
    public static let unwritten = directive("draft")

    /// The labels that the author declares.
    public var labels: [LockEntry.Label]
    /// Whether the file says of itself that it is still to be written.
    public var isUnwritten: Bool

    /// Reads the head of a file.
    public init(_ bytes: [UInt8]) {
        let lines = Set(Self.lines(of: bytes))
        labels = LockEntry.Label.allCases.filter { lines.contains(Self.line(for: $0)) }
        isUnwritten = lines.contains(Self.unwritten)
    }

    /// The line by which an author declares a label: `-- schemagen: lossy`.
    public static func line(for label: LockEntry.Label) -> String { directive(label.rawValue) }

    private static func directive(_ word: String) -> String { "-- schemagen: \(word)" }

    /// A file with another title in its head: what it does stays as it is.
    public static func retitled(_ bytes: [UInt8], from old: String, to new: String) -> [UInt8] {
        guard old != new, let text = String(validating: bytes, as: UTF8.self) else { return bytes }
        var lines = split(text).map(String.init)
        for index in 0..<self.lines(of: bytes).count { lines[index] = lines[index].replacing(old, with: new) }
        return Array(lines.joined(separator: "\n").utf8)
    }

    /// The number of the first line, from 1, that is just these words but for white space behind them.
    public static func line(of words: String, in bytes: [UInt8]) -> Int? {
        lines(of: bytes).firstIndex(of: words).map { $0 + 1 }
    }

    /// The lines before the first statement, without white space at their ends.
    private static func lines(of bytes: [UInt8]) -> [String] {
        var lines: [String] = []
        for line in split(String(decoding: bytes, as: UTF8.self)) {
            var line = line
            while let last = line.last, last.isWhitespace { line.removeLast() }
            guard line.isEmpty || line.hasPrefix("--") else { break }
            lines.append(String(line))
        }
        return lines
    }

    private static func split(_ text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    }
}
