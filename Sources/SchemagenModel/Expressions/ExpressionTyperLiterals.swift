import SchemagenLanguage

extension ExpressionTyper {
    // MARK: Numbers

    /// A whole number, which becomes a double or a decimal where one is expected.
    mutating func integer(
        _ digits: String, isNegative: Bool, _ syntax: ExpressionSyntax, hint: ValueType?
    ) -> Expression? {
        switch hint {
        case .double, .float, .decimal: return decimal(digits, isNegative: isNegative, syntax, hint: hint)
        default: break
        }
        let isNegative = isNegative != digits.hasPrefix("-")
        let unsigned = digits.hasPrefix("-") ? String(digits.dropFirst()) : digits
        guard let value = Int64((isNegative ? "-" : "") + unsigned) else {
            // A decimal of more digits than Int64 has may still fit a column that is stored as text.
            if hint?.isSpelledByNumbers == true, scope.spellsValues {
                return decimal(digits, isNegative: isNegative, syntax, hint: hint)
            }
            bag.add(.literalOutOfRange, "a whole number has to fit 64 bits", at: syntax.span)
            return nil
        }
        let type: ValueType
        switch hint {
        case .duration?: type = .duration
        case .other(let foreign)? where scope.spellsValues && hint?.isSpelledByNumbers == true:
            type = .other(foreign)
        default: type = .integer(IntegerBounds(value, value))
        }
        return Expression(.integer(value), type: type, isNullable: false)
    }

    /// A number with a point or an exponent: a double unless a decimal or a float is expected.
    mutating func decimal(
        _ digits: String, isNegative: Bool, _ syntax: ExpressionSyntax, hint: ValueType?
    ) -> Expression? {
        guard let literal = DecimalLiteral(digits, isNegative: isNegative) else {
            bag.add(
                .literalOutOfRange, "a number may have \(DecimalLiteral.longest) digits when it is written out",
                at: syntax.span)
            return nil
        }
        let text = literal.canonical
        let type: ValueType
        switch hint {
        case .decimal?:
            guard literal.precision <= 18 else {
                bag.add(
                    .literalOutOfRange, "a decimal holds at most 18 digits, and this has \(literal.precision)",
                    at: syntax.span)
                return nil
            }
            type = .decimal(precision: literal.precision, scale: literal.scale)
        case .other(let foreign)? where scope.spellsValues && hint?.isSpelledByNumbers == true:
            type = .other(foreign)
        default:
            let isZero = literal.digits == [0x30]
            guard let value = Double(text), value.isFinite, isZero || value != 0 else {
                bag.add(.literalOutOfRange, "this number is outside what a Double holds", at: syntax.span)
                return nil
            }
            type = hint == .float && Float(value).isFinite ? .float : .double
        }
        return Expression(.number(text), type: type, isNullable: false)
    }

    mutating func negated(_ operand: ExpressionSyntax, _ syntax: ExpressionSyntax, hint: ValueType?) -> Expression? {
        switch operand.kind {
        case .integer(let digits) where !digits.hasPrefix("-"):
            return integer(digits, isNegative: true, syntax, hint: hint)
        case .decimal(let digits) where !digits.hasPrefix("-"):
            return decimal(digits, isNegative: true, syntax, hint: hint)
        default: break
        }
        guard let value = infer(operand, hint: hint?.operandHint) else { return nil }
        if value.kind == .integer(0) || value.kind == .number("0.0") { return value }
        let type: ValueType
        switch value.type {
        case .integer(let bounds): type = .integer(IntegerArithmetic.negated(bounds).bounds)
        case .float: type = .double
        case .double, .decimal: type = value.type
        default:
            bag.add(.operatorUndefined, "`-` is for numbers, and this is \(value.type.title)", at: operand.span)
            return nil
        }
        return Expression(.negate(value), type: type, isNullable: value.isNullable)
    }

    // MARK: Texts

    /// A string, or another type's value in the places where a string may spell one.
    mutating func string(_ string: String, _ syntax: ExpressionSyntax, hint: ValueType?) -> Expression? {
        if string.utf8.contains(0) {
            bag.add(.literalMalformed, "PostgreSQL's texts cannot hold the character U+0000", at: syntax.span)
            return nil
        }
        guard let hint, scope.spellsValues else { return Expression(.string(string), type: .string, isNullable: false) }
        let canonical: String?
        let example: String
        switch hint {
        case .uuid: (canonical, example) = (SpelledLiteral.uuid(string), "00000000-0000-0000-0000-000000000000")
        case .timestamp: (canonical, example) = (SpelledLiteral.timestamp(string), "2025-03-01T08:30:00Z")
        case .localTimestamp: (canonical, example) = (SpelledLiteral.localTimestamp(string), "2025-03-01T08:30:00")
        case .localDate: (canonical, example) = (SpelledLiteral.localDate(string), "2025-03-01")
        case .localTime: (canonical, example) = (SpelledLiteral.localTime(string), "08:30:00")
        case .interval, .other: return Expression(.string(string), type: hint, isNullable: false)
        default: return Expression(.string(string), type: .string, isNullable: false)
        }
        guard let canonical else {
            bag.add(
                .literalMalformed, "\"\(string)\" is no \(hint.title)", at: syntax.span,
                notes: [Diagnostic.Note("it is written like \"\(example)\"")])
            return nil
        }
        return Expression(.string(canonical), type: hint, isNullable: false)
    }

    // MARK: Arrays

    mutating func array(_ elements: [ExpressionSyntax], _ syntax: ExpressionSyntax, hint: ValueType?) -> Expression? {
        guard case .array(let element)? = hint else {
            bag.add(
                .expressionTypeMismatch,
                "a list is an array or JSON, which "
                    + (hint.map { "does not fit \($0.title)" } ?? "nothing expects here"),
                at: syntax.span)
            return nil
        }
        guard scope.spellsValues else {
            bag.add(.arrayNotHere, "an array can be written in defaults only", at: syntax.span)
            return nil
        }
        var values: [Expression] = []
        var isComplete = true
        for syntax in elements {
            guard let value = infer(syntax, hint: element) else {
                isComplete = false
                continue
            }
            guard isElement(value, of: element) else {
                bag.add(
                    .expressionTypeMismatch, "an element has to be a literal of \(element.title)", at: syntax.span)
                isComplete = false
                continue
            }
            values.append(value)
        }
        return isComplete ? Expression(.array(values), type: .array(element), isNullable: false) : nil
    }

    private func isElement(_ value: Expression, of type: ValueType) -> Bool {
        switch value.kind {
        case .bool, .integer, .number, .string, .json, .array, .enumCase: break
        default: return false
        }
        if case .integer(let bounds) = type, case .integer(let number) = value.kind {
            return number >= bounds.lower && number <= bounds.upper
        }
        if case .decimal(let precision, let scale) = type, case .decimal(let digits, let digitsBehind) = value.type {
            return digitsBehind <= scale && digits - digitsBehind <= precision - scale
        }
        return value.type == type || (type == .float && value.type == .double)
    }

    // MARK: JSON

    /// The JSON value that a literal stands for; nil where the expression is no literal, or has been reported.
    mutating func jsonLiteral(_ syntax: ExpressionSyntax, as type: ValueType) -> Expression? {
        switch syntax.kind {
        case .integer, .decimal, .string, .boolean, .list, .object: break
        case .prefix(.minus, let operand):
            switch operand.kind {
            case .integer, .decimal: break
            default: return nil
            }
        default: return nil
        }
        var text = ""
        // What has been reported is replaced, so that no second report follows.
        if !appendJSON(syntax, to: &text) { text = "null" }
        return Expression(.json(text), type: type, isNullable: false)
    }

    private mutating func appendJSON(_ syntax: ExpressionSyntax, to text: inout String) -> Bool {
        switch syntax.kind {
        case .integer, .decimal, .prefix: return appendJSONNumber(syntax, to: &text)
        case .string(let string):
            if string.utf8.contains(0) {
                bag.add(.literalMalformed, "PostgreSQL's JSON cannot hold the character U+0000", at: syntax.span)
                return false
            }
            JSONText.append(string, to: &text)
        case .boolean(let value): text += value ? "true" : "false"
        case .null: text += "null"
        case .list(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += "," }
                guard appendJSON(element, to: &text) else { return false }
            }
            text += "]"
        case .object(let entries):
            var keys: [String: SourceSpan] = [:]
            text += "{"
            for (index, entry) in entries.enumerated() {
                if let first = keys.updateValue(entry.key.span, forKey: entry.key.text) {
                    bag.add(
                        .duplicateJSONKey, "the key \"\(entry.key.text)\" stands here twice", at: entry.key.span,
                        notes: [Diagnostic.Note("it is here first", at: first)])
                    return false
                }
                if index > 0 { text += "," }
                JSONText.append(entry.key.text, to: &text)
                text += ":"
                guard appendJSON(entry.value, to: &text) else { return false }
            }
            text += "}"
        case .invalid: return false
        default:
            bag.add(
                .literalMalformed, "JSON holds literals only: objects, lists, numbers, strings, true, false and nil",
                at: syntax.span)
            return false
        }
        return true
    }

    private mutating func appendJSONNumber(_ syntax: ExpressionSyntax, to text: inout String) -> Bool {
        let number: Expression?
        switch syntax.kind {
        case .prefix(.minus, let operand): number = negated(operand, syntax, hint: nil)
        default: number = infer(syntax, hint: nil)
        }
        switch number?.kind {
        case .integer(let value): text += String(value)
        case .number(let digits): text += digits
        case nil: return false
        default:
            bag.add(.literalMalformed, "JSON holds numbers, and nothing to compute", at: syntax.span)
            return false
        }
        return true
    }
}
