/// Texts in scripts that hold data.
extension HTMLBuffer {
    /// Appends a text in quotes, as JSON and scripts write it; it cannot end the script that it stands in.
    mutating func quoted(_ text: [UInt8]) {
        fixed("\"")
        defer { fixed("\"") }
        let isPlain = text.allSatisfy {
            $0 >= SiteByte.space && $0 < 0x7F && $0 != SiteByte.quote && $0 != SiteByte.backslash
                && $0 != SiteByte.lessThan
        }
        if isPlain { return put(text) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count + 2)
        for (offset, byte) in text.enumerated() {
            switch byte {
            case SiteByte.quote, SiteByte.backslash: bytes += [SiteByte.backslash, byte]
            case 0..<0x20, 0x7F, SiteByte.lessThan:
                bytes += "\\u00".utf8
                bytes += [byte >> 4, byte & 15].map { SiteByte.hexadecimalDigits[Int($0)] }
            // U+2028 and U+2029 end a line of a script in older browsers.
            case 0xA8...0xA9 where offset > 1 && text[offset - 1] == 0x80 && text[offset - 2] == 0xE2:
                bytes.removeLast(2)
                bytes += byte == 0xA8 ? "\\u2028".utf8 : "\\u2029".utf8
            default: bytes.append(byte)
            }
        }
        put(bytes)
    }
}
