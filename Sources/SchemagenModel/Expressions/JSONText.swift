import SchemagenLanguage

/// Canonical JSON text: no spaces, keys in the order written, strings escaped only where JSON demands it, numbers written
/// out.
enum JSONText {
    /// Appends a string literal.
    static func append(_ string: String, to text: inout String) {
        text.append("\"")
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text.append("\"")
    }

    /// The same value as the schema language spells it: `nil` for `null`, Swift's escapes, a space behind `,` and `:`.
    static func source(of json: String) -> String {
        var text = ""
        var scalars = Array(json.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"": appendString(from: &scalars, to: &text)
            case ",": text += ", "
            case ":": text += ": "
            case "n":
                scalars = scalars.dropFirst(3)
                text += "nil"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Appends the string whose opening quotes have been read.
    private static func appendString(from scalars: inout ArraySlice<Unicode.Scalar>, to text: inout String) {
        var string = ""
        while let scalar = scalars.popFirst(), scalar != "\"" {
            guard scalar == "\\", let escaped = scalars.popFirst() else {
                string.unicodeScalars.append(scalar)
                continue
            }
            switch escaped {
            case "n": string.append("\n")
            case "r": string.append("\r")
            case "t": string.append("\t")
            case "u":
                var digits = ""
                digits.unicodeScalars.append(contentsOf: scalars.prefix(4))
                scalars = scalars.dropFirst(4)
                if let value = UInt32(digits, radix: 16), let decoded = Unicode.Scalar(value) {
                    string.unicodeScalars.append(decoded)
                }
            default: string.unicodeScalars.append(escaped)
            }
        }
        text += ExpressionPrinter.literal(string)
    }
}
