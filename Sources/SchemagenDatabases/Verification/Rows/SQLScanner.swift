/// Divides a SQL text into its words, as much as looking for literals and ends of statements needs.
struct SQLScanner {
    enum Dialect { case postgreSQL, sqlite }

    enum Kind: Equatable {
        case word
        case quotedName
        case string
        case number
        case symbol
    }

    struct Token {
        var kind: Kind
        /// The word, the name without its quotes, the content of the text.
        var text: String
        /// Its bytes in the SQL text.
        var range: Range<Int>

        /// Whether it is this key word, in whatever letters.
        func isWord(_ word: String) -> Bool { kind == .word && text.lowercased() == word }
        func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
    }

    private let bytes: [UInt8]
    private let dialect: Dialect
    private var place = 0

    private init(_ text: String, _ dialect: Dialect) {
        bytes = Array(text.utf8)
        self.dialect = dialect
    }

    /// The tokens of a text; blanks and comments are none. What is left open ends with the text.
    static func tokens(of text: String, _ dialect: Dialect) -> [Token] {
        var scanner = SQLScanner(text, dialect)
        var result: [Token] = []
        while let token = scanner.next() { result.append(token) }
        return result
    }

    private func byte(_ offset: Int = 0) -> UInt8 { place + offset < bytes.count ? bytes[place + offset] : 0 }

    private mutating func next() -> Token? {
        skipBlanks()
        guard place < bytes.count else { return nil }
        let start = place
        let first = byte()
        switch first {
        case UInt8(ascii: "'"): return quoted(.string, by: first, from: start)
        case UInt8(ascii: "\""): return quoted(.quotedName, by: first, from: start)
        case UInt8(ascii: "`") where dialect == .sqlite: return quoted(.quotedName, by: first, from: start)
        case UInt8(ascii: "[") where dialect == .sqlite: return quoted(.quotedName, by: UInt8(ascii: "]"), from: start)
        case UInt8(ascii: "$") where dialect == .postgreSQL:
            if let token = dollarQuoted() { return token }
        case UInt8(ascii: "E"), UInt8(ascii: "e"):
            if dialect == .postgreSQL, byte(1) == UInt8(ascii: "'") {
                place += 1
                return quoted(.string, by: UInt8(ascii: "'"), from: start, escapes: true)
            }
        default: break
        }
        if Self.isDigit(first) || first == UInt8(ascii: "."), Self.isDigit(first) || Self.isDigit(byte(1)) {
            return number()
        }
        if Self.isNameByte(first) {
            while Self.isNameByte(byte()), place < bytes.count { place += 1 }
            return token(.word, from: start)
        }
        place += 1
        let operators = Array("<>=!~*|&".utf8)
        if operators.contains(first) {
            while operators.contains(byte()), place < bytes.count { place += 1 }
        }
        return token(.symbol, from: start)
    }

    private func token(_ kind: Kind, from start: Int) -> Token {
        Token(kind: kind, text: String(decoding: bytes[start..<place], as: UTF8.self), range: start..<place)
    }

    private mutating func skipBlanks() {
        while place < bytes.count {
            if byte() == 0x20 || (0x09...0x0D).contains(byte()) {
                place += 1
            } else if byte() == UInt8(ascii: "-"), byte(1) == UInt8(ascii: "-") {
                while place < bytes.count, byte() != UInt8(ascii: "\n") { place += 1 }
            } else if byte() == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*") {
                skipBlockComment()
            } else {
                return
            }
        }
    }

    /// Comments of PostgreSQL nest, those of SQLite do not.
    private mutating func skipBlockComment() {
        var depth = 0
        while place < bytes.count {
            if byte() == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*"), depth == 0 || dialect == .postgreSQL {
                depth += 1
                place += 2
            } else if byte() == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
                depth -= 1
                place += 2
                if depth == 0 { return }
            } else {
                place += 1
            }
        }
    }

    private mutating func quoted(_ kind: Kind, by end: UInt8, from start: Int, escapes: Bool = false) -> Token {
        place += 1
        var content: [UInt8] = []
        while place < bytes.count {
            if escapes, byte() == UInt8(ascii: "\\"), place + 1 < bytes.count {
                content.append(byte(1))
                place += 2
            } else if byte() == end {
                place += 1
                if byte() != end || end == UInt8(ascii: "]") || place == bytes.count { break }
                content.append(end)
                place += 1
            } else {
                content.append(byte())
                place += 1
            }
        }
        return Token(kind: kind, text: String(decoding: content, as: UTF8.self), range: start..<place)
    }

    /// `$$...$$` or `$tag$...$tag$`.
    private mutating func dollarQuoted() -> Token? {
        let start = place
        var end = place + 1
        while end < bytes.count, Self.isNameByte(bytes[end]), bytes[end] != UInt8(ascii: "$") { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "$"), !Self.isDigit(byte(1)) else { return nil }
        let mark = bytes[start...end]
        var close = end + 1
        while close < bytes.count, !bytes[close...].starts(with: mark) { close += 1 }
        let content = String(decoding: bytes[min(end + 1, bytes.count)..<close], as: UTF8.self)
        place = min(close + mark.count, bytes.count)
        return Token(kind: .string, text: content, range: start..<place)
    }

    private mutating func number() -> Token {
        let start = place
        while place < bytes.count {
            let isExponent = byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E")
            if isExponent, byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+") {
                place += 2
            } else if Self.isDigit(byte()) || byte() == UInt8(ascii: ".") || byte() == UInt8(ascii: "_") || isExponent {
                place += 1
            } else {
                break
            }
        }
        return token(.number, from: start)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
    }
}
