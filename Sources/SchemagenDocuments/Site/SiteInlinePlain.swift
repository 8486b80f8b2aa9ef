/// Running text without its marks.
extension SiteInlineReader {
    /// A text of a document without its marks.
    mutating func plain(_ text: SiteText, of document: SiteDocument) -> [UInt8] {
        read(text, of: document)
        return plain(inlines[...])
    }

    /// A text of a document without its marks; empty where there is none.
    mutating func string(_ text: SiteText?, of document: SiteDocument) -> String {
        text.map { String(decoding: plain($0, of: document), as: UTF8.self) } ?? ""
    }

    /// Whether what was read last is links and nothing but signs between them: it leads through the set and says nothing.
    var isOnlyLinks: Bool {
        guard inlines.first?.kind == .linkStart else { return false }
        var isInLink = false
        for (offset, inline) in inlines.enumerated() {
            if inline.kind == .linkStart || inline.kind == .linkEnd {
                isInLink = inline.kind == .linkStart
            } else if !isInLink {
                let text = String(decoding: plain(inlines[offset...offset]), as: UTF8.self)
                if text.contains(where: { $0.isLetter || $0.isNumber }) { return false }
            }
        }
        return true
    }

    /// The text of some of the inlines that were read last.
    func plain(_ inlines: ArraySlice<SiteInline>) -> [UInt8] {
        var text: [UInt8] = []
        for inline in inlines {
            switch inline.kind {
            case .text, .code, .bracket: text += bytes[inline.range]
            case .character: text += characters[inline.index]
            case .softBreak, .hardBreak: text.append(SiteByte.space)
            case .run:
                let run = runs[inline.index]
                text.append(contentsOf: repeatElement(run.byte, count: run.count))
            case .linkStart, .linkEnd, .imageStart, .imageEnd: break
            }
        }
        return text
    }

    /// The text of a cell that is one code span and nothing else.
    mutating func name(_ text: SiteText, of document: SiteDocument) -> [UInt8]? {
        read(text, of: document)
        guard inlines.count == 1, inlines[0].kind == .code else { return nil }
        return Array(bytes[inlines[0].range])
    }

    /// The links of a text: where they lead and what they say.
    mutating func links(_ text: SiteText, of document: SiteDocument) -> [(target: [UInt8], text: [UInt8])] {
        read(text, of: document)
        var found: [(target: [UInt8], text: [UInt8])] = []
        var start: Int?
        for (offset, inline) in inlines.enumerated() {
            if inline.kind == .linkStart {
                start = offset
            } else if inline.kind == .linkEnd, let first = start {
                found.append((links[inline.index].destination, plain(inlines[first..<offset])))
                start = nil
            }
        }
        return found
    }
}
