/// A token of SQL as PostgreSQL prints it.
struct PrintedToken: Equatable {
    enum Kind: Equatable {
        /// A word without quotes: a keyword, or a name in small letters.
        case word(String)
        /// A name in quotes.
        case quoted(String)
        /// The text of a string literal.
        case string(String)
        case number(String)
        /// An operator, `::` among them.
        case symbol(String)
        /// One of `( ) [ ] , .`
        case mark(Character)
    }

    let kind: Kind
    /// Where it stands in the bytes of the text.
    let range: Range<Int>

    /// The name that it is, in quotes or not.
    var name: String? {
        switch kind {
        case .word(let text), .quoted(let text): text
        default: nil
        }
    }
}

/// The tokens of an expression or a definition that PostgreSQL printed.
struct PrintedText {
    let bytes: [UInt8]
    let tokens: [PrintedToken]

    /// Reads a text; nil where there is something in it that PostgreSQL does not print in expressions.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        var tokens: [PrintedToken] = []
        var place = 0
        while place < bytes.count {
            let start = place
            guard let kind = Self.next(bytes, &place) else { return nil }
            if case .word("") = kind { continue }
            tokens.append(PrintedToken(kind: kind, range: start..<place))
        }
        self.bytes = bytes
        self.tokens = tokens
    }

    /// What stands from one token to another.
    func text(_ range: Range<Int>) -> String {
        guard !range.isEmpty, range.upperBound <= tokens.count else { return "" }
        let bytes = bytes[tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound]
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The place behind the bracket that closes the one at a place; nil where none does.
    func end(of open: Int) -> Int? {
        var depth = 0
        for place in open..<tokens.count {
            switch tokens[place].kind {
            case .mark("("), .mark("["): depth += 1
            case .mark(")"), .mark("]"):
                depth -= 1
                if depth == 0 { return place + 1 }
            default: break
            }
        }
        return nil
    }

    /// The parts between commas that no bracket encloses.
    func parts(_ range: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var (start, depth) = (range.lowerBound, 0)
        for place in range {
            switch tokens[place].kind {
            case .mark("("), .mark("["): depth += 1
            case .mark(")"), .mark("]"): depth -= 1
            case .mark(",") where depth == 0:
                parts.append(start..<place)
                start = place + 1
            default: break
            }
        }
        if start < range.upperBound { parts.append(start..<range.upperBound) }
        return parts
    }

    /// The parts of a name that has its schema in front, or has none: `public."Odd".x`.
    static func path(_ text: String) -> [String]? {
        guard let printed = PrintedText(text), !printed.tokens.isEmpty else { return nil }
        var path: [String] = []
        for (place, token) in printed.tokens.enumerated() {
            if place.isMultiple(of: 2) {
                guard let name = token.name else { return nil }
                path.append(name)
            } else if token.kind != .mark(".") {
                return nil
            }
        }
        return printed.tokens.count.isMultiple(of: 2) ? nil : path
    }

    // MARK: Reading

    private static func next(_ bytes: [UInt8], _ place: inout Int) -> PrintedToken.Kind? {
        let byte = bytes[place]
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D:
            place += 1
            return .word("")
        case UInt8(ascii: "'"): return quoted(bytes, &place, by: byte).map { .string($0) }
        case UInt8(ascii: "\""): return quoted(bytes, &place, by: byte).map { .quoted($0) }
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","):
            place += 1
            return .mark(Character(UnicodeScalar(byte)))
        case 0x30...0x39: return number(bytes, &place)
        case UInt8(ascii: "."):
            if place + 1 < bytes.count, (0x30...0x39).contains(bytes[place + 1]) { return number(bytes, &place) }
            place += 1
            return .mark(".")
        case UInt8(ascii: ":"):
            guard place + 1 < bytes.count, bytes[place + 1] == byte else { return nil }
            place += 2
            return .symbol("::")
        default: break
        }
        if isLetter(byte) {
            let start = place
            while place < bytes.count,
                isLetter(bytes[place]) || (0x30...0x39).contains(bytes[place]) || bytes[place] == 0x24
            { place += 1 }
            return .word(String(decoding: bytes[start..<place], as: UTF8.self))
        }
        guard isSymbol(byte) else { return nil }
        let start = place
        while place < bytes.count, isSymbol(bytes[place]) { place += 1 }
        return .symbol(String(decoding: bytes[start..<place], as: UTF8.self))
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: true
        default: false
        }
    }

    private static func isSymbol(_ byte: UInt8) -> Bool { "+-*/<>=~!@#%^&|`?".utf8.contains(byte) }

    private static func number(_ bytes: [UInt8], _ place: inout Int) -> PrintedToken.Kind {
        let start = place
        while place < bytes.count {
            switch bytes[place] {
            case 0x30...0x39, UInt8(ascii: "."): place += 1
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                place += 1
                if place < bytes.count, bytes[place] == 0x2B || bytes[place] == 0x2D { place += 1 }
            default: return .number(String(decoding: bytes[start..<place], as: UTF8.self))
            }
        }
        return .number(String(decoding: bytes[start..<place], as: UTF8.self))
    }

    /// What stands in quotes, a doubled quote for each of its own.
    private static func quoted(_ bytes: [UInt8], _ place: inout Int, by quote: UInt8) -> String? {
        var content: [UInt8] = []
        place += 1
        while place < bytes.count {
            if bytes[place] == quote {
                place += 1
                guard place < bytes.count, bytes[place] == quote else {
                    return String(decoding: content, as: UTF8.self)
                }
            }
            content.append(bytes[place])
            place += 1
        }
        return nil
    }
}
