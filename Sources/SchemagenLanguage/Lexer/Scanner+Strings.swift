extension Scanner {
    /// Reads what begins with a quote of some kind.
    mutating func quote() {
        switch bytes[position] {
        case 0x60: quotedName()
        case 0x27: plainString(quote: 0x27)
        case 0x23:
            var pounds = 1
            while peek(pounds) == 0x23 { pounds += 1 }
            if peek(pounds) == 0x22 { return rawString(pounds: pounds) }
            stray()
        default:
            if peek(1) == 0x22, peek(2) == 0x22 { return rawString(pounds: 0) }
            plainString(quote: 0x22)
        }
    }

    /// Reads a string that ends on its line.
    private mutating func plainString(quote: UInt8) {
        let start = position
        position += 1
        var hasEscapes = false
        var control: Int?
        while position < bytes.count {
            let byte = bytes[position]
            if byte == quote || byte == 0x0A { break }
            if byte == 0x0D, peek(1) == 0x0A { break }
            if byte == 0x5C {
                hasEscapes = true
                // The escaped character may be the closing quote, but never the end of the line.
                if peek(1) == quote || peek(1) == 0x5C { position += 1 }
            } else if byte < 0x20 && byte != 0x09 || byte == 0x7F {
                control = control ?? position
            }
            position += 1
        }
        let isClosed = peek(0) == quote && position < bytes.count
        if isClosed { position += 1 }
        let end = position
        if !isClosed {
            let mark = quote == 0x22 ? "\"" : "'"
            report(
                .unterminatedString, "the string is not closed", from: start, to: start + 1,
                notes: [.init("the line ends here", at: SourceSpan(start: end, end: end))],
                fixes: [
                    .init("write `\(mark)` at its end; a text of several lines stands between lines of `\"\"\"`")
                ])
        } else if quote == 0x27 {
            let content = String(decoding: UnsafeBufferPointer(rebasing: bytes[start + 1..<end - 1]), as: UTF8.self)
            let isPlain = !content.utf8.contains(0x22) && !hasEscapes
            report(
                .singleQuotes, "strings stand in double quotes", from: start, to: end,
                fixes: [.init("write \"\(content)\"", replacement: isPlain ? "\"\(content)\"" : nil)])
        }
        if let control { reportControlCharacter(at: control) }
        finishString(.string, from: start, isClosed: isClosed, needsCheck: hasEscapes)
    }

    /// Reads a string in triple quotes. With one quote behind the `#`, reads Swift's raw string of one line.
    private mutating func rawString(pounds: Int) {
        let start = position
        position += pounds
        guard peek(1) == 0x22, peek(2) == 0x22 else { return shortRawString(from: start, pounds: pounds) }
        position += 3
        var isClosed = false
        var control: Int?
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x22, peek(1) == 0x22, peek(2) == 0x22 {
                var count = 0
                while count < pounds, peek(3 + count) == 0x23 { count += 1 }
                if count == pounds {
                    position += 3 + pounds
                    isClosed = true
                    break
                }
                position += 1
                continue
            }
            if byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F {
                if byte != 0x0D || peek(1) != 0x0A { control = control ?? position }
            }
            position += 1
        }
        if !isClosed {
            let marks = String(repeating: "#", count: pounds)
            report(
                .unterminatedString, "the raw string is not closed", from: start, to: start + pounds + 3,
                fixes: [.init("write `\"\"\"\(marks)` on a line of its own behind the text")])
        }
        if let control { reportControlCharacter(at: control) }
        finishString(.rawString, from: start, isClosed: isClosed, needsCheck: true)
    }

    /// `#"…"#`: Swift has it, this language does not.
    private mutating func shortRawString(from start: Int, pounds: Int) {
        position += 1
        while position < bytes.count, bytes[position] != 0x0A {
            position += 1
            if bytes[position - 1] == 0x22 {
                var count = 0
                while count < pounds, peek(count) == 0x23 { count += 1 }
                if count == pounds {
                    position += pounds
                    break
                }
            }
        }
        report(
            .badRawString, "a raw string stands in triple quotes", from: start, to: position,
            fixes: [
                .init("write it between lines of `\"\"\"`, or in plain double quotes with `\\` before `\"` and `\\`")
            ])
        append(.string, from: start)
        hasFlaw = true
    }

    /// Adds a string token and reports what is wrong in its content.
    private mutating func finishString(_ kind: Token.Kind, from start: Int, isClosed: Bool, needsCheck: Bool) {
        append(kind, from: start)
        hasFlaw = !isClosed
        guard needsCheck, isComplete, let token = tokens.last else { return }
        let flaw = hasFlaw
        var problems: [Diagnostic] = []
        _ = StringLiteral.value(of: token, in: bytes, problems: &problems)
        for problem in problems { report(problem) }
        // The token itself stands, whatever its content is.
        hasFlaw = flaw
    }

    private mutating func reportControlCharacter(at start: Int) {
        let number = String(bytes[start], radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: 4 - number.count) + number
        report(
            .controlCharacter, "a string must not hold the control character U+\(padded)", from: start, to: start + 1,
            fixes: bytes[start] == 0 ? [] : [.init("in a plain string, write `\\u{\(number)}`")])
    }
}
