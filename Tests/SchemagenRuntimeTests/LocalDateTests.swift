import SchemagenRuntime
import Testing

@Suite struct LocalDateTests {
    @Test(arguments: [(2024, true), (2025, false), (2000, true), (1900, false), (0, true), (-3, false), (-4, true)])
    func leapYears(year: Int, isLeap: Bool) {
        #expect((LocalDate(year: year, month: 2, day: 29) != nil) == isLeap)
        #expect(LocalDate(year: year, month: 2, day: 28) != nil)
        #expect(LocalDate(year: year, month: 2, day: 30) == nil)
    }

    @Test func partsOutOfBounds() {
        #expect(LocalDate(year: 2025, month: 0, day: 1) == nil)
        #expect(LocalDate(year: 2025, month: 13, day: 1) == nil)
        #expect(LocalDate(year: 2025, month: 1, day: 0) == nil)
        #expect(LocalDate(year: 2025, month: 4, day: 31) == nil)
        #expect(LocalDate(year: .max, month: .max, day: .max) == nil)
        #expect(LocalDate(year: .min, month: 1, day: 1) == nil)
        #expect(LocalDate(daysSince1970: .min) == nil)
        #expect(LocalDate(daysSince1970: .max) == nil)
    }

    @Test func firstAndLastDay() throws {
        let first = try #require(LocalDate(year: -4713, month: 11, day: 24))
        #expect(first.description == "4714-11-24 BC")
        #expect(first.daysSince1970 == -2_440_588)
        #expect(LocalDate(year: -4713, month: 11, day: 23) == nil)
        let last = try #require(LocalDate("5874897-12-31"))
        #expect(LocalDate(daysSince1970: last.daysSince1970) == last)
        #expect(LocalDate(daysSince1970: last.daysSince1970 + 1) == nil)
        #expect(LocalDate("5874898-01-01") == nil)
    }

    @Test(
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11016), ("2000-03-01", 11017),
            ("0001-01-01", -719_162),
            ("0001-12-31 BC", -719_163), ("0001-02-29 BC", -719_469), ("10000-01-01", 2_932_897),
        ] as [(String, Int64)])
    func days(text: String, days: Int64) throws {
        let date = try #require(LocalDate(text))
        #expect(date.daysSince1970 == days)
        #expect(LocalDate(daysSince1970: days) == date)
        #expect(date.description == text)
    }

    @Test func everyDayOfEightCenturiesFollowsTheOneBefore() throws {
        var previous = try #require(LocalDate(year: -400, month: 1, day: 1))
        let start = previous.daysSince1970
        for days in start + 1...start + 292_194 {
            let date = try #require(LocalDate(daysSince1970: days))
            let follows =
                date.year == previous.year && date.month == previous.month && date.day == previous.day + 1
                || date.year == previous.year && date.month == previous.month + 1 && date.day == 1
                || date.year == previous.year + 1 && date.month == 1 && date.day == 1 && previous.month == 12
            guard follows, date.daysSince1970 == days, previous < date else {
                Issue.record("\(date) after \(previous)")
                return
            }
            previous = date
        }
        #expect(previous == LocalDate(year: 400, month: 1, day: 1))
    }

    @Test(arguments: [
        "", "2025", "2025-3-01", "2025-03-1", "2025-03-001", "25-03-01", "02025-03-01", "2025-02-29", "2025-13-01",
        "2025/03/01", " 2025-03-01", "2025-03-01 ", "2025-03-01\n", "2025-03-01\0", "2025-03-01T00:00:00",
        "-2025-03-01",
        "+2025-03-01", "0000-01-01", "0000-01-01 BC", "2025-03-01 bc", "2025-03-01  BC", "2025-03-01 BCE", "infinity",
        "٢٠٢٥-٠٣-٠١", "2025-03-0１", "99999999999999999999-01-01", "99999999-01-01", "2025-03-01\u{301}",
        "0002-02-29 BC",
    ])
    func noDate(text: String) { #expect(LocalDate(text) == nil) }

    @Test func beforeChrist() throws {
        let ides = try #require(LocalDate("0044-03-15 BC"))
        #expect((ides.year, ides.month, ides.day) == (-43, 3, 15))
        #expect(try #require(LocalDate("0045-12-31 BC")) < ides)
        #expect(try ides < #require(LocalDate("0001-01-01")))
        #expect(LocalDate(year: 0, month: 1, day: 1)?.description == "0001-01-01 BC")
    }

    @Test func coding() throws {
        let ides = try #require(LocalDate("0044-03-15 BC"))
        #expect(try encoded(ides) == #"["0044-03-15 BC"]"#)
        #expect(try decoded(LocalDate.self, #"["0044-03-15 BC"]"#) == ides)
        for text in [#"["2025-02-29"]"#, "[20250301]", "[null]"] {
            #expect(throws: DecodingError.self) { try decoded(LocalDate.self, text) }
        }
    }

    @Test func today() throws {
        let today = LocalDate.today
        #expect(try today > #require(LocalDate("2025-01-01")))
        #expect(LocalTimestamp.now.date.daysSince1970 - today.daysSince1970 <= 1)
    }
}
