/// What a line begins; indented by four columns or more it begins nothing.
struct SiteBlockStart {
    /// The line that opens a code block.
    struct Fence {
        let mark: UInt8
        let length: Int
        let columns: Int
        let info: Range<Int>
    }

    /// The mark of a list's item.
    struct Marker {
        /// The mark of a bullet, or the one behind a number.
        let mark: UInt8
        /// nil for a bullet.
        let number: Int?
        /// The columns by which the rest of the item is indented.
        let columns: Int
        /// Where the item's text starts.
        let content: Int
        let isEmpty: Bool
    }

    let bytes: [UInt8]

    /// The level and the text of `# Title`.
    func heading(_ line: SiteLine) -> (level: Int, text: Range<Int>)? {
        let (columns, first) = line.indentation(in: bytes)
        guard columns < 4 else { return nil }
        var position = first
        while position < line.end, bytes[position] == SiteByte.hash { position += 1 }
        let level = position - first
        guard (1...6).contains(level), position == line.end || SiteByte.isSpace(bytes[position]) else { return nil }
        let text = SiteLine(start: position, end: line.end).trimmed(in: bytes)
        var end = text.upperBound
        while end > text.lowerBound, bytes[end - 1] == SiteByte.hash { end -= 1 }
        guard end < text.upperBound else { return (level, text) }
        // A run of marks at the end belongs to the text unless a space stands before it.
        if end == text.lowerBound { return (level, end..<end) }
        guard SiteByte.isSpace(bytes[end - 1]) else { return (level, text) }
        return (level, SiteLine(start: text.lowerBound, end: end).trimmed(in: bytes))
    }

    func fence(_ line: SiteLine) -> Fence? {
        let (columns, first) = line.indentation(in: bytes)
        guard columns < 4, first < line.end else { return nil }
        let mark = bytes[first]
        guard mark == SiteByte.backtick || mark == SiteByte.tilde else { return nil }
        var position = first
        while position < line.end, bytes[position] == mark { position += 1 }
        let info = SiteLine(start: position, end: line.end).trimmed(in: bytes)
        guard position - first >= 3 else { return nil }
        if mark == SiteByte.backtick, bytes[info].contains(SiteByte.backtick) { return nil }
        return Fence(mark: mark, length: position - first, columns: columns, info: info)
    }

    /// Whether a line closes a code block.
    func isClosing(_ line: SiteLine, of fence: Fence) -> Bool {
        let (columns, first) = line.indentation(in: bytes)
        guard columns < 4 else { return false }
        var position = first
        while position < line.end, bytes[position] == fence.mark { position += 1 }
        return position - first >= fence.length && SiteLine(start: position, end: line.end).isBlank(in: bytes)
    }

    /// Three or more of `*`, `-` or `_` and nothing else.
    func isRule(_ line: SiteLine) -> Bool {
        let (columns, first) = line.indentation(in: bytes)
        guard columns < 4, first < line.end else { return false }
        let mark = bytes[first]
        guard mark == SiteByte.asterisk || mark == SiteByte.hyphen || mark == SiteByte.underscore else { return false }
        var count = 0
        for byte in bytes[first..<line.end] {
            if byte == mark {
                count += 1
            } else if !SiteByte.isSpace(byte) {
                return false
            }
        }
        return count >= 3
    }

    /// The level of the heading that a line of `=` or `-` makes of the paragraph above it.
    func underline(_ line: SiteLine) -> Int? {
        let (columns, _) = line.indentation(in: bytes)
        let range = line.trimmed(in: bytes)
        guard columns < 4, let mark = bytes[range].first else { return nil }
        guard mark == SiteByte.equals || mark == SiteByte.hyphen else { return nil }
        return bytes[range].allSatisfy { $0 == mark } ? (mark == SiteByte.equals ? 1 : 2) : nil
    }

    /// The rest of a line of a quote.
    func quote(_ line: SiteLine) -> SiteLine? {
        let (columns, first) = line.indentation(in: bytes)
        guard columns < 4, first < line.end, bytes[first] == SiteByte.greaterThan else { return nil }
        let isSpaced = first + 1 < line.end && SiteByte.isSpace(bytes[first + 1])
        return SiteLine(start: first + (isSpaced ? 2 : 1), end: line.end)
    }

    func marker(_ line: SiteLine) -> Marker? {
        let (columns, first) = line.indentation(in: bytes)
        guard columns < 4, first < line.end else { return nil }
        var position = first
        var number: Int?
        while position < line.end, SiteByte.isDigit(bytes[position]), position - first < 9 {
            number = (number ?? 0) * 10 + Int(bytes[position] - 0x30)
            position += 1
        }
        guard position < line.end else { return nil }
        let mark = bytes[position]
        let isMark =
            number == nil
            ? mark == SiteByte.hyphen || mark == SiteByte.asterisk || mark == SiteByte.plus
            : mark == SiteByte.dot || mark == SiteByte.closingParenthesis
        guard isMark else { return nil }
        position += 1
        let width = columns + position - first
        let rest = SiteLine(start: position, end: line.end)
        let (spaces, content) = rest.indentation(in: bytes)
        if content == line.end {
            return Marker(mark: mark, number: number, columns: width + 1, content: content, isEmpty: true)
        }
        guard spaces > 0 else { return nil }
        // Five spaces or more are one, and code behind it.
        let used = spaces > 4 ? 1 : spaces
        let start = rest.dropping(columns: used, in: bytes).start
        return Marker(mark: mark, number: number, columns: width + used, content: start, isEmpty: false)
    }

    func isComment(_ line: SiteLine) -> Bool {
        let (columns, first) = line.indentation(in: bytes)
        return columns < 4 && first + 4 <= line.end && SiteByte.holds("<!--", at: first, in: bytes)
    }

    /// Whether a line ends the paragraph above it.
    func interruptsParagraph(_ line: SiteLine) -> Bool {
        let (columns, first) = line.indentation(in: bytes)
        guard first < line.end else { return true }
        guard columns < 4 else { return false }
        switch bytes[first] {
        case SiteByte.hash: return heading(line) != nil
        case SiteByte.backtick, SiteByte.tilde: return fence(line) != nil
        case SiteByte.greaterThan: return true
        case SiteByte.lessThan: return isComment(line)
        case SiteByte.underscore: return isRule(line)
        case SiteByte.asterisk, SiteByte.hyphen, SiteByte.plus, 0x30...0x39:
            if isRule(line) { return true }
            guard let marker = marker(line), !marker.isEmpty else { return false }
            return marker.number == nil || marker.number == 1
        default: return false
        }
    }
}
