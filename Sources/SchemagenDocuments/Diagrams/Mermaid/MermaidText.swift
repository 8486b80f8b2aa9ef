/// Names in Mermaid's entity-relationship diagrams.
///
/// Labels are quoted, with Mermaid's own entity codes for what would end, format or change them; the names and types of
/// attributes allow a small alphabet only. See https://mermaid.js.org/syntax/entityRelationshipDiagram.html.
enum MermaidText {
    /// The longest label in bytes, escapes counted; what is longer is cut.
    private static let longestLabel = 100
    /// The longest word in bytes: that of an identifier in PostgreSQL.
    private static let longestWord = 63

    /// Appends a label in double quotes, never empty.
    static func put(label text: String, to out: inout MarkdownBuffer) {
        let start = out.count
        out.put(quote)
        out.put(text)
        if isPlain(out.bytes[(start + 1)...]) {
            out.put(quote)
        } else {
            out.truncate(to: start)
            out.put(escaped(text))
        }
    }

    private static let quote: UInt8 = 0x22

    private static func escaped(_ text: String) -> String {
        var result = ""
        var isBlank = true
        var previous: Unicode.Scalar = " "
        var direction = DirectionWord()
        // Labels are Markdown in newer versions: what begins a list there, or is an address, is not shown as it is.
        var startsText = true
        var isNumber = true
        var scalars = text.unicodeScalars.makeIterator()
        var next = scalars.next()
        while let scalar = next {
            next = scalars.next()
            if result.utf8.count >= longestLabel {
                result += "…"
                break
            }
            let isSpace = scalar.properties.isWhitespace || isInvisible(scalar)
            // What has no width of its own makes no label: a renderer would draw nothing, at no place.
            if !isSpace, !hasNoWidth(scalar) { isBlank = false }
            switch scalar {
            case "\"": result += "#quot;"
            case "<": result += "#lt;"
            case ">": result += "#gt;"
            case "&": result += "#amp;"
            case "#", "`", "\\", "%", "{", "}", ";", ":", "*", "~", "[", "]", "$", "!", "@":
                result += "#\(scalar.value);"
            case "_":
                // Labels are Markdown in newer versions: an underscore inside a word is none of its marks.
                let isInside = isWord(previous) && isWord(next ?? " ")
                result += isInside ? "_" : "#95;"
            case "-" where startsText, "+" where startsText: result += "#\(scalar.value);"
            case ".", ")":
                let isMark = isNumber && !startsText || previous == "w" || previous == "W"
                result += isMark ? "#\(scalar.value);" : String(scalar)
            case _ where isSpace: result += direction.isComplete || startsText ? "#32;" : " "
            default: result.unicodeScalars.append(scalar)
            }
            if !isSpace {
                startsText = false
                if !("0"..."9").contains(scalar) { isNumber = false }
            }
            direction.read(scalar)
            previous = scalar
        }
        return "\"\(isBlank ? "#45;" : result)\""
    }

    /// Watches for the word `direction`: the lexer takes a line that holds `direction TB` for a command, whatever stands
    /// before it, even in quotes.
    private struct DirectionWord {
        private static let letters = Array("direction".unicodeScalars)
        private var matched = 0

        /// Whether the word is what was read last.
        var isComplete: Bool { matched == Self.letters.count }

        mutating func read(_ scalar: Unicode.Scalar) {
            let lower = ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar
            if !isComplete && lower == Self.letters[matched] {
                matched += 1
            } else {
                matched = lower == Self.letters[0] ? 1 : 0
            }
        }
    }

    /// Appends a word for an attribute's name or type: an ASCII letter, then letters, digits and `_`; gives whether it is
    /// the text itself. Where it is not, a comment should say what it stands for.
    @discardableResult
    static func put(word text: String, to out: inout MarkdownBuffer) -> Bool {
        let start = out.count
        var isSafe = true
        var isText = true
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, MarkdownByte.underscore:
                out.put(byte)
                isSafe = true
            default:
                // One `_` for a run of anything else, none at the start.
                if isSafe && out.count > start { out.put(MarkdownByte.underscore) }
                isSafe = false
                isText = false
            }
            if out.count - start == longestWord { break }
        }
        if !isSafe && out.bytes.last == MarkdownByte.underscore && out.count > start { out.truncate(to: out.count - 1) }
        if out.count == start || !isLetter(out.bytes[start]) {
            out.insert(0x63, at: start)
            isText = false
        }
        if isMarkOfKey(out.bytes[start...]) {
            out.put(MarkdownByte.underscore)
            isText = false
        }
        return isText && out.count - start == text.utf8.count
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    /// Whether a word is one that the lexer takes for the mark of a key wherever it stands: `PK`, `FK`, `UK`.
    private static func isMarkOfKey(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count == 2, let first = word.first, let last = word.last, last | 0x20 == 0x6B else { return false }
        switch first | 0x20 {
        case 0x70, 0x66, 0x75: return true
        default: return false
        }
    }

    /// Whether a text is a short ASCII identifier such as most names are, so that nothing in it needs a second look.
    private static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
        var previous = MarkdownByte.underscore
        for byte in bytes {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: break
            case MarkdownByte.underscore where previous != MarkdownByte.underscore: break
            default: return false
            }
            previous = byte
        }
        return previous != MarkdownByte.underscore && bytes.count <= longestLabel
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// Whether nothing is drawn where a scalar stands alone: a joiner, a mark on the letter before.
    private static func hasNoWidth(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isDefaultIgnorableCodePoint { return true }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return true
        default: return false
        }
    }

    /// Whether a scalar is a control character or one that reorders text.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
