import Testing

@testable import SchemagenDocuments

/// The blocks of comments: what is code for a renderer, and what is not. HTML passes in code alone.
@Suite struct DocumentationBlockTests {
    private func written(_ text: String) -> String { MarkdownDocumentation.blocks(text) }

    @Test(arguments: [
        // An item, a quote, a row, a heading and a rule each begin a text of their own.
        ("- a ` b <img src=x>\n- c ` d", "- a \\` b &lt;img src=x&gt;\n- c \\` d"),
        ("1. a ` <b>\n2) c ` d", "1. a \\` &lt;b&gt;\n2) c \\` d"),
        ("> a ` <b>\n\n> c ` d", "> a \\` &lt;b&gt;\n\n> c \\` d"),
        ("> a `\n- <b> `", "> a \\`\n- &lt;b&gt; \\`"),
        ("a `\n***\n<b> `", "a \\`\n***\n&lt;b&gt; \\`"),
        (
            "| A | B |\n| --- | --- |\n| ` | <b> | ` |\n| `a\\|<b>` | `<c>` |",
            "| A | B |\n| --- | --- |\n| \\` | &lt;b&gt; | \\` |\n| `a\\|<b>` | `<c>` |"
        ),
        ("| a ` | b |\n|-|-|\n| c ` <b> | d |", "| a \\` | b |\n|-|-|\n| c \\` &lt;b&gt; | d |"),
        // Behind definitions, and where a line starts with HTML, a renderer may begin anew.
        ("[a]: `\n<b> `", "[a]: \\`\n&lt;b&gt; \\`"),
        ("a `\n<div>\n` b", "a \\`\n&lt;div&gt;\n\\` b"),
        // GitHub's addresses reach over backticks.
        ("https://x.org/`a <b>` c", "https://x.org/\\`a &lt;b&gt;\\` c"),
        // Lines of one paragraph belong together.
        ("a `b <c>\nd` <e>", "a `b <c>\nd` &lt;e&gt;"),
        ("- a `b <c>\n  d` <e>", "- a `b <c>\n  d` &lt;e&gt;"),
    ])
    func codeEndsWithItsBlock(_ text: String, _ expected: String) { #expect(written(text) == expected) }

    @Test(arguments: [
        ("- a\n  ```\n<img src=x>", "- a\n  ```\n  ```\n&lt;img src=x&gt;"),
        (
            "- Example:\n  ```sql\n  SELECT 1\n\nAfterwards <b>",
            "- Example:\n  ```sql\n  SELECT 1\n  ```\n\nAfterwards &lt;b&gt;"
        ),
        ("> ```\n> <a>\n<b>", "> ```\n> <a>\n> ```\n&lt;b&gt;"),
        ("- > ~~~~\n  > <a>", "- > ~~~~\n  > <a>\n  > ~~~~"),
        ("- a\n  ```\n  <b>\n  ```\n- <c>", "- a\n  ```\n  <b>\n  ```\n- &lt;c&gt;"),
        ("- ```\n  <b>\n\n  <c>\n", "- ```\n  <b>\n\n  <c>\n  ```\n"),
    ])
    func aCodeBlockEndsWithItsItem(_ text: String, _ expected: String) { #expect(written(text) == expected) }

    @Test(arguments: [
        "1. Do:\n\n    ```sql\n    SELECT 1;\n\n    SELECT '<b>';\n    ```", "Text:\n\n    a < b `\n\n    c > d",
        "- a\n\n      <b>\n\n  c", "```\n\t<b>\n```", "> Careful.\n> Really.", "   > Careful.", "- > a\n  > b",
        "> [!NOTE]\n> Text", "1. a\n   - b\n\n     c\n2. d", "- a\n\n  ```\n  <b>\n  ```", "***\n\n* * *",
    ])
    func theseStayAsTheyAre(_ text: String) { #expect(written(text) == text) }

    @Test(arguments: [
        ("-\ta\n\t- b", "-   a\n    - b"), ("1.\ta\n\n\tb", "1.  a\n\n    b"), (">\ta", ">   a"),
        ("Text\n\n\ta < b", "Text\n\n    a < b"), ("a\tb", "a b"), ("\u{1}- a", " - a"),
    ])
    func tabsInFrontAreAsWideAsTheirColumns(_ text: String, _ expected: String) { #expect(written(text) == expected) }

    @Test(arguments: [
        ("a\n    > b", "a\n    &gt; b"), ("a > b", "a &gt; b"), ("- # a\n- b\n  ---", "- ### a\n- b\n  \\---"),
        ("> # a\n> b\n> ===", "> ### a\n> b\n> \\==="), ("~\n2. a\n*", "~\n2\\. a\n\\*"),
        ("[^1]: a `\n", "\\[^1]: a \\`\n"),
        ("~ a\n| b |\n| - |\n    c", "~ a\n\n| b |\n| - |\n\n    c"), ("~a|b\n:-", "~a|b\n\\:-"),
    ])
    func whatRenderersDifferOverIsMadePlain(_ text: String, _ expected: String) { #expect(written(text) == expected) }

    @Test func whatIsNestedTooDeepIsText() {
        let quotes = String(repeating: "> ", count: 24)
        #expect(written(quotes + "> a ` <b>") == quotes + "&gt; a \\` &lt;b&gt;")
        let lines = ["- a", "  ```", "<b>", "```", "<c>"].map { quotes + $0 }
        let expected = ["\\- a", "  ```", "<b>", "```", "&lt;c&gt;"].map { quotes + $0 }
        #expect(written(lines.joined(separator: "\n")) == expected.joined(separator: "\n"))
        let deep = String(repeating: "- ", count: 5000) + "<b>"
        #expect(written(deep).hasSuffix("- &lt;b&gt;"))
    }

    @Test(arguments: [
        ("See <https://x.org/spec>.", "See <https://x.org/spec>."),
        ("- <mailto:a@b.c> <HTTP://x.org>", "- <mailto:a@b.c> <HTTP://x.org>"),
        ("- <javascript:alert(1)>", "- &lt;javascript:alert(1)&gt;"),
        ("<https://x.org/a b>", "&lt;https://x.org/a b&gt;"),
        ("\\<https://x.org>", "&lt;https://x.org&gt;"), ("<https://x.org/`> `<b>`", "&lt;https://x.org/\\`&gt; `<b>`"),
        ("`<https://x.org>`", "`<https://x.org>`"),
    ])
    func addressesInAngleBracketsAreLinks(_ text: String, _ expected: String) {
        #expect(written(text) == expected)
        #expect(MarkdownText.cell(text) == expected)
    }
}

/// Texts that are no Markdown, such as reasons: renderers must show them as they are.
@Suite struct PlainTextTests {
    @Test(arguments: [
        ("a_b _c d_ größe_x", "a_b \\_c d\\_ größe_x"), ("use “_id_” instead", "use “\\_id\\_” instead"),
        ("a…_b_", "a…\\_b\\_"), ("名_前", "名_前"), ("😀_a_", "😀\\_a\\_"),
    ])
    func underscoresMeanNothing(_ text: String, _ expected: String) { #expect(MarkdownText.inline(text) == expected) }

    @Test(arguments: [
        ("At https://x.org/?a=1&b=2.", "At https://x.org/?a=1&b=2."), ("https://x.org/#a, b", "https://x.org/#a, b"),
        ("https://x.org/_x", "<https://x.org/_x>"), ("(https://x.org/a_b)", "(<https://x.org/a_b>)"),
        ("<https://x.org>", "&lt;<https://x.org>&gt;"), ("https://x.org/\\a", "<https://x.org/>\\\\a"),
        ("https://x.org/?a&copy;", "<https://x.org/?a>&amp;copy;"), ("xhttps://x.org/_a", "xhttps://x.org/\\_a"),
        ("a & b &amp; c", "a & b &amp;amp; c"), ("https://", "https://"),
    ])
    func addressesStandAsTheyAre(_ text: String, _ expected: String) { #expect(MarkdownText.inline(text) == expected) }
}
