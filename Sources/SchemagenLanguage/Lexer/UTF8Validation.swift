/// Finds what is not UTF-8 in a file.
enum UTF8Validation {
    /// A text with more bad places than this is not a text in UTF-8; reading stops.
    static let mostReports = 20

    /// Reports each run of bytes that are not UTF-8; gives false when there are too many of them to go on.
    static func check(_ bytes: UnsafeBufferPointer<UInt8>, diagnostics: inout [Diagnostic]) -> Bool {
        if let name = otherEncoding(bytes) {
            diagnostics.append(
                Diagnostic(
                    .invalidUTF8, "the file is in \(name), not in UTF-8", at: .fileStart,
                    fixes: [.init("save the file as UTF-8")]))
            return false
        }
        var position = 0
        var reports = 0
        while true {
            position = skipASCII(bytes, from: position)
            if position >= bytes.count { return true }
            if let (_, length) = decode(bytes, at: position) {
                position += length
                continue
            }
            let start = position
            position += 1
            while position < bytes.count, bytes[position] >= 0x80, decode(bytes, at: position) == nil { position += 1 }
            let span = SourceSpan(start: start, end: position)
            if reports == mostReports {
                diagnostics.append(
                    Diagnostic(
                        .invalidUTF8, "more bytes that are not UTF-8 follow; the file is not read any further",
                        at: span, fixes: [.init("save the file as UTF-8")]))
                return false
            }
            reports += 1
            let what = position - start == 1 ? "this byte is" : "these \(position - start) bytes are"
            diagnostics.append(
                Diagnostic(.invalidUTF8, "\(what) not UTF-8", at: span, fixes: [.init("save the file as UTF-8")]))
        }
    }

    /// The scalar that starts at a position and its length in bytes; nil where the bytes are not UTF-8.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> (scalar: Unicode.Scalar, length: Int)?
    {
        let first = bytes[position]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let length: Int
        var value: UInt32
        let smallest: UInt32
        if first >= 0xC2, first <= 0xDF {
            (length, value, smallest) = (2, UInt32(first & 0x1F), 0x80)
        } else if first >= 0xE0, first <= 0xEF {
            (length, value, smallest) = (3, UInt32(first & 0x0F), 0x800)
        } else if first >= 0xF0, first <= 0xF4 {
            (length, value, smallest) = (4, UInt32(first & 0x07), 0x10000)
        } else {
            return nil
        }
        if position + length > bytes.count { return nil }
        for offset in 1..<length {
            let byte = bytes[position + offset]
            if byte & 0xC0 != 0x80 { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        guard value >= smallest, let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, length)
    }

    /// The position of the next byte that is not ASCII, eight bytes at a time.
    private static func skipASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var position = start
        let raw = UnsafeRawBufferPointer(bytes)
        while position + 8 <= raw.count {
            if raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { break }
            position += 8
        }
        while position < bytes.count, bytes[position] < 0x80 { position += 1 }
        return position
    }

    /// UTF-16 announces itself by its byte order mark.
    private static func otherEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.count >= 2 else { return nil }
        if bytes[0] == 0xFF, bytes[1] == 0xFE { return "UTF-16 (little endian)" }
        if bytes[0] == 0xFE, bytes[1] == 0xFF { return "UTF-16 (big endian)" }
        return nil
    }
}
