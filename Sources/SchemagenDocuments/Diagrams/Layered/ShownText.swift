/// A text as a diagram shows it: without characters that XML or a line of text cannot hold, and not too wide.
struct ShownText {
    /// What is drawn.
    let text: String
    /// The whole text, where what is drawn is only its beginning.
    let whole: String?
    /// The width of what is drawn.
    let cells: Int

    init(_ source: String, most: Int) {
        let clean = Self.clean(source)
        if let shortened = DisplayWidth.shortened(clean, to: most) {
            text = shortened
            whole = clean
        } else {
            text = clean
            whole = nil
        }
        cells = DisplayWidth.cells(of: text)
    }

    /// A text without control characters. Those that separate words become spaces.
    static func clean(_ source: String) -> String {
        var source = source
        let isPlain = source.withUTF8 { bytes in
            for byte in bytes where byte < 0x20 || byte >= 0x7F { return false }
            return true
        }
        if isPlain { return source }
        var clean = String.UnicodeScalarView()
        for scalar in source.unicodeScalars {
            switch scalar.value {
            case 0x09...0x0D, 0x85, 0x2028, 0x2029: clean.append(" ")
            // Neither control characters nor what is no character belongs into XML.
            case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: continue
            default: clean.append(scalar)
            }
        }
        return String(clean)
    }
}
