/// Running text as HTML.
extension HTMLPageWriter {
    /// Writes a text.
    ///
    /// - Parameter isName: Whether it is a name, which a narrow screen may break behind `_`.
    mutating func inline(_ text: SiteText, isName: Bool = false) {
        reader.read(text, of: document)
        if isName, reader.inlines.count == 1, reader.inlines[0].kind == .code {
            let range = reader.inlines[0].range
            openCode(range)
            var start = range.lowerBound
            for position in range where reader.bytes[position] == SiteByte.underscore && position > start {
                out.text(reader.bytes, start..<(position + 1))
                out.fixed("<wbr>")
                start = position + 1
            }
            out.text(reader.bytes, start..<range.upperBound)
            return out.fixed("</code>")
        }
        inlines()
    }

    /// Writes what was read last.
    mutating func inlines() {
        var position = 0
        // Links that lead nowhere are not written; their ends must not be either.
        var openLinks: [Bool] = []
        while position < reader.inlines.count {
            let inline = reader.inlines[position]
            switch inline.kind {
            case .text, .bracket: out.text(reader.bytes, inline.range)
            case .code:
                openCode(inline.range)
                out.text(reader.bytes, inline.range)
                out.fixed("</code>")
            case .character: out.text(reader.characters[inline.index])
            case .softBreak: out.fixed("\n")
            case .hardBreak: out.fixed("<br>\n")
            case .run: write(reader.runs[inline.index], at: position)
            case .linkStart: openLinks.append(openLink(reader.links[inline.index]))
            case .linkEnd: if openLinks.popLast() == true { out.fixed("</a>") }
            case .imageStart: image(&position, isInLink: openLinks.contains(true))
            case .imageEnd: break
            }
            position += 1
        }
    }

    /// Code runs from left to right, whatever its names are written in, and does not decide the direction of the text in
    /// which it stands.
    private mutating func openCode(_ range: Range<Int>) {
        out.fixed(SiteDirection.isFixed(reader.bytes[range]) ? "<code>" : "<code dir=\"ltr\">")
    }

    private mutating func write(_ run: SiteInlineRun, at position: Int) {
        for mark in run.closes {
            out.fixed("</")
            out.fixed(mark.element)
            out.fixed(">")
        }
        for _ in 0..<run.count { out.put([run.byte]) }
        for mark in run.opens.reversed() {
            out.fixed("<")
            out.fixed(mark.element)
            if mark == .strong, let badge = badge(at: position) { out.fixed(badge) }
            out.fixed(">")
        }
    }

    /// The class of what the reference pages say in bold of columns and objects.
    private func badge(at position: Int) -> StaticString? {
        guard position + 2 < reader.inlines.count, reader.inlines[position + 1].kind == .text,
            reader.inlines[position + 2].kind == .run
        else { return nil }
        switch String(decoding: reader.bytes[reader.inlines[position + 1].range], as: UTF8.self) {
        case "Sensitive.": return " class=\"badge sensitive\""
        case "Deprecated.": return " class=\"badge deprecated\""
        default: return nil
        }
    }

    private mutating func openLink(_ link: SiteLinkTarget) -> Bool {
        guard let target = contents.linkTarget(link.destination, on: page),
            let address = SiteLinks.address(of: target, on: page, contents)
        else { return false }
        out.fixed("<a href=\"")
        out.text(address)
        out.fixed("\"")
        if !link.title.isEmpty {
            out.fixed(" title=\"")
            out.text(link.title)
            out.fixed("\"")
        }
        if case .address = target { out.fixed(" rel=\"noreferrer\" class=\"outside\"") }
        out.fixed(">")
        return true
    }

    /// Writes an image and passes over what stands in its text. One of another site is a link: the site loads nothing
    /// from outside.
    private mutating func image(_ position: inout Int, isInLink: Bool) {
        let start = position
        let index = reader.inlines[position].index
        while position + 1 < reader.inlines.count {
            position += 1
            if reader.inlines[position].kind == .imageEnd, reader.inlines[position].index == index { break }
        }
        let alternative = reader.plain(reader.inlines[start...position])
        let link = reader.links[index]
        switch contents.target(link.destination, on: page) {
        case .file(let name)?:
            out.fixed("<img src=\"")
            out.text(contents.pages[page].toTop + SitePath.encoded(name))
            out.fixed("\" alt=\"")
            out.text(alternative)
            out.fixed("\">")
        case .address? where !isInLink:
            _ = openLink(link)
            out.text(alternative.isEmpty ? link.destination : alternative)
            out.fixed("</a>")
        default: out.text(alternative)
        }
    }
}
