import SchemagenDatabases
import SchemagenModel

/// SQLite's expressions in the language, as far as the language would print them back in the same words. Whether it does
/// is seen when the schema is built and compared; this only has to be right about types.
struct SQLiteExpression {
    /// A column that an expression can name.
    struct Column {
        var swiftName: String
        var type: SQLiteDeclaredType
    }

    private enum Kind: Equatable { case integer, real, text, blob, boolean, json, condition, null }

    private struct Value {
        var text: String
        var kind: Kind
        var isLiteral = false
    }

    private struct Untranslatable: Error {}

    private let tokens: [SQLiteToken]
    private let columns: [[UInt8]: Column]
    private var index = 0

    private init(_ tokens: [SQLiteToken], _ columns: [[UInt8]: Column]) {
        self.tokens = tokens
        self.columns = columns
    }

    /// A condition; nil where it is none of the language.
    static func condition(_ sql: String, _ columns: [[UInt8]: Column]) -> String? {
        guard let tokens = try? SQLiteTokenizer.tokens(of: sql) else { return nil }
        var parser = SQLiteExpression(tokens, columns)
        guard let value = try? parser.or(), value.kind == .condition, parser.index == tokens.count else { return nil }
        return value.text
    }

    /// The key of an index: `lower(name)`; nil where it is none of the language.
    static func key(_ sql: String, _ columns: [[UInt8]: Column]) -> String? {
        guard let tokens = try? SQLiteTokenizer.tokens(of: sql) else { return nil }
        var parser = SQLiteExpression(tokens, columns)
        guard let value = try? parser.operand(), parser.index == tokens.count, !value.isLiteral else { return nil }
        return value.text
    }

    /// A default; nil where it is no literal of the type.
    static func literal(_ sql: String, _ type: SQLiteDeclaredType) -> String? {
        guard let tokens = try? SQLiteTokenizer.tokens(of: sql) else { return nil }
        var parser = SQLiteExpression(tokens, [:])
        guard let value = try? parser.operand(), parser.index == tokens.count else { return nil }
        switch (type, value.kind) {
        case (.integer, .integer), (.real, .integer), (.real, .real), (.text, .text): return value.text
        case (.boolean, .integer): return value.text == "0" ? "false" : value.text == "1" ? "true" : nil
        default: return nil
        }
    }

    /// The columns that a text of SQL names.
    static func columns(in sql: String, among names: some Sequence<String>) -> [String] {
        guard let tokens = try? SQLiteTokenizer.tokens(of: sql) else { return [] }
        let found = Set(
            tokens.filter { $0.kind == .word || $0.kind == .doubleQuoted || $0.kind == .bracketed }
                .map(\.text.sqliteFolded))
        return names.filter { found.contains($0.sqliteFolded) }
    }

    // MARK: Conditions

    private mutating func take(_ word: String) -> Bool {
        guard index < tokens.count, tokens[index].isWord(word) else { return false }
        index += 1
        return true
    }

    private mutating func take(sign: String) -> Bool {
        guard index < tokens.count, tokens[index].isSign(sign) else { return false }
        index += 1
        return true
    }

    private mutating func or() throws(Untranslatable) -> Value {
        var left = try and()
        while take("or") {
            let right = try and()
            guard left.kind == .condition, right.kind == .condition else { throw Untranslatable() }
            left.text += " || " + right.text
        }
        return left
    }

    private mutating func and() throws(Untranslatable) -> Value {
        var left = try not()
        while take("and") {
            let right = try not()
            guard left.kind == .condition, right.kind == .condition else { throw Untranslatable() }
            left.text += " && " + right.text
        }
        return left
    }

    private mutating func not() throws(Untranslatable) -> Value {
        guard index < tokens.count, tokens[index].isSign("("), isCondition(from: index + 1) else {
            return try comparison()
        }
        index += 1
        let inner = try or()
        guard take(sign: ")"), inner.kind == .condition else { throw Untranslatable() }
        return Value(text: "(\(inner.text))", kind: .condition)
    }

    /// Whether a bracket that opens before a place holds more than an operand.
    private func isCondition(from start: Int) -> Bool {
        var depth = 0
        for token in tokens[start...] {
            if token.isSign("(") { depth += 1 }
            if token.isSign(")") {
                if depth == 0 { return false }
                depth -= 1
            }
            if token.isWord("and") || token.isWord("or") || token.isWord("is") || token.isWord("in") { return true }
            if token.kind == .sign, ["=", "<>", "<", ">", "<=", ">="].contains(token.text) { return true }
        }
        return false
    }

    private mutating func comparison() throws(Untranslatable) -> Value {
        let left = try operand()
        if take("is") {
            let isNot = take("not")
            guard take("null"), !left.isLiteral else { throw Untranslatable() }
            return Value(text: "\(left.text) \(isNot ? "!=" : "==") nil", kind: .condition)
        }
        if take("in") {
            guard take(sign: "(") else { throw Untranslatable() }
            var elements: [String] = []
            repeat {
                let element = try operand()
                guard element.isLiteral, element.kind == left.kind else { throw Untranslatable() }
                elements.append(element.text)
            } while take(sign: ",")
            guard take(sign: ")"), !left.isLiteral else { throw Untranslatable() }
            return Value(text: "\(left.text) in [\(elements.joined(separator: ", "))]", kind: .condition)
        }
        let operators = ["=": "==", "<>": "!=", "<": "<", ">": ">", "<=": "<=", ">=": ">="]
        guard index < tokens.count, tokens[index].kind == .sign, let written = operators[tokens[index].text] else {
            return left
        }
        index += 1
        let right = try operand()
        let isComparable =
            left.kind == right.kind || left.kind == .real && right.kind == .integer && right.isLiteral
            || right.kind == .real && left.kind == .integer && left.isLiteral
        guard isComparable, [.integer, .real, .text].contains(left.kind), !(left.isLiteral && right.isLiteral) else {
            throw Untranslatable()
        }
        return Value(text: "\(left.text) \(written) \(right.text)", kind: .condition)
    }

    // MARK: Operands

    private mutating func operand() throws(Untranslatable) -> Value {
        guard index < tokens.count else { throw Untranslatable() }
        let token = tokens[index]
        switch token.kind {
        case .string:
            index += 1
            return Value(text: SourceText.string(token.text), kind: .text, isLiteral: true)
        case .number: return try number("")
        case .sign where token.text == "-":
            index += 1
            guard index < tokens.count, tokens[index].kind == .number else { throw Untranslatable() }
            return try number("-")
        case .word, .doubleQuoted, .bracketed:
            if token.kind == .word, index + 1 < tokens.count, tokens[index + 1].isSign("(") { return try call() }
            guard let column = columns[token.text.sqliteFolded] else { throw Untranslatable() }
            index += 1
            let kind: Kind
            switch column.type {
            case .integer: kind = .integer
            case .real: kind = .real
            case .text: kind = .text
            case .blob: kind = .blob
            case .boolean: kind = .boolean
            case .json: kind = .json
            }
            return Value(text: SourceText.name(column.swiftName), kind: kind)
        default: throw Untranslatable()
        }
    }

    private mutating func number(_ sign: String) throws(Untranslatable) -> Value {
        let text = tokens[index].text
        index += 1
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let areDigits = parts.allSatisfy { part in !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        let whole = parts.first.map(String.init) ?? ""
        guard areDigits, parts.count <= 2, whole == "0" || !whole.hasPrefix("0"), text.utf8.count <= 15,
            sign.isEmpty || text != "0"
        else { throw Untranslatable() }
        return Value(text: sign + text, kind: parts.count == 2 ? .real : .integer, isLiteral: true)
    }

    private mutating func call() throws(Untranslatable) -> Value {
        let name = tokens[index].text.sqliteLowercased
        index += 2
        guard ["length", "lower", "upper"].contains(name) else { throw Untranslatable() }
        let argument = try operand()
        guard argument.kind == .text, !argument.isLiteral, take(sign: ")") else { throw Untranslatable() }
        return Value(text: "\(name)(\(argument.text))", kind: name == "length" ? .integer : .text)
    }
}
