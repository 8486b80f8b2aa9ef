/// A time of day, to the microsecond, without a date and without a time zone: PostgreSQL's `time`.
///
/// The text is that of ISO 8601 and of PostgreSQL (manual, 8.5 "Date/Time Types"): `08:30:00`, and `08:30:00.25` where
/// there is a fraction. The end of a day, `24:00:00`, is a time of its own that comes after all others. The leap second,
/// `23:59:60`, is refused: PostgreSQL never prints one.
public struct LocalTime: Sendable, Hashable {
    /// Microseconds since midnight: 0 to 86 400 000 000, the last being the end of the day.
    public let microsecondsSinceMidnight: Int64

    /// How many microseconds a day has.
    static let microsecondsPerDay: Int64 = 86_400_000_000

    /// Creates a time; nil if a part is out of its bounds.
    ///
    /// - Parameters:
    ///   - hour: 0 to 23, or 24 if all others are 0.
    ///   - minute: 0 to 59.
    ///   - second: 0 to 59.
    ///   - microsecond: 0 to 999 999.
    public init?(hour: Int, minute: Int, second: Int = 0, microsecond: Int = 0) {
        guard (0...24).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999_999).contains(microsecond)
        else { return nil }
        self.init(
            microsecondsSinceMidnight: Int64((hour * 60 + minute) * 60 + second) * 1_000_000 + Int64(microsecond))
    }

    /// Creates the time that is so many microseconds after midnight; nil if negative or after the end of the day.
    public init?(microsecondsSinceMidnight microseconds: Int64) {
        guard (0...Self.microsecondsPerDay).contains(microseconds) else { return nil }
        microsecondsSinceMidnight = microseconds
    }

    private init(unchecked microseconds: Int64) { microsecondsSinceMidnight = microseconds }

    /// The beginning of a day, `00:00:00`.
    public static let midnight = LocalTime(unchecked: 0)

    /// The end of a day, `24:00:00`.
    public static let endOfDay = LocalTime(unchecked: microsecondsPerDay)

    /// The hour, 0 to 23; 24 at the end of the day.
    public var hour: Int { Int(microsecondsSinceMidnight / 3_600_000_000) }

    /// The minute, 0 to 59.
    public var minute: Int { Int(microsecondsSinceMidnight / 60_000_000 % 60) }

    /// The second, 0 to 59.
    public var second: Int { Int(microsecondsSinceMidnight / 1_000_000 % 60) }

    /// The microsecond, 0 to 999 999.
    public var microsecond: Int { Int(microsecondsSinceMidnight % 1_000_000) }
}

extension LocalTime: Comparable {
    /// Whether the first time is before the second.
    public static func < (first: LocalTime, second: LocalTime) -> Bool {
        first.microsecondsSinceMidnight < second.microsecondsSinceMidnight
    }
}

extension LocalTime: LosslessStringConvertible {
    /// Reads `HH:MM:SS` with or without a fraction of one to six digits; nil for any other text.
    public init?(_ description: String) {
        var scanner = TextScanner(description)
        guard let time = scanner.time(), scanner.isAtEnd else { return nil }
        self = time
    }

    /// The time with seconds, and with a fraction without trailing zeros where there is one: `08:30:00`, `08:30:00.25`.
    public var description: String { wholeSeconds + TextForm.fraction(microsecond) }

    /// The time without its fraction.
    var wholeSeconds: String {
        TextForm.padded(hour, to: 2) + ":" + TextForm.padded(minute, to: 2) + ":" + TextForm.padded(second, to: 2)
    }
}

extension LocalTime: Codable {
    /// Decodes a time from its text.
    ///
    /// - Throws: `DecodingError` if there is no text, or one that is not a time.
    public init(from decoder: any Decoder) throws {
        self = try TextForm.decode(Self.self, from: decoder, expecting: "a time such as 08:30:00")
    }

    /// Encodes the time as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
