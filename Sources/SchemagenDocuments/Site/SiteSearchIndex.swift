/// What the search knows, as a script: pages opened from a disk may not fetch data, but they may run scripts.
struct SiteSearchIndex {
    private let contents: SiteContents
    private var out = HTMLBuffer(capacity: 200_000)
    private var reader = SiteInlineReader()
    private var isFirst = true

    /// The headings that all pages of a kind have; to find them again and again helps nobody.
    private static let commonHeadings: Set = [
        "Columns", "Computed in Swift", "References", "Referenced by", "Diagram", "Keys and indexes", "Checks",
        "Options", "More in the database", "History", "Cases", "Used by", "Query",
    ]

    init(_ contents: SiteContents) { self.contents = contents }

    /// The whole script.
    mutating func script() -> [UInt8] {
        out.fixed("window.documentSearch = {\n\"pages\": [")
        for (offset, page) in contents.pages.enumerated() {
            let rest = documentation(of: offset)
            out.fixed(offset > 0 ? ",\n[" : "\n[")
            out.quoted(Array(page.address.utf8))
            out.fixed(", ")
            out.quoted(page.facts.title)
            out.fixed(", ")
            out.quoted(page.facts.sqlName ?? [])
            out.fixed(", ")
            out.quoted(Array((offset == contents.index ? "overview" : page.facts.kind).utf8))
            out.fixed(", ")
            out.quoted(page.facts.summary)
            out.fixed(", ")
            out.quoted(rest)
            out.fixed("]")
        }
        out.fixed("\n],\n\"entries\": [")
        for number in contents.pages.indices { entries(of: number) }
        out.fixed("\n]\n};\n")
        return out.bytes
    }

    /// What a page says before its first section and what the summary leaves out. Sections of the documentation itself are
    /// lower than those of the page.
    private mutating func documentation(of number: Int) -> [UInt8] {
        let (document, facts) = (contents.pages[number].document, contents.pages[number].facts)
        var texts: [[UInt8]] = []
        for (offset, block) in document.blocks.enumerated() where offset != facts.metaBlock {
            if case .heading(0) = block { continue }
            if case .heading(let heading) = block, document.headings[heading].level < 3 { break }
            if offset == facts.summaryBlock, case .paragraph(let text) = block {
                let rest = reader.plain(text, of: document).dropFirst(facts.summaryEnd)
                texts.append(Array(rest.drop { $0 == SiteByte.space }))
            } else {
                add(block, of: document, to: &texts)
            }
        }
        return Array(texts.filter { !$0.isEmpty }.joined(separator: [SiteByte.space]))
    }

    /// Collects the running text of a block.
    private mutating func add(_ block: SiteBlock, of document: SiteDocument, to texts: inout [[UInt8]]) {
        switch block {
        case .heading(let offset): texts.append(document.headings[offset].plain)
        case .paragraph(let text):
            reader.read(text, of: document)
            if !reader.isOnlyLinks { texts.append(reader.plain(reader.inlines[...])) }
        case .code(let language, let text):
            if language != Array("mermaid".utf8) { texts.append(text) }
        case .quote(_, let blocks): for block in blocks { add(block, of: document, to: &texts) }
        case .list(let list):
            for item in list.items { for block in item.blocks { add(block, of: document, to: &texts) } }
        case .table(let table):
            for row in table.rows where row.anchor == nil {
                for cell in row.cells { texts.append(reader.plain(cell, of: document)) }
            }
        case .rule: break
        }
    }

    /// The columns, cases, properties, keys, partitions and headings of a page.
    private mutating func entries(of number: Int) {
        let document = contents.pages[number].document
        let isObject = contents.pages[number].facts.metaBlock != nil
        for heading in document.headings.dropFirst() {
            let plain = heading.plain
            let isCommon = Self.commonHeadings.contains(String(decoding: plain, as: UTF8.self))
            if isObject, heading.level == 2, isCommon { continue }
            entry(number, "section", plain, [], heading.anchor, [])
        }
        var anchor = ""
        for block in document.blocks {
            switch block {
            case .heading(let offset): anchor = document.headings[offset].anchor
            case .table(let table): entries(of: number, table)
            case .list(let list) where isObject:
                for item in list.items where isPartitioned(item, document) { partitions(in: item, number, anchor) }
            default: break
            }
        }
    }

    private mutating func entries(of number: Int, _ table: SiteTable) {
        let document = contents.pages[number].document
        guard let kind = table.kind else { return }
        let header = table.header.map { reader.string($0, of: document) }
        let meaning = header.firstIndex { $0 == "Meaning" || $0 == "Remarks" || $0 == "Purpose" }
        let isForeignKey = kind == .name && header.first == "Columns"
        let detail = kind == .name ? header.firstIndex(of: "Kind") : header.count > 1 ? 1 : nil
        for row in table.rows {
            guard let anchor = row.anchor else { continue }
            var text = meaning.map { reader.plain(row.cells[$0], of: document) } ?? []
            var what = detail.map { reader.plain(row.cells[$0], of: document) } ?? []
            if isForeignKey {
                let ends = row.cells.prefix(2).map { reader.plain($0, of: document) }
                let remarks = text.isEmpty ? [] : Array(" · ".utf8) + text
                text = Array(ends.joined(separator: Array(" → ".utf8))) + remarks
                what = Array("foreign key".utf8)
            } else if kind == .name, header.count > 1, header[1] == "Condition" {
                what = Array("check".utf8)
            }
            entry(
                number, kind == .name ? "name" : kind.rawValue,
                reader.plain(row.cells[table.nameColumn], of: document), what, anchor, text)
        }
    }

    /// Whether the pages of tables list partitions below an item.
    private mutating func isPartitioned(_ item: SiteList.Item, _ document: SiteDocument) -> Bool {
        guard case .paragraph(let text)? = item.blocks.first else { return false }
        return reader.plain(text, of: document).starts(with: "PostgreSQL: partitioned by ".utf8)
    }

    /// The partitions in the lists of an item, and theirs: each item begins with the name.
    private mutating func partitions(in item: SiteList.Item, _ number: Int, _ anchor: String) {
        let document = contents.pages[number].document
        for case .list(let list) in item.blocks {
            for partition in list.items {
                if case .paragraph(let text)? = partition.blocks.first {
                    reader.read(text, of: document)
                    if let first = reader.inlines.first, first.kind == .code {
                        let name = Array(reader.bytes[first.range])
                        let rest = reader.plain(reader.inlines.dropFirst()).drop { $0 == SiteByte.space }
                        entry(number, "name", name, Array("partition".utf8), anchor, Array(rest))
                    }
                }
                partitions(in: partition, number, anchor)
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
        out.quoted(name)
        out.fixed(", ")
        out.quoted(detail)
        out.fixed(", ")
        out.quoted(Array(anchor.utf8))
        out.fixed(", ")
        out.quoted(text)
        out.fixed("]")
    }
}
