/// Reads a text byte by byte. Only ASCII digits are digits: those of other scripts never match.
struct TextScanner {
    private let bytes: [UInt8]
    private(set) var offset = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { offset == bytes.count }

    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func skip() { if offset < bytes.count { offset += 1 } }

    /// Takes the byte if it comes next.
    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard let next, UInt32(next) == scalar.value else { return false }
        offset += 1
        return true
    }

    /// Takes the word if it comes next, all of it or nothing.
    mutating func take(word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard bytes.count - offset >= count else { return false }
        let matches = word.withUTF8Buffer { word in
            for index in 0..<count where bytes[offset + index] != word[index] { return false }
            return true
        }
        if matches { offset += count }
        return matches
    }

    /// Takes the run of digits that comes next, if its length is within the bounds.
    mutating func digits(_ lengths: ClosedRange<Int>) -> (value: Int64, length: Int)? {
        var value: Int64 = 0
        var end = offset
        while end < bytes.count, bytes[end] >= 0x30, bytes[end] <= 0x39 {
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowsToo) = product.addingReportingOverflow(Int64(bytes[end] - 0x30))
            guard !overflows, !overflowsToo else { return nil }
            value = sum
            end += 1
        }
        let length = end - offset
        guard lengths.contains(length) else { return nil }
        offset = end
        return (value, length)
    }

    /// Takes two digits.
    mutating func pair() -> Int? { digits(2...2).map { Int($0.value) } }

    /// Takes one to six digits behind a decimal point, as microseconds.
    mutating func microseconds() -> Int? {
        guard let (value, length) = digits(1...6) else { return nil }
        var result = Int(value)
        for _ in length..<6 { result *= 10 }
        return result
    }

    /// Takes `YYYY-MM-DD` without what says that the year is before Christ; the year has at least four digits.
    mutating func date() -> (year: Int, month: Int, day: Int)? {
        let start = next
        guard let (year, length) = digits(4...7), length == 4 || start != 0x30, year > 0,
            take("-"), let month = pair(), take("-"), let day = pair()
        else { return nil }
        return (Int(year), month, day)
    }

    /// Takes ` BC` if it comes next, and turns the year into an astronomical one.
    mutating func astronomical(_ year: Int) -> Int { take(word: " BC") ? 1 - year : year }

    /// Takes `HH:MM:SS` with or without a fraction.
    mutating func time() -> LocalTime? {
        guard let hour = pair(), take(":"), let minute = pair(), take(":"), let second = pair() else { return nil }
        var fraction = 0
        if take(".") {
            guard let microseconds = microseconds() else { return nil }
            fraction = microseconds
        }
        return LocalTime(hour: hour, minute: minute, second: second, microsecond: fraction)
    }
}
