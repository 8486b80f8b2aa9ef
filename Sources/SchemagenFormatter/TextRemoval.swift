import SchemagenLanguage

/// Takes spans out of a text, and with them the lines that become empty.
enum TextRemoval {
    /// The bytes without the spans, which may come in any order and overlap.
    static func remove(_ spans: [SourceSpan], from bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        // Where the line begins in the result, and whether something was taken out of it.
        var lineStart = 0
        var isTouched = false
        var position = 0
        func isBlankLine() -> Bool {
            result[lineStart...].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
        }
        func copy(to end: Int) {
            while position < end {
                let byte = bytes[position]
                position += 1
                result.append(byte)
                guard byte == 0x0A else { continue }
                if isTouched, isBlankLine() { result.removeSubrange(lineStart...) }
                lineStart = result.count
                isTouched = false
            }
        }
        for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            let end = min(Int(span.end), bytes.count)
            guard end > position else { continue }
            copy(to: min(bytes.count, max(position, Int(span.start))))
            position = end
            isTouched = true
        }
        copy(to: bytes.count)
        if isTouched, isBlankLine() { result.removeSubrange(lineStart...) }
        return result
    }
}
