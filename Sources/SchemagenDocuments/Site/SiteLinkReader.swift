/// Reads where links lead: destinations in parentheses and brackets, and labels.
enum SiteLinkReader {
    /// Longer destinations and titles are text, so that a long page full of their beginnings stays cheap.
    private static let longest = 4000

    /// `(destination "title")` at a place.
    static func destination(_ bytes: [UInt8], at start: Int, end: Int) -> (SiteLinkTarget, after: Int)? {
        guard start < end, bytes[start] == SiteByte.openingParenthesis else { return nil }
        var position = skipSpace(bytes, start + 1, end)
        guard let (destination, after) = path(bytes, at: position, end: end) else { return nil }
        var target = SiteLinkTarget(destination: destination)
        position = skipSpace(bytes, after, end)
        if position > after, let (title, after) = title(bytes, at: position, end: end) {
            target.title = title
            position = skipSpace(bytes, after, end)
        }
        guard position < end, bytes[position] == SiteByte.closingParenthesis else { return nil }
        return (target, position + 1)
    }

    /// The target of `[text][label]`, `[label][]` or `[label]`.
    static func reference(
        _ bytes: [UInt8], label: Range<Int>, at start: Int, end: Int, _ definitions: [String: SiteLinkTarget]
    ) -> (SiteLinkTarget, after: Int)? {
        guard !definitions.isEmpty else { return nil }
        if start < end, bytes[start] == SiteByte.openingBracket {
            var close = start + 1
            while close < end, bytes[close] != SiteByte.closingBracket { close += 1 }
            if close < end {
                let own = close == start + 1 ? label : (start + 1)..<close
                return definitions[key(bytes[own])].map { ($0, close + 1) }
            }
        }
        return definitions[key(bytes[label])].map { ($0, start) }
    }

    /// A line `[label]: destination "title"`.
    static func definition(_ line: SiteLine, in bytes: [UInt8]) -> (String, SiteLinkTarget)? {
        let (columns, first) = line.indentation(in: bytes)
        guard columns < 4, first < line.end, bytes[first] == SiteByte.openingBracket else { return nil }
        var close = first + 1
        while close < line.end, bytes[close] != SiteByte.closingBracket {
            if bytes[close] == SiteByte.openingBracket { return nil }
            close += bytes[close] == SiteByte.backslash ? 2 : 1
        }
        guard close + 1 < line.end, bytes[close + 1] == SiteByte.colon else { return nil }
        let label = key(bytes[(first + 1)..<close])
        let start = skipSpace(bytes, close + 2, line.end)
        guard !label.isEmpty, start < line.end, let (destination, after) = path(bytes, at: start, end: line.end) else {
            return nil
        }
        var target = SiteLinkTarget(destination: destination)
        var position = skipSpace(bytes, after, line.end)
        if position > after, let (title, after) = title(bytes, at: position, end: line.end) {
            target.title = title
            position = skipSpace(bytes, after, line.end)
        }
        return position == line.end ? (label, target) : nil
    }

    /// `<https://example.org>` or `<somebody@example.org>`; the range is that of the text.
    static func autolink(_ bytes: [UInt8], at start: Int, end: Int) -> (target: [UInt8], text: Range<Int>)? {
        var position = start + 1
        var colon: Int?
        var at: Int?
        while position < end, bytes[position] != SiteByte.greaterThan {
            let byte = bytes[position]
            if byte <= SiteByte.space || byte == SiteByte.lessThan || byte == SiteByte.backslash { return nil }
            if byte == SiteByte.colon, colon == nil { colon = position }
            if byte == SiteByte.at, at == nil { at = position }
            position += 1
        }
        guard position < end else { return nil }
        let text = (start + 1)..<position
        if let colon {
            let scheme = bytes[(start + 1)..<colon]
            let isScheme = scheme.allSatisfy { SiteByte.isLetter($0) || SiteByte.isDigit($0) || $0 == SiteByte.plus }
            return scheme.count > 1 && isScheme && colon + 1 < position ? (Array(bytes[text]), text) : nil
        }
        guard let at, at > start + 1, at + 1 < position else { return nil }
        return (Array("mailto:".utf8) + bytes[text], text)
    }

    private static func path(_ bytes: [UInt8], at start: Int, end: Int) -> ([UInt8], after: Int)? {
        let end = min(end, start + longest)
        var position = start
        if position < end, bytes[position] == SiteByte.lessThan {
            position += 1
            let first = position
            while position < end, bytes[position] != SiteByte.greaterThan {
                if bytes[position] == SiteByte.lineFeed || bytes[position] == SiteByte.lessThan { return nil }
                position += bytes[position] == SiteByte.backslash ? 2 : 1
            }
            guard position < end else { return nil }
            return (unescaped(bytes, first..<position), position + 1)
        }
        var depth = 0
        while position < end, bytes[position] > SiteByte.space {
            switch bytes[position] {
            case SiteByte.backslash where position + 1 < end && SiteByte.isPunctuation(bytes[position + 1]):
                position += 1
            case SiteByte.openingParenthesis: depth += 1
            case SiteByte.closingParenthesis: depth -= 1
            default: break
            }
            if depth < 0 { break }
            if depth > 32 { return nil }
            position += 1
        }
        return depth > 0 ? nil : (unescaped(bytes, start..<min(position, end)), min(position, end))
    }

    private static func title(_ bytes: [UInt8], at start: Int, end: Int) -> ([UInt8], after: Int)? {
        guard start < end else { return nil }
        let end = min(end, start + longest)
        let opening = bytes[start]
        guard opening == SiteByte.quote || opening == SiteByte.apostrophe || opening == SiteByte.openingParenthesis
        else { return nil }
        let closing = opening == SiteByte.openingParenthesis ? SiteByte.closingParenthesis : opening
        var position = start + 1
        while position < end, bytes[position] != closing {
            position += bytes[position] == SiteByte.backslash ? 2 : 1
        }
        return position < end ? (unescaped(bytes, (start + 1)..<position), position + 1) : nil
    }

    /// A text without backslashes before punctuation, its entities read.
    static func unescaped(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
        var text: [UInt8] = []
        var position = range.lowerBound
        while position < range.upperBound {
            let next = position + 1 < range.upperBound ? bytes[position + 1] : 0
            if bytes[position] == SiteByte.backslash, SiteByte.isPunctuation(next) {
                text.append(next)
                position += 2
            } else if bytes[position] == SiteByte.ampersand,
                let (character, after) = SiteEntity.read(bytes, at: position, end: range.upperBound)
            {
                text += character
                position = after
            } else {
                text.append(bytes[position])
                position += 1
            }
        }
        return text
    }

    private static func skipSpace(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var position = start
        while position < end, SiteByte.isSpace(bytes[position]) { position += 1 }
        return position
    }

    /// A label for comparison: in lower case, its white space being single spaces.
    private static func key(_ label: ArraySlice<UInt8>) -> String {
        let words = label.split(whereSeparator: SiteByte.isSpace)
        return words.map { String(decoding: $0, as: UTF8.self).lowercased() }.joined(separator: " ")
    }
}
