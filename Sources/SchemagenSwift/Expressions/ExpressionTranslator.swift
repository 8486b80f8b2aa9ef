import SchemagenLanguage
import SchemagenModel

/// Expression → Swift with the language's one meaning: plain operators where nothing can be nil or overflow, helpers
/// where something can.
struct ExpressionTranslator {
    /// A piece of an expression in Swift.
    struct Piece {
        var code: SwiftExpression
        /// Whether the code's type is optional.
        var isOptional: Bool
        /// Whether the code throws on overflow; the `try` stands in front of the whole.
        var canThrow: Bool
        /// Whether the code is a whole number made of literals alone, which is whatever integer type is asked for.
        var isLiteral = false
    }

    /// A name in the expression as the code around it spells it.
    struct Access {
        var code: SwiftExpression
        /// The storage type: without `type` and id around it.
        var type: DataType
        var isOptional: Bool
        /// What reaches the value inside ids and types: `.rawValue`.
        var rawMember: String
    }

    let context: SwiftContext
    /// The columns by Swift name.
    var columns: [String: Access] = [:]
    /// `value` in a check of a type.
    var value: Access?
    /// Whether an overflow inside `??`, `== nil` and conditions is nil, as in computed properties, or goes on to the
    /// whole, as in checks.
    let catchesOverflow: Bool
    /// What the code needs to be imported.
    private(set) var imports: Set<SwiftImport> = []

    init(
        _ context: SwiftContext, columns: [String: Access] = [:], value: Access? = nil, catchesOverflow: Bool
    ) {
        self.context = context
        self.columns = columns
        self.value = value
        self.catchesOverflow = catchesOverflow
    }

    // MARK: Pieces

    /// An expression as a piece; nil where it has no meaning in Swift: SQL, `matches`, a column that is not known here.
    mutating func piece(_ expression: Expression) -> Piece? {
        switch expression.kind {
        case .bool(let flag): return plain(.atom(flag ? "true" : "false"))
        case .integer(let number):
            let text = number == .min ? "Int64.min" : String(number)
            return Piece(code: .atom(text), isOptional: false, canThrow: false, isLiteral: number != .min)
        case .number(let digits): return number(digits, expression.type)
        case .string(let text): return literal(text, expression.type)
        case .null: return Piece(code: .atom("nil"), isOptional: true, canThrow: false)
        case .enumCase(let enumeration, let name):
            return plain(.member(.atom(enumeration), "." + SwiftName.escaped(name)))
        case .column(let name):
            guard let column = columns[name] else { return nil }
            return access(column)
        case .value:
            guard let value else { return nil }
            return access(value)
        case .negate(let operand): return negated(operand, expression)
        case .not(let operand):
            guard let piece = piece(operand) else { return nil }
            return piece.isOptional ? call(.not, [piece]) : with(piece, code: .prefix("!", piece.code))
        case .infix(let symbol, let left, let right): return infix(symbol, left, right, expression)
        case .ternary(let condition, let yes, let no): return ternary(condition, yes, no, expression)
        case .isIn(let operand, let elements): return isIn(operand, elements)
        case .call(let function, let arguments): return self.function(function, arguments, expression)
        case .json, .array, .nextValue, .sql: return nil
        }
    }

    private func plain(_ code: SwiftExpression) -> Piece { Piece(code: code, isOptional: false, canThrow: false) }

    private func with(_ piece: Piece, code: SwiftExpression) -> Piece {
        Piece(code: code, isOptional: piece.isOptional, canThrow: piece.canThrow)
    }

    /// A name with what reaches the value inside it; a padded text loses its padding.
    private mutating func access(_ access: Access) -> Piece {
        var code = access.code
        if !access.rawMember.isEmpty {
            code = .member(code, access.isOptional ? "?" + access.rawMember : access.rawMember)
        }
        let piece = Piece(code: code, isOptional: access.isOptional, canThrow: false)
        if case .char = access.type { return call(.unpadded, [piece]) }
        if case .duration = access.type { return microseconds(piece) }
        return piece
    }

    /// Durations are whole microseconds in expressions.
    private func microseconds(_ piece: Piece) -> Piece {
        let conversion = SwiftExpression.member(.atom(context.namespace), ".microseconds")
        return piece.isOptional
            ? with(piece, code: .call(.member(piece.code, ".map"), [.init(label: nil, value: conversion)]))
            : with(piece, code: .call(conversion, [.init(label: nil, value: piece.code)]))
    }

    private mutating func number(_ digits: String, _ type: ValueType) -> Piece? {
        if case .decimal = type {
            imports.insert(.essentials)
            let unscaled = digits.filter { $0 != "." && $0 != "-" }
            let fraction = digits.split(separator: ".").dropFirst().first?.count ?? 0
            let sign = digits.hasPrefix("-") ? ".minus" : ".plus"
            return plain(
                .call(
                    "Decimal",
                    labeled: [
                        ("sign", .atom(sign)), ("exponent", .atom("\(-fraction)")),
                        ("significand", .atom(Self.trimmed(unscaled))),
                    ]))
        }
        return plain(.atom(digits))
    }

    private static func trimmed(_ digits: String) -> String {
        let rest = digits.drop { $0 == "0" }
        return rest.isEmpty ? "0" : String(rest)
    }

    private func literal(_ text: String, _ type: ValueType) -> Piece? {
        guard type == .string else { return nil }
        return plain(.string(text))
    }

    // MARK: Numbers as the helpers take them

    /// A whole number as `Int64`, whatever it was.
    private mutating func integer(_ expression: Expression) -> Piece? {
        guard let piece = piece(expression) else { return nil }
        if piece.isLiteral || width(of: expression) == "Int64" { return piece }
        return converted(piece, by: context.standard("Int64"))
    }

    /// A double, from a float where it is one.
    private mutating func double(_ expression: Expression) -> Piece? {
        guard let piece = piece(expression) else { return nil }
        return expression.type == .float ? converted(piece, by: context.standard("Double")) : piece
    }

    private func converted(_ piece: Piece, by type: String) -> Piece {
        if piece.isOptional {
            let initialiser = SwiftExpression.closure(.call(type, .atom("$0")))
            return with(piece, code: .call(.member(piece.code, ".map"), [.init(label: nil, value: initialiser)]))
        }
        return with(piece, code: .call(type, piece.code))
    }

    /// The Swift type of a whole number's code: a column has its own, everything that is computed is 64 bits wide.
    private func width(of expression: Expression) -> String {
        switch expression.kind {
        case .column(let name): return columns[name].map { Self.width($0.type) } ?? "Int64"
        case .value: return value.map { Self.width($0.type) } ?? "Int64"
        case .infix(.coalesce, let left, let right):
            return width(of: left) == width(of: right) ? width(of: left) : "Int64"
        default: return "Int64"
        }
    }

    private static func width(_ type: DataType) -> String {
        switch type {
        case .int16: "Int16"
        case .int32: "Int32"
        default: "Int64"
        }
    }

    // MARK: Operators

    private mutating func negated(_ operand: Expression, _ whole: Expression) -> Piece? {
        switch operand.type {
        case .integer:
            guard let piece = integer(operand) else { return nil }
            if whole.canOverflow || piece.isOptional { return call(.negateInteger, [piece]) }
            return Piece(
                code: .prefix("-", piece.code), isOptional: false, canThrow: piece.canThrow, isLiteral: piece.isLiteral)
        case .float, .double:
            guard let piece = double(operand) else { return nil }
            return piece.isOptional
                ? with(
                    piece,
                    code: .call(
                        .member(piece.code, ".map"), [.init(label: nil, value: .closure(.prefix("-", .atom("$0"))))]))
                : with(piece, code: .prefix("-", piece.code))
        default:
            guard let piece = piece(operand) else { return nil }
            imports.insert(.essentials)
            return call(.subtractDecimals, [plain(.atom("0")), piece])
        }
    }

    private mutating func infix(
        _ symbol: InfixOperator, _ left: Expression, _ right: Expression, _ whole: Expression
    ) -> Piece? {
        switch symbol {
        case .and, .or:
            guard let one = piece(left), let other = piece(right) else { return nil }
            if one.isOptional || other.isOptional { return call(symbol == .and ? .and : .or, [one, other]) }
            return joined(one, symbol.rawValue, other)
        case .coalesce: return coalesce(left, right)
        case .add, .subtract, .multiply, .divide, .remainder: return arithmetic(symbol, left, right, whole)
        default: return comparison(symbol, left, right)
        }
    }

    private func joined(_ left: Piece, _ symbol: String, _ right: Piece) -> Piece {
        Piece(
            code: .infix(symbol, left.code, right.code), isOptional: false, canThrow: left.canThrow || right.canThrow,
            isLiteral: left.isLiteral && right.isLiteral)
    }

    private mutating func coalesce(_ left: Expression, _ right: Expression) -> Piece? {
        let isInteger = isInteger(left.type) && isInteger(right.type) && width(of: left) != width(of: right)
        guard let one = isInteger ? integer(left) : number(left, like: right),
            let other = isInteger ? integer(right) : number(right, like: left)
        else { return nil }
        let caught = caught(one)
        guard caught.isOptional else { return one }
        return Piece(
            code: .infix("??", caught.code, other.code), isOptional: other.isOptional,
            canThrow: caught.canThrow || other.canThrow)
    }

    /// A number as the other branch or operand has it: a float beside a double is widened.
    private mutating func number(_ expression: Expression, like other: Expression) -> Piece? {
        expression.type == .float && other.type == .double ? double(expression) : piece(expression)
    }

    private func isInteger(_ type: ValueType) -> Bool {
        if case .integer = type { return true }
        return false
    }

    /// In a computed property an overflow is nil from here on.
    private func caught(_ piece: Piece) -> Piece {
        guard piece.canThrow, catchesOverflow else { return piece }
        // In brackets: `try?` takes in everything to its right.
        return Piece(code: .bracketed(.attempt("try?", piece.code)), isOptional: true, canThrow: false)
    }

    private mutating func arithmetic(
        _ symbol: InfixOperator, _ left: Expression, _ right: Expression, _ whole: Expression
    ) -> Piece? {
        switch whole.type {
        case .integer, .duration:
            guard let one = integer(left), let other = integer(right) else { return nil }
            let divides = symbol == .divide || symbol == .remainder
            if !one.isOptional, !other.isOptional, !whole.canOverflow, !divides || isNonZeroLiteral(right) {
                return joined(one, symbol.rawValue, other)
            }
            let helper: ExpressionHelper =
                switch symbol {
                case .add: .addIntegers
                case .subtract: .subtractIntegers
                case .multiply: .multiplyIntegers
                case .divide: .divideIntegers
                default: .remainder
                }
            return call(helper, [one, other])
        case .decimal:
            guard let one = decimal(left), let other = decimal(right) else { return nil }
            imports.insert(.essentials)
            let helper: ExpressionHelper =
                symbol == .add ? .addDecimals : symbol == .subtract ? .subtractDecimals : .multiplyDecimals
            return call(helper, [one, other])
        case .string:
            guard let one = piece(left), let other = piece(right) else { return nil }
            if !one.isOptional, !other.isOptional { return joined(one, "+", other) }
            return call(.joinTexts, [one, other])
        default:
            guard let one = double(left), let other = double(right) else { return nil }
            let helper: ExpressionHelper =
                switch symbol {
                case .add: .addDoubles
                case .subtract: .subtractDoubles
                case .multiply: .multiplyDoubles
                default: .divideDoubles
                }
            return call(helper, [one, other])
        }
    }

    private func isNonZeroLiteral(_ expression: Expression) -> Bool {
        if case .integer(let number) = expression.kind { return number != 0 && number != -1 }
        return false
    }

    private mutating func decimal(_ expression: Expression) -> Piece? {
        guard let piece = piece(expression) else { return nil }
        if case .integer = expression.type { return piece.isLiteral ? piece : call(.decimalFromInteger, [piece]) }
        return piece
    }

    private mutating func ternary(
        _ condition: Expression, _ yes: Expression, _ no: Expression, _ whole: Expression
    ) -> Piece? {
        guard let test = piece(condition) else { return nil }
        let widths = isInteger(yes.type) && isInteger(no.type)
        guard let one = widths ? integer(yes) : number(yes, like: no),
            let other = widths ? integer(no) : number(no, like: yes)
        else { return nil }
        let caught = caught(test)
        // A condition that is unknown gives the second branch.
        let code = caught.isOptional ? SwiftExpression.infix("==", caught.code, .atom("true")) : caught.code
        return Piece(
            code: .ternary(code, one.code, other.code), isOptional: one.isOptional || other.isOptional,
            canThrow: caught.canThrow || one.canThrow || other.canThrow, isLiteral: one.isLiteral && other.isLiteral)
    }

    // MARK: Comparisons

    private mutating func comparison(_ symbol: InfixOperator, _ left: Expression, _ right: Expression) -> Piece? {
        if left.type == .null || right.type == .null {
            guard let piece = piece(left.type == .null ? right : left) else { return nil }
            let caught = caught(piece)
            guard caught.isOptional else { return with(caught, code: .atom(symbol == .equal ? "false" : "true")) }
            return Piece(
                code: .infix(symbol.rawValue, caught.code, .atom("nil")), isOptional: false, canThrow: caught.canThrow)
        }
        guard let (one, other) = operands(left, right) else { return nil }
        let isText = left.type == .string || right.type == .string
        if !one.isOptional, !other.isOptional {
            if !isText { return joined(one, symbol.rawValue, other).unliteral }
            if symbol == .equal || symbol == .notEqual, isPlain(left) || isPlain(right) {
                return joined(one, symbol.rawValue, other).unliteral
            }
        }
        let helper: ExpressionHelper =
            switch symbol {
            case .equal: isText ? .equalText : .equal
            case .notEqual: isText ? .notEqualText : .notEqual
            case .less: isText ? .lessText : .less
            case .lessOrEqual: isText ? .lessOrEqualText : .lessOrEqual
            case .greater: isText ? .greaterText : .greater
            default: isText ? .greaterOrEqualText : .greaterOrEqual
            }
        var result = call(helper, [one, other])
        if !one.isOptional, !other.isOptional {
            result.code = .infix("==", result.code, .atom("true"))
            result.isOptional = false
        }
        return result
    }

    /// Both operands in one Swift type.
    private mutating func operands(_ left: Expression, _ right: Expression) -> (Piece, Piece)? {
        if isInteger(left.type), isInteger(right.type), width(of: left) != width(of: right) {
            // A literal takes the type of the column beside it where it fits.
            if let one = piece(left), let other = piece(right),
                one.isLiteral && fits(left, width(of: right)) || other.isLiteral && fits(right, width(of: left))
            {
                return (one, other)
            }
            guard let one = integer(left), let other = integer(right) else { return nil }
            return (one, other)
        }
        if case .decimal = left.type, let one = decimal(left), let other = decimal(right) { return (one, other) }
        if case .decimal = right.type, let one = decimal(left), let other = decimal(right) { return (one, other) }
        guard let one = number(left, like: right), let other = number(right, like: left) else { return nil }
        return (one, other)
    }

    private func fits(_ literal: Expression, _ width: String) -> Bool {
        guard case .integer(let bounds) = literal.type else { return false }
        let limits: IntegerBounds = width == "Int16" ? .int16 : width == "Int32" ? .int32 : .int64
        return bounds.lower >= limits.lower && bounds.upper <= limits.upper
    }

    /// A literal that no other text is canonically equivalent to: Swift's `==` then compares bytes. Three ASCII
    /// characters have other code points that decompose to them (U+212A, U+037E, U+1FEF).
    private func isPlain(_ expression: Expression) -> Bool {
        guard case .string(let text) = expression.kind else { return false }
        return text.utf8.allSatisfy { $0 < 0x80 && $0 != 0x4B && $0 != 0x3B && $0 != 0x60 }
    }

    private mutating func isIn(_ operand: Expression, _ elements: [Expression]) -> Piece? {
        guard var value = piece(operand) else { return nil }
        var values: [Piece] = []
        let isNumber = isInteger(operand.type)
        let fitting = !isNumber || elements.allSatisfy { isLiteral($0) && fits($0, width(of: operand)) }
        if isNumber, !fitting, let wide = integer(operand) { value = wide }
        for element in elements {
            guard let piece = isNumber && !fitting ? integer(element) : piece(element) else { return nil }
            values.append(piece)
        }
        let canThrow = value.canThrow || values.contains { $0.canThrow }
        let list = SwiftExpression.array(values.map(\.code))
        let isText = operand.type == .string
        let isPlain = !isText || elements.allSatisfy(isPlain)
        if !value.isOptional, !values.contains(where: \.isOptional), isPlain, !values.isEmpty {
            return Piece(
                code: .call(.member(list, ".contains"), [.init(label: nil, value: value.code)]), isOptional: false,
                canThrow: canThrow)
        }
        let helper = context.helper(isText ? .isTextIn : .isIn)
        var result = Piece(code: .call(helper, value.code, list), isOptional: true, canThrow: canThrow)
        if !value.isOptional, !values.contains(where: \.isOptional) {
            result.code = .infix("==", result.code, .atom("true"))
            result.isOptional = false
        }
        return result
    }

    private func isLiteral(_ expression: Expression) -> Bool {
        if case .integer = expression.kind { return true }
        return false
    }

    // MARK: Functions

    private mutating func function(
        _ function: Function, _ arguments: [Expression], _ whole: Expression
    ) -> Piece? {
        guard let first = arguments.first else { return nil }
        switch function {
        case .length, .lower, .upper, .trim:
            guard let text = piece(first) else { return nil }
            let helper: ExpressionHelper =
                function == .length ? .length : function == .lower ? .lower : function == .upper ? .upper : .trim
            if function == .length, !text.isOptional {
                let count = SwiftExpression.member(text.code, ".unicodeScalars.count")
                return with(text, code: .call(context.standard("Int64"), count))
            }
            return unwrapped(call(helper, [text]), where: !text.isOptional, fallback: "\"\"")
        case .contains, .hasPrefix, .hasSuffix:
            guard arguments.count == 2, let text = piece(first), let part = piece(arguments[1]) else { return nil }
            let helper: ExpressionHelper =
                function == .contains ? .contains : function == .hasPrefix ? .hasPrefix : .hasSuffix
            var result = call(helper, [text, part])
            if !text.isOptional, !part.isOptional {
                result.code = .infix("==", result.code, .atom("true"))
                result.isOptional = false
            }
            return result
        case .abs, .floor, .ceil, .round: return rounding(function, arguments)
        case .min, .max: return extreme(function, arguments)
        case .int16, .int32, .int64, .double, .decimal: return conversion(function, arguments, whole)
        case .matches, .now, .today, .uuid: return nil
        }
    }

    /// A helper's result where no operand is nil: it has a value.
    private func unwrapped(_ piece: Piece, where isCertain: Bool, fallback: String) -> Piece {
        guard isCertain else { return piece }
        return Piece(
            code: .infix("??", piece.code, .atom(fallback)), isOptional: false, canThrow: piece.canThrow)
    }

    private mutating func rounding(_ function: Function, _ arguments: [Expression]) -> Piece? {
        let first = arguments[0]
        switch first.type {
        case .integer:
            guard let piece = integer(first) else { return nil }
            if function != .abs { return piece }
            return call(.absoluteInteger, [piece])
        case .decimal:
            guard let piece = piece(first) else { return nil }
            imports.insert(.essentials)
            switch function {
            case .abs: return call(.absoluteDecimal, [piece])
            case .floor: return call(.floorDecimal, [piece])
            case .ceil: return call(.ceilDecimal, [piece])
            default: return call(.roundDecimal, [piece, plain(.atom("\(digits(arguments))"))])
            }
        default:
            guard let piece = double(first) else { return nil }
            switch function {
            case .abs:
                if !piece.isOptional { return with(piece, code: .call("abs", piece.code)) }
                let absolute = SwiftExpression.closure(.call("abs", .atom("$0")))
                return with(piece, code: .call(.member(piece.code, ".map"), [.init(label: nil, value: absolute)]))
            case .floor: return unwrapped(call(.floor, [piece]), where: !piece.isOptional, fallback: "0")
            case .ceil: return unwrapped(call(.ceil, [piece]), where: !piece.isOptional, fallback: "0")
            default:
                let factor = "1" + String(repeating: "0", count: digits(arguments))
                return call(.round, [piece, plain(.atom(factor))])
            }
        }
    }

    private func digits(_ arguments: [Expression]) -> Int {
        guard arguments.count > 1, case .integer(let digits) = arguments[1].kind else { return 0 }
        return Int(clamping: digits)
    }

    private mutating func extreme(_ function: Function, _ arguments: [Expression]) -> Piece? {
        let isNumber = arguments.allSatisfy { isInteger($0.type) }
        let isDecimal = arguments.contains { if case .decimal = $0.type { true } else { false } }
        let isDouble = arguments.contains { $0.type == .double }
        var pieces: [Piece] = []
        for argument in arguments {
            guard
                let piece = isNumber
                    ? integer(argument) : isDecimal ? decimal(argument) : isDouble ? double(argument) : piece(argument)
            else { return nil }
            pieces.append(piece)
        }
        let isText = arguments[0].type == .string
        if !pieces.contains(where: \.isOptional), !isText {
            return Piece(
                code: .call(.atom("Swift." + function.rawValue), pieces.map { .init(label: nil, value: $0.code) }),
                isOptional: false, canThrow: pieces.contains { $0.canThrow })
        }
        let helper: ExpressionHelper =
            function == .min ? (isText ? .smallestText : .smallest) : (isText ? .largestText : .largest)
        return unwrapped(call(helper, pieces), where: !pieces.contains(where: \.isOptional), fallback: "\"\"")
    }

    private mutating func conversion(
        _ function: Function, _ arguments: [Expression], _ whole: Expression
    ) -> Piece? {
        let first = arguments[0]
        switch (function, first.type) {
        case (.double, .integer):
            guard let piece = piece(first) else { return nil }
            return converted(piece, by: context.standard("Double"))
        case (.double, .decimal(_, let scale)):
            guard let piece = piece(first) else { return nil }
            imports.insert(.essentials)
            return call(.doubleFromDecimal, [piece, plain(.atom("\(scale)"))])
        case (.double, _): return double(first)
        case (.decimal, _):
            guard case .decimal(_, let scale) = whole.type else { return nil }
            imports.insert(.essentials)
            if isInteger(first.type) {
                guard let piece = integer(first) else { return nil }
                return call(.decimalFromInteger, [piece])
            }
            if case .decimal = first.type {
                guard let piece = piece(first) else { return nil }
                return call(.decimalScaled, [piece, plain(.atom("\(scale)"))])
            }
            guard let piece = double(first) else { return nil }
            return call(.decimalFromDouble, [piece, plain(.atom("\(scale)"))])
        default:
            guard let piece = wholeNumber(first) else { return nil }
            // The result counts as 64 bits wide, as every computed whole number; the narrow types only check their range.
            guard function != .int64, whole.canOverflow else { return piece }
            let narrow = call(function == .int16 ? .narrow16 : .narrow32, [piece])
            return converted(narrow, by: context.standard("Int64"))
        }
    }

    /// A number cut to a whole one.
    private mutating func wholeNumber(_ expression: Expression) -> Piece? {
        switch expression.type {
        case .integer: return integer(expression)
        case .decimal:
            guard let piece = piece(expression) else { return nil }
            imports.insert(.essentials)
            return call(.integerFromDecimal, [piece])
        default:
            guard let piece = double(expression) else { return nil }
            return call(.integerFromDouble, [piece])
        }
    }

    /// The call of a helper: its result is optional, and it throws where the helper or an operand does.
    private func call(_ helper: ExpressionHelper, _ operands: [Piece]) -> Piece {
        Piece(
            code: .call(.atom(context.helper(helper)), operands.map { .init(label: nil, value: $0.code) }),
            isOptional: true, canThrow: helper.canThrow || operands.contains { $0.canThrow })
    }
}

extension ExpressionTranslator.Piece {
    /// A truth value is no number, whatever it was made from.
    fileprivate var unliteral: Self {
        var copy = self
        copy.isLiteral = false
        return copy
    }
}
