/// SQL as somebody wrote it.
enum StatementText {
    /// The text without the white space around it and the semicolons at its end.
    static func trimmed(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var start = 0
        var end = bytes.count
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) || bytes[end - 1] == 0x3B { end -= 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
