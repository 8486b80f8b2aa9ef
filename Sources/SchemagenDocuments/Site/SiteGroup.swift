/// A group of pages in the navigation: a heading of the index page and the pages that stand under it.
struct SiteGroup {
    struct Member {
        let page: Int
        let label: [UInt8]
    }

    var title: [UInt8]
    /// The heading's anchor on the index page; nil for pages that the index does not name.
    var anchor: String?
    var members: [Member] = []

    /// The groups of a set. Each page is in one, the index in none.
    ///
    /// - Parameter target: The page that a link on a page leads to.
    static func groups(
        of pages: [SiteContents.Page], index: Int, target: ([UInt8], Int) -> Int?
    ) -> [SiteGroup] {
        let document = pages[index].document
        var groups = [SiteGroup(title: Array("Pages".utf8), anchor: nil)]
        var reader = SiteInlineReader()
        var taken: Set = [index]
        var inText: [(group: Int, member: Member)] = []
        func firstMember(of texts: [SiteText]) -> Member? {
            for text in texts {
                for link in reader.links(text, of: document) {
                    if let page = target(link.target, index) { return Member(page: page, label: link.text) }
                }
            }
            return nil
        }
        func take(_ member: Member?) {
            guard let member, taken.insert(member.page).inserted else { return }
            groups[groups.count - 1].members.append(member)
        }
        func add(_ blocks: [SiteBlock], isItem: Bool = false) {
            for block in blocks {
                switch block {
                case .heading(let offset):
                    let heading = document.headings[offset]
                    guard heading.level > 1, !isItem else { continue }
                    groups.append(SiteGroup(title: heading.plain, anchor: heading.anchor))
                case .table(let table): for row in table.rows { take(firstMember(of: row.cells)) }
                case .list(let list): for item in list.items { add(item.blocks, isItem: true) }
                case .paragraph(let text) where isItem: take(firstMember(of: [text]))
                case .paragraph(let text):
                    for link in reader.links(text, of: document) {
                        guard let page = target(link.target, index) else { continue }
                        inText.append((groups.count - 1, Member(page: page, label: pages[page].facts.title)))
                    }
                case .quote(_, let blocks): add(blocks)
                case .code, .rule: break
                }
            }
        }
        add(document.blocks)
        // A page that stands only in running text comes behind those of the lists and tables.
        for (group, member) in inText where taken.insert(member.page).inserted {
            groups[group].members.append(member)
        }
        var rest = SiteGroup(title: Array("More pages".utf8), anchor: nil)
        for page in pages.indices where !taken.contains(page) {
            rest.members.append(Member(page: page, label: pages[page].facts.title))
        }
        return (groups + [rest]).filter { !$0.members.isEmpty }
    }
}
