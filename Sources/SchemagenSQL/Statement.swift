/// One SQL statement.
public struct Statement: Sendable, Hashable {
    /// The statement without the semicolon at its end.
    public var text: String
    /// What it is for, where the text does not say it; one line.
    public var comment: String?

    /// Makes a statement.
    public init(_ text: String, comment: String? = nil) {
        self.text = text
        self.comment = comment
    }

    /// Appends the statement as it stands in a file: comment, text, semicolon, line break.
    func append(to file: inout String) {
        if let comment {
            file += Quoting.comment(comment)
            file += "\n"
        }
        file += text
        // A comment at the end of a text that somebody wrote would take the semicolon with it.
        if Self.lastLineHasComment(text) { file += "\n" }
        file += ";\n"
    }

    private static func lastLineHasComment(_ text: String) -> Bool {
        var previous: UInt8 = 0
        for byte in text.utf8.reversed() {
            if byte == 0x0A { return false }
            if byte == 0x2D, previous == 0x2D { return true }
            previous = byte
        }
        return false
    }

    /// A text of SQL as somebody wrote it, without the white space around it and the semicolons at its end.
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
