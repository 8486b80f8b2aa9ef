/// The documentation of a thing in the schema, which is Markdown, as a part of a page.
enum MarkdownDocumentation {
    /// Documentation as blocks; see `DocumentationBlocks`.
    static func blocks(_ text: String) -> String { isPlain(text) ? text : DocumentationBlocks.blocks(text) }

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
            var line = line
            // In one line a quote or a heading is none.
            if let text = unquoted(line) { line = text }
            if line.hasPrefix("[!"), line.hasSuffix("]") { continue }
            lines.append(lines.isEmpty ? line.drop { $0 == "#" || $0 == " " } : line)
        }
        let bytes = Array(lines.joined(separator: " ").utf8)
        return MarkdownText.cell(String(decoding: bytes[..<endOfSentence(bytes)], as: UTF8.self))
    }

    /// A line of a quote without its mark; nil for any other.
    private static func unquoted(_ line: Substring) -> Substring? {
        let text = line.drop { $0 == " " }
        return text.first == ">" ? text.dropFirst().drop { $0 == " " } : nil
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
}
