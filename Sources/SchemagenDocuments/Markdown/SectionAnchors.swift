/// The anchors by which links of a page reach its sections.
///
/// A heading that stands before them may have the same: the object's name, or one of its documentation. The renderers number
/// what comes later.
struct SectionAnchors {
    /// How many headings of a page have an anchor.
    private var counts: [String: Int] = [:]

    /// - Parameter page: What stands before the first section.
    init(_ page: MarkdownPage) {
        for heading in SiteBlockReader.document(page.bytes).headings {
            counts[SiteAnchors.anchor(heading.plain), default: 0] += 1
        }
    }

    private init() {}

    /// The anchors of a page without headings but its title, which is no section's.
    static let plain = SectionAnchors()

    /// Appends the anchor of a section.
    func put(_ section: PageSection, to out: inout MarkdownBuffer) {
        out.fixed(section.anchor)
        guard !counts.isEmpty, let count = counts["\(section.anchor)"] else { return }
        out.put(0x2D)
        out.number(count)
    }
}
