/// Running text in DocC's Markdown.
extension DocCArticleWriter {
    /// A text as lines; breaks that mean nothing are spaces.
    mutating func inline(_ text: SiteText, isInCell: Bool, isItem: Bool) -> [[UInt8]] {
        reader.read(text, of: document)
        var lines: [[UInt8]] = [[]]
        var links: [[UInt8]?] = []
        var position = 0
        while position < reader.inlines.count {
            let inline = reader.inlines[position]
            switch inline.kind {
            case .text, .bracket: append(reader.bytes[inline.range], to: &lines, isItem)
            case .character: append(reader.characters[inline.index][...], to: &lines, isItem)
            case .code: code(Array(reader.bytes[inline.range]), isInCell: isInCell, to: &lines, isItem)
            case .softBreak: lines[lines.count - 1].append(SiteByte.space)
            case .hardBreak:
                if isInCell {
                    lines[lines.count - 1].append(SiteByte.space)
                } else if !(lines.last?.isEmpty ?? true), position + 1 < reader.inlines.count {
                    lines[lines.count - 1].append(SiteByte.backslash)
                    lines.append([])
                }
            case .run: run(reader.runs[inline.index], to: &lines, isItem)
            case .linkStart:
                if let image = image(reader.links[inline.index].destination) {
                    // No link leads to a file of a catalogue, so that a picture is shown where one would lead to it.
                    picture(image, .linkEnd, &position, to: &lines)
                    break
                }
                let destination = destination(reader.links[inline.index].destination)
                links.append(destination)
                if destination != nil { lines[lines.count - 1].append(SiteByte.openingBracket) }
            case .linkEnd:
                guard let destination = links.popLast() ?? nil else { break }
                lines[lines.count - 1] += "](".utf8 + destination + ")".utf8
            case .imageStart: image(&position, to: &lines, isItem)
            case .imageEnd: break
            }
            position += 1
        }
        return lines
    }

    private func append(_ text: ArraySlice<UInt8>, to lines: inout [[UInt8]], _ isItem: Bool) {
        let isStart = lines[lines.count - 1].isEmpty
        DocCText.append(text, to: &lines[lines.count - 1], isStart: isStart, escapesColon: isItem && lines.count == 1)
    }

    /// A code span. Two backticks or more would be a link to a symbol, so that code that holds one is text.
    private func code(_ code: [UInt8], isInCell: Bool, to lines: inout [[UInt8]], _ isItem: Bool) {
        guard !code.contains(SiteByte.backtick), code.contains(where: { !SiteByte.isSpace($0) }) else {
            return append(code[...], to: &lines, isItem)
        }
        let isPadded = code.first == SiteByte.space && code.last == SiteByte.space
        var span: [UInt8] = isPadded ? [SiteByte.backtick, SiteByte.space] : [SiteByte.backtick]
        for byte in code {
            if byte == SiteByte.pipe, isInCell { span.append(SiteByte.backslash) }
            span.append(byte < SiteByte.space ? SiteByte.space : byte)
        }
        span += isPadded ? [SiteByte.space, SiteByte.backtick] : [SiteByte.backtick]
        lines[lines.count - 1] += span
    }

    private func run(_ run: SiteInlineRun, to lines: inout [[UInt8]], _ isItem: Bool) {
        func put(_ mark: SiteInlineRun.Mark) {
            switch mark {
            case .emphasis: lines[lines.count - 1].append(SiteByte.asterisk)
            case .strong: lines[lines.count - 1] += "**".utf8
            case .deleted: lines[lines.count - 1] += "~~".utf8
            }
        }
        for mark in run.closes { put(mark) }
        append([UInt8](repeating: run.byte, count: run.count)[...], to: &lines, isItem)
        for mark in run.opens.reversed() { put(mark) }
    }

    /// Where a link leads, as DocC writes it; nil where it leads nowhere.
    private func destination(_ destination: [UInt8]) -> [UInt8]? {
        switch contents.target(destination, on: page) {
        case .address(let address)?:
            var result: [UInt8] = []
            for byte in address {
                switch byte {
                case SiteByte.openingParenthesis: result += "%28".utf8
                case SiteByte.closingParenthesis: result += "%29".utf8
                default: result.append(byte)
                }
            }
            return result
        case .page(let number, let anchor)?:
            var link = "doc:" + names.articles[number]
            let headings = contents.pages[number].document.headings
            // The first heading is the title, which has no anchor.
            if let heading = headings.dropFirst().first(where: { $0.anchor == anchor }),
                let fragment = DocCText.anchor(of: heading, among: headings)
            {
                link += "#" + fragment
            }
            return Array(link.utf8)
        case .file?, nil: return nil
        }
    }

    /// The name of the image that a link leads to; nil where it leads to none.
    private func image(_ destination: [UInt8]) -> String? {
        guard case .file(let name)? = contents.target(destination, on: page) else { return nil }
        return names.images[name]
    }

    private func image(_ position: inout Int, to lines: inout [[UInt8]], _ isItem: Bool) {
        let target = reader.links[reader.inlines[position].index].destination
        if let image = image(target) { return picture(image, .imageEnd, &position, to: &lines) }
        let alternative = alternative(.imageEnd, &position)
        if let destination = destination(target), !destination.starts(with: "doc:".utf8) {
            lines[lines.count - 1] += "[".utf8 + alternative + "](".utf8 + destination + ")".utf8
        } else {
            lines[lines.count - 1] += alternative
        }
    }

    private func picture(
        _ image: String, _ end: SiteInline.Kind, _ position: inout Int, to lines: inout [[UInt8]]
    ) {
        lines[lines.count - 1] += "![".utf8 + alternative(end, &position) + "](\(image))".utf8
    }

    /// The text of a link or an image, whose end becomes the position.
    private func alternative(_ end: SiteInline.Kind, _ position: inout Int) -> [UInt8] {
        let start = position
        let index = reader.inlines[position].index
        while position + 1 < reader.inlines.count {
            position += 1
            if reader.inlines[position].kind == end, reader.inlines[position].index == index { break }
        }
        return DocCText.escaped(reader.plain(reader.inlines[start...position]))
    }
}
