/// The code spans of a piece of Markdown: a run of backticks and the next run of the same length. One that stands in an
/// address opens none, for not every renderer would see it.
struct CodeSpans {
    /// The ends (the first byte behind) by the starts.
    private var ends: [Int: Int] = [:]

    /// Finds the spans, in time linear in the text.
    init(_ bytes: [UInt8]) {
        var lastRuns: [Int: Int] = [:]
        var position = 0
        while position < bytes.count {
            guard bytes[position] == MarkdownByte.backtick else {
                position += 1
                continue
            }
            let end = Self.endOfRun(at: position, in: bytes)
            lastRuns[end - position] = position
            position = end
        }
        guard !lastRuns.isEmpty else { return }
        position = 0
        // GitHub's addresses reach as far as the next white space, and over backticks.
        var isAddress = false
        while position < bytes.count {
            switch bytes[position] {
            case MarkdownByte.backtick: break
            case MarkdownByte.backslash:
                position += 2
                continue
            case MarkdownByte.lessThan:
                let end = MarkdownAddress.endOfAutolink(bytes, at: position)
                if end != nil { isAddress = false }
                position = end ?? position + 1
                continue
            case 0...MarkdownByte.space:
                isAddress = false
                position += 1
                continue
            default:
                isAddress = isAddress || MarkdownAddress.mayStandBare(bytes, at: position)
                position += 1
                continue
            }
            let end = Self.endOfRun(at: position, in: bytes)
            let length = end - position
            guard !isAddress, let last = lastRuns[length], last >= end else {
                position = end
                continue
            }
            var closing = end
            while closing < bytes.count {
                guard bytes[closing] == MarkdownByte.backtick else {
                    closing += 1
                    continue
                }
                let closingEnd = Self.endOfRun(at: closing, in: bytes)
                let isSameLength = closingEnd - closing == length
                closing = closingEnd
                if isSameLength { break }
            }
            ends[position] = closing
            position = closing
        }
    }

    /// The end of the span that starts at a byte; nil where none does.
    func end(of start: Int) -> Int? { ends.isEmpty ? nil : ends[start] }

    /// The end of a run of backticks.
    static func endOfRun(at start: Int, in bytes: [UInt8]) -> Int {
        var end = start
        while end < bytes.count && bytes[end] == MarkdownByte.backtick { end += 1 }
        return end
    }
}
