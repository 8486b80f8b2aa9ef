import SchemagenModel

/// A piece of an expression in Swift, with what the code around it must know.
struct Translation {
    /// The code; where an adaptation is pending, of the value before it.
    var code: SwiftExpression
    /// Whether the code's value can be nil.
    var isOptional = false
    /// Whether the code throws on overflow and needs a `try` in front.
    var canThrow = false
    var kind: ValueKind
    /// What is still to be done with the value once it is not nil.
    var adaptations: [Adaptation] = []
    /// The value where it is known: `true`, `false`.
    var constant: Bool?
    /// A rough measure of the work that the type checker has with it.
    var weight = 1

    /// The type to state where a member is taken of the code: beside a value that may be nil, one that is not could take
    /// the member for its own. Strings have a `map` too.
    var statedType: String?

    /// The code as the base of a member.
    var base: SwiftExpression { statedType.map { .infix("as", code, .atom($0)) } ?? code }

    /// `nil` alone.
    static var null: Translation { Translation(code: .atom("nil"), isOptional: true, kind: .null) }

    /// A known truth value.
    static func bool(_ value: Bool) -> Translation {
        Translation(code: .atom(value ? "true" : "false"), kind: .bool, constant: value, weight: 0)
    }

    /// The value with its adaptations carried out, the name of a closure's parameter in its place where it is optional.
    func value(of placeholder: SwiftExpression? = nil) -> SwiftExpression {
        adaptations.reduce(placeholder ?? code) { $1.applied(to: $0) }
    }

    /// The value as an expression of its own.
    var standalone: SwiftExpression {
        guard isOptional, !adaptations.isEmpty else { return value() }
        if adaptations.count == 1, case .member(let member) = adaptations[0] { return .member(base, "?" + member) }
        return .method(base, "map", .closure(value(of: .atom("$0"))))
    }

    /// Whether the code is made of numbers without a type, and has whatever type the code around it gives it.
    var isUntyped: Bool { adaptations.isEmpty && code.isUntypedNumber }

    /// The same value as another kind, by one more adaptation.
    func adapted(_ adaptation: Adaptation, kind: ValueKind) -> Translation {
        var copy = self
        copy.adaptations.append(adaptation)
        copy.kind = kind
        return copy
    }
}

/// Something that is done with a value that is not nil, and that cannot fail.
enum Adaptation {
    /// `value.rawValue`: the text with its point.
    case member(String)
    /// `Int64(value)`
    case call(String)
    /// `function(value, label: argument)`
    case callWith(String, String, SwiftExpression)

    func applied(to value: SwiftExpression) -> SwiftExpression {
        switch self {
        case .member(let member): .member(value, member)
        case .call(let function): .call(function, value)
        case .callWith(let function, let label, let argument):
            .call(function, labeled: [("", value), (label, argument)])
        }
    }
}

/// What a translated value is in Swift.
enum ValueKind {
    case bool
    case integer(IntegerWidth, IntegerBounds)
    case double(DoubleRange)
    /// At most so many digits in front of the point and behind it.
    case decimal(digits: Int, scale: Int)
    /// A literal that Swift's `==` compares as bytes would, whatever the other side is, says so.
    case string(isPlainLiteral: Bool)
    case enumeration(String)
    case other
    case null
}

/// The integer types that arithmetic is written in.
enum IntegerWidth: Int, Hashable {
    case int16, int32, int64
    /// `Int`, for counts; taken to have 32 bits.
    case int

    init?(_ type: DataType) {
        switch type {
        case .int16: self = .int16
        case .int32: self = .int32
        case .int64: self = .int64
        default: return nil
        }
    }

    var name: String {
        switch self {
        case .int16: "Int16"
        case .int32: "Int32"
        case .int64: "Int64"
        case .int: "Int"
        }
    }

    var bounds: IntegerBounds {
        switch self {
        case .int16: .int16
        case .int32, .int: .int32
        case .int64: .int64
        }
    }
}

extension IntegerBounds {
    /// Whether every value of the other lies within.
    func contains(_ other: IntegerBounds) -> Bool { lower <= other.lower && other.upper <= upper }

    /// Whether the value lies within.
    func contains(_ value: Int64) -> Bool { lower <= value && value <= upper }

    /// The smallest bounds that hold both.
    func union(_ other: IntegerBounds) -> IntegerBounds {
        IntegerBounds(min(lower, other.lower), max(upper, other.upper))
    }
}

/// How large and how small the magnitude of a double other than zero can be, as powers of two: enough to tell whether a
/// product or a quotient can leave the range.
struct DoubleRange {
    var lower: Int
    var upper: Int
    var canBeZero = true

    /// Any finite double.
    static let all = DoubleRange(lower: -1074, upper: 1024)

    /// A whole number's.
    init(_ bounds: IntegerBounds) {
        lower = 0
        let magnitude = max(bounds.lower.magnitude, bounds.upper.magnitude)
        upper = 64 - magnitude.leadingZeroBitCount
        canBeZero = bounds.contains(0)
    }

    /// A literal's; text that is no finite number counts as any.
    init(literal: String) {
        guard let value = Double(literal), value.isFinite, value != 0 else {
            self = Double(literal) == 0 ? DoubleRange(lower: 0, upper: 0) : .all
            return
        }
        self.init(lower: Int(value.exponent), upper: Int(value.exponent) + 1, canBeZero: false)
    }

    init(lower: Int, upper: Int, canBeZero: Bool = true) {
        self.lower = lower
        self.upper = upper
        self.canBeZero = canBeZero
    }

    /// Whether every value lies well within what a double holds.
    var isSafe: Bool { lower >= -1022 && upper <= 1023 }
}

extension SwiftExpression {
    /// Whether the expression is a number of whatever type the code around it gives it.
    fileprivate var isUntypedNumber: Bool {
        switch self {
        case .atom(let text):
            guard let first = text.utf8.first else { return false }
            return first == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
        case .prefix(let symbol, let operand): return symbol == "-" && operand.isUntypedNumber
        case .infix(let symbol, let left, let right):
            return precedence >= 5 && symbol != "as" && left.isUntypedNumber && right.isUntypedNumber
        case .ternary(_, let yes, let no): return yes.isUntypedNumber && no.isUntypedNumber
        default: return false
        }
    }
}
