/// A piece of Markdown that is read for its inline marks: a heading's text, a paragraph, a cell.
enum SiteText {
    /// A part of the page as it stands.
    case source(Range<Int>)
    /// Text that does not stand on the page in one piece: several lines, or a cell with escaped pipes.
    case own([UInt8])
}

/// A block of a page.
indirect enum SiteBlock {
    /// The offset in the document's headings.
    case heading(Int)
    case paragraph(SiteText)
    case code(language: [UInt8], text: [UInt8])
    case quote(SiteAlert?, [SiteBlock])
    case list(SiteList)
    case table(SiteTable)
    case rule
}

/// What GitHub makes of a quote that starts with `[!NOTE]` and the like.
enum SiteAlert: String, CaseIterable {
    case note, tip, important, warning, caution

    /// The first letter in upper case.
    var title: String {
        switch self {
        case .note: "Note"
        case .tip: "Tip"
        case .important: "Important"
        case .warning: "Warning"
        case .caution: "Caution"
        }
    }
}

/// A heading with the anchor by which links reach it.
struct SiteHeading {
    let level: Int
    let text: SiteText
    /// The text without its marks.
    var plain: [UInt8] = []
    /// GitHub's anchor, unique on the page.
    var anchor = ""
}

/// An ordered or unordered list.
struct SiteList {
    struct Item {
        /// Whether the box is ticked; nil where there is none.
        var isDone: Bool?
        var blocks: [SiteBlock]
    }

    /// The first number; nil for an unordered list.
    var start: Int?
    /// Whether blank lines stand between the items, which makes paragraphs of them.
    var isLoose: Bool
    var items: [Item]
}

/// A table with the anchors of its rows.
struct SiteTable {
    enum Alignment: UInt8 {
        case none, left, center, right
    }

    /// What the rows stand for, in the tables that the reference pages have.
    enum Kind: String {
        case column, property, `case`, name
    }

    struct Row {
        var cells: [SiteText]
        /// The anchor; nil where the table's rows have none.
        var anchor: String?
    }

    var alignments: [Alignment]
    var header: [SiteText]
    var rows: [Row]
    var kind: Kind?
    /// The column that names the rows; the first but for keys and the like.
    var nameColumn = 0
}

/// Where a link leads, as it is written, and the title that it shows.
struct SiteLinkTarget {
    var destination: [UInt8]
    var title: [UInt8] = []
}

/// A page as it was read.
struct SiteDocument {
    var bytes: [UInt8]
    var blocks: [SiteBlock] = []
    var headings: [SiteHeading] = []
    /// The anchors of headings and rows.
    var anchors: Set<String> = []
    /// The targets of `[label]: destination` by their labels.
    var definitions: [String: SiteLinkTarget] = [:]
}
