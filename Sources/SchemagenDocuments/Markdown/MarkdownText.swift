/// Text of the schema as Markdown: names and comments may hold pipes, angle brackets, backticks, anything.
///
/// What these functions return may stand in running text and in the cells of a table alike: `MarkdownPage` escapes the
/// pipes of cells, since a pipe ends a cell even inside a code span, but only there.
enum MarkdownText {
    /// One line of running text that is no Markdown: nothing in it formats, and line breaks become spaces. Addresses are
    /// links, as they are wherever renderers find them.
    static func inline(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 8)
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case MarkdownByte.lessThan: result += Array("&lt;".utf8)
            case MarkdownByte.greaterThan: result += Array("&gt;".utf8)
            case MarkdownByte.ampersand:
                // Any other stands for itself.
                let isEntity = MarkdownAddress.endOfEntity(bytes, at: position) != nil
                result += isEntity ? Array("&amp;".utf8) : [byte]
            case MarkdownByte.underscore:
                // Inside a word an underscore means nothing, and `\_` makes the source hard to read.
                if !isInsideWord(position, in: bytes) { result.append(MarkdownByte.backslash) }
                result.append(byte)
            case MarkdownByte.backslash, MarkdownByte.backtick, MarkdownByte.asterisk, MarkdownByte.openingBracket,
                MarkdownByte.closingBracket, MarkdownByte.hash, MarkdownByte.tilde, MarkdownByte.dollar:
                result.append(MarkdownByte.backslash)
                result.append(byte)
            case 0..<0x20, 0x7F: result.append(MarkdownByte.space)
            case 0x68:
                if let (address, end) = MarkdownAddress.written(bytes, at: position) {
                    result += address
                    position = end - 1
                } else {
                    result.append(byte)
                }
            default: result.append(byte)
            }
            position += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isInsideWord(_ position: Int, in bytes: [UInt8]) -> Bool {
        NeighbourScalar.before(position, in: bytes).isAlphanumeric
            && NeighbourScalar.at(position + 1, in: bytes).isAlphanumeric
    }

    /// A name or a piece of code: inside a code span nothing formats. Line breaks become spaces, and characters that
    /// cannot be seen, or that reorder text, become their numbers. Empty text gives empty text.
    static func code(_ text: String) -> String {
        var flat = ""
        var run = 0
        var longest = 0
        var isPlain = true
        for byte in text.utf8 where byte < 0x20 || byte >= 0x7F || byte == MarkdownByte.backtick {
            isPlain = false
            break
        }
        if isPlain {
            flat = text
        } else {
            flat = visible(text)
            for scalar in flat.unicodeScalars {
                run = scalar == "`" ? run + 1 : 0
                longest = max(longest, run)
            }
        }
        guard let first = flat.utf8.first, let last = flat.utf8.last else { return "" }
        let fence = longest == 0 ? "`" : String(repeating: "`", count: longest + 1)
        // Markdown takes one space off both ends where there is one at both.
        let needsPadding =
            first == MarkdownByte.backtick || last == MarkdownByte.backtick
            || (first == MarkdownByte.space && last == MarkdownByte.space && flat.utf8.contains { $0 != first })
        return needsPadding ? fence + " " + flat + " " + fence : fence + flat + fence
    }

    /// One line in which line breaks and tabs are spaces, and characters that cannot be seen, or that reorder text, are
    /// their numbers.
    static func visible(_ text: String) -> String {
        var flat = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: flat += " "
            case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200B, 0x200E...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF:
                flat += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default: flat.unicodeScalars.append(scalar)
            }
        }
        return flat
    }

    /// Text as HTML, where no Markdown is read.
    static func html(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// Documentation in one line, for cells: Markdown passes, HTML does not, and line breaks become spaces.
    static func cell(_ text: String) -> String {
        String(decoding: escapingHTML(Array(text.utf8), isOneLine: true), as: UTF8.self)
    }

    /// A link to the page of an object, whose text is the object's name.
    static func link(to path: DocumentPath, from folder: DocumentPath.Folder?) -> String {
        var out = MarkdownBuffer()
        out.link(to: path, from: folder)
        return out.text
    }

    /// One piece of running text without HTML: angle brackets outside code spans and `<https://example.org>` are written
    /// as entities, and a backtick that opens no code span gets a backslash, so that it cannot meet a later one.
    static func escapingHTML(_ bytes: [UInt8], isOneLine: Bool) -> [UInt8] {
        let spans = CodeSpans(bytes)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 8)
        func appendWhole(_ range: Range<Int>) {
            for position in range {
                let byte = bytes[position]
                let isBreak = byte == MarkdownByte.lineFeed || byte == MarkdownByte.carriageReturn
                if (isBreak && isOneLine) || (byte < 0x20 && !isBreak) || byte == 0x7F {
                    result.append(MarkdownByte.space)
                } else {
                    result.append(byte)
                }
            }
        }
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case MarkdownByte.lessThan:
                if let end = MarkdownAddress.endOfAutolink(bytes, at: position) {
                    result += bytes[position..<end]
                    position = end - 1
                } else {
                    result += Array("&lt;".utf8)
                }
            case MarkdownByte.greaterThan: result += Array("&gt;".utf8)
            case MarkdownByte.backslash:
                // What a backslash escapes stays escaped; a last one would escape what follows the text.
                guard position + 1 < bytes.count else {
                    result += [MarkdownByte.backslash, MarkdownByte.backslash]
                    break
                }
                if bytes[position + 1] == MarkdownByte.lessThan || bytes[position + 1] == MarkdownByte.greaterThan {
                    position += 1
                    result += Array((bytes[position] == MarkdownByte.lessThan ? "&lt;" : "&gt;").utf8)
                    break
                }
                let end = MarkdownByte.isPunctuation(bytes[position + 1]) ? position + 2 : position + 1
                appendWhole(position..<end)
                position = end - 1
            case MarkdownByte.backtick:
                if let end = spans.end(of: position) {
                    appendWhole(position..<end)
                    position = end - 1
                } else {
                    let end = CodeSpans.endOfRun(at: position, in: bytes)
                    for _ in position..<end { result += [MarkdownByte.backslash, MarkdownByte.backtick] }
                    position = end - 1
                }
            default: appendWhole(position..<(position + 1))
            }
            position += 1
        }
        return result
    }
}
