/// What the search knows, as a script: pages opened from a disk may not fetch data, but they may run scripts.
struct SiteSearchIndex {
    private let contents: SiteContents
    private let frame: SiteFrame
    private var out = HTMLBuffer(capacity: 200_000)
    private var reader = SiteInlineReader()
    private var isFirst = true

    /// The headings that all pages of a kind have; to find them again and again helps nobody.
    private static let commonHeadings: Set = [
        "Columns", "Computed in Swift", "References", "Referenced by", "Diagram", "Keys and indexes", "Checks",
        "Options", "More in the database", "History", "Cases", "Used by", "Query",
    ]

    init(_ contents: SiteContents, _ frame: SiteFrame) {
        self.contents = contents
        self.frame = frame
    }

    /// The whole script.
    mutating func script() -> [UInt8] {
        out.fixed("window.documentSearch = {\n\"groups\": [")
        for (offset, group) in contents.groups.enumerated() {
            if offset > 0 { out.fixed(", ") }
            json(group.title)
        }
        out.fixed("],\n\"pages\": [")
        for (offset, page) in contents.pages.enumerated() {
            out.fixed(offset > 0 ? ",\n[" : "\n[")
            json(Array(page.address.utf8))
            out.fixed(", ")
            json(page.facts.title)
            out.fixed(", ")
            json(page.facts.sqlName ?? [])
            out.fixed(", ")
            json(Array((offset == contents.index ? "overview" : page.facts.kind).utf8))
            out.put(", \(frame.group(of: offset) ?? -1), ")
            json(page.facts.summary)
            out.fixed("]")
        }
        out.fixed("\n],\n\"entries\": [")
        for number in contents.pages.indices { entries(of: number) }
        out.fixed("\n]\n};\n")
        return out.bytes
    }

    /// The columns, cases, properties, keys and headings of a page.
    private mutating func entries(of number: Int) {
        let document = contents.pages[number].document
        let isObject = contents.pages[number].facts.metaBlock != nil
        for heading in document.headings.dropFirst() {
            let plain = heading.plain
            let isCommon = Self.commonHeadings.contains(String(decoding: plain, as: UTF8.self))
            if isObject, heading.level == 2, isCommon { continue }
            entry(number, "section", plain, [], heading.anchor, [])
        }
        for case .table(let table) in document.blocks {
            guard let kind = table.kind else { continue }
            let header = table.header.map { reader.string($0, of: document) }
            let meaning = header.firstIndex { $0 == "Meaning" || $0 == "Remarks" || $0 == "Purpose" }
            let detail = kind == .name ? header.firstIndex(of: "Kind") : header.count > 1 ? 1 : nil
            for row in table.rows {
                guard let anchor = row.anchor else { continue }
                entry(
                    number, kind == .name ? "name" : kind.rawValue,
                    reader.plain(row.cells[table.nameColumn], of: document),
                    detail.map { reader.plain(row.cells[$0], of: document) } ?? [], anchor,
                    meaning.map { reader.plain(row.cells[$0], of: document) } ?? [])
            }
        }
    }

    private mutating func entry(
        _ page: Int, _ kind: String, _ name: [UInt8], _ detail: [UInt8], _ anchor: String, _ text: [UInt8]
    ) {
        out.fixed(isFirst ? "\n[" : ",\n[")
        out.put(String(page))
        out.fixed(", \"")
        out.put(kind)
        out.fixed("\", ")
        isFirst = false
        json(name)
        out.fixed(", ")
        json(detail)
        out.fixed(", ")
        json(Array(anchor.utf8))
        out.fixed(", ")
        json(text)
        out.fixed("]")
    }

    /// Appends a text in quotes.
    private mutating func json(_ text: [UInt8]) {
        out.fixed("\"")
        defer { out.fixed("\"") }
        let isPlain = text.allSatisfy {
            $0 >= SiteByte.space && $0 < 0x7F && $0 != SiteByte.quote && $0 != SiteByte.backslash
                && $0 != SiteByte.lessThan
        }
        if isPlain { return out.put(text) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count + 2)
        for (offset, byte) in text.enumerated() {
            switch byte {
            case SiteByte.quote, SiteByte.backslash: bytes += [SiteByte.backslash, byte]
            case 0..<0x20, 0x7F, SiteByte.lessThan:
                bytes += "\\u00".utf8
                bytes += [byte >> 4, byte & 15].map { SiteByte.hexadecimalDigits[Int($0)] }
            // U+2028 and U+2029 end a line of a script in older browsers.
            case 0xA8...0xA9 where offset > 1 && text[offset - 1] == 0x80 && text[offset - 2] == 0xE2:
                bytes.removeLast(2)
                bytes += byte == 0xA8 ? "\\u2028".utf8 : "\\u2029".utf8
            default: bytes.append(byte)
            }
        }
        out.put(bytes)
    }
}
