/// Reads the blocks of a page: GitHub's Markdown without raw HTML, which is text like any other.
struct SiteBlockReader {
    /// How deep quotes and lists may nest; deeper ones are text.
    static let maximalDepth = 24

    let bytes: [UInt8]
    let starts: SiteBlockStart
    var headings: [SiteHeading] = []
    var definitions: [String: SiteLinkTarget] = [:]
    /// Whether a comment was looked for that nothing ends; no later one is ended either.
    private var hasOpenComment = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        starts = SiteBlockStart(bytes: bytes)
    }

    /// Reads a page.
    static func document(_ bytes: [UInt8]) -> SiteDocument {
        var reader = SiteBlockReader(bytes)
        var document = SiteDocument(bytes: bytes)
        document.blocks = reader.blocks(SiteLine.lines(of: bytes)[...], depth: 0)
        document.headings = reader.headings
        document.definitions = reader.definitions
        SiteAnchors.add(to: &document)
        return document
    }

    /// The blocks of some lines.
    mutating func blocks(_ lines: ArraySlice<SiteLine>, depth: Int) -> [SiteBlock] {
        var blocks: [SiteBlock] = []
        var rest = lines
        while let line = rest.first {
            if line.isBlank(in: bytes) {
                rest.removeFirst()
                continue
            }
            let count = rest.count
            if let block = block(line, &rest, depth: depth) {
                blocks.append(block)
            } else if rest.count == count, let block = table(&rest) ?? paragraph(&rest) {
                blocks.append(block)
            }
        }
        return blocks
    }

    /// The block that the first line begins; nil for a table, a paragraph or, where lines were taken, nothing to show.
    private mutating func block(
        _ line: SiteLine, _ rest: inout ArraySlice<SiteLine>, depth: Int
    ) -> SiteBlock? {
        let (columns, first) = line.indentation(in: bytes)
        guard columns < 4 else { return indentedCode(&rest) }
        switch bytes[first] {
        case SiteByte.hash:
            guard let (level, text) = starts.heading(line) else { return nil }
            rest.removeFirst()
            return heading(level, .source(text))
        case SiteByte.backtick, SiteByte.tilde:
            return starts.fence(line).map { fencedCode($0, &rest) }
        case SiteByte.greaterThan: return depth < Self.maximalDepth ? quote(&rest, depth: depth) : nil
        case SiteByte.lessThan: return comment(&rest, depth: depth)
        case SiteByte.openingBracket:
            define(&rest)
            return nil
        case SiteByte.underscore, SiteByte.asterisk, SiteByte.hyphen, SiteByte.plus, 0x30...0x39:
            if starts.isRule(line) {
                rest.removeFirst()
                return .rule
            }
            return depth < Self.maximalDepth ? list(&rest, depth: depth) : nil
        default: return nil
        }
    }

    private mutating func heading(_ level: Int, _ text: SiteText) -> SiteBlock {
        headings.append(SiteHeading(level: level, text: text))
        return .heading(headings.count - 1)
    }

    /// Takes a paragraph, or the heading that a line under it makes of it.
    private mutating func paragraph(_ rest: inout ArraySlice<SiteLine>) -> SiteBlock? {
        guard let first = rest.popFirst() else { return nil }
        var lines = [first]
        while let line = rest.first {
            if let level = starts.underline(line) {
                rest.removeFirst()
                return heading(level, text(lines))
            }
            if starts.interruptsParagraph(line) || isTable(rest) { break }
            lines.append(line)
            rest.removeFirst()
        }
        return .paragraph(text(lines))
    }

    /// The text of a paragraph's lines, without the white space in front of them.
    private func text(_ lines: [SiteLine]) -> SiteText {
        if lines.count == 1 { return .source(lines[0].trimmed(in: bytes)) }
        var text: [UInt8] = []
        for (offset, line) in lines.enumerated() {
            if offset > 0 { text.append(SiteByte.lineFeed) }
            text += bytes[line.indentation(in: bytes).first..<line.end]
        }
        while let last = text.last, SiteByte.isSpace(last) { text.removeLast() }
        return .own(text)
    }

    private func fencedCode(_ fence: SiteBlockStart.Fence, _ rest: inout ArraySlice<SiteLine>) -> SiteBlock {
        rest.removeFirst()
        var text: [UInt8] = []
        while let line = rest.popFirst() {
            if starts.isClosing(line, of: fence) { break }
            let line = line.dropping(columns: fence.columns, in: bytes)
            text += bytes[line.start..<line.end]
            text.append(SiteByte.lineFeed)
        }
        return .code(language: Array(bytes[fence.info].prefix { !SiteByte.isSpace($0) }), text: text)
    }

    private func indentedCode(_ rest: inout ArraySlice<SiteLine>) -> SiteBlock {
        var text: [UInt8] = []
        var end = 0
        while let line = rest.first, line.isBlank(in: bytes) || line.indentation(in: bytes).columns >= 4 {
            let line = line.dropping(columns: 4, in: bytes)
            text += bytes[line.start..<line.end]
            text.append(SiteByte.lineFeed)
            if !line.isBlank(in: bytes) { end = text.count }
            rest.removeFirst()
        }
        return .code(language: [], text: Array(text[..<end]))
    }

    /// Drops a comment; what stands behind it in its last line is a paragraph. One that nothing ends is text.
    private mutating func comment(_ rest: inout ArraySlice<SiteLine>, depth: Int) -> SiteBlock? {
        guard !hasOpenComment, let first = rest.first, starts.isComment(first) else { return nil }
        var position = first.indentation(in: bytes).first + 4
        for (offset, line) in rest.enumerated() {
            position = max(position, line.start)
            while position + 3 <= line.end {
                if SiteByte.holds("-->", at: position, in: bytes) {
                    rest = rest.dropFirst(offset + 1)
                    let text = SiteLine(start: position + 3, end: line.end).trimmed(in: bytes)
                    return text.isEmpty ? nil : .paragraph(.source(text))
                }
                position += 1
            }
        }
        // Inside of a quote or a list it is only that which does not end it.
        hasOpenComment = depth == 0
        return nil
    }

    /// Takes the lines `[label]: destination "title"` at the start, if there are any.
    private mutating func define(_ rest: inout ArraySlice<SiteLine>) {
        while let line = rest.first, let (label, target) = SiteLinkReader.definition(line, in: bytes) {
            if definitions[label] == nil { definitions[label] = target }
            rest.removeFirst()
        }
    }
}
