/// Names in Mermaid's entity-relationship diagrams.
///
/// Labels are quoted, with Mermaid's own entity codes for what would end, format or change them; the names and types of
/// attributes allow a small alphabet only. See https://mermaid.js.org/syntax/entityRelationshipDiagram.html.
enum MermaidText {
    /// The longest label in bytes, escapes counted; what is longer is cut.
    private static let longestLabel = 100
    /// The longest word in bytes: that of an identifier in PostgreSQL.
    private static let longestWord = 63

    /// A label in double quotes, never empty.
    static func label(_ text: String) -> String {
        if isPlain(text) { return "\"\(text)\"" }
        var result = ""
        var isBlank = true
        var previous: Unicode.Scalar = " "
        var direction = DirectionWord()
        var scalars = text.unicodeScalars.makeIterator()
        var next = scalars.next()
        while let scalar = next {
            next = scalars.next()
            if result.utf8.count >= longestLabel {
                result += "…"
                break
            }
            let isSpace = scalar.properties.isWhitespace || isInvisible(scalar)
            if !isSpace { isBlank = false }
            switch scalar {
            case "\"": result += "#quot;"
            case "<": result += "#lt;"
            case ">": result += "#gt;"
            case "&": result += "#amp;"
            case "#", "`", "\\", "%", "{", "}", ";", ":", "*", "~", "[", "]", "$", "!": result += "#\(scalar.value);"
            case "_":
                // Labels are Markdown in newer versions: an underscore inside a word is none of its marks.
                let isInside = isWord(previous) && isWord(next ?? " ")
                result += isInside ? "_" : "#95;"
            case _ where isSpace: result += direction.isComplete ? "#32;" : " "
            default: result.unicodeScalars.append(scalar)
            }
            direction.read(scalar)
            previous = scalar
        }
        return "\"\(isBlank ? "-" : result)\""
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

    /// A word for an attribute's name or type: an ASCII letter, then letters, digits and `_`. Where it is not the text
    /// itself, a comment should say what it stands for.
    static func word(_ text: String) -> String {
        var result: [UInt8] = []
        var isSafe = true
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F:
                result.append(byte)
                isSafe = true
            default:
                // One `_` for a run of anything else, none at the start.
                if isSafe && !result.isEmpty { result.append(MarkdownByte.underscore) }
                isSafe = false
            }
            if result.count == longestWord { break }
        }
        if !isSafe && result.last == MarkdownByte.underscore { result.removeLast() }
        var word = String(decoding: result, as: UTF8.self)
        if !(word.first?.isLetter ?? false) { word = "c" + word }
        // The lexer takes these for the marks of keys wherever they stand.
        switch word.lowercased() {
        case "pk", "fk", "uk": return word + "_"
        default: return word
        }
    }

    /// Whether a text is a short ASCII identifier such as most names are, so that nothing in it needs a second look.
    private static func isPlain(_ text: String) -> Bool {
        var previous = MarkdownByte.underscore
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: break
            case MarkdownByte.underscore where previous != MarkdownByte.underscore: break
            default: return false
            }
            previous = byte
        }
        return previous != MarkdownByte.underscore && text.utf8.count <= longestLabel
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// Whether a scalar is a control character or one that reorders text.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
