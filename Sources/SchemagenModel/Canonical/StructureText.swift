/// Bytes that say one thing in exactly one way: every word with its length before it, every list with its count. Made to
/// be hashed and compared, not to be read.
struct StructureText {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// What the following words are: one ASCII letter.
    mutating func tag(_ letter: Unicode.Scalar) { bytes.append(UInt8(truncatingIfNeeded: letter.value)) }

    /// A word of any content.
    mutating func word(_ text: String) {
        let utf8 = text.utf8
        number(utf8.count)
        bytes.append(contentsOf: utf8)
    }

    /// A word that may be missing.
    mutating func word(_ text: String?) {
        if let text {
            word(text)
        } else {
            tag("~")
        }
    }

    /// A number.
    mutating func number(_ value: Int) {
        if value >= 0, value < 10 {
            bytes.append(0x30 &+ UInt8(truncatingIfNeeded: value))
        } else if value >= 10, value < 100 {
            bytes.append(0x30 &+ UInt8(truncatingIfNeeded: value / 10))
            bytes.append(0x30 &+ UInt8(truncatingIfNeeded: value % 10))
        } else {
            bytes.append(contentsOf: String(value).utf8)
        }
        tag(":")
    }

    /// A number that may be missing.
    mutating func number(_ value: Int64?) {
        if let value {
            number(Int(value))
        } else {
            tag("~")
        }
    }

    /// A letter where something holds.
    mutating func flag(_ letter: Unicode.Scalar, _ holds: Bool) {
        if holds { tag(letter) }
    }
}
