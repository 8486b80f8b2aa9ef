import SchemagenRuntime
import Testing

@Suite struct IntervalTests {
    @Test(arguments: [
        ("00:00:00", "PT0S"), ("1 year 2 mons 3 days 04:05:06.789", "P1Y2M3DT4H5M6.789S"), ("1 mon", "P1M"),
        ("-1 days +02:03:00", "P-1DT2H3M"), ("-1 years -2 mons +3 days -04:05:06", "P-1Y-2M3DT-4H-5M-6S"),
        ("-00:00:00.5", "PT-0.5S"), ("1000:00:00", "PT1000H"), ("14 mons", "P1Y2M"), ("PT0S", "PT0S"), ("P0D", "PT0S"),
        ("P2W", "P14D"), ("P1Y", "P1Y"), ("PT1,5S", "PT1.5S"), ("P+1DT+1H", "P1DT1H"), ("PT90M", "PT1H30M"),
        ("P1M-1D", "P1M-1D"), ("PT-0.000001S", "PT-0.000001S"), ("P1YT1M", "P1YT1M"), ("PT1H-1S", "PT59M59S"),
    ])
    func texts(text: String, written: String) throws {
        let interval = try #require(Interval(text))
        #expect(interval.description == written)
        #expect(Interval(written) == interval)
    }

    @Test(arguments: [
        "", " ", "P", "PT", "P1", "P1DT", "1D", "p1d", "P1d", "-P1D", "P1.5D", "P1.5Y", "PT1.5H", "PT.5S", "PT1.S",
        "PT1.1234567S", "P1D1D", "P1D1Y", "P1M1W2W", "PT1S1H", "P1H", "PT1D", "P1DT1HT1M", "P 1D", "P1D ", " P1D",
        "P--1D",
        "P١D", "PT１S", "1", "1 year ", " 1 year", "1 year  2 mons", "1 fortnight", "1 year 1 year", "3 days 1 year",
        "04:05", "04:60:00", "04:05:60", "04:05:06 1 day", "04:05:06.", "1 day ago", "infinity", "-infinity", "@ 1 day",
        "1 days04:05:06", "yearly",
    ])
    func noInterval(text: String) { #expect(Interval(text) == nil) }

    @Test func largest() throws {
        let largest = Interval(months: .max, days: .max, microseconds: .max)
        #expect(largest.description == "P178956970Y7M2147483647DT2562047788H54.775807S")
        #expect(Interval(largest.description) == largest)
        let smallest = Interval(months: .min, days: .min, microseconds: .min)
        #expect(smallest.description == "P-178956970Y-8M-2147483648DT-2562047788H-54.775808S")
        #expect(Interval(smallest.description) == smallest)
        #expect(Interval("-178956970 years -8 mons -2147483648 days -2562047788:00:54.775808") == smallest)
    }

    @Test(arguments: [
        "P2147483648M", "P178956971Y", "P178956970Y8M", "P-2147483649D", "P306783379W", "PT2562047788H54.775808S",
        "PT9223372036854775807H", "P9223372036854775807Y", "PT99999999999999999999S", "2562047789:00:00",
    ])
    func tooLarge(text: String) { #expect(Interval(text) == nil) }

    @Test func partsStayApart() {
        #expect(Interval(months: 1) != Interval(days: 30))
        #expect(Interval(days: 1) != Interval(microseconds: 86_400_000_000))
        #expect(Interval(microseconds: 86_400_000_000).description == "PT24H")
        #expect(Interval.zero == Interval("P0Y"))
    }

    @Test func coding() throws {
        let interval = Interval(months: 14, days: -3, microseconds: 500_000)
        #expect(try encoded(interval) == #"["P1Y2M-3DT0.5S"]"#)
        #expect(try decoded(Interval.self, #"["1 year 2 mons -3 days +00:00:00.5"]"#) == interval)
        #expect(throws: DecodingError.self) { try decoded(Interval.self, #"["soon"]"#) }
    }
}
