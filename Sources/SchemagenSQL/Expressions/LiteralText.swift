import SchemagenModel

/// The forms of literals that depend on the database.
enum LiteralText {
    /// A number without an exponent and, where nothing stands behind the point, without the point: `12`, `12.5`.
    static func plainDecimal(_ text: String) -> String {
        guard text.hasSuffix(".0") else { return text }
        return String(text.dropLast(2))
    }

    /// A decimal literal as the whole number of its smallest units: `12.5` with a scale of 2 is `1250`. Digits beyond the
    /// scale are cut off; the language does not let them come here.
    static func unscaled(_ text: String, scale: Int) -> String {
        var digits: [UInt8] = []
        var isNegative = false
        var behind = -1
        for byte in text.utf8 {
            switch byte {
            case 0x2D: isNegative = true
            case 0x2E: behind = 0
            case 0x30...0x39:
                if behind >= 0 {
                    if behind == scale { continue }
                    behind += 1
                }
                digits.append(byte)
            default: continue
            }
        }
        for _ in max(behind, 0)..<max(scale, max(behind, 0)) { digits.append(0x30) }
        let leading = digits.prefix { $0 == 0x30 }.count
        digits.removeFirst(min(leading, max(digits.count - 1, 0)))
        let whole = digits.isEmpty ? "0" : String(decoding: digits, as: UTF8.self)
        return isNegative && whole != "0" ? "-" + whole : whole
    }

    /// A Float's literal as the double that the Float is.
    static func widened(_ text: String) -> String {
        guard let value = Float(text) else { return text }
        return "\(Double(value))"
    }

    /// A date or time of the language's canonical form (`2025-03-01T08:30:00.5Z`) as the database writes it.
    static func moment(_ text: String, type: ValueType, on database: Database) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x54: bytes.append(0x20)
            case 0x5A: continue
            default: bytes.append(byte)
            }
        }
        var result = String(decoding: bytes, as: UTF8.self)
        guard type == .timestamp || type == .localTimestamp else { return result }
        if database == .postgresql { return type == .timestamp ? result + "+00" : result }
        // As GRDB writes a Date: three digits behind the point, so that texts compare as the moments do.
        var digits = -1
        for byte in bytes {
            if byte == 0x2E { digits = 0 } else if digits >= 0 { digits += 1 }
        }
        if digits < 0 {
            result += "."
            digits = 0
        }
        return result + String(repeating: "0", count: max(0, 3 - digits))
    }

    /// A text as a JSON string.
    static func json(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// A text of SQL that stands alone between parentheses, or at the end of a statement.
    static func alone(_ sql: String) -> String {
        let text = StatementText.trimmed(sql)
        // A comment would take what follows with it.
        return text.contains("--") ? text + "\n" : text
    }

    /// A text of SQL in parentheses.
    static func parenthesised(_ sql: String) -> String {
        let text = StatementText.trimmed(sql)
        // A comment would take the closing parenthesis with it.
        return "(" + text + (text.contains("--") ? "\n)" : ")")
    }
}
