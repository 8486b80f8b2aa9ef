import SchemagenRuntime
import Testing

@Suite struct LocalTimeTests {
    @Test(
        arguments: [
            ("00:00:00", 0), ("23:59:59.999999", 86_399_999_999), ("24:00:00", 86_400_000_000), ("00:00:00.000001", 1),
            ("08:30:00.25", 30_600_250_000), ("12:00:00.1", 43_200_100_000),
        ] as [(String, Int64)])
    func texts(text: String, microseconds: Int64) throws {
        let time = try #require(LocalTime(text))
        #expect(time.microsecondsSinceMidnight == microseconds)
        #expect(time.description == text)
        #expect(
            LocalTime(hour: time.hour, minute: time.minute, second: time.second, microsecond: time.microsecond) == time)
    }

    @Test func zerosBehindTheFractionGo() {
        #expect(LocalTime("08:30:00.250000")?.description == "08:30:00.25")
        #expect(LocalTime("24:00:00.000000") == .endOfDay)
        #expect(LocalTime("08:30:00.0")?.description == "08:30:00")
    }

    @Test(arguments: [
        "", "08", "08:30", "8:30:00", "08:3:00", "08:30:0", "08:60:00", "08:30:60", "23:59:60", "25:00:00", "24:00:01",
        "24:00:00.000001", "24:01:00", "08:30:00.", "08:30:00.1234567", "08:30:00,5", "-08:30:00", "+08:30:00",
        "08:30:00Z", "08:30:00+00", " 08:30:00", "08:30:00 ", "08:30:00 AM", "08:30:00.٥", "０8:30:00", "08:30:00.-1",
        "008:30:00",
    ])
    func noTime(text: String) { #expect(LocalTime(text) == nil) }

    @Test func partsOutOfBounds() {
        #expect(LocalTime(hour: -1, minute: 0) == nil)
        #expect(LocalTime(hour: 0, minute: 60) == nil)
        #expect(LocalTime(hour: 0, minute: 0, second: -1) == nil)
        #expect(LocalTime(hour: 0, minute: 0, second: 0, microsecond: 1_000_000) == nil)
        #expect(LocalTime(hour: .max, minute: .max, second: .max, microsecond: .max) == nil)
        #expect(LocalTime(microsecondsSinceMidnight: -1) == nil)
        #expect(LocalTime(microsecondsSinceMidnight: .max) == nil)
        #expect(LocalTime(hour: 24, minute: 0) == .endOfDay)
    }

    @Test func orderAndCoding() throws {
        let time = try #require(LocalTime("08:30:00.25"))
        #expect(.midnight < time && time < .endOfDay)
        #expect(try encoded(time) == #"["08:30:00.25"]"#)
        #expect(try decoded(LocalTime.self, #"["08:30:00.25"]"#) == time)
        #expect(throws: DecodingError.self) { try decoded(LocalTime.self, #"["08:30"]"#) }
    }
}
