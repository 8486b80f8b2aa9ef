import SchemagenLanguage
import SchemagenModel

/// Writes expressions for SQLite with the language's meaning.
///
/// A decimal is the whole number of its smallest units, at the scale of its expression's type.
struct SQLiteExpressionWriter {
    let context: ExpressionContext
    /// The first thing that went wrong.
    private(set) var problem: ExpressionProblem?
    private var depth = 0

    init(context: ExpressionContext) { self.context = context }

    /// An expression that is an error in SQLite: what an overflow becomes. `abs` of the least integer is the one failure
    /// that any statement can bring about.
    static let failure = "abs(-9223372036854775807 - 1)"

    /// The SQL of an expression that stands alone.
    mutating func text(_ expression: Expression) -> String { fragment(expression).text }

    /// The SQL of an expression as the value of a column: decimals in the units of the column, whatever is stored as text
    /// as a text.
    mutating func value(_ expression: Expression, for type: DataType) -> Fragment {
        let stored = context.index.storageType(of: type)
        switch (expression.kind, stored) {
        case (.number, .decimal(let precision, let scale)), (.integer, .decimal(let precision, let scale)):
            let text = expression.numberLiteral ?? "0"
            guard let precision, precision <= SQLiteTypes.decimalDigits else {
                return Fragment(Quoting.literal(LiteralText.plainDecimal(text)))
            }
            let units = LiteralText.unscaled(text, scale: scale)
            return Fragment(units, units.hasPrefix("-") ? .sign : .atom)
        case (_, .decimal(_?, let scale)) where expression.isDecimal: return scaled(expression, to: scale)
        case (.number, .native(let native)):
            // Quoted where the type keeps texts, so that no digit is lost.
            let text = LiteralText.plainDecimal(expression.numberLiteral ?? "0")
            return Fragment(native.sql.sqlite == "TEXT" ? Quoting.literal(text) : text, .sign)
        case (.number, .float): return Fragment(LiteralText.widened(expression.numberLiteral ?? "0"), .sign)
        case (.integer, .float), (.integer, .double): return Fragment(text(expression) + ".0", .sign)
        default: return fragment(expression)
        }
    }

    mutating func report(_ problem: ExpressionProblem) {
        if self.problem == nil { self.problem = problem }
    }

    /// The SQL of an expression.
    mutating func fragment(_ expression: Expression) -> Fragment {
        depth += 1
        defer { depth -= 1 }
        guard depth <= ExpressionContext.deepestNesting else {
            report(.tooLarge)
            return Fragment("NULL")
        }
        return bounded(unlimited(expression))
    }

    /// The fragment, unless it is out of proportion.
    mutating func bounded(_ fragment: Fragment) -> Fragment {
        guard fragment.text.utf8.count > ExpressionContext.largestText else { return fragment }
        report(.tooLarge)
        return Fragment("NULL")
    }

    private mutating func unlimited(_ expression: Expression) -> Fragment {
        switch expression.kind {
        case .bool(let value): return Fragment(value ? "1" : "0")
        case .integer(let value): return Fragment(String(value), value < 0 ? .sign : .atom, isLiteral: true)
        case .number(let text): return number(text, expression.type)
        case .string(let text): return Fragment(string(text, expression.type))
        case .null: return Fragment("NULL")
        case .json(let text): return Fragment(Quoting.literal(text))
        case .array(let elements): return Fragment(Quoting.literal(jsonArray(elements)))
        case .column(let name):
            guard let column = context.columns?[name] else {
                report(.notFound(name))
                return Fragment("NULL")
            }
            return reference(
                Quoting.identifier(column.sqlName), type: column.type,
                isCollated: context.index.collation(of: column)?.sqlite != nil)
        case .value:
            guard let value = context.value else {
                report(.notFound("value"))
                return Fragment("NULL")
            }
            return reference(value.text, type: value.type, isCollated: value.isCollated)
        case .enumCase: return Fragment(Quoting.literal(caseText(expression)))
        case .infix(.add, let left, let right) where expression.type == .string:
            return Fragment(
                fragment(left).text(atLeast: .atom) + " || " + fragment(right).text(atLeast: .atom), .sum)
        case .negate, .infix(.add, _, _), .infix(.subtract, _, _), .infix(.multiply, _, _), .infix(.divide, _, _),
            .infix(.remainder, _, _):
            return arithmetic(expression)
        case .not(let operand): return Fragment("NOT " + fragment(operand).text(atLeast: .sum), .not)
        case .infix(let operation, let left, let right): return infix(operation, left, right, expression)
        case .ternary: return ternary(expression)
        case .isIn(let operand, let elements): return membership(operand, elements)
        case .call(let function, let arguments): return call(function, arguments, expression)
        case .nextValue(let name):
            report(.notFound(name))
            return Fragment("NULL")
        case .sql(let text):
            guard let sql = text.sqlite else {
                report(.noText)
                return Fragment("NULL")
            }
            return Fragment(LiteralText.parenthesised(sql))
        }
    }

    // MARK: Literals and names

    private func number(_ text: String, _ type: ValueType) -> Fragment {
        let binding: Fragment.Binding = text.hasPrefix("-") ? .sign : .atom
        switch type {
        case .decimal(_, let scale):
            return Fragment(LiteralText.unscaled(text, scale: scale), binding, isLiteral: true)
        case .float: return Fragment(LiteralText.widened(text), binding, isLiteral: true)
        default: return Fragment(text, binding, isLiteral: true)
        }
    }

    private func string(_ text: String, _ type: ValueType) -> String {
        switch type {
        case .uuid: return Quoting.blob(hexadecimal: text)
        case .timestamp, .localTimestamp, .localDate, .localTime:
            return Quoting.literal(LiteralText.moment(text, type: type, on: .sqlite))
        default: return Quoting.literal(text)
        }
    }

    private mutating func caseText(_ expression: Expression) -> String {
        guard case .enumCase(let enumeration, let name) = expression.kind else { return "" }
        let found = context.index.enums[enumeration]?.cases.first { $0.name == name }
        if found == nil { report(.notFound("\(enumeration).\(name)")) }
        return found?.sqlName ?? ""
    }

    private func reference(_ name: String, type: DataType, isCollated: Bool) -> Fragment {
        switch context.index.storageType(of: type) {
        case .char: Fragment("rtrim(" + name + ", ' ')")
        case .citext: Fragment(name, isCollated: true)
        case .string, .varchar, .enumeration: Fragment(name, isCollated: isCollated)
        default: Fragment(name)
        }
    }

    private mutating func jsonArray(_ elements: [Expression]) -> String {
        var text = "["
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            switch element.kind {
            case .null: text += "null"
            case .bool(let value): text += value ? "true" : "false"
            case .integer(let value): text += String(value)
            case .number(let number): text += LiteralText.plainDecimal(number)
            case .json(let json): text += json
            case .array(let inner): text += jsonArray(inner)
            case .string(let string):
                switch element.type {
                case .timestamp, .localTimestamp, .localDate, .localTime:
                    text += LiteralText.json(LiteralText.moment(string, type: element.type, on: .sqlite))
                default: text += LiteralText.json(string)
                }
            case .enumCase: text += LiteralText.json(caseText(element))
            default: report(.notFound("an array's element that is no literal"))
            }
        }
        return text + "]"
    }

    // MARK: Operands

    /// An operand with decimals at a scale, so that two of them count the same units. Beyond 64 bits it is a REAL: good
    /// enough for a comparison, and for a sum that is looked at anyway.
    mutating func raised(_ expression: Expression, to scale: Int) -> Fragment {
        guard expression.isDecimal, scale != expression.scale else { return fragment(expression) }
        if let literal = expression.numberLiteral {
            let units = LiteralText.unscaled(literal, scale: scale)
            return Fragment(units, units.hasPrefix("-") ? .sign : .atom, isLiteral: true)
        }
        let value = fragment(expression)
        guard scale > expression.scale else { return value }
        return Fragment(value.text(atLeast: .product) + " * " + powerOfTenText(scale - expression.scale), .product)
    }

    /// The same for a result: more digits than the language keeps are a failure.
    mutating func scaled(_ expression: Expression, to scale: Int) -> Fragment {
        let result = raised(expression, to: scale)
        guard case .decimal(let precision, let own) = expression.type, scale > own,
            precision + scale - own > SQLiteTypes.decimalDigits, expression.numberLiteral == nil
        else { return result }
        return digitsOrFailure(result, isNullable: expression.isNullable)
    }

    /// The operands of an operation on values of one type: decimals at the largest of their scales.
    mutating func aligned(_ expressions: [Expression]) -> [Fragment] {
        var largest = 0
        for expression in expressions { largest = max(largest, expression.scale) }
        var result: [Fragment] = []
        for expression in expressions { result.append(raised(expression, to: largest)) }
        return result
    }

    /// Values that one of them is chosen from, as the result's type has them.
    mutating func choices(_ expressions: [Expression], _ result: Expression) -> [Fragment] {
        var fragments: [Fragment] = []
        for expression in expressions {
            fragments.append(result.isDecimal ? scaled(expression, to: result.scale) : fragment(expression))
        }
        return fragments
    }

    /// The fragment under the collation that compares bytes.
    func bytewise(_ fragment: Fragment) -> Fragment {
        fragment.isCollated ? Fragment(fragment.text(atLeast: .atom) + " COLLATE BINARY", .sign) : fragment
    }

    /// A whole number, or a failure where SQLite made a REAL of it because it does not fit.
    func wholeOrFailure(_ fragment: Fragment) -> Fragment {
        Fragment("CASE WHEN typeof(\(fragment.text)) = 'real' THEN \(Self.failure) ELSE \(fragment.text) END")
    }

    // MARK: Operators without arithmetic

    private mutating func infix(
        _ operation: InfixOperator, _ left: Expression, _ right: Expression, _ expression: Expression
    ) -> Fragment {
        switch operation {
        case .and:
            return Fragment(
                fragment(left).text(atLeast: .and) + " AND " + fragment(right).text(atLeast: .and), .and)
        case .or:
            return Fragment(fragment(left).text(atLeast: .or) + " OR " + fragment(right).text(atLeast: .or), .or)
        case .coalesce:
            var parts: [Expression] = []
            var rest = expression
            while case .infix(.coalesce, let one, let other) = rest.kind {
                parts.append(one)
                rest = other
            }
            parts.append(rest)
            let fragments = choices(parts, expression)
            return Fragment("coalesce(" + fragments.map(\.text).joined(separator: ", ") + ")")
        case .equal where left.isNull || right.isNull, .notEqual where left.isNull || right.isNull:
            let test = operation == .equal ? " IS NULL" : " IS NOT NULL"
            return Fragment(fragment(left.isNull ? right : left).text(atLeast: .sum) + test, .comparison)
        default:
            var parts = aligned([left, right])
            if parts[1].isCollated, !parts[0].isCollated { parts[0].isCollated = true }
            return Fragment(
                bytewise(parts[0]).text(atLeast: .sum) + " " + operation.sql + " " + parts[1].text(atLeast: .sum),
                .comparison)
        }
    }

    private mutating func ternary(_ expression: Expression) -> Fragment {
        var conditions: [Expression] = []
        var values: [Expression] = []
        var rest = expression
        while case .ternary(let condition, let yes, let no) = rest.kind {
            conditions.append(condition)
            values.append(yes)
            rest = no
        }
        values.append(rest)
        let results = choices(values, expression)
        var text = "CASE"
        for (index, condition) in conditions.enumerated() {
            text += " WHEN " + fragment(condition).text + " THEN " + results[index].text
        }
        return Fragment(text + " ELSE " + results[conditions.count].text + " END")
    }

    private mutating func membership(_ expression: Expression, _ elements: [Expression]) -> Fragment {
        guard !elements.isEmpty else {
            return Fragment(fragment(expression).text(atLeast: .sum) + " IS NULL AND NULL", .and)
        }
        if let comparisons = decimalComparisons(expression, elements) { return comparisons }
        let parts = aligned([expression] + elements)
        var text = bytewise(parts[0]).text(atLeast: .sum) + " IN ("
        for (index, part) in parts.dropFirst().enumerated() {
            if index > 0 { text += ", " }
            text += part.text
        }
        return Fragment(text + ")", .comparison)
    }

    /// A list of decimals whose operand and one of its elements are raised to the scale of another: beyond 64 bits both
    /// are REAL, and equal values need not be equal. Each is then compared for itself, where one side is exact. nil for
    /// any other list.
    private mutating func decimalComparisons(_ expression: Expression, _ elements: [Expression]) -> Fragment? {
        guard expression.isDecimal, elements.contains(where: { $0.scale > expression.scale }) else { return nil }
        var largest = 0
        for element in elements { largest = max(largest, element.scale) }
        guard elements.contains(where: { $0.scale < largest && $0.numberLiteral == nil }) else { return nil }
        var tests: [String] = []
        for element in elements {
            let parts = aligned([expression, element])
            tests.append(parts[0].text(atLeast: .sum) + " = " + parts[1].text(atLeast: .sum))
        }
        return bounded(Fragment(tests.joined(separator: " OR "), .or))
    }
}
