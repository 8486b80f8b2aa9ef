import SchemagenMeasures
import Testing

@testable import SchemagenDocuments

/// Figures for people.
@Suite struct FigureTextTests {
    @Test(
        arguments: [
            (0, "0 bytes"), (1, "1 byte"), (1023, "1023 bytes"), (1024, "1.0 KiB"), (1536, "1.5 KiB"),
            (102_399, "99.9 KiB"), (102_400, "100 KiB"), (1_048_575, "1023 KiB"), (1_048_576, "1.0 MiB"),
            (5_368_709_120, "5.0 GiB"), (.max, "7.9 EiB"), (-2048, "-2.0 KiB"), (.min, "-7.9 EiB"),
        ] as [(Int64, String)]) func bytes(_ bytes: Int64, _ text: String)
    {
        #expect(FigureText.bytes(bytes) == text)
    }

    @Test(
        arguments: [
            (0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567"), (.min, "-9,223,372,036,854,775,808"),
        ] as [(Int64, String)]) func numbers(_ number: Int64, _ text: String)
    {
        #expect(FigureText.number(number) == text)
    }

    @Test(
        arguments: [
            (0, "0 ms"), (999, "999 ms"), (1_500, "1.5 s"), (59_999, "59 s"), (60_000, "1 min"),
            (200_000, "3 min 20 s"),
            (3_600_000, "1 h"), (7_500_000, "2 h 5 min"), (90_000_000, "1 d 1 h"), (.max, "106751991167 d 7 h"),
        ] as [(Int64, String)]) func durations(_ milliseconds: Int64, _ text: String)
    {
        #expect(FigureText.duration(milliseconds: milliseconds) == text)
    }

    @Test func timesOfBytes() {
        #expect(FigureText.duration(of: 10_000_000, at: 50_000_000) == "about 200 ms")
        #expect(FigureText.duration(of: 0, at: 1) == "about 0 ms")
        #expect(FigureText.duration(of: .max, at: 1) == "longer than can be said")
        // Neither traps nor is wrong where a product has no room.
        #expect(FigureText.duration(of: .max - 1, at: .max) == "about 1.0 s")
    }

    @Test func momentsAndWhatIsNone() {
        #expect(FigureText.moment("2026-01-31T08:15:09.123456Z") == "2026-01-31 08:15:09 UTC")
        #expect(FigureText.moment("<b>*never*") == "&lt;b&gt;\\*never\\*")
        #expect(FigureText.moment("2026-01-31T08:15:09.12<b>Z") == "2026-01-31T08:15:09.12&lt;b&gt;Z")
    }

    @Test func whatIsUnmeasuredSaysWhy() {
        let nothing = Measure<Int64>.unmeasured(.init(.notPermitted, "no <right>"))
        #expect(FigureText.of(nothing, FigureText.bytes) == "unmeasured: no &lt;right&gt;")
        #expect(FigureText.of(.measured(0), FigureText.bytes) == "0 bytes")
    }
}
