/// What stands beside a mark of Markdown: it decides whether `_` or `*` means something.
enum NeighbourScalar {
    case space, punctuation, alphanumeric, other

    var isAlphanumeric: Bool { self == .alphanumeric }

    /// What stands before a byte; the start of the text is a space.
    static func before(_ position: Int, in bytes: [UInt8], from start: Int = 0) -> NeighbourScalar {
        guard position > start else { return .space }
        if bytes[position - 1] < 0x80 { return kind(Unicode.Scalar(bytes[position - 1])) }
        var first = position - 1
        while first > start, position - first < 4, bytes[first] & 0xC0 == 0x80 { first -= 1 }
        return kind(String(decoding: bytes[first..<position], as: UTF8.self).unicodeScalars.last)
    }

    /// What stands at a byte; the end of the text is a space.
    static func at(_ position: Int, in bytes: [UInt8], to end: Int? = nil) -> NeighbourScalar {
        let end = end ?? bytes.count
        guard position < end else { return .space }
        if bytes[position] < 0x80 { return kind(Unicode.Scalar(bytes[position])) }
        return kind(String(decoding: bytes[position..<min(end, position + 4)], as: UTF8.self).unicodeScalars.first)
    }

    private static func kind(_ scalar: Unicode.Scalar?) -> NeighbourScalar {
        guard let scalar else { return .space }
        switch scalar.value {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20: return .space
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .alphanumeric
        case 0x21..<0x7F: return .punctuation
        default: break
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator: return .space
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            return .alphanumeric
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
            return .punctuation
        default: return .other
        }
    }
}
