import Foundation
import SchemagenRuntime
import Testing

@Suite struct LocalTimestampTests {
    @Test(arguments: [
        ("2025-03-01 08:30:00", "2025-03-01 08:30:00.000"), ("2025-03-01T08:30:00.25", "2025-03-01 08:30:00.250"),
        ("2025-03-01 08:30:00.123456", "2025-03-01 08:30:00.123456"),
        ("2025-03-01 08:30:00.123400", "2025-03-01 08:30:00.1234"),
        ("2024-02-28T24:00:00", "2024-02-29 00:00:00.000"), ("2024-12-31 24:00:00", "2025-01-01 00:00:00.000"),
        ("0044-03-15 12:00:00 BC", "0044-03-15 12:00:00.000 BC"),
        ("0001-12-31 24:00:00 BC", "0001-01-01 00:00:00.000"),
        ("294276-12-31 23:59:59.999999", "294276-12-31 23:59:59.999999"),
    ])
    func texts(text: String, written: String) throws {
        let timestamp = try #require(LocalTimestamp(text))
        #expect(timestamp.description == written)
        #expect(LocalTimestamp(written) == timestamp)
    }

    @Test(arguments: [
        "", "2025-03-01", "2025-03-01 ", "2025-03-01 08:30", "2025-03-01t08:30:00", "2025-03-01  08:30:00",
        "2025-03-01_08:30:00", "2025-03-01 08:30:00Z", "2025-03-01 08:30:00+00", "2025-02-29 08:30:00",
        "2025-03-01 BC 08:30:00", "2025-03-01 24:00:01", "0000-01-01 00:00:00", "-infinity", "2025-03-01\u{A0}08:30:00",
        "2025-03-01 ٠٨:30:00", "2025-03-01 08:30:00 BC ",
    ])
    func noTimestamp(text: String) { #expect(LocalTimestamp(text) == nil) }

    @Test(
        arguments: [
            (0, 0, "1970-01-01 00:00:00.000"), (-1, 500_000, "1969-12-31 23:59:59.500"),
            (-86_400, 0, "1969-12-31 00:00:00.000"), (-86_401, 1, "1969-12-30 23:59:59.000001"),
            (951_782_400, 0, "2000-02-29 00:00:00.000"), (-62_135_596_801, 0, "0001-12-31 23:59:59.000 BC"),
        ] as [(Int64, Int, String)])
    func seconds(seconds: Int64, microseconds: Int, text: String) throws {
        let timestamp = try #require(LocalTimestamp(secondsSince1970: seconds, microseconds: microseconds))
        #expect(timestamp.description == text)
        #expect(timestamp.secondsSince1970 == seconds)
        #expect(timestamp.time.microsecond == microseconds)
    }

    @Test func secondsOutOfBounds() {
        #expect(LocalTimestamp(secondsSince1970: .min) == nil)
        #expect(LocalTimestamp(secondsSince1970: .max) == nil)
        #expect(LocalTimestamp(secondsSince1970: 0, microseconds: -1) == nil)
        #expect(LocalTimestamp(secondsSince1970: 0, microseconds: 1_000_000) == nil)
    }

    @Test func theLastDayKeepsItsEnd() throws {
        let last = try #require(LocalTimestamp("5874897-12-31 24:00:00"))
        #expect(last.time == .endOfDay)
        #expect(LocalTimestamp(last.description) == last)
    }

    @Test func textsSortAsTheMomentsDo() throws {
        let texts = [
            "2024-12-31 23:59:59.999", "2025-01-01 00:00:00.000", "2025-01-01 00:00:00.000001",
            "2025-01-01 00:00:00.001", "2025-01-01 00:00:00.001001", "2025-01-01 00:00:00.100",
            "2025-01-01 00:00:01.000",
        ]
        let timestamps = try texts.map { try #require(LocalTimestamp($0)) }
        #expect(timestamps.map(\.description) == texts)
        #expect(timestamps == timestamps.sorted() && texts == texts.sorted())
    }

    @Test func now() {
        let before = Date().timeIntervalSince1970 - 1
        let now = LocalTimestamp.now
        let after = Date().timeIntervalSince1970 + 1
        #expect((before...after).contains(Double(now.secondsSince1970)))
    }

    @Test func coding() throws {
        let timestamp = try #require(LocalTimestamp("2025-03-01T08:30:00"))
        #expect(try encoded(timestamp) == #"["2025-03-01 08:30:00.000"]"#)
        #expect(try decoded(LocalTimestamp.self, #"["2025-03-01T08:30:00"]"#) == timestamp)
        #expect(throws: DecodingError.self) { try decoded(LocalTimestamp.self, #"["2025-03-01T08:30:00Z"]"#) }
    }
}
