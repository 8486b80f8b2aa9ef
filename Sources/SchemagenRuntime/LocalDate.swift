/// A day of the calendar, without a time and without a time zone: PostgreSQL's `date`.
///
/// The calendar is the proleptic Gregorian one of ISO 8601: today's leap year rule holds for all of the past. Years are
/// astronomical, so that the year before year 1 is year 0, which is written 1 BC.
///
/// The text is the one that PostgreSQL prints (manual, 8.5 "Date/Time Types") with `DateStyle` ISO: `2025-03-01`, years
/// after 9999 with more digits, years before year 1 as `0044-03-15 BC`. PostgreSQL's `infinity` and `-infinity` are no
/// days and are refused.
public struct LocalDate: Sendable, Hashable {
    /// The astronomical year: 0 is 1 BC, −43 is 44 BC.
    public let year: Int

    /// The month, 1 to 12.
    public let month: Int

    /// The day of the month, 1 to 31.
    public let day: Int

    /// PostgreSQL's first day, 24 November 4714 BC, and its last one, 31 December 5874897, in days since 1970.
    private static let bounds: ClosedRange<Int64> = -2_440_588...2_145_042_905

    /// Creates a date.
    ///
    /// Nil if there is no such day (29 February 2025), or if PostgreSQL could not hold it: before 24 November 4714 BC or
    /// after the year 5874897.
    ///
    /// - Parameters:
    ///   - year: The astronomical year: 0 is 1 BC.
    ///   - month: The month, 1 to 12.
    ///   - day: The day of the month, from 1.
    public init?(year: Int, month: Int, day: Int) {
        guard (-4713...5_874_897).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        guard Self.bounds.contains(daysSince1970) else { return nil }
    }

    /// Creates the date that is so many days after 1 January 1970; nil outside PostgreSQL's bounds.
    public init?(daysSince1970 days: Int64) {
        guard Self.bounds.contains(days) else { return nil }
        self.init(unchecked: days)
    }

    // Both conversions count in eras of 400 years (146 097 days) that begin on 1 March, so that the leap day is the last
    // day of its year: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    private init(unchecked days: Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
        month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
        year = Int(yearOfEra + era * 400 + (month <= 2 ? 1 : 0))
    }

    /// Whole days since 1 January 1970, negative before.
    public var daysSince1970: Int64 {
        let shifted = Int64(month <= 2 ? year - 1 : year)
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = Int64((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1)
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The date in UTC at the moment, by the system's clock.
    public static var today: LocalDate { LocalTimestamp.now.date }

    /// 1 January 1970.
    static let epoch = LocalDate(unchecked: 0)

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension LocalDate: Comparable {
    /// Whether the first day is before the second.
    public static func < (first: LocalDate, second: LocalDate) -> Bool {
        (first.year, first.month, first.day) < (second.year, second.month, second.day)
    }
}

extension LocalDate: LosslessStringConvertible {
    /// Reads a date as PostgreSQL prints it, `2025-03-01` or `0044-03-15 BC`; nil for any other text.
    ///
    /// Stricter than PostgreSQL's own reader: four digits of a year at least, two of month and day, ASCII digits only, no
    /// space around, no year 0000.
    public init?(_ description: String) {
        var scanner = TextScanner(description)
        guard let date = scanner.date() else { return nil }
        let year = scanner.astronomical(date.year)
        guard scanner.isAtEnd else { return nil }
        self.init(year: year, month: date.month, day: date.day)
    }

    /// The date as PostgreSQL prints and reads it: `2025-03-01`, `0044-03-15 BC`.
    public var description: String { year > 0 ? digits : digits + " BC" }

    /// The date without what says that the year is before Christ.
    var digits: String {
        let written = TextForm.padded(year > 0 ? year : 1 - year, to: 4)
        return written + "-" + TextForm.padded(month, to: 2) + "-" + TextForm.padded(day, to: 2)
    }
}

extension LocalDate: Codable {
    /// Decodes a date from its text.
    ///
    /// - Throws: `DecodingError` if there is no text, or one that is not a date.
    public init(from decoder: any Decoder) throws {
        self = try TextForm.decode(Self.self, from: decoder, expecting: "a date such as 2025-03-01")
    }

    /// Encodes the date as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
