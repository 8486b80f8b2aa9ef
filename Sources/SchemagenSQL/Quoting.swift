import SchemagenModel

/// The one place where names and texts become SQL: everything that a schema's author wrote and that is not SQL already
/// passes through here.
public enum Quoting {
    /// A name as both databases understand it: as it is where it is a plain lower-case word that means nothing to either
    /// of them, in double quotes otherwise.
    ///
    /// PostgreSQL turns capitals of a bare name into small letters, so a name with capitals is quoted.
    public static func identifier(_ name: String) -> String {
        var text = name
        return text.withUTF8 { isBare($0, name) } ? name : quoted(name)
    }

    /// Whether a name, whose bytes are at hand, needs no quotes.
    static func isBare(_ bytes: UnsafeBufferPointer<UInt8>, _ name: String) -> Bool {
        guard isPlain(bytes) else { return false }
        return !ReservedWords.mayHold(bytes) || !ReservedWords.all.contains(name)
    }

    /// A name with the schema that it stands in, where it stands in one: `billing.invoices`.
    public static func identifier(_ name: String, in schema: String?) -> String {
        guard let schema else { return identifier(name) }
        return identifier(schema) + "." + identifier(name)
    }

    /// Names in the order given, separated by commas, in parentheses: `(tenant_id, "order")`.
    public static func list(_ names: [String]) -> String {
        var text = "("
        for (index, name) in names.enumerated() {
            if index > 0 { text += ", " }
            text += identifier(name)
        }
        return text + ")"
    }

    /// A string literal. Backslashes mean themselves in SQLite, and in PostgreSQL with `standard_conforming_strings`,
    /// which is on unless somebody turned it off.
    public static func literal(_ text: String) -> String {
        var result: [UInt8] = [0x27]
        result.reserveCapacity(text.utf8.count + 2)
        for byte in text.utf8 where byte != 0 {
            if byte == 0x27 { result.append(0x27) }
            result.append(byte)
        }
        result.append(0x27)
        return String(decoding: result, as: UTF8.self)
    }

    /// A SQLite blob of hexadecimal digits: `X'00FF'`; what is no such digit is left out.
    public static func blob(hexadecimal digits: String) -> String {
        var result = "X'"
        for byte in digits.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x46: result.unicodeScalars.append(Unicode.Scalar(byte))
            case 0x61...0x66: result.unicodeScalars.append(Unicode.Scalar(byte - 0x20))
            default: continue
            }
        }
        return result + "'"
    }

    /// One line of a `--` comment. Whatever could end the line becomes a space: what follows it would run.
    public static func comment(_ text: String) -> String {
        var result = "--"
        if !text.isEmpty { result += " " }
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A collation: a plain word as it is in SQLite, where collations have no schema; a quoted name in PostgreSQL.
    static func collation(_ name: String, on database: Database) -> String {
        if database == .sqlite, isWord(name) { return name }
        return identifier(name)
    }

    /// A dollar quote that does not occur in the text.
    static func dollarQuoted(_ text: String) -> String {
        var tag = "$$"
        var count = 0
        while text.contains(tag) {
            count += 1
            tag = "$body\(count)$"
        }
        return tag + text + tag
    }

    private static func quoted(_ name: String) -> String {
        var result: [UInt8] = [0x22]
        for byte in name.utf8 where byte != 0 {
            if byte == 0x22 { result.append(0x22) }
            result.append(byte)
        }
        result.append(0x22)
        return String(decoding: result, as: UTF8.self)
    }

    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var isFirst = true
        for byte in bytes {
            switch byte {
            case 0x61...0x7A, 0x5F: isFirst = false
            case 0x30...0x39 where !isFirst: continue
            default: return false
            }
        }
        return !isFirst
    }

    private static func isWord(_ name: String) -> Bool {
        var isFirst = true
        for byte in name.utf8 {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, 0x5F: isFirst = false
            case 0x30...0x39 where !isFirst: continue
            default: return false
            }
        }
        return !isFirst
    }
}
