/// What holds for every name in SQL.
public enum SQLIdentifier {
    /// The bytes of UTF-8 that PostgreSQL keeps of a name; it cuts longer ones with nothing but a notice, and two that
    /// differ behind that point become one.
    public static let maximumLength = 63

    /// The name, cut where it is longer than the limit: as much of it as fits, then `_` and eight hexadecimal digits that
    /// depend on the whole name, so that two long names stay two.
    ///
    /// - Parameter limit: The most bytes of UTF-8 that the result has; at least nine.
    public static func fitted(_ name: String, in limit: Int = maximumLength) -> String {
        guard name.utf8.count > limit else { return name }
        let suffixLength = 9
        var kept = ""
        var length = 0
        for scalar in name.unicodeScalars {
            length += UTF8.width(scalar)
            if length > limit - suffixLength { break }
            kept.unicodeScalars.append(scalar)
        }
        let digits = String(hash(name), radix: 16)
        return kept + "_" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }

    /// The form in which SQLite compares names: ASCII letters in lower case.
    public static func foldedForSQLite(_ name: String) -> String {
        let hasCapital = name.withBytes { bytes in
            for index in 0..<bytes.count where bytes[index] >= 0x41 && bytes[index] <= 0x5A { return true }
            return false
        }
        guard hasCapital else { return name }
        return String(decoding: name.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }, as: UTF8.self)
    }

    /// Whether a name holds a character that may not stand in one. A line break ends a `--` comment, and what follows it
    /// would run.
    static func hasControlCharacter(_ name: String) -> Bool {
        let isPlain = name.withBytes { bytes in
            for index in 0..<bytes.count where bytes[index] < 0x20 || bytes[index] >= 0x7F { return false }
            return true
        }
        if isPlain { return false }
        for scalar in name.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: return true
            // Characters that turn the direction of text make a name look like another.
            case .format where (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value):
                return true
            default: continue
            }
        }
        return false
    }

    /// FNV-1a in 32 bits over the UTF-8 bytes: the same on every machine.
    private static func hash(_ name: String) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return hash
    }
}
