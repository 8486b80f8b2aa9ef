import SchemagenLanguage
import SchemagenModel

/// What an expression of the language gives for a row, by what the reference says and nothing else.
struct Evaluator {
    let index: SchemaIndex
    /// The value of a column by its Swift name.
    let column: (String) throws -> ModelValue

    /// - Throws: `Unknown` for SQL, overflow and all that has no value that can be foretold.
    func value(_ expression: Expression) throws -> ModelValue {
        switch expression.kind {
        case .bool(let value): return .bool(value)
        case .integer(let value): return .integer(value)
        case .number(let digits):
            switch expression.type {
            case .double, .float:
                guard let number = Double(digits) else { throw Unknown() }
                return .double(number)
            // A decimal of any size is a type of its own.
            default: return .decimal(digits: digits)
            }
        case .string(let text):
            switch expression.type {
            case .string: return .text(text)
            case .uuid: return .other(text.lowercased())
            case .timestamp, .localTimestamp, .localDate, .localTime: return .other(ValueReader.moment(text))
            default: throw Unknown()
            }
        case .null: return .null
        case .json(let text): return .other(ValueReader.json(text))
        case .array(let elements): return .list(try elements.map(value))
        case .column(let name): return try column(name)
        case .value, .nextValue, .sql: throw Unknown()
        case .enumCase(let enumeration, let name):
            guard let found = index.enums[enumeration]?.cases.first(where: { $0.name == name }) else { throw Unknown() }
            return .text(found.sqlName)
        case .negate(let operand): return try Arithmetic.infix(.subtract, .integer(0), value(operand))
        case .not(let operand): return try Self.bool(value(operand)).map { .bool(!$0) } ?? .null
        case .ternary(let condition, let yes, let no):
            return try value(Self.bool(value(condition)) == true ? yes : no)
        case .isIn(let operand, let elements):
            let found = try value(operand)
            if found == .null { return .null }
            return .bool(try elements.contains { try Arithmetic.compare(found, value($0)) == 0 })
        case .infix(let infix, let left, let right): return try self.infix(infix, left, right)
        case .call(let function, let arguments): return try call(function, arguments)
        }
    }

    private static func bool(_ value: ModelValue) throws -> Bool? {
        switch value {
        case .null: nil
        case .bool(let value): value
        default: throw Unknown()
        }
    }

    private func infix(_ infix: InfixOperator, _ left: Expression, _ right: Expression) throws -> ModelValue {
        let first = try value(left)
        switch infix {
        case .coalesce: return first == .null ? try value(right) : first
        case .and, .or:
            let decisive = infix == .or
            let (one, other) = (try Self.bool(first), try Self.bool(value(right)))
            if one == decisive || other == decisive { return .bool(decisive) }
            return one == nil || other == nil ? .null : .bool(!decisive)
        default: break
        }
        let second = try value(right)
        if infix == .equal || infix == .notEqual, left.kind == .null || right.kind == .null {
            return .bool((first == second) == (infix == .equal))
        }
        if first == .null || second == .null { return .null }
        switch infix {
        case .equal: return .bool(try Arithmetic.compare(first, second) == 0)
        case .notEqual: return .bool(try Arithmetic.compare(first, second) != 0)
        case .less: return .bool(try Arithmetic.compare(first, second) < 0)
        case .lessOrEqual: return .bool(try Arithmetic.compare(first, second) <= 0)
        case .greater: return .bool(try Arithmetic.compare(first, second) > 0)
        case .greaterOrEqual: return .bool(try Arithmetic.compare(first, second) >= 0)
        default: return try Arithmetic.infix(infix, first, second)
        }
    }

    private func call(_ function: Function, _ arguments: [Expression]) throws -> ModelValue {
        switch function {
        case .now: return .made(.now)
        case .today: return .made(.today)
        case .uuid: return .made(.uuid)
        default: break
        }
        let values = try arguments.map(value)
        guard !values.contains(.null) else { return .null }
        switch function {
        case .length, .lower, .upper, .trim, .contains, .hasPrefix, .hasSuffix: return try Self.text(function, values)
        case .abs:
            return try Arithmetic.compare(values[0], .integer(0)) < 0
                ? Arithmetic.infix(.subtract, .integer(0), values[0]) : values[0]
        case .min, .max:
            return try values.dropFirst().reduce(values[0]) { best, next in
                (try Arithmetic.compare(next, best) < 0) == (function == .min) ? next : best
            }
        case .int16, .int32, .int64:
            guard case .integer(let number) = values[0] else {
                guard case .double(let bits) = values[0],
                    let whole = Int64(exactly: Double(bitPattern: bits).rounded(.towardZero))
                else { throw Unknown() }
                return try Self.fitting(whole, function)
            }
            return try Self.fitting(number, function)
        case .double:
            switch values[0] {
            case .integer(let number): return .double(Double(number))
            case .double: return values[0]
            default: throw Unknown()
            }
        case .floor, .ceil, .round:
            guard values.count == 1, case .double(let bits) = values[0] else { throw Unknown() }
            let number = Double(bitPattern: bits)
            let rule: FloatingPointRoundingRule =
                function == .floor ? .down : function == .ceil ? .up : .toNearestOrAwayFromZero
            return .double(number.rounded(rule))
        case .decimal, .matches, .now, .today, .uuid: throw Unknown()
        }
    }

    private static func fitting(_ number: Int64, _ function: Function) throws -> ModelValue {
        switch function {
        case .int16 where Int16(exactly: number) == nil: throw Unknown()
        case .int32 where Int32(exactly: number) == nil: throw Unknown()
        default: return .integer(number)
        }
    }

    private static func text(_ function: Function, _ values: [ModelValue]) throws -> ModelValue {
        let texts = try values.map { value in
            guard case .text(let bytes) = value else { throw Unknown() }
            return bytes
        }
        let text = texts[0]
        switch function {
        case .length: return .integer(Int64(String(decoding: text, as: UTF8.self).unicodeScalars.count))
        case .lower: return .text(text.map { (65...90).contains($0) ? $0 + 32 : $0 })
        case .upper: return .text(text.map { (97...122).contains($0) ? $0 - 32 : $0 })
        case .trim:
            var part = text[...]
            while part.first == 32 { part.removeFirst() }
            while part.last == 32 { part.removeLast() }
            return .text(Array(part))
        case .hasPrefix: return .bool(text.starts(with: texts[1]))
        case .hasSuffix: return .bool(text.reversed().starts(with: texts[1].reversed()))
        case .contains:
            let part = texts[1]
            guard text.count >= part.count else { return .bool(false) }
            return .bool((0...text.count - part.count).contains { text[$0...].starts(with: part) })
        default: throw Unknown()
        }
    }
}

/// Numbers and the order of values.
enum Arithmetic {
    /// Less than zero, zero or more, as the first is before, at or behind the second.
    static func compare(_ first: ModelValue, _ second: ModelValue) throws -> Int {
        switch (first, second) {
        case (.integer(let left), .integer(let right)): return left < right ? -1 : left > right ? 1 : 0
        case (.text(let left), .text(let right)):
            return left == right ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1
        case (.bool(let left), .bool(let right)): return left == right ? 0 : left ? 1 : -1
        case (.decimal, _), (_, .decimal):
            let (left, right) = try aligned(first, second)
            return left < right ? -1 : left > right ? 1 : 0
        case (.double, _), (_, .double):
            let (left, right) = (try double(first), try double(second))
            return left < right ? -1 : left > right ? 1 : 0
        case (.other, .other), (.list, .list):
            if first == second { return 0 }
            throw Unknown()
        default: throw Unknown()
        }
    }

    static func infix(_ infix: InfixOperator, _ first: ModelValue, _ second: ModelValue) throws -> ModelValue {
        if first == .null || second == .null { return .null }
        switch (first, second) {
        case (.text(let left), .text(let right)) where infix == .add: return .text(left + right)
        case (.integer(let left), .integer(let right)): return try whole(infix, left, right)
        case (.decimal, _), (_, .decimal):
            let scale = Swift.max(try self.scale(first), try self.scale(second))
            let (left, right) = try aligned(first, second)
            switch infix {
            case .add, .subtract:
                guard case .integer(let sum) = try whole(infix, left, right) else { throw Unknown() }
                return .decimal(sum, scale: scale)
            case .multiply:
                guard case .integer(let product) = try whole(infix, left, right) else { throw Unknown() }
                return .decimal(product, scale: scale * 2)
            default: throw Unknown()
            }
        default:
            let (left, right) = (try double(first), try double(second))
            let result: Double
            switch infix {
            case .add: result = left + right
            case .subtract: result = left - right
            case .multiply: result = left * right
            case .divide:
                if right == 0 { return .null }
                result = left / right
            default: throw Unknown()
            }
            guard result.isFinite, result != 0 || infix == .subtract || infix == .add else { throw Unknown() }
            return .double(result)
        }
    }

    private static func whole(_ infix: InfixOperator, _ left: Int64, _ right: Int64) throws -> ModelValue {
        let result: (partialValue: Int64, overflow: Bool)
        switch infix {
        case .add: result = left.addingReportingOverflow(right)
        case .subtract: result = left.subtractingReportingOverflow(right)
        case .multiply: result = left.multipliedReportingOverflow(by: right)
        case .divide, .remainder:
            if right == 0 { return .null }
            result =
                infix == .divide
                ? left.dividedReportingOverflow(by: right) : left.remainderReportingOverflow(dividingBy: right)
        default: throw Unknown()
        }
        guard !result.overflow else { throw Unknown() }
        return .integer(result.partialValue)
    }

    private static func double(_ value: ModelValue) throws -> Double {
        switch value {
        case .integer(let number): return Double(number)
        case .double(let bits): return Double(bitPattern: bits)
        default: throw Unknown()
        }
    }

    private static func scale(_ value: ModelValue) throws -> Int {
        switch value {
        case .integer: return 0
        case .decimal(let text):
            return text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
        default: throw Unknown()
        }
    }

    /// Both as whole numbers of the same unit.
    private static func aligned(_ first: ModelValue, _ second: ModelValue) throws -> (Int64, Int64) {
        let scale = Swift.max(try self.scale(first), try self.scale(second))
        func units(_ value: ModelValue) throws -> Int64 {
            let text: String
            switch value {
            case .integer(let number): text = String(number)
            case .decimal(let digits): text = digits.replacing(".", with: "")
            default: throw Unknown()
            }
            let missing = scale - (try self.scale(value))
            guard let number = Int64(text + String(repeating: "0", count: missing)) else { throw Unknown() }
            return number
        }
        return (try units(first), try units(second))
    }
}
