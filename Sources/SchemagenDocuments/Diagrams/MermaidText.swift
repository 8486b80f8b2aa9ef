/// Names in Mermaid's entity-relationship diagrams.
///
/// Labels are quoted, with Mermaid's own entity codes for what would end or change them; attribute names and types allow
/// a small alphabet only. See https://mermaid.js.org/syntax/entityRelationshipDiagram.html.
enum MermaidText {
    /// A label in double quotes, never empty.
    static func label(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "#quot;"
            case "#": result += "#35;"
            case "<": result += "#lt;"
            case ">": result += "#gt;"
            case "&": result += "#amp;"
            case "`": result += "#96;"
            case "\\": result += "#92;"
            case "%": result += "#37;"
            case "{": result += "#123;"
            case "}": result += "#125;"
            case ";": result += "#59;"
            case _ where scalar.properties.generalCategory == .control: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return "\"\(result.allSatisfy(\.isWhitespace) ? "-" : result)\""
    }

    /// A word for an attribute's name or type: a letter, then letters, digits and `_`.
    static func word(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            let isLetter = (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
            let isDigit = byte >= 0x30 && byte <= 0x39
            result.append(isLetter || isDigit ? Character(Unicode.Scalar(byte)) : "_")
        }
        guard let first = result.first, first.isLetter else { return "c" + result }
        return result
    }
}
