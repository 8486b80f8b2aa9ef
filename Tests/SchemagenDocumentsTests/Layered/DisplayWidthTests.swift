import Testing

@testable import SchemagenDocuments

struct DisplayWidthTests {
    @Test(
        "Cells of a text",
        arguments: [
            ("", 0), ("orders", 6), ("été", 3), ("e\u{301}te\u{301}", 3), ("顧客", 4), ("ｱｲ", 2), ("한글", 4),
            ("العملاء", 7),
            ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2), ("❤️", 2), ("❤", 1), ("🇩🇪", 2), ("a\u{200B}b", 2), ("…", 1),
            ("\u{301}", 0), ("→x", 2),
        ])
    func cells(_ text: String, _ cells: Int) {
        #expect(DisplayWidth.cells(of: text) == cells)
    }

    @Test("A text that fits is not cut")
    func fits() {
        #expect(DisplayWidth.shortened("abcd", to: 4) == nil)
        #expect(DisplayWidth.shortened("顧客", to: 4) == nil)
    }

    @Test(
        "A text that does not is cut between characters",
        arguments: [
            ("abcde", "abc…"), ("顧客表", "顧…"), ("a顧客", "a顧…"), ("ab👍🏽x", "ab…"), ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦a", "👩‍👩‍👧‍👦…"),
            ("abe\u{301}xyz", "abe\u{301}…"),
        ])
    func cut(_ text: String, _ shortened: String) {
        #expect(DisplayWidth.shortened(text, to: 4) == shortened)
    }

    @Test("A box is as wide as its longest line")
    func boxWidth() {
        func width(_ title: String, _ name: String) -> Int {
            BoxFace(
                DiagramGraph.Box(
                    title: title, subtitle: nil, rows: [DiagramGraph.Row(name: name, type: "", marks: "PK")], link: nil,
                    isFaded: false)
            ).width
        }
        let wide = String(repeating: "x", count: 40)
        #expect(width(wide, "id") >= 40 * 72 / 10 + 2 * BoxFace.padding)
        #expect(width("a", wide) > width(wide, "id"))
        #expect(width(String(repeating: "顧", count: 20), "id") == width(wide, "id"))
        #expect(width(String(repeating: "x", count: 500), "id") < 400)
    }
}
