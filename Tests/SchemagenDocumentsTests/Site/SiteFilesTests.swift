import Testing

@testable import SchemagenDocuments

@Suite struct SiteFilesTests {
    private static let pages = [
        sitePage(
            "README.md",
            """
            # Shop

            Everything that is sold, see the [words](words.md).

            ## Orders & more

            | Table | SQL name | Purpose |
            | --- | --- | --- |
            | [`Order`](tables/Order.md) | `orders` | For a [`Größe`](tables/Gr%C3%B6%C3%9Fe.md). |

            ## Others

            - [`Größe`](tables/Gr%C3%B6%C3%9Fe.md)
            """),
        sitePage("words.md", "# Words\n"),
        sitePage(
            "tables/Order.md",
            """
            # Order

            table `shop.orders` · [all objects](../README.md)

            What somebody buys.

            [columns](#columns) [none](#nowhere) [lost](Lost.md) [out](../../x.md) [odd](a%20%23b%3F.md#x)

            ## Columns

            | Column | Swift | Meaning |
            | --- | --- | --- |
            | `id` | `id: Int64` | **Sensitive.** The "number". |

            ```mermaid
            erDiagram
            ```
            """),
        sitePage("tables/Größe.md", "# Größe\n\n```mermaid\nx\n```\n\n[order](Order.md#column-id)\n"),
        sitePage("tables/a #b?.md", "# Odd\n\n## X\n"),
        sitePage("diagrams/tables/Order.svg", "<svg><a href=\"../../tables/Order.md#columns\"><g/></a></svg>"),
    ]

    @Test func theSameFilesEachTime() {
        let files = DocumentSite.files(from: Self.pages, title: "Shop")
        #expect(files == DocumentSite.files(from: Self.pages.reversed(), title: "Shop"))
        #expect(
            files.map(\.name)
                == [
                    "assets/search.js", "assets/site.css", "assets/site.js", "diagrams/tables/Order.svg", "index.html",
                    "tables/Größe.html", "tables/Order.html", "tables/a #b?.html", "words.html",
                ].sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test func linksLeadToThePagesOfTheSite() {
        let files = site(Self.pages)
        let order = files["tables/Order.html"] ?? ""
        #expect(order.contains("<a href=\"../index.html\">all objects</a>"))
        #expect(order.contains("<a href=\"#columns\">columns</a> <a href=\"../tables/Order.html\">none</a> lost out "))
        #expect(order.contains("<a href=\"../tables/a%20%23b%3F.html#x\">odd</a>"))
        #expect(files["tables/Größe.html"]?.contains("<a href=\"../tables/Order.html#column-id\">order</a>") == true)
        #expect(files["index.html"]?.contains("<a href=\"tables/Gr%C3%B6%C3%9Fe.html\"><code>Größe</code></a>") == true)
    }

    @Test func theNavigationHasTheGroupsOfTheIndex() {
        let contents = SiteContents(Self.pages, title: "Shop")
        let groups = contents.groups.map { group in
            String(decoding: group.title, as: UTF8.self) + ": "
                + group.members.map { contents.pages[$0.page].name }.joined(separator: " ")
        }
        #expect(
            groups == [
                "Pages: words.md", "Orders & more: tables/Order.md", "Others: tables/Größe.md",
                "More pages: tables/a #b?.md",
            ])
        let page = site(Self.pages)["tables/Order.html"] ?? ""
        #expect(page.contains("<a href=\"../tables/Order.html\" aria-current=\"page\">Order</a>"))
        #expect(page.contains("<li><a href=\"../index.html#orders--more\">Orders &amp; more</a></li>"))
    }

    @Test func diagramsStandInThePlaceOfTheirSource() {
        let files = site(Self.pages)
        let order = article(files["tables/Order.html"] ?? "")
        #expect(order.contains("<div class=\"stage\"><svg><a href=\"#columns\"><g/></a></svg></div>"))
        #expect(order.contains("href=\"../diagrams/tables/Order.svg\">Open alone</a>"))
        #expect(!order.contains("erDiagram"))
        #expect(files["tables/Größe.html"]?.contains("<details class=\"source\"><summary>Diagram source") == true)
        #expect(files["diagrams/tables/Order.svg"]?.contains("href=\"../../tables/Order.html#columns\"") == true)
    }

    @Test func bigDrawingsAreImages() {
        let drawing = "<svg>" + String(repeating: "<g/>", count: SiteDrawing.maximalSize / 4) + "</svg>"
        let files = site([sitePage("README.md", "![all](all.svg)"), sitePage("all.svg", drawing)])
        #expect(files["index.html"]?.contains("<div class=\"stage\"><img src=\"all.svg\" alt=\"all\"></div>") == true)
        #expect(files["all.svg"] == drawing)
    }

    @Test func badgesAndLabels() {
        let order = article(site(Self.pages)["tables/Order.html"] ?? "")
        #expect(
            order.contains("<td><strong class=\"badge sensitive\">Sensitive.</strong> The &quot;number&quot;.</td>"))
        #expect(order.contains("<p class=\"meta\">table <code>shop.orders</code>"))
        #expect(order.contains("role=\"region\" tabindex=\"0\" aria-label=\"Columns\""))
    }

    @Test func aSetWithoutIndexGetsOne() {
        let files = site([sitePage("tables/B.md", "# B"), sitePage("tables/A.md", "# A *x*")], title: "My <shop>")
        #expect(files["index.html"]?.contains("<a href=\"tables/A.html\">A x</a>") == true)
        #expect(files["index.html"]?.contains("My &lt;shop&gt;</h1>") == true)
        #expect(site([], title: "")["index.html"] != nil)
    }

    @Test func twoPagesNeverShareAFile() {
        let files = site([sitePage("README.md", "# A"), sitePage("index.md", "# B"), sitePage("x/readme.md", "# C")])
        #expect(Set(files.keys).isSuperset(of: ["index.html", "index-1.html", "x/index.html"]))
        #expect(article(files["index-1.html"] ?? "").contains("B</h1>"))
    }

    @Test func pagesDifferInMoreThanCapitals() {
        let names = ["README.md", "tables/Readme.md", "tables/Index.md", "tables/index-1.md", "a/B.md", "A/b.md"]
        let pages = site(names.map { sitePage($0, "# \($0)") }).filter { $0.key.hasSuffix(".html") }
        #expect(Set(pages.keys.map { $0.lowercased() }).count == names.count)
        for name in names { #expect(pages.values.contains { article($0).contains("\(name)</h1>") }, "\(name)") }
    }

    @Test func aPictureThatTheIndexLinksToHasAPage() {
        let drawing = "<svg viewBox=\"0 0 9 9\"><a href=\"../a.md\"><g/></a></svg>"
        let pages = [
            sitePage("README.md", "# S\n\n[All *tables*](diagrams/all%20b.svg), ![x](diagrams/c.svg) [a](a.md)\n"),
            sitePage("a.md", "# A\n\n[again](diagrams/all%20b.svg) [c](diagrams/c.svg)\n"),
            sitePage("diagrams/all b.svg", drawing), sitePage("diagrams/c.svg", drawing),
        ]
        let files = site(pages)
        let page = article(files["diagrams/all b.html"] ?? "")
        #expect(page.hasPrefix("<h1 id=\"all-tables\">All tables</h1>\n<figure class=\"diagram\">"))
        #expect(page.contains("<svg viewBox=\"0 0 9 9\"><a href=\"../a.html\"><g/></a></svg>"))
        #expect(page.contains("href=\"../diagrams/all%20b.svg\">Open alone</a>"))
        let index = article(files["index.html"] ?? "")
        #expect(index.contains("<a href=\"diagrams/all%20b.html\">All <em>tables</em></a>"))
        #expect(article(files["a.html"] ?? "").contains("<a href=\"diagrams/all%20b.html\">again</a>"))
        #expect(files["index.html"]?.contains("<li><a href=\"diagrams/all%20b.html\">All tables</a></li>") == true)
        #expect(files["diagrams/c.html"] == nil)
        #expect(files["assets/search.js"]?.contains("\"diagrams/all%20b.html\", \"All tables\"") == true)
    }

    @Test func aPageOfABigSiteNamesItsOwnGroupAlone() throws {
        let names = (0..<300).map { "tables/T\($0).md" }
        let index = "# S\n" + names.map { "\n## Group of \($0)\n\n- [`T`](\($0))\n" }.joined()
        let files = site([sitePage("README.md", index)] + names.map { sitePage($0, "# X") })
        let page = try #require(files["tables/T7.html"])
        #expect(page.contains("<span>Group of tables/T7.md</span>"))
        #expect(!page.contains("T8.md"))
        #expect(page.utf8.count < 5000)
        let data = try #require(files["assets/navigation.js"])
        #expect(data.contains("[\"Group of tables/T8.md\", [\n[\"tables/T8.html\", \"T\"]]]"))
        #expect(site(Self.pages)["assets/navigation.js"] == nil)
    }

    @Test func aLongNavigationNamesWhatIsNear() {
        let names = (100..<600).map { "tables/T\($0).md" }
        let index = "# S\n\n## Tables\n\n" + names.map { "- [\($0.dropFirst(7).dropLast(3))](\($0))\n" }.joined()
        let files = site([sitePage("README.md", index)] + names.map { sitePage($0, "# \($0)") })
        let page = files["tables/T300.html"] ?? ""
        #expect(page.contains("<details open data-group=\"0\">"))
        #expect(page.contains("<a href=\"../tables/T299.html\">T299</a>"))
        #expect(!page.contains("T100.html"))
        #expect(page.contains("<a href=\"../index.html#tables\">All 500 pages</a>"))
    }

    @Test func nothingComesFromOutside() {
        for (name, text) in site(Self.pages) {
            #expect(!text.contains(/(src|srcset)\s*=\s*["']?https?:/), "\(name)")
            #expect(!text.contains(/<link[^>]*https?:/), "\(name)")
            #expect(!text.contains(/@import|url\(/), "\(name)")
            #expect(!name.hasPrefix("assets/") || !text.contains("://"), "\(name)")
        }
    }
}
