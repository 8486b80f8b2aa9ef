/// Writes a page as an article.
///
/// DocC's Markdown differs from GitHub's: `@` begins a directive, two backticks a link to a symbol, a list's item with a
/// colon may be a parameter, and the headings "Topics" and "See Also" are its own.
struct DocCArticleWriter {
    let contents: SiteContents
    let names: DocCNames
    let page: Int
    let document: SiteDocument
    var reader = SiteInlineReader()
    private var hasDiagram = false

    init(_ contents: SiteContents, _ names: DocCNames, page: Int) {
        self.contents = contents
        self.names = names
        self.page = page
        document = contents.pages[page].document
    }

    /// The whole article.
    mutating func article() -> [UInt8] {
        var lines: [[UInt8]] = [Array("# ".utf8) + DocCText.escaped(contents.pages[page].facts.title)]
        if page == contents.index { lines += ["", "@Metadata {", "    @TechnologyRoot", "}"].map { Array($0.utf8) } }
        for block in orderedBlocks() {
            let written = self.lines(block)
            if !written.isEmpty { lines += [[]] + written }
        }
        if page == contents.index { lines += topics() }
        var bytes: [UInt8] = []
        for line in lines {
            bytes += line
            bytes.append(SiteByte.lineFeed)
        }
        return bytes
    }

    /// The blocks without the title. The first paragraph is what DocC shows of an article elsewhere: that is the
    /// documentation, where there is any, not the line with the names.
    private func orderedBlocks() -> [SiteBlock] {
        var blocks = document.blocks
        var meta = contents.pages[page].facts.metaBlock
        if let first = blocks.first, case .heading(0) = first {
            blocks.removeFirst()
            meta = meta.map { $0 - 1 }
        }
        if let meta, meta == 0, blocks.count > 1, case .paragraph = blocks[1],
            !contents.pages[page].facts.summary.isEmpty
        {
            blocks.swapAt(0, 1)
        }
        return blocks
    }

    /// All pages by group.
    private func topics() -> [[UInt8]] {
        guard !contents.groups.isEmpty else { return [] }
        var lines = [[], Array("## Topics".utf8)]
        for group in contents.groups {
            let isPlain = !group.title.isEmpty && !DocCText.isReserved(group.title)
            lines += [[], Array("### ".utf8) + (isPlain ? DocCText.escaped(group.title) : Array("Pages".utf8)), []]
            for member in group.members { lines.append(Array("- <doc:\(names.articles[member.page])>".utf8)) }
        }
        return lines
    }

    private mutating func lines(_ blocks: [SiteBlock], isItem: Bool = false, isTight: Bool = false) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for block in blocks {
            let written = self.lines(block, isItem: isItem)
            guard !written.isEmpty else { continue }
            var isJoined = lines.isEmpty
            if isTight, case .list = block { isJoined = true }
            lines += (isJoined ? [] : [[]]) + written
        }
        return lines
    }

    private mutating func lines(_ block: SiteBlock, isItem: Bool = false) -> [[UInt8]] {
        switch block {
        case .heading(let offset): return heading(document.headings[offset])
        case .paragraph(let text): return paragraph(text, isItem: isItem)
        case .code(let language, let text): return code(language, text)
        case .quote(let alert, let blocks): return quote(alert, blocks)
        case .list(let list): return lines(list)
        case .table(let table): return lines(table)
        case .rule: return [Array("---".utf8)]
        }
    }

    private func heading(_ heading: SiteHeading) -> [[UInt8]] {
        guard !heading.plain.isEmpty else { return [] }
        let title = DocCText.escaped(heading.plain)
        if DocCText.isReserved(heading.plain) { return [Array("**".utf8) + title + Array("**".utf8)] }
        // The title is the only heading of the first level.
        let level = max(2, heading.level)
        return [Array(repeating: SiteByte.hash, count: level) + [SiteByte.space] + title]
    }

    private mutating func paragraph(_ text: SiteText, isItem: Bool) -> [[UInt8]] {
        let lines = inline(text, isInCell: false, isItem: isItem)
        return lines.allSatisfy(\.isEmpty) ? [] : lines
    }

    private mutating func code(_ language: [UInt8], _ text: [UInt8]) -> [[UInt8]] {
        if language == Array("mermaid".utf8), !hasDiagram, let name = contents.diagram(of: page),
            let image = names.images[name]
        {
            hasDiagram = true
            return [Array("![Diagram](\(image))".utf8)]
        }
        var lines = text.split(separator: SiteByte.lineFeed, omittingEmptySubsequences: false).map(Array.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        // What looks like a fence inside of one is enough for DocC to lose count.
        if lines.contains(where: DocCText.hasFence) { return lines.map { Array("    ".utf8) + $0 } }
        let fence = Array("```".utf8)
        let isPlain = language.allSatisfy { SiteByte.isLetter($0) || SiteByte.isDigit($0) || $0 == SiteByte.hyphen }
        return [fence + (isPlain ? language : [])] + lines + [fence]
    }

    private mutating func quote(_ alert: SiteAlert?, _ blocks: [SiteBlock]) -> [[UInt8]] {
        var lines = self.lines(blocks)
        if let alert {
            let word = alert == .caution ? SiteAlert.warning.title : alert.title
            let isText = if case .paragraph? = blocks.first { true } else { false }
            if isText, !lines.isEmpty {
                lines[0] = Array("\(word): ".utf8) + lines[0]
            } else {
                lines.insert(Array("\(word):".utf8), at: 0)
            }
        }
        return lines.map { $0.isEmpty ? [SiteByte.greaterThan] : [SiteByte.greaterThan, SiteByte.space] + $0 }
    }

    private mutating func lines(_ list: SiteList) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for (offset, item) in list.items.enumerated() {
            var mark = Array((list.start.map { "\($0 + offset). " } ?? "- ").utf8)
            let indentation = [UInt8](repeating: SiteByte.space, count: mark.count)
            if let isDone = item.isDone { mark += (isDone ? "[x] " : "[ ] ").utf8 }
            var inner = self.lines(item.blocks, isItem: true, isTight: !list.isLoose)
            if inner.isEmpty { inner = [[]] }
            if list.isLoose, offset > 0 { lines.append([]) }
            for (row, line) in inner.enumerated() {
                lines.append(row == 0 ? mark + line : line.isEmpty ? [] : indentation + line)
            }
        }
        return lines
    }

    private mutating func lines(_ table: SiteTable) -> [[UInt8]] {
        var lines = [row(table.header)]
        var dashes: [UInt8] = [SiteByte.pipe]
        for alignment in table.alignments {
            switch alignment {
            case .none: dashes += " --- |".utf8
            case .left: dashes += " :-- |".utf8
            case .center: dashes += " :-: |".utf8
            case .right: dashes += " --: |".utf8
            }
        }
        lines.append(dashes)
        for row in table.rows { lines.append(self.row(row.cells)) }
        return lines
    }

    private mutating func row(_ cells: [SiteText]) -> [UInt8] {
        var line: [UInt8] = [SiteByte.pipe]
        for cell in cells {
            line.append(SiteByte.space)
            line += inline(cell, isInCell: true, isItem: false).joined(separator: [SiteByte.space])
            line += " |".utf8
        }
        return line
    }
}
