/// An expression of generated Swift. Brackets are the renderer's business: they come from precedence.
enum SwiftExpression: Equatable {
    /// A name, a literal, or any text that binds as tightly as one.
    case atom(String)
    /// `-x`, `!x`
    indirect case prefix(String, SwiftExpression)
    indirect case infix(String, SwiftExpression, SwiftExpression)
    indirect case ternary(SwiftExpression, SwiftExpression, SwiftExpression)
    /// `callee(a, label: b)`
    indirect case call(SwiftExpression, [Argument])
    /// `base.member`, `base?.member`: the text behind the base, its point included.
    indirect case member(SwiftExpression, String)
    case array([SwiftExpression])
    /// `{ body }`, as an argument.
    indirect case closure(SwiftExpression)
    /// `try x`, `try? x`
    indirect case attempt(String, SwiftExpression)

    /// An argument of a call.
    struct Argument: Equatable {
        var label: String?
        var value: SwiftExpression
    }

    /// A string literal for the text.
    static func string(_ text: String) -> SwiftExpression { .atom(SwiftName.literal(text)) }

    /// A call of a named function with unlabelled arguments.
    static func call(_ name: String, _ arguments: SwiftExpression...) -> SwiftExpression {
        .call(.atom(name), arguments.map { Argument(label: nil, value: $0) })
    }

    /// A call with labels; "" is no label.
    static func call(_ name: String, labeled arguments: [(String, SwiftExpression)]) -> SwiftExpression {
        .call(.atom(name), arguments.map { Argument(label: $0.0.isEmpty ? nil : $0.0, value: $0.1) })
    }

    /// `base.name(arguments)`
    static func method(_ base: SwiftExpression, _ name: String, _ arguments: SwiftExpression...) -> SwiftExpression {
        .call(.member(base, "." + name), arguments.map { Argument(label: nil, value: $0) })
    }

    /// Takes in the names in it that start with a prefix.
    func collectNames(with prefix: String, into names: inout Set<String>) {
        switch self {
        case .atom(let text): if text.hasPrefix(prefix) { names.insert(text) }
        case .prefix(_, let operand), .member(let operand, _), .closure(let operand), .attempt(_, let operand):
            operand.collectNames(with: prefix, into: &names)
        case .infix(_, let left, let right):
            left.collectNames(with: prefix, into: &names)
            right.collectNames(with: prefix, into: &names)
        case .ternary(let condition, let yes, let no):
            condition.collectNames(with: prefix, into: &names)
            yes.collectNames(with: prefix, into: &names)
            no.collectNames(with: prefix, into: &names)
        case .call(let callee, let arguments):
            callee.collectNames(with: prefix, into: &names)
            for argument in arguments { argument.value.collectNames(with: prefix, into: &names) }
        case .array(let elements): for element in elements { element.collectNames(with: prefix, into: &names) }
        }
    }

    /// How tightly the expression binds: Swift's precedence of infix operators, above them what needs no brackets.
    var precedence: Int {
        switch self {
        case .atom(let text): text.hasPrefix("-") ? 8 : 9
        case .call, .member, .array, .closure: 9
        case .prefix: 8
        case .infix(let symbol, _, _): Self.precedence(of: symbol)
        case .ternary: 1
        case .attempt: -1
        }
    }

    static func precedence(of symbol: String) -> Int {
        switch symbol {
        case "*", "/", "%": 7
        case "+", "-": 6
        case "??", "as": 5
        case "&&": 3
        case "||": 2
        case "+=": 0
        default: 4
        }
    }
}
