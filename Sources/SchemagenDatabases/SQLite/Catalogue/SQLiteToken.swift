/// One piece of SQL text as SQLite reads it; blanks and comments are none.
package struct SQLiteToken: Sendable {
    package enum Kind: Sendable {
        /// Without quotes: a keyword or a name.
        case word
        /// `"name"`; a string where there is no such name.
        case doubleQuoted
        /// `[name]` or a name in backticks: never a string.
        case bracketed
        case string, number, blob
        /// `?1`, `:name`; only arguments of virtual tables can have them.
        case variable
        /// An operator, a bracket, a comma.
        case sign
    }

    package let kind: Kind
    /// What it says, without quotes.
    package let text: String
    /// As it was written.
    package let written: String
    /// Where it starts, in bytes of the text; 0 for one that was made.
    package var offset = 0

    /// Whether it is this keyword, or can be: without quotes, in whatever case.
    package func isWord(_ keyword: String) -> Bool { kind == .word && text.sqliteFolded == keyword.sqliteFolded }

    package func isSign(_ sign: String) -> Bool { kind == .sign && text == sign }

    /// Whether SQLite takes it as a name where only a name can stand: strings too.
    package var canBeName: Bool {
        switch kind {
        case .word, .doubleQuoted, .bracketed, .string: true
        case .number, .blob, .variable, .sign: false
        }
    }
}

extension String {
    /// What two names have in common that are one to SQLite: it ignores the case of ASCII letters, and nothing else.
    /// Bytes, since Swift takes texts for equal that SQLite does not.
    package var sqliteFolded: [UInt8] { utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }

    /// With capital ASCII letters.
    package var sqliteUppercased: String {
        String(decoding: utf8.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }, as: UTF8.self)
    }

    /// With small ASCII letters.
    package var sqliteLowercased: String { String(decoding: sqliteFolded, as: UTF8.self) }

    /// In these quotes, which are doubled inside.
    func inQuotes(_ quote: UInt8) -> String {
        var bytes: [UInt8] = [quote]
        for byte in utf8 {
            bytes.append(byte)
            if byte == quote { bytes.append(quote) }
        }
        bytes.append(quote)
        return String(decoding: bytes, as: UTF8.self)
    }
}
