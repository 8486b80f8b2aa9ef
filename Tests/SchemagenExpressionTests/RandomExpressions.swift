/// Random expressions as text, most of them well typed. Every operation has a column in it, unless constants are asked for:
/// PostgreSQL works out what has none beforehand, even where no row needs it.
struct RandomExpressions {
    enum Kind: CaseIterable {
        case whole, double, decimal, text, bool, plan, moment, timestamp, date, time, json

        /// Whether values are equal or not.
        var isEquatable: Bool { self != .json }
        /// Whether one value is before another.
        var isOrdered: Bool { isEquatable && self != .bool && self != .plan }
    }

    var random: SplitMix
    /// Whether an operation may have no column in it.
    private let mayBeConstant: Bool

    init(seed: UInt64, mayBeConstant: Bool = false) {
        random = SplitMix(state: seed)
        self.mayBeConstant = mayBeConstant
    }

    /// An expression of a kind that can be printed.
    mutating func next() -> String {
        operation(
            pick([
                .whole, .double, .decimal, .text, .bool, .bool, .bool, .plan, .moment, .timestamp, .date, .time, .json,
            ]), depth: 3)
    }

    private mutating func operand(_ kind: Kind, _ depth: Int) -> String {
        if depth > 0 { return operation(kind, depth: depth) }
        return Int.random(in: 0..<3, using: &random) == 0 ? literal(kind) : column(kind)
    }

    /// The first operand of an operation, or the whole of it.
    private mutating func leaf(_ kind: Kind) -> String { mayBeConstant ? operand(kind, 0) : column(kind) }

    private mutating func operation(_ kind: Kind, depth: Int) -> String {
        guard depth > 0 else { return leaf(kind) }
        let next = depth - 1
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return leaf(kind)
        case 1:
            let condition = operation(.bool, depth: next)
            return "(\(condition) ? \(operand(kind, next)) : \(operand(kind, next)))"
        case 2: return "(\(operation(kind, depth: next)) ?? \(operand(kind, next)))"
        case 3 where kind.isOrdered:
            return "\(pick(["min", "max"]))(\(operation(kind, depth: next)), \(operand(kind, next)))"
        default: break
        }
        switch kind {
        case .whole: return whole(next)
        case .double: return double(next)
        case .decimal: return decimal(next)
        case .text:
            if Bool.random(using: &random) { return "(\(operation(.text, depth: next)) + \(operand(.text, next)))" }
            return "\(pick(["lower", "upper", "trim"]))(\(operation(.text, depth: next)))"
        case .bool: return bool(next)
        case .plan, .moment, .timestamp, .date, .time, .json: return column(kind)
        }
    }

    private mutating func whole(_ depth: Int) -> String {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return "length(\(operation(.text, depth: depth)))"
        case 1:
            let from = operation(pick([.whole, .double, .decimal]), depth: depth)
            return "\(pick(["Int16", "Int32", "Int64"]))(\(from))"
        case 2: return pick(["abs(\(operation(.whole, depth: depth)))", "(-(\(operation(.whole, depth: depth))))"])
        default:
            let operation = pick(["+", "-", "*", "/", "%"])
            return "(\(self.operation(.whole, depth: depth)) \(operation) \(operand(.whole, depth)))"
        }
    }

    private mutating func double(_ depth: Int) -> String {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return "Double(\(operation(pick([.whole, .decimal]), depth: depth)))"
        case 1: return "\(pick(["floor", "ceil", "round", "abs"]))(\(operation(.double, depth: depth)))"
        case 2: return "round(\(operation(.double, depth: depth)), \(pick(["1", "2", "15"])))"
        default:
            return
                "(\(operation(.double, depth: depth)) \(pick(["+", "-", "*", "/"])) \(operand(.double, depth)))"
        }
    }

    private mutating func decimal(_ depth: Int) -> String {
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            let from = operation(pick([.whole, .decimal, .double]), depth: depth)
            return "Decimal(\(from), \(pick(["0", "2", "5"])))"
        case 1: return "\(pick(["floor", "ceil", "round", "abs"]))(\(operation(.decimal, depth: depth)))"
        case 2: return "round(\(operation(.decimal, depth: depth)), \(pick(["1", "2"])))"
        default:
            return "(\(operation(.decimal, depth: depth)) \(pick(["+", "-", "*"])) \(operand(.decimal, depth)))"
        }
    }

    private mutating func bool(_ depth: Int) -> String {
        let kind = pick(Kind.allCases)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return "!(\(operation(.bool, depth: depth)))"
        case 1, 2:
            return "(\(operation(.bool, depth: depth)) \(pick(["&&", "||"])) \(operand(.bool, depth)))"
        case 3:
            let function = pick(["contains", "hasPrefix", "hasSuffix"])
            return "\(function)(\(operation(.text, depth: depth)), \(operand(.text, depth)))"
        case 4: return "(\(operation(kind, depth: depth)) \(pick(["==", "!="])) nil)"
        case 5 where kind.isEquatable:
            return "(\(operation(kind, depth: depth)) in [\(operand(kind, depth)), \(operand(kind, depth))])"
        default:
            guard kind.isEquatable else { return "(\(operation(kind, depth: depth)) != nil)" }
            let operators = kind.isOrdered ? ["==", "!=", "<", "<=", ">", ">="] : ["==", "!="]
            return "(\(operation(kind, depth: depth)) \(pick(operators)) \(operand(kind, depth)))"
        }
    }

    private mutating func column(_ kind: Kind) -> String {
        switch kind {
        case .whole: pick(["i16", "i32", "i64", "i64", "j64", "z"])
        case .double: pick(["d", "e", "f"])
        case .decimal: pick(["m", "n", "k", "w"])
        case .text: pick(["s", "t", "c", "v", "y"])
        case .bool: pick(["b", "g"])
        case .plan: pick(["p", "q"])
        case .moment: pick(["at", "then"])
        case .timestamp: pick(["lt", "lt2"])
        case .date: pick(["ld", "ld2"])
        case .time: pick(["tm", "tm2"])
        case .json: pick(["j", "j2"])
        }
    }

    private mutating func literal(_ kind: Kind) -> String {
        switch kind {
        case .whole: pick(["0", "1", "-1", "7", "9223372036854775807", "-9223372036854775808", "2147483648", "-32768"])
        case .double: pick(["0.5", "100.0", "1e300", "0.0", "-2.5", "3.0"])
        case .decimal: pick(["0.05", "3", "-1.5"])
        case .text: pick(["\"a\"", "\"\"", "\"É'\"", "\"e\\u{301}\"", "\" \""])
        case .bool: pick(["true", "false"])
        case .plan: pick([".free", ".team"])
        case .moment, .timestamp, .date, .time, .json: column(kind)
        }
    }

    private mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }
}
