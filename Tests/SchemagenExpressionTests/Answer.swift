import SchemagenDatabases
import SchemagenModel
import SchemagenRuntime

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

extension Answer {
    /// What PostgreSQL prints.
    init(_ text: String?, _ type: ValueType) {
        guard let text else {
            self = .null
            return
        }
        switch type {
        case .bool: self = .bool(text == "t")
        case .double: self = Double(text).map(Answer.double) ?? .wrong(text)
        case .float: self = Float(text).map(Answer.float) ?? .wrong(text)
        case .decimal(_, let scale): self = .decimal(text, scale: scale)
        case .integer, .duration: self = .value(text)
        case .uuid: self = .value(text.replacing("-", with: ""))
        case .data: self = .value(String(text.dropFirst(2)))
        default: self = Self.runtime(text, type) ?? .text(text)
        }
    }

    /// What SQLite gives.
    init(_ value: DatabaseValue, _ type: ValueType) {
        switch (value, type) {
        case (.null, _): self = .null
        case (.integer(let value), .bool): self = value == 0 || value == 1 ? .bool(value == 1) : .wrong("\(value)")
        case (.integer(let value), .integer), (.integer(let value), .duration): self = .integer(value)
        case (.integer(let units), .decimal(_, let scale)): self = .value(Cell.decimalText(units, scale: scale))
        case (.double(let value), .double): self = .double(value)
        case (.double(let value), .float): self = .float(Float(value))
        case (.text(let text), .string), (.text(let text), .enumeration): self = .text(text)
        case (.blob(let bytes), .uuid), (.blob(let bytes), .data): self = .value(Cell.hexadecimal(bytes))
        case (.text(let text), _): self = Self.runtime(text, type) ?? .wrong(text)
        default: self = .wrong("\(value)")
        }
    }

    /// What the program prints that the models are compiled into.
    init(printed text: String, _ type: ValueType) {
        if text == "nil" {
            self = .null
            return
        }
        switch type {
        case .double: self = Double(text).map(Answer.double) ?? .wrong(text)
        case .float: self = Float(text).map(Answer.float) ?? .wrong(text)
        case .decimal(_, let scale): self = .decimal(text, scale: scale)
        case .timestamp: self = Int64(text).map { .value(Cell.momentText($0)) } ?? .wrong(text)
        case .bool, .integer, .duration, .uuid, .data: self = .value(text)
        default:
            var bytes: [UInt8] = []
            for byte in text.split(separator: " ") { bytes.append(UInt8(byte) ?? 0) }
            let text = String(decoding: bytes, as: UTF8.self)
            self = Self.runtime(text, type) ?? .text(text)
        }
    }

    /// A value of the types whose texts differ from side to side, in one form; nil for other types.
    private static func runtime(_ text: String, _ type: ValueType) -> Answer? {
        let value: String?
        switch type {
        // The session's zone is UTC.
        case .timestamp:
            let local = text.hasSuffix("+00") ? String(text.dropLast(3)) : text
            value = LocalTimestamp(local)?.description
        case .localTimestamp: value = LocalTimestamp(text)?.description
        case .localDate: value = LocalDate(text)?.description
        case .localTime: value = LocalTime(text)?.description
        case .interval: value = Interval(text)?.description
        case .json, .array: value = (try? JSON(text: text)).map { Cell.hexadecimal($0.description.utf8) + " \($0)" }
        default: return nil
        }
        return value.map { .value($0) } ?? .wrong(text)
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
