/// What the types that are coded as one text share.
enum TextForm {
    /// The number with zeros in front, up to the width.
    static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// Microseconds as the point and the digits behind it, without trailing zeros beyond `shortest` digits; nothing
    /// where no digit remains.
    static func fraction(_ microseconds: Int, shortest: Int = 0) -> String {
        var rest = microseconds
        var length = 6
        while length > shortest, rest % 10 == 0 {
            rest /= 10
            length -= 1
        }
        return length == 0 ? "" : "." + padded(rest, to: length)
    }

    /// Decodes a value from one text.
    static func decode<Value: LosslessStringConvertible>(
        _ type: Value.Type, from decoder: any Decoder, expecting form: String
    ) throws -> Value {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Value(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not \(form)")
        }
        return value
    }
}
