/// Says in the language what PostgreSQL printed, in the shapes that are common. That the engine prints the same again is
/// not known here: it is proved by building the schema.
struct ExpressionTranslator {
    /// A column of the row.
    struct Column {
        var name: String
        var family: TypeNames.Family
    }

    /// The Swift names of cases by their labels, of each enum by its path.
    var cases: PathMap<[String: String]> = [:]
    /// The Swift names of free sequences by their paths.
    var sequences: PathMap<String> = [:]
    /// The columns of the row by their SQL names; `VALUE` in a check of a domain.
    var columns: [String: Column] = [:]

    /// A part of the result.
    private struct Part {
        var text: String
        var binding: Binding
        var family: TypeNames.Family
        /// Whether it adapts to the type beside it.
        var isLiteral = false

        func text(above binding: Binding) -> String { self.binding.rawValue > binding.rawValue ? text : "(\(text))" }
    }

    private enum Binding: Int { case or, and, comparison, coalesce, sum, product, sign, atom }

    // MARK: Places

    /// A condition: of a check, of a partial index.
    func condition(_ printed: String) -> String? {
        guard let expression = PrintedExpression(printed), let part = part(expression), part.family == .bool else {
            return nil
        }
        return part.text
    }

    /// A generated value.
    func value(_ printed: String) -> String? {
        PrintedExpression(printed).flatMap { part($0) }?.text
    }

    /// A default of a column of a type.
    func defaultValue(_ printed: String, for type: TypeNames.Name) -> String? {
        guard let expression = PrintedExpression(printed) else { return nil }
        switch expression {
        case .call(["now"], []): return type.source.hasPrefix("Timestamp") ? "now()" : nil
        case .call(["gen_random_uuid"], []): return type.family == .uuid ? "uuid()" : nil
        case .call(["nextval"], let arguments):
            guard type.family == .integer, arguments.count == 1,
                case .cast(.string(let name), "regclass") = arguments[0],
                let path = PrintedText.path(name), let sequence = sequences[path]
            else { return nil }
            return "nextValue(\(SourceText.name(sequence)))"
        default: break
        }
        return literal(expression.withoutCasts, as: type.family)
    }

    /// A value in the bound of a partition.
    func bound(_ printed: String, for family: TypeNames.Family) -> String? {
        guard let expression = PrintedExpression(printed) else { return nil }
        if expression == .null { return "nil" }
        return literal(expression.withoutCasts, as: family)
    }

    /// A literal where a type is known.
    private func literal(_ expression: PrintedExpression, as family: TypeNames.Family) -> String? {
        switch (expression, family) {
        case (.bool(let value), .bool): return value ? "true" : "false"
        case (.number(let text), .integer): return isWhole(text) ? text : nil
        case (.number(let text), .decimal), (.number(let text), .floating): return number(text)
        case (.negated(.number(let text)), .integer): return isWhole(text) ? "-\(text)" : nil
        case (.negated(.number(let text)), .decimal), (.negated(.number(let text)), .floating):
            return number(text).map { "-\($0)" }
        case (.string(let text), .integer), (.string(let text), .decimal), (.string(let text), .floating):
            let digits = text.hasPrefix("-") ? String(text.dropFirst()) : text
            let sign = text.hasPrefix("-") ? "-" : ""
            if family == .integer { return isWhole(digits) ? sign + digits : nil }
            return number(digits).map { sign + $0 }
        case (.string(let text), .string), (.string(let text), .uuid), (.string(let text), .moment):
            return SourceText.string(text)
        case (.string("{}"), .json): return "{}"
        case (.string("[]"), .json): return "[]"
        case (.string("{}"), .array): return "[]"
        case (.string(let label), .enumeration(let path)): return cases[path]?[label].map { ".\(SourceText.name($0))" }
        default: return nil
        }
    }

    private func isWhole(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } && Int64(text) != nil
    }

    /// A number as the language writes it: digits on both sides of the point.
    private func number(_ text: String) -> String? {
        if isWhole(text) { return text }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else {
            return nil
        }
        return text
    }

    // MARK: Expressions over a row

    private func part(_ expression: PrintedExpression) -> Part? {
        switch expression {
        case .null, .array: return nil
        case .bool(let value): return Part(text: value ? "true" : "false", binding: .atom, family: .bool)
        case .number(let text):
            return number(text).map {
                Part(text: $0, binding: .atom, family: isWhole(text) ? .integer : .decimal, isLiteral: true)
            }
        case .string(let text):
            return Part(text: SourceText.string(text), binding: .atom, family: .string, isLiteral: true)
        case .column(let name):
            return columns[name].map { Part(text: SourceText.name($0.name), binding: .atom, family: $0.family) }
        case .cast(let inner, let type): return cast(inner, type)
        case .negated(let inner):
            guard let operand = part(inner), isNumber(operand.family) else { return nil }
            return Part(
                text: "-" + operand.text(above: .sign), binding: .sign, family: operand.family,
                isLiteral: operand.isLiteral)
        case .not(let inner):
            guard let operand = part(inner), operand.family == .bool else { return nil }
            return Part(text: "!" + operand.text(above: .sign), binding: .sign, family: .bool)
        case .isNull(let inner, let isNull):
            guard let operand = part(inner) else { return nil }
            return Part(
                text: operand.text(above: .comparison) + (isNull ? " == nil" : " != nil"), binding: .comparison,
                family: .bool)
        case .infix(let symbol, let left, let right): return infix(symbol, left, right)
        case .isAny(let operand, let list): return membership(operand, list)
        case .call(let path, let arguments): return call(path, arguments)
        }
    }

    private func cast(_ inner: PrintedExpression, _ type: String) -> Part? {
        switch inner {
        case .string(let label):
            if let path = PrintedText.path(type), let name = cases[path]?[label] {
                return Part(
                    text: ".\(SourceText.name(name))", binding: .atom, family: .enumeration(path), isLiteral: true)
            }
            let family = TypeNames().name(of: type).family
            guard let text = literal(inner, as: family), family != .uuid, family != .moment, family != .json else {
                return nil
            }
            return Part(text: text, binding: .atom, family: family, isLiteral: true)
        case .cast: return nil
        default: break
        }
        guard let operand = part(inner) else { return nil }
        switch type {
        case "text": return operand.family == .string ? operand : nil
        case "numeric", "double precision", "real", "bigint", "integer", "smallint":
            return operand.isLiteral && isNumber(operand.family) ? operand : nil
        default: return nil
        }
    }

    private func isNumber(_ family: TypeNames.Family) -> Bool {
        family == .integer || family == .decimal || family == .floating
    }

    private func fit(_ left: Part, _ right: Part) -> Bool {
        if left.family == right.family { return true }
        guard isNumber(left.family), isNumber(right.family) else { return false }
        return left.isLiteral || right.isLiteral
    }

    private func infix(_ symbol: String, _ left: PrintedExpression, _ right: PrintedExpression) -> Part? {
        guard let left = part(left), let right = part(right) else { return nil }
        switch symbol {
        case "AND", "OR":
            guard left.family == .bool, right.family == .bool else { return nil }
            let binding: Binding = symbol == "AND" ? .and : .or
            func operand(_ part: Part) -> String {
                part.binding.rawValue >= binding.rawValue ? part.text : "(\(part.text))"
            }
            return Part(
                text: "\(operand(left)) \(symbol == "AND" ? "&&" : "||") \(operand(right))", binding: binding,
                family: .bool)
        case "=", "<>":
            guard fit(left, right), left.family != .other, left.family != .json, left.family != .array else {
                return nil
            }
            return comparison(symbol == "=" ? "==" : "!=", left, right)
        case "<", "<=", ">", ">=":
            // The order of texts is that of their bytes in the language, and that of a collation here.
            guard fit(left, right), isNumber(left.family) || left.family == .moment else { return nil }
            return comparison(symbol, left, right)
        case "~":
            guard left.family == .string, right.family == .string, right.isLiteral else { return nil }
            return Part(text: "matches(\(left.text), \(right.text))", binding: .atom, family: .bool)
        case "+", "-", "*":
            guard fit(left, right), isNumber(left.family) else { return nil }
            let binding: Binding = symbol == "*" ? .product : .sum
            let first = left.binding.rawValue >= binding.rawValue ? left.text : "(\(left.text))"
            return Part(
                text: "\(first) \(symbol) \(right.text(above: binding))", binding: binding,
                family: left.isLiteral ? right.family : left.family)
        default: return nil
        }
    }

    private func comparison(_ symbol: String, _ left: Part, _ right: Part) -> Part {
        Part(
            text: "\(left.text(above: .comparison)) \(symbol) \(right.text(above: .comparison))", binding: .comparison,
            family: .bool)
    }

    private func membership(_ operand: PrintedExpression, _ list: PrintedExpression) -> Part? {
        guard let left = part(operand), case .array(let elements) = list.withoutCasts, !elements.isEmpty else {
            return nil
        }
        var texts: [String] = []
        for element in elements {
            var element = element
            // What a varchar is compared with is a varchar and then a text.
            if left.family == .string { element = element.withoutCasts }
            guard let part = part(element), part.isLiteral, fit(left, part) else { return nil }
            texts.append(part.text)
        }
        return Part(
            text: "\(left.text(above: .comparison)) in [\(texts.joined(separator: ", "))]", binding: .comparison,
            family: .bool)
    }

    private func call(_ path: [String], _ arguments: [PrintedExpression]) -> Part? {
        guard path.count == 1 else { return nil }
        let operands = arguments.compactMap { part($0) }
        guard operands.count == arguments.count, let first = operands.first else { return nil }
        switch (path[0], operands.count) {
        case ("length", 1) where first.family == .string:
            return Part(text: "length(\(first.text))", binding: .atom, family: .integer)
        case ("btrim", 1) where first.family == .string:
            return Part(text: "trim(\(first.text))", binding: .atom, family: .string)
        case ("abs", 1) where isNumber(first.family):
            return Part(text: "abs(\(first.text))", binding: .atom, family: first.family)
        case ("COALESCE", 2) where fit(first, operands[1]):
            return Part(
                text: "\(first.text(above: .coalesce)) ?? \(operands[1].text(above: .coalesce))", binding: .coalesce,
                family: first.family)
        default: return nil
        }
    }
}
