import SchemagenLanguage

/// A piece of a file as the formatter sees it: tokens, and where a line may be broken between them.
///
/// Widths are worked out once, when a layout is made; the printer then decides at each break without looking ahead.
struct Layout {
    /// Of what a layout consists.
    indirect enum Kind {
        /// A token, by its index.
        case token
        /// Layouts side by side, without a break of their own.
        case line([Item])
        /// A head and links, each of which may go to a line of its own.
        case chain(head: Layout, links: [Layout], style: ChainStyle)
        /// Elements in brackets, separated by commas.
        case bracket(Bracket)
        /// Declarations or members in braces, a line each.
        case block(Block)
    }

    /// How the links of a chain that does not fit on its line are broken.
    enum ChainStyle {
        /// Only in front of a link that does not fit.
        case fill
        /// In front of every link.
        case together
    }

    /// A part of a line.
    struct Item {
        /// Whether a space stands before it.
        var isSpaced: Bool
        var layout: Layout

        /// A layout with a space before it.
        static func spaced(_ layout: Layout) -> Item { Item(isSpaced: true, layout: layout) }
        /// A layout that touches the one before it.
        static func joined(_ layout: Layout) -> Item { Item(isSpaced: false, layout: layout) }
    }

    /// Elements in brackets.
    struct Bracket {
        var open: Int
        var elements: [Layout]
        var close: Int
        /// Whether spaces stand inside the brackets where they are on one line: `{ a }`.
        var isPadded: Bool
        /// Whether the last of several lines ends in a comma.
        var hasTrailingComma: Bool
        /// Whether an empty line between elements is kept: the cases of an enum.
        var keepsEmptyLines: Bool
        /// Whether the brackets stay with their only element although it has several lines: `sql("""`.
        var hugs: Bool
    }

    /// Declarations or members in braces.
    struct Block {
        var open: Int
        var units: [Layout]
        var close: Int
        /// Whether the units are declarations, with an empty line between them.
        var holdsDeclarations: Bool
    }

    /// The width of a layout that cannot stand on one line.
    static let endless = 1 << 40

    let kind: Kind
    /// The index of the first token.
    let first: Int
    /// The columns that the layout takes on one line; at least ``endless`` where it cannot.
    let width: Int
    /// The columns up to the first place where the layout can be broken.
    let lead: Int
    /// Whether there is such a place.
    let canBreak: Bool
    /// Whether comments stand before the first token.
    let followsComment: Bool

    /// Whether the layout can stand on one line at all.
    var isFlat: Bool { width < Self.endless }

    /// A token.
    init(token: Int, width: Int, isMultiline: Bool, followsComment: Bool) {
        kind = .token
        first = token
        self.width = isMultiline ? Self.endless : width
        lead = width
        canBreak = isMultiline
        self.followsComment = followsComment
    }

    /// Layouts side by side; there must be at least one.
    init(line items: [Item]) {
        var width = 0
        var lead = 0
        var canBreak = false
        for (index, item) in items.enumerated() {
            let space = item.isSpaced && index > 0 ? 1 : 0
            width += space + item.layout.width
            if index > 0, item.layout.followsComment {
                width += Self.endless
                canBreak = true
            }
            if !canBreak { lead += space + item.layout.lead }
            canBreak = canBreak || item.layout.canBreak
        }
        kind = .line(items)
        first = items.first?.layout.first ?? 0
        followsComment = items.first?.layout.followsComment ?? false
        self.width = min(width, Self.endless)
        self.lead = lead
        self.canBreak = canBreak
    }

    /// A head with links.
    init(chain head: Layout, links: [Layout], style: ChainStyle = .fill) {
        var width = head.width
        for link in links { width += 1 + link.width + (link.followsComment ? Self.endless : 0) }
        kind = .chain(head: head, links: links, style: style)
        first = head.first
        followsComment = head.followsComment
        self.width = min(width, Self.endless)
        lead = head.lead
        canBreak = head.canBreak || !links.isEmpty
    }

    /// Elements in brackets; `followsComment` and `closeFollowsComment` tell of comments before the brackets.
    init(bracket: Bracket, followsComment: Bool, closeFollowsComment: Bool) {
        var width = 2
        for element in bracket.elements { width += element.width + (element.followsComment ? Self.endless : 0) }
        if !bracket.elements.isEmpty {
            width += 2 * (bracket.elements.count - 1) + (bracket.isPadded ? 2 : 0)
        }
        if closeFollowsComment { width += Self.endless }
        kind = .bracket(bracket)
        first = bracket.open
        self.followsComment = followsComment
        self.width = min(width, Self.endless)
        let isEmpty = bracket.elements.isEmpty && !closeFollowsComment
        lead = isEmpty ? 2 : 1
        canBreak = !isEmpty
    }

    /// Units in braces.
    init(block: Block, followsComment: Bool, closeFollowsComment: Bool) {
        kind = .block(block)
        first = block.open
        self.followsComment = followsComment
        let isEmpty = block.units.isEmpty && !closeFollowsComment
        width = isEmpty ? 2 : Self.endless
        lead = isEmpty ? 2 : 1
        canBreak = !isEmpty
    }
}
