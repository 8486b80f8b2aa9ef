/// Text in DocC's Markdown.
enum DocCText {
    /// The headings that mean something to DocC, and that it warns of where they do not mean it.
    private static let reserved: Set = ["topics", "see also"]

    /// A text in which nothing formats.
    static func escaped(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        append(text[...], to: &result, isStart: true, escapesColon: false)
        while result.last == SiteByte.space { result.removeLast() }
        return result
    }

    /// Appends a text in which nothing formats.
    ///
    /// - Parameters:
    ///   - isStart: Whether it starts a line, where more marks mean something.
    ///   - escapesColon: Whether it starts an item of a list, which a colon would make a parameter or an aside.
    static func append(_ text: ArraySlice<UInt8>, to out: inout [UInt8], isStart: Bool, escapesColon: Bool) {
        var isAtStart = isStart
        // `1.` would start a list.
        var isNumber = isStart
        for byte in text {
            switch byte {
            case 0x23, 0x24, 0x26, 0x2A, 0x3C, 0x3E, 0x40, 0x5B, 0x5C, 0x5D, 0x5F, 0x60, 0x7C, 0x7E, 0x5E:
                out += [SiteByte.backslash, byte]
            case SiteByte.exclamation: out += [SiteByte.backslash, byte]
            case SiteByte.hyphen, SiteByte.plus, SiteByte.equals, SiteByte.colon:
                if isAtStart || (byte == SiteByte.colon && escapesColon) { out.append(SiteByte.backslash) }
                out.append(byte)
            case SiteByte.dot, SiteByte.closingParenthesis:
                if isNumber && !isAtStart { out.append(SiteByte.backslash) }
                out.append(byte)
            case 0..<0x20, 0x7F: out.append(SiteByte.space)
            default: out.append(byte)
            }
            if !SiteByte.isDigit(byte) { isNumber = isNumber && isAtStart && SiteByte.isSpace(byte) }
            if !SiteByte.isSpace(byte) { isAtStart = false }
        }
    }

    /// Whether a heading would be taken for one of DocC's own.
    static func isReserved(_ heading: [UInt8]) -> Bool {
        reserved.contains(String(decoding: heading.map(SiteByte.lowercased), as: UTF8.self))
    }

    /// The anchor that DocC makes of a heading; nil where that is not certain.
    static func anchor(of heading: SiteHeading, among headings: [SiteHeading]) -> String? {
        if isReserved(heading.plain) { return nil }
        let words = heading.plain.split(separator: SiteByte.space, omittingEmptySubsequences: false)
        for word in words {
            guard !word.isEmpty, word.allSatisfy({ SiteByte.isLetter($0) || SiteByte.isDigit($0) }) else { return nil }
        }
        let plain = heading.plain.map(SiteByte.lowercased)
        guard headings.count(where: { $0.plain.map(SiteByte.lowercased) == plain }) == 1 else { return nil }
        return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    }

    /// Whether a line looks like one that opens or closes a code block.
    static func hasFence(_ line: [UInt8]) -> Bool {
        let text = line.drop(while: SiteByte.isSpace)
        return text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8)
    }
}
