/// What stands around the content of each page: the bar at the top, the navigation, the list of sections.
struct SiteFrame {
    let contents: SiteContents
    /// The group of each page and its place in it; the index has none.
    private let places: [Int: (group: Int, member: Int)]

    /// Up to so many pages the navigation names all of them on each page. Beyond that it would outweigh the content, and
    /// the site would grow with the square of the pages: it names the neighbours then, and the script adds the others.
    private static let wholeNavigation = 200
    private static let neighbours = 20

    init(_ contents: SiteContents) {
        self.contents = contents
        var places: [Int: (group: Int, member: Int)] = [:]
        for (group, value) in contents.groups.enumerated() {
            for (offset, member) in value.members.enumerated() { places[member.page] = (group, offset) }
        }
        self.places = places
    }

    /// Whether each page names all others.
    private var isWhole: Bool { contents.pages.count <= Self.wholeNavigation }

    /// What the script adds to the navigation of each page, as a script; nil where the pages have all of it.
    func navigationData() -> [UInt8]? {
        if isWhole { return nil }
        var out = HTMLBuffer(capacity: contents.pages.count * 80)
        out.fixed("window.documentNavigation = [")
        for (offset, group) in contents.groups.enumerated() {
            out.fixed(offset > 0 ? ",\n[" : "\n[")
            out.quoted(group.title)
            out.fixed(", [")
            for (offset, member) in group.members.enumerated() {
                out.fixed(offset > 0 ? ",\n[" : "\n[")
                out.quoted(Array(contents.pages[member.page].address.utf8))
                out.fixed(", ")
                out.quoted(member.label)
                out.fixed("]")
            }
            out.fixed("]]")
        }
        out.fixed("\n];\n")
        return out.bytes
    }

    /// A whole page.
    func html(of number: Int) -> [UInt8] {
        let page = contents.pages[number]
        var out = HTMLBuffer(capacity: page.document.bytes.count * 4 + 20_000)
        head(page, &out)
        bar(page, &out)
        out.fixed("<div class=\"layout\">\n")
        navigation(number, &out)
        out.fixed("<main id=\"site:content\" class=\"content\" tabindex=\"-1\">\n")
        crumbs(number, &out)
        out.fixed("<article>\n")
        var writer = HTMLPageWriter(contents, page: number, out: out)
        writer.write()
        out = writer.out
        out.fixed("</article>\n")
        neighbours(of: number, &out)
        out.fixed("</main>\n")
        sections(of: page, &out)
        out.fixed("</div>\n</body>\n</html>\n")
        return out.bytes
    }

    private func head(_ page: SiteContents.Page, _ out: inout HTMLBuffer) {
        out.fixed(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file: data:; \
            style-src 'self' file: 'unsafe-inline'; script-src 'self' file:; base-uri 'none'; form-action 'none'">
            <meta name="color-scheme" content="light dark">
            <title>
            """)
        out.text(page.facts.title)
        if page.facts.title != Array(contents.title.utf8) {
            out.fixed(" · ")
            out.text(contents.title)
        }
        out.fixed("</title>\n")
        if !page.facts.summary.isEmpty {
            out.fixed("<meta name=\"description\" content=\"")
            out.text(page.facts.summary)
            out.fixed("\">\n")
        }
        out.put(
            """
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="\(page.toTop)assets/site.css">
            <script src="\(page.toTop)assets/site.js" data-top="\(page.toTop)"></script>
            </head>

            """)
    }

    private func bar(_ page: SiteContents.Page, _ out: inout HTMLBuffer) {
        out.fixed(
            """
            <body>
            <a class="skip" href="#site:content">Skip to content</a>
            <header class="bar">
            <a class="menu" href="#site:navigation">Menu</a>
            <a class="brand" href="
            """)
        out.text(page.toTop + contents.pages[contents.index].address)
        out.fixed("\">")
        out.text(contents.title)
        out.fixed(
            """
            </a>
            <div class="search" role="search" hidden>
            <input id="site:search" type="search" role="combobox" aria-label="Search tables, columns and more" \
            aria-autocomplete="list" aria-expanded="false" aria-controls="site:results" placeholder="Search" \
            autocomplete="off" autocapitalize="off" spellcheck="false"><kbd aria-hidden="true">/</kbd>
            <div class="results" hidden><ul id="site:results" role="listbox" aria-label="Results"></ul>\
            <p class="none"></p></div>
            <p class="status" role="status"></p>
            </div>
            <button class="theme" type="button" hidden>Auto</button>
            </header>

            """)
    }

    private func navigation(_ number: Int, _ out: inout HTMLBuffer) {
        let page = contents.pages[number]
        let isIndex = number == contents.index
        out.fixed("<nav id=\"site:navigation\" class=\"sidebar\" aria-label=\"Pages\"")
        out.fixed(isWhole ? ">\n<p class=\"overview\">" : " data-long>\n<p class=\"overview\">")
        link(to: contents.index, from: number, Array("Overview".utf8), &out)
        out.fixed("</p>\n")
        for (group, value) in contents.groups.enumerated() {
            let place = places[number].flatMap { $0.group == group ? $0.member : nil }
            guard isWhole || isIndex || place != nil else { continue }
            // The first group is open on the index page, so that a reader sees what there is to see.
            let isOpen = place != nil || (isIndex && (group == 0 || contents.groups.count < 4))
            var shown = value.members.indices
            if !isWhole {
                shown = place.map { shown.clamped(to: ($0 - Self.neighbours)..<($0 + Self.neighbours + 1)) } ?? 0..<0
            }
            let isCut = shown.count < value.members.count
            out.fixed(isOpen ? "<details open" : "<details")
            if !isWhole { out.put(" data-group=\"\(group)\"") }
            out.fixed("><summary><span>")
            out.text(value.title)
            out.put("</span> <span class=\"count\">\(value.members.count)</span></summary>\n<ul>\n")
            for member in shown {
                out.fixed("<li>")
                link(to: value.members[member].page, from: number, value.members[member].label, &out)
                out.fixed("</li>\n")
            }
            if isCut {
                out.fixed("<li class=\"all\"><a href=\"")
                out.text(page.toTop + contents.pages[contents.index].address)
                if let anchor = value.anchor { out.text("#" + SitePath.encoded(anchor)) }
                out.put("\">All \(value.members.count) pages</a></li>\n")
            }
            out.fixed("</ul></details>\n")
        }
        out.fixed("</nav>\n")
    }

    private func link(to page: Int, from number: Int, _ text: [UInt8], _ out: inout HTMLBuffer) {
        out.fixed("<a href=\"")
        out.put(contents.pages[number].toTop)
        out.text(contents.pages[page].address)
        out.fixed(page == number ? "\" aria-current=\"page\">" : "\">")
        out.text(text)
        out.fixed("</a>")
    }

    private func crumbs(_ number: Int, _ out: inout HTMLBuffer) {
        guard number != contents.index else { return }
        let page = contents.pages[number]
        out.fixed("<nav class=\"crumbs\" aria-label=\"Breadcrumb\"><ol><li>")
        link(to: contents.index, from: number, Array(contents.title.utf8), &out)
        out.fixed("</li>")
        if let place = places[number], let anchor = contents.groups[place.group].anchor {
            out.fixed("<li><a href=\"")
            out.text(page.toTop + contents.pages[contents.index].address + "#" + SitePath.encoded(anchor))
            out.fixed("\">")
            out.text(contents.groups[place.group].title)
            out.fixed("</a></li>")
        }
        out.fixed("<li aria-current=\"page\">")
        out.text(page.facts.title)
        out.fixed("</li></ol></nav>\n")
    }

    private func neighbours(of number: Int, _ out: inout HTMLBuffer) {
        guard let place = places[number] else { return }
        let members = contents.groups[place.group].members
        guard members.count > 1 else { return }
        out.fixed("<nav class=\"neighbours\" aria-label=\"Neighbouring pages\">")
        if place.member > 0 {
            let other = members[place.member - 1]
            out.fixed("<span class=\"previous\"><small>Previous</small> ")
            link(to: other.page, from: number, other.label, &out)
            out.fixed("</span>")
        }
        if place.member + 1 < members.count {
            let other = members[place.member + 1]
            out.fixed("<span class=\"next\"><small>Next</small> ")
            link(to: other.page, from: number, other.label, &out)
            out.fixed("</span>")
        }
        out.fixed("</nav>\n")
    }

    /// The list of the page's sections; one section needs none.
    private func sections(of page: SiteContents.Page, _ out: inout HTMLBuffer) {
        let headings = page.document.headings.filter { $0.level == 2 || $0.level == 3 }
        guard headings.count > 1 else { return }
        out.fixed("<nav class=\"sections\" aria-label=\"On this page\"><p>On this page</p>\n<ul>\n")
        for heading in headings {
            out.put("<li class=\"level\(heading.level)\"><a href=\"#")
            out.text(SitePath.encoded(heading.anchor))
            out.fixed("\">")
            out.text(heading.plain)
            out.fixed("</a></li>\n")
        }
        out.fixed("</ul></nav>\n")
    }
}
