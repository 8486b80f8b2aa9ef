import Testing

@testable import SchemagenDocuments

@Suite struct SiteSafetyTests {
    @Test(arguments: siteNastyTexts) func nothingRunsAndEverythingCloses(_ text: String) {
        let pages = [
            sitePage(
                "README.md", "# \(text)\n\n\(text)\n\n| \(text) |\n| --- |\n| [`x`](a.md) \(text) |\n\n- \(text)\n"),
            sitePage("a.md", text), sitePage("b.md", "> \(text)\n\n[\(text)](\(text))\n\n![\(text)](<\(text)>)"),
        ]
        let written = site(pages, title: text).filter { $0.key.hasSuffix(".html") }
        #expect(written.keys.sorted() == ["a.html", "b.html", "index.html"])
        for (name, page) in written {
            #expect(HTMLReader(page).findings == [], "\(name)")
            #expect(HTMLReader(page).text.contains("Overview"), "\(name)")
        }
    }

    @Test func unsafeLinksAreText() {
        for link in [
            "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java&#x0A;script:alert(1)", "&#1;javascript:alert(1)",
            "vbscript:x", "data:text/html,x", "file:///etc/passwd", "<java\tscript:alert(1)>",
        ] {
            #expect(html("[a](\(link))") == "<p>a</p>", "\(link)")
        }
    }

    @Test func imagesOfOtherSitesAreLinks() {
        let text = html("![a](https://x.org/a.png)")
        #expect(text == "<p><a href=\"https://x.org/a.png\" rel=\"noreferrer\" class=\"outside\">a</a></p>")
    }

    @Test(arguments: [
        "<svg><script>alert(1)</script></svg>", "<svg onload=\"alert(1)\"></svg>", "<svg><foreignObject/></svg>",
        "<svg><g ONCLICK='alert(1)'/></svg>", "<svg><image href=\"https://x.org/a.png\"/></svg>", "<svg><g></svg",
        "<p>no drawing</p>", "<svg><g a=\"b/></svg>", "<svg><![CDATA[x]]></svg>", "<svg><animate/></svg>",
    ])
    func drawingsThatRunAreImages(_ drawing: String) {
        #expect(SiteDrawing.inline(Array(drawing.utf8)) { _ in nil } == nil)
        let page = site([sitePage("README.md", "![a](a.svg)"), sitePage("a.svg", drawing)])["index.html"] ?? ""
        #expect(article(page).contains("<img src=\"a.svg\" alt=\"a\">"))
        #expect(HTMLReader(page).findings == [])
    }

    @Test func drawingsLoseWhatStandsBeforeThem() throws {
        let drawing = """
            <?xml version="1.0"?><!-- Generated --><svg viewBox="0 0 1 1"><!-- x --><style>.a{fill:red}</style>\
            <a href="javascript:alert(1)"><g class="a"/></a><a href='#x'><g/></a></svg>

            """
        let text = try #require(SiteDrawing.inline(Array(drawing.utf8)) { $0 == Array("#x".utf8) ? $0 : nil })
        #expect(
            String(decoding: text, as: UTF8.self)
                == "<svg viewBox=\"0 0 1 1\"><style>.a{fill:red}</style><a ><g class=\"a\"/></a>"
                + "<a href=\"#x\"><g/></a></svg>")
    }
}
