import SchemagenModel
import Testing

@testable import SchemagenSQL

@Suite struct QuotingTests {
    @Test(arguments: [
        ("leads", "leads"), ("created_at", "created_at"), ("_x1", "_x1"), ("order", "\"order\""), ("user", "\"user\""),
        ("Leads", "\"Leads\""), ("1st", "\"1st\""), ("a b", "\"a b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
        ("größe", "\"größe\""), ("🦆", "\"🦆\""), ("a.b", "\"a.b\""), ("", "\"\""), ("json_table", "\"json_table\""),
        ("raise", "\"raise\""), ("key", "key"), ("action", "action"), ("a\u{0}b", "\"ab\""), ("\\", "\"\\\""),
    ])
    func identifiersAreQuotedWhereNeeded(name: String, sql: String) {
        #expect(Quoting.identifier(name) == sql)
    }

    @Test(arguments: [
        ("", "''"), ("it's", "'it''s'"), ("''", "''''''"), ("a\\b", "'a\\b'"), ("line\nbreak", "'line\nbreak'"),
        ("é🦆", "'é🦆'"), ("nul\u{0}l", "'null'"), ("--", "'--'"), ("$$", "'$$'"),
    ])
    func literalsAreQuoted(text: String, sql: String) {
        #expect(Quoting.literal(text) == sql)
    }

    @Test func aCommentStaysOnItsLine() {
        #expect(Quoting.comment("a\nDROP TABLE x;\r\u{2028}\u{85}b") == "-- a DROP TABLE x;   b")
        #expect(Quoting.comment("") == "--")
    }

    @Test func aBlobKeepsDigitsOnly() {
        #expect(Quoting.blob(hexadecimal: "00ff-Aa'; drop") == "X'00FFAAD'")
    }

    @Test func aDollarQuoteIsNotEndedByItsText() {
        #expect(Quoting.dollarQuoted("a") == "$$a$$")
        #expect(Quoting.dollarQuoted("a $$ $body1$ b") == "$body2$a $$ $body1$ b$body2$")
    }

    @Test func schemaAndNameAreQuotedApart() {
        #expect(Quoting.identifier("invoices", in: "Archive-2024") == "\"Archive-2024\".invoices")
        #expect(Quoting.identifier("invoices", in: nil) == "invoices")
    }
}
