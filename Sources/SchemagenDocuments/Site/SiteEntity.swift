/// Characters that are written as entities: `&amp;`, `&#34;`, `&#x22;`.
enum SiteEntity {
    /// The character at a place and the first byte behind it; nil where there is no entity that is known.
    static func read(_ bytes: [UInt8], at start: Int, end: Int) -> (text: [UInt8], after: Int)? {
        var position = start + 1
        while position < end, bytes[position] != SiteByte.semicolon {
            let byte = bytes[position]
            guard SiteByte.isLetter(byte) || SiteByte.isDigit(byte) || byte == SiteByte.hash,
                position - start < 12
            else { return nil }
            position += 1
        }
        guard position < end else { return nil }
        let name = bytes[(start + 1)..<position]
        guard name.first == SiteByte.hash else {
            return named[String(decoding: name, as: UTF8.self)].map { (Array($0.utf8), position + 1) }
        }
        let isHexadecimal = name.dropFirst().first.map { $0 | 0x20 == 0x78 } ?? false
        let digits = String(decoding: name.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
        guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10) else { return nil }
        let scalar = value == 0 ? nil : Unicode.Scalar(value)
        return (Array(String(scalar ?? "\u{FFFD}").utf8), position + 1)
    }

    private static let named = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "copy": "©", "reg": "®",
        "trade": "™", "hellip": "…", "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“",
        "rdquo": "”", "laquo": "«", "raquo": "»", "bull": "•", "middot": "·", "times": "×", "divide": "÷",
        "plusmn": "±", "minus": "−", "le": "≤", "ge": "≥", "ne": "≠", "larr": "←", "rarr": "→", "uarr": "↑",
        "darr": "↓", "harr": "↔", "deg": "°", "micro": "µ", "para": "¶", "sect": "§", "euro": "€", "pound": "£",
        "yen": "¥", "cent": "¢", "frac12": "½", "infin": "∞", "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä",
        "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é", "egrave": "è", "ccedil": "ç", "ntilde": "ñ",
        "shy": "\u{AD}", "zwnj": "\u{200C}", "zwj": "\u{200D}",
    ]
}
