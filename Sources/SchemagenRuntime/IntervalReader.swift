/// Reads the two texts of an interval. Sums are kept wide and checked once, at the end.
struct IntervalReader {
    private var scanner: TextScanner
    private var months: Int64 = 0
    private var days: Int64 = 0
    private var microseconds: Int64 = 0

    init(_ text: String) { scanner = TextScanner(text) }

    mutating func read() -> Interval? {
        guard scanner.take("P") ? duration() : phrase(), scanner.isAtEnd,
            let months = Int32(exactly: months), let days = Int32(exactly: days)
        else { return nil }
        return Interval(months: months, days: days, microseconds: microseconds)
    }

    // MARK: ISO 8601

    /// `1Y2M3W4DT5H6M7.8S` behind the `P`: units in this order, each at most once, at least one, and one behind a `T`.
    private mutating func duration() -> Bool {
        var isTime = false
        var last = -1
        var isComplete = false
        while !scanner.isAtEnd {
            if !isTime, scanner.take("T") {
                (isTime, last, isComplete) = (true, 3, false)
                continue
            }
            guard let (value, isNegative) = signedNumber() else { return false }
            var fraction: Int?
            if isTime, scanner.take(".") || scanner.take(",") {
                fraction = scanner.microseconds()
                guard fraction != nil else { return false }
            }
            guard let unit = unit(isTime: isTime), unit > last, fraction == nil || unit == 6,
                add(value, unit), addFraction(fraction ?? 0, isNegative)
            else { return false }
            last = unit
            isComplete = true
        }
        return isComplete
    }

    /// The place of the unit letter in `Y M W D H M S`.
    private mutating func unit(isTime: Bool) -> Int? {
        if isTime { return scanner.take("H") ? 4 : scanner.take("M") ? 5 : scanner.take("S") ? 6 : nil }
        return scanner.take("Y") ? 0 : scanner.take("M") ? 1 : scanner.take("W") ? 2 : scanner.take("D") ? 3 : nil
    }

    private mutating func add(_ value: Int64, _ unit: Int) -> Bool {
        switch unit {
        case 0: Self.add(value, times: 12, to: &months)
        case 1: Self.add(value, times: 1, to: &months)
        case 2: Self.add(value, times: 7, to: &days)
        case 3: Self.add(value, times: 1, to: &days)
        case 4: Self.add(value, times: 3_600_000_000, to: &microseconds)
        case 5: Self.add(value, times: 60_000_000, to: &microseconds)
        default: Self.add(value, times: 1_000_000, to: &microseconds)
        }
    }

    // MARK: PostgreSQL

    /// `1 year 2 mons 3 days 04:05:06.7`: parts in this order, each at most once, at least one, one space between.
    private mutating func phrase() -> Bool {
        var last = -1
        repeat {
            guard let (value, isNegative) = signedNumber() else { return false }
            let unit: Int
            if scanner.take(":") {
                unit = 4
                guard clock(hours: value, isNegative) else { return false }
            } else {
                guard scanner.take(" ") else { return false }
                if scanner.take(word: "year") {
                    unit = 0
                } else if scanner.take(word: "mon") {
                    unit = 1
                } else if scanner.take(word: "day") {
                    unit = 3
                } else {
                    return false
                }
                _ = scanner.take("s")
                guard add(value, unit) else { return false }
            }
            guard unit > last else { return false }
            last = unit
        } while scanner.take(" ")
        return true
    }

    /// `MM:SS` with or without a fraction, behind the hours; the sign in front of these holds for all.
    private mutating func clock(hours: Int64, _ isNegative: Bool) -> Bool {
        guard let minute = scanner.pair(), minute < 60, scanner.take(":"), let second = scanner.pair(), second < 60
        else { return false }
        var fraction = 0
        if scanner.take(".") {
            guard let microseconds = scanner.microseconds() else { return false }
            fraction = microseconds
        }
        let sign: Int64 = isNegative ? -1 : 1
        return add(hours, 4) && add(sign * Int64(minute), 5) && add(sign * Int64(second), 6)
            && addFraction(fraction, isNegative)
    }

    // MARK: Numbers

    /// A whole number with or without a sign. The sign is apart as well, because −0.5 has a whole part without one.
    private mutating func signedNumber() -> (value: Int64, isNegative: Bool)? {
        let isNegative = scanner.take("-")
        if !isNegative { _ = scanner.take("+") }
        guard let (magnitude, _) = scanner.digits(1...19) else { return nil }
        return (isNegative ? -magnitude : magnitude, isNegative)
    }

    private mutating func addFraction(_ fraction: Int, _ isNegative: Bool) -> Bool {
        Self.add(Int64(isNegative ? -fraction : fraction), times: 1, to: &microseconds)
    }

    /// False where the sum is too large.
    private static func add(_ value: Int64, times factor: Int64, to sum: inout Int64) -> Bool {
        let (product, overflows) = value.multipliedReportingOverflow(by: factor)
        let (result, overflowsToo) = sum.addingReportingOverflow(product)
        sum = result
        return !overflows && !overflowsToo
    }
}
