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
    /// The offset of the paragraph that the summary is the beginning of.
    var summaryBlock: Int?
    /// How much of that paragraph, in bytes, the summary says whole words of.
    var summaryEnd = 0
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
            } else if summary.isEmpty, !reader.isOnlyLinks {
                summarize(reader.plain(reader.inlines[...]), offset)
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

    /// So many characters stay one line.
    private static let longestSummary = 160

    /// Takes the beginning of a paragraph: up to a space, where there is one, so that no word is cut.
    private mutating func summarize(_ text: [UInt8], _ block: Int) {
        summaryBlock = block
        let string = String(decoding: text, as: UTF8.self)
        guard text.count > Self.longestSummary, string.count > Self.longestSummary else {
            summary = text
            summaryEnd = text.count
            return
        }
        let beginning = string.prefix(Self.longestSummary)
        let space = beginning.lastIndex(of: " ")
        let isAtSpace = space.map { beginning.distance(from: beginning.startIndex, to: $0) >= 80 } ?? false
        let shown = isAtSpace ? beginning[..<(space ?? beginning.endIndex)] : beginning
        summary = Array(shown.utf8) + Array("…".utf8)
        summaryEnd = isAtSpace ? shown.utf8.count : 0
    }
}
