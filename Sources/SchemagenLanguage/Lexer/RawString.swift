/// A literal in triple quotes: no escapes; the white space before the closing quotes is taken off every line.
struct RawString {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let start: Int
    private let end: Int
    /// The text behind the opening quotes.
    private let contentStart: Int
    /// The end of the text: the first of the closing quotes.
    private let contentEnd: Int
    private let isClosed: Bool

    /// Takes the bytes of a whole literal, `#` and quotes included.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
        self.bytes = bytes
        self.start = start
        self.end = end
        var pounds = 0
        while start + pounds < end, bytes[start + pounds] == 0x23 { pounds += 1 }
        contentStart = min(end, start + pounds + 3)
        var quotes = 0
        var position = end - pounds
        while quotes < 3, position > contentStart, bytes[position - 1] == 0x22 {
            quotes += 1
            position -= 1
        }
        var closingPounds = 0
        while closingPounds < pounds, end - closingPounds > contentStart, bytes[end - closingPounds - 1] == 0x23 {
            closingPounds += 1
        }
        isClosed = quotes == 3 && closingPounds == pounds
        contentEnd = isClosed ? position : end
    }

    /// The text, its lines joined by LF.
    func value(problems: inout [Diagnostic]) -> String {
        var lineStart = contentStart
        while lineStart < contentEnd, isBlank(bytes[lineStart]) { lineStart += 1 }
        guard lineStart < contentEnd, bytes[lineStart] == 0x0A else {
            if isClosed {
                problems.append(
                    Diagnostic(
                        .badRawString, "the text of a raw string starts on the line after its quotes",
                        at: SourceSpan(start: start, end: contentStart),
                        fixes: [.init("break the line here, or use a string in single double quotes: \"…\"")]))
            }
            return text(contentStart, contentEnd)
        }
        lineStart += 1

        // The line of the closing quotes.
        var closingLine = contentEnd
        while closingLine > lineStart, bytes[closingLine - 1] != 0x0A { closingLine -= 1 }
        var indentation = closingLine
        while indentation < contentEnd, bytes[indentation] == 0x20 || bytes[indentation] == 0x09 { indentation += 1 }
        var lastLineEnd = closingLine - 1
        var width = indentation - closingLine
        if indentation < contentEnd {
            if isClosed {
                problems.append(
                    Diagnostic(
                        .badRawString, "the closing quotes of a raw string stand on a line of their own",
                        at: SourceSpan(start: contentEnd, end: end), fixes: [.init("break the line before the quotes")])
                )
            }
            lastLineEnd = contentEnd
            width = 0
        }
        return lines(from: lineStart, to: lastLineEnd, indentation: closingLine, width: width, problems: &problems)
    }

    private func lines(
        from first: Int, to last: Int, indentation: Int, width: Int, problems: inout [Diagnostic]
    ) -> String {
        guard first <= last else { return "" }
        var result: [UInt8] = []
        result.reserveCapacity(last - first)
        var position = first
        var hasReported = false
        while true {
            var lineEnd = position
            while lineEnd < last, bytes[lineEnd] != 0x0A { lineEnd += 1 }
            var textEnd = lineEnd
            if textEnd > position, bytes[textEnd - 1] == 0x0D { textEnd -= 1 }
            var matched = 0
            while matched < width, position + matched < textEnd,
                bytes[position + matched] == bytes[indentation + matched]
            {
                matched += 1
            }
            if matched < width {
                var rest = position + matched
                while rest < textEnd, isBlank(bytes[rest]) { rest += 1 }
                if rest < textEnd, !hasReported {
                    hasReported = true
                    problems.append(
                        Diagnostic(
                            .badRawString, "this line of the raw string is indented less than its closing quotes",
                            at: SourceSpan(start: position, end: textEnd),
                            notes: [
                                .init(
                                    "the closing quotes set the indentation",
                                    at: SourceSpan(start: contentEnd, end: end))
                            ],
                            fixes: [.init("begin the line with the white space that stands before the closing quotes")])
                    )
                }
                // A line of white space alone is an empty line, however short it is.
                if rest < textEnd { result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[rest..<textEnd])) }
            } else {
                let textStart = position + width
                result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[textStart..<textEnd]))
            }
            if lineEnd >= last { break }
            result.append(0x0A)
            position = lineEnd + 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    private func text(_ start: Int, _ end: Int) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<max(start, end)]), as: UTF8.self)
    }
}
