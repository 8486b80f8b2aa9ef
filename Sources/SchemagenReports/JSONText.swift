/// A value of JSON, whose members keep the order in which they are written.
indirect enum JSONText {
    case object([(String, JSONText)])
    case array([JSONText])
    case string(String)
    case integer(Int)
    case boolean(Bool)

    /// The text, indented by two spaces, with a line break at its end.
    var text: String {
        var out = ""
        write(to: &out, margin: "")
        return out + "\n"
    }

    private func write(to out: inout String, margin: String) {
        let inner = margin + "  "
        switch self {
        case .object(let members) where members.isEmpty: out += "{}"
        case .array(let elements) where elements.isEmpty: out += "[]"
        case .object(let members):
            out += "{"
            for (number, member) in members.enumerated() {
                out += "\(number == 0 ? "" : ",")\n\(inner)"
                Self.write(member.0, to: &out)
                out += ": "
                member.1.write(to: &out, margin: inner)
            }
            out += "\n\(margin)}"
        case .array(let elements):
            out += "["
            for (number, element) in elements.enumerated() {
                out += "\(number == 0 ? "" : ",")\n\(inner)"
                element.write(to: &out, margin: inner)
            }
            out += "\n\(margin)]"
        case .string(let text): Self.write(text, to: &out)
        case .integer(let number): out += String(number)
        case .boolean(let isTrue): out += isTrue ? "true" : "false"
        }
    }

    private static func write(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            default:
                // U+2028 and U+2029 end lines for some readers.
                if scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028 || scalar.value == 0x2029 {
                    let digits = String(scalar.value, radix: 16)
                    out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        out += "\""
    }
}
