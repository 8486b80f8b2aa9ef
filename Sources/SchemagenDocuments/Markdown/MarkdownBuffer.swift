/// Markdown in the making, as bytes: appending is all that a long page has to pay for.
///
/// Text that needs no escaping, which nearly all text is, is appended as it is and looked over once.
struct MarkdownBuffer {
    private(set) var bytes: [UInt8] = []

    /// The number of bytes so far.
    var count: Int { bytes.count }

    /// The text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// Appends Markdown that is the same on every page.
    mutating func fixed(_ markdown: StaticString) { markdown.withUTF8Buffer { bytes.append(contentsOf: $0) } }

    /// Appends Markdown.
    mutating func put(_ markdown: String) {
        var markdown = markdown
        markdown.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Appends a byte of Markdown.
    mutating func put(_ byte: UInt8) { bytes.append(byte) }

    /// Appends bytes of Markdown.
    mutating func put(_ slice: ArraySlice<UInt8>) { bytes.append(contentsOf: slice) }

    /// Appends bytes of Markdown.
    mutating func put(_ slice: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: slice) }

    /// Puts a byte before what was written since a place.
    mutating func insert(_ byte: UInt8, at place: Int) { bytes.insert(byte, at: place) }

    /// Appends a number.
    mutating func number(_ number: Int) {
        if number >= 0 && number < 10 { put(UInt8(0x30 + number)) } else { put(String(number)) }
    }

    /// Takes back what was written since a place.
    mutating func truncate(to count: Int) { bytes.removeLast(bytes.count - count) }

    /// Appends a name or a piece of code; see `MarkdownText.code`.
    mutating func code(_ text: String) {
        var source = text
        let isPlain = source.withUTF8 { source in
            guard Self.isPlainCode(source) else { return false }
            bytes.append(MarkdownByte.backtick)
            bytes.append(contentsOf: source)
            bytes.append(MarkdownByte.backtick)
            return true
        }
        if !isPlain { put(MarkdownText.code(text)) }
    }

    /// Appends several pieces of code as one: `id: Int64`.
    mutating func code(_ first: String, _ second: String, _ third: String = "") {
        let start = count
        put(MarkdownByte.backtick)
        put(first)
        put(second)
        put(third)
        let isPlain = bytes.withUnsafeBufferPointer {
            Self.isPlainCode(UnsafeBufferPointer(rebasing: $0[(start + 1)...]))
        }
        if isPlain { return put(MarkdownByte.backtick) }
        truncate(to: start)
        put(MarkdownText.code(first + second + third))
    }

    /// Whether a text is code that one backtick on either side is enough for.
    private static func isPlainCode(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        for byte in text where byte < 0x20 || byte >= 0x7F || byte == MarkdownByte.backtick { return false }
        return first != MarkdownByte.space || last != MarkdownByte.space
    }

    /// Appends documentation in one line; see `MarkdownText.cell`.
    mutating func cell(_ documentation: String) {
        var source = documentation
        let isPlain = source.withUTF8 { source in
            for byte in source where Self.isMarkOfHTML(byte) { return false }
            bytes.append(contentsOf: source)
            return true
        }
        if !isPlain { put(MarkdownText.cell(documentation)) }
    }

    /// Whether a byte of one line of documentation may not pass as it is.
    private static func isMarkOfHTML(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, 0x7F, MarkdownByte.lessThan, MarkdownByte.greaterThan, MarkdownByte.backslash,
            MarkdownByte.backtick:
            true
        default: false
        }
    }

    /// Appends the link to the page of an object, whose text is the object's name.
    mutating func link(to path: DocumentPath, from folder: DocumentPath.Folder?) {
        put(MarkdownByte.openingBracket)
        code(path.name)
        fixed("](")
        path.put(from: folder, to: &self)
        put(0x29)
    }

    /// Appends a part of a path; what is no plain ASCII is percent-encoded.
    mutating func percentEncoded(_ path: String) {
        var path = path
        path.withUTF8 { source in
            guard source.allSatisfy(Self.isPlainInPath) else {
                for byte in source { percentEncoded(byte) }
                return
            }
            bytes.append(contentsOf: source)
        }
    }

    private mutating func percentEncoded(_ byte: UInt8) {
        guard !Self.isPlainInPath(byte) else { return put(byte) }
        put(0x25)
        put(Self.hexadecimal[Int(byte >> 4)])
        put(Self.hexadecimal[Int(byte & 15)])
    }

    private static let hexadecimal = Array("0123456789ABCDEF".utf8)

    private static func isPlainInPath(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E, 0x23: true
        default: false
        }
    }
}
