/// Finds the known objects that a routine's body names.
///
/// The body is divided into words, not parsed: a name counts where such a name can stand (behind FROM and the like, before
/// a parenthesis, behind `::`), so that a column with the name of a table is none.
struct BodyReader {
    /// What the body names.
    var found: Set<CatalogueIdentity> = []
    /// Whether it names something that is not where the search path leads.
    private(set) var namesWhatIsNotInPath = false

    private let names: KnownNames
    private let isProcedural: Bool
    private let path: [String]
    /// The routine's own schema, which is the next best guess.
    private let schema: String
    private var tokens: [SQLScanner.Token] = []
    /// Names that the body gives to queries of its own.
    private var ownNames: Set<String> = []

    init(_ names: KnownNames, language: String, path: [String], schema: String) {
        self.names = names
        isProcedural = language == "plpgsql"
        self.path = path
        self.schema = schema
    }

    private static let openers: Set<String> = [
        "from", "join", "into", "update", "table", "only", "truncate", "using", "lock", "lateral", "strict",
    ]
    private static let closers: Set<String> = [
        "select", "where", "group", "order", "having", "limit", "offset", "set", "values", "union", "except",
        "intersect", "on", "returning", "loop", "window", "when", "then", "begin", "end", "if", "return", "fetch",
        "for", "skip", "nowait", "of",
    ]
    /// Calls in which FROM stands between values.
    private static let valueCalls: Set<String> = ["extract", "substring", "trim", "overlay"]
    /// What is called with the name of a sequence in a text.
    private static let sequenceCalls: Set<String> = ["nextval", "currval", "setval"]

    /// Reads a body.
    mutating func read(_ text: String) {
        tokens = SQLScanner.tokens(of: text, .postgreSQL)
        collectOwnNames()
        // Whether a list of relations is under way, in each of the open parentheses.
        var lists = [false]
        var isBetweenValues = [false]
        var isDeclaring = false
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            if token.kind == .string {
                readText(at: index)
            } else if token.isSymbol("(") {
                lists.append(lists.last == true && ["from", "join", "lateral"].contains(name(at: index - 1)))
                isBetweenValues.append(name(at: index - 1).map(Self.valueCalls.contains) ?? false)
            } else if token.isSymbol(")") {
                if lists.count > 1 {
                    lists.removeLast()
                    isBetweenValues.removeLast()
                }
            } else if token.isSymbol(";") {
                lists = [false]
                isBetweenValues = [false]
            } else if token.kind == .word || token.kind == .quotedName {
                let word = token.kind == .word ? token.text.lowercased() : ""
                if isProcedural, word == "declare" { isDeclaring = true }
                if isProcedural, word == "begin" { isDeclaring = false }
                if word == "from", isBetweenValues.last == true || name(at: index - 1) == "distinct" {
                    // `IS DISTINCT FROM` compares; SELECT DISTINCT has its columns first.
                    lists[lists.count - 1] = false
                } else if Self.openers.contains(word) {
                    lists[lists.count - 1] = true
                } else if Self.closers.contains(word) {
                    lists[lists.count - 1] = false
                } else {
                    index = readName(at: index, isListed: lists.last ?? false, isDeclaring: isDeclaring)
                    continue
                }
            }
            index += 1
        }
    }

    private func isOpener(_ index: Int) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word else { return false }
        return Self.openers.contains(tokens[index].text.lowercased())
    }

    private func isSymbol(_ symbol: String, at index: Int) -> Bool {
        tokens.indices.contains(index) && tokens[index].isSymbol(symbol)
    }

    private func name(at index: Int) -> String? {
        guard tokens.indices.contains(index) else { return nil }
        switch tokens[index].kind {
        case .word: return tokens[index].text.lowercased()
        case .quotedName: return tokens[index].text
        default: return nil
        }
    }

    /// `name AS (`, `name (a, b) AS (`, `name AS MATERIALIZED (`.
    private mutating func collectOwnNames() {
        for index in tokens.indices where tokens[index].isWord("as") {
            let opens =
                isSymbol("(", at: index + 1) || name(at: index + 1) == "materialized" || name(at: index + 1) == "not"
            guard opens else { continue }
            var start = index - 1
            if isSymbol(")", at: start) {
                while start >= 0, !isSymbol("(", at: start) { start -= 1 }
                start -= 1
            }
            if let name = name(at: start) { ownNames.insert(name) }
        }
    }

    /// Reads `a`, `a.b` or `a.b.c`; returns the place behind it.
    private mutating func readName(at start: Int, isListed: Bool, isDeclaring: Bool) -> Int {
        var parts: [String] = []
        var index = start
        while let part = name(at: index) {
            parts.append(part)
            index += 1
            guard isSymbol(".", at: index), name(at: index + 1) != nil else { break }
            index += 1
        }
        guard !parts.isEmpty, !isSymbol(".", at: start - 1) else { return max(index, start + 1) }
        let isCall = isSymbol("(", at: index)
        // `::name`, where the scanner has each colon by itself.
        let isCast = isSymbol(":", at: start - 1) && isSymbol(":", at: start - 2)
        let hasType = isSymbol("%", at: index)
        let begins = isListed && (isOpener(start - 1) || isSymbol(",", at: start - 1) || isSymbol("(", at: start - 1))
        if isCall, !(begins && isIntoList(start)) {
            call(parts, at: index)
        } else if begins || hasType {
            relation(parts, isSure: begins && !hasType && !isProcedural)
        } else if isCast || isDeclaring || name(at: start - 1) == "as" {
            type(parts)
        } else if parts.count > 1 {
            // `leads.email`, `billing.leads.email`.
            qualified(parts)
        }
        return index
    }

    /// `INSERT INTO leads (email)`: no call.
    private func isIntoList(_ index: Int) -> Bool { name(at: index - 1) == "into" }

    // MARK: What a name may be

    private mutating func call(_ parts: [String], at parenthesis: Int) {
        guard let last = parts.last, let candidates = names.routines[last] else { return }
        let count = argumentCount(at: parenthesis)
        let fitting = candidates.compactMapValues { routines -> [KnownNames.Routine]? in
            let some = routines.filter { $0.arguments.contains(count) }
            return some.isEmpty ? nil : some
        }
        for routine in choose(parts.dropLast().last, among: fitting) ?? [] { found.insert(routine.identity) }
    }

    private func argumentCount(at parenthesis: Int) -> Int {
        if isSymbol(")", at: parenthesis + 1) || isSymbol("*", at: parenthesis + 1) { return 0 }
        var depth = 0
        var count = 1
        for index in parenthesis..<tokens.count where tokens[index].kind == .symbol {
            switch tokens[index].text {
            case "(", "[": depth += 1
            case ")", "]": depth -= 1
            case "," where depth == 1: count += 1
            default: break
            }
            if depth == 0 { break }
        }
        return count
    }

    private mutating func relation(_ parts: [String], isSure: Bool) {
        if parts.count == 1, ownNames.contains(parts[0]) { return }
        // `leads.email%TYPE` and `leads%ROWTYPE`; a table in another database cannot be named.
        for length in stride(from: min(parts.count, 2), through: 1, by: -1) {
            if let target = choose(length == 2 ? parts[0] : nil, among: names.relations[parts[length - 1]] ?? [:]) {
                found.insert(target)
                return
            }
        }
        if parts.count == 1, let target = choose(nil, among: names.types[parts[0]] ?? [:]) {
            found.insert(target)
            return
        }
        // A relation that is not there any more, or not yet.
        let isSystems =
            parts.count > 1 ? ["pg_catalog", "information_schema"].contains(parts[0]) : parts[0].hasPrefix("pg_")
        if isSure, !isSystems { namesWhatIsNotInPath = true }
    }

    private mutating func type(_ parts: [String]) {
        guard let last = parts.last else { return }
        let qualifier = parts.dropLast().last
        if let target = choose(qualifier, among: names.types[last] ?? [:])
            ?? choose(qualifier, among: names.relations[last] ?? [:])
        {
            found.insert(target)
        }
    }

    private mutating func qualified(_ parts: [String]) {
        if let target = names.relations[parts[1]]?[parts[0]] ?? names.types[parts[1]]?[parts[0]] {
            found.insert(target)
        } else if !ownNames.contains(parts[0]), let target = inPath(names.relations[parts[0]] ?? [:]) {
            found.insert(target)
        }
    }

    /// `nextval('numbers')` and `'numbers'::regclass`.
    private mutating func readText(at index: Int) {
        let isCast =
            isSymbol(":", at: index + 1) && isSymbol(":", at: index + 2)
            && name(at: index + 3)?.hasPrefix("reg") == true
        let isCalled = isSymbol("(", at: index - 1) && name(at: index - 2).map(Self.sequenceCalls.contains) == true
        guard isCast || isCalled else { return }
        let parts = SQLScanner.tokens(of: tokens[index].text, .postgreSQL).compactMap { token -> String? in
            switch token.kind {
            case .word: token.text.lowercased()
            case .quotedName: token.text
            default: nil
            }
        }
        if !parts.isEmpty, parts.count <= 2 { relation(parts, isSure: false) }
    }

    // MARK: Where it is

    private func inPath<Value>(_ candidates: [String: Value]) -> Value? {
        for schema in path { if let value = candidates[schema] { return value } }
        return nil
    }

    /// The object that a name means: in the schema that stands before it, where the search path leads, or else where the
    /// routine is or where there is but one. The server would not find those two.
    private mutating func choose<Value>(_ qualifier: String?, among candidates: [String: Value]) -> Value? {
        if candidates.isEmpty { return nil }
        if let qualifier { return candidates[qualifier] }
        if let value = inPath(candidates) { return value }
        guard let value = candidates[schema] ?? (candidates.count == 1 ? candidates.first?.value : nil) else {
            return nil
        }
        namesWhatIsNotInPath = true
        return value
    }
}
