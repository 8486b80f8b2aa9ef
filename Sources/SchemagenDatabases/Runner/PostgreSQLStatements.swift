/// The statements of a script that PostgreSQL runs one by one, in no transaction.
///
/// Only such statements are taken whose effect the catalogue tells: a run that was interrupted goes on after what is done.
struct PostgreSQLStatements {
    /// A statement and what it does.
    struct Statement {
        /// The statement behind as many blanks and line ends as the script has before it: its places are the script's.
        let text: String
        let effect: Effect
    }

    /// What a statement does.
    enum Effect: Equatable {
        /// Builds an index on a table; both as SQL names them.
        case createIndex(name: String, table: String)
        /// Drops an index.
        case dropIndex(String)
        /// Adds a label to an enum.
        case addValue(type: String, label: String)
        /// Nothing that would not be done again.
        case repeatable
    }

    /// A statement that must not stand there.
    struct Refusal: Error {
        let message: String
        let position: ScriptPosition
    }

    let statements: [Statement]

    init(_ script: String) throws(Refusal) {
        var reader = Reader(script)
        var statements: [Statement] = []
        while let tokens = reader.statement() {
            guard let first = tokens.first, let last = tokens.last else { continue }
            guard let effect = Self.effect(of: tokens.map(\.token)) else {
                throw Refusal(
                    message: "a file that runs in no transaction holds only CREATE INDEX CONCURRENTLY with the index's "
                        + "name, DROP INDEX CONCURRENTLY, ALTER TYPE … ADD VALUE, VACUUM and ANALYZE: of other statements "
                        + "nobody could tell whether an interrupted run did them; give this one a migration of its own",
                    position: ScriptPosition(byteOffset: first.start, in: script))
            }
            statements.append(Statement(text: reader.text(from: first.start, to: last.end), effect: effect))
        }
        self.statements = statements
    }

    /// The pieces of each statement of a script.
    static func tokens(of script: String) -> [[Token]] {
        var reader = Reader(script)
        var statements: [[Token]] = []
        while let tokens = reader.statement() { statements.append(tokens.map(\.token)) }
        return statements
    }

    private static func effect(of tokens: [Token]) -> Effect? {
        var rest = tokens[...]
        func take(_ words: String...) -> Bool {
            guard rest.prefix(words.count).elementsEqual(words.map(Token.word)) else { return false }
            rest = rest.dropFirst(words.count)
            return true
        }
        /// A name with its schema, as SQL writes it.
        func name() -> String? {
            var parts: [String] = []
            while let part = rest.first?.identifier {
                parts.append(PostgreSQLConnection.quotedIdentifier(part))
                rest = rest.dropFirst()
                guard rest.first == .symbol(UInt8(ascii: ".")) else { break }
                rest = rest.dropFirst()
            }
            return parts.isEmpty ? nil : parts.joined(separator: ".")
        }
        if take("create", "index", "concurrently") || take("create", "unique", "index", "concurrently") {
            _ = take("if", "not", "exists")
            guard let index = name(), take("on") else { return nil }
            _ = take("only")
            return name().map { .createIndex(name: index, table: $0) }
        }
        if take("drop", "index", "concurrently") {
            _ = take("if", "exists")
            guard let index = name(), rest.isEmpty || rest == [.word("restrict")] else { return nil }
            return .dropIndex(index)
        }
        if take("alter", "type") {
            guard let type = name(), take("add", "value") else { return nil }
            _ = take("if", "not", "exists")
            guard case .string(let label)? = rest.first else { return nil }
            return .addValue(type: type, label: label)
        }
        return take("vacuum") || take("analyze") ? .repeatable : nil
    }

    /// A piece of SQL.
    enum Token: Equatable {
        /// A keyword or a name without quotes, in lower case.
        case word(String)
        case quoted(String)
        case string(String)
        case symbol(UInt8)

        var identifier: String? {
            switch self {
            case .word(let name), .quoted(let name): name
            default: nil
            }
        }
    }

    /// Reads a script as the server does, with `standard_conforming_strings` on.
    struct Reader {
        private let script: String
        private let bytes: [UInt8]
        private var place = 0

        init(_ script: String) {
            self.script = script
            bytes = Array(script.utf8)
        }

        typealias Placed = (token: Token, start: Int, end: Int)

        /// The tokens up to the next semicolon; nil at the end.
        mutating func statement() -> [Placed]? {
            var tokens: [Placed] = []
            while let token = next() {
                if token.token == .symbol(UInt8(ascii: ";")) { return tokens }
                tokens.append(token)
            }
            return tokens.isEmpty ? nil : tokens
        }

        /// A part of the script, behind a blank for every character before it.
        func text(from start: Int, to end: Int) -> String {
            var text: [UInt8] = []
            // Every byte but a continuation byte begins a character.
            for byte in bytes[..<start] where byte & 0xC0 != 0x80 {
                text.append(byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " "))
            }
            return String(decoding: text + bytes[start..<end], as: UTF8.self)
        }

        private func byte(_ distance: Int = 0) -> UInt8? {
            place + distance < bytes.count ? bytes[place + distance] : nil
        }

        private mutating func skipBlanks() {
            while let byte = byte() {
                if byte == 0x20 || (0x09...0x0D).contains(byte) {
                    place += 1
                } else if byte == UInt8(ascii: "-"), self.byte(1) == UInt8(ascii: "-") {
                    while let byte = self.byte(), byte != UInt8(ascii: "\n") { place += 1 }
                } else if byte == UInt8(ascii: "/"), self.byte(1) == UInt8(ascii: "*") {
                    skipComment()
                } else {
                    return
                }
            }
        }

        /// Comments of this kind nest.
        private mutating func skipComment() {
            var depth = 0
            while let byte = byte() {
                if byte == UInt8(ascii: "/"), self.byte(1) == UInt8(ascii: "*") {
                    depth += 1
                    place += 2
                } else if byte == UInt8(ascii: "*"), self.byte(1) == UInt8(ascii: "/") {
                    depth -= 1
                    place += 2
                    if depth == 0 { return }
                } else {
                    place += 1
                }
            }
        }

        private mutating func next() -> Placed? {
            skipBlanks()
            guard let first = byte() else { return nil }
            let start = place
            let token: Token
            if first == UInt8(ascii: "'") {
                token = .string(quoted(by: first, escapes: false))
            } else if first == UInt8(ascii: "\"") {
                token = .quoted(quoted(by: first, escapes: false))
            } else if first == UInt8(ascii: "e") || first == UInt8(ascii: "E"), byte(1) == UInt8(ascii: "'") {
                place += 1
                // What its escapes mean is not asked: such a string is no label that would be known.
                _ = quoted(by: UInt8(ascii: "'"), escapes: true)
                token = .symbol(first)
            } else if first == UInt8(ascii: "$"), skipDollarQuoted() {
                token = .symbol(first)
            } else if Self.isWord(first) {
                while let byte = byte(), Self.isWord(byte) { place += 1 }
                let word = bytes[start..<place].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
                token = .word(String(decoding: word, as: UTF8.self))
            } else {
                place += 1
                token = .symbol(first)
            }
            return (token, start, place)
        }

        private static func isWord(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: true
            default: false
            }
        }

        private mutating func quoted(by quote: UInt8, escapes: Bool) -> String {
            var text: [UInt8] = []
            place += 1
            while let byte = byte() {
                place += 1
                if byte == quote {
                    guard self.byte() == quote else { break }
                    place += 1
                } else if escapes, byte == UInt8(ascii: "\\") {
                    place += 1
                }
                text.append(byte)
            }
            return String(decoding: text, as: UTF8.self)
        }

        /// Skips `$tag$ … $tag$`; false where there is none.
        private mutating func skipDollarQuoted() -> Bool {
            var end = place + 1
            while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
            guard end < bytes.count, bytes[end] == UInt8(ascii: "$") else { return false }
            let tag = bytes[place...end]
            var place = end + 1
            while place + tag.count <= bytes.count {
                if bytes[place..<place + tag.count].elementsEqual(tag) {
                    self.place = place + tag.count
                    return true
                }
                place += 1
            }
            self.place = bytes.count
            return true
        }
    }
}
