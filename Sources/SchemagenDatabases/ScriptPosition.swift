/// A place in a SQL text.
public struct ScriptPosition: Sendable, Hashable, CustomStringConvertible {
    /// The offset in UTF-8 bytes, from 0.
    public var byteOffset: Int
    /// The line, from 1.
    public var line: Int
    /// The column in UTF-8 bytes, from 1.
    public var column: Int

    /// The place of a byte of a text; one past the end counts as the end.
    public init(byteOffset: Int, in text: String) {
        var line = 1
        var lineStart = 0
        var offset = 0
        for byte in text.utf8 {
            if offset >= byteOffset { break }
            offset += 1
            if byte == UInt8(ascii: "\n") {
                line += 1
                lineStart = offset
            }
        }
        self.byteOffset = offset
        self.line = line
        self.column = offset - lineStart + 1
    }

    /// The place of a Unicode scalar of a text, counted from 1 as PostgreSQL does.
    public init(scalar number: Int, in text: String) {
        var offset = 0
        var scalars = 0
        for byte in text.utf8 {
            // Every byte but a continuation byte begins a scalar.
            if byte & 0xC0 != 0x80 {
                scalars += 1
                if scalars == number { break }
            }
            offset += 1
        }
        self.init(byteOffset: offset, in: text)
    }

    /// `line 3, column 7`
    public var description: String { "line \(line), column \(column)" }
}
