/// A number literal taken apart: `12.50e1` is the digits 125 with a scale of 0.
struct DecimalLiteral: Equatable {
    /// Whether it is below zero; zero never is.
    private(set) var isNegative = false
    /// The digits without leading zeros and, behind the point, without trailing ones; `[0]` for zero.
    private(set) var digits: [UInt8] = [0x30]
    /// How many of the digits stand behind the point; it may exceed their number.
    private(set) var scale = 0

    /// The most digits that a literal may have when it is written out: enough for every double.
    static let longest = 400

    /// Reads digits with at most one point and an exponent; nil where the text is no number or is too long written out.
    init?(_ text: String, isNegative: Bool = false) {
        var significant: [UInt8] = []
        var negative = isNegative
        var behindPoint = 0
        var sawPoint = false
        var sawDigit = false
        var exponent = 0
        var bytes = Array(text.utf8)[...]
        if bytes.first == 0x2D {
            negative.toggle()
            bytes = bytes.dropFirst()
        }
        while let byte = bytes.first {
            bytes = bytes.dropFirst()
            switch byte {
            case 0x30...0x39:
                sawDigit = true
                if byte != 0x30 || !significant.isEmpty { significant.append(byte) }
                if sawPoint { behindPoint += 1 }
            case 0x2E where !sawPoint: sawPoint = true
            case 0x65, 0x45:
                let digits = String(decoding: bytes, as: UTF8.self)
                guard let value = Int(digits), value.magnitude < 100_000 else { return nil }
                exponent = value
                bytes = []
            case 0x5F: break
            default: return nil
            }
        }
        guard sawDigit else { return nil }
        guard !significant.isEmpty else { return }
        var scale = behindPoint - exponent
        while scale > 0, significant.last == 0x30 {
            significant.removeLast()
            scale -= 1
        }
        guard significant.count - min(scale, 0) <= Self.longest, scale <= Self.longest else { return nil }
        while scale < 0 {
            significant.append(0x30)
            scale += 1
        }
        digits = significant
        self.scale = scale
        self.isNegative = negative
    }

    /// The number of digits that a decimal needs to hold it.
    var precision: Int { max(digits.count, scale, 1) }

    /// The number written out with at least one digit on both sides of the point: `12.5`, `3.0`, `-0.25`.
    var canonical: String {
        var bytes: [UInt8] = isNegative ? [0x2D] : []
        let whole = digits.count - scale
        if whole > 0 { bytes += digits[..<whole] } else { bytes.append(0x30) }
        bytes.append(0x2E)
        if scale == 0 {
            bytes.append(0x30)
        } else {
            for _ in 0..<max(0, -whole) { bytes.append(0x30) }
            bytes += digits[max(0, whole)...]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
