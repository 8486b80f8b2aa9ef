/// Reads running text: code spans, emphasis, links, images, entities and escapes. HTML is text; comments are dropped.
///
/// One reader reads one text after another and uses its memory anew.
struct SiteInlineReader {
    var bytes: [UInt8] = []
    var inlines: [SiteInline] = []
    var links: [SiteLinkTarget] = []
    var runs: [SiteInlineRun] = []
    var characters: [[UInt8]] = []
    var definitions: [String: SiteLinkTarget] = [:]
    /// The brackets that may still begin a link: their offsets among the inlines, and the runs before them.
    private var brackets: [(inline: Int, run: Int, isActive: Bool)] = []
    /// The lengths of runs of backticks that nothing ends, so that nothing is looked for twice.
    private var openTicks: [Int: Int] = [:]
    /// The part of the bytes that is read.
    private var first = 0
    private var end = 0
    /// Whether a comment was looked for that nothing ends; no later one is ended either.
    private var hasOpenComment = false

    /// Reads a text of a document.
    mutating func read(_ text: SiteText, of document: SiteDocument) {
        switch text {
        case .source(let range):
            bytes = document.bytes
            read(range, document.definitions)
        case .own(let own):
            bytes = own
            read(0..<own.count, document.definitions)
        }
    }

    private mutating func read(_ range: Range<Int>, _ definitions: [String: SiteLinkTarget]) {
        inlines.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        runs.removeAll(keepingCapacity: true)
        characters.removeAll(keepingCapacity: true)
        brackets.removeAll(keepingCapacity: true)
        openTicks.removeAll(keepingCapacity: true)
        hasOpenComment = false
        self.definitions = definitions
        first = range.lowerBound
        end = range.upperBound
        var position = range.lowerBound
        while position < end {
            let start = position
            bytes.withUnsafeBufferPointer { bytes in
                while position < end, !Self.isSpecial(bytes[position]) { position += 1 }
            }
            if position > start { append(.text, start..<position) }
            if position < end { special(&position) }
        }
        SiteEmphasis.resolve(&runs, from: 0)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case SiteByte.lineFeed, SiteByte.exclamation, SiteByte.ampersand, SiteByte.asterisk, SiteByte.lessThan,
            SiteByte.openingBracket, SiteByte.backslash, SiteByte.closingBracket, SiteByte.underscore,
            SiteByte.backtick, SiteByte.tilde, 0x68:
            true
        default: false
        }
    }

    private mutating func append(_ kind: SiteInline.Kind, _ range: Range<Int>, _ index: Int = 0) {
        inlines.append(SiteInline(kind: kind, range: range, index: index))
    }

    private mutating func special(_ position: inout Int) {
        let start = position
        let byte = bytes[position]
        let next = position + 1 < end ? bytes[position + 1] : 0
        position += 1
        switch byte {
        case SiteByte.lineFeed: lineBreak(&position)
        case SiteByte.backslash where next == SiteByte.lineFeed && position < end:
            position += 1
            append(.hardBreak, start..<start)
        case SiteByte.backslash where SiteByte.isPunctuation(next):
            position += 1
            append(.text, (start + 1)..<position)
        case SiteByte.backtick: code(&position)
        case SiteByte.ampersand:
            guard let (text, after) = SiteEntity.read(bytes, at: start, end: end) else {
                return append(.text, start..<position)
            }
            characters.append(text)
            append(.character, start..<after, characters.count - 1)
            position = after
        case SiteByte.asterisk, SiteByte.underscore, SiteByte.tilde: run(byte, &position)
        case SiteByte.exclamation where next == SiteByte.openingBracket:
            position += 1
            bracket(start..<position)
        case SiteByte.openingBracket: bracket(start..<position)
        case SiteByte.closingBracket: close(&position)
        case SiteByte.lessThan: angle(&position)
        case 0x68:
            // Between brackets, which may become a link, and inside of words there is no address.
            let isInside = !brackets.isEmpty || (start > first && SiteByte.isLetter(bytes[start - 1]))
            guard !isInside, let after = MarkdownAddress.end(bytes, at: start, end: end) else {
                return append(.text, start..<position)
            }
            link(to: SiteLinkReader.unescaped(bytes, start..<after), text: start..<after)
            position = after
        default: append(.text, start..<position)
        }
    }

    private mutating func lineBreak(_ position: inout Int) {
        var isHard = false
        if let last = inlines.last, last.kind == .text {
            var range = last.range
            while range.upperBound > range.lowerBound, bytes[range.upperBound - 1] == SiteByte.space {
                range = range.lowerBound..<(range.upperBound - 1)
            }
            isHard = last.range.upperBound - range.upperBound >= 2
            inlines[inlines.count - 1].range = range
        }
        append(isHard ? .hardBreak : .softBreak, position..<position)
        while position < end, SiteByte.isSpace(bytes[position]) { position += 1 }
    }

    private mutating func code(_ position: inout Int) {
        let start = position - 1
        while position < end, bytes[position] == SiteByte.backtick { position += 1 }
        let length = position - start
        guard openTicks[length] == nil, let closing = closingTicks(length, from: position) else {
            openTicks[length] = start
            return append(.text, start..<position)
        }
        var first = position
        var last = closing
        // One space is taken off both ends where there is one at both and something between them.
        if last - first > 2, bytes[first] == SiteByte.space, bytes[last - 1] == SiteByte.space,
            bytes[first..<last].contains(where: { $0 != SiteByte.space })
        {
            first += 1
            last -= 1
        }
        append(.code, first..<last)
        position = closing + length
    }

    private func closingTicks(_ length: Int, from start: Int) -> Int? {
        var position = start
        while position < end {
            guard bytes[position] == SiteByte.backtick else {
                position += 1
                continue
            }
            let run = position
            while position < end, bytes[position] == SiteByte.backtick { position += 1 }
            if position - run == length { return run }
        }
        return nil
    }

    private mutating func run(_ byte: UInt8, _ position: inout Int) {
        let start = position - 1
        while position < end, bytes[position] == byte { position += 1 }
        let run = SiteEmphasis.run(
            of: byte, count: position - start, before: NeighbourScalar.before(start, in: bytes, from: first),
            after: NeighbourScalar.at(position, in: bytes, to: end))
        runs.append(run)
        append(.run, start..<position, runs.count - 1)
    }

    private mutating func bracket(_ range: Range<Int>) {
        brackets.append((inlines.count, runs.count, true))
        append(.bracket, range)
    }

    /// `]`: what stands since its partner is a link where a destination follows, or a label that is defined.
    private mutating func close(_ position: inout Int) {
        let start = position - 1
        guard let bracket = brackets.popLast(), bracket.isActive else { return append(.text, start..<position) }
        let opening = inlines[bracket.inline].range
        let label = opening.upperBound..<start
        let found =
            SiteLinkReader.destination(bytes, at: position, end: end)
            ?? SiteLinkReader.reference(bytes, label: label, at: position, end: end, definitions)
        guard let (target, after) = found else { return append(.text, start..<position) }
        let isImage = opening.count == 2
        links.append(target)
        // Addresses inside of a link's text are text.
        for index in bracket.inline..<inlines.count
        where inlines[index].kind == .linkStart || inlines[index].kind == .linkEnd {
            inlines[index] = SiteInline(kind: .text, range: start..<start)
        }
        inlines[bracket.inline] = SiteInline(
            kind: isImage ? .imageStart : .linkStart, range: start..<start, index: links.count - 1)
        append(isImage ? .imageEnd : .linkEnd, start..<start, links.count - 1)
        SiteEmphasis.resolve(&runs, from: bracket.run)
        for index in bracket.run..<runs.count {
            runs[index].canOpen = false
            runs[index].canClose = false
        }
        if !isImage {
            for index in brackets.indices where inlines[brackets[index].inline].range.count == 1 {
                brackets[index].isActive = false
            }
        }
        position = after
    }

    private mutating func angle(_ position: inout Int) {
        let start = position - 1
        if !hasOpenComment, SiteByte.holds("<!--", at: start, in: bytes) {
            var after = start + 4
            while after + 3 <= end {
                if SiteByte.holds("-->", at: after, in: bytes) {
                    position = after + 3
                    return
                }
                after += 1
            }
            hasOpenComment = true
        }
        guard let (target, text) = SiteLinkReader.autolink(bytes, at: start, end: end) else {
            return append(.text, start..<position)
        }
        link(to: target, text: text)
        position = text.upperBound + 1
    }

    /// Adds a link whose text is where it leads, but for escapes and the like, or is a part of it.
    private mutating func link(to destination: [UInt8], text: Range<Int>) {
        links.append(SiteLinkTarget(destination: destination))
        append(.linkStart, text.lowerBound..<text.lowerBound, links.count - 1)
        if destination.count < text.count {
            characters.append(destination)
            append(.character, text, characters.count - 1)
        } else {
            append(.text, text)
        }
        append(.linkEnd, text.upperBound..<text.upperBound, links.count - 1)
    }
}
