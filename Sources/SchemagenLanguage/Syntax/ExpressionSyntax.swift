/// A word of the file with its place.
public struct Identifier: Sendable {
    /// The text, without backticks and without the quotes of a quoted SQL name.
    public var text: String
    /// Where it stands, backticks or quotes included.
    public var span: SourceSpan

    /// Makes an identifier.
    public init(_ text: String, span: SourceSpan) {
        self.text = text
        self.span = span
    }
}

/// An operator that stands before its operand.
public enum PrefixOperator: String, Sendable, CaseIterable {
    case minus = "-"
    case not = "!"
}

/// An operator between two operands, with Swift's spelling and precedence.
public enum InfixOperator: String, Sendable, CaseIterable {
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    case add = "+"
    case subtract = "-"
    case coalesce = "??"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case and = "&&"
    case or = "||"

    /// How tightly the operator binds, as in Swift: multiplication 7, addition 6, `??` 5, comparison and `in` 4,
    /// `&&` 3, `||` 2; the ternary operator has 1.
    public var precedence: Int {
        switch self {
        case .multiply, .divide, .remainder: 7
        case .add, .subtract: 6
        case .coalesce: 5
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 4
        case .and: 3
        case .or: 2
        }
    }
}

/// An argument of a call or an attribute, with its label if it has one.
public struct ArgumentSyntax: Sendable {
    /// The label before the colon.
    public var label: Identifier?
    /// The value.
    public var value: ExpressionSyntax

    /// Makes an argument.
    public init(label: Identifier?, value: ExpressionSyntax) {
        self.label = label
        self.value = value
    }
}

/// An expression as it is written, before names and types mean anything.
public struct ExpressionSyntax: Sendable {
    /// What the expression is.
    public indirect enum Kind: Sendable {
        /// Digits, underscores removed.
        case integer(String)
        /// A number with a point or an exponent, as written, underscores removed.
        case decimal(String)
        /// A string, its escapes resolved.
        case string(String)
        case boolean(Bool)
        /// `nil`.
        case null
        /// A bare name: a column, `value` in a check of a type, or a word in an attribute. In `@allow`, the hyphenated
        /// code is one name.
        case name(String)
        /// `Lead.email`, `Lead.ID`: two or more names joined by points.
        case member([Identifier])
        /// `.draft`.
        case enumCase(String)
        case prefix(PrefixOperator, ExpressionSyntax)
        case infix(InfixOperator, ExpressionSyntax, ExpressionSyntax)
        /// `condition ? yes : no`.
        case ternary(ExpressionSyntax, ExpressionSyntax, ExpressionSyntax)
        /// `value in [a, b]`.
        case isIn(ExpressionSyntax, [ExpressionSyntax])
        /// `[a, b]`.
        case list([ExpressionSyntax])
        /// `{ "a": 1 }`: JSON. Also the value of a header setting, whose keys may be bare names.
        case object([ObjectEntry])
        /// `lower(email)`, `sql(postgresql: "…", sqlite: "…")`, `sql("…")`, `setNull(a, b)`.
        case call(Identifier, [ArgumentSyntax])
        /// Something that could not be parsed; it has been reported.
        case invalid
    }

    /// One `key: value` of an object.
    public struct ObjectEntry: Sendable {
        /// The key.
        public var key: Identifier
        /// The value.
        public var value: ExpressionSyntax

        /// Makes an entry.
        public init(key: Identifier, value: ExpressionSyntax) {
            self.key = key
            self.value = value
        }
    }

    /// What the expression is.
    public var kind: Kind
    /// Where it stands.
    public var span: SourceSpan

    /// Makes an expression.
    public init(_ kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}
