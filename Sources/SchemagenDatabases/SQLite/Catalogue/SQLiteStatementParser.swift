/// Reads the tokens of a CREATE statement from `sqlite_schema`, one after the other.
struct SQLiteStatementParser {
    typealias Unreadable = SQLiteCatalogue.Unreadable

    /// What is read, for errors: `table leads`.
    let object: String
    private let tokens: [SQLiteToken]
    private var index = 0

    init(_ sql: String, object: String) throws(Unreadable) {
        self.object = object
        do {
            tokens = try SQLiteTokenizer.tokens(of: sql)
        } catch {
            throw Unreadable(object: object, reason: error.reason)
        }
    }

    /// An error that says what was expected here.
    func expected(_ what: String) -> Unreadable {
        Unreadable(object: object, reason: "expected \(what), found \(current.map { "`\($0.written)`" } ?? "the end")")
    }

    var current: SQLiteToken? { index < tokens.count ? tokens[index] : nil }

    /// The token behind the current one.
    var following: SQLiteToken? { index + 1 < tokens.count ? tokens[index + 1] : nil }

    /// The token before the current one.
    var preceding: SQLiteToken? { index > 0 ? tokens[index - 1] : nil }

    func isAt(_ keyword: String) -> Bool { current?.isWord(keyword) ?? false }

    func isAt(sign: String) -> Bool { current?.isSign(sign) ?? false }

    @discardableResult
    mutating func take() throws(Unreadable) -> SQLiteToken {
        guard let token = current else { throw expected("more") }
        index += 1
        return token
    }

    /// Takes keywords that follow one another, or none of them.
    mutating func takeIf(_ keywords: String...) -> Bool {
        for (offset, keyword) in keywords.enumerated() {
            guard index + offset < tokens.count, tokens[index + offset].isWord(keyword) else { return false }
        }
        index += keywords.count
        return true
    }

    mutating func takeIf(sign: String) -> Bool {
        guard isAt(sign: sign) else { return false }
        index += 1
        return true
    }

    mutating func expect(_ keywords: String...) throws(Unreadable) {
        for keyword in keywords {
            guard takeIf(keyword) else { throw expected(keyword.sqliteUppercased) }
        }
    }

    mutating func expect(sign: String) throws(Unreadable) {
        guard takeIf(sign: sign) else { throw expected("`\(sign)`") }
    }

    mutating func name() throws(Unreadable) -> String {
        guard let token = current, token.canBeName else { throw expected("a name") }
        index += 1
        return token.text
    }

    /// A name with what it may be in: `main.leads`; the last part counts.
    mutating func qualifiedName() throws(Unreadable) -> String {
        let first = try name()
        return takeIf(sign: ".") ? try name() : first
    }

    /// `(a, b)`.
    mutating func listOfNames() throws(Unreadable) -> [String] {
        try expect(sign: "(")
        var names: [String] = []
        repeat { names.append(try name()) } while takeIf(sign: ",")
        try expect(sign: ")")
        return names
    }

    /// What stands between brackets, without them.
    mutating func bracketed() throws(Unreadable) -> [SQLiteToken] {
        try expect(sign: "(")
        var inside: [SQLiteToken] = []
        var depth = 0
        while depth > 0 || !isAt(sign: ")") {
            let token = try take()
            if token.isSign("(") { depth += 1 }
            if token.isSign(")") { depth -= 1 }
            inside.append(token)
        }
        try expect(sign: ")")
        return inside
    }

    /// What stands between brackets, taken apart at its commas.
    mutating func bracketedList() throws(Unreadable) -> [[SQLiteToken]] {
        var items: [[SQLiteToken]] = [[]]
        var depth = 0
        for token in try bracketed() {
            if token.isSign("(") { depth += 1 }
            if token.isSign(")") { depth -= 1 }
            if depth == 0, token.isSign(",") {
                items.append([])
            } else {
                items[items.count - 1].append(token)
            }
        }
        return items
    }

    /// All that is left.
    mutating func rest() -> [SQLiteToken] {
        defer { index = tokens.count }
        return Array(tokens[index...])
    }

    /// Fails where something is left.
    mutating func expectEnd() throws(Unreadable) {
        _ = takeIf(sign: ";")
        guard current == nil else { throw expected("the end") }
    }

    /// `ON CONFLICT IGNORE`: `ignore`; nil for `abort` too, which is what SQLite does without.
    mutating func conflictClause() throws(Unreadable) -> String? {
        guard takeIf("on", "conflict") else { return nil }
        for action in ["rollback", "abort", "fail", "ignore", "replace"] where takeIf(action) {
            return action == "abort" ? nil : action
        }
        throw expected("what to do on conflict")
    }
}
