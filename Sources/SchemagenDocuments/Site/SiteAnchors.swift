/// The anchors of a page: of its headings as GitHub makes them, and of the rows that stand for columns and the like.
enum SiteAnchors {
    /// The anchors of a page so far.
    private struct Names {
        private(set) var all: Set<String> = []
        /// The numbers that were used up, by anchor.
        private var numbers: [String: Int] = [:]

        /// Takes an anchor, or where it is taken the next with a number behind it.
        mutating func add(_ anchor: String) -> String {
            if all.insert(anchor).inserted { return anchor }
            var number = (numbers[anchor] ?? 0) + 1
            while !all.insert("\(anchor)-\(number)").inserted { number += 1 }
            numbers[anchor] = number
            return "\(anchor)-\(number)"
        }
    }

    /// Gives a page's headings and rows their anchors, none twice.
    static func add(to document: inout SiteDocument) {
        var parser = SiteInlineReader()
        var taken = Names()
        for index in document.headings.indices {
            document.headings[index].plain = parser.plain(document.headings[index].text, of: document)
            let anchor = anchor(document.headings[index].plain)
            document.headings[index].anchor = taken.add(anchor.isEmpty ? "section" : anchor)
        }
        for index in document.blocks.indices {
            guard case .table(var table) = document.blocks[index] else { continue }
            add(to: &table, document, &parser, &taken)
            document.blocks[index] = .table(table)
        }
        document.anchors = taken.all
    }

    private static func add(
        to table: inout SiteTable, _ document: SiteDocument, _ parser: inout SiteInlineReader,
        _ taken: inout Names
    ) {
        let first = parser.string(table.header.first, of: document)
        let second = parser.string(table.header.dropFirst().first, of: document)
        switch first {
        case "Column": table.kind = .column
        case "Property": table.kind = .property
        case "Swift":
            guard second == "Stored text" else { return }
            table.kind = .case
        case "Name": table.kind = .name
        // The foreign keys of a table; those that point at it are found on the pages of others.
        case "Columns":
            guard second == "To",
                let names = table.header.firstIndex(where: { parser.string($0, of: document) == "Name" })
            else { return }
            table.kind = .name
            table.nameColumn = names
        case "Kind":
            guard second == "Name" else { return }
            table.kind = .name
            table.nameColumn = 1
        default: break
        }
        guard let kind = table.kind else { return }
        for row in table.rows.indices {
            // What has a page of its own is found by its page.
            guard let name = parser.name(table.rows[row].cells[table.nameColumn], of: document) else { continue }
            var text = Array(kind.rawValue.utf8) + [SiteByte.hyphen]
            for (offset, byte) in name.enumerated() {
                if kind == .case, byte == SiteByte.dot, offset == 0 { continue }
                if kind == .property, byte == SiteByte.colon { break }
                text.append(byte <= SiteByte.space || byte == 0x7F ? SiteByte.hyphen : byte)
            }
            table.rows[row].anchor = taken.add(String(decoding: text, as: UTF8.self))
        }
    }

    /// GitHub's anchor of a heading: letters and digits in lower case, `-` for spaces.
    static func anchor(_ plain: [UInt8]) -> String {
        if plain.allSatisfy({ $0 < 0x80 }) {
            var bytes: [UInt8] = []
            for byte in plain {
                if SiteByte.isSpace(byte) {
                    bytes.append(SiteByte.hyphen)
                } else if SiteByte.isLetter(byte) || SiteByte.isDigit(byte) || byte == SiteByte.hyphen
                    || byte == SiteByte.underscore
                {
                    bytes.append(SiteByte.lowercased(byte))
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        var text = ""
        for scalar in String(decoding: plain, as: UTF8.self).unicodeScalars {
            if scalar.properties.isWhitespace {
                text += "-"
            } else if isWordPart(scalar) {
                text += scalar.properties.lowercaseMapping
            }
        }
        return text
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "-" || scalar == "_" { return true }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation:
            return true
        default: return false
        }
    }
}
