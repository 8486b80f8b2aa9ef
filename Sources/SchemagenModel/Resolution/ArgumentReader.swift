import SchemagenLanguage

/// Takes the arguments of one attribute or type apart and reports those that fit nowhere.
struct ArgumentReader {
    /// The name of the owner: `index`, `Decimal`.
    private let name: String
    private let isAttribute: Bool
    /// The owner's place, for what is missing.
    private let ownerSpan: SourceSpan
    private let arguments: [ArgumentSyntax]
    private var taken = TakenArguments()
    /// Where the search for the next argument without a label goes on.
    private var cursor = 0
    private var labels: [String] = []
    private let code: DiagnosticCode
    private let context: ResolutionContext

    /// Reads the arguments of an attribute.
    init(_ attribute: AttributeSyntax, context: ResolutionContext) {
        self.init(
            attribute.arguments ?? [], of: attribute.name.text, isAttribute: true, at: attribute.span,
            code: .invalidAttribute, context: context)
    }

    /// Reads the arguments of something else.
    init(
        _ arguments: [ArgumentSyntax], of name: String, isAttribute: Bool = false, at span: SourceSpan,
        code: DiagnosticCode, context: ResolutionContext
    ) {
        self.name = name
        self.isAttribute = isAttribute
        self.ownerSpan = span
        self.arguments = arguments
        self.code = code
        self.context = context
    }

    /// How messages call the owner: `@index`, `Decimal`.
    private var owner: String { isAttribute ? "@" + name : name }

    /// Whether there are no arguments at all.
    var isEmpty: Bool { arguments.isEmpty }

    /// The next argument without a label.
    mutating func positional() -> ExpressionSyntax? {
        while cursor < arguments.count {
            let index = cursor
            cursor += 1
            guard arguments[index].label == nil else { continue }
            taken.insert(index)
            return arguments[index].value
        }
        return nil
    }

    /// All arguments without a label that are left.
    mutating func positionals() -> [ExpressionSyntax] {
        var result: [ExpressionSyntax] = []
        while let next = positional() { result.append(next) }
        return result
    }

    /// The next argument without a label, which must be there.
    mutating func required(_ what: String = "an argument") -> ExpressionSyntax? {
        if let value = positional() { return value }
        // An argument with a label that fits nowhere is the better finding.
        for index in arguments.indices where !taken.contains(index) { return nil }
        report("`\(owner)` needs \(what)", at: ownerSpan)
        return nil
    }

    /// The argument with a label.
    mutating func labeled(_ label: String) -> ExpressionSyntax? {
        if arguments.isEmpty { return nil }
        labels.append(label)
        for index in arguments.indices where !taken.contains(index) && arguments[index].label?.text == label {
            taken.insert(index)
            return arguments[index].value
        }
        return nil
    }

    /// All arguments with a label that are left, for attributes whose labels are free.
    mutating func allLabeled() -> [(label: Identifier, value: ExpressionSyntax)] {
        var result: [(label: Identifier, value: ExpressionSyntax)] = []
        for index in arguments.indices where !taken.contains(index) {
            guard let label = arguments[index].label else { continue }
            taken.insert(index)
            result.append((label, arguments[index].value))
        }
        return result
    }

    /// Reports the arguments that nothing asked for.
    mutating func finish() {
        for index in arguments.indices where !taken.contains(index) {
            let argument = arguments[index]
            taken.insert(index)
            guard let label = argument.label else {
                report("`\(owner)` takes no such argument", at: argument.value.span)
                continue
            }
            if labels.contains(label.text) {
                report("`\(label.text):` is given twice", at: label.span)
            } else {
                context.reportUnknown(
                    code, "`\(owner)` has no argument `\(label.text):`", name: label.text, among: labels,
                    at: label.span)
            }
        }
    }

    // MARK: Values

    /// A required text in quotes.
    mutating func text(needs what: String = "a text in quotes") -> String? {
        guard let value = required(what) else { return nil }
        return text(of: value)
    }

    /// The text of a string literal.
    func text(of value: ExpressionSyntax) -> String? {
        if case .string(let text) = value.kind { return text }
        return fail("a text in quotes", value)
    }

    /// A name: a bare word or, for SQL names that are no words, a string.
    func name(_ value: ExpressionSyntax) -> Identifier? {
        switch value.kind {
        case .name(let text), .string(let text): return Identifier(text, span: value.span)
        default: return fail("a name", value)
        }
    }

    /// A word out of a closed list.
    func word<Word: RawRepresentable & CaseIterable>(_ value: ExpressionSyntax, _ words: Word.Type) -> Word?
    where Word.RawValue == String {
        if case .name(let text) = value.kind, let word = Word(rawValue: text) { return word }
        let known = words.allCases.map(\.rawValue)
        guard case .name(let text) = value.kind else { return fail(Self.list(known), value) }
        context.reportUnknown(
            code, "`\(text)` is none of \(Self.list(known))", name: text, among: known, at: value.span)
        return nil
    }

    /// A whole number in a range.
    func integer(_ value: ExpressionSyntax, in range: ClosedRange<Int64> = .min ... .max) -> Int64? {
        guard let number = value.wholeNumber else { return fail("a whole number", value) }
        guard range.contains(number) else {
            report("\(number) is not from \(range.lowerBound) to \(range.upperBound)", at: value.span)
            return nil
        }
        return number
    }

    /// `true` or `false`.
    func boolean(_ value: ExpressionSyntax) -> Bool? {
        if case .boolean(let isTrue) = value.kind { return isTrue }
        return fail("`true` or `false`", value)
    }

    /// Reports a value of the wrong kind.
    func fail<Value>(_ expected: String, _ value: ExpressionSyntax) -> Value? {
        if case .invalid = value.kind { return nil }
        report("`\(owner)` takes \(expected) here", at: value.span)
        return nil
    }

    /// Reports something about the arguments.
    func report(_ message: String, at span: SourceSpan) { context.report(code, message, at: span) }

    private static func list(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.map { "`\($0)`" }.joined() }
        return words.dropLast().map { "`\($0)`" }.joined(separator: ", ") + " or `\(last)`"
    }
}

/// Which arguments of a list were asked for. Lists are short, so that nearly all need no memory of their own.
private struct TakenArguments {
    private var first: UInt64 = 0
    private var others: Set<Int> = []

    func contains(_ index: Int) -> Bool { index < 64 ? first >> index & 1 == 1 : others.contains(index) }

    mutating func insert(_ index: Int) {
        if index < 64 { first |= 1 << index } else { others.insert(index) }
    }
}

extension ExpressionSyntax {
    /// The value of a whole number with or without a sign, where it fits 64 bits.
    var wholeNumber: Int64? {
        switch kind {
        case .integer(let digits): Int64(digits)
        case .prefix(.minus, let operand):
            if case .integer(let digits) = operand.kind { Int64("-" + digits) } else { nil }
        default: nil
        }
    }
}
