import Foundation
import SchemagenSwift
import Testing

@testable import SchemagenDocuments

/// A page of a set.
func sitePage(_ name: String, _ text: String) -> GeneratedFile { GeneratedFile(name: name, bytes: Array(text.utf8)) }

/// The files of a site by name.
func site(_ pages: [GeneratedFile], title: String = "Shop") -> [String: String] {
    Dictionary(DocumentSite.files(from: pages, title: title).map { ($0.name, $0.text) }) { first, _ in first }
}

/// The content of a page that is made of a text and stands alone.
func html(_ markdown: String) -> String { article(site([sitePage("README.md", markdown)])["index.html"] ?? "") }

/// The content of a page of the site, without what stands around it.
func article(_ page: String) -> String {
    guard let start = page.range(of: "<article>\n"), let end = page.range(of: "</article>") else { return "" }
    return String(page[start.upperBound..<end.lowerBound]).trimmingCharacters(in: .newlines)
}

/// Looks whether HTML is whole: every element that opens closes, and nothing runs but the site's script.
struct HTMLReader {
    private(set) var findings: [String] = []
    private(set) var text = ""

    private static let void: Set = ["meta", "link", "br", "hr", "img", "input", "wbr"]
    private static let known: Set = [
        "html", "head", "title", "body", "script", "header", "nav", "main", "article", "div", "p", "a", "ul", "ol",
        "li",
        "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "code", "pre", "em", "strong",
        "del", "blockquote", "details", "summary", "span", "small", "kbd", "button", "figure", "figcaption",
    ]

    init(_ html: String) {
        var open: [String] = []
        var ids: Set<String> = []
        var rest = Substring(html.dropFirst("<!doctype html>".count))
        while let start = rest.firstIndex(of: "<") {
            text += rest[..<start]
            guard let end = rest[start...].firstIndex(of: ">") else {
                findings.append("a tag does not end")
                return
            }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
            if !Self.known.contains(name) && !Self.void.contains(name) { findings.append("has the element <\(tag)>") }
            if name == "script", tag.first != "/", !tag.contains(#"src=""#) { findings.append("has a script") }
            for attribute in tag.matches(of: /\s([A-Za-z:-]+)="([^"]*)"/) {
                let (name, value) = (attribute.1.lowercased(), attribute.2.lowercased())
                if name.hasPrefix("on") { findings.append("has the attribute \(name)") }
                if name == "href", value.contains("script:") { findings.append("links to \(value)") }
                if name == "src", value.contains(":") { findings.append("loads \(value)") }
                if name == "id", !ids.insert(value).inserted { findings.append("has the id \(value) twice") }
            }
            if tag.first == "/" {
                if open.popLast() != name { findings.append("closes <\(name)> that is not open") }
            } else if !Self.void.contains(name) {
                open.append(name)
            }
        }
        text += rest
        if !open.isEmpty { findings.append("leaves \(open) open") }
    }
}

/// Texts that mean something to Markdown, HTML or DocC, or that are hard to see.
let siteNastyTexts = [
    "|", "a|b", "a\\|b", "||", "`", "``", "a``b`", "`a", "a ` b ` c `", "\"", "'", "<script>alert(1)</script>",
    "<!-- x",
    "-->", "a > b", "&amp;", "&lt;script&gt;", "\\", "a\\", "\\`", "\\<b>", "#", "# x", "###### x", "x #", "[", "]",
    "](x)", "[]", "[x](javascript:alert(1))", "[x](<java\nscript:alert(1)>)", "[x](data:text/html,x)",
    "![x](javascript:alert(1))", "![x](https://example.org/x.png)", "<javascript:alert(1)>", "_x_", "__x__", "a_b_c",
    "*b*", "**", "***a** b*", "~", "~~x~~", "$x$", "!", "![", "line\nbreak", "line\r\nbreak", "a\n===", "a\n---\nb",
    "```", "```swift\nlet x = 1", "~~~\n<b>\n```\n@Image(source: x)", "````\n```\n~~~\n````", "\t", "\u{0}",
    "\u{1B}[31m",
    "\u{202E}abc", "\u{FEFF}", "\u{2028}", "שלום עולם", "имя", "名前", "👩‍👩‍👧", "e\u{301}", "1. x", "- x", "+ x", "> x",
    "> > > x", "- - - x", "1) x\n7. y", "---", "===", " ", "  x  ", "@Metadata { @TechnologyRoot }",
    "@Image(source: x)",
    "@x {\n y\n}", "- @Comment { x }", "``Symbol``", "<doc:x>", "doc:x", "[x](doc:x)", "- Parameter x: y",
    "- Returns: x",
    "- Parameters:\n  - x: y", "- Throws: x", "- Note: x", "Note: x", "> Note: x", "## Topics", "## See Also",
    "## Topics\n\n- x\n\n### y\n\n- <doc:z>", "https://example.org/?a=1&b=2", "<https://example.org/>", "mailto:a@b.c",
    "https://example.org/?a=1&amp;b=2", "https://example.org/\\_x&gt;", "[https://example.org](https://example.org)",
    "“_id_”", "`אבג`, `דהו` desc",
    "| a |\n| - |\n| `x\\|y` | z |", "| a | b |\n| --- | --- |\n| @x |", "[a]: https://example.org\n\n[a] [b][a]",
    "<a href=\"javascript:alert(1)\" onclick=alert(1)>x</a>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    "[x](\"onmouseover=alert(1))", "[x](x \"\\\" onmouseover=alert(1) \\\"\")", "![\"onerror=alert(1)](x.svg)",
    "```\"><script>alert(1)</script>\nx\n```", "# <script>alert(1)</script>",
    String(repeating: "> ", count: 3000) + "x",
    String(repeating: "- ", count: 3000) + "x", String(repeating: "[", count: 3000),
    String(repeating: "*a ", count: 3000),
    String(repeating: "[a](", count: 1000), String(repeating: "<!--", count: 1000),
    String(repeating: "`", count: 999), String(repeating: "|", count: 500), String(repeating: "long", count: 80),
]
