/// Writes tokens so that two texts are equal exactly if they differ in nothing but blanks, comments, the case of keywords
/// and functions, and whether names have quotes.
package struct SQLiteText {
    private let tokens: [SQLiteToken]
    private let names: SQLiteNames
    /// For each token, whether it belongs to the type of a CAST.
    private let isType: [Bool]

    private init(_ tokens: [SQLiteToken], _ names: SQLiteNames) {
        self.tokens = tokens
        self.names = names
        isType = Self.castTypes(in: tokens)
    }

    /// The text of an expression or a statement.
    static func text(of tokens: some Sequence<SQLiteToken>, names: SQLiteNames) -> String {
        SQLiteText(Array(tokens), names).joined()
    }

    /// A declared type, with one blank between words and in capital letters, since the engine itself prints the types
    /// that it knows so.
    static func type(of tokens: some Sequence<SQLiteToken>) -> String {
        let tokens = Array(tokens)
        // A type in quotes is what it is without them.
        if tokens.count == 1, tokens[0].canBeName { return tokens[0].text.sqliteUppercased }
        var text = ""
        var before: SQLiteToken?
        for token in tokens {
            let isTight =
                before == nil || token.kind == .sign || before?.isSign("(") == true || before?.isSign("-") == true
                || before?.isSign("+") == true
            if !isTight || before?.isSign(",") == true { text += " " }
            switch token.kind {
            case .doubleQuoted, .bracketed, .string: text += token.text.inQuotes(UInt8(ascii: "\""))
            case .word, .number, .blob, .variable, .sign: text += token.text.sqliteUppercased
            }
            before = token
        }
        return text
    }

    /// A name, in quotes where it needs them.
    package static func name(_ name: String) -> String {
        let bytes = name.sqliteFolded
        let isPlain =
            !bytes.isEmpty && !(0x30...0x39).contains(bytes[0]) && bytes[0] != UInt8(ascii: "$")
            && bytes.allSatisfy {
                $0 >= 0x80 || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_")
                    || $0 == UInt8(ascii: "$")
            }
        if isPlain, !SQLiteKeywords.meansMoreThanName(bytes), !SQLiteKeywords.isTruth(bytes) { return name }
        return name.inQuotes(UInt8(ascii: "\""))
    }

    private static func castTypes(in tokens: [SQLiteToken]) -> [Bool] {
        var result = Array(repeating: false, count: tokens.count)
        var casts: [(isCast: Bool, sawAs: Bool)] = []
        for (index, token) in tokens.enumerated() {
            if token.isSign("(") {
                casts.append((index > 0 && tokens[index - 1].isWord("cast"), false))
            } else if token.isSign(")") {
                _ = casts.popLast()
            } else if let last = casts.last, last.isCast {
                if last.sawAs {
                    result[index] = true
                } else if token.isWord("as") {
                    casts[casts.count - 1].sawAs = true
                }
            }
        }
        return result
    }

    private func joined() -> String {
        var text = ""
        for index in tokens.indices {
            if index > 0, needsBlank(before: index) { text += " " }
            text += piece(index)
        }
        return text
    }

    private func needsBlank(before index: Int) -> Bool {
        let (left, right) = (tokens[index - 1], tokens[index])
        if left.isSign("(") || left.isSign(".") { return false }
        if right.kind == .sign, [")", ",", ".", ";"].contains(right.text) { return false }
        if right.isSign("(") { return !isCalled(index - 1) }
        return true
    }

    private func isNamePart(_ index: Int) -> Bool {
        index > 0 && tokens[index - 1].isSign(".") || index + 1 < tokens.count && tokens[index + 1].isSign(".")
    }

    /// Whether a name is a function's, or of a table with a list of columns behind it.
    private func isCalled(_ index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index + 1].isSign("(") else { return false }
        let token = tokens[index]
        switch token.kind {
        case .doubleQuoted, .bracketed: return !isType[index]
        case .word:
            let word = token.text.sqliteFolded
            if SQLiteKeywords.meansMoreThanName(word) || isType[index] { return false }
            return !SQLiteKeywords.canBeKeyword(word) || token.isWord("replace") || token.isWord("if")
                || names.spelling(token.text) != nil
        case .string, .number, .blob, .variable, .sign: return false
        }
    }

    private func piece(_ index: Int) -> String {
        let token = tokens[index]
        switch token.kind {
        case .string: return token.text.inQuotes(UInt8(ascii: "'"))
        case .number, .blob: return token.text.sqliteLowercased
        case .sign, .variable: return token.text
        case .word, .doubleQuoted, .bracketed: break
        }
        let isCollation = index > 0 && tokens[index - 1].isWord("collate")
        if isCollation { return Self.name(token.text.sqliteUppercased) }
        if isType[index] {
            return token.kind == .word ? token.text.sqliteUppercased : token.text.inQuotes(UInt8(ascii: "\""))
        }
        if isCalled(index) { return Self.name(token.text.sqliteLowercased) }
        return token.kind == .word ? word(index) : quotedName(index)
    }

    private func word(_ index: Int) -> String {
        let text = tokens[index].text
        let folded = text.sqliteFolded
        if isNamePart(index) { return Self.name(names.spelling(text) ?? text) }
        if SQLiteKeywords.meansMoreThanName(folded) { return text.sqliteUppercased }
        if let spelling = names.spelling(text) { return Self.name(spelling) }
        if SQLiteKeywords.isTruth(folded) || SQLiteKeywords.canBeKeyword(folded) { return text.sqliteUppercased }
        return Self.name(text)
    }

    private func quotedName(_ index: Int) -> String {
        let token = tokens[index]
        switch names.scope {
        case .database:
            // What is not known can be a string, whose case counts.
            return Self.name(token.text)
        case .table:
            if let spelling = names.spelling(token.text) { return Self.name(spelling) }
            let isName = token.kind == .bracketed || isNamePart(index)
            return isName ? Self.name(token.text) : token.text.inQuotes(UInt8(ascii: "'"))
        }
    }
}
