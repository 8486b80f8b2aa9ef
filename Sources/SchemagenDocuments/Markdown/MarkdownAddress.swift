/// Addresses in running text: renderers make links of `<https://example.org>`, and of addresses that stand alone.
enum MarkdownAddress {
    /// The end of `<https://example.org>` at a place, which is no HTML; nil where there is none.
    static func endOfAutolink(_ bytes: [UInt8], at start: Int) -> Int? {
        let scheme = String(decoding: bytes[(start + 1)...].prefix(8), as: UTF8.self).lowercased()
        guard scheme.hasPrefix("http://") || scheme == "https://" || scheme.hasPrefix("mailto:") else { return nil }
        var position = start + 1
        while position < bytes.count {
            switch bytes[position] {
            case MarkdownByte.greaterThan: return position + 1
            case 0...MarkdownByte.space, 0x7F, MarkdownByte.lessThan, MarkdownByte.backslash, MarkdownByte.backtick:
                return nil
            default: position += 1
            }
        }
        return nil
    }

    /// Whether bytes may be the part of an address by which renderers know it, `://` or `www.`, or only look like it.
    static func mayStandBare(_ bytes: [UInt8], at position: Int) -> Bool {
        switch bytes[position] {
        case 0x3A: bytes[position...].starts(with: "://".utf8)
        case 0x57, 0x77: String(decoding: bytes[position...].prefix(4), as: UTF8.self).lowercased() == "www."
        default: false
        }
    }

    /// The end of an address that stands in the text as it is: `https://example.org/x`.
    static func end(_ bytes: [UInt8], at start: Int, end: Int) -> Int? {
        guard bytes[start..<end].starts(with: "http".utf8) else { return nil }
        let isPlain = bytes[start..<end].starts(with: "http://".utf8)
        guard isPlain || bytes[start..<end].starts(with: "https://".utf8) else { return nil }
        let host = start + (isPlain ? 7 : 8)
        var position = host
        while position < end, bytes[position] > MarkdownByte.space, bytes[position] != MarkdownByte.lessThan,
            bytes[position] != MarkdownByte.backtick
        {
            position += 1
        }
        position = withoutPunctuation(bytes, from: host, to: position)
        return position > host ? position : nil
    }

    /// The end of an address without the punctuation that belongs to the sentence. So does a parenthesis that the address
    /// does not open, and a character that is written as an entity.
    private static func withoutPunctuation(_ bytes: [UInt8], from host: Int, to end: Int) -> Int {
        var position = end
        while position > host {
            let last = bytes[position - 1]
            if last == 0x29 {
                let part = bytes[host..<position]
                if part.count(where: { $0 == 0x29 }) <= part.count(where: { $0 == 0x28 }) { break }
            } else if last == 0x3B {
                var start = position - 2
                while start > host, MarkdownByte.isAlphanumeric(bytes[start]) || bytes[start] == MarkdownByte.hash {
                    start -= 1
                }
                if start >= host, bytes[start] == MarkdownByte.ampersand, endOfEntity(bytes, at: start) == position {
                    position = start
                    continue
                }
            } else if !"?!.,:*_~'\"]|".utf8.contains(last) {
                break
            }
            position -= 1
            // What is escaped goes with its backslash.
            if position > host, bytes[position - 1] == MarkdownByte.backslash { position -= 1 }
        }
        return position
    }

    /// The end of a character that is written as an entity, `&gt;` or `&#62;`; nil where there is none.
    static func endOfEntity(_ bytes: [UInt8], at start: Int) -> Int? {
        var position = start + 1
        if position < bytes.count, bytes[position] == MarkdownByte.hash { position += 1 }
        let first = position
        while position < bytes.count, bytes[position] < 0x80, MarkdownByte.isAlphanumeric(bytes[position]) {
            position += 1
        }
        guard position > first, position < bytes.count, bytes[position] == 0x3B else { return nil }
        return position + 1
    }

    /// An address of a text that is no Markdown, as Markdown: renderers read no escapes in one, so that it stands as it
    /// is, between angle brackets where something in it or behind it would mean something.
    static func written(_ bytes: [UInt8], at start: Int) -> (markdown: [UInt8], end: Int)? {
        if start > 0, SiteByte.isLetter(bytes[start - 1]) { return nil }
        guard var end = end(bytes, at: start, end: bytes.count) else { return nil }
        // What could not stand in one is written behind it.
        end = (start..<end).first { cannotStandBetweenBrackets(bytes, at: $0) } ?? end
        let behind = bytes[end...].prefix { $0 > MarkdownByte.space }
        let isMark: (UInt8) -> Bool = { "*_~[]$".utf8.contains($0) }
        let needsBrackets =
            bytes[start..<end].contains(where: isMark) || !behind.allSatisfy { "?!.,:;'\")".utf8.contains($0) }
        let address = Array(bytes[start..<end])
        return (needsBrackets ? [MarkdownByte.lessThan] + address + [MarkdownByte.greaterThan] : address, end)
    }

    private static func cannotStandBetweenBrackets(_ bytes: [UInt8], at position: Int) -> Bool {
        switch bytes[position] {
        case MarkdownByte.greaterThan, MarkdownByte.backslash, 0x7F: true
        case MarkdownByte.ampersand: endOfEntity(bytes, at: position) != nil
        default: false
        }
    }
}
