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

    @Test func theSearchKnowsPagesColumnsAndCases() throws {
        let pages =
            Self.pages + [
                sitePage(
                    "enums/Size.md",
                    "# Size\n\nenum `size`\n\n## Cases\n\n| Swift | Stored text |\n| --- | --- |\n| `.big` | `BIG\"\u{2028}` |\n"
                )
            ]
        let script = try #require(site(pages)["assets/search.js"])
        #expect(script.contains(#"["tables/Order.html", "Order", "shop.orders", "table", 1, "What somebody buys."]"#))
        #expect(script.contains(#""column", "id", "id: Int64", "column-id", "Sensitive. The \"number\"."]"#))
        #expect(script.contains(#""case", ".big", "BIG\"\u2028", "case-big", ""]"#))
        #expect(!script.contains(#""section", "Columns""#))
        #expect(script.contains(#""section", "X", "", "x", ""]"#))
    }
}
