/// SVG as a part of a page.
enum SiteDrawing {
    /// Bigger drawings are files of their own, or the page would be slow to open.
    static let maximalSize = 300_000

    /// A drawing without prolog and comments, its links put right; nil where it is none or holds anything that runs,
    /// which must not come onto a page. Links that lead nowhere are dropped.
    static func inline(_ svg: [UInt8], link: ([UInt8]) -> [UInt8]?) -> [UInt8]? {
        guard var position = root(of: svg) else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(svg.count + 64)
        var copied = position
        while let start = next(SiteByte.lessThan, in: svg, from: position) {
            if SiteByte.holds("<!--", at: start, in: svg) {
                out += svg[copied..<start]
                guard let end = end(of: "-->", in: svg, from: start + 4) else { return nil }
                position = end
                copied = end
            } else if SiteByte.holds("<!", at: start, in: svg) || SiteByte.holds("<?", at: start, in: svg) {
                return nil
            } else {
                out += svg[copied..<start]
                guard let end = tag(at: start, in: svg, to: &out, link) else { return nil }
                position = end
                copied = end
            }
        }
        out += svg[copied...]
        while let last = out.last, SiteByte.isSpace(last) { out.removeLast() }
        guard out.suffix(6).elementsEqual("</svg>".utf8) else { return nil }
        return out
    }

    /// The drawing as a file of the site, its links put right.
    static func file(_ svg: [UInt8], link: ([UInt8]) -> [UInt8]?) -> [UInt8] {
        guard end(of: ".md", in: svg, from: 0) != nil, let start = root(of: svg), let drawing = inline(svg, link: link)
        else { return svg }
        return Array(svg[..<start]) + drawing + [SiteByte.lineFeed]
    }

    /// Where the element starts, behind the prolog and comments.
    private static func root(of svg: [UInt8]) -> Int? {
        var position = 0
        while let start = next(SiteByte.lessThan, in: svg, from: position) {
            if SiteByte.holds("<svg", at: start, in: svg) { return start }
            let isComment = SiteByte.holds("<!--", at: start, in: svg)
            guard isComment || SiteByte.holds("<?", at: start, in: svg) || SiteByte.holds("<!", at: start, in: svg),
                let end = end(of: isComment ? "-->" : ">", in: svg, from: start)
            else { return nil }
            position = end
        }
        return nil
    }

    /// Copies a tag; its end, or nil where it must not be copied.
    private static func tag(
        at start: Int, in svg: [UInt8], to out: inout [UInt8], _ link: ([UInt8]) -> [UInt8]?
    ) -> Int? {
        var position = start + 1
        if position < svg.count, svg[position] == SiteByte.slash { position += 1 }
        let nameStart = position
        while position < svg.count, isNamePart(svg[position]) { position += 1 }
        guard isElement(nameStart..<position, in: svg) else { return nil }
        var copied = start
        while position < svg.count, svg[position] != SiteByte.greaterThan {
            guard isNamePart(svg[position]) else {
                position += 1
                continue
            }
            let attributeStart = position
            while position < svg.count, isNamePart(svg[position]) { position += 1 }
            let nameEnd = position
            if SiteByte.holds("on", at: attributeStart, in: svg) { return nil }
            while position < svg.count, SiteByte.isSpace(svg[position]) { position += 1 }
            guard position < svg.count, svg[position] == SiteByte.equals else { continue }
            position += 1
            while position < svg.count, SiteByte.isSpace(svg[position]) { position += 1 }
            guard position < svg.count, svg[position] == SiteByte.quote || svg[position] == SiteByte.apostrophe,
                let closing = next(svg[position], in: svg, from: position + 1)
            else { return nil }
            if isLink(attributeStart..<nameEnd, in: svg) {
                out += svg[copied..<attributeStart]
                if let address = link(unescaped(svg[(position + 1)..<closing])) {
                    var buffer = HTMLBuffer()
                    buffer.fixed("href=\"")
                    buffer.text(address)
                    buffer.fixed("\"")
                    out += buffer.bytes
                }
                copied = closing + 1
            }
            position = closing + 1
        }
        guard position < svg.count else { return nil }
        out += svg[copied...position]
        return position + 1
    }

    /// What a drawing may be made of; nothing here runs or loads.
    private static let elements = Set(
        [
            "svg", "g", "path", "rect", "line", "circle", "ellipse", "polygon", "polyline", "text", "tspan", "title",
            "desc", "style", "defs", "marker", "a", "use", "symbol", "clippath", "mask", "pattern", "stop", "filter",
            "textpath", "metadata",
        ].map { key(Array($0.utf8)[...]) })

    private static func isElement(_ name: Range<Int>, in svg: [UInt8]) -> Bool {
        (1...8).contains(name.count) && elements.contains(key(svg[name]))
    }

    /// A name of eight bytes at most, in lower case, as a number.
    private static func key(_ name: ArraySlice<UInt8>) -> UInt64 {
        name.reduce(0) { $0 << 8 | UInt64(SiteByte.lowercased($1)) }
    }

    private static func isLink(_ name: Range<Int>, in svg: [UInt8]) -> Bool {
        if name.count == 4 { return SiteByte.holds("href", at: name.lowerBound, in: svg) }
        return name.count == 10 && SiteByte.holds("xlink:href", at: name.lowerBound, in: svg)
    }

    private static func unescaped(_ value: ArraySlice<UInt8>) -> [UInt8] {
        let bytes = Array(value)
        var result: [UInt8] = []
        var position = 0
        while position < bytes.count {
            if bytes[position] == SiteByte.ampersand,
                let (text, after) = SiteEntity.read(bytes, at: position, end: bytes.count)
            {
                result += text
                position = after
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return result
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        SiteByte.isLetter(byte) || SiteByte.isDigit(byte) || byte == SiteByte.hyphen || byte == SiteByte.colon
            || byte == SiteByte.underscore || byte == SiteByte.dot
    }

    private static func next(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var position = start
            while position < bytes.count {
                if bytes[position] == byte { return position }
                position += 1
            }
            return nil
        }
    }

    private static func end(of text: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
        let first = text.utf8Start[0]
        var position = start
        while let found = next(first, in: bytes, from: position) {
            if SiteByte.holds(text, at: found, in: bytes) { return found + text.utf8CodeUnitCount }
            position = found + 1
        }
        return nil
    }
}
