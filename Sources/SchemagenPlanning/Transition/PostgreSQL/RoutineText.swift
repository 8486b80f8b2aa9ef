/// The text that creates a function or procedure, read as far as replacing it needs.
package struct RoutineText {
    /// What PostgreSQL lets nobody change about a routine that is there: its parameters with their defaults, and what it
    /// returns.
    package let signature: [Substring]
    /// The text with OR REPLACE.
    package let replacing: String

    /// Where the signature ends.
    private static let clauses: Set<String> = [
        "language", "transform", "window", "immutable", "stable", "volatile", "leakproof", "not", "called", "strict",
        "security", "external", "parallel", "cost", "rows", "support", "set", "as", "return", "begin",
    ]

    /// Nil where the text is anything but one statement that creates a routine.
    package init?(_ text: String) {
        var tokens = SQLTokens(text)
        guard let create = tokens.next(), Self.word(create) == "create", let second = tokens.next() else { return nil }
        var kind = second
        if Self.word(second) == "or" {
            guard let third = tokens.next(), Self.word(third) == "replace", let fourth = tokens.next() else {
                return nil
            }
            kind = fourth
            replacing = text
        } else {
            replacing = "\(text[..<create.endIndex]) OR REPLACE\(text[create.endIndex...])"
        }
        guard ["function", "procedure"].contains(Self.word(kind)) else { return nil }
        var signature: [Substring] = [kind]
        var depth = 0
        while let token = tokens.next() {
            if depth == 0, Self.clauses.contains(Self.word(token)) { break }
            if token == "(" { depth += 1 }
            if token == ")" { depth -= 1 }
            if token == ";" { return nil }
            signature.append(token)
        }
        // A second statement would be one too many; the semicolons of a body are within quotes.
        while let token = tokens.next() {
            if token == ";", tokens.next() != nil { return nil }
        }
        self.signature = signature.map { $0.hasPrefix("\"") || $0.hasPrefix("'") ? $0 : Self.word($0)[...] }
    }

    private static func word(_ token: Substring) -> String { token.lowercased() }
}

/// The pieces of a text in PostgreSQL's SQL, without blanks and comments.
private struct SQLTokens {
    private var rest: Substring

    init(_ text: String) { rest = text[...] }

    mutating func next() -> Substring? {
        skipBlanks()
        guard let first = rest.first else { return nil }
        if first == "'" || first == "\"" {
            return take(quoted(by: String(first), from: rest.index(after: rest.startIndex)))
        }
        if first == "$", let tag = dollarTag {
            return take(quoted(by: tag, from: rest.index(rest.startIndex, offsetBy: tag.count)))
        }
        if Self.isWord(first) { return take(rest.firstIndex { !Self.isWord($0) } ?? rest.endIndex) }
        return take(rest.index(after: rest.startIndex))
    }

    private mutating func take(_ end: Substring.Index) -> Substring {
        let token = rest[..<end]
        rest = rest[end...]
        return token
    }

    private static func isWord(_ character: Character) -> Bool {
        character == "_" || character.isLetter || character.isNumber
    }

    private mutating func skipBlanks() {
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if rest.hasPrefix("--") {
                rest = rest[(rest.firstIndex(where: \.isNewline) ?? rest.endIndex)...]
            } else if rest.hasPrefix("/*") {
                var depth = 0
                repeat {
                    if rest.hasPrefix("/*") {
                        depth += 1
                        rest.removeFirst(2)
                    } else if rest.hasPrefix("*/") {
                        depth -= 1
                        rest.removeFirst(2)
                    } else {
                        rest = rest.dropFirst()
                    }
                } while depth > 0 && !rest.isEmpty
            } else {
                return
            }
        }
    }

    /// The end of what begins with a quote: behind the next one. A doubled quote begins another piece, which does no harm.
    private func quoted(by quote: String, from start: Substring.Index) -> Substring.Index {
        var place = start
        while place < rest.endIndex {
            if rest[place...].hasPrefix(quote) { return rest.index(place, offsetBy: quote.count) }
            rest.formIndex(after: &place)
        }
        return rest.endIndex
    }

    /// `$body$` at the place.
    private var dollarTag: String? {
        let inner = rest.dropFirst().prefix(while: Self.isWord)
        guard inner.endIndex < rest.endIndex, rest[inner.endIndex] == "$", inner.first?.isNumber != true else {
            return nil
        }
        return "$\(inner)$"
    }
}
