/// How a name from the schema is spelled in Swift source.
enum SwiftName {
    /// The words that need backticks where a name is declared or stands alone.
    private static let keywords: Set<String> = [
        "Any", "Protocol", "Self", "Type", "actor", "as", "associatedtype", "async", "await", "borrowing", "break",
        "case", "catch", "class", "consuming", "continue", "default", "defer", "deinit", "do", "else", "enum",
        "extension", "fallthrough", "false", "fileprivate", "for", "func", "get", "guard", "if", "import", "in",
        "indirect", "init", "inout", "internal", "is", "let", "macro", "nil", "operator", "package", "precedencegroup",
        "private", "protocol", "public", "repeat", "rethrows", "return", "self", "set", "some", "static", "struct",
        "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while", "_",
    ]

    /// What keywords start with.
    private static let initials: [UInt8] = Array("abcdefgilmnoprstvwAPST_".utf8)

    /// Words that are harmless as names although they mean something elsewhere: no backticks.
    private static let contextual: Set<String> = [
        "actor", "async", "borrowing", "consuming", "get", "indirect", "macro", "package", "set", "some",
    ]

    /// The name with backticks where Swift needs them: for keywords and for what is no plain identifier.
    static func escaped(_ name: String) -> String {
        // Most names are no keyword by their length, their first letter, or a capital inside.
        let bytes = name.utf8
        guard bytes.count <= 15, let first = bytes.first, initials.contains(first) else { return name }
        for byte in bytes.dropFirst() where byte < UInt8(ascii: "a") && byte != UInt8(ascii: "_") { return name }
        if contextual.contains(name) { return name }
        if keywords.contains(name) { return "`" + name + "`" }
        return name
    }

    /// The name with its first letter in upper case, as a type's.
    static func capitalized(_ name: String) -> String {
        guard let first = name.first else { return name }
        return first.uppercased() + name.dropFirst()
    }

    /// A string literal on one line that stands for exactly this text.
    ///
    /// Control and formatting characters are escaped, so that generated source shows what it says.
    static func literal(_ text: String) -> String {
        if isPlainLiteral(text) { return "\"" + text + "\"" }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            default:
                if isInvisible(scalar) {
                    result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    /// Whether a text stands for itself in a string literal.
    private static func isPlainLiteral(_ text: String) -> Bool {
        for byte in text.utf8
        where byte < 0x20 || byte > 0x7E || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
            return false
        }
        return true
    }

    /// Whether a character cannot be seen or changes how its neighbours are shown.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return true
        default: return false
        }
    }

    /// The lines of a documentation text, without what a comment cannot hold.
    static func commentLines(_ text: String) -> [String] {
        var lines: [String] = []
        var line = ""
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}":
                lines.append(line)
                line = ""
            case "\t": line += "    "
            // Emoji are joined by U+200D; every other invisible character goes.
            case "\u{200D}": line.unicodeScalars.append(scalar)
            default: if !isInvisible(scalar) { line.unicodeScalars.append(scalar) }
            }
            previous = scalar
        }
        lines.append(line)
        return lines.map(withoutTrailingSpaces)
    }

    private static func withoutTrailingSpaces(_ line: String) -> String {
        var scalars = Substring(line)
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }
}
