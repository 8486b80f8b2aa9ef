/// Writes the content of a page as HTML.
struct HTMLPageWriter {
    let contents: SiteContents
    let page: Int
    let document: SiteDocument
    var out: HTMLBuffer
    var reader = SiteInlineReader()
    /// The heading above the block under way, which names tables and diagrams.
    private var section: [UInt8] = []
    /// The names of the regions so far, of which each must have its own.
    private var regions: [[UInt8]: Int] = [:]
    private var hasDiagram = false

    init(_ contents: SiteContents, page: Int, out: HTMLBuffer) {
        self.contents = contents
        self.page = page
        document = contents.pages[page].document
        self.out = out
        section = contents.pages[page].facts.title
    }

    /// Writes all blocks.
    mutating func write() {
        let meta = contents.pages[page].facts.metaBlock
        for (offset, block) in document.blocks.enumerated() {
            if offset == meta, case .paragraph(let text) = block {
                out.fixed("<p class=\"meta\"")
                direction(text)
                out.fixed(">")
                inline(text)
                out.fixed("</p>\n")
            } else {
                write(block)
            }
        }
    }

    private mutating func write(_ blocks: [SiteBlock]) { for block in blocks { write(block) } }

    private mutating func write(_ block: SiteBlock) {
        switch block {
        case .heading(let offset): heading(document.headings[offset])
        case .paragraph(let text): paragraph(text)
        case .code(let language, let text): code(language, text)
        case .quote(let alert, let blocks): quote(alert, blocks)
        case .list(let list): write(list)
        case .table(let table): write(table)
        case .rule: out.fixed("<hr>\n")
        }
    }

    /// Writes the attribute by which an element takes the direction of its text, where that may be another.
    private mutating func direction(_ text: SiteText) {
        if !SiteDirection.isFixed(text, of: document) { out.fixed(" dir=\"auto\"") }
    }

    private mutating func heading(_ heading: SiteHeading) {
        if heading.level <= 3 { section = heading.plain }
        out.put("<h\(heading.level) id=\"")
        out.text(heading.anchor)
        out.fixed("\"")
        direction(heading.text)
        out.fixed(">")
        inline(heading.text)
        if heading.level > 1 {
            out.fixed("<a class=\"anchor\" href=\"#")
            out.text(SitePath.encoded(heading.anchor))
            out.fixed("\" aria-label=\"Link to this section: ")
            out.text(heading.plain)
            out.fixed("\">#</a>")
        }
        out.put("</h\(heading.level)>\n")
    }

    private mutating func paragraph(_ text: SiteText) {
        reader.read(text, of: document)
        if let first = reader.inlines.first, first.kind == .imageStart, let last = reader.inlines.last,
            last.kind == .imageEnd, last.index == first.index,
            case .file(let name)? = contents.target(reader.links[first.index].destination, on: page)
        {
            return figure(name, alternative: reader.plain(reader.inlines[...]))
        }
        out.fixed("<p")
        direction(text)
        out.fixed(">")
        inlines()
        out.fixed("</p>\n")
    }

    private mutating func code(_ language: [UInt8], _ text: [UInt8]) {
        guard language == Array("mermaid".utf8) else { return listing(language, text) }
        if let name = contents.diagram(of: page), !hasDiagram {
            hasDiagram = true
            return figure(name, alternative: [])
        }
        out.fixed("<details class=\"source\"><summary>Diagram source</summary>\n")
        listing(language, text)
        out.fixed("</details>\n")
    }

    private mutating func listing(_ language: [UInt8], _ text: [UInt8]) {
        out.fixed("<div class=\"listing\"><pre tabindex=\"0\"><code")
        if !language.isEmpty {
            out.fixed(" class=\"language-")
            out.text(language)
            out.fixed("\"")
        }
        out.fixed(">")
        out.text(text)
        out.fixed("</code></pre></div>\n")
    }

    private mutating func quote(_ alert: SiteAlert?, _ blocks: [SiteBlock]) {
        out.fixed("<blockquote")
        if let alert {
            out.put(" class=\"alert \(alert.rawValue)\"><p class=\"alert-title\">\(alert.title)</p>\n")
        } else {
            out.fixed(">\n")
        }
        write(blocks)
        out.fixed("</blockquote>\n")
    }

    private mutating func write(_ list: SiteList) {
        let element = list.start == nil ? "ul" : "ol"
        out.put("<\(element)")
        if let start = list.start, start != 1 { out.put(" start=\"\(start)\"") }
        out.fixed(">\n")
        for item in list.items {
            out.put(item.isDone == nil ? "<li" : "<li class=\"task\"")
            if case .paragraph(let text) = item.blocks.first { direction(text) }
            out.fixed(">")
            if let isDone = item.isDone {
                out.put("<input type=\"checkbox\" disabled\(isDone ? " checked" : "") aria-label=\"")
                out.put(isDone ? "done\"> " : "to do\"> ")
            }
            for block in item.blocks {
                if !list.isLoose, case .paragraph(let text) = block {
                    inline(text)
                } else {
                    write(block)
                }
            }
            out.fixed("</li>\n")
        }
        out.put("</\(element)>\n")
    }

    private mutating func write(_ table: SiteTable) {
        out.fixed(table.kind == nil ? "<div class=\"scroll\"" : "<div class=\"scroll named\"")
        out.fixed(" role=\"region\" tabindex=\"0\" aria-label=\"")
        let number = (regions[section] ?? 0) + 1
        regions[section] = number
        out.text(section)
        if number > 1 { out.put(" (\(number))") }
        out.fixed("\"><table>\n<thead><tr>")
        for (column, cell) in table.header.enumerated() {
            out.fixed("<th scope=\"col\"")
            direction(cell)
            align(table.alignments[column])
            inline(cell)
            out.fixed("</th>")
        }
        out.fixed("</tr></thead>\n<tbody>\n")
        for row in table.rows {
            out.fixed("<tr")
            if let anchor = row.anchor {
                out.fixed(" id=\"")
                out.text(anchor)
                out.fixed("\"")
            }
            out.fixed(">")
            for (column, cell) in row.cells.enumerated() {
                let isName = column == table.nameColumn && row.anchor != nil
                out.fixed(isName ? "<th scope=\"row\"" : "<td")
                direction(cell)
                align(table.alignments[column])
                inline(cell, isName: isName)
                out.fixed(isName ? "</th>" : "</td>")
            }
            out.fixed("</tr>\n")
        }
        out.fixed("</tbody></table></div>\n")
    }

    private mutating func align(_ alignment: SiteTable.Alignment) {
        switch alignment {
        case .none: out.fixed(">")
        case .left: out.fixed(" class=\"left\">")
        case .center: out.fixed(" class=\"center\">")
        case .right: out.fixed(" class=\"right\">")
        }
    }

    /// Writes a diagram that can be zoomed; one that is big, or that holds what a page must not, as an image.
    private mutating func figure(_ name: String, alternative: [UInt8]) {
        let toTop = contents.pages[page].toTop
        let address = toTop + SitePath.encoded(name)
        let label = alternative.isEmpty ? section : alternative
        out.fixed("<figure class=\"diagram\"><div class=\"canvas\" tabindex=\"0\" role=\"group\" aria-label=\"")
        out.text(label)
        out.fixed("\"><div class=\"stage\">")
        if let bytes = contents.file(name), bytes.count <= SiteDrawing.maximalSize,
            let drawing = SiteDrawing.inline(bytes, link: { drawingLink($0, in: name) })
        {
            out.put(drawing)
        } else {
            out.fixed("<img src=\"")
            out.text(address)
            out.fixed("\" alt=\"")
            out.text(label)
            out.fixed("\">")
        }
        out.fixed("</div></div><figcaption>")
        out.text(alternative)
        out.fixed(" <a class=\"alone\" href=\"")
        out.text(address)
        out.fixed("\">Open alone</a></figcaption></figure>\n")
    }

    /// A link in a diagram as it stands on the page.
    private func drawingLink(_ link: [UInt8], in name: String) -> [UInt8]? {
        if link.first == SiteByte.hash { return link }
        return contents.target(link, onFile: name).flatMap { SiteLinks.address(of: $0, on: page, contents) }
    }
}
