/// An expression as PostgreSQL prints it, taken apart as far as the schema language has words for it.
indirect enum PrintedExpression: Equatable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case column(String)
    /// A function by its path.
    case call([String], [PrintedExpression])
    /// A type as it is printed.
    case cast(PrintedExpression, String)
    case negated(PrintedExpression)
    case not(PrintedExpression)
    case infix(String, PrintedExpression, PrintedExpression)
    case isNull(PrintedExpression, Bool)
    case array([PrintedExpression])
    /// `= ANY (…)`
    case isAny(PrintedExpression, PrintedExpression)

    /// Reads an expression; nil where the language has no words for a part of it.
    init?(_ text: String) {
        guard let printed = PrintedText(text) else { return nil }
        var parser = PrintedParser(printed)
        guard let value = parser.whole() else { return nil }
        self = value
    }

    /// The value without the casts around it.
    var withoutCasts: PrintedExpression {
        var value = self
        while case .cast(let inner, _) = value { value = inner }
        return value
    }
}

private struct PrintedParser {
    private let printed: PrintedText
    private var place = 0
    private var depth = 0

    init(_ printed: PrintedText) { self.printed = printed }

    mutating func whole() -> PrintedExpression? {
        guard let value = or(), place == printed.tokens.count else { return nil }
        return value
    }

    private var next: PrintedToken.Kind? { place < printed.tokens.count ? printed.tokens[place].kind : nil }

    private mutating func take(_ kind: PrintedToken.Kind) -> Bool {
        guard next == kind else { return false }
        place += 1
        return true
    }

    private mutating func take(word: String) -> Bool { take(.word(word)) }

    // MARK: Operators

    private mutating func or() -> PrintedExpression? {
        depth += 1
        defer { depth -= 1 }
        guard depth < 100, var left = and() else { return nil }
        while take(word: "OR") {
            guard let right = and() else { return nil }
            left = .infix("OR", left, right)
        }
        return left
    }

    private mutating func and() -> PrintedExpression? {
        guard var left = not() else { return nil }
        while take(word: "AND") {
            guard let right = not() else { return nil }
            left = .infix("AND", left, right)
        }
        return left
    }

    private mutating func not() -> PrintedExpression? {
        if take(word: "NOT") { return not().map { .not($0) } }
        return test()
    }

    private mutating func test() -> PrintedExpression? {
        guard var left = comparison() else { return nil }
        while take(word: "IS") {
            let isNegated = take(word: "NOT")
            guard take(word: "NULL") else { return nil }
            left = .isNull(left, !isNegated)
        }
        return left
    }

    private mutating func comparison() -> PrintedExpression? {
        guard let left = sum() else { return nil }
        guard case .symbol(let symbol)? = next, ["=", "<>", "<", "<=", ">", ">=", "~"].contains(symbol) else {
            return left
        }
        place += 1
        if symbol == "=", take(word: "ANY") {
            guard take(.mark("(")), let list = or(), take(.mark(")")) else { return nil }
            return .isAny(left, list)
        }
        return sum().map { .infix(symbol, left, $0) }
    }

    private mutating func sum() -> PrintedExpression? {
        guard var left = product() else { return nil }
        while case .symbol(let symbol)? = next, symbol == "+" || symbol == "-" {
            place += 1
            guard let right = product() else { return nil }
            left = .infix(symbol, left, right)
        }
        return left
    }

    private mutating func product() -> PrintedExpression? {
        guard var left = sign() else { return nil }
        while take(.symbol("*")) {
            guard let right = sign() else { return nil }
            left = .infix("*", left, right)
        }
        return left
    }

    private mutating func sign() -> PrintedExpression? {
        if take(.symbol("-")) { return sign().map { .negated($0) } }
        return cast()
    }

    private mutating func cast() -> PrintedExpression? {
        guard var value = primary() else { return nil }
        while take(.symbol("::")) {
            guard let type = type() else { return nil }
            value = .cast(value, type)
        }
        return value
    }

    // MARK: Operands

    private mutating func primary() -> PrintedExpression? {
        guard let token = next else { return nil }
        switch token {
        case .number(let text):
            place += 1
            return .number(text)
        case .string(let text):
            place += 1
            return .string(text)
        case .mark("("):
            place += 1
            guard let value = or(), take(.mark(")")) else { return nil }
            return value
        case .word("ARRAY"):
            place += 1
            guard take(.mark("[")), let elements = list(to: .mark("]")) else { return nil }
            return .array(elements)
        case .word("true"), .word("false"):
            place += 1
            return .bool(token == .word("true"))
        case .word("NULL"):
            place += 1
            return .null
        case .word, .quoted: return named()
        default: return nil
        }
    }

    private mutating func named() -> PrintedExpression? {
        var path: [String] = []
        repeat {
            guard place < printed.tokens.count, let name = printed.tokens[place].name else { return nil }
            // A keyword that is no name: CASE, CURRENT_TIMESTAMP, EXTRACT.
            if case .word(let word) = printed.tokens[place].kind,
                word.utf8.contains(where: { (0x41...0x5A).contains($0) }),
                word != "COALESCE", word != "VALUE"
            {
                return nil
            }
            path.append(name)
            place += 1
        } while take(.mark("."))
        if take(.mark("(")) {
            guard let arguments = list(to: .mark(")")) else { return nil }
            return .call(path, arguments)
        }
        return path.count == 1 ? path.first.map { .column($0) } : nil
    }

    private mutating func list(to end: PrintedToken.Kind) -> [PrintedExpression]? {
        var values: [PrintedExpression] = []
        if take(end) { return values }
        while true {
            guard let value = or() else { return nil }
            values.append(value)
            if take(end) { return values }
            guard take(.mark(",")) else { return nil }
        }
    }

    /// A type behind `::`, as it is printed.
    private mutating func type() -> String? {
        let start = place
        repeat {
            guard place < printed.tokens.count, printed.tokens[place].name != nil else { return nil }
            place += 1
        } while take(.mark("."))
        _ = take(word: "varying") || take(word: "precision")
        if next == .mark("("), let end = printed.end(of: place) { place = end }
        if take(word: "with") || take(word: "without") {
            guard take(word: "time"), take(word: "zone") else { return nil }
        }
        while next == .mark("["), let end = printed.end(of: place), end == place + 2 { place = end }
        return printed.text(start..<place)
    }
}
