/// A line of documentation and how far it has been read.
///
/// What has been read is white space and marks of containers, so that the position is the column too: tabs there become
/// spaces, for a tab is as wide as its column makes it.
struct DocumentationLine {
    private(set) var bytes: [UInt8]
    /// The first byte that was not read yet.
    private(set) var position = 0

    /// A line whose control characters are spaces.
    init(_ text: Substring) {
        bytes = text.utf8.map { byte in
            (byte < MarkdownByte.space && byte != MarkdownByte.tab) || byte == 0x7F ? MarkdownByte.space : byte
        }
        // White space that Markdown does not know as such would look like an empty line and be none.
        if text.allSatisfy(\.isWhitespace) { bytes.removeAll { !MarkdownByte.isBlank($0) } }
    }

    /// The columns of white space that come next; their tabs become spaces.
    mutating func indentation() -> Int {
        var end = position
        while end < bytes.count {
            if bytes[end] == MarkdownByte.tab {
                let width = 4 - end % 4
                bytes.replaceSubrange(end...end, with: repeatElement(MarkdownByte.space, count: width))
                end += width
            } else if bytes[end] == MarkdownByte.space {
                end += 1
            } else {
                break
            }
        }
        return end - position
    }

    /// Whether nothing but white space is left.
    var isBlank: Bool {
        bytes[position...].allSatisfy(MarkdownByte.isBlank)
    }

    /// Reads some bytes.
    mutating func advance(by count: Int) { position += count }

    /// Puts a backslash before a byte of the rest, which then begins nothing.
    mutating func escape(at offset: Int = 0) { bytes.insert(MarkdownByte.backslash, at: position + offset) }

    /// What is left.
    var rest: ArraySlice<UInt8> { bytes[position...] }

    /// What was read.
    var prefix: ArraySlice<UInt8> { bytes[..<position] }

    /// The whole line without white space at its end.
    var trimmed: [UInt8] {
        var end = bytes.count
        while end > 0, MarkdownByte.isBlank(bytes[end - 1]) { end -= 1 }
        return Array(bytes[..<end])
    }
}

/// What the rest of a line begins, once its white space has been read.
extension DocumentationLine {
    /// The line that opens a code block.
    struct Fence {
        let mark: UInt8
        let length: Int

        /// The line that closes it.
        var text: [UInt8] { [UInt8](repeating: mark, count: length) }

        /// Whether a line closes it; the line stands where the fence did.
        func isClosed(by line: DocumentationLine) -> Bool {
            var line = line
            guard line.indentation() < 4 else { return false }
            let rest = line.rest.drop { $0 == MarkdownByte.space }
            let run = rest.prefix { $0 == mark }.count
            return run >= length && rest.dropFirst(run).allSatisfy(MarkdownByte.isBlank)
        }
    }

    /// The mark of a list's item.
    struct Marker {
        /// How many bytes it has.
        let length: Int
        /// The number that it shows; nil for a bullet.
        let number: Int?
    }

    var fence: Fence? {
        guard let mark = rest.first, mark == MarkdownByte.backtick || mark == MarkdownByte.tilde else { return nil }
        let length = rest.prefix { $0 == mark }.count
        if length < 3 || (mark == MarkdownByte.backtick && rest.dropFirst(length).contains(mark)) { return nil }
        return Fence(mark: mark, length: length)
    }

    /// The level of `# Title`.
    var headingLevel: Int? {
        let level = rest.prefix { $0 == MarkdownByte.hash }.count
        guard (1...6).contains(level) else { return nil }
        let next = rest.dropFirst(level).first ?? MarkdownByte.space
        return MarkdownByte.isBlank(next) ? level : nil
    }

    /// Three or more of `*`, `-` or `_` and nothing else.
    var isRule: Bool {
        guard let mark = rest.first, mark == MarkdownByte.asterisk || mark == 0x2D || mark == MarkdownByte.underscore
        else { return false }
        let isOnly = rest.allSatisfy { $0 == mark || MarkdownByte.isBlank($0) }
        return isOnly && rest.count { $0 == mark } >= 3
    }

    /// Whether the line would make a heading of the paragraph above it.
    var isUnderline: Bool {
        guard let mark = rest.first, mark == 0x3D || mark == 0x2D else { return false }
        return rest.drop { $0 == mark }.allSatisfy(MarkdownByte.isBlank)
    }

    var marker: Marker? {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        let mark = rest.dropFirst(digits.count)
        guard let first = mark.first, digits.count < 10 else { return nil }
        switch first {
        case 0x2A, 0x2B, 0x2D: if !digits.isEmpty { return nil }
        case 0x2E, 0x29: if digits.isEmpty { return nil }
        default: return nil
        }
        let next = mark.dropFirst().first ?? MarkdownByte.space
        guard MarkdownByte.isBlank(next) else { return nil }
        let number = digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return Marker(length: digits.count + 1, number: number)
    }

    /// Whether an item of a list may stand right below a paragraph: any other begins with text and the number 1.
    func mayInterrupt(_ marker: Marker) -> Bool {
        let isEmpty = rest.dropFirst(marker.length).allSatisfy(MarkdownByte.isBlank)
        return !isEmpty && (marker.number ?? 1) == 1
    }

    /// Whether `[^1]:` would make a footnote of the line.
    var isFootnote: Bool {
        guard rest.starts(with: "[^".utf8) else { return false }
        let label = rest.dropFirst(2).prefix { $0 != MarkdownByte.closingBracket }
        return rest.dropFirst(2 + label.count).starts(with: "]:".utf8)
    }
}
