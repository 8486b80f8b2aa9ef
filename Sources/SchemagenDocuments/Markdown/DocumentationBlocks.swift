/// Writes documentation as blocks of a page.
///
/// Markdown passes, HTML does not, except in code. What is code, renderers find out block by block: so this follows
/// quotes, lists and code blocks line by line, as CommonMark describes them. Where renderers differ over a line, it is
/// written so that they cannot.
struct DocumentationBlocks {
    /// How deep quotes and lists may nest; deeper ones are text.
    private static let maximalDepth = 24

    private enum Container {
        case quote
        /// The columns by which its lines are indented, and whether nothing stands in it so far.
        case item(width: Int, isEmpty: Bool)
    }

    private enum Leaf {
        case none, paragraph, table, indentedCode
        case fence(DocumentationLine.Fence)
    }

    /// A line of the paragraph under way: what stands before its text, and the text.
    private struct TextLine {
        let prefix: ArraySlice<UInt8>
        let text: [UInt8]
        /// Whether it may be the header of a table: it is neither indented like code nor outside of its container.
        let isPlain: Bool

        var startsWithBracket: Bool { text.first == MarkdownByte.lessThan || text.first == MarkdownByte.greaterThan }
    }

    private var containers: [Container] = []
    private var leaf = Leaf.none
    private var paragraph: [TextLine] = []
    private var result: [[UInt8]] = []

    /// Documentation as blocks. Its headings go two levels down, under those of the page, and a code block that it
    /// leaves open is closed.
    static func blocks(_ text: String) -> String {
        var blocks = DocumentationBlocks()
        // A carriage return alone breaks a line too.
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            blocks.add(DocumentationLine(line))
        }
        blocks.close(to: 0)
        return String(decoding: Array(blocks.result.joined(separator: [MarkdownByte.lineFeed])), as: UTF8.self)
    }

    private var isParagraph: Bool { if case .paragraph = leaf { true } else { false } }

    private var isTable: Bool { if case .table = leaf { true } else { false } }

    private mutating func add(_ source: DocumentationLine) {
        var line = source
        let matched = match(&line)
        if matched == containers.count, addCode(line, source) { return }
        if line.isBlank {
            close(to: matched)
            // A second one would end an item that holds nothing but definitions of links.
            if result.last != line.trimmed { result.append(line.trimmed) }
            return
        }
        if matched < containers.count, isParagraph, paragraph[0].text.first == MarkdownByte.openingBracket {
            // For some renderers a definition of a link does not go on outside of its container.
            close(to: matched)
            addBlankLine()
        }
        let isInside = matched == containers.count
        // What is indented below a paragraph is no code, and not every item begins a list there.
        var mayGoOn = isParagraph
        var isBelowParagraph = isInside && isParagraph
        var isNew = false
        var isPlain = true
        func begin(_ blocks: inout DocumentationBlocks) {
            if !isNew { blocks.leave(to: matched) }
            blocks.touch()
            isNew = true
            mayGoOn = false
            isBelowParagraph = false
        }
        while true {
            let outer = line.position
            let indentation = line.indentation()
            if indentation > 3, !mayGoOn {
                let isBehindContainer = !isNew && !isInside
                begin(&self)
                // Some renderers let a quote go on however far its mark is indented.
                if isBehindContainer { addBlankLine() }
                leaf = .indentedCode
                return result.append(line.bytes)
            }
            line.advance(by: indentation)
            isPlain = indentation < 4
            guard isPlain, let first = line.rest.first else { break }
            if isBelowParagraph, line.isUnderline {
                line.escape()
                break
            }
            if let (written, leaf) = Self.leaf(line) {
                begin(&self)
                self.leaf = leaf
                return result.append(written)
            }
            if let marker = line.marker {
                if containers.count >= Self.maximalDepth || (isBelowParagraph && !line.mayInterrupt(marker)) {
                    line.escape(at: marker.length - 1)
                    break
                }
                begin(&self)
                openItem(marker, indentation: line.position - outer, &line)
            } else if first == MarkdownByte.greaterThan, containers.count < Self.maximalDepth {
                begin(&self)
                Self.readQuote(&line)
                containers.append(.quote)
            } else {
                break
            }
        }
        addText(line, matched: isNew ? nil : matched, isPlain: isPlain)
    }

    /// Adds what is no code, heading or rule, or the empty rest of a line that began a container.
    ///
    /// - Parameter matched: How many containers the line is in; nil where it began one.
    private mutating func addText(_ line: DocumentationLine, matched: Int?, isPlain: Bool) {
        var line = line
        if line.rest.isEmpty { return result.append(line.trimmed) }
        // A footnote holds blocks, but not for every renderer.
        if line.isFootnote { line.escape() }
        if let matched {
            let isInside = matched == containers.count
            switch leaf {
            case .paragraph: return goOn(line, isPlain: isInside && isPlain)
            case .table where isInside:
                return result.append(line.prefix + DocumentationTable.escapingHTML(Array(line.rest)))
            default: leave(to: matched)
            }
        }
        touch()
        leaf = .paragraph
        paragraph = [TextLine(prefix: line.prefix, text: Array(line.rest), isPlain: true)]
    }

    /// Adds a line to the paragraph under way, or makes a table of it.
    private mutating func goOn(_ line: DocumentationLine, isPlain: Bool) {
        var line = line
        if DocumentationTable.isDelimiter(line.rest) {
            if isPlain, let header = paragraph.last, header.isPlain,
                DocumentationTable.begins(header.text, Array(line.rest))
            {
                paragraph.removeLast()
                // Not every renderer lets a table follow text.
                if !paragraph.isEmpty {
                    flush()
                    addBlankLine()
                }
                result.append(header.prefix + DocumentationTable.escapingHTML(header.text))
                result.append(line.bytes)
                leaf = .table
                return
            }
            line.escape()
        }
        paragraph.append(TextLine(prefix: line.prefix, text: Array(line.rest), isPlain: isPlain))
    }

    /// The heading, code block or rule that a line begins, as it is written.
    private static func leaf(_ line: DocumentationLine) -> (written: [UInt8], Leaf)? {
        if let level = line.headingLevel {
            let marks = [UInt8](repeating: MarkdownByte.hash, count: min(6, level + 2))
            let title = MarkdownText.escapingHTML(Array(line.rest.dropFirst(level)), isOneLine: true)
            return (line.prefix + marks + title, .none)
        }
        if let fence = line.fence { return (line.bytes, .fence(fence)) }
        return line.isRule ? (line.bytes, .none) : nil
    }

    /// Adds a line of the code block under way; false where there is none, or the line ends it and is more than its end.
    private mutating func addCode(_ line: DocumentationLine, _ source: DocumentationLine) -> Bool {
        switch leaf {
        case .fence(let fence):
            if fence.isClosed(by: line) { leaf = .none }
            // Tabs stay in code, unless they may reach into a container's indentation.
            let whole = containers.isEmpty ? source.bytes : line.bytes
            result.append(line.isBlank ? line.trimmed : whole)
            return true
        case .indentedCode:
            var inner = line
            let isCode = inner.indentation() > 3 || line.isBlank
            if isCode { result.append(line.isBlank ? line.trimmed : inner.bytes) } else { leaf = .none }
            return isCode
        case .none, .paragraph, .table: return false
        }
    }

    /// How many of the open containers a line is in; their marks are read.
    private func match(_ line: inout DocumentationLine) -> Int {
        for (offset, container) in containers.enumerated() {
            let indentation = line.indentation()
            switch container {
            case .quote:
                guard indentation < 4, line.rest.dropFirst(indentation).first == MarkdownByte.greaterThan else {
                    return offset
                }
                line.advance(by: indentation)
                Self.readQuote(&line)
            case .item(let width, let isEmpty):
                // The white space of an empty line is not written, and so must not matter.
                guard line.isBlank ? !isEmpty : indentation >= width else { return offset }
                line.advance(by: min(indentation, width))
            }
        }
        return containers.count
    }

    /// Reads `>` and the space behind it.
    private static func readQuote(_ line: inout DocumentationLine) {
        line.advance(by: 1)
        if line.indentation() > 0 { line.advance(by: 1) }
    }

    private mutating func openItem(
        _ marker: DocumentationLine.Marker, indentation: Int, _ line: inout DocumentationLine
    ) {
        line.advance(by: marker.length)
        let spaces = line.indentation()
        // Five spaces or more are one, and code behind it.
        let used = spaces > 4 || spaces == line.rest.count ? 1 : spaces
        containers.append(.item(width: indentation + marker.length + used, isEmpty: true))
        line.advance(by: min(used, spaces))
    }

    /// Notes that something stands in the innermost container.
    private mutating func touch() {
        if case .item(let width, true) = containers.last {
            containers[containers.count - 1] = .item(width: width, isEmpty: false)
        }
    }

    /// Ends what is under way, and all but some of the containers.
    private mutating func close(to count: Int) {
        flush()
        if case .fence(let fence) = leaf {
            var blank: [[UInt8]] = []
            while let last = result.last, last.isEmpty { blank.append(result.removeLast()) }
            result.append(indentation + fence.text)
            result += blank
        }
        leaf = .none
        containers.removeLast(containers.count - count)
    }

    /// Ends what is under way where no empty line does.
    private mutating func leave(to count: Int) {
        let isTable = isTable
        close(to: count)
        // Renderers that know no tables would let it go on.
        if isTable { addBlankLine() }
    }

    private mutating func addBlankLine() {
        var line = indentation
        while line.last == MarkdownByte.space { line.removeLast() }
        if result.last != line { result.append(line) }
    }

    /// What stands before a line that is in all containers.
    private var indentation: [UInt8] {
        containers.flatMap { container in
            switch container {
            case .quote: [MarkdownByte.greaterThan, MarkdownByte.space]
            case .item(let width, _): [UInt8](repeating: MarkdownByte.space, count: width)
            }
        }
    }

    /// Writes the lines of the paragraph under way.
    private mutating func flush() {
        guard let first = paragraph.first else { return }
        // It may begin with definitions of links, behind each of which text starts anew.
        let isLineByLine = first.text.first == MarkdownByte.openingBracket
        var start = 0
        for end in 1...paragraph.count {
            // Where a line starts with HTML it may begin a block, and so may a quote or a line that is indented or outside
            // of its container: no code reaches into such a line.
            let next = end < paragraph.count ? paragraph[end] : nil
            let isWhole = isLineByLine || next.map { !$0.isPlain || $0.startsWithBracket } ?? true
            guard isWhole else { continue }
            let text = Array(paragraph[start..<end].map(\.text).joined(separator: [MarkdownByte.lineFeed]))
            let lines = MarkdownText.escapingHTML(text, isOneLine: false)
                .split(separator: MarkdownByte.lineFeed, omittingEmptySubsequences: false)
            for (line, text) in zip(paragraph[start..<end], lines) { result.append(Array(line.prefix + text)) }
            start = end
        }
        paragraph = []
    }
}
