/// A range of UTF-8 bytes in a source file, end excluded.
public struct SourceSpan: Hashable, Sendable {
    /// The offset of the first byte.
    public var start: Int32
    /// The offset behind the last byte.
    public var end: Int32

    /// Makes a span from two byte offsets.
    public init(start: Int, end: Int) {
        self.start = Self.clamp(start)
        self.end = Self.clamp(end < start ? start : end)
    }

    /// An offset in 32 bits. Build plugins run without optimisation, where `Int32(clamping:)` is dear, and every token
    /// has a span.
    private static func clamp(_ offset: Int) -> Int32 {
        offset < 0 ? 0 : offset > 0x7FFF_FFFF ? .max : Int32(offset)
    }

    /// The smallest span that covers both.
    public func union(_ other: SourceSpan) -> SourceSpan {
        SourceSpan(start: Int(min(start, other.start)), end: Int(max(end, other.end)))
    }

    /// The empty span at the start of a file, for what has no place of its own.
    public static let fileStart = SourceSpan(start: 0, end: 0)
}

/// A position as an editor shows it. Both numbers count from 1; columns count UTF-8 bytes, as Swift's compiler does.
public struct SourceLocation: Equatable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The column, from 1, in UTF-8 bytes.
    public var column: Int

    /// Makes a location.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// The text of one schema file with the name by which messages refer to it.
///
/// The bytes are kept as they were read: a file that is not UTF-8 is a diagnostic of the lexer, never a trap.
public struct SourceFile: Sendable {
    /// The name that messages show, usually the path relative to the package's root.
    public let path: String
    /// The content.
    public let bytes: [UInt8]
    /// The byte offset at which each line starts.
    public let lineStarts: [Int32]

    /// Makes a source file from bytes.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        var starts: [Int32] = [0]
        bytes.withUnsafeBufferPointer { buffer in
            for index in 0..<buffer.count where buffer[index] == 0x0A {
                starts.append(Int32(clamping: index + 1))
            }
        }
        lineStarts = starts
    }

    /// Makes a source file from text.
    public init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// Line and column of a byte offset; an offset past the end gives the end.
    public func location(at offset: Int32) -> SourceLocation {
        let offset = max(0, min(offset, Int32(clamping: bytes.count)))
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return SourceLocation(line: low + 1, column: Int(offset - lineStarts[low]) + 1)
    }

    /// The text of a line, numbered from 1, without its line ending; bytes that are not UTF-8 show as U+FFFD.
    public func text(ofLine line: Int) -> String {
        guard line >= 1, line <= lineStarts.count else { return "" }
        let start = Int(lineStarts[line - 1])
        var end = line < lineStarts.count ? Int(lineStarts[line]) - 1 : bytes.count
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
    }

    /// The text of a span; bytes that are not UTF-8 show as U+FFFD.
    public func text(of span: SourceSpan) -> String {
        let start = max(0, min(Int(span.start), bytes.count))
        let end = max(start, min(Int(span.end), bytes.count))
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
