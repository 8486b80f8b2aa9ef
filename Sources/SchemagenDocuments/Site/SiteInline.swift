/// A piece of running text in the order in which it is written.
struct SiteInline {
    enum Kind: UInt8 {
        /// Bytes as they stand.
        case text
        /// Bytes of a code span.
        case code
        /// A character that is written as an entity: the offset in the reader's characters.
        case character
        case softBreak, hardBreak
        /// The offset in the reader's links.
        case linkStart, linkEnd, imageStart, imageEnd
        /// A run of `*`, `_` or `~`: the offset in the reader's runs.
        case run
        /// `[` or `![` of what may become a link.
        case bracket
    }

    var kind: Kind
    /// The bytes, or nothing.
    var range: Range<Int>
    /// An offset; its meaning depends on the kind.
    var index = 0
}

/// A run of `*`, `_` or `~` and what it turned out to open and close.
struct SiteInlineRun {
    /// The emphasis that a part of a run makes.
    enum Mark: UInt8 {
        case emphasis, strong, deleted

        /// The HTML element.
        var element: StaticString {
            switch self {
            case .emphasis: "em"
            case .strong: "strong"
            case .deleted: "del"
            }
        }
    }

    let byte: UInt8
    let original: Int
    /// The bytes that are still text.
    var count: Int
    var canOpen: Bool
    var canClose: Bool
    var closes: [Mark] = []
    /// The innermost first.
    var opens: [Mark] = []
}
