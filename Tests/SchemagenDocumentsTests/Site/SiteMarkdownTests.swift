import Testing

@testable import SchemagenDocuments

@Suite struct SiteMarkdownTests {
    @Test(arguments: [
        (
            "a *b* **c** ***d*** ~~e~~",
            "<p>a <em>b</em> <strong>c</strong> <em><strong>d</strong></em> <del>e</del></p>"
        ),
        ("a_b_c __d__ * e * 2*3*4", "<p>a_b_c <strong>d</strong> * e * 2<em>3</em>4</p>"),
        ("`a` ``b`c`` ` d ` `` ` ``", "<p><code>a</code> <code>b`c</code> <code>d</code> <code>`</code></p>"),
        ("`open and ``closed``", "<p>`open and <code>closed</code></p>"),
        (
            "\\*a\\* \\\\ \\x &amp; &lt;b&gt; &#65;&#x42; &nope; &",
            "<p>*a* \\ \\x &amp; &lt;b&gt; AB &amp;nope; &amp;</p>"
        ),
        ("a  \nb\\\nc\nd", "<p>a<br>\nb<br>\nc\nd</p>"),
        ("a <!-- no --> b", "<p>a  b</p>"),
        ("<b>a</b> <!-- no", "<p>&lt;b&gt;a&lt;/b&gt; &lt;!-- no</p>"),
        ("<!-- a\nb -->\nc", "<p>c</p>"),
        ("a\n\n---\n\n***", "<p>a</p>\n<hr>\n<hr>"),
        ("    a\n\n    b\n", "<div class=\"listing\"><pre tabindex=\"0\"><code>a\n\nb\n</code></pre></div>"),
    ])
    func runningText(_ markdown: String, _ expected: String) { #expect(html(markdown) == expected) }

    @Test(arguments: [
        ("[a](https://x.org/?a=1&b=(c))", "https://x.org/?a=1&amp;b=(c)", "a"),
        ("[a](<https://x.org/a b> \"t\")", "https://x.org/a%20b\" title=\"t", "a"),
        ("<https://x.org/>", "https://x.org/", "https://x.org/"),
        ("<a@x.org>", "mailto:a@x.org", "a@x.org"),
        ("[a][B c]\n\n[b  C]: https://x.org/ 'u'", "https://x.org/\" title=\"u", "a"),
        ("[a]\n\n[a]: <https://x.org/>", "https://x.org/", "a"),
        ("[a](//x.org/y)", "https://x.org/y", "a"),
        ("[https://x.org/a](https://x.org/a)", "https://x.org/a", "https://x.org/a"),
        ("[https://x.org/a b]( https://x.org/a )", "https://x.org/a", "https://x.org/a b"),
        ("![see https://x.org](https://y.org/a.png)", "https://y.org/a.png", "see https://x.org"),
        ("https://x.org/?a=1&amp;b=2", "https://x.org/?a=1&amp;b=2", "https://x.org/?a=1&amp;b=2"),
        ("https://x.org/\\_x", "https://x.org/_x", "https://x.org/_x"),
    ])
    func linksToOtherSites(_ markdown: String, _ address: String, _ text: String) {
        #expect(html(markdown) == "<p><a href=\"\(address)\" rel=\"noreferrer\" class=\"outside\">\(text)</a></p>")
    }

    @Test func anAddressEndsBeforeTheSentenceDoes() {
        #expect(html("See (https://x.org/a_(b)).").contains("href=\"https://x.org/a_(b)\""))
        #expect(html("xhttps://x.org").contains("<a") == false)
        let link = "<a href=\"https://x.org/a\" rel=\"noreferrer\" class=\"outside\">https://x.org/a</a>"
        #expect(html("&lt;https://x.org/a&gt;.") == "<p>&lt;\(link)&gt;.</p>")
        #expect(html("*https://x.org/a\\*.*") == "<p><em>\(link)*.</em></p>")
        #expect(html("a https://x.org/a; b") == "<p>a \(link); b</p>")
    }

    @Test func betweenBracketsThatMayBecomeALinkThereIsNoAddress() {
        #expect(html("[see https://x.org] b") == "<p>[see https://x.org] b</p>")
        #expect(html("[see https://x.org b") == "<p>[see https://x.org b</p>")
        #expect(html("[1] https://x.org").contains("<p>[1] <a href=\"https://x.org\""))
    }

    @Test func punctuationBeyondASCIIIsPunctuation() {
        #expect(html("use “_id_”, …*x*…") == "<p>use “<em>id</em>”, …<em>x</em>…</p>")
        #expect(html("größe_x_ñ名_前_名") == "<p>größe_x_ñ名_前_名</p>")
        #expect(html("*\u{A0}a*") == "<p>*\u{A0}a*</p>")
        #expect(html("| a |\n| - |\n|_x_|").contains("<td><em>x</em></td>"))
    }

    @Test func whatMayRunFromRightToLeftFindsOut() {
        #expect(
            html("`אבג`, `דהו` desc")
                == "<p dir=\"auto\"><code dir=\"ltr\">אבג</code>, <code dir=\"ltr\">דהו</code> desc</p>")
        #expect(
            html("# א\n\n- ב\n- b – c\n").hasPrefix(
                "<h1 id=\"א\" dir=\"auto\">א</h1>\n<ul>\n<li dir=\"auto\">ב</li>\n<li>b – c</li>"))
        #expect(html("- [ ] ב").contains("<li class=\"task\" dir=\"auto\">"))
        let table = html("| Column | ב |\n| --- | :-: |\n| `ב_ג` | مرحبا |")
        #expect(table.contains("<th scope=\"col\">Column</th><th scope=\"col\" dir=\"auto\" class=\"center\">ב</th>"))
        #expect(table.contains("<th scope=\"row\" dir=\"auto\"><code dir=\"ltr\">ב_<wbr>ג</code></th>"))
        #expect(table.contains("<td dir=\"auto\" class=\"center\">مرحبا</td>"))
        #expect(SiteContentStyle.text.contains("\ncode, mark, a { unicode-bidi: isolate; }\n"))
        #expect(html("Größe 名前 “x” – 1") == "<p>Größe 名前 “x” – 1</p>")
    }

    @Test func linksDoNotNest() {
        let text = html("[a https://x.org b](https://y.org)")
        #expect(text.contains("href=\"https://y.org\""))
        #expect(text.components(separatedBy: "<a ").count == 2)
    }

    @Test func headingsHaveGitHubsAnchors() {
        let text = html("# A\n## Keys & *indexes*, `x_y`!\n## a\n## A #\n### Größe Ä\n\nTitle\n=====\n")
        let ids = text.matches(of: /<h(\d) id="([^"]*)"/).map { "\($0.1) \($0.2)" }
        #expect(ids == ["1 a", "2 keys--indexes-x_y", "2 a-1", "2 a-2", "3 größe-ä", "1 title"])
    }

    @Test func listsNest() {
        #expect(
            html("- a\n  - b\n  - c\n- d\n") == """
                <ul>
                <li>a<ul>
                <li>b</li>
                <li>c</li>
                </ul>
                </li>
                <li>d</li>
                </ul>
                """)
        #expect(html("3. a\n4. b").hasPrefix("<ol start=\"3\">\n<li>a</li>\n<li>b</li>"))
        #expect(html("- a\n\n- b").contains("<li><p>a</p>"))
        #expect(html("1. a\n   - b\n2. c") == "<ol>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ol>")
        #expect(html("- a\n\n  ```\n  x\n\n  y\n  ```\n").contains("<code>x\n\ny\n</code>"))
        #expect(html("- [x] a\n- [ ] b").contains("disabled checked aria-label=\"done\"> a"))
        #expect(html("a\n2. b") == "<p>a\n2. b</p>")
    }

    @Test func quotes() {
        #expect(html("> a\nb\n\nc") == "<blockquote>\n<p>a\nb</p>\n</blockquote>\n<p>c</p>")
        #expect(html("> - a\n>   b").contains("<li>a\nb</li>"))
        #expect(html("> [!WARNING]\n> a").hasPrefix("<blockquote class=\"alert warning\">"))
    }

    @Test func codeBlocks() {
        #expect(
            html("~~~sql\nselect `a` < 1\n```\n~~~")
                == "<div class=\"listing\"><pre tabindex=\"0\"><code class=\"language-sql\">"
                + "select `a` &lt; 1\n```\n</code></pre></div>")
        #expect(html("```\nopen").contains("<code>open\n</code>"))
    }

    @Test func tables() {
        let text = html("| A | `b\\|c` |\n| :-: | --- |\n| \\| | `x\\|y` | more |\n| z\n\nend")
        #expect(
            text == """
                <div class="scroll" role="region" tabindex="0" aria-label="README"><table>
                <thead><tr><th scope="col" class="center">A</th><th scope="col"><code>b|c</code></th></tr></thead>
                <tbody>
                <tr><td class="center">|</td><td><code>x|y</code></td></tr>
                <tr><td class="center">z</td><td></td></tr>
                </tbody></table></div>
                <p>end</p>
                """)
    }

    @Test func rowsOfColumnsHaveAnchors() {
        let text = html(
            """
            # T

            ## Column id

            | Column | Swift |
            | --- | --- |
            | `id` | `id: Int` |
            | `a b` | `ab: Int` |
            | `a_b"` | `x: Int` |
            """)
        let ids = text.matches(of: /<tr id="([^"]*)"/).map { String($0.1) }
        #expect(ids == ["column-id-1", "column-a-b", "column-a_b&quot;"])
        #expect(text.contains("<th scope=\"row\"><code>a_<wbr>b&quot;</code></th>"))
    }
}
