/// What the site says of a page elsewhere: in the navigation and in the search.
struct SiteFacts {
    /// The title without its marks.
    var title: [UInt8]
    /// What the page is of, in lower case: `table`, `materialized view`, `report`.
    var kind: String
    /// The name in the database; nil for a page that is of no object.
    var sqlName: [UInt8]?
    /// The first words of the documentation.
    var summary: [UInt8] = []
    /// The offset of the block that names the object, under the title.
    var metaBlock: Int?

    private static let kinds: Set = [
        "table", "virtual table", "view", "materialized view", "enum", "type", "domain", "sequence",
    ]

    init(of document: SiteDocument, name: String) {
        let stem = SitePath.stem(name, extension: "md") ?? name
        title = Array(stem.dropFirst(SitePath.folder(of: name).count).utf8)
        kind = Self.kind(ofFolder: SitePath.folder(of: name))
        if let heading = document.headings.first, !heading.plain.isEmpty { title = heading.plain }
        var reader = SiteInlineReader()
        for (offset, block) in document.blocks.prefix(6).enumerated() {
            guard case .paragraph(let text) = block else { continue }
            reader.read(text, of: document)
            if metaBlock == nil, summary.isEmpty, isMeta(reader) {
                metaBlock = offset
            } else if summary.isEmpty, reader.inlines.first?.kind != .linkStart {
                summary = Self.shortened(reader.plain(reader.inlines[...]))
            }
        }
    }

    /// Reads a paragraph such as "table `leads` · group Leads".
    private mutating func isMeta(_ reader: SiteInlineReader) -> Bool {
        let inlines = reader.inlines
        guard inlines.count > 1, inlines[0].kind == .text, inlines[1].kind == .code else { return false }
        var word = String(decoding: reader.bytes[inlines[0].range], as: UTF8.self)
        guard word.last == " " else { return false }
        word.removeLast()
        guard Self.kinds.contains(word) else { return false }
        kind = word
        sqlName = Array(reader.bytes[inlines[1].range])
        return true
    }

    /// `reports/` is of reports.
    private static func kind(ofFolder folder: String) -> String {
        guard let last = folder.split(separator: "/").last else { return "page" }
        return last.count > 2 && last.hasSuffix("s") ? String(last.dropLast()).lowercased() : last.lowercased()
    }

    /// A text cut at a space, so that it stays one line.
    private static func shortened(_ text: [UInt8]) -> [UInt8] {
        guard text.count > 160 else { return text }
        let end = text[..<160].lastIndex(of: SiteByte.space) ?? 0
        return end < 80 ? [] : Array(text[..<end]) + Array("…".utf8)
    }
}
