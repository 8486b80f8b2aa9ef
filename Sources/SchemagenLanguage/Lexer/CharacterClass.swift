/// What a byte can begin.
enum CharacterClass: UInt8 {
    case space
    case lineFeed
    case letter
    case digit
    case punctuation
    case quote
    case nonASCII
    case stray

    /// The class of each byte.
    static let table: [CharacterClass] = {
        var table = [CharacterClass](repeating: .stray, count: 256)
        for byte in 0..<256 {
            switch UInt8(truncatingIfNeeded: byte) {
            case 0x20, 0x09, 0x0D: table[byte] = .space
            case 0x0A: table[byte] = .lineFeed
            case 0x41...0x5A, 0x61...0x7A, 0x5F: table[byte] = .letter
            case 0x30...0x39: table[byte] = .digit
            case 0x80...0xFF: table[byte] = .nonASCII
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "#"): table[byte] = .quote
            default: break
            }
        }
        for byte in "{}()[]<>,:.?=@-+*/%!&|".utf8 { table[Int(byte)] = .punctuation }
        return table
    }()

    /// Characters that turn the direction of text around. In a name they would show something else than what is read.
    static func changesDirection(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
