import SchemagenLanguage
import SchemagenModel

/// Writes expressions for PostgreSQL with the language's meaning.
struct PostgreSQLExpressionWriter {
    let context: ExpressionContext
    /// The first thing that went wrong.
    private(set) var problem: ExpressionProblem?
    private var depth = 0

    init(context: ExpressionContext) { self.context = context }

    /// The SQL of an expression that stands alone.
    mutating func text(_ expression: Expression) -> String { fragment(expression).text }

    /// The SQL of an expression as the value of a column: a default, a generated value, a partition's bound.
    mutating func value(_ expression: Expression, for type: DataType) -> String {
        if case .array(let elements) = expression.kind { return Quoting.literal(arrayLiteral(elements)) }
        if case .number(let text) = expression.kind { return LiteralText.plainDecimal(text) }
        return text(expression)
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
        let result = unlimited(expression)
        guard result.text.utf8.count <= ExpressionContext.largestText else {
            report(.tooLarge)
            return Fragment("NULL")
        }
        return result
    }

    private mutating func unlimited(_ expression: Expression) -> Fragment {
        switch expression.kind {
        case .bool(let value): return Fragment(value ? "true" : "false")
        case .integer(let value): return Self.integer(value)
        case .number(let text): return number(text, expression.type)
        case .string(let text):
            switch expression.type {
            case .timestamp, .localTimestamp, .localDate, .localTime:
                return Fragment(
                    Quoting.literal(LiteralText.moment(text, type: expression.type, on: .postgresql)), isLiteral: true)
            default: return Fragment(Quoting.literal(text), isLiteral: true)
            }
        case .null: return Fragment("NULL")
        case .json(let text): return Fragment(Quoting.literal(text), isLiteral: true)
        case .array(let elements): return Fragment(Quoting.literal(arrayLiteral(elements)), isLiteral: true)
        case .column(let name): return column(name)
        case .value:
            guard let value = context.value else {
                report(.notFound("value"))
                return Fragment("NULL")
            }
            return reference(value.text, type: value.type, isCollated: value.isCollated)
        case .enumCase(let enumeration, let name):
            guard let found = context.index.enums[enumeration]?.cases.first(where: { $0.name == name }) else {
                report(.notFound("\(enumeration).\(name)"))
                return Fragment("NULL")
            }
            return Fragment(Quoting.literal(found.sqlName), isLiteral: true)
        case .negate(let operand): return negated(operand, expression)
        case .not(let operand): return Fragment("NOT " + fragment(operand).text(atLeast: .sum), .not)
        case .infix(let operation, let left, let right): return infix(operation, left, right, expression)
        case .ternary: return ternary(expression)
        case .isIn(let operand, let elements): return membership(operand, elements)
        case .call(let function, let arguments): return call(function, arguments, expression)
        case .nextValue(let name):
            guard let sequence = context.index.sequences[name] else {
                report(.notFound(name))
                return Fragment("NULL")
            }
            let sqlName = Quoting.identifier(sequence.info.sqlName, in: sequence.info.sqlSchema)
            return Fragment("nextval(" + Quoting.literal(sqlName) + ")", width: 8)
        case .sql(let text):
            guard let sql = text.postgresql else {
                report(.noText)
                return Fragment("NULL")
            }
            return Fragment(LiteralText.parenthesised(sql), width: 2)
        }
    }

    // MARK: Literals and names

    private static func integer(_ value: Int64) -> Fragment {
        // Without its sign it would be beyond 64 bits, and numeric.
        if value == .min { return Fragment("'\(value)'::bigint", width: 8) }
        return Fragment(
            String(value), value < 0 ? .sign : .atom, width: value.magnitude <= UInt64(Int32.max) ? 4 : 8)
    }

    private func number(_ text: String, _ type: ValueType) -> Fragment {
        let isNegative = text.hasPrefix("-")
        switch type {
        case .float: return Fragment(LiteralText.widened(text), isNegative ? .sign : .atom, isLiteral: true)
        case .double: return Fragment(text, isNegative ? .sign : .atom, isLiteral: true)
        default: return Fragment(LiteralText.plainDecimal(text), isNegative ? .sign : .atom)
        }
    }

    private mutating func column(_ name: String) -> Fragment {
        guard let column = context.columns?[name] else {
            report(.notFound(name))
            return Fragment("NULL")
        }
        return reference(
            Quoting.identifier(column.sqlName), type: column.type,
            isCollated: context.index.collation(of: column)?.postgresql != nil)
    }

    private func reference(_ name: String, type: DataType, isCollated: Bool) -> Fragment {
        switch context.index.storageType(of: type) {
        case .int16: Fragment(name, width: 2)
        case .int32: Fragment(name, width: 4)
        case .int64, .duration: Fragment(name, width: 8)
        // Neither the padding of a Char nor the case of a Citext counts.
        case .citext, .char: Fragment(name + "::text", .atom, isCollated: isCollated)
        default: Fragment(name, isCollated: isCollated)
        }
    }

    /// The text of an array between braces, every element in quotes: its type is that of the column.
    private mutating func arrayLiteral(_ elements: [Expression]) -> String {
        var text = "{"
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            switch element.kind {
            case .null: text += "NULL"
            case .array(let inner): text += arrayLiteral(inner)
            default: text += Self.arrayElement(plain(element))
            }
        }
        return text + "}"
    }

    /// The text that an element's type reads.
    private mutating func plain(_ element: Expression) -> String {
        switch element.kind {
        case .string(let text):
            switch element.type {
            case .timestamp, .localTimestamp, .localDate, .localTime:
                return LiteralText.moment(text, type: element.type, on: .postgresql)
            default: return text
            }
        case .json(let text): return text
        case .enumCase(let enumeration, let name):
            let found = context.index.enums[enumeration]?.cases.first { $0.name == name }
            if found == nil { report(.notFound("\(enumeration).\(name)")) }
            return found?.sqlName ?? ""
        case .number(let text): return LiteralText.plainDecimal(text)
        default: return text(element)
        }
    }

    private static func arrayElement(_ text: String) -> String {
        var isBare = !text.isEmpty && text.lowercased() != "null"
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": break
            default: isBare = false
            }
            if scalar == "\"" || scalar == "\\" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return isBare ? text : result + "\""
    }

    // MARK: Operands

    /// An operand of arithmetic, a comparison or a function: a Float counts as the double that it is.
    mutating func operand(_ expression: Expression) -> Fragment {
        let result = fragment(expression)
        guard expression.type == .float, !result.isLiteral else { return result }
        return Fragment(result.text(atLeast: .atom) + "::double precision")
    }

    /// A fragment whose type PostgreSQL knows without its surroundings.
    func typed(_ fragment: Fragment, _ type: ValueType) -> Fragment {
        guard fragment.isLiteral, let name = typeName(type) else { return fragment }
        return Fragment(fragment.text(atLeast: .atom) + "::" + name)
    }

    private func typeName(_ type: ValueType) -> String? {
        switch type {
        case .float, .double: return "double precision"
        case .uuid: return "uuid"
        case .timestamp: return "timestamptz"
        case .localTimestamp: return "timestamp"
        case .localDate: return "date"
        case .localTime: return "time"
        case .json(.jsonText): return "json"
        case .json: return "jsonb"
        case .enumeration(let name):
            guard let enumeration = context.index.enums[name], enumeration.storage == .native else { return nil }
            return Quoting.identifier(enumeration.info.sqlName, in: enumeration.info.sqlSchema)
        default: return nil
        }
    }

    /// Operands that give one result: a literal's type is that of another; where all are literals, the first is typed.
    mutating func joined(_ expressions: [Expression], as type: ValueType) -> [Fragment] {
        var fragments: [Fragment] = []
        for expression in expressions {
            fragments.append(type == .float ? fragment(expression) : operand(expression))
        }
        let isUntyped = fragments.indices.allSatisfy { fragments[$0].isLiteral || expressions[$0].isNull }
        if isUntyped, let first = fragments.indices.first(where: { fragments[$0].isLiteral }) {
            fragments[first] = typed(fragments[first], type)
        }
        return fragments
    }

    /// Values that one of them is chosen from. A decimal that gets so many digits behind the point that it has more than
    /// the language keeps is refused by the cast.
    mutating func choices(_ expressions: [Expression], _ result: Expression) -> [Fragment] {
        var fragments = joined(expressions, as: result.type)
        guard result.exceedsDecimal else { return fragments }
        for (index, expression) in expressions.enumerated() {
            guard case .decimal(let precision, let scale) = expression.type, scale < result.scale,
                precision + result.scale - scale > SQLiteTypes.decimalDigits, expression.numberLiteral == nil
            else { continue }
            fragments[index] = limited(fragments[index], result)
        }
        return fragments
    }

    /// The fragment under the C collation, which compares bytes.
    func bytewise(_ fragment: Fragment) -> Fragment {
        Fragment(fragment.text(atLeast: .atom) + " COLLATE \"C\"", .sign)
    }

    // MARK: Choice

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
        text += " ELSE " + results[conditions.count].text + " END"
        return combined(text, .atom, results)
    }

    /// A fragment with the width and the collation of those that it is made of.
    func combined(_ text: String, _ binding: Fragment.Binding, _ parts: [Fragment]) -> Fragment {
        var result = Fragment(text, binding)
        for part in parts {
            result.width = max(result.width, part.width)
            result.isCollated = result.isCollated || part.isCollated
        }
        return result
    }

    private mutating func membership(_ expression: Expression, _ elements: [Expression]) -> Fragment {
        guard !elements.isEmpty else {
            return Fragment(fragment(expression).text(atLeast: .sum) + " IS NULL AND NULL", .and)
        }
        let parts = joined([expression] + elements, as: expression.type == .float ? .double : expression.type)
        let left = parts[0].isCollated || parts.contains { $0.isCollated } ? bytewise(parts[0]) : parts[0]
        var text = left.text(atLeast: .sum) + " IN ("
        for (index, part) in parts.dropFirst().enumerated() {
            if index > 0 { text += ", " }
            text += part.text
        }
        return Fragment(text + ")", .comparison)
    }
}
