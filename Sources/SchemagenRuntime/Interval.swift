/// A span of time in months, days and microseconds: PostgreSQL's `interval`.
///
/// The three are kept apart, because a month has no fixed number of days, nor a day (where clocks change) of hours. For
/// the same reason there is no order, and two intervals are equal only if all three parts are: a month does not equal
/// thirty days here, although PostgreSQL's `=` says so.
///
/// Written as an ISO 8601 duration, `P1Y2M3DT4H5M6.5S`, each part with a sign of its own as PostgreSQL allows it (manual,
/// 8.5.4 "Interval Input"). Read from that, or from what PostgreSQL prints by default (8.5.5 "Interval Output",
/// `IntervalStyle` postgres): `1 year 2 mons 3 days 04:05:06.5`. PostgreSQL 17's `infinity` is refused.
public struct Interval: Sendable, Hashable {
    /// Months, twelve to a year.
    public var months: Int32

    /// Days.
    public var days: Int32

    /// Microseconds; more than a day's are not carried over into days.
    public var microseconds: Int64

    /// Creates an interval; the widths are those that PostgreSQL stores.
    public init(months: Int32 = 0, days: Int32 = 0, microseconds: Int64 = 0) {
        self.months = months
        self.days = days
        self.microseconds = microseconds
    }

    /// No time at all, `PT0S`.
    public static let zero = Interval()
}

extension Interval: LosslessStringConvertible {
    /// Reads an ISO 8601 duration or what PostgreSQL prints by default; nil for any other text, or if a part is too large
    /// for PostgreSQL.
    ///
    /// Of a duration only the seconds may have a fraction, of at most six digits.
    public init?(_ description: String) {
        var reader = IntervalReader(description)
        guard let interval = reader.read() else { return nil }
        self = interval
    }

    /// The ISO 8601 duration, without the parts that are zero: `P1Y2M3DT4H5M6.5S`, `P-1M`, `PT0S`.
    public var description: String {
        var result = "P"
        func add(_ number: some BinaryInteger, _ unit: Character) {
            guard number != 0 else { return }
            result += String(number)
            result.append(unit)
        }
        add(months / 12, "Y")
        add(months % 12, "M")
        add(days, "D")
        if microseconds != 0 { result += "T" }
        add(microseconds / 3_600_000_000, "H")
        add(microseconds / 60_000_000 % 60, "M")
        let rest = microseconds % 60_000_000
        if rest != 0 {
            let magnitude = rest.magnitude
            if rest < 0 { result += "-" }
            result += String(magnitude / 1_000_000) + TextForm.fraction(Int(magnitude % 1_000_000)) + "S"
        }
        return result == "P" ? "PT0S" : result
    }
}

extension Interval: Codable {
    /// Decodes an interval from its text, either form.
    ///
    /// - Throws: `DecodingError` if there is no text, or one that is not an interval.
    public init(from decoder: any Decoder) throws {
        self = try TextForm.decode(Self.self, from: decoder, expecting: "an interval such as P1Y2M3DT4H5M6S")
    }

    /// Encodes the interval as its ISO 8601 duration.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
