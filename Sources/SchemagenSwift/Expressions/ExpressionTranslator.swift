import SchemagenLanguage
import SchemagenModel

/// An expression has no form in Swift: it is SQL, or names what the code does not know.
struct Untranslatable: Error {}

/// Writes expressions of the schema in Swift, with the language's meaning.
///
/// Where no operand can be nil and nothing can overflow, plain operators come out. Elsewhere helpers stand in: their
/// results are nil on overflow, which a computed property passes on and a check turns into a failure of its own.
struct ExpressionTranslator {
    /// What becomes of an overflow.
    enum Purpose {
        /// It is nil, as if the operand were unknown.
        case value
        /// The property has no nil: what cannot overflow by its bounds is taken to give a value.
        case certainValue
        /// It is thrown.
        case check
    }

    /// What an operation may do besides giving a value.
    enum Outcome {
        case plain
        /// Gives nil where the language says so.
        case optional
        /// Gives nil on overflow.
        case overflowing
        /// Could give nil on overflow, which the operands' types rule out; zero stands for it.
        case certain
    }

    let context: SwiftContext
    let scope: TranslationScope
    let purpose: Purpose
    /// Bindings that must stand before the expression: parts of long expressions, so that the type checker keeps up.
    private var parts: [SwiftBinding] = []

    /// The work that one statement may hold.
    static let heaviest = 13
    /// The same where operands stand in closures.
    private static let heaviestInClosures = 9
    /// The same for conditions, whose parts have nothing but Bool in common.
    static let heaviestCondition = 24
    /// The work that makes a part worth a binding.
    private static let heavyPart = 4

    init(context: SwiftContext, scope: TranslationScope, purpose: Purpose) {
        self.context = context
        self.scope = scope
        self.purpose = purpose
    }

    /// What an operation that gives nil on overflow does here.
    func outcome(of expression: Expression) -> Outcome { isCertain(expression) ? .certain : .overflowing }

    /// Whether an overflow can be left out of account.
    func isCertain(_ expression: Expression) -> Bool { purpose == .certainValue && !expression.canOverflow }

    // MARK: Entry

    /// Translates an expression by the type that the checker found.
    mutating func translate(_ expression: Expression) throws(Untranslatable) -> Translation {
        switch expression.type {
        case .integer:
            return try integer(expression, IntegerFacts(expression, self).width())
        case .float, .double: return try double(expression)
        case .decimal: return try decimal(expression)
        default: return try other(expression)
        }
    }

    /// Whatever is no number.
    private mutating func other(_ expression: Expression) throws(Untranslatable) -> Translation {
        switch expression.kind {
        case .bool(let value): return .bool(value)
        case .string(let text):
            guard expression.type == .string else { throw Untranslatable() }
            return Translation(code: .string(text), kind: .string(isPlainLiteral: Self.isPlain(text)), weight: 0)
        case .null: return .null
        case .column, .value: return try access(expression)
        case .enumCase(let enumeration, let name): return try enumCase(enumeration, name)
        case .not(let operand):
            let operand = try translate(operand)
            if let constant = operand.constant { return .bool(!constant) }
            return lift([operand], kind: .bool) { .prefix("!", $0[0]) }
        case .infix(let symbol, let left, let right): return try infix(symbol, left, right, expression)
        case .ternary(let condition, let yes, let no):
            return try ternary(condition, yes, no) { (self, branch) throws(Untranslatable) in try self.translate(branch)
            }
        case .isIn(let operand, let elements): return try membership(operand, elements)
        case .call(let function, let arguments): return try call(function, arguments)
        case .integer, .number, .json, .array, .negate, .nextValue, .sql: throw Untranslatable()
        }
    }

    private mutating func infix(
        _ symbol: InfixOperator, _ left: Expression, _ right: Expression, _ expression: Expression
    ) throws(Untranslatable) -> Translation {
        switch symbol {
        case .and, .or: return try logic(symbol, translate(left), translate(right))
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return try comparison(symbol, left, right)
        case .coalesce:
            return try coalesce(left, right) { (self, side) throws(Untranslatable) in try self.translate(side) }
        case .add where expression.type == .string:
            let operands = [try translate(left), try translate(right)]
            return lift(operands, kind: .string(isPlainLiteral: false)) { .infix("+", $0[0], $0[1]) }
        default: throw Untranslatable()
        }
    }

    // MARK: Names

    /// What a column or `value` is known as; nothing is said about its type yet.
    func lookup(_ expression: Expression) throws(Untranslatable) -> TranslationScope.Access {
        switch expression.kind {
        case .column(let name):
            guard let access = scope.column(name) else { throw Untranslatable() }
            return access
        default:
            guard let access = scope.value else { throw Untranslatable() }
            return access
        }
    }

    /// A column as the value that expressions work on.
    mutating func access(_ expression: Expression) throws(Untranslatable) -> Translation {
        let access = try lookup(expression)
        let base = context.base(of: access.type)
        var translation = Translation(code: access.code, isOptional: access.isOptional, kind: .other)
        if !access.rawMember.isEmpty { translation.adaptations.append(.member(access.rawMember)) }
        switch base {
        case .bool: translation.kind = .bool
        case .int16: translation.kind = .integer(.int16, .int16)
        case .int32: translation.kind = .integer(.int32, .int32)
        case .int64: translation.kind = .integer(.int64, .int64)
        case .float:
            translation.adaptations.append(.call(context.standard("Double")))
            translation.kind = .double(DoubleRange(lower: -149, upper: 128))
        case .double: translation.kind = .double(.all)
        case .decimal(let precision?, let scale) where precision <= 18:
            translation.kind = .decimal(digits: precision - scale, scale: scale)
        case .char:
            translation.adaptations.append(.call(context.helper(.unpadded)))
            translation.kind = .string(isPlainLiteral: false)
        case .string, .varchar, .citext: translation.kind = .string(isPlainLiteral: false)
        case .enumeration(let name): translation.kind = .enumeration(name)
        case .array(let element):
            let raw = context.rawMember(of: element)
            if !raw.isEmpty { translation.adaptations.append(.member(".map({ $0\(raw) })")) }
        default: break
        }
        return translation
    }

    private func enumCase(_ enumeration: String, _ name: String) throws(Untranslatable) -> Translation {
        guard let item = context.enumeration(enumeration)?.cases.first(where: { $0.name == name }) else {
            throw Untranslatable()
        }
        // Naming a deprecated case would warn.
        if item.deprecation != nil { throw Untranslatable() }
        return Translation(
            code: .atom(enumeration + "." + SwiftName.escaped(name)), kind: .enumeration(enumeration), weight: 0)
    }

    // MARK: Operations on operands that may be nil

    /// An operation on values that are not nil; nil where an operand is.
    ///
    /// - Parameters:
    ///   - operands: one or two.
    ///   - operation: gets the names of the values, and must not put them into a closure of its own.
    mutating func lift(
        _ operands: [Translation], kind: ValueKind, _ outcome: Outcome = .plain,
        _ operation: ([SwiftExpression]) -> SwiftExpression
    ) -> Translation {
        let operands = stated(lightened(operands, limit: Self.limit(for: operands)), isPlain: outcome == .plain)
        // Closures are what the type checker is slowest with.
        let weight = operands.reduce(1) { $0 + $1.weight + ($1.isOptional ? 2 : 0) }
        var result = Translation(code: .atom(""), kind: kind, weight: weight)
        let bodyThrows = outcome == .overflowing && purpose == .check
        let bodyIsOptional = outcome == .optional || (outcome == .overflowing && purpose != .check)
        func body(of values: [SwiftExpression]) -> SwiftExpression {
            let code = operation(values)
            if outcome == .certain { return .infix("??", code, .atom("0")) }
            return bodyThrows ? .call(context.helper(.orOverflow), code) : code
        }
        let optionals = operands.indices.filter { operands[$0].isOptional }
        let failing = operands.indices.filter { operands[$0].canThrow }
        result.canThrow = bodyThrows || !failing.isEmpty
        result.isOptional = bodyIsOptional || !optionals.isEmpty
        if optionals.isEmpty {
            result.code = body(of: operands.map { $0.value() })
            return result
        }
        // What stands in a closure runs only where the value is there; an overflow must not hide behind that.
        if optionals.count == 1, failing.allSatisfy({ $0 == optionals[0] }) {
            let position = optionals[0]
            var values = operands.map { $0.value() }
            values[position] = operands[position].value(of: .atom("$0"))
            if case .atom("$0") = body(of: values), !bodyIsOptional {
                result.code = operands[position].code
                result.statedType = operands[position].statedType
                return result
            }
            let code = body(of: values)
            result.code = .method(
                operands[position].base, bodyIsOptional ? "flatMap" : "map",
                .closure(bodyThrows ? .attempt("try", code) : code))
            return result
        }
        let code = body(of: [
            operands[0].value(of: .atom("$0")), operands[1].value(of: .atom("$1")),
        ])
        result.code = .call(
            context.helper(.lift), operands[0].code, operands[1].code,
            .closure(bodyThrows ? .attempt("try", code) : code))
        return result
    }

    /// The operands, the type of the first one stated where none has any: literals alone would suit Decimal, or doubles
    /// where whole numbers are meant.
    func stated(_ operands: [Translation], isPlain: Bool) -> [Translation] {
        guard let first = operands.first, operands.allSatisfy({ $0.isUntyped && !$0.isOptional }) else {
            return operands
        }
        let name: String
        switch first.kind {
        // Operators on whole numbers leave the type to the code around them, helpers are there for doubles too.
        case .integer(let width, _) where !isPlain: name = width.name
        case .double: name = "Double"
        default: return operands
        }
        var result = operands
        result[0].code = .call(context.standard(name), first.code)
        return result
    }

    /// How much an operation may hold: little where closures hold much, more where a chain of calls has one value each.
    private static func limit(for operands: [Translation]) -> Int {
        guard operands.contains(where: { $0.isOptional }) else { return heaviest }
        var isChain = false
        for operand in operands where operand.isOptional || operand.weight > 1 {
            if isChain { return heaviestInClosures }
            isChain = true
            if !operand.isOptional { return heaviestInClosures }
        }
        return heaviest + 3
    }

    /// The operands with heavy ones bound to names, where together they are too much for the type checker.
    mutating func lightened(_ operands: [Translation], limit: Int) -> [Translation] {
        let weight = operands.reduce(1) { $0 + $1.weight }
        guard weight > limit else { return operands }
        return operands.map { $0.weight >= Self.heavyPart ? bound($0) : $0 }
    }

    /// The value under a name of its own, where its type can be written: a constant, or a function where it may throw,
    /// which must not happen unless it is asked for.
    mutating func bound(_ translation: Translation) -> Translation {
        guard let type = typeName(of: translation.kind) else { return translation }
        var number = parts.count + 1
        while scope.column(Self.partPrefix + String(number)) != nil { number += 100 }
        let name = Self.partPrefix + String(number)
        let fullType = type + (translation.isOptional ? "?" : "")
        parts.append(
            SwiftBinding(name: name, type: fullType, value: translation.standalone, isFunction: translation.canThrow))
        var result = Translation(
            code: translation.canThrow ? .call(name) : .atom(name), isOptional: translation.isOptional,
            canThrow: translation.canThrow, kind: translation.kind)
        result.constant = translation.constant
        return result
    }

    /// The bindings that an expression needs, in their order; others were left behind where a condition turned out to be
    /// known.
    func bindings(for code: SwiftExpression) -> [SwiftBinding] {
        guard !parts.isEmpty else { return [] }
        var needed: Set<String> = []
        code.collectNames(with: Self.partPrefix, into: &needed)
        var result: [SwiftBinding] = []
        for part in parts.reversed() where needed.contains(part.name) {
            part.value.collectNames(with: Self.partPrefix, into: &needed)
            result.append(part)
        }
        return result.reversed()
    }

    private static let partPrefix = "part"

    /// The Swift type of a value, where it is known.
    mutating func typeName(of kind: ValueKind) -> String? {
        switch kind {
        case .bool: context.standard("Bool")
        case .integer(let width, _): context.standard(width.name)
        case .double: context.standard("Double")
        case .decimal: context.foundation("Decimal")
        case .string: context.standard("String")
        case .enumeration(let name): name
        case .other, .null: nil
        }
    }

    // MARK: Texts

    /// Whether `==` with the literal compares bytes, whatever the other side is: no other text is canonically equivalent
    /// to it. U+212A, U+037E and U+1FEF are equivalent to `K`, `;` and a backtick.
    static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "K") && $0 != UInt8(ascii: ";") && $0 != 0x60 }
    }
}
