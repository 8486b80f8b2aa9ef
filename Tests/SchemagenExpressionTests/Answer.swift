import SchemagenModel

/// What an expression gives for a row, in a form that all three sides can give.
enum Answer: Hashable, CustomStringConvertible {
    /// nil; in Swift an overflow too.
    case null
    /// A database's refusal of a value out of range.
    case overflow
    case value(String)
    /// What must never come: another error, a value of a wrong type.
    case wrong(String)

    var description: String {
        switch self {
        case .null: "nil"
        case .overflow: "overflow"
        case .value(let text): text
        case .wrong(let text): "WRONG: \(text)"
        }
    }

    static func integer(_ value: Int64) -> Answer { .value(String(value)) }

    /// Minus zero is zero.
    static func double(_ value: Double) -> Answer {
        value.isFinite ? .value("\(value + 0)") : .wrong("\(value)")
    }

    static func float(_ value: Float) -> Answer { value.isFinite ? .value("\(value + 0)") : .wrong("\(value)") }

    static func bool(_ value: Bool) -> Answer { .value(value ? "true" : "false") }

    /// Strings that Swift takes for equal may differ in their bytes.
    static func text(_ text: String) -> Answer { .value(Cell.hexadecimal(text.utf8) + " \(text.debugDescription)") }

    static func decimal(_ text: String, scale: Int) -> Answer {
        guard let units = Cell.units(text, scale: scale) else { return .wrong("\(text) with scale \(scale)") }
        return .value(Cell.decimalText(units, scale: scale))
    }
}

extension Expression {
    /// Whether an overflow inside it may be replaced by another value, or need not be looked at: then a database's error
    /// stands beside any answer of Swift's.
    var mayHideOverflow: Bool {
        switch kind {
        case .infix(.coalesce, let left, let right):
            left.mayFail || left.scale < scale || left.mayHideOverflow || right.mayHideOverflow
        case .infix(let operation, let left, let right):
            switch operation {
            case .and, .or: left.mayFail || right.mayFail || left.mayHideOverflow || right.mayHideOverflow
            case .equal, .notEqual:
                (left.isNullLiteral && right.mayFail) || (right.isNullLiteral && left.mayFail)
                    || left.mayHideOverflow || right.mayHideOverflow
            default: left.mayHideOverflow || right.mayHideOverflow
            }
        case .ternary(let condition, let yes, let no):
            condition.mayFail || condition.mayHideOverflow || yes.mayHideOverflow || no.mayHideOverflow
        case .isIn(let operand, let elements):
            operand.mayHideOverflow || elements.contains { $0.mayFail || $0.mayHideOverflow }
        case .not(let operand), .negate(let operand): operand.mayHideOverflow
        case .call(let function, let arguments):
            // Beside nil the engines need not look at the other operands of a `min`.
            arguments.contains { $0.mayHideOverflow }
                || (function == .min || function == .max)
                    && arguments.contains { $0.isNullable || $0.mayHideOverflow }
                    && arguments.contains { $0.mayFail }
        default: false
        }
    }

    /// Whether a database may refuse it.
    private var mayFail: Bool { canOverflow || multipliesDoubles }

    /// Whether nothing in it can overflow but a product or quotient that is too small for a double: an error of the
    /// databases, and zero where the computed property is not optional.
    var mayBeTooSmall: Bool { !canOverflow && multipliesDoubles }

    private var multipliesDoubles: Bool {
        switch kind {
        case .infix(let operation, let left, let right):
            (type == .double && (operation == .multiply || operation == .divide)) || left.multipliesDoubles
                || right.multipliesDoubles
        case .ternary(let condition, let yes, let no):
            condition.multipliesDoubles || yes.multipliesDoubles || no.multipliesDoubles
        case .isIn(let operand, let elements):
            operand.multipliesDoubles || elements.contains { $0.multipliesDoubles }
        case .not(let operand), .negate(let operand): operand.multipliesDoubles
        case .call(_, let arguments): arguments.contains { $0.multipliesDoubles }
        default: false
        }
    }

    private var isNullLiteral: Bool { kind == .null }

    /// The digits behind the point of a decimal.
    private var scale: Int {
        if case .decimal(_, let scale) = type { return scale }
        return 0
    }
}
