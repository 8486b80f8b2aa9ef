import SchemagenLanguage

extension ExpressionTyper {
    mutating func call(
        _ name: Identifier, _ arguments: [ArgumentSyntax], _ syntax: ExpressionSyntax, hint: ValueType?
    ) -> Expression? {
        if name.text == "sql" { return sql(arguments, syntax, hint: hint) }
        if name.text == "nextValue" { return nextValue(arguments, syntax) }
        guard let function = Function(rawValue: name.text) else {
            bag.add(
                .unknownFunction, "no function `\(name.text)`", at: name.span,
                fixes: suggestions(
                    for: name.text, among: Function.allCases.map(\.rawValue) + ["sql", "nextValue"]))
            return nil
        }
        for argument in arguments {
            guard let label = argument.label else { continue }
            bag.add(.invalidArguments, "\(name.text) takes no labels", at: label.span)
            return nil
        }
        let values = arguments.map(\.value)
        guard function.argumentCounts.contains(values.count) else {
            bag.add(.invalidArguments, "\(function.signature) is what it takes", at: syntax.span)
            return nil
        }
        switch function {
        case .now, .today, .uuid: return moment(function, syntax, hint: hint)
        case .length, .lower, .upper, .trim, .contains, .hasPrefix, .hasSuffix, .matches:
            return text(function, values, syntax)
        case .min, .max: return extreme(function, values, syntax, hint: hint)
        case .abs, .floor, .ceil, .round: return rounding(function, values, syntax, hint: hint)
        case .int16, .int32, .int64, .double, .decimal: return conversion(function, values, syntax)
        }
    }

    private mutating func moment(
        _ function: Function, _ syntax: ExpressionSyntax, hint: ValueType?
    ) -> Expression? {
        guard scope.makesValues else {
            bag.add(
                .functionNotHere,
                "`\(function.rawValue)()` gives another value each time and stands in defaults only, not in \(scope.context.title)",
                at: syntax.span)
            return nil
        }
        let type: ValueType =
            switch function {
            // Where a local time is expected, the time is UTC's, as `today()` is UTC's date.
            case .now: hint == .localTimestamp ? .localTimestamp : .timestamp
            case .today: .localDate
            default: .uuid
            }
        return Expression(.call(function, []), type: type, isNullable: false)
    }

    private mutating func text(
        _ function: Function, _ arguments: [ExpressionSyntax], _ syntax: ExpressionSyntax
    ) -> Expression? {
        var values: [Expression] = []
        var isNullable = false
        for argument in arguments {
            guard let value = infer(argument, hint: .string), require(.string, value, at: argument) else { return nil }
            isNullable = isNullable || value.isNullable
            values.append(value)
        }
        let type: ValueType
        switch function {
        case .length: type = .integer(IntegerBounds(0, Int64(Int32.max)))
        case .lower, .upper, .trim: type = .string
        case .matches:
            guard scope.context != .computed, !scope.databases.contains(.sqlite) else {
                bag.add(
                    .needsPostgreSQL, "`matches` exists on PostgreSQL only", at: syntax.span,
                    fixes: [Diagnostic.Fix("put `@only(postgresql)` behind the declaration")])
                return nil
            }
            guard case .string? = values.last?.kind else {
                bag.add(.invalidArguments, "the pattern of `matches` is a string literal", at: arguments[1].span)
                return nil
            }
            type = .bool
        default: type = .bool
        }
        return Expression(.call(function, values), type: type, isNullable: isNullable)
    }

    private mutating func extreme(
        _ function: Function, _ arguments: [ExpressionSyntax], _ syntax: ExpressionSyntax, hint: ValueType?
    ) -> Expression? {
        // The first argument with a type of its own says what the literals are.
        var hint = hint
        var typed: (index: Int, value: Expression)?
        if let index = arguments.firstIndex(where: { !$0.isUntyped }) {
            guard let value = infer(arguments[index], hint: hint) else { return nil }
            typed = (index, value)
            hint = value.type
        }
        var values: [Expression] = []
        var type: ValueType?
        for (index, argument) in arguments.enumerated() {
            let known = typed.flatMap { $0.index == index ? $0.value : nil }
            guard let value = known ?? infer(argument, hint: hint) else { return nil }
            guard value.type.isOrdered else {
                bag.add(
                    value.type == .null ? .nilNotHere : .operatorUndefined,
                    "`\(function.rawValue)` needs values with an order, and this is \(value.type.title)",
                    at: argument.span)
                return nil
            }
            guard let current = type else {
                type = value.type
                values.append(value)
                continue
            }
            guard let joined = ValueType.joined(current, value.type) else {
                bag.add(
                    current.isNumber && value.type.isNumber ? .mixedNumbers : .expressionTypeMismatch,
                    "`\(function.rawValue)` takes values of one type, not \(current.title) and \(value.type.title)",
                    at: argument.span)
                return nil
            }
            if case .integer(let one) = current, case .integer(let other) = value.type {
                type =
                    function == .min
                    ? .integer(IntegerBounds(Swift.min(one.lower, other.lower), Swift.min(one.upper, other.upper)))
                    : .integer(IntegerBounds(Swift.max(one.lower, other.lower), Swift.max(one.upper, other.upper)))
            } else {
                type = joined
            }
            values.append(value)
        }
        guard let type else { return nil }
        return Expression(.call(function, values), type: type, isNullable: values.contains { $0.isNullable })
    }

    private mutating func rounding(
        _ function: Function, _ arguments: [ExpressionSyntax], _ syntax: ExpressionSyntax, hint: ValueType?
    ) -> Expression? {
        let wanted: ValueType? = function == .abs ? hint.flatMap { $0.isNumber ? $0.operandHint : nil } : .double
        guard let operand = arguments.first, let value = infer(operand, hint: wanted) else { return nil }
        var values = [value]
        var digits: Int?
        if arguments.count == 2 {
            guard let count = digitCount(arguments[1], upTo: 15) else { return nil }
            digits = count
            values.append(
                Expression(
                    .integer(Int64(count)), type: .integer(IntegerBounds(Int64(count), Int64(count))), isNullable: false
                ))
        }
        let type: ValueType
        switch (value.type, function) {
        case (.integer(let bounds), .abs): type = .integer(IntegerArithmetic.absolute(bounds).bounds)
        case (.float, _), (.double, _): type = .double
        case (.decimal, .abs): type = value.type
        case (.decimal(let precision, let scale), _):
            let kept = digits ?? 0
            // Rounding up may need one digit more: 9.9 → 10.
            type = kept >= scale ? value.type : .decimal(precision: precision - scale + kept + 1, scale: kept)
        default:
            let accepted = function == .abs ? "numbers" : "Double and Decimal"
            bag.add(
                .operatorUndefined, "`\(function.rawValue)` is for \(accepted), and this is \(value.type.title)",
                at: operand.span)
            return nil
        }
        return Expression(.call(function, values), type: type, isNullable: value.isNullable)
    }

    private mutating func conversion(
        _ function: Function, _ arguments: [ExpressionSyntax], _ syntax: ExpressionSyntax
    ) -> Expression? {
        guard let operand = arguments.first, let value = infer(operand, hint: nil) else { return nil }
        guard value.type.isNumber else {
            bag.add(
                .operatorUndefined, "`\(function.rawValue)` converts numbers, and this is \(value.type.title)",
                at: operand.span)
            return nil
        }
        var values = [value]
        let type: ValueType
        switch function {
        case .double: type = .double
        case .decimal:
            guard let scale = decimalScale(of: value.type, arguments, syntax) else { return nil }
            values.append(
                Expression(
                    .integer(Int64(scale)), type: .integer(IntegerBounds(Int64(scale), Int64(scale))), isNullable: false
                ))
            type = Self.decimal(from: value.type, scale: scale)
        default:
            let target = function.integerBounds
            if case .integer(let bounds) = value.type {
                let lower = Swift.min(Swift.max(bounds.lower, target.lower), target.upper)
                type = .integer(IntegerBounds(lower, Swift.max(lower, Swift.min(bounds.upper, target.upper))))
            } else {
                type = .integer(target)
            }
        }
        return Expression(.call(function, values), type: type, isNullable: value.isNullable)
    }

    /// The scale of `Decimal(x, scale)`; without one a whole number gets 0 and a decimal keeps its own.
    private mutating func decimalScale(
        of type: ValueType, _ arguments: [ExpressionSyntax], _ syntax: ExpressionSyntax
    ) -> Int? {
        if arguments.count == 2 { return digitCount(arguments[1], upTo: 18) }
        switch type {
        case .integer: return 0
        case .decimal(_, let scale): return scale
        default:
            bag.add(
                .invalidArguments, "a Decimal of a \(type.title) needs its digits behind the point", at: syntax.span,
                fixes: [Diagnostic.Fix("write `Decimal(…, 2)`")])
            return nil
        }
    }

    private static func decimal(from type: ValueType, scale: Int) -> ValueType {
        switch type {
        case .integer(let bounds):
            let digits = Swift.max(String(bounds.lower.magnitude).utf8.count, String(bounds.upper.magnitude).utf8.count)
            return .decimal(precision: digits + scale, scale: scale)
        case .decimal(let precision, let own):
            return .decimal(precision: precision - own + scale + (scale < own ? 1 : 0), scale: scale)
        default: return .decimal(precision: 18, scale: scale)
        }
    }

    /// A number of digits, which has to be a literal.
    private mutating func digitCount(_ syntax: ExpressionSyntax, upTo limit: Int) -> Int? {
        if case .integer(let digits) = syntax.kind, let count = Int(digits), (0...limit).contains(count) {
            return count
        }
        bag.add(.invalidArguments, "a number of digits is a literal from 0 to \(limit)", at: syntax.span)
        return nil
    }

    // MARK: Not functions

    private mutating func nextValue(_ arguments: [ArgumentSyntax], _ syntax: ExpressionSyntax) -> Expression? {
        guard arguments.count == 1, arguments[0].label == nil, case .name(let name) = arguments[0].value.kind else {
            bag.add(.invalidArguments, "`nextValue` takes the name of a sequence", at: syntax.span)
            return nil
        }
        guard scope.context == .columnDefault else {
            bag.add(
                .functionNotHere, "`nextValue` stands in a column's default only, not in \(scope.context.title)",
                at: syntax.span)
            return nil
        }
        guard !scope.databases.contains(.sqlite) else {
            bag.add(
                .needsPostgreSQL, "`nextValue` exists on PostgreSQL only: SQLite has no sequences", at: syntax.span,
                fixes: [Diagnostic.Fix("put `@only(postgresql)` behind the declaration, or use `@identity`")])
            return nil
        }
        guard scope.sequences.contains(name) else {
            bag.add(
                .unknownNameInExpression, "no sequence `\(name)`", at: arguments[0].value.span,
                fixes: suggestions(for: name, among: scope.sequences))
            return nil
        }
        return Expression(.nextValue(sequence: name), type: .integer(.int64), isNullable: false)
    }

    private mutating func sql(_ arguments: [ArgumentSyntax], _ syntax: ExpressionSyntax, hint: ValueType?)
        -> Expression?
    {
        guard scope.context != .computed, scope.context != .swiftDefault else {
            bag.add(
                .sqlNotHere, "`sql(…)` never reaches Swift, so \(scope.context.title) of Swift cannot hold it",
                at: syntax.span)
            return nil
        }
        var sql = SQLText(postgresql: nil, sqlite: nil)
        for argument in arguments {
            guard case .string(let text) = argument.value.kind else {
                bag.add(.invalidArguments, "`sql` takes a string literal", at: argument.value.span)
                return nil
            }
            switch argument.label?.text {
            case nil where arguments.count == 1: sql = SQLText(text)
            case "postgresql" where sql.postgresql == nil: sql.postgresql = text
            case "sqlite" where sql.sqlite == nil: sql.sqlite = text
            default:
                bag.add(
                    .invalidArguments, "`sql` takes one text, or one labelled `postgresql` and one labelled `sqlite`",
                    at: argument.label?.span ?? argument.value.span)
                return nil
            }
        }
        for database in scope.databases.databases where sql[database] == nil {
            bag.add(
                .sqlTextMissing, "`sql` has no text for \(database.title)", at: syntax.span,
                fixes: [Diagnostic.Fix("add `\(database.rawValue): \"…\"`, or `@only` behind the declaration")])
            return nil
        }
        let type = hint == .null ? .other(nil) : hint ?? .other(nil)
        return Expression(.sql(sql), type: type, isNullable: true)
    }
}

extension Function {
    /// How many arguments the function takes.
    var argumentCounts: ClosedRange<Int> {
        switch self {
        case .now, .today, .uuid: 0...0
        case .length, .lower, .upper, .trim, .abs, .floor, .ceil, .int16, .int32, .int64, .double: 1...1
        case .contains, .hasPrefix, .hasSuffix, .matches: 2...2
        case .round, .decimal: 1...2
        case .min, .max: 2...64
        }
    }

    /// How the function is called, for messages.
    var signature: String {
        switch self {
        case .now, .today, .uuid: "`\(rawValue)()`"
        case .length, .lower, .upper, .trim: "`\(rawValue)(text)`"
        case .contains, .hasPrefix, .hasSuffix: "`\(rawValue)(text, part)`"
        case .matches: "`matches(text, \"pattern\")`"
        case .abs, .floor, .ceil, .int16, .int32, .int64, .double: "`\(rawValue)(number)`"
        case .round: "`round(number)` or `round(number, digits)`"
        case .decimal: "`Decimal(number)` or `Decimal(number, digits)`"
        case .min, .max: "`\(rawValue)(a, b, …)`"
        }
    }
}
