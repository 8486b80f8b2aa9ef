import SchemagenModel
import Testing

@testable import SchemagenSQL

@Suite struct LiteralTextTests {
    @Test(arguments: [
        ("12.5", 2, "1250"), ("0.0", 2, "0"), ("-0.05", 2, "-5"), ("3.0", 0, "3"), ("0.001", 3, "1"), ("-0.0", 4, "0"),
        ("123456789012345678.0", 0, "123456789012345678"), ("7", 2, "700"), ("-7", 0, "-7"),
    ])
    func decimalsCountTheirSmallestUnits(text: String, scale: Int, units: String) {
        #expect(LiteralText.unscaled(text, scale: scale) == units)
    }

    @Test(arguments: [
        ("2025-03-01T08:30:00Z", ValueType.timestamp, Database.postgresql, "2025-03-01 08:30:00+00"),
        ("2025-03-01T08:30:00Z", .timestamp, .sqlite, "2025-03-01 08:30:00.000"),
        ("2025-03-01T08:30:00.5Z", .timestamp, .sqlite, "2025-03-01 08:30:00.500"),
        ("2025-03-01T08:30:00.123456Z", .timestamp, .sqlite, "2025-03-01 08:30:00.123456"),
        ("2025-03-01T08:30:00", .localTimestamp, .postgresql, "2025-03-01 08:30:00"),
        ("2025-03-01", .localDate, .sqlite, "2025-03-01"), ("08:30:00", .localTime, .postgresql, "08:30:00"),
    ])
    func momentsHaveTheFormOfTheDatabase(text: String, type: ValueType, database: Database, sql: String) {
        #expect(LiteralText.moment(text, type: type, on: database) == sql)
    }

    @Test func aCommentInSQLDoesNotTakeTheParenthesis() {
        #expect(LiteralText.parenthesised(" a > 1 -- positive; ") == "(a > 1 -- positive\n)")
        #expect(LiteralText.parenthesised("a > 1;") == "(a > 1)")
    }

    @Test func aFloatLiteralIsTheDoubleThatTheFloatIs() {
        #expect(LiteralText.widened("0.1") == "0.10000000149011612")
        #expect(LiteralText.widened("0.5") == "0.5")
    }

    @Test func jsonStringsAreEscaped() {
        #expect(LiteralText.json("a\"b\\\n\u{1}é") == "\"a\\\"b\\\\\\n\\u0001é\"")
    }
}
