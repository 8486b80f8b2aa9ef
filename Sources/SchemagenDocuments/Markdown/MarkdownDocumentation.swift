/// The documentation of a thing in the schema, which is Markdown, as a part of a page.
enum MarkdownDocumentation {
    /// Documentation as blocks: it passes as it is, but for HTML, which would escape the page. Its headings go two
    /// levels down, under those of the page, and a code block that it leaves open is closed.
    static func blocks(_ text: String) -> String {
        if isPlain(text) { return text }
        var result: [String] = []
        var paragraph: [Substring] = []
        var fence: Fence?
        func flush() {
            if !paragraph.isEmpty {
                let bytes = Array(paragraph.joined(separator: "\n").utf8)
                result.append(
                    String(decoding: MarkdownText.escapingHTML(bytes, isOneLine: false), as: UTF8.self))
            }
            paragraph = []
        }
        // A carriage return alone breaks a line too.
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if let open = fence {
                result.append(String(line))
                if open.isClosed(by: line) { fence = nil }
            } else if let opened = Fence(line) {
                flush()
                result.append(String(line))
                fence = opened
            } else if let heading = heading(line) {
                flush()
                result.append(heading)
            } else if line.allSatisfy(\.isWhitespace) {
                flush()
                result.append("")
            } else if isUnderline(line) && !paragraph.isEmpty {
                // It would make a heading of the paragraph.
                paragraph.append("\\" + line.drop { $0 == " " })
            } else {
                paragraph.append(line)
            }
        }
        flush()
        if let fence { result.append(fence.text) }
        return result.joined(separator: "\n")
    }

    /// Whether documentation is nothing but plain ASCII text, whose lines start with a letter or a digit or are empty: it
    /// passes as it is.
    private static func isPlain(_ text: String) -> Bool {
        var isStart = true
        for byte in text.utf8 {
            switch byte {
            case MarkdownByte.lineFeed:
                isStart = true
                continue
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: break
            case MarkdownByte.lessThan, MarkdownByte.greaterThan, MarkdownByte.backslash, MarkdownByte.backtick:
                return false
            case 0x20..<0x7F: if isStart { return false }
            default: return false
            }
            isStart = false
        }
        return true
    }

    /// Appends the first sentence, for lists.
    static func summary(_ text: String?, to out: inout MarkdownBuffer) {
        guard let text else { return }
        if isPlain(text), !text.utf8.contains(MarkdownByte.lineFeed) {
            let bytes = Array(text.utf8)
            out.put(bytes[..<endOfSentence(bytes)])
        } else {
            out.put(summary(text))
        }
    }

    /// The first sentence.
    private static func summary(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) {
                if lines.isEmpty { continue }
                break
            }
            lines.append(lines.isEmpty ? line.drop { $0 == "#" || $0 == " " } : line)
        }
        let bytes = Array(lines.joined(separator: " ").utf8)
        return MarkdownText.cell(String(decoding: bytes[..<endOfSentence(bytes)], as: UTF8.self))
    }

    /// The end of the first sentence: a full stop, exclamation or question mark before a space that no lower-case letter
    /// follows, outside code and brackets. One behind a letter that stands alone (`e.g.`) ends none.
    private static func endOfSentence(_ bytes: [UInt8]) -> Int {
        let spans = CodeSpans(bytes)
        var depth = 0
        var position = 0
        while position < bytes.count {
            if let end = spans.end(of: position) {
                position = end
                continue
            }
            switch bytes[position] {
            case MarkdownByte.backslash: position += 1
            case MarkdownByte.openingBracket, 0x28: depth += 1
            case MarkdownByte.closingBracket, 0x29: depth = max(0, depth - 1)
            case 0x2E, 0x21, 0x3F:
                let isSpaced = position + 2 < bytes.count && bytes[position + 1] == MarkdownByte.space
                let isAbbreviation =
                    bytes[position] == 0x2E && position > 0 && MarkdownByte.isAlphanumeric(bytes[position - 1])
                    && (position == 1 || !MarkdownByte.isAlphanumeric(bytes[position - 2]))
                if depth == 0 && isSpaced && !isAbbreviation && !(0x61...0x7A).contains(bytes[position + 2]) {
                    return position + 1
                }
            default: break
            }
            position += 1
        }
        return bytes.count
    }

    /// `# Title` two levels down; nil where the line is no heading.
    private static func heading(_ line: Substring) -> String? {
        guard let (indentation, rest) = unindented(line) else { return nil }
        let level = rest.prefix { $0 == "#" }.count
        let title = rest.dropFirst(level)
        guard (1...6).contains(level), title.isEmpty || title.first == " " || title.first == "\t" else { return nil }
        return indentation + String(repeating: "#", count: min(6, level + 2))
            + MarkdownText.cell(String(title))
    }

    /// Whether a line would make a heading of the paragraph above it.
    private static func isUnderline(_ line: Substring) -> Bool {
        let mark = line.drop { $0 == " " }
        guard let first = mark.first, first == "=" || first == "-" else { return false }
        return mark.drop { $0 == first }.allSatisfy(\.isWhitespace)
    }

    /// A line without the spaces in front of it; nil where there are so many that it is code.
    fileprivate static func unindented(_ line: Substring) -> (indentation: String, rest: Substring)? {
        let rest = line.drop { $0 == " " }
        let width = line.count - rest.count
        return width > 3 ? nil : (String(repeating: " ", count: width), rest)
    }

    /// The line that opens a code block.
    private struct Fence {
        let mark: Character
        let length: Int

        var text: String { String(repeating: mark, count: length) }

        init?(_ line: Substring) {
            guard let (_, rest) = unindented(line), let mark = rest.first, mark == "`" || mark == "~" else {
                return nil
            }
            self.mark = mark
            length = rest.prefix { $0 == mark }.count
            if length < 3 || (mark == "`" && rest.dropFirst(length).contains("`")) { return nil }
        }

        func isClosed(by line: Substring) -> Bool {
            guard let (_, rest) = unindented(line) else { return false }
            let run = rest.prefix { $0 == mark }.count
            return run >= length && rest.dropFirst(run).allSatisfy(\.isWhitespace)
        }
    }
}
