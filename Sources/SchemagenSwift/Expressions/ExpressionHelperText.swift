extension ExpressionHelper {
    /// The sources of what calculates in decimals of at most 18 digits.
    var decimalSource: String {
        switch self {
        case .decimal:
            """
            /// A decimal from its digits: `decimal(1250, 2)` is 12.50.
            static func decimal(_ unscaled: Int64, _ scale: Int) -> Decimal {
                let significand = Decimal(unscaled.magnitude)
                return Decimal(sign: unscaled < 0 ? .minus : .plus, exponent: -scale, significand: significand)
            }
            """
        case .scaled:
            """
            /// The digits of a decimal with so many of them behind the point; nil beyond 18.
            static func scaled(_ value: Decimal, _ scale: Int, _ rule: FloatingPointRoundingRule) -> Int64? {
                var result: Int64 = 0
                var behindPoint: Int?
                var firstDropped: UInt8?
                var isExact = true
                for byte in value.description.utf8 {
                    switch byte {
                    case UInt8(ascii: "-"): continue
                    case UInt8(ascii: "."): behindPoint = 0
                    case UInt8(ascii: "0")...UInt8(ascii: "9"):
                        let digit = byte - UInt8(ascii: "0")
                        if let count = behindPoint {
                            if count == scale {
                                if firstDropped == nil { firstDropped = digit }
                                if digit != 0 { isExact = false }
                                continue
                            }
                            behindPoint = count + 1
                        }
                        if result > 99_999_999_999_999_999 { return nil }
                        result = result * 10 + Int64(digit)
                    default: return nil
                    }
                }
                for _ in (behindPoint ?? 0)..<scale {
                    if result > 99_999_999_999_999_999 { return nil }
                    result *= 10
                }
                let isNegative = value < 0
                let growsAway =
                    switch rule {
                    case .down: isNegative && !isExact
                    case .up: !isNegative && !isExact
                    case .towardZero: false
                    default: (firstDropped ?? 0) >= 5
                    }
                if growsAway { result += 1 }
                if result > 999_999_999_999_999_999 { return nil }
                return isNegative ? -result : result
            }
            """
        case .roundDecimal:
            """
            /// Rounded to so many digits behind the point; nil on overflow.
            static func round(_ value: Decimal, _ digits: Int, _ rule: FloatingPointRoundingRule) -> Decimal? {
                scaled(value, digits, rule).map { decimal($0, digits) }
            }
            """
        case .fitting:
            """
            /// The value; nil where it needs more than 18 digits.
            static func fitting(_ value: Decimal, _ scale: Int) -> Decimal? {
                scaled(value, scale, .towardZero) == nil ? nil : value
            }
            """
        case .double:
            """
            /// The digits as a double, divided by the power of ten.
            static func double(_ value: Decimal, _ scale: Int) -> Double {
                guard let unscaled = scaled(value, scale, .towardZero) else {
                    return Double(value.description) ?? .nan
                }
                var power = 1.0
                for _ in 0..<scale { power *= 10 }
                return Double(unscaled) / power
            }
            """
        case .decimalOfDouble:
            """
            /// Rounded to so many digits behind the point, half away from zero; nil where it needs more than 18.
            static func roundedDecimal(_ value: Double, _ scale: Int) -> Decimal? {
                var power = 1.0
                for _ in 0..<scale { power *= 10 }
                guard let digits = Int64(exactly: (value * power).rounded()), digits.magnitude < 1_000_000_000_000_000_000
                else { return nil }
                return decimal(digits, scale)
            }
            """
        case .truncateDecimal:
            """
            /// The whole part; nil where it does not fit.
            static func truncate<Number: FixedWidthInteger>(_ value: Decimal, _ type: Number.Type) -> Number? {
                scaled(value, 0, .towardZero).flatMap { Number(exactly: $0) }
            }
            """
        default: ""
        }
    }

    /// The sources of what works on the bytes of strings.
    var stringSource: String {
        switch self {
        case .contains:
            """
            /// Whether the bytes of the part stand somewhere in the text.
            static func contains(_ text: String, _ part: String) -> Bool {
                let part = Array(part.utf8)
                guard let first = part.first else { return true }
                var rest = Array(text.utf8)[...]
                while let start = rest.firstIndex(of: first) {
                    rest = rest[start...]
                    if rest.starts(with: part) { return true }
                    rest = rest.dropFirst()
                }
                return false
            }
            """
        case .hasSuffix:
            """
            /// Whether the text ends in the bytes of the part.
            static func hasSuffix(_ text: String, _ part: String) -> Bool {
                text.utf8.reversed().starts(with: part.utf8.reversed())
            }
            """
        case .lowercase:
            """
            /// A to Z in lower case, all else as it is.
            static func lowercase(_ text: String) -> String {
                var bytes = Array(text.utf8)
                for index in bytes.indices where (65...90).contains(bytes[index]) { bytes[index] += 32 }
                return String(decoding: bytes, as: UTF8.self)
            }
            """
        case .uppercase:
            """
            /// a to z in upper case, all else as it is.
            static func uppercase(_ text: String) -> String {
                var bytes = Array(text.utf8)
                for index in bytes.indices where (97...122).contains(bytes[index]) { bytes[index] -= 32 }
                return String(decoding: bytes, as: UTF8.self)
            }
            """
        case .trim:
            """
            /// Without spaces at both ends.
            static func trim(_ text: String) -> String {
                var scalars = Substring(text).unicodeScalars
                while scalars.first == " " { scalars.removeFirst() }
                while scalars.last == " " { scalars.removeLast() }
                return String(scalars)
            }
            """
        case .unpadded:
            """
            /// Without the spaces that fill up a column of fixed length.
            static func unpadded(_ text: String) -> String {
                var scalars = Substring(text).unicodeScalars
                while scalars.last == " " { scalars.removeLast() }
                return String(scalars)
            }
            """
        case .precedes:
            """
            /// Whether the bytes of the left text sort before those of the right.
            static func precedes(_ left: String, _ right: String) -> Bool {
                left.utf8.lexicographicallyPrecedes(right.utf8)
            }
            """
        case .isAmong:
            """
            /// Whether one of the texts has the same bytes.
            static func isAmong(_ text: String, _ texts: [String]) -> Bool {
                texts.contains { $0.utf8.elementsEqual(text.utf8) }
            }
            """
        case .least:
            """
            /// The text that sorts first by its bytes.
            static func least(_ left: String, _ right: String) -> String {
                right.utf8.lexicographicallyPrecedes(left.utf8) ? right : left
            }
            """
        case .greatest:
            """
            /// The text that sorts last by its bytes.
            static func greatest(_ left: String, _ right: String) -> String {
                left.utf8.lexicographicallyPrecedes(right.utf8) ? right : left
            }
            """
        default: ""
        }
    }
}
