/// The texts that spell dates, times and UUIDs in defaults and bounds, read into one canonical form each, so that
/// whoever writes SQL or Swift reads no other.
enum SpelledLiteral {
    /// `2025-03-01T08:30:00Z`, with up to six digits of a fraction; the zone may be `Z`, `+02:00` or missing (UTC), the
    /// time may be missing (midnight). Canonical: in UTC, with `T`, seconds and `Z`, the fraction without trailing zeros.
    static func timestamp(_ text: String) -> String? {
        var reader = Reader(text)
        guard let moment = reader.moment(), let offset = reader.zone(), reader.isAtEnd,
            let shifted = moment.shifted(byMinutes: -offset)
        else { return nil }
        return shifted.text + "Z"
    }

    /// `2025-03-01T08:30:00`, without a zone; the time may be missing (midnight).
    static func localTimestamp(_ text: String) -> String? {
        var reader = Reader(text)
        guard let moment = reader.moment(), reader.isAtEnd else { return nil }
        return moment.text
    }

    /// `2025-03-01`
    static func localDate(_ text: String) -> String? {
        var reader = Reader(text)
        guard let date = reader.date(), reader.isAtEnd else { return nil }
        return date.text
    }

    /// `08:30`, `08:30:00.25`; canonical with seconds.
    static func localTime(_ text: String) -> String? {
        var reader = Reader(text)
        guard let time = reader.time(), reader.isAtEnd else { return nil }
        return time.text
    }

    /// 32 hexadecimal digits in five groups; canonical in lower case.
    static func uuid(_ text: String) -> String? {
        var result: [UInt8] = []
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case 0x2D where [8, 13, 18, 23].contains(index): result.append(byte)
            case _ where [8, 13, 18, 23].contains(index): return nil
            case 0x30...0x39, 0x61...0x66: result.append(byte)
            case 0x41...0x46: result.append(byte + 0x20)
            default: return nil
            }
        }
        return result.count == 36 ? String(decoding: result, as: UTF8.self) : nil
    }

    private struct Date {
        var year: Int
        var month: Int
        var day: Int

        static func length(ofMonth month: Int, year: Int) -> Int {
            switch month {
            case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
            case 4, 6, 9, 11: return 30
            default: return 31
            }
        }

        var next: Date {
            if day < Self.length(ofMonth: month, year: year) { return Date(year: year, month: month, day: day + 1) }
            return month == 12 ? Date(year: year + 1, month: 1, day: 1) : Date(year: year, month: month + 1, day: 1)
        }

        var previous: Date {
            if day > 1 { return Date(year: year, month: month, day: day - 1) }
            if month == 1 { return Date(year: year - 1, month: 12, day: 31) }
            return Date(year: year, month: month - 1, day: Self.length(ofMonth: month - 1, year: year))
        }

        var text: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
    }

    private struct Time {
        var hour = 0
        var minute = 0
        var second = 0
        /// The digits of the fraction without trailing zeros.
        var fraction = ""

        var text: String {
            "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))" + (fraction.isEmpty ? "" : "." + fraction)
        }
    }

    private struct Moment {
        var date: Date
        var time: Time

        var text: String { "\(date.text)T\(time.text)" }

        /// The moment some minutes later, less than a day; nil outside the years 1 to 9999.
        func shifted(byMinutes minutes: Int) -> Moment? {
            var result = self
            var total = time.hour * 60 + time.minute + minutes
            if total < 0 {
                result.date = date.previous
                total += 1440
            } else if total >= 1440 {
                result.date = date.next
                total -= 1440
            }
            result.time.hour = total / 60
            result.time.minute = total % 60
            return (1...9999).contains(result.date.year) ? result : nil
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    private struct Reader {
        private var bytes: ArraySlice<UInt8>

        init(_ text: String) { bytes = Array(text.utf8)[...] }

        var isAtEnd: Bool { bytes.isEmpty }

        mutating func accept(_ byte: UInt8) -> Bool {
            guard bytes.first == byte else { return false }
            bytes.removeFirst()
            return true
        }

        mutating func number(digits: Int, in range: ClosedRange<Int>) -> Int? {
            guard bytes.count >= digits else { return nil }
            var value = 0
            for _ in 0..<digits {
                guard let byte = bytes.first, (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
                bytes.removeFirst()
            }
            return range.contains(value) ? value : nil
        }

        mutating func date() -> Date? {
            guard let year = number(digits: 4, in: 1...9999), accept(0x2D), let month = number(digits: 2, in: 1...12),
                accept(0x2D), let day = number(digits: 2, in: 1...31),
                day <= Date.length(ofMonth: month, year: year)
            else { return nil }
            return Date(year: year, month: month, day: day)
        }

        mutating func time() -> Time? {
            guard let hour = number(digits: 2, in: 0...23), accept(0x3A), let minute = number(digits: 2, in: 0...59)
            else {
                return nil
            }
            var result = Time(hour: hour, minute: minute)
            guard accept(0x3A) else { return result }
            guard let second = number(digits: 2, in: 0...59) else { return nil }
            result.second = second
            guard accept(0x2E) else { return result }
            var fraction: [UInt8] = []
            while let byte = bytes.first, (0x30...0x39).contains(byte) {
                fraction.append(byte)
                bytes.removeFirst()
            }
            guard (1...6).contains(fraction.count) else { return nil }
            while fraction.last == 0x30 { fraction.removeLast() }
            result.fraction = String(decoding: fraction, as: UTF8.self)
            return result
        }

        mutating func moment() -> Moment? {
            guard let date = date() else { return nil }
            guard accept(0x54) || accept(0x20) else { return Moment(date: date, time: Time()) }
            guard let time = time() else { return nil }
            return Moment(date: date, time: time)
        }

        /// Minutes east of UTC, 0 where the text ends without a zone; nil where it is none.
        mutating func zone() -> Int? {
            if isAtEnd || accept(0x5A) { return 0 }
            let isEast = accept(0x2B)
            guard isEast || accept(0x2D), let hours = number(digits: 2, in: 0...15) else { return nil }
            var minutes = hours * 60
            if !isAtEnd {
                guard accept(0x3A), let rest = number(digits: 2, in: 0...59) else { return nil }
                minutes += rest
            }
            return isEast ? minutes : -minutes
        }
    }
}
