/// Takes SQL text apart by SQLite's lexical rules.
package struct SQLiteTokenizer {
    /// Text that is no SQL to SQLite either.
    package struct Failure: Error {
        package let reason: String
    }

    private let bytes: [UInt8]
    private var index = 0

    private init(_ text: String) { bytes = Array(text.utf8) }

    /// All tokens of a text.
    package static func tokens(of text: String) throws(Failure) -> [SQLiteToken] {
        var tokenizer = SQLiteTokenizer(text)
        var tokens: [SQLiteToken] = []
        while let token = try tokenizer.next() { tokens.append(token) }
        return tokens
    }

    private func byte(_ ahead: Int = 0) -> UInt8? { index + ahead < bytes.count ? bytes[index + ahead] : nil }

    private mutating func next() throws(Failure) -> SQLiteToken? {
        skipBlanksAndComments()
        guard let first = byte() else { return nil }
        let start = index
        switch first {
        case UInt8(ascii: "'"): return try quoted(.string, by: first, from: start)
        case UInt8(ascii: "\""): return try quoted(.doubleQuoted, by: first, from: start)
        case UInt8(ascii: "`"): return try quoted(.bracketed, by: first, from: start)
        case UInt8(ascii: "["):
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "]")) else {
                throw Failure(reason: "a [ without ]")
            }
            index = end + 1
            return token(.bracketed, from: start, text: bytes[(start + 1)..<end])
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            if byte(1) == UInt8(ascii: "'") { return try blob(from: start) }
            return word(from: start)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return try number(from: start)
        case UInt8(ascii: "."):
            if let next = byte(1), Self.isDigit(next) { return try number(from: start) }
            index += 1
            return token(.sign, from: start)
        case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "$"):
            index += 1
            skip(while: Self.isNamePart)
            return token(.variable, from: start)
        default:
            if Self.isNamePart(first) { return word(from: start) }
            return try sign(from: start)
        }
    }

    private mutating func skipBlanksAndComments() {
        while let first = byte() {
            if Self.blanks.contains(first) {
                index += 1
            } else if first == UInt8(ascii: "-"), byte(1) == first {
                skip { $0 != UInt8(ascii: "\n") }
            } else if first == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*"), byte(2) != nil {
                // A comment that is not closed goes to the end.
                index += 2
                while index < bytes.count, byte() != UInt8(ascii: "*") || byte(1) != UInt8(ascii: "/") { index += 1 }
                index = min(index + 2, bytes.count)
            } else {
                return
            }
        }
    }

    private mutating func skip(while holds: (UInt8) -> Bool) {
        while let next = byte(), holds(next) { index += 1 }
    }

    private func token(_ kind: SQLiteToken.Kind, from start: Int, text: ArraySlice<UInt8>? = nil) -> SQLiteToken {
        let written = bytes[start..<index]
        return SQLiteToken(
            kind: kind, text: String(decoding: text ?? written, as: UTF8.self),
            written: String(decoding: written, as: UTF8.self), offset: start)
    }

    private mutating func word(from start: Int) -> SQLiteToken {
        skip(while: Self.isNamePart)
        return token(.word, from: start)
    }

    private mutating func quoted(
        _ kind: SQLiteToken.Kind, by quote: UInt8, from start: Int
    ) throws(Failure) -> SQLiteToken {
        var text: [UInt8] = []
        index += 1
        while let next = byte() {
            index += 1
            if next != quote {
                text.append(next)
            } else if byte() == quote {
                text.append(quote)
                index += 1
            } else {
                return token(kind, from: start, text: text[...])
            }
        }
        throw Failure(reason: "a quote that is not closed")
    }

    private mutating func blob(from start: Int) throws(Failure) -> SQLiteToken {
        index += 2
        skip(while: Self.isHexadecimal)
        guard byte() == UInt8(ascii: "'"), (index - start).isMultiple(of: 2) else {
            throw Failure(reason: "a blob with odd digits")
        }
        index += 1
        return token(.blob, from: start)
    }

    private mutating func number(from start: Int) throws(Failure) -> SQLiteToken {
        // SQLite 3.46 and later allow _ between digits.
        let isDigit: (UInt8) -> Bool = { Self.isDigit($0) || $0 == UInt8(ascii: "_") }
        if byte() == UInt8(ascii: "0"), byte(1).map({ $0 | 0x20 }) == UInt8(ascii: "x"),
            let third = byte(2), Self.isHexadecimal(third)
        {
            index += 2
            skip { Self.isHexadecimal($0) || $0 == UInt8(ascii: "_") }
        } else {
            skip(while: isDigit)
            if byte() == UInt8(ascii: ".") {
                index += 1
                skip(while: isDigit)
            }
            if byte().map({ $0 | 0x20 }) == UInt8(ascii: "e") {
                let hasSign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
                if let digit = byte(hasSign ? 2 : 1), Self.isDigit(digit) {
                    index += hasSign ? 2 : 1
                    skip(while: isDigit)
                }
            }
        }
        if let next = byte(), Self.isNamePart(next) { throw Failure(reason: "a number that goes on with letters") }
        return token(.number, from: start)
    }

    private mutating func sign(from start: Int) throws(Failure) -> SQLiteToken {
        for length in [3, 2, 1] where start + length <= bytes.count {
            guard Self.signs.contains(Array(bytes[start..<(start + length)])) else { continue }
            index += length
            return token(.sign, from: start)
        }
        throw Failure(reason: "the byte \(bytes[start]), which begins nothing")
    }

    private static let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0C, 0x0D]
    private static let signs = Set(
        [
            "->>", "->", "<=", "<>", "<<", "==", ">=", ">>", "!=", "||", "-", "(", ")", ";", "+", "*", "/", "%", "=",
            "<", ">", "|", ",", "&", "~",
        ].map { Array($0.utf8) })

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        byte >= 0x80 || isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "$")
    }
}
