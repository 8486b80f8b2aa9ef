/// A date and a time of day, to the microsecond, without a time zone: PostgreSQL's `timestamp`.
///
/// It is what a calendar and a clock on the wall show; which moment that was depends on where they hung. The conversions
/// to and from seconds since 1970 take it that they hung where UTC is the time.
///
/// The text is that of PostgreSQL (manual, 8.5 "Date/Time Types") with `DateStyle` ISO, and on reading that of ISO 8601
/// too: a space or a `T` between date and time. It is written with a space and at least three digits of a fraction,
/// `2025-03-01 08:30:00.000`, as schemagen's migrations write it in SQLite, where timestamps compare as texts.
public struct LocalTimestamp: Sendable, Hashable {
    /// The date.
    public let date: LocalDate

    /// The time of day.
    public let time: LocalTime

    /// Creates a timestamp.
    ///
    /// The end of a day, `24:00:00`, becomes the beginning of the next one, as in PostgreSQL. (Only the very last date
    /// that there is has no next one and keeps its end.)
    public init(date: LocalDate, time: LocalTime) {
        if time == .endOfDay, let next = LocalDate(daysSince1970: date.daysSince1970 + 1) {
            self.date = next
            self.time = .midnight
        } else {
            self.date = date
            self.time = time
        }
    }

    /// Creates the timestamp that clocks in UTC show so long after the beginning of 1970.
    ///
    /// Nil if `microseconds` is not within 0 to 999 999, or if the date is out of the bounds of ``LocalDate``.
    ///
    /// - Parameters:
    ///   - seconds: Whole seconds since 1970 without leap seconds, negative before; rounded down where there is a fraction.
    ///   - microseconds: The fraction, always counted forwards: half a second before 1970 is −1 and 500 000.
    public init?(secondsSince1970 seconds: Int64, microseconds: Int = 0) {
        guard (0...999_999).contains(microseconds) else { return nil }
        let remainder = seconds % 86_400
        let secondOfDay = remainder < 0 ? remainder + 86_400 : remainder
        let days = seconds / 86_400 - (remainder < 0 ? 1 : 0)
        guard let date = LocalDate(daysSince1970: days),
            let time = LocalTime(microsecondsSinceMidnight: secondOfDay * 1_000_000 + Int64(microseconds))
        else { return nil }
        self.init(date: date, time: time)
    }

    /// Whole seconds since the beginning of 1970 as if in UTC, without leap seconds, rounded down; what is left is the
    /// ``LocalTime/microsecond`` of the ``time``.
    public var secondsSince1970: Int64 {
        date.daysSince1970 * 86_400 + time.microsecondsSinceMidnight / 1_000_000
    }

    /// Date and time in UTC at the moment, by the system's clock.
    public static var now: LocalTimestamp {
        let clock = WallClock.read()
        // The other side is out of reach: a clock that shows a year beyond five million.
        return LocalTimestamp(secondsSince1970: clock.seconds, microseconds: clock.microseconds)
            ?? LocalTimestamp(date: .epoch, time: .midnight)
    }
}

extension LocalTimestamp: Comparable {
    /// Whether the first timestamp is before the second.
    public static func < (first: LocalTimestamp, second: LocalTimestamp) -> Bool {
        (first.date, first.time) < (second.date, second.time)
    }
}

extension LocalTimestamp: LosslessStringConvertible {
    /// Reads a date and a time with a space or a `T` between, `2025-03-01 08:30:00` or `2025-03-01T08:30:00.25`, before
    /// Christ `0044-03-15 12:00:00 BC`; nil for any other text, also for one with a time zone.
    public init?(_ description: String) {
        var scanner = TextScanner(description)
        guard let day = scanner.date(), scanner.take(" ") || scanner.take("T"), let time = scanner.time() else {
            return nil
        }
        let year = scanner.astronomical(day.year)
        guard scanner.isAtEnd, let date = LocalDate(year: year, month: day.month, day: day.day) else { return nil }
        self.init(date: date, time: time)
    }

    /// Date and time with a space between and three to six digits of a fraction, as PostgreSQL and SQLite read it:
    /// `2025-03-01 08:30:00.000`, `0044-03-15 12:00:00.000 BC`.
    public var description: String {
        let text = date.digits + " " + time.wholeSeconds + TextForm.fraction(time.microsecond, shortest: 3)
        return date.year > 0 ? text : text + " BC"
    }
}

extension LocalTimestamp: Codable {
    /// Decodes a timestamp from its text.
    ///
    /// - Throws: `DecodingError` if there is no text, or one that is not a timestamp.
    public init(from decoder: any Decoder) throws {
        self = try TextForm.decode(
            Self.self, from: decoder, expecting: "a timestamp without a time zone such as 2025-03-01 08:30:00")
    }

    /// Encodes the timestamp as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
