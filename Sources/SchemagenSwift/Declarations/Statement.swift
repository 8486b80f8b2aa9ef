/// A statement without a block.
enum Statement {
    /// `let name: type = value`, `var name = value`
    case local(PropertyDeclaration.Keyword, String, type: String? = nil, SwiftExpression)
    /// `place = value`
    case assignment(String, SwiftExpression)
    /// `self.property = value`
    case setting(String, SwiftExpression)
    /// An expression for its effect.
    case evaluation(SwiftExpression)
    /// `return value`; the value alone where it is all that a body holds.
    case result(SwiftExpression)
    /// `switch value {}`, of a value that there is none of.
    case exhausted(String)
}

/// What an `if` asks for: a value that is not nil, a test, or both.
struct Condition {
    /// What is bound to the name `value`; nothing is where it is nil.
    var present: String?
    var test: SwiftExpression?
}

/// A part of a long expression: `let part1: Bool = value`, or a function where the value may throw.
struct SwiftBinding {
    var name: String
    var type: String
    var value: SwiftExpression
    var isFunction: Bool
}
